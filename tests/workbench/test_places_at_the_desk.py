"""A unit of the place list is found by a few letters, changed by a form, and nothing else of the list changes."""

from __future__ import annotations

from pathlib import Path

from tests.sources import PLACES, SITE, put
from tests.workbench.desks import desk_of, get

PATH = "content/places.yml"


def test_a_unit_is_found_and_has_a_form(tmp_path: Path) -> None:
    desk = desk_of(put(tmp_path, SITE))
    [door] = get(desk, f"tep?tep={PATH}").all("//a[contains(., 'Tìm một xã')]/@href")
    assert str(door).endswith(f"dia-ban?tep={PATH.replace('/', '%2F')}")
    assert not get(desk, f"dia-ban?tep={PATH}").all("//ul[@class='files']")
    name = str(get(desk, f"dia-ban?tep={PATH}&tim=a").all("//ul[@class='files']//a")[0].text_content())
    assert name.split(",")[0] in PLACES
    link = str(get(desk, f"dia-ban?tep={PATH}&tim=a").all("//ul[@class='files']//a/@href")[0])
    form = get(desk, link.removeprefix("/ban-lam-viec/"))
    assert form.field("f/name") == name.split(",")[0]


def test_who_finds_nothing_is_told(tmp_path: Path) -> None:
    desk = desk_of(put(tmp_path, SITE))
    assert "Không có địa bàn nào" in get(desk, f"dia-ban?tep={PATH}&tim=zzzz").text
    assert get(desk, "dia-ban?tep=content/site.yml&tim=a").response.status == 404
