"""Workbooks for communes are taken along at the workbench, and what came back is read together."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from scripts.workbench.desk import Desk
from scripts.workbench.routes import answer
from scripts.workbench.web import Request
from tests.tables import province
from tests.tables.test_sent_sheets import MORE, put, returned, sent
from tests.workbench.desks import FIELD, KEY, SENT, Page, desk_of, get, send


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(province.put_site(tmp_path, MORE))


def test_a_commune_s_table_is_taken_along_and_all_of_them_in_one_file(desk: Desk) -> None:
    shown = get(desk, "bang-xa?nam=2027")
    assert "Tải cả 4 bảng" in shown.text and "Xã Đồng Mẫu" in shown.text
    one = get(desk, "bang-xa/tep?nam=2027&ma=99202").response
    assert one.body == sent(desk.root) and "xa-dong-mau-99202.xlsx" in one.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(get(desk, "bang-xa/tep?nam=2027").response.body)) as packed:
        assert len(packed.namelist()) == 4 and packed.read("xa-dong-mau-99202.xlsx") == one.body
    assert "99999" in get(desk, "bang-xa/tep?nam=2027&ma=99999").text


@pytest.mark.parametrize(("day", "year"), [("2026-06-30", "2026"), ("2026-07-01", "2027")])
def test_the_june_that_is_offered_is_to_come(tmp_path: Path, day: str, year: str) -> None:
    at = datetime.fromisoformat(f"{day}T09:00+07:00")
    desk = replace(desk_of(province.put_site(tmp_path, MORE)), clock=lambda: at)
    assert get(desk, "bang-xa").field("nam") == year


def test_what_came_back_is_read_together_and_says_who_sent(desk: Desk) -> None:
    def change(_: Any, sheet: Any) -> None:
        put(sheet, 4, title="Tọa đàm mới", first=date(2027, 6, 15), source="45/KH-UBND")

    files = {"a.xlsx": returned(sent(desk.root), change), "b.xlsx": sent(desk.root, "Xã Suối Mẫu"), "c.xlsx": b"<html>"}
    head = 'Content-Disposition: form-data; name="{}"'
    body = f"--x\r\n{head.format(FIELD)}\r\n\r\n{KEY}\r\n".encode()
    for name, data in files.items():
        body += f'--x\r\n{head.format("tep")}; filename="{name}"\r\n\r\n'.encode() + data + b"\r\n"
    headers = SENT | {"content-type": "multipart/form-data; boundary=x"}
    to = Page(answer(desk, Request("POST", "nhap", {}, headers, body + b"--x--\r\n"))).response.headers["Location"]
    shown = get(desk, to)
    assert "a.xlsx (Xã Đồng Mẫu): 1 mới" in shown.text and "Chưa gửi (2): " in shown.text
    assert "c.xlsx: Tệp là trang web" in shown.text
    numbers = shown.all("//input[@name='dong']/@value")
    done = send(desk, "nhap/ghi", {"giu": shown.field("giu"), "dong": str(numbers[0])})
    assert "Đã ghi 1 sự kiện" in done.text
    assert "Tọa đàm mới" in {event.title for event in province.site_of(desk.root).events}
