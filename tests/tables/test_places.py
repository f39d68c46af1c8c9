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
