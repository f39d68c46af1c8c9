"""What communes are sent is made at the workbench by people who know no commands."""

from __future__ import annotations

import io
import json
import time
import zipfile
from pathlib import Path

import pytest

from scripts.workbench import work
from scripts.workbench.desk import Desk
from tests.sources import NOW, put, site
from tests.workbench.desks import Page, desk_of, get, send


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk_of(site(tmp_path_factory.mktemp("bàn")))


def made(desk: Desk, **fields: str) -> Page:
    """Press on the button and wait."""
    assert send(desk, "bo-xa", fields).response.status == 303
    until = time.monotonic() + 60
    while (report := desk.jobs.report(work.BUNDLES)) and report.is_running and time.monotonic() < until:
        time.sleep(0.05)
    return get(desk, "bo-xa")


def test_the_door_leads_to_every_commune_of_today(desk: Desk) -> None:
    door = next(one for one in get(desk, "").all("//nav//a") if one.text_content().startswith("Làm bộ tài liệu"))
    page = get(desk, door.get("href"))
    assert [one.text_content() for one in page.all("//option")] == ["Mọi xã, phường (1 bộ)", "Xã Đá Trắng"]
    assert "Chưa làm lần nào" in page.text
    assert get(desk, "bo-xa/tep").response.status == 404
    of_then = get(desk, "bo-xa?nam=2022")
    assert len(of_then.all("//option")) == 4
    assert "Xã Đá Trắng, huyện Mẫu Thượng" in of_then.text


def test_one_is_taken_along(desk: Desk) -> None:
    page = made(desk, ma="99201")
    assert "Đã làm xong." in page.text, page.text
    assert page.all("//a[@download]")
    file = get(desk, "bo-xa/tep").response.file
    assert isinstance(file, Path) and file.name == "xa-da-trang-99201.zip"
    assert "xa-da-trang-99201/Mo-truoc.html" in zipfile.ZipFile(io.BytesIO(file.read_bytes())).namelist()


def test_all_of_them_lie_in_a_folder(desk: Desk) -> None:
    report = {"begun": NOW.isoformat(), "lines": ["3/3"], "code": 0, "file": "goi/xa-phuong-2022"}
    (desk.root / "goi/xa-phuong-2022").mkdir(parents=True)
    put(desk.root, {"var/reports/bundles.json": json.dumps(report)})
    page = get(desk_of(desk.root), "bo-xa")
    assert "goi/xa-phuong-2022" in page.text and not page.all("//a[@download]")


def test_a_commune_that_is_not_there_is_said(desk: Desk) -> None:
    assert "không có xã, phường nào tên “1”" in made(desk, ma="1").text
