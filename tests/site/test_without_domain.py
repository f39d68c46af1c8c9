"""Until a site has a domain no page, frame or pack shows an address that nobody can open, and readers are told why."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import html

from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from tests.sources import IDENTITY, NOW, site

OWN = "trang-tam.example/"  # sources of the samples are at mau.example
PAGE = "---\ntitle: {}\nsummary: Một câu.\n---\nLời dẫn.\n"


def read_by_people(path: Path) -> str:
    """What a reader sees or copies of a file: a page or an archive without what only
    programs read, a document with its properties."""
    data = path.read_bytes()
    if path.suffix == ".html":
        body = html.document_fromstring(data.decode()).find("body")
        assert body is not None, path
        for script in body.findall(".//script"):
            script.drop_tree()
        return html.tostring(body, encoding="unicode")
    if path.suffix == ".pdf":
        return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    if path.suffix in (".docx", ".zip", ".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return " ".join(
                packed.read(name).decode(errors="ignore") for name in packed.namelist() if name != "manifest.json"
            )
    return data.decode()


@pytest.mark.slow
def test_nothing_that_a_reader_copies_has_the_placeholder(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        "content/site.yml": IDENTITY.replace("url: https://mau.example", "url: https://trang-tam.example", 1)
        + "no_domain: true\n",
        "content/bao-chi.md": PAGE.format("Báo chí"),
        "content/nhung.md": PAGE.format("Nhúng"),
        "content/dang-ky-lich.md": PAGE.format("Đăng ký lịch"),
    }
    done = build(site(tmp_path, changes), NOW, Options(), Progress(quiet=True))
    assert done.output is not None, done.problems
    kinds = (".html", ".txt", ".csv", ".docx", ".pdf", ".xlsx", ".zip")
    files = [path for path in done.output.rglob("*") if path.suffix in kinds and path.name != "robots.txt"]
    assert {path.suffix for path in files} == set(kinds)
    own = [path.relative_to(done.output).as_posix() for path in files if OWN in read_by_people(path)]
    assert own == []
    with zipfile.ZipFile(done.output / "bao-chi/bo-tai-lieu.zip") as packed:
        assert "url" not in json.loads(packed.read("manifest.json"))
    room = read_by_people(done.output / "bao-chi/index.html")
    assert "liên kết chưa mở được" in room and "chúng đổi một lần" in room
    assert "xóa lịch đã tải rồi đăng ký lại" in read_by_people(done.output / "su-kien/dang-ky-lich/index.html")
