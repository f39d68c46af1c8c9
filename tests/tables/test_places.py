"""Addresses as offices write them, each with its units of the day."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.tables.wheres import Finder
from tests.tables import province

DAY, BEFORE = date(2027, 6, 9), date(2024, 6, 9)


@pytest.mark.parametrize(
    ("address", "day", "place"),
    [
        ("xã Đồng Mẫu", DAY, {"commune": ["Xã Đồng Mẫu"]}),
        ("Đồng Mẫu", DAY, {"commune": ["Xã Đồng Mẫu"]}),
        ("ĐỒNG MẪU", DAY, {"commune": ["Xã Đồng Mẫu"]}),
        ("Nhà văn hóa X. Suối Mẫu", DAY, {"commune": ["Xã Suối Mẫu"], "venue": "Nhà văn hóa X. Suối Mẫu"}),
        ("Hội trường, P. Bến Mẫu, tỉnh Mẫu", DAY, {"commune": ["Phường Bến Mẫu"], "venue": "Hội trường"}),
        ("Sân bóng - xã Đồng Mẫu", DAY, {"commune": ["Xã Đồng Mẫu"], "venue": "Sân bóng"}),
        ("xã Suối Mẫu và xã Đồng Mẫu", DAY, {"commune": ["Xã Suối Mẫu", "Xã Đồng Mẫu"]}),
        ("xã Khe Mẫu, huyện Mẫu Thượng", BEFORE, {"district": ["Huyện Mẫu Thượng"], "commune": ["Xã Khe Mẫu"]}),
        ("Chợ xã Khe Mẫu", DAY, {"commune": ["Xã Suối Mẫu"], "venue": "Chợ xã Khe Mẫu"}),
        ("Các xã: Suối Mẫu, Đồng Mẫu", DAY, {"commune": ["Xã Suối Mẫu", "Xã Đồng Mẫu"]}),
        ("Khe Mẫu, xã Đồng Mẫu", DAY, {"commune": ["Xã Đồng Mẫu"], "venue": "Khe Mẫu"}),
        ("Nhà văn hóa, Đá Trắng", DAY, {"venue": "Nhà văn hóa, Đá Trắng"}),
        ("Toàn tỉnh", DAY, {"province": "true"}),
        ("Trên địa bàn tỉnh", DAY, {"province": "true"}),
        ("Zoom", DAY, {"online": "true", "venue": "Zoom"}),
        ("Trực tuyến", DAY, {"online": "true"}),
        (
            "Bản Khe, xã Đồng Mẫu, huyện Mẫu Hạ",
            DAY,
            {"commune": ["Phường Bến Mẫu"], "venue": "Bản Khe, xã Đồng Mẫu cũ"},
        ),
        ("Đồng Mẫu, Mẫu Hạ", DAY, {"commune": ["Phường Bến Mẫu"]}),
        ("xã Đá Vôi, Mẫu Thượng", DAY, {"commune": ["Xã Suối Mẫu"], "venue": "xã Đá Vôi, Mẫu Thượng"}),
        ("xã Đồng Mẫu, huyện Mẫu Thượng", DAY, {"commune": ["Xã Đồng Mẫu"]}),
        ("Hà Nội", DAY, {"outside": "Hà Nội"}),
        ("Xã Sơn Kim 1, tỉnh Hà Tĩnh", DAY, {"outside": "Xã Sơn Kim 1, tỉnh Hà Tĩnh"}),
        ("Tỉnh Xiêng Khoảng, Lào", DAY, {"outside": "Tỉnh Xiêng Khoảng, Lào"}),
        ("Đường Hà Nội, xã Đồng Mẫu", DAY, {"commune": ["Xã Đồng Mẫu"], "venue": "Đường Hà Nội"}),
        ("Quảng trường Hồ Chí Minh", DAY, {"venue": "Quảng trường Hồ Chí Minh"}),
    ],
)
def test_an_address_names_its_units(address: str, day: date, place: dict[str, object]) -> None:
    found = Finder(province.site().places).where(address, "", "", day)
    said = {**found.place}
    if isinstance(said.get("commune"), list):
        said["commune"] = sorted(said["commune"])  # type: ignore[call-overload]
        place = {**place, "commune": sorted(place["commune"])}  # type: ignore[call-overload]
    assert said == place and not found.refused


@pytest.mark.parametrize(
    ("address", "near"),
    [("xã Đồng Mậu", "Xã Đồng Mẫu"), ("phường Bén Mẫu", "Phường Bến Mẫu"), ("xã Suối Mẩu", "Xã Suối Mẫu")],
)
def test_a_slip_is_asked_about_and_never_taken_for_another_place(address: str, near: str) -> None:
    found = Finder(province.site().places).where(f"Nhà văn hóa {address}", "", "", DAY)
    assert "commune" not in found.place and near in found.guesses and found.refused


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("Chợ xã Đá Vôi", "có 2 đơn vị cũ tên Xã Đá Vôi"),
        ("xã Suối Mẫu, huyện Mẫu Hạ", "Xã Suối Mẫu không thuộc Huyện Mẫu Hạ"),
    ],
)
def test_two_units_of_one_name_or_a_wrong_district_are_asked_about(address: str, why: str) -> None:
    assert why in "".join(Finder(province.site().places).where(address, "", "", DAY).refused)


def test_a_district_that_is_gone_is_no_place_of_an_event() -> None:
    found = Finder(province.site().places).where("Nhà văn hóa huyện Mẫu Hạ", "", "", DAY)
    assert "Huyện Mẫu Hạ không còn là cấp hành chính" in found.asked[0]
    assert "Xã Đá Trắng" in Finder(province.site().places).where("phường Đá Trắng", "", "", DAY).guesses


@pytest.mark.parametrize("above", ["UBND XÃ THẠCH HÀ\nTỈNH HÀ TĨNH", "UBND xã Thạch Mẫu"])
def test_a_sheet_of_elsewhere_is_asked_about(above: str) -> None:
    finder = Finder(province.site().places)
    assert finder.where("Hội trường", "", "", DAY, [above]).asked
    assert not finder.where("Hội trường", "", "", DAY, ["UBND xã Đồng Mẫu phối hợp tỉnh Hà Tĩnh"]).asked
