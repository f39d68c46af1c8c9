"""Lists of events, month grids and the finder's data, as data for the templates."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from scripts.assemble.events import finder
from scripts.assemble.page import Link
from scripts.assemble.parts.listing import Group, split
from scripts.assemble.pieces import made
from scripts.assemble.tree import Tree
from scripts.flow.building import assembled
from scripts.model.event import Event
from scripts.model.values import VIETNAM
from scripts.read import read
from tests.assemble.test_assemble import given
from tests.assemble.test_assemble import meta as page_data
from tests.listings import NOW, awkward, listing
from tests.sources import LISTING, SITE, site

NOW_PAST = datetime(2026, 11, 24, 9, tzinfo=VIETNAM)
MOMENT = datetime.fromisoformat(NOW).replace(tzinfo=VIETNAM)


def tree_of(root: Path, now: datetime = MOMENT) -> tuple[dict[str, bytes], dict[str, Event]]:
    reading = read(root)
    assert reading.site is not None, reading.problems
    return made(assembled(root, root / "build", reading.site, now)), reading.site.events_by_id


def metas(tree: Tree, pattern: str) -> dict[str, dict[str, Any]]:
    """Data of the pages whose address fits, by address."""
    found = {}
    for path, data in tree.items():
        if path.startswith("docs/") and re.fullmatch(pattern, path[5:-8]):
            found[path[5:-8]] = given(json.loads(data.decode().split("---\n", 2)[1]))
    return found


def cards(meta: dict[str, Any]) -> list[dict[str, Any]]:
    return meta.get("coming", []) + [card for group in meta.get("groups", []) for card in group["cards"]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, Event]]:
    return tree_of(awkward(tmp_path_factory.mktemp("mau")))


def test_the_grid_counts_each_event_on_each_of_its_days(built: tuple[Tree, dict[str, Event]]) -> None:
    tree, events = built
    wanted: Counter[str] = Counter()
    for event in events.values():
        for occasion in event.occasions:
            day = occasion.first
            while day <= occasion.last:
                wanted[day.isoformat()] += 1
                day += timedelta(days=1)
    months = metas(tree, r"su-kien/thang/\d{4}-\d\d/")
    cells = [cell for meta in months.values() for week in meta["grid"]["weeks"] for cell in week if cell["day"]]
    assert {cell["date"]: int(cell["count"]) for cell in cells if cell["count"]} == wanted
    assert "su-kien/thang/2023-08/" in months, "a month in the middle of a span of years"
    assert wanted["2022-06-23"] == 3, "the weekly event pauses there"


def test_weeks_begin_on_monday_and_every_cell_leads_to_a_place_of_the_list(built: tuple[Tree, Any]) -> None:
    tree, _ = built
    pages = metas(tree, r"su-kien/thang/\d{4}-\d\d/(\d+/)?")
    for meta in pages.values():
        for week in meta.get("grid", {"weeks": []})["weeks"]:
            for place, cell in enumerate(week):
                if cell["day"]:
                    assert date.fromisoformat(cell["date"]).weekday() == place
                if cell["url"]:
                    url, _, anchor = cell["url"].partition("#")
                    assert anchor in [group.get("id") for group in pages[url]["groups"]]


def test_a_span_is_listed_once_and_a_repetition_on_each_of_its_days(built: tuple[Tree, Any]) -> None:
    tree, _ = built
    groups = metas(tree, r"su-kien/thang/2022-06/")["su-kien/thang/2022-06/"]["groups"]
    by_id = {group["id"]: [card["url"].split("/")[2] for card in group["cards"]] for group in groups}
    assert by_id["keo-dai"] == ["nhieu-nam", "toan-tinh"]
    assert "hai-ngay" in by_id["ngay-7"] and "ngay-8" not in by_id
    assert [name for name, ids in by_id.items() if "hang-tuan" in ids] == ["ngay-2", "ngay-9", "ngay-16", "ngay-30"]
    july = metas(tree, r"su-kien/thang/2022-07/")["su-kien/thang/2022-07/"]["groups"]
    assert "qua-thang" in [card["url"].split("/")[2] for card in july[-1]["cards"]], "what began in June goes on"


def test_lists_by_month_are_complete_and_in_order(built: tuple[Tree, dict[str, Event]]) -> None:
    tree, events = built
    listed = set()
    for meta in metas(tree, r"su-kien/thang/.*").values():
        found = cards(meta)
        listed |= {card["url"].split("/")[2] for card in found}
        days = [int(group["id"][5:]) for group in meta["groups"] if (group["id"] or "").startswith("ngay-")]
        assert days == sorted(days)
    assert listed == set(events)


def test_a_card_shows_the_day_that_it_stands_for(built: tuple[Tree, Any]) -> None:
    tree, _ = built
    place = metas(tree, r"su-kien/dia-ban/mau-thuong/")["su-kien/dia-ban/mau-thuong/"]
    weekly = next(card for card in cards(place) if "hang-tuan" in card["url"])
    assert (weekly["day"], weekly["month"]) == ("16", "6")
    assert weekly["status"]["days"].split()[0] == "2022-06-30", "the 23rd is left out"
    june = cards(metas(tree, r"su-kien/thang/2022-06/")["su-kien/thang/2022-06/"])
    assert [card["day"] for card in june if "hang-tuan" in card["url"]] == ["2", "9", "16", "30"]
    assert [card["status"]["code"] for card in june if "hang-tuan" in card["url"]] == ["past", "past", "soon", "soon"]


def test_statuses_say_what_is_known(built: tuple[Tree, dict[str, Event]]) -> None:
    tree, events = built
    found = {
        name: metas(tree, f"su-kien/2022/{name}/")[f"su-kien/2022/{name}/"]["status"]["code"]
        for name, event in events.items()
        if event.year == 2022
    }
    assert found["hoan"] == "postponed" and found["huy"] == "cancelled" and found["doi"] == "rescheduled"
    assert found["khong-ngay"] == "undated", "nobody knows that it took place"
    assert found["doi-chua-co-ngay"] == "rescheduled"
    assert found["co-gio"] == "soon", "at nine, what begins at two has not begun"
    assert found["hom-nay"] == "ongoing" and found["da-to-chuc"] == "past" and found["toan-tinh"] == "ongoing"


def test_what_comes_next_stands_before_what_goes_on_for_long(built: tuple[Tree, Any]) -> None:
    tree, _ = built
    index = metas(tree, "su-kien/")["su-kien/"]
    coming = [card["url"].split("/")[2] for card in index["coming"]]
    assert coming[:3] == ["co-gio", "hom-nay", "hang-tuan"]
    assert index["past"][0]["url"] == "su-kien/2022/da-to-chuc/"


UNDATED = """
- id: truoc-tet
  title: Mẫu trước Tết
  date_unknown: Nguồn không ghi ngày
  source: {title: Báo Mẫu, url: https://mau.example/tet, date: 2022-06-12}
- {id: ve-sau, title: Mẫu về sau, start: 2022-06-14}
- {id: khong-ro, title: Mẫu không rõ, date_unknown: Nguồn không ghi ngày}
"""


def test_an_event_without_a_day_is_among_the_latest_where_its_source_told_of_it(tmp_path: Path) -> None:
    tree, _ = tree_of(site(tmp_path, {"events/2022/a.yml": listing(UNDATED)}), NOW_PAST)
    past = metas(tree, "su-kien/")["su-kien/"]["past"]
    own = [card["url"].split("/")[2] for card in past]
    assert own == ["ve-sau", "truoc-tet", "mau-thuong-2022-06-09", "khong-ro"]
    assert past[1]["status"]["code"] == "undated"


def test_a_site_without_events_speaks_of_none_that_took_place(tmp_path: Path) -> None:
    unlinked = {path: text.replace("sukien:mau-thuong-2022-06-09", "trang:ho-tro") for path, text in SITE.items()}
    files = {**unlinked, "events/2022/mau-thuong.yml": None}
    tree, _ = tree_of(site(tmp_path, files))
    index = metas(tree, "su-kien/")["su-kien/"]
    assert index["title"] == "Sự kiện" and "chưa ghi hoạt động nào, sắp tới hay đã qua" in index["description"]


def many(count: int, day: str = "2022-06-09") -> str:
    return listing("\n".join(f"- {{id: nhieu-{n:03}, title: 'Mẫu số {n}', start: {day}}}" for n in range(count)))


def test_a_long_month_is_split_into_numbered_pages(tmp_path: Path) -> None:
    files = {"events/2022/a.yml": many(70), "events/2022/b.yml": many(5, "2022-06-10").replace("nhieu-", "sau-")}
    tree, _ = tree_of(site(tmp_path, files))
    pages = metas(tree, r"su-kien/thang/2022-06/(\d+/)?")
    assert list(pages) == ["su-kien/thang/2022-06/", "su-kien/thang/2022-06/2/", "su-kien/thang/2022-06/3/"]
    assert [len(cards(meta)) for meta in pages.values()] == [30, 30, 16]
    assert len({meta["title"] for meta in pages.values()}) == 3
    ids = [group.get("id") for meta in pages.values() for group in meta["groups"]]
    assert ids == ["ngay-9", None, None, "ngay-10"], "a group that runs over keeps one place to link to"
    first, second, third = pages.values()
    cell = next(cell for week in first["grid"]["weeks"] for cell in week if cell.get("day") == "10")
    assert cell["url"] == "su-kien/thang/2022-06/3/#ngay-10"
    assert "grid" not in second and second["pager"]["previous"] == "su-kien/thang/2022-06/"
    assert "next" not in {key for key, value in third["pager"].items() if value}


def test_a_year_of_many_events_leads_to_its_months(tmp_path: Path) -> None:
    tree, _ = tree_of(site(tmp_path, {"events/2022/a.yml": many(70)}))
    year = metas(tree, r"su-kien/2022/")["su-kien/2022/"]
    assert not cards(year) and [(row["text"], row["count"]) for row in year["month_links"]] == [("Tháng 6/2022", 71)]
    small, _ = tree_of(site(tmp_path / "ít"))
    assert len(cards(metas(small, r"su-kien/2022/")["su-kien/2022/"])) == 1


def test_every_year_and_month_page_of_a_span_exists(built: tuple[Tree, Any]) -> None:
    tree, _ = built
    years = metas(tree, r"su-kien/\d{4}/")
    assert list(years) == [f"su-kien/{year}/" for year in range(2021, 2025)]
    assert [row["text"] for row in years["su-kien/2024/"]["month_links"]] == ["Tháng 1/2024", "Tháng 2/2024"]
    assert [card["url"] for card in cards(years["su-kien/2024/"])] == ["su-kien/2022/nhieu-nam/"], "once a year"


def test_pages_of_a_list_lose_nothing_and_repeat_nothing() -> None:
    for sizes in ([], [0], [1], [3], [4], [3, 3], [1, 7, 2], [10]):
        groups = [
            Group(str(n), tuple(f"{n}.{k}" for k in range(size)), f"g{n}", more=Link("thêm"))
            for n, size in enumerate(sizes)
        ]
        pages = split(groups, 3)
        assert [c for page in pages for g in page for c in g.cards] == [c for g in groups for c in g.cards]
        assert all(sum(len(group.cards) for group in page) <= 3 for page in pages)
        for name in ("id", "more"):
            kept = [group.title for page in pages for group in page if getattr(group, name)]
            assert kept == [group.title for group in groups if group.cards]


def test_the_data_of_the_finder_is_the_same_whatever_the_order_of_the_files(tmp_path: Path) -> None:
    first, _ = tree_of(awkward(tmp_path / "một"))
    root = awkward(tmp_path / "hai")
    (root / "events/2022/mau-kho.yml").rename(root / "events/2022/a.yml")
    second, _ = tree_of(root, MOMENT + timedelta(days=400))
    assert first["files/su-kien/danh-sach.json"] == second["files/su-kien/danh-sach.json"]


@pytest.mark.parametrize(
    ("line", "code", "place"),
    [
        ("start: 2022-06-09, end: 2202-06-09", "E219", "2202"),
        ("start: 9999-12-31", "E219", "9999"),
        ("start: 2022-06-09, recurs: {every: week, until: 2202-06-09}", "E219", "2202"),
        ("start: 2022-06-09, recurs: {every: week, until: 2022-06-01}", "E220", "2022-06-01"),
        ("start: 2022-06-09, recurs: {every: week, until: 2022-06-10, except: [2022-06-09]}", "E223", "[2022-06-09]"),
    ],
)
def test_a_slip_in_a_last_day_is_told(tmp_path: Path, line: str, code: str, place: str) -> None:
    text = listing(f"- {{id: a, title: 'Mẫu', {line}}}")
    found = [problem for problem in read(site(tmp_path, {"events/2022/a.yml": text})).problems if problem.is_error]
    assert [problem.code for problem in found] == [code]
    row, column = found[0].at.line, found[0].at.column
    assert text.splitlines()[row - 1][column - 1 :].startswith(place)


def test_of_too_many_events_the_filter_finds_the_nearest_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = LISTING[LISTING.index("- id: ") :].replace("mau-thuong-2022-06-09", "sau").replace("06-09", "06-10")
    root = site(tmp_path, {"events/2022/mau-thuong.yml": LISTING + later})
    assert page_data(tree_of(root, NOW_PAST)[0], "su-kien/")["finder"]["note"] is None
    monkeypatch.setattr(finder, "MOST", 1)
    tree, _ = tree_of(root, NOW_PAST)
    assert json.loads(tree["files/su-kien/danh-sach.json"])["id"] == ["sau"]
    assert page_data(tree, "su-kien/")["finder"]["note"].startswith("Chỉ lọc được 1 hoạt động gần hôm nay nhất trong 2")
    assert "files/api/v1/events/mau-thuong-2022-06-09.json" in tree
