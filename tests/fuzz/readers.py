"""Every reader of files that others wrote, as a function of bytes that may raise nothing.

Of a package (DOCX, XLSX) the part with the text is what varies: a spoilt zip is refused before anything is read.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp

from scripts.law_import.document import read_data
from scripts.markup.conversion import to_html
from scripts.markup.harmless import harmless
from scripts.model.other_sites import OtherSite
from scripts.plans.reading import read_plan
from scripts.read import read
from scripts.read.foreign_events import read_events
from scripts.read.json_text import SpoiltError, parse
from scripts.read.merging import here
from scripts.read.yaml_text import parse as parse_yaml
from scripts.tables.reading import read_file
from tests.tables import province
from tests.tables.sheets import docx, xlsx

SITE = OtherSite(id="mau", name="Trang bạn", url="https://ban.example")


@cache
def _root() -> Path:
    return province.put_site(Path(mkdtemp()))


def _file(path: str, data: bytes) -> None:
    """The whole reading of a site one of whose files holds this."""
    target = _root() / path
    before = target.read_bytes() if target.exists() else None
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    try:
        read(_root())
    finally:
        if before is None:
            target.unlink()
        else:
            target.write_bytes(before)


def _yaml(data: bytes) -> None:
    parse_yaml(data.decode("utf-8", "replace"), "a.yml")


def _markdown(data: bytes) -> None:
    harmless(to_html(data.decode("utf-8", "replace")))


def _json(data: bytes) -> None:
    with suppress(SpoiltError):
        parse(data, "a.json")


def _foreign(data: bytes) -> None:
    site = province.site()
    read_events(data, "events/sources/mau.json", SITE, here(site.identity, site.places, site.campaigns))


def _document(name: str, data: bytes) -> None:
    read_data(name, data)


def _plan(name: str, data: bytes) -> None:
    read_plan(name, data, province.site(), province.YEAR)


def _table(name: str, data: bytes) -> None:
    read_file(name, data, province.site(), province.YEAR)


def _within(package: Callable[[], bytes], part: str, take: Callable[[bytes], None], data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(package())) as whole:
        files = {name: whole.read(name) for name in whole.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as changed:
        for name, held in (files | {part: data}).items():
            changed.writestr(name, held)
    take(out.getvalue())


@cache
def _docx() -> bytes:
    return bytes(docx(["KẾ HOẠCH", [["Nội dung", "Thời gian"], ["Mít tinh", "26/6/2027"]]])[1])


@cache
def _xlsx() -> bytes:
    return bytes(xlsx([["Nội dung", "Thời gian", "Địa điểm"], ["Mít tinh", "26/6/2027", "Nhà văn hóa"]])[1])


_WORD, _SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"
READERS: Mapping[str, Callable[[bytes], None]] = {
    "yaml": _yaml,
    "event": partial(_file, "events/2027/mau.yml"),
    "site": partial(_file, "content/site.yml"),
    "page": partial(_file, "content/gioi-thieu.md"),
    "redirects": partial(_file, "content/redirects.yml"),
    "ledger": partial(_file, "ledger.jsonl"),
    "markdown": _markdown,
    "json": _json,
    "foreign": _foreign,
    "text": partial(_document, "a.txt"),
    "html": partial(_document, "a.html"),
    "pdf": partial(_document, "a.pdf"),
    "plan": partial(_plan, "a.txt"),
    "word": partial(_within, _docx, _WORD, partial(_document, "a.docx")),
    "word-table": partial(_within, _docx, _WORD, partial(_table, "a.docx")),
    "sheet": partial(_within, _xlsx, _SHEET, partial(_table, "a.xlsx")),
    "csv": partial(_table, "a.csv"),
    "notice": partial(_table, "a.txt"),
}
