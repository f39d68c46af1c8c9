"""Nothing is out before its moment: every byte of the output is looked at, whatever it is packed in."""

from __future__ import annotations

import gzip
import io
import json
import re
import unicodedata
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import brotli
import docx
import pypdfium2
import pytest
import typst

from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from scripts.model.values import VIETNAM
from scripts.vietnamese.folding import fold
from tests.sources import put, site

MOMENT = datetime(2022, 6, 26, 10, 0, tzinfo=VIETNAM)
TITLE = "Mẫu phát động hưởng ứng ngày toàn dân"
SUMMARY = "Tóm tắt riêng biệt chỉ thông cáo giả định này mới có đầy đủ."
BODY = (
    "Đoạn một kể rằng buổi lễ giả định khai mạc bằng tiếng trống trường vang khắp thung lũng vắng. "
    "Đoạn hai nói thêm người dự tự mang theo ghế gỗ nhỏ cùng nước uống và mũ rộng vành."
)
SLUG = "phat-dong-gia-dinh"
FILE = f"content/tin-tuc/2022-06-26-{SLUG}.md"


def item(*lines: str) -> str:
    head = ["---", f"title: {TITLE}", f"summary: {SUMMARY}", "date: 2022-06-26", "author: Người viết mẫu"]
    return "\n".join([*head, "kind: release", "sources: [https://mau.example/goc]", *lines, "---", BODY, ""])


def needles() -> dict[str, bytes]:
    """The title, the slug and every run of eight words, as written, folded and decomposed."""
    found = {"slug": SLUG.encode(), "title": TITLE.encode()}
    for text in (TITLE, SUMMARY, BODY):
        words = text.split()
        for start in range(len(words) - 7):
            run = " ".join(words[start : start + 8])
            for name, form in (("", run), ("folded ", fold(run)), ("nfd ", unicodedata.normalize("NFD", run))):
                found[f"{name}{run}"] = form.encode()
    return found


def unpacked(name: str, data: bytes) -> list[tuple[str, bytes]]:
    """A file and everything in it."""
    found = [(name, data)]
    if data[:2] == b"\x1f\x8b":
        found += unpacked(f"{name}>", gzip.decompress(data))
    elif data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for member in packed.namelist():
                found += [(f"{name}/{member}", member.encode()), *unpacked(f"{name}/{member}", packed.read(member))]
                if member.endswith(".xml"):  # Word may cut a sentence into pieces
                    found.append((f"{name}/{member} words", re.sub(rb"<[^>]*>", b"", packed.read(member))))
    elif data[:5] == b"%PDF-":
        found.append((f"{name} words", words_of_pdf(data)))
    elif name.endswith(".br"):
        found += unpacked(name[:-3], brotli.decompress(data))
    # JSON may write any letter by its number.
    elif b"\\u" in data:
        text = re.sub(rb"\\u([0-9a-fA-F]{4})", lambda letter: chr(int(letter[1], 16)).encode("utf-8", "replace"), data)
        found.append((f"{name} unescaped", text))
    return found


def words_of_pdf(data: bytes) -> bytes:
    """What it shows and what it says of itself."""
    pdf = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in pdf] + list(pdf.get_metadata_dict().values())
    return "\n".join(texts).replace("\ufffe", "-").encode()


def traces(root: Path) -> dict[str, list[str]]:
    """What of the item is where."""
    wanted = needles()
    found: dict[str, list[str]] = {}
    for path in sorted((root / "site").rglob("*")):
        name = path.relative_to(root / "site").as_posix()
        if SLUG in name:
            found.setdefault("slug", []).append(name)
        if path.is_file():
            for inside, data in unpacked(name, path.read_bytes()):
                flat = b" ".join(data.split())
                for what, needle in wanted.items():
                    if needle in flat:
                        found.setdefault(what, []).append(inside)
    return found


def run(root: Path, now: datetime) -> None:
    result = build(root, now, Options(), Progress(quiet=True))
    assert result.output, result.problems


def within(name: str, data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return packed.getvalue()


def document() -> bytes:
    """The text as DOCX, a look in the middle of a sentence."""
    made, saved = docx.Document(), io.BytesIO()
    paragraph = made.add_paragraph(BODY[:20])
    paragraph.add_run(BODY[20:]).bold = True
    made.save(saved)
    return saved.getvalue()


def paper() -> bytes:
    """The text as PDF, its letters numbered as its font wants them."""
    return cast(bytes, typst.Compiler(f"#{json.dumps(BODY, ensure_ascii=False)}".encode()).compile(format="pdf"))


def test_the_search_would_find_a_trace_in_any_packing(tmp_path: Path) -> None:
    text = f"<p>{BODY}</p>".encode()
    escaped = BODY.encode("ascii", "backslashreplace")
    files = {"a.html": text, "b.gz": gzip.compress(text), "c.br": brotli.compress(text), "d.zip": within("a.txt", text)}
    files |= {"e.json": escaped, "f.docx": document(), "g.pdf": paper(), "h.zip": within("x.docx", document())}
    files |= {"i.zip": within("x.pdf", paper()), f"{SLUG}.png": b""}
    put(tmp_path / "site", files)
    found = traces(tmp_path)
    run_of_eight = " ".join(BODY.split()[:8])
    assert {name[:1] for name in found[run_of_eight]} == set("abcdefghi")
    assert found["slug"] == [f"{SLUG}.png"]


def test_an_embargo_ends_at_its_second_and_leaves_nothing_before(tmp_path: Path) -> None:
    root = site(tmp_path, {FILE: item("embargo: 2022-06-26T10:00")})
    run(root, MOMENT)
    out = traces(root)
    everywhere = {name for places in out.values() for name in places}
    page = f"tin-tuc/2022/{SLUG}/index.html"
    for place in (
        *(page, "tin-tuc/index.html", "tin-tuc/rss.xml", "tin-tuc/atom.xml", "tin-tuc/feed.json", "sitemap.xml"),
        *(f"bao-chi/goi/{SLUG}.txt", "index.html", f"bao-chi/goi/{SLUG}.pdf words", "bao-chi/bo-tai-lieu.pdf words"),
        *(f"bao-chi/goi/{SLUG}.docx/word/document.xml words", f"bao-chi/goi/{SLUG}.zip/2022-06-26-{SLUG}.pdf words"),
        f"bao-chi/bo-tai-lieu.zip/tin-bai/2022-06-26-{SLUG}.docx/word/document.xml words",
        "api/v1/news.json",
        *(f"api/v1/news/{SLUG}.json", f"api/v1/ninjs/{SLUG}.json"),
    ):
        assert place in everywhere, place
    assert any(name.startswith("pagefind/fragment/") for name in everywhere)
    assert {"title", "slug"} <= out.keys() and len(out) > 20
    # A second earlier, over what the later build left in its folders.
    run(root, MOMENT - timedelta(seconds=1))
    assert traces(root) == {}
    run(root, MOMENT)
    assert traces(root) == out


@pytest.mark.parametrize(
    "lines",
    [
        ("expires: 2022-06-26T09:00",),
        ("draft: true",),
        ("sample: true",),
        ("embargo: 2022-06-26T10:00", "withdrawn: Chưa từng đăng."),
    ],
    ids=["expired", "draft", "sample", "withdrawn before its moment"],
)
def test_what_may_not_be_seen_is_nowhere(tmp_path: Path, lines: tuple[str, ...]) -> None:
    root = site(tmp_path, {FILE: item(*lines)})
    run(root, MOMENT - timedelta(minutes=1))
    assert traces(root) == {}


def test_an_item_is_gone_at_the_second_it_expires(tmp_path: Path) -> None:
    root = site(tmp_path, {FILE: item("expires: 2022-06-26T10:00")})
    run(root, MOMENT - timedelta(seconds=1))
    assert traces(root)
    run(root, MOMENT)
    assert traces(root) == {}


def test_of_a_withdrawn_item_only_its_address_stays(tmp_path: Path) -> None:
    root = site(tmp_path, {FILE: item()})
    run(root, MOMENT)
    put(root, {FILE: item("withdrawn: Thông tin sai.")})
    run(root, MOMENT)
    found = traces(root)
    assert found.keys() == {"slug"}
    assert not any(name.startswith(("bao-chi/", "pagefind/", "sitemap")) for name in found["slug"])
