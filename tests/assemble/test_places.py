"""Places: the map says what the records say, and every place has its page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts.assemble.places.tile_map import tile_map
from scripts.model.place import Commune, District, Places, Province
from tests.assemble.test_assemble import meta, tree_of
from tests.sources import LISTING, PLACES, site

PATH = "content/places.yml"
EVENTS = "events/2022/mau-thuong.yml"
TILES = PLACES.replace("  slug: mau-thuong\n", "  slug: mau-thuong\n  tile: [3, 2]\n").replace(
    "  slug: mau-ha\n", "  slug: mau-ha\n  tile: [4, 3]\n"
)


def event(name: str, place: str, day: str = "2022-06-09", more: str = "") -> str:
    fields = f"id: {name}, title: Việc {name}, summary: Mẫu., kind: khac, start: {day}, place: {place}"
    fields += f", source: 1/KH-MAU{more}"
    return f"- {{{fields}}}\n"


def titles(page: dict[str, Any]) -> list[list[str]]:
    """The events of a place: those to come, then each year's."""
    lists = [page.get("coming", []), *(group["cards"] for group in page.get("groups", []))]
    return [[card["title"].removeprefix("Việc ") for card in cards] for cards in lists if cards]


def province(*districts: District) -> Places:
    return Places(province=Province(code="9", name="Tỉnh Mẫu", slug="mau"), districts=districts)


def district(number: int, name: str = "Huyện Mẫu", **fields: object) -> District:
    return District.model_validate({"code": str(number), "name": name, "slug": f"mau-{number}"} | fields)


def test_the_map_shows_the_list(tmp_path: Path) -> None:
    found = meta(tree_of(site(tmp_path, {PATH: TILES})), "su-kien/dia-ban/")
    drawing = found["map"]
    assert (drawing["columns"], drawing["width"], drawing["height"]) == (2, 96, 144), "only the squares in use"
    upper, lower = drawing["tiles"]
    assert (upper["x"], upper["y"], lower["x"], lower["y"]) == (0, 0, 48, 72)
    assert upper["label"] == "Huyện Mẫu Thượng: 1 hoạt động, 1 xã biên giới"
    assert [commune["name"] for commune in upper["communes"]] == ["Xã Đá Trắng"]
    assert lower["label"] == "Huyện Mẫu Hạ: chưa có hoạt động nào" and not lower["border"]
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
    counts = {str(number): number for number in range(min(most, 70) + 1)} | {"71": most}
    listed = [district(number, tile=[number // 6 + 1, number % 6 + 1]) for number in range(72)]
    drawing = tile_map(province(*listed), counts, [], "hoạt động")
    assert drawing is not None
    ranges = {row.shade: [int(part) for part in row.text.split("–")] for row in drawing.shades}
    for square in drawing.tiles:
        limits = ranges[square.shade]
        assert limits[0] <= int(square.count) <= limits[-1]


@pytest.mark.parametrize(("count", "drawn"), [(0, 0), (1, 1), (6, 6), (12, 12), (13, 0), (500, 0)])
def test_the_number_of_border_communes_is_written_even_where_diamonds_do_not_fit(count: int, drawn: int) -> None:
    communes = [Commune(code=str(number), name=f"Xã {number}", border=True) for number in range(count)]
    listed = district(1, tile=[1, 1])
    drawing = tile_map(province(listed), {}, [(listed, communes)], "hoạt động")
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
    communes = [Commune(code="7", name="Xã Nậm Càn"), Commune(code="3", name="Xã Nậm Cắn"), Commune(code="5", name="—")]
    expected = {"3": "nam-can", "5": "5", "7": "nam-can-7"}
    assert district(1, communes=communes).slugs == expected
    assert district(1, communes=communes[::-1]).slugs == expected


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
    help_page = "---\ntitle: T\nsummary: S\n---\n## Gọi cho ai\n"
    tree = tree_of(site(tmp_path, {EVENTS: listing, "content/ho-tro.md": help_page}))
    assert titles(meta(tree, "su-kien/dia-ban/mau-thuong/")) == [["ma", "hai-huyen", "day-du"]]
    assert titles(meta(tree, "su-kien/dia-ban/mau-ha/")) == [["hai-huyen", "chi-xa"]]
    assert titles(meta(tree, "su-kien/dia-ban/mau-ha/da-trang/")) == [["chi-xa"]]
    folded = meta(tree, "su-kien/dia-ban/mau-thuong/da-trang-99102/")
    assert folded["title"] == "Sự kiện ở xã Đa Trăng, huyện Mẫu Thượng" and titles(folded) == [["day-du"]]
    empty = meta(tree, "su-kien/dia-ban/mau-thuong/da-trang/")
    assert not titles(empty) and empty["description"].startswith("Chưa có hoạt động nào ở xã Đá Trắng")
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
    assert today(PLACES, upper) == "Đơn vị này kết thúc sau ngày 30/6/2025.", "the other district goes on"
    assert today(PLACES, commune) == ""
    ended = PLACES.replace("  slug: mau-ha\n", "  slug: mau-ha\n  to: 2025-06-30\n")
    assert today(ended, upper) == "Cấp huyện kết thúc từ ngày 01/7/2025."
    assert today(ended, commune).endswith("chưa ghi xã này nay thuộc đơn vị nào.")
    known = ended.replace("border: true}", "border: true, successor: Xã Mẫu Mới}")
    assert today(known, commune) == "Cấp huyện kết thúc từ ngày 01/7/2025. Nay là xã Mẫu Mới."


def test_a_sample_event_gives_a_commune_no_page(tmp_path: Path) -> None:
    listing = LISTING + event("bi-mat", "{commune: Đa Trăng}", more=", sample: true")
    assert not [path for path in tree_of(site(tmp_path, {EVENTS: listing})) if "99102" in path]


DIRECT = PLACES + "communes:\n- {code: '99101', name: Xã Đá Mới, since: 2025-07-01, border: true}\n"


def test_a_commune_of_today_has_a_page_below_the_province(tmp_path: Path) -> None:
    files = {PATH: DIRECT, "events/2026/moi.yml": "events:\n" + event("moi", "{commune: Đá Mới}", "2026-06-09")}
    tree = tree_of(site(tmp_path, files))
    commune = meta(tree, "su-kien/dia-ban/xa-phuong/da-moi/")
    assert commune["title"].endswith("xã Đá Mới, tỉnh Mẫu") and titles(commune) == [["moi"]]
    assert not any("kết thúc" in fact.get("text", "") for fact in commune["facts"]), "it goes on"
    assert titles(meta(tree, "su-kien/dia-ban/xa-phuong/")) == [["moi"]]
    rows = [row["text"] for row in meta(tree, "su-kien/dia-ban/")["rows"]]
    assert rows == ["Huyện Mẫu Hạ", "Huyện Mẫu Thượng", "Xã, phường từ 01/7/2025"]
    shown = meta(tree, "su-kien/2026/moi/")
    assert "Xã Đá Mới" in str(shown) and "xa-phuong/da-moi/" in str(shown)
    # The unit that has the same code was another one.
    assert titles(meta(tree, "su-kien/dia-ban/mau-thuong/da-trang/")) == [["Lễ ra quân mẫu"]]


def test_communes_of_today_have_no_page_before_anything_is_on_there(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, {PATH: DIRECT}))
    assert not [path for path in tree if "xa-phuong" in path]
