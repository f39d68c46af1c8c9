"""QR codes: drawn as they were computed, and kept between builds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from scripts.assemble.parts import qr

ADDRESSES = st.text("abcdefghijklmnopqrstuvwxyz0123456789-/.", min_size=1, max_size=180).map("https://{}".format)


def drawn(code: qr.Code, scale: int = 4) -> Image.Image:
    """What the strokes of the path leave on white paper, with the quiet zone around."""
    picture = Image.new("L", ((code["size"] + 8) * scale,) * 2, 255)
    x = y = 0
    for move, first, second, run in re.findall(r"([Mm])(\d+) (\d+(?:\.5)?)h(\d+)", code["path"]):
        x, y = (int(first), int(float(second))) if move == "M" else (x + int(first), y)
        picture.paste(0, ((x + 4) * scale, (y + 4) * scale, (x + 4 + int(run)) * scale, (y + 5) * scale))
        x += int(run)
    return picture


@given(ADDRESSES)
@settings(max_examples=40, deadline=None)
def test_a_reader_gets_the_address_back(address: str) -> None:
    (found,) = zxingcpp.read_barcodes(drawn(qr.Codes().of(address)))
    assert found.text == address


def test_every_dark_module_is_drawn_once() -> None:
    code = qr.Codes().of("https://vi-du.vn/su-kien/2022/con-cuong/")
    matrix = segno.make_qr("https://vi-du.vn/su-kien/2022/con-cuong/", error="m", mask=3, boost_error=False).matrix
    assert sum(int(run) for run in re.findall(r"h(\d+)", code["path"])) == sum(map(sum, matrix))


def test_codes_are_kept_and_those_no_page_has_are_dropped(tmp_path: Path) -> None:
    kept = tmp_path / "cache" / "qr.json"
    first = qr.Codes(kept)
    code = first.of("https://vi-du.vn/a/")
    first.of("https://vi-du.vn/b/")
    first.save()
    second = qr.Codes(kept)
    assert second.of("https://vi-du.vn/a/") == code
    second.save()
    assert list(json.loads(kept.read_text(encoding="utf-8"))["codes"]) == ["https://vi-du.vn/a/"]


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"rules": "other", "codes": {}}', '{"codes": {"a": 1}}'])
def test_a_spoilt_cache_costs_time_and_nothing_else(tmp_path: Path, spoilt: str) -> None:
    kept = tmp_path / "qr.json"
    kept.write_text(spoilt, encoding="utf-8")
    codes = qr.Codes(kept)
    assert codes.of("https://vi-du.vn/") == qr.Codes().of("https://vi-du.vn/")
    codes.save()
    assert "https://vi-du.vn/" in kept.read_text(encoding="utf-8")
