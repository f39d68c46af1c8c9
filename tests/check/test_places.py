"""The place list: whatever is written for a square, a slug or a code, the answer is a problem with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.flow.checking import problems_of
from tests.sources import LISTING, NEWS, NOW, PLACES, site

PATH = "content/places.yml"
TILE = "  slug: mau-thuong\n  tile: "


def found(root: Path) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.at.line, problem.at.column) for problem in problems_of(root, NOW)]


def with_tile(text: str) -> str:
    return PLACES.replace("  slug: mau-thuong\n", f"{TILE}{text}\n")


@pytest.mark.parametrize(
    "written",
    [
        "[0, 1]",
        "[13, 1]",
        "[1, 7]",
        "[1]",
        "[1, 2, 3]",
        "[]",
        "[-1, 2]",
        "[1.5, 2]",
        "[a, b]",
        "[[1], [2]]",
        "[{a: 1}, 2]",
        "{row: 1, column: 2}",
        "1, 2",
        "true",
        "[٣, 1]",
        f"[{'9' * 5000}, 1]",
    ],
)
def test_a_square_that_is_none_is_a_problem_with_its_place(tmp_path: Path, written: str) -> None:
    root = site(tmp_path, {PATH: with_tile(written)})
    [problem] = problems_of(root, NOW)
    assert (problem.code, problem.at.line, problem.at.column) == ("E204", 6, 9)
    assert "hàng từ 1 đến 12, cột từ 1 đến 6" in problem.message and len(problem.message) < 300


def test_two_names_on_one_square_are_a_problem(tmp_path: Path) -> None:
    text = with_tile("[2, 3]").replace("  slug: mau-ha\n", "  slug: mau-ha\n  tile: [2, 3]\n")
    assert found(site(tmp_path, {PATH: text})) == [("E320", 14, 9)]
    text = with_tile("[2, 3]") + "around:\n- {name: Biển, tile: [2, 3]}\n"
    assert found(site(tmp_path, {PATH: text})) == [("E320", 17, 22)]


def test_one_address_or_code_for_two_places_is_a_problem(tmp_path: Path) -> None:
    assert found(site(tmp_path, {PATH: PLACES.replace("mau-ha", "mau-thuong")})) == [("E306", 12, 9)]
    assert found(site(tmp_path, {PATH: PLACES.replace("'992'", "'991'")}))[0] == ("E306", 10, 9)
    assert found(site(tmp_path, {PATH: PLACES.replace("'99201'", "'99101'")})) == [("E306", 14, 12)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("slug: mau-ha\n", "slug: mau-ha\n  successor: '77777'\n", [("W243", 13, 14)]),
        ("slug: mau-ha\n", "slug: mau-ha\n  successor: Xã Chưa Ghi\n", []),
        ("'99201'", "'9102'", [("W246", 14, 12)]),
        ("'992'", "'9923'", [("W246", 10, 9)]),
        ("code: '99',", "code: '9',", [("W246", 1, 18)]),
    ],
)
def test_a_successor_is_in_the_list_and_a_code_has_its_digits(
    tmp_path: Path, old: str, new: str, told: list[tuple[str, int, int]]
) -> None:
    assert old in PLACES
    assert found(site(tmp_path, {PATH: PLACES.replace(old, new)})) == told


def test_a_list_of_two_times_knows_every_successor(tmp_path: Path) -> None:
    direct = "communes: [{code: '99103', name: Xã Mới, since: 2025-07-01, successor: Xã Mói}]\n"
    text = PLACES.replace("border: true", "border: true, successor: Xã Chưa Ghi") + direct
    [one, other] = problems_of(site(tmp_path, {PATH: text}), NOW)
    assert (one.code, one.at.line, other.code, other.at.line) == ("W243", 8, "W243", 15)
    assert "“Xã Mới”" in other.mend


def test_an_article_names_a_commune_of_its_day(tmp_path: Path) -> None:
    news = NEWS.replace("kind: news", "kind: news\nplaces: [Đa Trăng]")
    later = news.replace("2022-06-10", "2026-06-10")
    named = PLACES.replace("name: Xã Đa Trăng", "name: Xã Đa Trăng, successor: Xã Mới")
    direct = "communes: [{code: '99103', name: Xã Mới, since: 2025-07-01}]\n"
    then, now = "content/tin-tuc/2022-06-10-tin-mau.md", "content/tin-tuc/2026-06-10-tin-nay.md"
    [one] = problems_of(site(tmp_path, {PATH: named + direct, then: news, now: later.replace("Tin mẫu", "Nay")}), NOW)
    assert (one.code, one.at.path, one.at.line) == ("W323", now, 7)
    assert "chỉ có đến ngày 30/6/2025" in one.message and "nay thuộc Xã Mới" in one.mend


def test_a_commune_of_which_no_list_says_what_it_became_names_those_of_its_district_today(tmp_path: Path) -> None:
    gone = PLACES.replace("name: Xã Đa Trăng", "name: Xã Đa Trăng, to: 2024-11-30")
    direct = "communes: [{code: '99103', name: Xã Mới, since: 2025-07-01, from: ['99101']}]\n"
    listing = LISTING.replace("place: {district: Mẫu Thượng}", "place: {}")
    listing = listing.replace("commune: Đá Trắng", "commune: Đa Trăng").replace("2022-06-09", "2027-06-09")
    root = site(tmp_path, {PATH: gone + direct, "events/2027/mau-thuong.yml": listing.replace("2022", "2027")})
    [one] = [one for one in problems_of(root, NOW) if one.code == "E321"]
    assert "chưa ghi Xã Đa Trăng nay thuộc đâu, còn huyện Mẫu Thượng cũ nay là Xã Mới" in one.mend


@pytest.mark.parametrize(("lat", "lon", "codes"), [("18.67", "105.68", []), ("48.86", "2.35", ["W245"])])
def test_a_point_abroad_is_named(tmp_path: Path, lat: str, lon: str, codes: list[str]) -> None:
    venue = "venue: Sân vận động"
    text = LISTING.replace(venue, f"{venue}, lat: {lat}, lon: {lon}")
    assert text != LISTING
    assert [one.code for one in problems_of(site(tmp_path, {"events/2022/mau-thuong.yml": text}), NOW)] == codes


def test_what_is_asked_of_places_leads_to_a_page(tmp_path: Path) -> None:
    text = PLACES + "asked: {text: Có ma túy không?, link: trang:khong-co}\n"
    assert [code for code, *_ in found(site(tmp_path, {PATH: text}))] == ["E301"]
