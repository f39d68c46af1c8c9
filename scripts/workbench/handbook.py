"""HUONG-DAN.md as a page, each problem's code with an address of its own."""

import re
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote

from scripts.setup.kit import KIT
from scripts.vietnamese.slugs import slug
from scripts.workbench.desk import Desk
from scripts.workbench.web import BASE, Request, Response

HANDBOOK = KIT / "HUONG-DAN.md"
# Where its pictures are.
_PICTURES = KIT / "docs" / "pictures" / "huong-dan"
_KINDS = {".png": "image/png", ".svg": "image/svg+xml", ".webp": "image/webp", ".jpg": "image/jpeg"}
# Stands for what would begin a comment.
_OPENING = "\ue000"
# Between them are tables that scripts/forms/handbook_tables.py makes.
_MARKERS = re.compile(r"^<!-- .* -->\n", re.MULTILINE)
_CODE = re.compile(r"[EW]\d{3}")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the second level, for the list at the top."""

    id: str
    title: str


def shown(desk: Desk, request: Request) -> Response:
    """The handbook."""
    try:
        stat = HANDBOOK.stat()
        body, chapters = _read(stat.st_mtime_ns, stat.st_size)
    except OSError:
        return desk.sorry("Không thấy tệp hướng dẫn", "Thư mục dự án thiếu HUONG-DAN.md. Hãy chép lại tệp ấy.")
    return desk.page("handbook.html", title="Hướng dẫn", body=body, chapters=chapters)


def picture(desk: Desk, request: Request) -> Response:
    """A picture of the handbook."""
    name = request.query.get("ten", "")
    file = _PICTURES / name
    if not re.fullmatch(r"[\w-]+\.\w+", name) or file.suffix not in _KINDS or not file.is_file():
        return desk.sorry("Không có ảnh này", "Hướng dẫn không có ảnh tên ấy.", HTTPStatus.NOT_FOUND)
    return Response(body=file.read_bytes(), kind=_KINDS[file.suffix])


@lru_cache(maxsize=1)
def _read(changed: int, size: int) -> tuple[str, tuple[Chapter, ...]]:
    from lxml import html

    from scripts.markup.conversion import to_html

    # It has no comments, it tells of them. Its lines are broken where they are full, for readers of the file.
    source = _MARKERS.sub("", HANDBOOK.read_text(encoding="utf-8")).replace("<!--", _OPENING)
    text = to_html(source).replace("<br>\n", "\n").replace(_OPENING, "&lt;!--")
    tree = html.fragment_fromstring(text, create_parent="div")
    for row in tree.iter("tr"):
        first = row[0].text_content().strip()
        if row[0].get("scope") != "col" and _CODE.fullmatch(first):
            row.set("id", first)
    for block in tree.iter("pre"):
        block.attrib.update({"tabindex": "0", "role": "group", "aria-label": "Mẫu"})
    for empty in [one for one in tree.iter("th") if not one.text_content().strip()]:
        empty.tag = "td"
        empty.attrib.pop("scope", None)
    for wide in [*tree.iter("table")]:
        frame = html.Element("div", {"class": "wide", "tabindex": "0", "role": "group", "aria-label": "Bảng"})
        wide.addprevious(frame)
        frame.tail, wide.tail = wide.tail, None
        frame.append(wide)
    for image in [*tree.iter("img")]:
        name = Path(unquote(image.get("src", ""))).name
        if (_PICTURES / name).is_file():
            image.set("src", f"{BASE}huong-dan/anh?ten={name}")
            image.set("loading", "lazy")
        else:  # of an example of how to write one
            example = html.Element("code")
            example.text, example.tail = f'![{image.get("alt")}]({name} "{image.get("title", "")}")', image.tail
            image.getparent().replace(image, example)
    for anchor in tree.iter("a"):
        href = anchor.get("href", "")
        if href.startswith("#"):  # GitHub keeps the accents of a heading in its address
            anchor.set("href", f"#{slug(unquote(href[1:]))}")
        # What leads into the project leads nowhere from here.
        elif not href.startswith("https://"):
            anchor.drop_tag()
    chapters = tuple(Chapter(one.get("id", ""), one.text_content()) for one in tree.iter("h2"))
    body = "".join(html.tostring(one, encoding="unicode") for one in tree)
    return body, chapters
