"""Spelling: warnings for who asks, by the machine's dictionary, else by how syllables are built."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.check import spelling
from scripts.flow import checking
from scripts.setup import dictionaries
from scripts.vietnamese.spelling import Speller, is_dictionary
from tests.conftest import command
from tests.sources import NEWS, NOW, SITE, put

NEWS_PATH = "content/tin-tuc/2022-06-10-tin-mau.md"
DICTIONARY = "9\nngười\nđược\nkhỏe\nnghiện/A\nviệc\tpo:x\nmột\nthuý\nHuế\ncả\n"


def words(text: str, dictionary: str | None = DICTIONARY, own: tuple[str, ...] = ()) -> list[str]:
    return [slip.word for slip in Speller(dictionary, own).slips(text)]


@pytest.mark.parametrize(
    ("text", "slips", "by_grammar"),
    [
        ("Ngưòi được khoẻ, nghiện việc thúy Huế", ["Ngưòi"], ["Ngưòi"]),
        ("ngườii ngừơi mọt một", ["ngườii", "ngừơi", "mọt"], ["ngườii"]),
        ("methadone, ỦY, QĐ, đ, 5 km, N₂O, Hủa Phăn", [], []),
        ("tiêng viẽt", ["tiêng", "viẽt"], ["viẽt"]),
    ],
)
def test_what_is_not_spelt_right_is_named(text: str, slips: list[str], by_grammar: list[str]) -> None:
    assert words(text) == slips
    assert words(text, None) == by_grammar


def test_own_words_and_guesses() -> None:
    assert words("Uống côca, về Bôlykhămxay", own=("côca",)) == ["về", "Bôlykhămxay"]
    assert Speller(DICTIONARY).guesses("nghịen") == ("nghiện",)
    assert is_dictionary(DICTIONARY) and not is_dictionary("PK\x03\x04 a\nb c\n") and not is_dictionary("")


def test_it_is_a_warning_at_its_place_once_a_record(tmp_path: Path) -> None:
    news = NEWS.replace("Nội dung tin mẫu.", "Dòng đầu.\n\nCác ngườii, ngườii và “lời ngườii nói”.")
    root = put(tmp_path, {**SITE, NEWS_PATH: news})
    found = checking.of(root, NOW, lambda site: spelling.check(site, None)).problems
    assert [(one.code, one.at.line, one.at.column) for one in found if one.at.path == NEWS_PATH] == [("W370", 11, 5)]
    assert "W370" not in {one.code for one in checking.of(root, NOW).problems}


def test_without_a_dictionary_one_sentence_says_how_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = put(tmp_path, SITE)
    monkeypatch.setattr(dictionaries, "_places", lambda root: iter([root / dictionaries.BY_HAND]))
    done = command("check", "--spelling", "--root", str(root))
    assert "chưa có từ điển tiếng Việt" in done.stderr and "LibreOffice" in done.stderr
    (root / dictionaries.BY_HAND).parent.mkdir(parents=True)
    (root / dictionaries.BY_HAND).write_bytes(b"\x00\xff not a dictionary\n")
    assert "không phải từ điển tiếng Việt" in command("check", "--spelling", "--root", str(root)).stderr
    (root / dictionaries.BY_HAND).write_text(DICTIONARY, encoding="utf-8")
    done = command("check", "--spelling", "--root", str(root))
    assert done.stderr == "" and "W370" in done.stdout and done.returncode == 0
