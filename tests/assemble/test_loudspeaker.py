"""What is read out in villages: of what length, what is left out, and never of a law that is over or not yet there."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from scripts.assemble.outreach import loudspeaker
from scripts.assemble.outreach.read_out import Part, ReadOut, Text, plain, scripts
from scripts.assemble.view import View
from scripts.model.values import VIETNAM
from scripts.vietnamese.reading_aloud import reading_seconds
from tests.assemble.test_assemble import meta
from tests.real import real_site
from tests.sources import put, site, tree_of
from tests.translated import EASY, declared

SENTENCE = "Mỗi gia đình hãy nhắc con em không thử ma túy, dù chỉ một lần."


def text(parts: int, sentences: int, more: int = 0) -> Text:
    def some(name: str, count: int) -> tuple[Part, ...]:
        return tuple(Part(f"{name} {number}", (SENTENCE,) * sentences) for number in range(1, count + 1))

    last = Part("Nên nhớ", ("Gọi 111.",))
    told, further, closing = some("Phần", parts), some("Thêm", more), ("Cảm ơn bà con.",)
    return Text("Kính thưa bà con.", told, further, last, "Bài này nói gọn.", closing)


def test_a_slot_is_filled_with_whole_parts_and_never_overrun() -> None:
    for made in scripts(text(parts=8, sentences=12, more=2)):
        said = plain(made.parts)
        assert reading_seconds(said) <= made.seconds + 3
        assert made.seconds <= 60 * made.minutes
        assert said.count(SENTENCE) % 12 == 0
        assert "Gọi một một một." in said
        assert said.startswith("Kính thưa bà con.")
        assert said.endswith("Cảm ơn bà con.")


def test_what_is_cut_says_so() -> None:
    short, longer, whole = scripts(text(parts=4, sentences=15, more=2))
    assert [made.minutes for made in (short, longer, whole)] == [2, 5, 10]
    assert "nói gọn" in plain(short.parts)
    assert "nói gọn" not in plain(whole.parts)
    assert "Thêm hai." in plain(whole.parts)


def test_a_slot_that_the_text_does_not_fill_further_has_no_script() -> None:
    assert [made.minutes for made in scripts(text(parts=2, sentences=5))] == [2]


def test_a_part_that_is_longer_than_the_slot_is_not_begun() -> None:
    assert [made.minutes for made in scripts(text(parts=1, sentences=50))] == [5]


@cache
def real(now: datetime) -> dict[str, str]:
    view = View(real_site().public(now), now, "https://nguon.example/")
    return {path: data.decode() for path, data in loudspeaker.files(view).items() if path.endswith(".txt")}


@pytest.mark.parametrize("now", [datetime(2026, 6, 30, 12, tzinfo=VIETNAM), datetime(2025, 1, 1, tzinfo=VIETNAM)])
def test_a_law_that_is_not_yet_there_is_not_read_out(now: datetime) -> None:
    assert not real(now)


def test_the_real_scripts_are_words_alone() -> None:
    found = real(datetime(2026, 11, 29, 9, tzinfo=VIETNAM))
    assert len(found) > 15
    for path, said in found.items():
        assert not any(letter.isdecimal() for letter in said), path
        assert "\r\n" in said, path
        assert said.startswith("Kính thưa toàn thể bà con."), path
        assert "Bài soạn ngày" in said, path
        assert said.endswith("Cảm ơn bà con đã lắng nghe.\r\n"), path
        assert "trang này" not in said, path


def test_the_law_in_force_is_read_out_in_ten_points_then_against_the_law_of_before() -> None:
    found = real(datetime(2026, 11, 29, 9, tzinfo=VIETNAM))
    short, middle, longer = (
        found[f"files/tai-lieu/loa/120-2025-qh15/bai-{minutes}-phut.txt"] for minutes in (2, 5, 10)
    )
    assert 5 < short.count("\r\nThứ ") < middle.count("\r\nThứ ") == longer.count("\r\nThứ ") == 10
    assert "nói gọn" in short and "nói gọn" not in middle
    assert "Theo luật cũ" not in short
    assert longer.count("Theo luật cũ: ") == longer.count("Theo luật này: ") == 10
    assert "có hiệu lực từ ngày mùng một tháng bảy năm hai nghìn không trăm hai mươi sáu." in short


def test_what_was_made_is_kept_for_the_next_build(tmp_path: Path) -> None:
    kept, given = tmp_path / "read_out.json", text(parts=4, sentences=15)
    first = ReadOut(kept)
    assert first.of(given) == scripts(given)
    first.save()
    assert ReadOut(kept).of(given) == scripts(given)
    kept.write_text(kept.read_text(encoding="utf-8").replace('"minutes": 2', '"minutes": 3'), encoding="utf-8")
    assert ReadOut(kept).of(given)[0].minutes == 3


EASY_LAO = """\
---
title: T
summary: S
of: hoidap:cau-hoi-mau
greeting: Sabaidee.
thanks: Khopchai.
parts: [{title: Song, lines: [{icon: phone, text: Tho ha 113.}]}]
sources: [1/KH-MAU]
---
"""


@pytest.mark.parametrize(("changed", "read_out"), [("2026-11-01", True), ("2026-11-02", False)])
def test_another_language_is_its_translators_and_of_the_text_of_today(
    tmp_path: Path, changed: str, read_out: bool
) -> None:
    files = {
        "content/de-doc/cau-hoi-mau.md": EASY.replace("sources:", f"updated: {changed}\nsources:").replace(
            "parts: [", "parts: [{title: Trước hết, lines: [{icon: phone, text: Làm ngay.}]}, "
        ),
        "content/lo/de-doc/cau-hoi-mau.md": declared("lo", EASY_LAO),
    }
    tree = tree_of(put(site(tmp_path), files))
    [version] = meta(tree, "tai-lieu/loa/cau-hoi-mau/")["versions"]
    assert (version["by"], version["made"], version["own"]) == ("Người dịch mẫu", "01/11/2026", "ພາສາລາວ")
    file = "files/tai-lieu/loa/cau-hoi-mau/bai-lo.txt"
    if read_out:
        assert tree[file].decode() == "Sabaidee.\r\n\r\nSong.\r\nTho ha 113.\r\n\r\nKhopchai.\r\n"
        assert version["changed"] is None
    else:
        assert file not in tree
        assert version["parts"] == []
        assert version["changed"] == "02/11/2026"
