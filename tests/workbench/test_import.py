"""A sheet is shown row by row, nothing is written until accepted, and what was not taken comes back as a sheet."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scripts.workbench.desk import Desk
from tests.plans.layouts import CASES as PLANS
from tests.plans.test_import_command import FOREIGN
from tests.tables import province
from tests.tables.sheets import CASES, xlsx
from tests.tables.test_import_command import SILENT
from tests.workbench.desks import desk_of, get, send, upload

LISTING = "events/2027/dong-mau.yml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(province.put_site(tmp_path))


def test_what_was_understood_is_shown_and_then_written(desk: Desk) -> None:
    name, data = CASES["heads_on_two_rows"]()
    sent = upload(desk, "nhap", name, data, nam="2027")
    assert sent.response.status == 303
    shown = get(desk, sent.response.headers["Location"])
    assert "2 mới" in shown.text and "Lịch!C4" in shown.text and "Chưa ghi gì" in shown.text
    assert not (desk.root / LISTING).exists()
    numbers = shown.all("//input[@name='dong']/@value")
    done = send(desk, "nhap/ghi", {"giu": shown.field("giu"), "dong": str(numbers[0])})
    assert "Đã ghi 1 sự kiện" in done.text and "1 mục bạn bỏ chọn" in done.text
    assert [event.id for event in province.site_of(desk.root).events] == ["dong-mau-2027-06-01"]
    assert "Trước khi có tệp" in get(desk, f"truoc?tep={LISTING}").text


def test_what_is_not_sure_waits_for_somebody_to_tick_it(desk: Desk) -> None:
    name, data = CASES["year_of_its_paper"]()
    shown = get(desk, upload(desk, "nhap", name, data).response.headers["Location"])
    assert "1 chưa chắc" in shown.text and "thì trước cả ngày văn bản" in shown.text
    everything = shown.all("//input[@name='dong']/@value")
    ticked = shown.all("//input[@name='dong' and @checked]/@value")
    assert len(everything) == 4 and len(ticked) == 3
    [asked] = set(everything) - set(ticked)
    done = send(desk, "nhap/ghi", {"giu": shown.field("giu"), "dong": str(asked)})
    assert "Đã ghi 1 sự kiện" in done.text
    assert [event.id for event in province.site_of(desk.root).events] == ["dong-mau-2027-01-12"]


def test_one_tick_takes_all_rows_of_a_table_that_does_not_say_what_it_is_about(desk: Desk) -> None:
    name, data = xlsx(SILENT)
    shown = get(desk, upload(desk, "nhap", name, data).response.headers["Location"])
    [table] = shown.all("//input[@name='bang']/@value")
    assert not shown.all("//input[@name='dong' and @checked]") and shown.text.count("không nói đến ma túy") == 1
    done = send(desk, "nhap/ghi", {"giu": shown.field("giu"), "bang": str(table)})
    assert "Đã ghi 2 sự kiện" in done.text


def test_rows_that_were_not_taken_come_back_as_a_sheet(desk: Desk) -> None:
    sent = upload(desk, "nhap", "lich.csv", _csv(), nam="2027")
    shown = get(desk, sent.response.headers["Location"])
    assert "Chưa nhập được" in shown.text
    address = f"nhap/bang?giu={shown.field('giu')}"
    book = load_workbook(io.BytesIO(get(desk, address).response.body))
    title, head, why = (book.worksheets[0][f"A{row}"].value for row in (1, 2, 3))
    assert "năm 2027" in title and head == "Vì sao chưa nhập" and "31/2/2027" in why


def _csv() -> bytes:
    return "TT,Nội dung,Thời gian,Địa điểm\n1,Lễ mít tinh,31/2/2027,Nhà văn hóa xã Đồng Mẫu\n".encode()


def test_pasted_text_is_read_too(desk: Desk) -> None:
    text = _csv().decode().replace("31/2", "9/6").replace(",", "\t")
    sent = send(desk, "nhap", {"chu": text, "nguon": "45/KH-UBND"})
    shown = get(desk, sent.response.headers["Location"])
    assert "Lễ mít tinh" in shown.text and "1 mới" in shown.text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("~$lich.xlsx", b"\x05Nguyen"),
        ("anh.heic", b"\0\0\0\x18ftypheic"),
        ("Thumbs.db", b"\xd0\xcf\x11\xe0" * 9),
        ("lich.xlsx", b"<html>"),
    ],
)
def test_whatever_is_dropped_gets_a_sentence(desk: Desk, name: str, data: bytes) -> None:
    sent = upload(desk, "nhap", name, data)
    shown = get(desk, sent.response.headers["Location"])
    assert shown.response.status == 200 and name in shown.all("//*[@role='alert']")[0].text
    assert shown.all("//input[@type='file']")


def test_nothing_sent_is_said(desk: Desk) -> None:
    assert "Chưa có tệp hoặc chữ nào" in send(desk, "nhap", {"chu": " "}).text
    assert "lich.xlsx rỗng" in upload(desk, "nhap", "lich.xlsx", b"").text


def test_a_file_that_is_kept_no_more_is_asked_for_again(desk: Desk) -> None:
    assert get(desk, "nhap/xem?giu=khong-co").response.status == 410
    assert send(desk, "nhap/ghi", {"giu": "khong-co", "dong": "1"}).response.status == 410


def test_a_plan_of_another_province_is_written_only_once_that_is_ticked(desk: Desk) -> None:
    (desk.root / "events/2027/campaign.yml").unlink()
    sent = upload(desk, "nhap", "ke-hoach.txt", FOREIGN.encode(), nam="2027")
    shown = get(desk, sent.response.headers["Location"])
    assert "Kế hoạch này là của tỉnh Lam Giang" in shown.text
    assert shown.all("//input[@name='van-ghi']")
    refused = send(desk, "ke-hoach/ghi", {"giu": shown.field("giu")})
    assert refused.all("//input[@name='van-ghi']") and not (desk.root / "events/2027/campaign.yml").exists()
    send(desk, "ke-hoach/ghi", {"giu": shown.field("giu"), "van-ghi": "1"})
    assert (desk.root / "events/2027/campaign.yml").exists()


def test_a_plan_is_told_from_a_sheet_and_becomes_a_draft(desk: Desk) -> None:
    campaign = desk.root / "events/2027/campaign.yml"
    campaign.unlink()
    name, data = PLANS["typed_numbers"]()
    sent = upload(desk, "nhap", name, data)
    assert "/ke-hoach?" in sent.response.headers["Location"]
    shown = get(desk, sent.response.headers["Location"])
    assert "Kế hoạch:" in shown.text and not campaign.exists()
    done = send(desk, "ke-hoach/ghi", {"giu": shown.field("giu")})
    assert done.response.status in (200, 303) and campaign.exists()
    assert get(desk, "bieu-mau?tep=events/2027/campaign.yml").field("f/year") == "2027"
