"""Reports are made at the workbench by people who know no commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.read import read
from scripts.reports.period import campaign_of, month_of, week_of
from scripts.reports.report import report
from scripts.workbench.desk import Desk
from tests.reports.read_back import lines, opened
from tests.sources import LISTING, NOW, SITE, put
from tests.workbench.desks import desk_of, get


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(put(tmp_path, SITE))


def test_the_door_leads_to_the_forms(desk: Desk) -> None:
    door = next(one for one in get(desk, "").all("//nav//a") if one.text_content() == "Làm báo cáo")
    page = get(desk, door.get("href"))
    assert [one.text_content() for one in page.all("//form//button")] == [
        "Tải báo cáo tuần",
        "Tải báo cáo tháng",
        "Tải báo cáo Tháng hành động",
    ]
    assert page.field("luc") and [one.text for one in page.all("//option")] == ["2022"]
    for field in page.all("//form//*[@name='luc']"):
        assert page.all(f"//label[@for='{field.get('id')}']")


@pytest.mark.parametrize(
    ("asked", "name", "title"),
    [
        ("loai=tuan&luc=2022-06-09", "bao-cao-tuan-2022-06-06.docx", "(từ ngày 06 đến ngày 12 tháng 6 năm 2022)"),
        ("loai=tuan&luc=9/6/2022", "bao-cao-tuan-2022-06-06.docx", "(từ ngày 06 đến ngày 12 tháng 6 năm 2022)"),
        ("loai=thang&luc=6/2022", "bao-cao-thang-2022-06.docx", "tháng 6 năm 2022"),
        ("loai=chien-dich&luc=2022", "bao-cao-chien-dich-2022.docx", "Tháng hành động mẫu 2022"),
    ],
)
def test_a_report_is_taken_along(desk: Desk, asked: str, name: str, title: str) -> None:
    response = get(desk, f"bao-cao/tep?{asked}").response
    assert name in response.headers["Content-Disposition"] and "wordprocessingml" in response.kind
    assert title in [one.text for one in lines(opened(response.body))]


def test_it_is_the_file_of_the_command(desk: Desk) -> None:
    site = read(desk.root).site
    assert site is not None
    week = week_of(NOW.date().replace(year=2022, month=6, day=9))
    assert get(desk, "bao-cao/tep?loai=tuan&luc=2022-06-09").response.body == report(site, NOW, week)
    for asked, period in (("thang&luc=6/2022", month_of(week.first)), ("chien-dich&luc=2022", campaign_of(site, 2022))):
        assert get(desk, f"bao-cao/tep?loai={asked}").response.body == report(site, NOW, period)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("loai=tuan&luc=31/6/2022", "Không hiểu ngày “31/6/2022”"),
        ("loai=thang&luc=sau", "Không hiểu tháng “sau”"),
        ("loai=chien-dich&luc=2021", "chưa có Tháng hành động năm 2021"),
        ("loai=tuan&luc=9999-12-31", "Năm 9999"),
        ("", "Không hiểu ngày “”"),
    ],
)
def test_what_cannot_be_read_is_said_above_the_forms(desk: Desk, asked: str, said: str) -> None:
    page = get(desk, f"bao-cao/tep?{asked}")
    assert page.response.status == 400 and said in page.text
    assert len(page.all("//form//button")) == 3


def test_errors_come_first(tmp_path: Path) -> None:
    wrong = {"events/2022/mau-thuong.yml": LISTING.replace("start: 2022-06-09", "start: 2022-06-31")}
    desk = desk_of(put(tmp_path, SITE | wrong))
    for address in ("bao-cao", "bao-cao/tep?loai=tuan&luc=2022-06-09"):
        page = get(desk, address)
        assert "Còn 1 lỗi." in page.text and not page.all("//form//button")
