"""The board of a campaign: what is counted, and that every number leads to what it counts."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from scripts.assemble.coverage import board, charts, counts, lists
from scripts.assemble.coverage.counts import Coverage, Tally
from scripts.assemble.coverage.organisers import Organisers, calls
from scripts.assemble.coverage.progress import Progress
from scripts.assemble.view import View
from scripts.model.campaign import Agency
from scripts.model.event import Event
from scripts.model.place_names import plain_name
from scripts.model.values import VIETNAM
from scripts.read import read
from tests.assemble.recount import recount, recount_of_bodies
from tests.assemble.test_assemble import meta
from tests.conftest import CHECKOUT
from tests.real import real_site
from tests.sources import CAMPAIGN, PLACES, SITE, put, tree_of

NOW = datetime(2027, 6, 16, 12, tzinfo=VIETNAM)
# One June of a province, with whatever can become of an event; 1 June 2027 is a Tuesday.
JUNE = CAMPAIGN.replace("2022", "2027").replace("{id: cong-an, name: Công an mẫu}", "{id: doan, name: Tỉnh đoàn}")
JUNE = JUNE.replace(
    "{agency: cong-an, focus: [truyen-thong], text: Làm việc mẫu.}",
    """\
{agency: doan, focus: truyen-thong, text: Giao lưu.}
- {agency: ubnd-xa, focus: truyen-thong, text: Tổ chức mít tinh.}
- {agency: ubnd-xa, focus: cai-nghien, text: Thăm người sau cai.}
- {agency: ubnd-xa, text: Báo cáo.}""",
)
JUNE = JUNE.replace(
    "agencies:\n",
    """\
- {id: cai-nghien, title: Cai nghiện, text: Giúp người cai nghiện.}
agencies:
- {id: ubnd-xa, name: 'UBND các xã, phường'}
- {id: cong-an, name: Công an tỉnh, known_as: [Phòng Cảnh sát mẫu]}
""",
)
EVENTS = """\
events:
- {id: da-bao-cao, start: 2027-06-03, status: held, results: Có 300 người dự., organisers: UBND xã Đá Trắng,
   place: {commune: Đá Trắng}, focus: truyen-thong}
- {id: da-to-chuc, start: 2027-06-04, status: held, organisers: [UBND phường Bến Mẫu, Công an tỉnh Mẫu],
   place: {commune: [Đá Trắng, Bến Mẫu]}, focus: [truyen-thong, cai-nghien]}
- {id: co-tin, start: 2027-06-08, status: held, organisers: Công an tỉnh Xa, place: {commune: Bến Mẫu}}
- {id: chi-bao-truoc, start: 2027-06-10, status: held, organisers: 'Đội 1, Công an tỉnh',
   place: {commune: Bến Mẫu}, focus: cai-nghien}
- {id: da-qua, start: 2027-06-10, organisers: Phòng Cảnh sát mẫu, place: {province: true},
   focus: truyen-thong}
- {id: hom-nay, start: 2027-06-16T08:00, end: 2027-06-16T11:30, place: {online: true}}
- {id: chieu-nay, start: 2027-06-16T14:00, end: 2027-06-16T16:00, place: {online: true}}
- {id: keo-dai, start: 2027-06-01, end: 2027-06-30, place: {venue: Nhiều nơi}, focus: truyen-thong}
- {id: hang-tuan, start: 2027-06-07, recurs: {every: week, until: 2027-06-28}, organisers: UBND xã Đá Trắng,
   place: {commune: Đá Trắng}}
- {id: hoan, start: 2027-06-12, status: postponed, reason: Mưa to., place: {commune: Bến Mẫu}}
- {id: huy, start: 2027-06-13, status: cancelled, reason: Trùng lịch., place: {outside: Tỉnh Xa},
   focus: cai-nghien}
- {id: khong-ro-ngay, date_unknown: Thư không ghi ngày., place: {commune: Bến Mẫu}}
- {id: bien-gioi, start: 2027-06-20, place: {venue: Các xã biên giới}}
- {id: thang-nam, start: 2027-05-20, campaign: true, place: {commune: Bến Mẫu}}
- {id: ngoai, start: 2027-06-09, campaign: false, place: {commune: Bến Mẫu}}
"""
UNITS = PLACES.split("districts:")[0] + (
    "units:\n"
    "- {code: '99301', name: Xã Đá Trắng, since: 2025-07-01, border: true}\n"
    "- {code: '99302', name: Phường Bến Mẫu, since: 2025-07-01}\n"
    "- {code: '99303', name: Xã Khe Mẫu, since: 2025-07-01, border: true}\n"
)
NEWS = (
    "---\ntitle: Tin {day}\nsummary: Một câu.\ndate: {day}\nauthor: Ai\nkind: news\n"
    "sources: [https://mau.example/t]\n---\nXem [đó](sukien:{to}).\n"
)
HELP = "---\ntitle: Trợ giúp\nsummary: Một câu.\nsources: [https://mau.example/g]\n---\n## Gọi cho ai\n\nNội dung.\n"


def june(root: Path) -> Path:
    """The sources of that June."""
    lines = []
    for line in EVENTS.splitlines():
        more = "title: Việc mẫu, summary: Một câu mẫu., kind: mit-tinh, source: https://mau.example/n, "
        lines.append(line.replace("- {", f"- {{{more}", 1))
    listing = "\n".join(lines) + "\n"
    for number in range(1, 16):
        listing = listing.replace("title: Việc mẫu,", f"title: Việc mẫu thứ {number},", 1)
    kept = {path: text for path, text in SITE.items() if not path.startswith("events/2022/")}
    return put(
        root,
        kept
        | {
            "content/places.yml": UNITS,
            "content/ho-tro.md": HELP,
            "events/2027/campaign.yml": JUNE,
            "events/2027/thang-sau.yml": listing,
            "content/tin-tuc/2027-06-09-sau.md": NEWS.format(day="2027-06-09", to="co-tin"),
            "content/tin-tuc/2027-06-01-truoc.md": NEWS.format(day="2027-06-01", to="chi-bao-truoc"),
        },
    )


def view_of(root: Path, now: datetime) -> View:
    reading = read(root)
    assert reading.site is not None, reading.problems
    assert not [one for one in reading.problems if one.code.startswith("E")], reading.problems
    return View(reading.site.public(now), now, "https://mau.example/")


def states(tally: Tally) -> dict[str, set[str]]:
    return {one.value: set(tally.of(one)) for one in Progress if tally.of(one)}


def as_recounted(found: Coverage) -> dict[str, dict[str, dict[str, set[str]]]]:
    rows = {
        "whole": {"": found.whole},
        "weeks": {week.span.first.isoformat(): week.tally for week in found.weeks},
        "focuses": {one.focus.id: one.tally for one in found.focuses},
        "places": {plain_name(one.place.name): one.tally for one in found.places},
    }
    return {kind: {name: states(one) for name, one in some.items() if one} for kind, some in rows.items()}


@pytest.mark.parametrize("day", ["2026-11-29", "2024-06-20"])
def test_the_real_counts_are_those_of_the_yaml(day: str) -> None:
    now = datetime.fromisoformat(day).replace(hour=9, tzinfo=VIETNAM)
    view = View(real_site().public(now), now, "https://mau.example/")
    for year in (2022, 2023, 2024, 2025):
        found = counts.of_campaign(view, view.site.campaigns_by_year[year])
        assert as_recounted(found) == recount(CHECKOUT, year, now), year
        assert found.whole, year


def test_the_real_counts_of_bodies_tasks_and_border_are_those_of_the_yaml() -> None:
    view = View(real_site().public(NOW), NOW, "https://mau.example/")
    for year in (2022, 2023, 2024, 2025):
        found = counts.of_campaign(view, view.site.campaigns_by_year[year])
        rows = {
            "agencies": {one.agency.id: one.tally for one in found.agencies},
            "tasks": {f"{one.agency.id} {n}": task.tally for one in found.agencies for n, task in enumerate(one.tasks)},
            "border": {plain_name(one.place.name): one.tally for one in found.border if found.border_planned},
        }
        seen = {kind: {name: set(one.all) for name, one in some.items() if one} for kind, some in rows.items()}
        assert seen == recount_of_bodies(CHECKOUT, year), year
        assert year != 2022 or (len(seen["agencies"]), len(seen["tasks"])) == (2, 1)


@pytest.mark.parametrize("day", ["2027-06-02T09", "2027-06-16T12", "2027-08-01T09"])
def test_a_june_is_counted_as_its_yaml_says(tmp_path: Path, day: str) -> None:
    root, now = june(tmp_path), datetime.fromisoformat(f"{day}:00").replace(tzinfo=VIETNAM)
    view = view_of(root, now)
    assert as_recounted(counts.of_campaign(view, view.site.campaigns_by_year[2027])) == recount(root, 2027, now)


def test_no_event_is_lost_and_each_stands_with_its_agency_and_task(tmp_path: Path) -> None:
    view = view_of(june(tmp_path), NOW)
    found = counts.of_campaign(view, view.site.campaigns_by_year[2027])
    everything = {event.id for event in view.events} - {"ngoai"}
    assert set(found.whole.all) == everything and len(found.whole.all) == len(everything)
    timed = {name for week in found.weeks for name in week.tally.all}
    assert timed | {*found.before.all, *found.after.all, *found.undated.all} == everything
    assert (found.before.all, found.undated.all) == (("thang-nam",), ("khong-ro-ngay",))
    assert {name for one in found.focuses for name in one.tally.all} ^ set(found.unfocused.all) == everything
    organised = {name for one in found.agencies for name in one.tally.all}
    assert organised ^ {*found.others.all, *found.unnamed.all} == everything
    assert found.others.all == ("co-tin",)  # the police of another province
    placed = {name for one in found.places for name in one.tally.all}
    assert placed ^ {name for one in found.elsewhere.values() for name in one.all} == everything
    assert [[set(task.tally.all) for task in one.tasks] for one in found.agencies] == [
        [{"da-bao-cao", "da-to-chuc"}, {"da-to-chuc"}, {"da-bao-cao", "da-to-chuc", "hang-tuan"}],
        [],
        [set()],
    ]
    assert [set(one.tally.all) for one in found.agencies][1] == {"da-to-chuc", "chi-bao-truoc", "da-qua"}
    assert [(one.place.name, "bien-gioi" in one.tally.all) for one in found.border] == [
        ("Xã Đá Trắng", True),
        ("Xã Khe Mẫu", True),
    ]
    assert not found.border_planned


def test_days_tell_what_became_of_each_time_by_their_last(tmp_path: Path) -> None:
    view = view_of(june(tmp_path), NOW)
    found = counts.of_days(view, date(2027, 6, 7), date(2027, 6, 13))
    assert set(found.whole.all) == {
        *("co-tin", "chi-bao-truoc", "da-qua", "keo-dai", "hang-tuan", "hoan", "huy"),
        "ngoai",  # of no campaign
    }
    assert set(found.whole.passed) == {"hang-tuan", "da-qua", "ngoai"} and found.whole.ahead == ("keo-dai",)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("UBND các huyện, thị xã và thành phố", {"UBND huyện", "UBND thị xã", "UBND thành phố"}),
        ("UBND các xã, phường, thị trấn", {"UBND xã", "UBND phường", "UBND thị trấn"}),
        ("Công an cấp xã", {"Công an xã", "Công an phường", "Công an thị trấn"}),
        ("Các sở, ban, ngành", set()),
        ("Sở Y tế", set()),
    ],
)
def test_many_bodies_are_called_each_by_its_own_name(name: str, called: set[str]) -> None:
    assert set(calls(Agency(id="a", name=name))) - {name} == called


@pytest.mark.parametrize(
    ("organiser", "found"),
    [
        ("Công an tỉnh Nghệ An", ("cong-an",)),
        ("Công an tỉnh", ("cong-an",)),
        ("Phòng An ninh đối ngoại, Công an tỉnh Nghệ An", ("cong-an",)),
        ("Công an tỉnh Xiêng Khoảng", ()),
        ("Công an tỉnh Nghệ An và bạn bè", ()),
        ("UBND huyện Hưng Nguyên", ("huyen",)),
        ("Uỷ ban nhân dân huyện Hưng Nguyên", ("huyen",)),
        ("UBND huyện Không Có", ()),
        ("Hội Cựu chiến binh", ()),
    ],
)
def test_an_organiser_is_an_agency_only_by_its_name_and_a_place_of_the_province(
    organiser: str, found: tuple[str, ...]
) -> None:
    agencies = (Agency(id="cong-an", name="Công an tỉnh"), Agency(id="huyen", name="UBND cấp huyện"))
    event = Event.model_construct(organisers=(organiser,))
    assert Organisers(agencies, real_site().places).of(event) == found


# What the numbers of a row count, in the order of the columns.
COLUMNS = (
    ("reported", "unreported", "passed", "ahead", "postponed", "cancelled"),
    ("reported", "unreported"),
    ("reported",),
    ("passed",),
    ("ahead",),
    ("postponed", "cancelled"),
)
BOARD = "chien-dich/2027/theo-doi/"


@pytest.mark.parametrize("few", [200, 0])
def test_every_number_leads_to_the_events_that_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    # On the board itself; or on pages, here of three rows each, with tables on pages of their own.
    monkeypatch.setattr(lists, "_FEW", few)
    monkeypatch.setattr(lists, "SIZE", 3)
    monkeypatch.setattr(board, "_MOST", 40 if few else 2)
    root = june(tmp_path)
    tree, by_hand = tree_of(root, NOW), recount(root, 2027, NOW)
    listed = events_at(tree)
    assert (len({url.partition("#")[0] for url, _ in listed}) == 1) is bool(few)
    boards = [BOARD] if few else [BOARD, f"{BOARD}bang-dia-ban/", f"{BOARD}bang-don-vi/", f"{BOARD}bang-tuan/"]
    seen = 0
    for page in boards:
        for section in meta(tree, page)["sections"]:
            for row in section.get("rows", ()):
                for cell, states in zip(row["cells"], COLUMNS, strict=True):
                    if cell["count"] == "0":
                        assert not cell["url"]
                        continue
                    assert len(reached(listed, cell["url"], states)) == int(cell["count"]), (row["name"], states)
                    seen += 1
    assert seen > 60
    [whole] = next(one for one in meta(tree, BOARD)["sections"] if one["id"] == "tat-ca")["rows"]
    for cell, states in zip(whole["cells"], COLUMNS, strict=True):
        there = set().union(*(by_hand["whole"][""].get(state, set()) for state in states))
        assert reached(listed, cell["url"], states) == there


def events_at(tree: Mapping[str, bytes]) -> list[tuple[str, set[str]]]:
    """The blocks of all pages in their order: where each begins (the part of a block on the next page has no anchor of
    its own), and the ids of its events."""
    found = []
    urls = (path.removeprefix("docs/").removesuffix("index.md") for path in tree if path.startswith(f"docs/{BOARD}"))
    for url in sorted(urls, key=lambda url: [part.zfill(3) if part.isdecimal() else part for part in url.split("/")]):
        for group in meta(tree, url).get("groups", ()):
            anchor = f"{url}#{group['id']}" if group.get("id") else ""
            found.append((anchor, {card["url"].split("/")[-2] for card in group["cards"]}))
    return found


def reached(listed: list[tuple[str, set[str]]], url: str, states: tuple[str, ...]) -> set[str]:
    """The ids that follow an anchor as long as they are of its group and one of the states."""
    start = next(number for number, (anchor, _) in enumerate(listed) if anchor == url)
    group = url.rpartition("#")[2].rpartition("-")[0]
    found: set[str] = set()
    for anchor, ids in listed[start:]:
        name, _, state = anchor.rpartition("#")[2].rpartition("-")
        if anchor and not (name == group and state in states):
            break
        found |= ids
    return found


def test_the_files_say_the_same(tmp_path: Path) -> None:
    root = june(tmp_path)
    tree = tree_of(root, NOW)
    data = json.loads(tree["files/api/v1/coverage/2027.json"])
    Draft202012Validator(json.loads(tree["files/api/v1/schemas/coverage.json"])).validate(data)
    by_hand = recount(root, 2027, NOW)
    kinds = {"whole": "whole", "week": "weeks", "focus": "focuses"}
    for group in data["groups"]:
        if group["by"] in kinds and group["key"] not in ("none", "before", "after"):
            counted = by_hand[kinds[group["by"]]].get(group["key"].replace("all", ""), {})
            assert {state: set(group[state]) for state in COLUMNS[0] if group[state]} == counted
    rows = list(csv.DictReader(io.StringIO(tree["files/api/v1/coverage/2027.csv"].decode("utf-8-sig"))))
    assert [row["Mã"].removeprefix("'") for row in rows] == [group["key"] for group in data["groups"]]
    assert [int(row["Đã tổ chức"]) for row in rows] == [
        len(group["reported"]) + len(group["unreported"]) for group in data["groups"]
    ]
    assert data["day"] == "2027-06-16" and len(data["rules"]) >= 10


def test_what_has_nothing_yet_is_named_and_never_called_undone(tmp_path: Path) -> None:
    tree = tree_of(june(tmp_path), NOW)
    page = meta(tree, BOARD)
    said = {
        one["id"]: [group["text"] for part in one.get("unknown", ()) for group in part["groups"]]
        for one in page["sections"]
    }
    assert said["don-vi"] == ["Tỉnh đoàn"] and not said["dia-ban"]
    words = tree[f"docs/{BOARD}index.md"].decode()
    assert "không có nghĩa là ở đó chưa làm" in words
    for blame in ("chưa thực hiện", "chưa tổ chức", "không hoàn thành", "chậm"):
        assert blame not in words
    none = meta(tree_of(june(tmp_path), datetime(2027, 6, 2, 9, tzinfo=VIETNAM)), BOARD)
    assert none["description"].startswith("Trang này biết 14 hoạt động")


def test_a_campaign_of_which_nothing_is_known_has_its_board(tmp_path: Path) -> None:
    files = {path: text for path, text in SITE.items() if path != "events/2022/mau-thuong.yml"}
    tree = tree_of(put(tmp_path, files | {"content/ho-tro.md": HELP}))
    page = meta(tree, "chien-dich/2022/theo-doi/")
    assert page["description"] == "Trang này chưa biết hoạt động nào của Tháng hành động 2022."
    assert not [row for one in page["sections"] for row in one.get("rows", ())]
    assert not [one for one in page["sections"] if any("<svg" in p and "bieu-" in p for p in one.get("pictures", ()))]


@pytest.mark.parametrize("upright", [True, False])
def test_a_chart_is_told_in_words_and_stays_in_its_frame(upright: bool) -> None:
    names = tuple(f"e{number}" for number in range(900))
    bars = [
        charts.Bar(
            "Một đơn vị có tên rất dài, <b>&</b> dài hơn cả bề ngang của hình trên điện thoại", Tally(passed=names)
        ),
        charts.Bar("07–13/6", Tally(reported=("a",), unreported=("b",), ahead=("c",), cancelled=("d",))),
        charts.Bar("Không có", Tally()),
    ]
    drawing = etree.fromstring(charts.chart("bieu-thu", "Tên", bars, upright=upright))
    assert drawing.get("role") == "img" and drawing.get("aria-labelledby") == "bieu-thu-t bieu-thu-d"
    title, told = drawing[0], drawing[1]
    assert (title.tag, told.tag) == ("title", "desc") and "07–13/6: 4" in told.text
    width, height = (float(size) for size in drawing.get("viewBox").split()[2:])
    for path in drawing.iter("path"):
        x, y, across, down = (
            (float(n) for n in re.findall(r"-?[\d.]+", path.get("d"))[:4]) if "v" in path.get("d") else (0, 0, 0, 0)
        )
        assert 0 <= x <= x + across <= width and 0 <= y <= y + down <= height, path.get("d")
    if not upright:
        for line in drawing.iter("text"):
            letters = charts.SMALL.width("".join(line.itertext()))
            assert float(line.get("x")) + letters <= width + 1 and float(line.get("y")) <= height
    assert not charts.chart("bieu-thu", "Tên", bars[2:])
