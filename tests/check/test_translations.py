"""What problems say about pages in other languages."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from scripts.check import check
from scripts.flow.checking import problems_of
from scripts.read import read
from tests.sources import HELP, NEWS, NOW, QUESTION, site
from tests.translated import DECLARED, declared, english

EN = "content/en/hoi-dap/cau-hoi-mau.md"


def found(root: Path) -> list[tuple[str, str, int, int]]:
    return [(one.code, one.at.path, one.at.line, one.at.column) for one in problems_of(root, NOW)]


def test_a_translation_of_every_kind_is_read_without_a_word(tmp_path: Path) -> None:
    assert problems_of(site(tmp_path, english()), NOW) == ()


CASES = {
    "no translator": (EN, declared("en", QUESTION, "translated_from: 2026-11-01\n"), ("E603", 2)),
    "no day of the original": (EN, declared("en", QUESTION, "translator: Người mẫu\n"), ("E603", 2)),
    "a machine": (EN, declared("en", QUESTION, DECLARED.replace("Người dịch mẫu", "Google Dịch")), ("E604", 3)),
    "a day to come": (EN, declared("en", QUESTION, DECLARED.replace("2026-11-01", "2026-11-25")), ("E606", 4)),
    "a folder of another language": (EN, declared("lo", QUESTION), ("E602", 2)),
    "no language in the folder of one": (EN, QUESTION, ("E602", 2)),
    "a language outside its folder": ("content/hoi-dap/x.md", declared("en", QUESTION), ("E602", 2)),
    "no such original": ("content/en/hoi-dap/cau-hoi-mao.md", declared("en", QUESTION), ("W605", 2)),
    "an unknown language": (EN, declared("xx", QUESTION), ("E601", 2)),
    "a language within a language": ("content/en/lo/ho-tro.md", declared("en", HELP), ("W117", 1)),
    "a script in an answer": (EN, declared("en", QUESTION.replace("Có.", "<script>x</script>")), ("E314", 7)),
    "a link to nothing": (EN, declared("en", QUESTION) + "[x](hoidap:khong-co)\n", ("E301", 15)),
}


@pytest.mark.parametrize(("path", "text", "expected"), CASES.values(), ids=CASES.keys())
def test_each_finding_names_its_place(tmp_path: Path, path: str, text: str, expected: tuple[str, int]) -> None:
    code, line = expected
    assert (code, path, line) in [one[:3] for one in found(site(tmp_path, {path: text}))]


@pytest.mark.parametrize(
    ("written", "guess"),
    [
        ("lao", "lo"),
        ("Lào", "lo"),
        ("tiếng Thái", "blt"),
        ("Mông", "hmn"),
        ("hnm", "hmn"),
        ("English", "en"),
        ("eng", "en"),
    ],
)
def test_an_unknown_language_gets_the_nearest(tmp_path: Path, written: str, guess: str) -> None:
    [one] = problems_of(site(tmp_path, {EN: declared(written, QUESTION)}), NOW)
    assert (one.code, one.at.line, one.at.column) == ("E601", 2, 7)
    assert f"“{guess}”" in one.mend


@pytest.mark.parametrize("written", ["en", "EN", " en "])
def test_case_does_not_matter_in_a_tag(tmp_path: Path, written: str) -> None:
    assert found(site(tmp_path, {EN: declared(f"'{written}'", QUESTION)})) == []


def test_a_translation_older_than_the_vietnamese_is_pointed_out(tmp_path: Path) -> None:
    changed = QUESTION.replace("sources:", "updated: 2026-11-10\nsources:")
    files = {"content/hoi-dap/cau-hoi-mau.md": changed, EN: declared("en", QUESTION)}
    [one] = problems_of(site(tmp_path, files), NOW)
    assert (one.code, one.at.path, one.at.line) == ("W607", EN, 4)
    assert "01/11/2026" in one.message and "10/11/2026" in one.message


def test_a_slip_mended_in_the_vietnamese_makes_no_translation_old(tmp_path: Path) -> None:
    minor = NEWS.replace("sources:", "changes: [{date: 2026-11-20, minor: true, note: Lỗi gõ.}]\nsources:")
    real = minor.replace("minor: true", "minor: false")
    path, translated = "content/tin-tuc/2022-06-10-tin-mau.md", "content/en/tin-tuc/2022-06-10-tin-mau.md"
    assert found(site(tmp_path / "a", {path: minor, translated: declared("en", NEWS)})) == []
    assert [one[0] for one in found(site(tmp_path / "b", {path: real, translated: declared("en", NEWS)}))] == ["W607"]


@pytest.mark.parametrize(
    ("change", "hidden"),
    [
        ("draft: true", True),
        ("sample: true", True),
        ("embargo: 2026-11-24 10:00", True),
        ("expires: 2026-11-24 08:00", True),
        ("withdrawn: Sai.", True),
        ("embargo: 2026-11-24 08:00", False),
    ],
)
def test_nothing_is_told_in_translation_that_may_not_be_told_in_vietnamese(
    tmp_path: Path, change: str, hidden: bool
) -> None:
    files = {
        "content/tin-tuc/2022-06-10-tin-mau.md": NEWS.replace("kind: news", f"kind: news\n{change}"),
        "content/en/tin-tuc/2022-06-10-tin-mau.md": declared("en", NEWS),
    }
    reading = read(site(tmp_path, files))
    assert reading.site is not None
    assert (reading.site.public(NOW).translations == ()) is hidden


def test_an_embargo_of_the_translation_alone_holds_too(tmp_path: Path) -> None:
    text = declared("en", NEWS.replace("kind: news", "kind: news\nembargo: 2026-11-24 10:00"))
    reading = read(site(tmp_path, {"content/en/tin-tuc/2022-06-10-tin-mau.md": text}))
    assert reading.site is not None and not check(reading.site, NOW)
    assert reading.site.public(NOW).translations == ()
    assert len(reading.site.public(NOW + timedelta(hours=1)).translations) == 1
