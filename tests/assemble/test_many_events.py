"""What a reader's phone or program loads does not grow with the number of events: lists, calendars and data are in
parts that lead on, each no longer than its limit, and nothing is lost between them.

The limits are turned down, so that some hundred events are many.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator

from scripts.assemble import outputs
from scripts.assemble.coverage import lists as coverage_lists
from scripts.assemble.events import calendars, campaigns, finder, table
from scripts.assemble.parts import api, listing
from scripts.assemble.places import pages as place_pages
from scripts.assemble.press import campaign as dossier
from scripts.assemble.site import search_apart
from scripts.bench.generate import EVENTS_OF_A_YEAR, Item, checkout, corpus
from scripts.model.values import VIETNAM
from scripts.vietnamese.folding import fold
from tests.sources import put, tree_of

NOW = datetime(2025, 6, 10, 9, 0, tzinfo=VIETNAM)
URL = "https://tinh-mau.example/"
FEW, MANY = 280, 520
MOST = 8
LIMITS = {
    (api, "MOST"): MOST,
    (calendars, "MOST"): MOST,
    (calendars, "_PAST"): 2,
    (finder, "MOST"): MOST,
    (table, "MOST"): MOST,
    (listing, "SIZE"): 3,
    (campaigns, "_LISTED"): 3,
    (coverage_lists, "SIZE"): 3,
    (coverage_lists, "_FEW"): 3,
    (place_pages, "_COMING"): 3,
    (place_pages, "_PAST"): 3,
    (search_apart, "MOST"): MOST,
    (dossier, "MOST"): MOST,
}
# What is whole, and why.
WHOLE = {
    "api/v1/events/nam/{year}.csv": "a table of a year, for whoever asks for all of it",
    "su-kien/dia-ban/{place}/su-kien.csv": "a table of a place, likewise",
    "sitemap.xml": "of at most 50,000 pages by itself (test_sitemap)",
}
Tree = Mapping[str, bytes]


def as_of_now(event: Item) -> Item:
    """What is yet to come was not held."""
    return replace(event, fields={**event.fields, "status": "scheduled"}) if event.day >= NOW.date() else event


def made(root: Path, count: int) -> Tree:
    found = corpus(count, EVENTS_OF_A_YEAR)
    return tree_of(put(root, checkout(replace(found, events=tuple(map(as_of_now, found.events))))), NOW)


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Tree, Tree]]:
    with pytest.MonkeyPatch.context() as patch:
        for (module, name), value in LIMITS.items():
            patch.setattr(module, name, value)
        yield made(tmp_path_factory.mktemp("ít"), FEW), made(tmp_path_factory.mktemp("nhiều"), MANY)


@pytest.fixture(scope="module")
def many(trees: tuple[Tree, Tree]) -> Tree:
    return trees[1]


def largest(tree: Tree) -> dict[str, tuple[int, str]]:
    """Of each kind of published file, and of each kind of page, the largest."""
    found: dict[str, tuple[int, str]] = {}
    for path, data in tree.items():
        name = path.removeprefix("files/")
        output = outputs.of(name) if path.startswith("files/") else None
        if output is None and not path.startswith("docs/"):
            continue  # for the build alone
        kind = output.path if output else re.sub(r"mau-[\w-]+|\d[\d-]*", "*", re.sub(r"/\d+/index", "/index", path))
        found[kind] = max(found.get(kind, (0, "")), (len(data), path))
    return found


def grown(few: Tree, many: Tree) -> set[str]:
    before = largest(few)
    return {kind for kind, (size, _) in largest(many).items() if size > before.get(kind, (2_000, ""))[0] * 1.25 + 400}


def test_no_file_grows_with_the_number_of_events(trees: tuple[Tree, Tree]) -> None:
    assert grown(*trees) - WHOLE.keys() == set()


def test_what_is_whole_is_known_to_be(trees: tuple[Tree, Tree]) -> None:
    assert WHOLE.keys() - {"sitemap.xml"} <= grown(*trees)


def parts(tree: Tree, path: str) -> Iterator[dict[str, Any]]:
    """The list at a path and what follows, as a program gets it that knows `next` alone."""
    following: str | None = URL + path
    while following:
        data = json.loads(tree[f"files/{following.removeprefix(URL)}"])
        yield data
        following = data.get("next")


def test_every_list_of_the_api_is_whole_to_whoever_follows_next(many: Tree) -> None:
    found = list(parts(many, "api/v1/events.json"))
    names = [event["id"] for part in found for event in part["events"]]
    assert {len(part["events"]) for part in found} == {MOST} and len(names) == len({*names}) == MANY
    assert [f"files/api/v1/events/{name}.json" in many for name in names] == [True] * MANY
    days = [event["start"][:10] for part in found for event in part["events"]]
    assert days == sorted(days)

    of_year = list(parts(many, "api/v1/provenance/2025.json"))
    assert len({fact["url"] for part in of_year for fact in part["facts"]}) == MANY and len(of_year) == MANY / MOST

    listed = {path for path in many if re.fullmatch(r"files/api/v1/places/[\w-]+\.json", path)}
    at_places = [event["id"] for path in listed for part in parts(many, path[6:]) for event in part["events"]]
    assert sorted(at_places) == sorted(names)

    posters = [row["url"] for part in parts(many, "api/v1/materials.json") for row in part["materials"]]
    assert len(posters) == len({*posters}) > MOST


def test_a_group_that_is_cut_goes_on_under_its_key(trees: tuple[Tree, Tree]) -> None:
    for tree in trees:
        counted: dict[tuple[str, str], list[str]] = {}
        for part in parts(tree, "api/v1/coverage/2025.json"):
            for one in part["groups"]:
                ids = [name for value in one.values() if isinstance(value, list) for name in value]
                assert len(ids) <= 10 * MOST
                counted.setdefault((one["by"], one["key"]), []).extend(ids)
        june = {
            event["id"] for part in parts(tree, "api/v1/events.json") for event in part["events"] if event["campaign"]
        }
        assert sorted(counted["whole", "all"]) == sorted(june)
        weeks = [name for (by, _), names in counted.items() if by == "week" for name in names]
        assert sorted(weeks) == sorted(june)


def entries(data: bytes) -> list[Any]:
    return Calendar.from_ical(data).walk("VEVENT")


def test_a_calendar_has_what_comes_next_and_says_where_the_rest_is(many: Tree) -> None:
    whole = Calendar.from_ical(many["files/su-kien/lich.ics"])
    found = [one for one in whole.walk("VEVENT") if "." not in one["uid"].partition("@")[0]]
    days = sorted(one.start.isoformat()[:10] for one in found)
    assert len(found) == MOST and sum(day < "2025-06-10" for day in days) == 2
    told = json.loads(many["files/api/v1/events.json"])
    every = sorted(event["start"][:10] for part in parts(many, "api/v1/events.json") for event in part["events"])
    ahead = [day for day in every if day >= "2025-06-10"]
    assert told["events"] and days[2:] == ahead[: MOST - 2] and days[:2] == every[-len(ahead) - 2 : -len(ahead)]
    assert f"{MOST} hoạt động" in whole["description"] and "từng tháng" in whole["description"]

    months = [path for path in many if re.fullmatch(r"files/su-kien/thang/[\d-]+/lich\.ics", path)]
    uids = []
    for path in months:
        url: str | None = URL + path[6:]
        while url:
            data = many[f"files/{url.removeprefix(URL)}"]
            assert len(entries(data)) <= MOST
            uids += [str(one["uid"]) for one in entries(data)]
            following = Calendar.from_ical(data).get("link")
            assert following is None or following.params["LINKREL"] == "next"
            url = str(following) if following else None
    assert len(months) == 12 and len({*uids}) == len(uids) == MANY
    assert b"/lich.ics" in many["docs/su-kien/thang/2025-06/index.md"]


def test_each_year_has_its_table(many: Tree) -> None:
    assert many["files/api/v1/events.csv"].count(b"mau-0") < many["files/api/v1/events/nam/2025.csv"].count(b"mau-0")
    index = json.loads(many["files/api/v1/index.json"])
    listed = {one["url"].removeprefix(URL) for one in index["files"] if one.get("template")}
    assert {"api/v1/events/nam/{year}.csv", "api/v1/events/phan/{part}.json"} <= listed


def test_all_events_but_the_nearest_are_told_by_place_to_who_makes_the_search(many: Tree) -> None:
    found = json.loads(many["search-apart.json"])
    days = {
        event["url"].removeprefix(URL): event for part in parts(many, "api/v1/events.json") for event in part["events"]
    }
    near = sorted(days, key=lambda url: abs(datetime.fromisoformat(days[url]["start"][:10]).date() - NOW.date()))[:MOST]
    assert len(found["events"]) == MANY - MOST and len(days.keys() - found["events"].keys() - {*near}) <= 1
    url, (place, year, kind) = next(iter(found["events"].items()))
    told = days[url]
    assert (year, kind) == (2025, fold(told["kind_label"])) and place == told["place"]["districts"][0]["slug"]
    assert place.replace("-", " ") in found["names"][place] and len(found["names"]) == 8


def test_every_part_is_described_and_fits_its_schema(many: Tree) -> None:
    listed = json.loads(many["files/api/v1/index.json"])["files"]
    rows = [(re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(one["url"]))), one) for one in listed]
    seen = set()
    for path, data in many.items():
        if path.startswith("files/api/v1/") and ("/phan/" in path or "/nam/" in path):
            [row] = [row for pattern, row in rows if pattern.fullmatch(URL + path.removeprefix("files/"))]
            seen.add(row["url"].removeprefix(URL))
            if path.endswith(".json"):
                schema = json.loads(many[f"files/{row['schema'].removeprefix(URL)}"])
                Draft202012Validator(schema).validate(json.loads(data))
    assert seen == {one["url"].removeprefix(URL) for one in listed if "/phan/" in one["url"] or "/nam/" in one["url"]}
    assert len(seen) == 6


def test_a_small_site_has_one_file_of_each(tmp_path: Path) -> None:
    tree = made(tmp_path, MOST)
    assert not [path for path in tree if re.search(r"api/v1/events/(phan|nam)/|thang/.*\.ics", path)]
    assert not [path for path in tree if path.startswith("files/api/v1/events") and b'"next"' in tree[path]]
    assert json.loads(tree["search-apart.json"]) == {"events": {}, "names": {}}
    assert len(entries(tree["files/su-kien/lich.ics"])) == MOST + 2, "and the next June and its day"
