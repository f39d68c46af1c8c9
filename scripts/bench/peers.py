"""The same pages as plain Markdown, laid out as each peer wants them.

Every page has the same address, title, summary, facts and body in every tree; only the front matter's form
and the way to write a link differ. List pages come from the tool's own templates where it has any
(themes/hugo, themes/eleventy) and are written out for MkDocs, which has none.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from scripts.bench.generate import HOME, LAW_BODY, Corpus, Occasion, Story, Texts, quoted

THEMES = Path(__file__).resolve().parent / "themes"
LAW_PATH = "luat/luat-mau/"

# From the page at one address to the page at another, both like "su-kien/2022/mau-00001/".
Href = Callable[[str, str], str]
# From the records to the sources of one peer.
Writer = Callable[[Corpus], Texts]

_LINK = re.compile(r"\]\((sukien|luat):([^)]+)\)")
_SECTIONS = {"su-kien": "Sự kiện", "tin-tuc": "Tin tức"}
_LATEST = 10


def material(site: Corpus, short_nav: bool) -> Texts:
    """MkDocs with Material and its own search; with `short_nav` only the sections are in the navigation."""
    tree = {
        "mkdocs.yml": _MKDOCS + (_SHORT_NAV if short_nav else ""),
        "docs/index.md": _front("Mẫu, trang đầu", "Trang sinh ra để đo bộ dựng.") + HOME,
        "docs/luat/index.md": _front("Luật", "Các văn bản") + f"- {_link('luat/', LAW_PATH, 'Luật Mẫu')}\n",
        f"docs/{_source(LAW_PATH)}": _front("Luật Mẫu", "Một văn bản không có thật.") + LAW_BODY,
    }
    for section, title in _SECTIONS.items():
        items = sorted(_of(site, section), key=lambda item: item.day)
        cards = "".join(_card("", item) for item in items[: -_LATEST - 1 : -1])
        tree["docs/index.md"] += f"\n## {title}\n\n{cards}"
        index = f"{section}/"
        years = {year: [item for item in items if item.day.year == year] for year in _years(items)}
        tree[f"docs/{_source(index)}"] = _front(title, f"{title} theo năm")
        for year, found in years.items():
            path = f"{index}{year}/"
            tree[f"docs/{_source(index)}"] += f"- {_link(index, path, f'Năm {year}')} ({len(found)})\n"
            cards = "".join(_card(path, item) for item in found)
            tree[f"docs/{_source(path)}"] = _front(f"Năm {year}", f"{title} trong năm") + cards
    for item, body in _bodies(site, markdown_href):
        lead = f"*{item.summary}*\n\n{item.day:%d/%m/%Y}\n\n"
        tree[f"docs/{_source(item.path)}"] = _head(item) + lead + body
    return tree


def hugo(site: Corpus, theme: Texts) -> Texts:
    """Hugo: sections and years have an `_index.md` each; lists come from the templates."""
    tree = dict(theme) | {
        "content/_index.md": _front("Mẫu, trang đầu", "Trang sinh ra để đo bộ dựng.") + HOME,
        "content/luat/_index.md": _front("Luật", "Các văn bản"),
    }
    for section, title in _SECTIONS.items():
        tree[f"content/{section}/_index.md"] = _front(title, f"{title} theo năm")
        for year in _years(_of(site, section)):
            tree[f"content/{section}/{year}/_index.md"] = _front(f"Năm {year}", f"{title} trong năm")
    return tree | _pages(site)


def eleventy(site: Corpus, theme: Texts) -> Texts:
    """Eleventy: the lists are templates of the theme."""
    return dict(theme) | _pages(site)


def theme(name: str) -> Texts:
    """The hand-written part of a peer's site, from themes/<name>, with the stylesheet they share."""
    folder = THEMES / name
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    tree = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}
    style = "static/style.css" if name == "hugo" else "style.css"
    return tree | {style: (THEMES / "style.css").read_text(encoding="utf-8")}


def outputs(site: Corpus) -> list[str]:
    """The pages that every tool must have made, as files below its output folder."""
    paths = ["", "luat/", LAW_PATH]
    for section in _SECTIONS:
        paths += [f"{section}/", *(f"{section}/{year}/" for year in _years(_of(site, section)))]
    return [f"{path}index.html" for path in (*paths, *(item.path for item in site.items))]


def markdown_href(here: str, there: str) -> str:
    """MkDocs: the relative path between the two source files."""
    return posixpath.relpath(_source(there), posixpath.dirname(_source(here)) or ".")


def root_href(here: str, there: str) -> str:
    """Hugo and Eleventy: the address from the root."""
    return f"/{there}"


def _of(site: Corpus, section: str) -> tuple[Occasion | Story, ...]:
    return site.events if section == "su-kien" else site.stories


def _years(items: Iterable[Occasion | Story]) -> list[int]:
    return sorted({item.day.year for item in items})


def _pages(site: Corpus) -> Texts:
    law = _front("Luật Mẫu", "Một văn bản không có thật.", "2020-01-01") + LAW_BODY
    tree = {f"content/{_source(LAW_PATH)}": law}
    for item, body in _bodies(site, root_href):
        tree[f"content/{_source(item.path)}"] = _head(item) + body
    return tree


def _source(path: str) -> str:
    """`su-kien/2022/mau-00001/` → `su-kien/2022/mau-00001.md`; the home page and the lists are `index.md`."""
    name = posixpath.basename(path.rstrip("/"))
    is_list = not path or name in _SECTIONS or name == "luat" or name.isdigit()
    return f"{path}index.md" if is_list else f"{path[:-1]}.md"


def _bodies(site: Corpus, href: Href) -> Iterable[tuple[Occasion | Story, str]]:
    paths = {event.id: event.path for event in site.events}
    for item in site.items:

        def link(match: re.Match[str], here: str = item.path) -> str:
            scheme, target = match.groups()
            return f"]({href(here, paths[target] if scheme == 'sukien' else LAW_PATH)})"

        text = _LINK.sub(link, item.body)
        yield item, f"{_facts(item)}\n{text}\n\nNguồn: <{item.source}>\n"


def _facts(item: Occasion | Story) -> str:
    if isinstance(item, Story):
        return f"- Thể loại: {item.kind}\n- Người viết: {item.author}\n"
    time = f"{item.clock}, " if item.clock else ""
    return (
        f"- Loại: {item.kind.label}\n- Thời gian: {time}{item.day:%d/%m/%Y}\n- Địa điểm: {item.place}\n"
        f"- Đơn vị tổ chức: {item.organiser}\n- Tình trạng: {'Đã diễn ra' if item.held else 'Đã lên lịch'}\n"
    )


def _head(item: Occasion | Story) -> str:
    return _front(item.title, item.summary, item.day.isoformat())


def _front(title: str, description: str, date: str = "") -> str:
    lines = [f"title: {quoted(title)}", f"description: {quoted(description)}"]
    return "\n".join(["---", *lines, *([f"date: {date}"] if date else []), "---", "", ""])


def _link(here: str, there: str, text: str) -> str:
    return f"[{text}]({markdown_href(here, there)})"


def _card(here: str, item: Occasion | Story) -> str:
    return f"- {item.day:%d/%m/%Y}: {_link(here, item.path, item.title)}. {item.summary}\n"


_MKDOCS = """\
site_name: Mẫu, trang thông tin Tỉnh Mẫu
site_url: https://tinh-mau.example/
theme:
  name: material
  language: vi
plugins:
- search
"""

_SHORT_NAV = """\
nav:
- index.md
- Luật: luat/index.md
- Sự kiện: su-kien/index.md
- Tin tức: tin-tuc/index.md
validation:
  nav:
    omitted_files: ignore
"""
