"""Leaflets of texts that nobody foresaw: one sentence, very many, very long ones; each is one sheet with all of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pypdfium2
import pytest

from scripts.assemble.outreach import leaflets
from scripts.assemble.outreach.sheets import Printed, Sheet
from scripts.assemble.view import View
from scripts.draw.materials import drawing
from scripts.read import read
from tests.sources import NOW, site

SITUATION = """\
---
title: Tình huống mẫu
summary: Một câu.
icon: help
steps: [{text: Làm việc mẫu.}]
law: ['1/2020/QH14#dieu-1']
sources: [1/2020/QH14]
---
Lời.
"""
LONG = "Câu dài để thử xem tờ gấp có xếp hết chữ không, dù mỗi ý nói hơi lâu"


def leaflet(root: Path, parts: list[int], sentence: str = "Câu ngắn") -> list[Printed]:
    """That of a page whose parts have so many sentences, folded both ways."""
    page = "---\ntitle: Tờ mẫu (bản dễ đọc)\nsummary: Một câu.\nof: tinhhuong:mau\nlaw: ['1/2020/QH14#dieu-1']\n"
    page += "sources: [1/2020/QH14]\nupdated: 2026-11-01\nparts:\n"
    for number, count in enumerate(parts, 1):
        page += f"- title: Phần {number}\n  lines:\n"
        page += "".join(f"  - {{icon: phone, text: '{sentence} {number}-{line}.'}}\n" for line in range(count))
    reading = read(site(root, {"content/tinh-huong/mau.md": SITUATION, "content/de-doc/mau.md": f"{page}---\n"}))
    assert reading.site
    found = leaflets.of_site(View(reading.site.public(NOW), NOW, "https://mau.example/"))
    return [replace(one, make=partial(_twice, one.make())) for one in found]


def _twice(sheet: Sheet) -> Sheet:
    return replace(sheet, files={form: sheet.files[form] for form in ("a5", "a6-den-trang")})


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [([1], LONG), ([90], "Câu ngắn"), ([2, 50, 2], LONG), ([1] * 20, "Câu ngắn")],
    ids=["one", "one long part", "long sentences", "many parts"],
)
def test_whatever_is_said_has_room_on_one_sheet(tmp_path: Path, parts: list[int], sentence: str) -> None:
    [made] = leaflet(tmp_path, parts, sentence)
    for path, data in drawing.of(made).items():
        document = pypdfium2.PdfDocument(data)
        assert len(document) == 2, path
        # Of what is beyond the edge nothing is found.
        text = " ".join(page.get_textpage().get_text_bounded(0, 0, *page.get_size()) for page in document)
        assert [
            f"{n}-{line}." for n, count in enumerate(parts, 1) for line in range(count) if f"{n}-{line}." not in text
        ] == []


def test_what_no_sheet_has_room_for_makes_none(tmp_path: Path) -> None:
    assert leaflet(tmp_path / "du", [90]) and not leaflet(tmp_path / "qua", [91])
