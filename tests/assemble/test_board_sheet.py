"""The sheet of the month for a commune's board: what is yet to come, and what to look at where nothing is."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from typing import Any

import pypdfium2
import zxingcpp
from pydantic_core import to_json

from scripts.assemble.outreach import board_sheet, tents
from scripts.assemble.outreach.sheets import Printed
from scripts.assemble.view import View
from scripts.draw.materials import drawing
from scripts.model.placed import Placed
from scripts.model.values import VIETNAM
from scripts.read import read
from tests.assemble.test_places_of_today import root
from tests.draw.folding import TURNED, UPRIGHT, WHOLE, panels

NOW = datetime(2027, 6, 9, 12, tzinfo=VIETNAM)
LISTING = """\
defaults:
  organisers: [UBND xã Mẫu]
  kind: mit-tinh
  summary: Một câu.
  source: 1/KH-MAU
events:
- {id: hom-qua, title: Đã qua, start: 2027-06-08, place: {commune: Xã Con Cuông}}
- {id: sang-nay, title: Vừa xong, start: 2027-06-09 07:00, end: 2027-06-09 09:00, place: {commune: Xã Con Cuông}}
- {id: ngay-mai, title: Mít tinh ở xã, start: 2027-06-10 07:30, place: {commune: Xã Con Cuông, venue: Nhà văn hóa}}
- {id: bi-huy, title: Lễ bị hủy, start: 2027-06-12, status: cancelled, reason: Mưa bão, place: {commune: Xã Con Cuông}}
- {id: huy-noi-khac, title: Xa, start: 2027-06-12, status: cancelled, reason: Mưa, place: {commune: Phường Thành Vinh}}
- {id: ca-thang, title: Đợt cao điểm, start: 2027-06-01, end: 2027-06-30, place: {province: true}}
- {id: thang-sau, title: Hội thi tháng sau, start: 2027-07-02, place: {commune: Xã Con Cuông}}
"""
MATERIALS = "---\ntitle: Tài liệu\nsummary: Một câu.\nsources: [1/KH-MAU]\n---\nLời.\n"


@cache
def view(listing: str = LISTING, now: datetime = NOW, domain: bool = True) -> View:
    changes: dict[str, str | bytes] = {"events/2027/moi.yml": listing, "content/tai-lieu.md": MATERIALS}
    site = read(root(changes)).site
    assert site
    return View(site.public(now), now, "https://mau.example/", has_domain=domain)


def commune(name: str, listing: str = LISTING) -> Placed:
    return next(one for one in view(listing).site.places.leaves if one.name == name)


def content(sheet: Printed) -> dict[str, Any]:
    return dict(json.loads(to_json(sheet.make().content)))


def test_a_hall_stands_before_its_place_and_a_name_keeps_its_capital() -> None:
    away = (
        "- {id: lao, title: Gặp mặt, start: 2027-06-11, place: {outside: Lào, venue: Nhà hữu nghị}}\n"
        "- {id: hop, title: Họp, start: 2027-06-13, place: {venue: Nhà văn hóa}}\n"
    )
    known = view(LISTING + away)
    parts = content(board_sheet.board_sheet(known, None))["parts"]
    lines = {row["title"]: row["lines"] for part in parts for row in part["rows"]}
    assert "Nhà hữu nghị, Lào" in lines["Gặp mặt"] and "Nhà văn hóa" in lines["Họp"]
    assert "Nhà văn hóa, xã Con Cuông" in lines["Mít tinh ở xã"]
    [meeting] = [event for event in known.events if event.id == "hop"]
    tent = content(tents.of_event(known, meeting))["lines"]
    assert "Nhà văn hóa" in [line.replace("\u00a0", " ") for line in tent]


def test_what_is_nearest_is_told_unless_it_is_listed() -> None:
    later = view(now=datetime(2027, 6, 29, 12, tzinfo=VIETNAM), listing=LISTING.replace("2027-06-30", "2027-06-20"))
    told = {
        place and place.name: content(board_sheet.board_sheet(later, place))["doors"]
        for place in (None, *later.site.places.leaves)
    }
    assert not any("Gần nhất" in line for line in (*told[None], *told["Xã Con Cuông"]))
    assert any("Gần nhất trong tỉnh: Hội thi tháng sau" in line for line in told["Phường Thành Vinh"])


def titles(sheet: Printed) -> dict[str, list[str]]:
    return {part["title"]: [row["title"] for row in part["rows"]] for part in content(sheet)["parts"]}


def test_a_commune_reads_what_is_yet_to_come_in_the_month_and_what_is_off() -> None:
    sheet = board_sheet.board_sheet(view(), commune("Xã Con Cuông"))
    assert titles(sheet) == {
        "Ở xã Con Cuông": ["Mít tinh ở xã", "Lễ bị hủy"],
        "Trong cả tỉnh": ["Đợt cao điểm"],
        "Sau tháng này": ["Hội thi tháng sau"],
    }
    first, off = content(sheet)["parts"][0]["rows"]
    assert (first["day"], first["week"], first["flag"], off["flag"]) == ("10", "thứ Năm", None, "ĐÃ HỦY")
    assert "7 giờ 30" in first["lines"][0] and first["lines"][1].startswith("Nhà văn hóa, xã Con Cuông")
    span = content(sheet)["parts"][1]["rows"][0]
    assert (span["day"], span["until"]) == ("1", "30")
    assert content(sheet)["parts"][2]["rows"][0]["day"] == "2/7"
    assert content(sheet)["blank"] is None and "09/6/2027" in content(sheet)["day"]


def test_where_nothing_is_on_the_sheet_says_so_and_where_to_look() -> None:
    sheet = content(board_sheet.board_sheet(view(), commune("Xã Quỳ Châu")))
    assert "tháng 6/2027" in sheet["blank"] and "xã Quỳ Châu" in sheet["blank"]
    assert any("Mít tinh ở xã" in line for line in sheet["doors"]) and sheet["numbers"]
    # What is on in the whole province is told there too.
    assert [part["title"] for part in sheet["parts"]] == ["Trong cả tỉnh"]


def test_the_site_has_the_province_s_and_those_of_communes_with_something_to_come() -> None:
    about = [one.materials[0].about for one in board_sheet.of_site(view())]
    assert about == ["su-kien/", "su-kien/dia-ban/xa-con-cuong/"], "what is off alone makes no sheet"
    july = datetime(2027, 7, 3, tzinfo=VIETNAM)
    assert [one.materials[0].about for one in board_sheet.of_site(view(now=july))] == ["su-kien/"]


def pages(sheet: Printed) -> list[pypdfium2.PdfPage]:
    return [page for data in drawing.of(sheet).values() for page in pypdfium2.PdfDocument(data)]


def test_it_is_one_sheet_in_each_form_however_much_is_on_and_its_code_leads_to_the_place() -> None:
    many = LISTING + "".join(
        f"- {{id: nhieu-{n}, title: Buổi nói chuyện chuyên đề về phòng chống ma túy trong trường học lần thứ {n}, "
        f"start: 2027-06-{10 + n}, place: {{commune: Xã Con Cuông}}}}\n"
        for n in range(18)
    )
    sheet = board_sheet.board_sheet(view(many), commune("Xã Con Cuông", many))
    found = pages(sheet)
    assert len(found) == len(sheet.make().files) == 2
    for page in found:
        text = " ".join(page.get_textpage().get_text_range().split())
        assert "Phòng, chống ma túy tháng 6/2027" in text and "Còn 13 hoạt động nữa" in text and "ĐÃ HỦY" in text
        [code] = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())
        assert code.text == "https://mau.example/su-kien/dia-ban/xa-con-cuong/"
        assert (code.position.top_right.x - code.position.top_left.x) / 150 * 25.4 > 20


def test_without_a_domain_it_says_why_there_is_no_code() -> None:
    sheet = board_sheet.board_sheet(view(domain=False), commune("Xã Con Cuông"))
    for page in pages(sheet):
        assert "chưa có địa chỉ chính thức" in " ".join(page.get_textpage().get_text_range().split())
        assert not zxingcpp.read_barcodes(page.render(scale=2).to_pil())


def test_a_tent_shows_both_sides_the_same_the_right_way_up() -> None:
    meeting = next(event for event in view().events if event.id == "ngay-mai")
    for page in pages(tents.of_event(view(), meeting)):
        _, [upper], [lower], [base] = panels(page, WHOLE, (27, 105, 105, 60))
        assert (upper.turn, lower.turn, base.turn) == (TURNED, UPRIGHT, UPRIGHT)
        assert upper.text == lower.text and "Gấp ra sau theo ba vạch" in base.text
        for said in ("Mít tinh ở xã", "Nhà văn hóa, xã Con Cuông", "7 giờ 30"):
            assert said in upper.text
        codes = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())
        assert {code.text for code in codes} == {"https://mau.example/su-kien/2027/ngay-mai/"} and len(codes) == 2
