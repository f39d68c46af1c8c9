"""Cards for sharing: 1200 × 630, square and tall, every word whole and inside, whatever the text."""

from __future__ import annotations

import io
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from scripts.assemble.parts.card_shapes import SHAPES
from scripts.draw import makers
from scripts.draw.cards import drawing
from tests.conftest import CHECKOUT

MARK = (CHECKOUT / "overrides/assets/icon.svg").read_bytes()
GROUND, HEM = "#faf7f0", 598
SIDE = 68  # four pixels less than the margin: round letters stand out a little
LONG = "Nghị quyết về việc tăng cường phối hợp phòng, chống ma túy ở các xã biên giới, " * 4
WORDS = st.one_of(
    st.text(max_size=300),
    st.text("0W", min_size=10, max_size=30),
    st.text("ỄẶỖẰGgyjựạ W.", max_size=300),
    st.text("ỄẶỖWẬ", min_size=1, max_size=300),
)


def card(title: str, **more: Any) -> dict[str, Any]:
    return {"site": "Trang mẫu", "host": "mau.example", "kicker": "Tin", "title": title, "facts": []} | more


def drawn(*specs: dict[str, Any]) -> list[Image.Image]:
    found = [Image.open(io.BytesIO(data)) for data in drawing.draw(specs, MARK)]
    sizes = {shape.name: (shape.width, shape.height) for shape in SHAPES}
    asked = [("PNG", sizes[spec.get("shape", "1.91:1")]) for spec in specs]
    assert [(image.format, image.size) for image in found] == asked
    return [image.convert("RGB") for image in found]


def ink(image: Image.Image, top: int = 0, bottom: int = HEM) -> tuple[int, int, int, int]:
    """The box of everything that is not ground."""
    part = image.crop((0, top, image.width, bottom))
    box = ImageChops.difference(part, Image.new("RGB", part.size, GROUND)).getbbox()
    assert box
    return box


def same(first: Image.Image, second: Image.Image) -> bool:
    return ImageChops.difference(first, second).getbbox() is None


@settings(max_examples=40, deadline=None)
@given(WORDS, WORDS, WORDS)
def test_no_text_leaves_the_card_or_touches_its_edges(title: str, kicker: str, fact: str) -> None:
    flag = {"text": "ĐÃ HỦY", "note": "cập nhật ngày 24/6/2022", "tone": "off"}
    facts = [{"label": "Lịch cũ", "text": fact, "old": True}, {"label": "Lịch mới", "text": fact}, {"text": title}]
    plain, full = drawn(card(title, kicker=kicker), card(title, kicker=kicker, flag=flag, facts=facts, foot=fact))
    for image, top in ((plain, 0), (full, 84)):
        left, above, right, below = ink(image, top)
        assert left >= SIDE and right <= 1200 - SIDE
        assert above >= 20 and below + top <= HEM - 16


@settings(max_examples=12, deadline=None)
@given(WORDS, WORDS)
@example("", "0000000CWWWWWWWWWWWWW")  # a word of few letters, wider than the tall card
@example("", "W" * 24)
@example("j", "")
@example("Ï", "j")
def test_other_shapes_hold_every_text_too(title: str, fact: str) -> None:
    flag = {"text": "ĐÃ HỦY", "note": "cập nhật ngày 24/6/2022", "tone": "off"}
    facts = [{"label": "Lịch cũ", "text": fact, "old": True}, {"label": "Lịch mới", "text": fact}, {"text": title}]
    full = card(title, flag=flag, facts=facts, foot=fact)
    square, tall = drawn(full | {"shape": "1:1"}, full | {"shape": "9:16"})
    # Below the band with what became of it. Buttons of a story's own cover 250 px above and 340 px below.
    for image, top, first, last in ((square, 112, 112, 1080 - 44 - 40), (tall, 378, 378, 1920 - 340)):
        left, above, right, below = ink(image, top, image.height - 44)
        assert left >= SIDE and right <= image.width - SIDE
        assert above + top >= first and below + top <= last


def test_other_shapes_are_laid_out_anew() -> None:
    wide, square, tall = drawn(*(card("Con tôi dùng ma túy", shape=shape) for shape in ("1.91:1", "1:1", "9:16")))
    for image in (square, tall):
        left, _, right, _ = ink(image, 300, image.height - 60)
        # The title fills as much of the width as on the wide card, in larger letters.
        assert (right - left) / image.width > 0.55
    assert ink(tall, 0, 1920 - 340)[1] >= 250
    assert not same(square.resize(wide.size), wide)


@pytest.mark.parametrize("title", ["Ễ", "ỄẶỖ ẰỂ: CHỮ CÓ HAI DẤU Ở DÒNG ĐẦU", LONG[:300], "Ẫ" * 300])
def test_marks_on_capitals_do_not_run_into_the_line_above(title: str) -> None:
    [image] = drawn(card(title))
    bare = drawn(card("."))[0]
    # Between the line with the kind and the title lies a row without ink.
    rows = [
        ImageChops.difference(image.crop((0, y, 1200, y + 1)), Image.new("RGB", (1200, 1), GROUND)).getbbox()
        for y in range(120, HEM)
    ]
    first = next(y for y, row in enumerate(rows) if row)
    assert None in rows[first : first + 60]
    assert not same(image, bare)


def test_lines_are_of_like_length() -> None:
    [image] = drawn(card("Con Cuông ra quân hưởng ứng Tháng hành động phòng, chống ma túy năm nay", kicker=""))
    rows = [
        ImageChops.difference(image.crop((0, y, 1200, y + 1)), Image.new("RGB", (1200, 1), GROUND)).getbbox()
        for y in range(120, HEM)
    ]
    lines: list[int] = []
    for place, row in enumerate(rows):
        if row and (place == 0 or rows[place - 1] is None):
            lines.append(row[2])
        elif row:
            lines[-1] = max(lines[-1], row[2])
    assert len(lines) > 1 and min(lines) > 0.6 * max(lines)


def test_nothing_is_drawn_as_an_empty_box() -> None:
    shown = drawing.drawable
    assert shown(card("Gặp gỡ 👩‍🌾 bà con ❤️ \u202evùng cao\u2069"))["title"] == "Gặp gỡ bà con vùng cao"
    lao = card("ຢາເສບຕິດ", facts=[{"text": "ທີ 9"}, {"text": "9/6/2022"}])
    assert shown(lao)["title"] == "Trang mẫu", "a title in letters that the font lacks gives way to the site's name"
    assert shown(lao)["facts"] == [{"text": "9/6/2022"}]
    assert shown(card("Điều 5 法律"))["title"] == "Trang mẫu", "never half a title"
    assert shown(card("🎉"))["title"] == "Trang mẫu"
    assert shown(card("a\u0323\u0301\u0301\u0301\u0301"))["title"] == "ạ\u0301"


def test_decomposed_text_looks_the_same() -> None:
    title = "Hưởng ứng ở Kỳ Sơn"
    assert same(*drawn(card(title), card(unicodedata.normalize("NFD", title))))


def test_text_is_never_read_as_markup() -> None:
    hostile = '#panic("x") *b* $x$ <a> \\ " ]]> {{ x }} @a = b'
    [image, other] = drawn(card(hostile), card(hostile.replace("#", "")))
    assert not same(image, other)


def tree_of(*specs: dict[str, Any]) -> dict[str, bytes]:
    named = {f"assets/cards/{number}.png": spec for number, spec in enumerate(specs)}
    return {"cards.json": json.dumps(named).encode(), "files/assets/icon.12345678.svg": MARK}


def test_only_new_cards_are_drawn_and_forgotten_ones_deleted(tmp_path: Path) -> None:
    first = makers.made(makers.CARDS, tree_of(card("Một"), card("Hai")), tmp_path)
    assert list(first) == ["assets/cards/0.png", "assets/cards/1.png"]
    before = first["assets/cards/0.png"].stat().st_mtime_ns, first["assets/cards/0.png"].read_bytes()
    again = makers.made(makers.CARDS, tree_of(card("Một")), tmp_path)
    kept = again["assets/cards/0.png"]
    assert (kept.stat().st_mtime_ns, kept.read_bytes()) == before
    assert [path.name for path in (tmp_path / "cards").iterdir()] == ["0.png"]
    assert makers.made(makers.CARDS, {}, tmp_path) == {} and not list((tmp_path / "cards").iterdir())


def test_a_card_is_small_and_the_same_bytes_each_time_in_any_company() -> None:
    one, other = card("Một"), card(LONG[:80], flag={"text": "ĐÃ HỦY", "tone": "off"})
    [first] = drawing.draw([one], MARK)
    [second] = drawing.draw([other], MARK)
    assert list(drawing.draw([other, one, other], MARK)) == [second, first, second]
    assert max(len(first), len(second)) < 25_000
