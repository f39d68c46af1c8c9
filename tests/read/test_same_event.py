"""One event that several sites list is published once; two that are near are published twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.flow.checking import problems_of
from scripts.model.event import Event
from scripts.model.place import Places
from scripts.read import read
from scripts.read.same_event import Mark, mark
from tests.other_sites import document, event, gathering
from tests.sources import NOW, site

HA, THUONG = "nguon/ha.json", "nguon/thuong.json"
BOTH = f"{{id: ha, name: Huyện Mẫu Hạ, file: {HA}}}, {{id: thuong, name: Huyện Mẫu Thượng, file: {THUONG}}}"
# Our own event of tests/sources.py as another site lists it.
OURS: dict[str, Any] = {
    "title": "Lễ ra quân mẫu hưởng ứng Tháng hành động phòng, chống ma túy năm 2022",
    "kind": "le-ra-quan",
    "start": "2022-06-09",
    "place": {
        "districts": [{"name": "Huyện Mẫu Thượng", "slug": "mau-thuong", "code": "991"}],
        "communes": [{"name": "Xã Đá Trắng", "code": "99101", "district": "Huyện Mẫu Thượng"}],
    },
}


def ids(root: Path) -> list[str]:
    found = read(root).site
    assert found
    return [one.id for one in found.events]


def codes(root: Path) -> list[str]:
    return [found.code for found in problems_of(root, NOW)]


def titles() -> list[tuple[bool, str, str]]:
    lines = (Path(__file__).parent / "titles.txt").read_text(encoding="utf-8").splitlines()
    pairs = [(line[0] == "=", line[2:].split(" | ")) for line in lines if line[0] in "=!"]
    return [(same, one, other) for same, (one, other) in pairs]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    found = read(site(tmp_path_factory.mktemp("noi"))).site
    assert found
    return found.places


def marked(places: Places, title: str, **more: Any) -> Mark:
    given = {"id": "a", "title": title, "summary": "x", "kind": "mit-tinh", "start": "2022-06-09", "source": "1/KH-MAU"}
    place = {"district": ["Mẫu Thượng"], "commune": ["Đá Trắng"]} | more.pop("place", {})
    found = mark(Event.model_validate(given | {"place": place, "year": 2022} | more), places)
    assert found
    return found


def test_titles_of_one_event_are_known_and_of_two_told_apart(places: Places) -> None:
    found = [(same, marked(places, one).is_same(marked(places, other))) for same, one, other in titles()]
    assert not [pair for pair in found if pair == (False, True)], "an event would be hidden from who wants to go"
    assert found.count((True, True)) / sum(same for same, _ in found) >= 0.8


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"place": {"venue": "Sân vận động"}}, {"place": {"venue": "SÂN VẬN ĐỘNG"}}, True),
        ({"place": {"venue": "Sân vận động"}}, {}, True),
        ({"place": {"venue": "Bản Suối"}}, {"place": {"venue": "Bản Đồi"}}, False),
        ({"start": "2022-06-09 07:30"}, {"start": "2022-06-09"}, True),
        ({"start": "2022-06-09 07:30"}, {"start": "2022-06-09 14:00"}, False),
        ({"time_note": "buổi sáng"}, {"time_note": "sáng"}, True),
        ({"time_note": "buổi sáng"}, {"time_note": "buổi chiều"}, False),
        ({"start": "2022-06-09"}, {"start": "2022-06-10"}, False),
        ({"kind": "mit-tinh"}, {"kind": "toa-dam"}, False),
        ({}, {"place": {"commune": ["99102"]}}, False),
        ({"title": "Mít tinh, diễu hành"}, {}, False),
        ({"title": "Mít tinh, diễu hành", "place": {"venue": "Sân"}}, {"place": {"venue": "Sân"}}, True),
    ],
)
def test_what_both_say_must_agree(places: Places, one: Any, other: Any, same: bool) -> None:
    first, second = (marked(places, **({"title": "Mít tinh"} | given)) for given in (one, other))
    assert first.is_same(second) is same
    assert bool(set(first.signs) & set(second.signs)) or not same, "it would not be looked for"


_TITLES = st.sampled_from([title for _, *pair in titles() for title in pair]) | st.text(
    "aă b1.,", min_size=1, max_size=12
).filter(str.strip)
_VENUES = st.sampled_from([None, "Sân", "Nhà văn hóa"])


@settings(max_examples=200, deadline=None)
@given(st.tuples(_TITLES, _VENUES), st.tuples(_TITLES, _VENUES))
def test_being_the_same_does_not_depend_on_who_is_asked(places: Places, one: Any, other: Any) -> None:
    first, second = (marked(places, title, place={"venue": venue}) for title, venue in (one, other))
    assert first.is_same(second) == second.is_same(first)
    assert first.is_same(first) or not first.words
    assert not first.is_same(second) or set(first.signs) & set(second.signs)


def test_our_own_record_stands_and_names_the_other_site_as_a_source(tmp_path: Path) -> None:
    theirs = event("a", **OURS)
    root = gathering(tmp_path, {HA: document(theirs), THUONG: document()}, BOTH)
    found = read(root).site
    assert found and [one.id for one in found.events] == ["mau-thuong-2022-06-09"]
    [ours] = found.events
    assert ours.title == "Lễ ra quân mẫu" and ours.origin is None and ours.at("title").line == 6
    assert [(one.title, one.url) for one in ours.more_sources] == [("Huyện Mẫu Hạ", theirs["url"])]
    assert found.merged == {"su-kien/2022/ha-a/": ours.id}
    assert codes(root) == ["W804"]


def test_staff_hear_of_it_when_the_other_site_says_otherwise(tmp_path: Path) -> None:
    called_off = event("a", status="cancelled", reason="Mưa lũ.", **OURS)
    root = gathering(tmp_path, {HA: document(called_off), THUONG: document()}, BOTH)
    [told] = [found for found in problems_of(root, NOW) if found.code == "W808"]
    assert "đã hủy" in told.message and called_off["url"] in told.mend and told.at.path == HA


def test_an_event_of_two_sites_is_the_first_ones(tmp_path: Path) -> None:
    same = {"uid": "chung@xa.example"}
    files = {HA: document(event("a", **same)), THUONG: document(event("b", **same), event("c", start="2022-06-12"))}
    root = gathering(tmp_path, files, BOTH)
    assert ids(root) == ["mau-thuong-2022-06-09", "ha-a", "thuong-c"] and codes(root) == []
    files = {
        HA: document(event("a")),
        THUONG: document(event("b", title="Buổi nói chuyện a năm 2022", place=event("a")["place"])),
    }
    root = gathering(tmp_path / "gan", files, BOTH)
    assert ids(root) == ["mau-thuong-2022-06-09", "ha-a"] and codes(root) == ["W804"]


def test_near_is_not_the_same_but_is_pointed_out(tmp_path: Path) -> None:
    near = event("a", **OURS | {"title": "Lễ ra quân mẫu thanh niên"})
    root = gathering(tmp_path, {HA: document(near), THUONG: document()}, BOTH)
    assert ids(root) == ["mau-thuong-2022-06-09", "ha-a"]
    [told] = problems_of(root, NOW)
    assert told.code == "W805" and "có vẻ trùng" in told.message


def test_what_one_site_lists_twice_is_two(tmp_path: Path) -> None:
    twice = [event(name, **OURS | {"title": "Tập huấn", "kind": "tap-huan"}) for name in ("a", "b")]
    root = gathering(tmp_path, {HA: document(*twice), THUONG: document()}, BOTH)
    assert ids(root) == ["mau-thuong-2022-06-09", "ha-a", "ha-b"] and codes(root) == []
    both_ours = [event(name, **OURS) for name in ("a", "b")]
    root = gathering(tmp_path / "hai", {HA: document(*both_ours), THUONG: document()}, BOTH)
    assert ids(root) == ["mau-thuong-2022-06-09", "ha-b"], "one of them may be ours, not both"


def test_one_id_or_uid_for_two_is_told(tmp_path: Path) -> None:
    events = [event("a"), event("a", uid="khac@ha.example"), event("b", uid=event("a")["uid"])]
    root = gathering(tmp_path, {HA: document(*events), THUONG: document()}, BOTH)
    assert ids(root) == ["mau-thuong-2022-06-09", "ha-a"] and codes(root) == ["W803", "W803"]


def test_a_sample_of_ours_hides_nothing(tmp_path: Path) -> None:
    root = gathering(tmp_path, {HA: document(event("a", **OURS)), THUONG: document()}, BOTH)
    listing = root / "events/2022/mau-thuong.yml"
    listing.write_text(listing.read_text(encoding="utf-8") + "  sample: true\n", encoding="utf-8")
    found = read(root).site
    assert found and [one.id for one in found.public(NOW).events] == ["ha-a"]
