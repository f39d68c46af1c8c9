"""Models and exemplars: what a reader, a program and a feed are told of one, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from scripts.model.exemplar import first_day
from tests.assemble.test_assemble import meta, tree_of
from tests.check.test_checks import found
from tests.sources import site
from tests.translated import declared

PATH = "content/mo-hinh/ban-mau.md"
MODEL = """\
---
title: Bản mẫu
summary: Một câu.
date: 2026-11-20
sort: ban-lang
place: {district: Mẫu Thượng, commune: Đá Trắng, venue: Bản Thử}
since: 3/2023
told: 8/2023
runs: [Công an xã]
does: [Họp bản mỗi tháng., Báo tin <khi> cần.]
results: [{figure: 23, unit: người, text: đã đi cai, when: 2023, source: Báo mẫu}]
doubts: [Nguồn không ghi ngày.]
events: [mau-thuong-2022-06-09]
sources: [{title: Báo mẫu, url: https://mau.example/bao, date: 2023-08-01}]
---
Lời mẫu, [lễ ra quân](sukien:mau-thuong-2022-06-09).
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return tree_of(site(tmp_path_factory.mktemp("mô hình"), {PATH: MODEL}))


def test_a_page_says_where_since_when_and_who_says_so(tree: Mapping[str, bytes]) -> None:
    page = meta(tree, "mo-hinh/ban-mau/")
    told = {fact["term"]: fact["text"] or ", ".join(part["text"] for part in fact["parts"]) for fact in page["facts"]}
    assert told == {
        "Ở đâu": "Bản Thử, xã Đá Trắng, huyện Mẫu Thượng",
        "Từ khi nào": "tháng 3/2023",
        "Nguồn kể": "tháng 8/2023",
        "Ai làm": "Công an xã",
        "Liên hệ": "Chưa tìm thấy; hỏi UBND hoặc Công an xã, phường",
    }
    [result] = page["results"]
    assert (result["number"], result["text"], result["when"]) == ("23 người", "đã đi cai", "năm 2023")
    assert result["source"]["url"] == "https://mau.example/bao"
    assert page["does"][1] == "Báo tin &lt;khi&gt; cần."
    assert [card["title"] for card in page["related_events"]] == ["Lễ ra quân mẫu"]
    assert 'href="../../su-kien/2022/mau-thuong-2022-06-09/"' in page["body"]


def test_the_list_has_it_under_whose_it_is(tree: Mapping[str, bytes]) -> None:
    [group] = meta(tree, "mo-hinh/")["groups"]
    [card] = group["cards"]
    assert (group["title"], card["url"], card["since"]) == ("Bản, làng, xã", "mo-hinh/ban-mau/", "từ tháng 3/2023")


def test_the_page_of_its_commune_leads_to_it(tree: Mapping[str, bytes]) -> None:
    page = meta(tree, "su-kien/dia-ban/mau-thuong/da-trang/")
    assert [model["url"] for model in page["models"]] == ["mo-hinh/ban-mau/"]
    assert not meta(tree, "su-kien/dia-ban/mau-ha/").get("models")


def test_programs_have_the_same(tree: Mapping[str, bytes]) -> None:
    [row] = json.loads(tree["files/api/v1/exemplars.json"])["exemplars"]
    assert row == json.loads(tree["files/api/v1/exemplars/ban-mau.json"])
    assert (row["since"], row["results"][0]["figure"], row["results"][0]["source"]["title"]) == (
        "3/2023",
        "23",
        "Báo mẫu",
    )
    assert row["place"]["communes"][0]["code"] == "99101"
    assert "exemplars.json" in tree["files/api/v1/index.json"].decode()


def test_a_feed_has_the_whole_of_it(tree: Mapping[str, bytes]) -> None:
    [entry] = json.loads(tree["files/mo-hinh/feed.json"])["items"]
    assert entry["id"] == "tag:mau.example,2026-11-20:mo-hinh:ban-mau"
    for words in ("Bản Thử, xã Đá Trắng", "23 người đã đi cai (Báo mẫu, 01/8/2023; năm 2023)", "Nguồn không ghi ngày."):
        assert words in entry["content_html"]
    assert b"<rss" in tree["files/mo-hinh/rss.xml"] and b"<feed" in tree["files/mo-hinh/atom.xml"]


def test_a_site_without_any_has_no_list(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, {}))
    assert not any("mo-hinh" in path or "exemplars" in path for path in tree)
    assert b"exemplars" not in tree["files/api/v1/index.json"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (("source: Báo mẫu}", "source: Báo khác}"), "E344"),
        (("since: 3/2023", "since: 13/2023"), "E204"),
        (("since: 3/2023", "since: 31/6/2023"), "E206"),
        (("commune: Đá Trắng", "commune: Xã Lạ"), "E302"),
        (("[mau-thuong-2022-06-09]", "[khong-co]"), "E301"),
    ],
)
def test_what_is_wrong_is_refused(tmp_path: Path, wrong: tuple[str, str], code: str) -> None:
    assert code in {one for one, _, _ in found(site(tmp_path, {PATH: MODEL.replace(*wrong)}))}


def test_a_year_and_a_month_have_a_first_day() -> None:
    assert [str(first_day(said)) for said in ("2020", "3/2023", "10/12/2025")] == [
        "2020-01-01",
        "2023-03-01",
        "2025-12-10",
    ]


TIMELINE = """\
---
title: Trang mẫu
summary: Một câu.
timeline: {kind: mit-tinh, names: [MẪU THƯỢNG]}
---
Lời mẫu.
"""


def test_a_page_lists_the_events_of_a_kind_that_name_a_place_year_by_year(tmp_path: Path) -> None:
    others = {
        "events/2023/khac.yml": listing("a", "mit-tinh", "Mít tinh ở Mẫu Thượng", 2023)
        + listing("b", "toa-dam", "Tọa đàm ở Mẫu Thượng", 2023)
        + listing("c", "mit-tinh", "Mít tinh ở nơi khác", 2023),
        "events/2024/khac.yml": listing("d", "mit-tinh", "Mít tinh cùng Mẫu thượng", 2024),
        "content/trang-mau.md": TIMELINE,
        "content/lo/trang-mau.md": declared(
            "lo", TIMELINE.replace("timeline: {kind: mit-tinh, names: [MẪU THƯỢNG]}\n", "")
        ),
    }
    tree = tree_of(site(tmp_path, others))
    for address in ("trang-mau/", "lo/trang-mau/"):
        years = meta(tree, address)["years"]
        shown = {year["title"]: [card["url"] for card in year["cards"]] for year in years}
        assert shown == {"2024": ["su-kien/2024/d/"], "2023": ["su-kien/2023/a/"]}, address


def listing(name: str, kind: str, title: str, year: int) -> str:
    head = "events:\n" if name in "ad" else ""
    return (
        f"{head}- {{id: {name}, title: {title}, summary: Một câu., kind: {kind}, start: {year}-06-09, "
        f"place: {{online: true}}, status: held, campaign: false, source: 1/KH-MAU}}\n"
    )
