"""The web fonts: every letter of Vietnamese is in both, and the fonts that stand in for them are as high as they."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from scripts.assemble.site import fonts
from tests.conftest import CHECKOUT

STYLES = (CHECKOUT / "overrides/assets/styles/10-fonts.css").read_text(encoding="utf-8")
_VOWELS = "aăâeêioôơuưy"
LETTERS = {
    unicodedata.normalize("NFC", letter + tone)
    for base in _VOWELS + _VOWELS.upper()
    for letter in [base]
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
} | set("đĐbcdghklmnpqrstvxBCDGHKLMNPQRSTVX0123456789.,:;?!“”‘’–…·()/")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return fonts.build(Path(tmp_path_factory.mktemp("phông")))


def test_no_letter_of_vietnamese_falls_to_another_font_in_mid_word(made: dict[str, bytes]) -> None:
    assert all(len(letter) == 1 for letter in LETTERS)
    for name, data in made.items():
        assert not LETTERS - set(map(chr, TTFont(io.BytesIO(data)).getBestCmap())), name


def test_both_weights_leave_room_for_the_rest_of_a_first_view(made: dict[str, bytes]) -> None:
    assert len(made) == 2 and sum(map(len, made.values())) <= 23_000


def test_what_stands_in_is_as_high_as_the_font(made: dict[str, bytes]) -> None:
    said_of = r"ascent-override: ([\d.]+)%; descent-override: ([\d.]+)%; line-gap-override: ([\d.]+)%"
    faces = re.findall(rf'"Like [^}}]*font-weight: (\d+); size-adjust: ([\d.]+)%; {said_of}', STYLES)
    assert len(faces) == STYLES.count("@font-face") - len(made)
    for weight, size, ascent, descent, gap in faces:
        font = TTFont(io.BytesIO(made[f"fonts/be-vietnam-pro-{weight}.woff2"]))
        height, em = font["hhea"], font["head"].unitsPerEm
        for said, real in ((ascent, height.ascent), (descent, -height.descent), (gap, height.lineGap)):
            assert float(said) * float(size) / 1e4 == pytest.approx(real / em, abs=2e-4), (weight, size)
