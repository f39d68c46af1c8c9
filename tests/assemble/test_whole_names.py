"""Headings whose lines do not end within a name."""

from __future__ import annotations

import pytest

from scripts.assemble.parts.whole_names import heading

TITLES = {
    "Ra quân tại thị trấn Mường Xén, Kỳ Sơn": 'Ra quân tại thị trấn <span class="name">Mường Xén,</span> '
    '<span class="name">Kỳ Sơn</span>',
    "Xã Tam Quang, tỉnh Nghệ An": '<span class="name">Xã Tam Quang,</span> tỉnh <span class="name">Nghệ An</span>',
    "Xã Nậm Cắn": '<span class="name">Xã Nậm Cắn</span>',
    "UBND tỉnh Nghệ An họp": 'UBND tỉnh <span class="name">Nghệ An</span> họp',
    "Ma túy & thuốc lá <điện tử>": "Ma túy &amp; thuốc lá &lt;điện tử&gt;",
    "Khoản 2 Điều 24": "Khoản 2 Điều 24",
}


@pytest.mark.parametrize(("title", "shown"), TITLES.items(), ids=TITLES)
def test_names_are_one_piece(title: str, shown: str) -> None:
    assert heading(title) == shown
