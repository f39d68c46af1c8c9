"""Places: the map says what the records say, and every place has its page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scripts.assemble.places.point_map import drawn, ground
from scripts.assemble.places.tile_map import tile_map
from scripts.assemble.view import View
from scripts.model.place import Places, Province, Unit
from scripts.read.place_lists import as_units
from scripts.read.typed import typed
from scripts.read.yaml_text import parse
from tests.assemble.test_assemble import meta, tree_of
from tests.assemble.test_calendars import small_site
from tests.sources import CAMPAIGN, LISTING, NOW, PLACES, site

PATH = "content/places.yml"
EVENTS = "events/2022/mau-thuong.yml"
TILES = PLACES.replace("  slug: mau-thuong\n", "  slug: mau-thuong\n  tile: [3, 2]\n").replace(
    "  slug: mau-ha\n", "  slug: mau-ha\n  tile: [4, 3]\n"
)


HELP_ALONE = "---\ntitle: T\nsummary: S\n---\n## Gọi cho ai\n"


def event(name: str, place: str, day: str = "2022-06-09", more: str = "") -> str:
    fields = f"id: {name}, title: Việc {name}, summary: Mẫu., kind: khac, start: {day}, place: {place}"
    fields += f", source: 1/KH-MAU{more}"
    return f"- {{{fields}}}\n"


def titles(page: dict[str, Any]) -> list[list[str]]:
    """The events of a place: those to come, then each year's."""
    lists = [page.get("coming", []), *(group["cards"] for group in page.get("groups", []))]
    return [[card["title"].removeprefix("Việc ") for card in cards] for cards in lists if cards]


def shared(page: dict[str, Any]) -> dict[str, list[str]]:
    """The events of more than this place, by what they are of."""
    return {g["title"]: [card["title"].removeprefix("Việc ") for card in g["cards"]] for g in page.get("shared", [])}


def province(*units: Unit) -> Places:
    return Places(province=Province(code="9", name="Tỉnh Mẫu", slug="mau"), units=units)


def district(number: int, name: str = "Huyện Mẫu", **fields: object) -> Unit:
    return Unit.model_validate({"code": str(number), "name": name, "slug": f"mau-{number}"} | fields)


def test_the_map_shows_the_list(tmp_path: Path) -> None:
    found = meta(tree_of(site(tmp_path, {PATH: TILES})), "su-kien/dia-ban/")
    drawing = found["map"]
    assert (drawing["columns"], drawing["width"], drawing["height"]) == (2, 96, 144), "only the squares in use"
    upper, lower = drawing["tiles"]
    assert (upper["x"], upper["y"], lower["x"], lower["y"]) == (0, 0, 48, 72)
    assert upper["label"] == "Huyện Mẫu Thượng: 1 hoạt động, 1 xã biên giới"
    assert [commune["name"] for commune in upper["communes"]] == ["Xã Đá Trắng"]
    assert lower["label"] == "Huyện Mẫu Hạ: trang chưa ghi được hoạt động nào" and not lower["border"]
    assert [(row["text"], row["count"], len(row["communes"])) for row in found["rows"]] == [
        ("Huyện Mẫu Hạ", 0, 0),
        ("Huyện Mẫu Thượng", 1, 1),
    ]


def test_a_list_without_squares_has_a_table_and_no_map(tmp_path: Path) -> None:
    found = meta(tree_of(site(tmp_path)), "su-kien/dia-ban/")
    assert "map" not in found and len(found["rows"]) == 2


def test_a_district_without_a_square_is_left_to_the_table(tmp_path: Path) -> None:
    found = meta(tree_of(site(tmp_path, {PATH: TILES.replace("  tile: [4, 3]\n", "")})), "su-kien/dia-ban/")
    assert len(found["map"]["tiles"]) == 1 and len(found["rows"]) == 2
    assert "1 địa bàn khác không có ô" in found["map"]["note"]


@pytest.mark.parametrize("most", [0, 1, 2, 3, 4, 5, 7, 100, 5000])
def test_every_number_has_the_shade_that_the_legend_names(most: int) -> None:
    counts = {f"mau-{number}": number for number in range(min(most, 70) + 1)} | {"mau-71": most}
    listed = [district(number, tile=[number // 6 + 1, number % 6 + 1]) for number in range(72)]
    drawing = tile_map(province(*listed), counts, [], "hoạt động")
    assert drawing is not None
    blank, *some = drawing.shades
    ranges = {blank.shade: [0]} | {row.shade: [int(part) for part in row.text.split("–")] for row in some}
    for square in drawing.tiles:
        limits = ranges[square.shade]
        assert limits[0] <= int(square.count or 0) <= limits[-1]


@pytest.mark.parametrize(("count", "drawn"), [(0, 0), (1, 1), (6, 6), (12, 12), (13, 0), (500, 0)])
def test_the_number_of_border_communes_is_written_even_where_diamonds_do_not_fit(count: int, drawn: int) -> None:
    communes = [{"code": str(number), "name": f"Xã {number}", "border": True} for number in range(count)]
    listed = province(district(1, tile=[1, 1], units=communes))
    drawing = tile_map(listed, {}, [(listed.groups[0], listed.groups[0].within)], "hoạt động")
    assert drawing is not None
    [square] = drawing.tiles
    assert len(square.communes) == drawn
    assert square.number == (f"{count} xã" if count else "")
    assert square.label.endswith(f"{count} xã biên giới" if count else "giáp biên giới")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Huyện Kỳ Sơn", ["Kỳ", "Sơn"]),
        ("Thành phố Vinh", ["Vinh"]),
        ("Thành phố Buôn Ma Thuột", ["Buôn Ma", "Thuột"]),
        ("Thành phố Phan Rang - Tháp Chàm", ["Phan", "Rang -…"]),
        ("Huyện " + "Ắ" * 250, ["ẮẮẮẮẮẮ…"]),
    ],
)
def test_a_long_name_is_cut_in_the_picture_only(name: str, lines: list[str]) -> None:
    drawing = tile_map(province(district(1, name, tile=[1, 1])), {}, [], "hoạt động")
    assert drawing is not None
    [square] = drawing.tiles
    assert list(square.lines) == lines
    assert square.label.startswith(f"{name}: ")


def test_two_names_that_fold_to_one_have_two_addresses_in_any_order() -> None:
    named = (("7", "Xã Nậm Càn"), ("3", "Xã Nậm Cắn"), ("5", "—"))
    communes = [{"code": code, "name": name} for code, name in named]
    expected = {"3": "mau-1/nam-can", "5": "mau-1/5", "7": "mau-1/nam-can-7"}
    for order in (communes, communes[::-1]):
        within = province(district(1, units=order)).groups[0].within
        assert {one.code: one.path for one in within} == expected


def test_a_place_may_be_named_in_any_way_and_stand_in_several_districts(tmp_path: Path) -> None:
    listing = "events:\n" + "".join(
        [
            event("ma", "{district: '991'}"),
            event("day-du", "{district: Huyện Mẫu Thượng, commune: Xã Đa Trăng}"),
            event("hai-huyen", "{district: [Mẫu Hạ, Mẫu Thượng]}"),
            event("chi-xa", "{commune: '99201'}"),
            event("toan-tinh", "{province: true}"),
            event("noi-khac", "{outside: Hà Nội}"),
        ]
    )
    tree = tree_of(site(tmp_path, {EVENTS: listing, "content/ho-tro.md": HELP_ALONE}))
    assert titles(meta(tree, "su-kien/dia-ban/mau-thuong/")) == [["ma", "hai-huyen", "day-du"]]
    assert titles(meta(tree, "su-kien/dia-ban/mau-ha/")) == [["hai-huyen", "chi-xa"]]
    assert titles(meta(tree, "su-kien/dia-ban/mau-ha/da-trang/")) == [["chi-xa"]]
    folded = meta(tree, "su-kien/dia-ban/mau-thuong/da-trang-99102/")
    assert folded["title"] == "Sự kiện ở xã Đa Trăng, huyện Mẫu Thượng" and titles(folded) == [["day-du"]]
    empty = meta(tree, "su-kien/dia-ban/mau-thuong/da-trang/")
    assert not titles(empty) and "Chưa tìm thấy hoạt động nào ghi rõ ở xã Đá Trắng" in empty["description"]
    assert [card["title"] for card in empty["province"]] == ["Việc toan-tinh"]
    assert {chip["url"] for chip in empty["nearby"]} == {
        "su-kien/dia-ban/mau-thuong/",
        "su-kien/dia-ban/mau-thuong/da-trang-99102/",
    }
    assert empty["calendar"]["url"] == "su-kien/dia-ban/mau-thuong/da-trang/lich.ics"


def test_what_is_to_come_stands_first_then_the_past_by_year(tmp_path: Path) -> None:
    days = {"sau": "2027-02-01", "sap": "2026-12-01", "cu": "2021-05-05", "moi": "2026-03-03"}
    files = {
        f"events/{day[:4]}/{name}.yml": "events:\n" + event(name, "{district: Mẫu Hạ}", day)
        for name, day in days.items()
    }
    page = meta(tree_of(site(tmp_path, files)), "su-kien/dia-ban/mau-ha/")
    assert [group["title"] for group in page["groups"]] == ["Năm 2026", "Năm 2021"]
    assert titles(page) == [["sap", "sau"], ["moi"], ["cu"]]


def test_a_page_stays_light_and_names_the_way_to_the_rest(tmp_path: Path) -> None:
    listing = "events:\n" + "".join(event(f"e-{number}", "{district: Mẫu Hạ}", "2021-05-05") for number in range(300))
    found = meta(tree_of(site(tmp_path, {"events/2021/nhieu.yml": listing})), "su-kien/dia-ban/mau-ha/")
    assert sum(map(len, titles(found))) == 24
    assert found["rest"] == "Còn 276 hoạt động khác, xem theo năm:"
    assert found["rest_years"] == [{"text": "Năm 2021", "url": "su-kien/2021/", "count": 276, "note": None}]


def test_a_place_of_the_past_says_what_is_known_of_today(tmp_path: Path) -> None:
    def today(text: str, url: str) -> str:
        rows = meta(tree_of(site(tmp_path, {PATH: text})), url)["facts"]
        return next((row["text"] for row in rows if row["term"] == "Ngày nay"), "")

    upper, commune = "su-kien/dia-ban/mau-thuong/", "su-kien/dia-ban/mau-thuong/da-trang/"
    assert today(PLACES, upper) == "Đơn vị này không còn sau ngày 30/6/2025.", "the other district goes on"
    assert today(PLACES, commune) == ""
    ended = PLACES.replace("  slug: mau-ha\n", "  slug: mau-ha\n  to: 2025-06-30\n")
    assert today(ended, upper) == "Cấp huyện không còn từ ngày 01/7/2025."
    assert today(ended, commune).endswith("chưa ghi nơi này nay thuộc đơn vị nào.")
    known = ended.replace("border: true}", "border: true, successor: Xã Mẫu Mới}")
    assert today(known, commune) == "Cấp huyện không còn từ ngày 01/7/2025. Nay thuộc xã Mẫu Mới."


def test_a_sample_event_gives_a_commune_no_page(tmp_path: Path) -> None:
    listing = LISTING + event("bi-mat", "{commune: Đa Trăng}", more=", sample: true")
    assert not [path for path in tree_of(site(tmp_path, {EVENTS: listing})) if "99102" in path]


DIRECT = PLACES + "communes:\n- {code: '99101', name: Xã Đá Mới, since: 2025-07-01, border: true}\n"


def test_a_commune_of_today_has_a_page_of_its_own(tmp_path: Path) -> None:
    files = {PATH: DIRECT, "events/2026/moi.yml": "events:\n" + event("moi", "{commune: Đá Mới}", "2026-06-09")}
    tree = tree_of(site(tmp_path, files))
    commune = meta(tree, "su-kien/dia-ban/xa-da-moi/")
    assert commune["title"].endswith("xã Đá Mới, tỉnh Mẫu") and titles(commune) == [["moi"]]
    assert not any("kết thúc" in fact.get("text", "") for fact in commune["facts"]), "it goes on"
    index = meta(tree, "su-kien/dia-ban/")
    assert [row["text"] for row in index["rows"]] == ["Huyện Mẫu Hạ", "Huyện Mẫu Thượng"]
    assert [(row["text"], row["count"], row["border"]) for row in index["leaves"]] == [("Xã Đá Mới", 1, True)]
    assert index["leaves_title"] == "Xã, phường từ ngày 01/7/2025"
    shown = meta(tree, "su-kien/2026/moi/")
    assert "Xã Đá Mới" in str(shown) and "dia-ban/xa-da-moi/" in str(shown)
    # The unit that has the same code was another one.
    assert titles(meta(tree, "su-kien/dia-ban/mau-thuong/da-trang/")) == [["Lễ ra quân mẫu"]]


def test_a_commune_of_today_has_its_page_before_anything_is_on_there(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, {PATH: DIRECT}))
    assert not titles(meta(tree, "su-kien/dia-ban/xa-da-moi/"))
    for path in ("su-kien/dia-ban/xa-da-moi/lich.ics", "nhung/xa-da-moi/index.html", "api/v1/places/xa-da-moi.json"):
        assert f"files/{path}" in tree


OVER_TIME = """\
province: {code: '99', name: Tỉnh Mẫu, slug: mau}
units:
- code: '991'
  name: Huyện Mẫu Thượng
  slug: mau-thuong
  to: 2025-06-30
  units:
  - {code: '99101', name: Xã Đá Trắng, border: true}
  - {code: '99102', name: Xã Đa Trăng, to: 2024-11-30}
  - {code: '99103', name: Xã Suối Xa}
  - {name: Thị trấn Đa Mẫu, since: 2024-12-01}
- {code: '99101', name: Xã Đá Mới, since: 2025-07-01, border: true, centre: [19.1, 104.5],
   from: ['99101', 'Thị trấn Đa Mẫu, huyện Mẫu Thượng', {unit: '99103', part: true}]}
- {code: '99104', name: Phường Mẫu Thượng, since: 2025-07-01, centre: [18.7, 105.5],
   from: [{unit: '99103', part: true}]}
"""


def test_a_place_says_what_it_was_made_of_and_what_it_became(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, {PATH: OVER_TIME}))
    new = meta(tree, "su-kien/dia-ban/xa-da-moi/")
    assert [(one["text"], one.get("url"), one["note"]) for one in new["origins"]] == [
        ("Xã Đá Trắng, huyện Mẫu Thượng", "su-kien/dia-ban/mau-thuong/da-trang/", ""),
        (
            "Thị trấn Đa Mẫu, huyện Mẫu Thượng",
            None,
            "có từ đợt sắp xếp ngày 01/12/2024; danh sách không ghi trước đó là những đơn vị nào",
        ),
        ("Xã Suối Xa, huyện Mẫu Thượng", None, "một phần"),
    ]
    assert new["composed"] == (
        "Từ ngày 01/7/2025, gồm các đơn vị cũ: xã Đá Trắng, thị trấn Đa Mẫu, một phần xã Suối Xa."
    )
    assert titles(new) == [] and [card["title"] for card in new["before_cards"]] == ["Lễ ra quân mẫu"]
    ahead = "Tháng hành động 01–30/6/2027: chưa thấy lịch nào ở xã Đá Mới; hỏi UBND xã Đá Mới. "
    assert new["description"].startswith(ahead + "1 hoạt động ghi rõ ở xã Đá Mới")
    assert new["before"].startswith("Trước đây")
    assert "Gần đây nhất, 09/6/2022: Lễ ra quân mẫu." in new["description"]
    assert new["points"]["here"]["text"] == "Xã Đá Mới"
    assert [chip["text"] for chip in new["nearby"]] == ["Phường Mẫu Thượng"]
    old = meta(tree, "su-kien/dia-ban/mau-thuong/da-trang/")
    assert old["became"] == "Xã Đá Trắng cũ không còn từ ngày 01/7/2025, nay thuộc:"
    assert [heir["url"] for heir in old["heirs"]] == ["su-kien/dia-ban/xa-da-moi/"]
    district = meta(tree, "su-kien/dia-ban/mau-thuong/")
    assert district["became"] == (
        "Huyện Mẫu Thượng không còn từ ngày 01/7/2025. Các xã, phường, thị trấn cũ ở đây nay thuộc 2 đơn vị:"
    )
    assert [heir["text"] for heir in district["heirs"]] == ["Xã Đá Mới", "Phường Mẫu Thượng"]


def test_a_commune_tells_its_events_from_those_of_its_old_district_and_of_the_border_communes(tmp_path: Path) -> None:
    files = {
        PATH: OVER_TIME,
        EVENTS: "events:\n"
        + event("ca-huyen", "{district: Mẫu Thượng}", "2021-05-05")
        + event("xa-khac", "{district: Mẫu Thượng, commune: Xã Đa Trăng}", "2021-06-06")
        + event("bien-gioi-cu", "{venue: 27 xã biên giới}", "2022-05-05"),
        "events/2025/moi.yml": "events:\n"
        + event("bien-gioi-nay", "{venue: Các xã biên giới}", "2025-10-10")
        + event("da-huy", "{commune: Xã Đá Mới}", "2025-11-11", ", status: cancelled, reason: Mưa bão"),
        "events/2026/khong-ngay.yml": "events:\n"
        "- {id: khong-ngay, title: Việc khong-ngay, summary: Mẫu., kind: khac, date_unknown: Không rõ., "
        "place: {commune: Xã Đá Mới}, source: {title: Báo, date: 2026-01-23}}\n",
        "content/ho-tro.md": HELP_ALONE,
    }
    tree = tree_of(site(tmp_path, files))
    rows = {row["text"]: (row["count"], row.get("shared", 0)) for row in meta(tree, "su-kien/dia-ban/")["leaves"]}
    assert rows["Xã Đá Mới"] == (2, 2)
    border = meta(tree, "su-kien/dia-ban/xa-da-moi/")
    assert titles(border) == [["khong-ngay"], ["da-huy"]] and not border.get("before_cards")
    assert shared(border) == {
        "Ở nhóm xã biên giới, có xã Đá Mới": ["bien-gioi-nay", "bien-gioi-cu"],
        "Ở huyện Mẫu Thượng cũ, không ghi rõ xã, phường nào": ["ca-huyen"],
    }
    assert border["description"] == (
        "Tháng hành động 01–30/6/2027: chưa thấy lịch nào ở xã Đá Mới; hỏi UBND xã Đá Mới. "
        "2 hoạt động được ghi lại ở xã Đá Mới, tỉnh Mẫu. Ở nhóm xã biên giới, có xã Đá Mới: 2 hoạt động. "
        "Ở huyện Mẫu Thượng cũ, không ghi rõ xã, phường nào: 1 hoạt động. "
        "Gần đây nhất, chưa rõ ngày, tin đăng 23/01/2026: Việc khong-ngay."
    )
    district = meta(tree, "su-kien/dia-ban/mau-thuong/")
    assert district["description"] == (
        "Tháng hành động 01–30/6/2027: chưa thấy lịch nào ở nơi trước là huyện Mẫu Thượng; "
        "hỏi UBND xã, phường nơi bạn ở. "
        "2 hoạt động được ghi lại ở huyện Mẫu Thượng đến ngày 30/6/2025, ngày cuối của nơi này. "
        "Sau đó có 2 hoạt động ở các xã, phường hình thành từ đây. "
        "Ở nhóm xã biên giới, có xã thuộc huyện Mẫu Thượng cũ: 1 hoạt động. "
        "Gần đây nhất, chưa rõ ngày, tin đăng 23/01/2026: Việc khong-ngay."
    )
    assert [card["title"] for card in district["after_cards"]] == ["Việc khong-ngay", "Việc da-huy"]
    ward = meta(tree, "su-kien/dia-ban/phuong-mau-thuong/")
    assert not titles(ward) and [*shared(ward).values()] == [["ca-huyen"]]
    assert ward["title"] == "Phường Mẫu Thượng, tỉnh Mẫu"
    assert ward["description"] == (
        "Tháng hành động 01–30/6/2027: chưa thấy lịch nào ở phường Mẫu Thượng; hỏi UBND phường Mẫu Thượng. "
        "Chưa tìm thấy hoạt động nào ghi rõ ở phường Mẫu Thượng, tỉnh Mẫu. "
        "Ở huyện Mẫu Thượng cũ, không ghi rõ xã, phường nào: 1 hoạt động. "
        "Gần nhất trong số này, 05/5/2021: Việc ca-huyen. "
        "Sau ngày này chưa tìm thấy hoạt động nào."
    )


def test_an_old_name_leads_to_the_place_of_today(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, {PATH: OVER_TIME}))
    district = meta(tree, "su-kien/dia-ban/mau-thuong/")
    moves = {move["name"]: [(heir["text"], heir["note"]) for heir in move["heirs"]] for move in district["moves"]}
    assert moves["Xã Đá Trắng"] == [("Xã Đá Mới", "xã biên giới")]
    assert moves["Xã Suối Xa"] == [("Xã Đá Mới", "xã biên giới"), ("Phường Mẫu Thượng", "")]
    assert moves["Xã Đa Trăng"] == [], "the list has not got it"
    letters = {
        one["text"]: [move["name"] for move in one["moves"]] for one in meta(tree, "su-kien/ten-xa-cu/")["letters"]
    }
    assert letters == {
        "Đ": ["Thị trấn Đa Mẫu, huyện Mẫu Thượng", "Xã Đá Trắng, huyện Mẫu Thượng"],
        "S": ["Xã Suối Xa, huyện Mẫu Thượng"],
    }
    assert meta(tree, "su-kien/dia-ban/")["old_names"] == "su-kien/ten-xa-cu/"


def test_an_event_leads_from_its_old_place_to_that_of_now(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, {PATH: OVER_TIME}))
    facts = {fact["term"]: fact for fact in meta(tree, "su-kien/2022/mau-thuong-2022-06-09/")["facts"]}
    assert facts["Địa bàn"]["note"] == "tên gọi đến ngày 30/6/2025"
    assert [part["url"] for part in facts["Ngày nay"]["parts"]] == ["su-kien/dia-ban/xa-da-moi/"]
    data = json.loads(tree["files/api/v1/events/mau-thuong-2022-06-09.json"])["place"]
    assert data["communes"] == [{"name": "Xã Đá Trắng", "code": "99101", "district": "Huyện Mẫu Thượng"}]
    assert data["units"][0] == {
        "name": "Xã Đá Trắng, huyện Mẫu Thượng",
        "key": "99101",
        "code": "99101",
        "to": "2025-06-30",
        "today": ["Xã Đá Mới"],
    }
    places = json.loads(tree["files/api/v1/places.json"])
    units = {unit["key"]: unit for unit in places["units"]}
    assert [unit["name"] for unit in places["districts"]] == ["Huyện Mẫu Thượng"]
    assert all(commune["code"] for commune in places["districts"][0]["communes"])
    assert [(one["key"], one["part"]) for one in units["99101-2025"]["made_of"]] == [
        ("99101", False),
        ("mau-thuong/da-mau", False),
        ("99103", True),
    ]
    assert units["99103"]["above"] == "991" and len(units["99103"]["became"]) == 2
    own = json.loads(tree["files/api/v1/places/xa-da-moi.json"])
    assert not own["events"] and [one["id"] for one in own["events_before"]] == ["mau-thuong-2022-06-09"]


def test_both_forms_of_a_list_say_the_same() -> None:
    """`districts` with `communes` and a `successor` on one side, units with `from` on the other."""
    before = PLACES.replace("border: true}", "border: true, successor: Xã Đá Mới}")
    before += "communes:\n- {code: '99101', name: Xã Đá Mới, since: 2025-07-01}\n"
    after = PLACES.replace("districts:", "units:").replace("communes:", "units:")
    after += "- {code: '99101', name: Xã Đá Mới, since: 2025-07-01, from: ['99101']}\n"
    trees = [list_of(text).all for text in (before, after)]
    for one, other in zip(*trees, strict=True):
        assert (one.path, one.key, one.ended) == (other.path, other.key, other.ended)
        assert [share.name for share in one.heirs] == [share.name for share in other.heirs]
        assert [share.name for share in one.origins] == [share.name for share in other.origins]


def test_a_list_may_have_any_depth(tmp_path: Path) -> None:
    deep = PLACES.replace(
        "{code: '99201', name: Xã Đá Trắng}",
        "{code: '99201', name: Khu Đá Trắng, units: [{code: '992011', name: Tổ Một, border: true}]}",
    )
    deep = deep.replace("communes:", "units:").replace("districts:", "units:")
    listing = "events:\n" + event("sau", "{commune: Tổ Một}")
    tree = tree_of(site(tmp_path, {PATH: deep, EVENTS: listing, "content/ho-tro.md": HELP_ALONE}))
    page = meta(tree, "su-kien/dia-ban/mau-ha/khu-da-trang/to-mot/")
    assert titles(page) == [["sau"]]
    assert [crumb["title"] for crumb in page["crumbs"][-3:]] == ["Huyện Mẫu Hạ", "Khu Đá Trắng", "Tổ Một"]
    for above in ("mau-ha/", "mau-ha/khu-da-trang/"):
        assert titles(meta(tree, f"su-kien/dia-ban/{above}")) == [["sau"]]


def list_of(text: str) -> Places:
    node, problems = parse(text, PATH)
    assert node and not problems
    return typed(Places, as_units(node), {})[0]


def test_names_on_the_map_of_points_cover_no_other() -> None:
    units = [district(number, f"Huyện Mẫu {number}") for number in range(9)]
    units += [
        Unit.model_validate({"code": f"5{n}", "name": f"Xã Mẫu {n}", "centre": [18 + n / 1000, 105 + n / 1000]})
        for n in range(9)
    ]
    drawing = drawn(View(small_site(), NOW, "https://mau.example/"), ground(province(*units)))
    assert drawing is not None and drawing.plain.count("M") == 9 and not drawing.border
    boxes = [(label.x, label.y) for label in drawing.labels]
    assert len(boxes) == len(set(boxes)) and 1 <= len(boxes) <= 9
    assert ground(province(*units[:9])) is None, "no centres"


def test_names_on_the_map_of_points_cover_no_mark_and_what_stands_apart_has_a_line() -> None:
    """Eight marks around one that has a name: every place beside it is taken."""
    around = [(lat, lon) for lat in (-0.03, 0, 0.03) for lon in (-0.03, 0, 0.03) if lat or lon]
    spots = [(18.5, 105.0), *((18.5 + lat, 105 + lon) for lat, lon in around), (19.5, 104.0), (17.5, 106.0)]
    units = [district(0, "Huyện Mẫu 0")]
    units += [
        Unit.model_validate({"code": f"5{n}", "name": f"Xã Mẫu {n}", "centre": [*spot]}) for n, spot in enumerate(spots)
    ]
    on = ground(province(*units))
    drawing = drawn(View(small_site(), NOW, "https://mau.example/"), on)
    assert on is not None and drawing is not None
    [label] = [one for one in drawing.labels if one.text == "Mẫu 0"]
    left = label.x - len(label.text) * 6 * {"start": 0, "middle": 0.5, "end": 1}[label.anchor]
    right = left + len(label.text) * 6
    assert not [
        mark for mark in on.spots.values() if left <= mark[0] <= right and label.y - 10 <= mark[1] <= label.y + 2
    ]
    assert drawing.leads.count("M") == 1


def test_the_parts_of_a_plan_of_today_are_right_below_the_province(tmp_path: Path) -> None:
    campaign = CAMPAIGN.replace("2022", "2027") + "border: {districts: [{name: Tỉnh Mẫu, communes: [Xã Đá Mới]}]}\n"
    tree = tree_of(site(tmp_path, {PATH: OVER_TIME, "events/2027/campaign.yml": campaign}))
    [group] = meta(tree, "chien-dich/2027/")["border"]
    assert group["title"] == "Tỉnh Mẫu" and [card["url"] for card in group["cards"]] == ["su-kien/dia-ban/xa-da-moi/"]
