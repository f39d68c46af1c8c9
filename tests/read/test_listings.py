"""Listings as staff write them, and the place of each finding."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from scripts.flow.checking import problems_of
from scripts.model.event import Event
from scripts.model.values import VIETNAM
from scripts.read import read
from tests.sources import LISTING, NOW, site

PATH = "events/2022/mau-thuong.yml"


def event(root: Path) -> Event:
    reading = read(root)
    assert reading.site is not None, reading.problems
    return reading.site.events_by_id["mau-thuong-2022-06-09"]


def test_defaults_are_merged_field_by_field_into_place(tmp_path: Path) -> None:
    place = event(site(tmp_path)).place
    assert (place.district, place.commune, place.venue) == (("Mẫu Thượng",), ("Đá Trắng",), "Sân vận động")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2022-06-09", date(2022, 6, 9)),
        ("9/6/2022", date(2022, 6, 9)),
        ("2022-06-09 07:30", datetime(2022, 6, 9, 7, 30, tzinfo=VIETNAM)),
        ("2022-06-09T07:30:00+07:00", datetime(2022, 6, 9, 7, 30, tzinfo=VIETNAM)),
        ("2022-06-09T00:30:00Z", datetime(2022, 6, 9, 7, 30, tzinfo=VIETNAM)),
        ("2022-06-09 7h30", datetime(2022, 6, 9, 7, 30, tzinfo=VIETNAM)),
        ("7g30 09/6/2022", datetime(2022, 6, 9, 7, 30, tzinfo=VIETNAM)),
    ],
)
def test_times_are_read_as_people_write_them(tmp_path: Path, written: str, meant: date) -> None:
    root = site(tmp_path, {PATH: LISTING.replace("start: 2022-06-09", f"start: {written}")})
    assert event(root).start == meant


def test_text_stays_text(tmp_path: Path) -> None:
    text = LISTING.replace("title: Lễ ra quân mẫu", "title: 19:30").replace(
        "  source:", "  contact: {name: NO, phone: 0912345678}\n  source:"
    )
    found = event(site(tmp_path, {PATH: text}))
    assert found.title == "19:30"
    assert found.contact is not None and (found.contact.name, found.contact.phone) == ("NO", "0912345678")


CASES = {
    "end before start": ("  time_note:", "  end: 2022-06-01\n  time_note:", "E203", 11, 8),
    "no such day": ("start: 2022-06-09", "start: 2022-06-31", "E206", 10, 10),
    "misspelt kind": ("kind: le-ra-quan", "kind: le-ra-qan", "E205", 9, 9),
    "unknown field": ("  kind:", "  kynd: x\n  kind:", "E202", 9, 3),
    "unknown field in place": ("venue: Sân", "venu: Sân", "E202", 12, 30),
    "unknown district": ("district: Mẫu Thượng", "district: Mẩu Thượng", "E302", 2, 21),
    "unknown focus": ("focus: [truyen-thong]", "focus: [truyen-thon]", "E304", 13, 11),
    "no source": ("  source: https://mau.example/nguon\n", "", "E207", 5, 3),
    "bad id": ("id: mau-thuong-2022-06-09", "id: Mẫu Thượng", "E209", 5, 7),
    "cancelled without a reason": ("  kind:", "  status: cancelled\n  kind:", "E212", 9, 11),
    "title left blank": ("title: Lễ ra quân mẫu", "title:", "E208", 6, 3),
    "a bad address": ("source: https://mau.example/nguon", "source: https://", "E217", 14, 11),
    "link to nowhere": ("luat:1/2020/QH14#dieu-1)", "luat:1/2020/QH14#dieu-9)", "E305", 8, 16),
    "outside the campaign": ("start: 2022-06-09", "start: 2022-07-09", "W213", 10, 10),
}


@pytest.mark.parametrize(("old", "new", "code", "line", "column"), CASES.values(), ids=CASES.keys())
def test_each_finding_names_its_place(tmp_path: Path, old: str, new: str, code: str, line: int, column: int) -> None:
    assert old in LISTING
    root = site(tmp_path, {PATH: LISTING.replace(old, new)})
    found = {
        (problem.code, problem.at.line, problem.at.column)
        for problem in problems_of(root, NOW)
        if problem.at.path == PATH
    }
    assert (code, line, column) in found


def test_near_misses_are_suggested(tmp_path: Path) -> None:
    root = site(tmp_path, {PATH: LISTING.replace("commune: Đá Trắng", "commune: Đá Trắngg")})
    [found] = problems_of(root, NOW)
    assert found.code == "E302" and "Đá Trắng" in found.mend


def test_places_that_differ_only_in_accents_are_two_places(tmp_path: Path) -> None:
    root = site(tmp_path, {PATH: LISTING.replace("commune: Đá Trắng", "commune: Đa Trăng")})
    assert problems_of(root, NOW) == ()


def test_a_commune_name_in_two_districts_needs_its_district(tmp_path: Path) -> None:
    text = LISTING.replace("  place: {district: Mẫu Thượng}\n", "")
    root = site(tmp_path, {PATH: text})
    assert [found.code for found in problems_of(root, NOW)] == ["E311"]


def test_an_event_without_a_day_says_why(tmp_path: Path) -> None:
    text = LISTING.replace("  start: 2022-06-09\n", "  date_unknown: Nguồn chỉ có ảnh.\n")
    assert event(site(tmp_path, {PATH: text})).first_day is None


def test_two_listings_of_one_thing_are_pointed_out(tmp_path: Path) -> None:
    twin = LISTING.replace("id: mau-thuong-2022-06-09", "id: ban-sao").replace(
        "Lễ ra quân mẫu", "LỄ RA QUÂN mẫu lần đầu"
    )
    root = site(tmp_path, {"events/2022/ban-sao.yml": twin})
    assert [found.code for found in problems_of(root, NOW)] == ["W307"]


def test_the_event_around_a_doubled_key_is_left_out_and_its_neighbour_kept(tmp_path: Path) -> None:
    second = (
        LISTING.partition("events:\n")[2].replace("mau-thuong-2022-06-09", "thu-hai").replace("Lễ ra quân", "Việc khác")
    )
    text = LISTING.replace("  kind: le-ra-quan\n", "  kind: le-ra-quan\n  kind: khac\n") + second
    root = site(tmp_path, {PATH: text})
    reading = read(root)
    assert reading.site is not None
    assert [(found.code, found.at.line) for found in reading.problems] == [("E105", 10)]
    assert list(reading.site.events_by_id) == ["thu-hai"]
