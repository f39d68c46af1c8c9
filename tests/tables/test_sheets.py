"""Sheets of every layout give the rows that a person reads in them, and no cell of them is lost."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.model.event import Status
from scripts.tables.held import held
from scripts.tables.proposal import Entry, State
from scripts.tables.reading import read_file
from scripts.vietnamese.dates import as_typed
from tests.tables import province
from tests.tables.sheets import CASES, PAPER, xlsx

EXPECTED = yaml.safe_load(Path(__file__).with_name("expected.yml").read_text(encoding="utf-8"))


def told(entry: Entry) -> str:
    """An entry as expected.yml writes it."""
    if entry.state is State.OUT:
        return f"! {entry.title}: {'; '.join(entry.reasons)}"
    event = entry.event
    assert event is not None
    when = as_typed(event.start) if event.start else event.date_unknown or ""
    when += f" - {as_typed(event.end)}" if event.end else ""
    when += f" ({event.time_note})" if event.time_note else ""
    place = event.place
    where = [*(["toàn tỉnh"] if place.province else []), *(["trực tuyến"] if place.online else [])]
    where += [*place.commune, *place.district, *([place.venue] if place.venue else [])]
    words = " | ".join((event.title, when, ", ".join(where), "; ".join(event.organisers))).strip()
    return f"? {words}" if entry.asked else words


def agrees(told: str, expected: str) -> bool:
    if not expected.startswith("!"):
        return told == expected
    title, _, reason = expected.partition(": ")
    return told.startswith(f"{title}: ") and reason in told


@pytest.mark.parametrize("name", CASES)
def test_each_sheet_gives_the_rows_that_a_person_reads_in_it(name: str) -> None:
    proposal = read_file(*CASES[name](), province.site(), None)
    found = [told(entry) for entry in proposal.entries]
    assert len(found) == len(EXPECTED[name]) and all(map(agrees, found, EXPECTED[name])), "\n".join(found)


def test_what_stands_behind_a_place_in_a_name_is_told() -> None:
    rows = [PAPER, ["Ngày", "Nội dung"], ["9/6/2027", "Tuyên truyền phòng ma túy tại chợ Mẫu (Công an xã)"]]
    [entry] = read_file(*xlsx(rows), province.site(), None).entries
    assert entry.title == "Tuyên truyền phòng ma túy" and "(Công an xã)" in [one.text for one in entry.left]


def test_a_section_says_what_became_of_the_events_below_it() -> None:
    made = CASES["sections_that_say_what_became_of_events"]()
    held_one, off = read_file(*made, province.site(), None).entries
    assert held_one.event and held_one.event.status is Status.HELD
    assert any("Tình trạng" in one for one in off.asked)


def test_a_title_says_that_all_below_it_was_held() -> None:
    [entry] = read_file(*CASES["what_was_held_month_by_month"](), province.site(), None).entries
    assert entry.values["status"] == "held"
    held_, planned = read_file(*CASES["a_report_with_what_is_to_come"](), province.site(), None).entries
    assert held_.values["status"] == "held" and planned.values.get("status") in (None, "scheduled")


REPLY = (
    "UBND XÃ ĐỒNG MẪU\nSố: 93/UBND-VHXH\nV/v đăng ký lịch hoạt động phòng, chống ma túy năm 2027\n"
    "Phúc đáp Công văn số 905/CAT-MAU, do đang khắc phục lũ quét, xã không có hoạt động nào để đăng ký./.\n"
)
NONE = xlsx([PAPER, ["Xã", "Nội dung", "Thời gian"], ["Xã Đồng Mẫu", "Không có hoạt động", ""]])


@pytest.mark.parametrize("made", [("tra-loi.txt", REPLY.encode()), NONE], ids=["letter", "sheet"])
def test_who_has_no_events_has_answered(made: tuple[str, bytes]) -> None:
    found = read_file(*made, province.site(), None)
    assert found.says_none and found.problem is None and not found.entries
    assert any("không có hoạt động" in note for note in found.notes)


@pytest.mark.parametrize(
    ("rows", "advice"),
    [
        (
            [["TT", "Thời gian", "Nội dung"], *([n, f"{n}h00", f"Phần {n}"] for n in (7, 8, 9))],
            "chương trình của một buổi",
        ),
    ],
)
def test_a_layout_that_no_row_can_be_taken_of_is_told_how_to_be_mended(rows: list[list[object]], advice: str) -> None:
    proposal = read_file(*xlsx([PAPER, *rows]), province.site(), None)
    assert proposal.entries and not any(entry.writes for entry in proposal.entries)
    assert any(advice in note for note in proposal.notes)


FILES = sorted(Path(__file__).with_name("files").iterdir())


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.name))
def test_the_same_sheets_written_by_libreoffice_give_the_same_rows(file: Path) -> None:
    proposal = read_file(file.name, file.read_bytes(), province.site(), None)
    found = [told(entry) for entry in proposal.entries]
    assert len(found) == len(EXPECTED[file.stem]) and all(map(agrees, found, EXPECTED[file.stem])), "\n".join(found)


@pytest.mark.parametrize("file", [file for file in FILES if file.stem == "hidden_column_and_people"], ids=str)
def test_what_a_hidden_column_says_is_told_and_not_taken(file: Path) -> None:
    proposal = read_file(file.name, file.read_bytes(), province.site(), None)
    assert "Cột F bị ẩn nên không lấy; muốn nhập thì bỏ ẩn cột ấy." in proposal.notes
    assert not any("trinh sát" in str(entry.values) or "Văn Mẫu" in str(entry.values) for entry in proposal.entries)


def test_every_sheet_has_its_expected_rows() -> None:
    assert set(CASES) == set(EXPECTED)


@pytest.mark.parametrize("name", CASES)
def test_every_cell_is_used_left_out_for_a_reason_or_reported(name: str) -> None:
    file, data = CASES[name]()
    proposal = read_file(file, data, province.site(), None)
    lost = [cell for cell in held(file, data).cells if cell.at not in proposal.accounted]
    assert not lost


WORDS = st.sampled_from(
    [
        *("", "1", "7h30", "9/6/2027", "31/6", "nt", "Tổng cộng", "Nơi nhận:", "(1)", "I", "Ghi chú: a", "xã Đồng Mẫu"),
        *(
            "Nội dung",
            "Thời gian",
            "Ngày",
            "Giờ",
            "Địa điểm",
            "Đơn vị chủ trì",
            "Tình trạng",
            "Họ và tên",
            "Số điện thoại",
        ),
        *(
            "Lễ ra quân",
            "- Tọa đàm\n- Hội thi",
            "hoãn",
            "0912",
            "a@mau.example",
            "Toàn tỉnh",
            "Trong tháng 6",
            "x" * 400,
        ),
    ]
)


HEAD = "Nội dung,Thời gian,Địa điểm\n"


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("Tọa đàm,9/6/2027,Sân vận động\nHội thi,10/6/2027,Nhà văn hóa, xã Đồng Mẫu\n", 3),
        ("Tọa đàm, văn nghệ,9/6/2027,Sân\nHội thi, trao giải, văn nghệ,10/6/2027,Sân\n", 2),
        ('"Tọa đàm,\nvăn nghệ",9/6/2027,Sân\nHội thi,10/6/2027,Nhà văn hóa, xã Mẫu\n', 4),
    ],
)
def test_commas_within_cells_without_quotation_marks_are_told_with_their_line(rows: str, line: int) -> None:
    proposal = read_file("a.csv", (HEAD + rows).encode(), province.site(), province.YEAR, source="45/KH-UBND")
    assert proposal.problem and not proposal.entries
    assert f"dòng {line} có" in proposal.problem[0]
    assert "phải nằm trong dấu nháy kép, hoặc lưu lại bằng Excel thành .xlsx" in proposal.problem[1]


def test_commas_in_quotation_marks_and_empty_cells_at_the_end_are_read() -> None:
    rows = "Tọa đàm phòng, chống ma túy,,\n".replace("phòng, chống", "về")
    rows += '"Hội thi phòng, chống ma túy",10/6/2027,"Nhà văn hóa, xã Đồng Mẫu",,\n'
    proposal = read_file("a.csv", (HEAD + rows).encode(), province.site(), province.YEAR, source="45/KH-UBND")
    assert proposal.problem is None
    assert "Hội thi phòng, chống ma túy" in [one.title for one in proposal.entries]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=8))
def test_of_no_table_whatever_is_a_cell_lost(rows: list[list[str]]) -> None:
    head = ["Nội dung", "Thời gian", "Địa điểm", "Ghi chú"]
    for table in (rows, [head, *rows]):
        out = io.StringIO()
        csv.writer(out, delimiter="\t").writerows([*table, ["", ""]])
        data = out.getvalue().encode()
        if not data.strip():
            continue
        proposal = read_file("a.tsv", data, province.site(), province.YEAR, source="45/KH-UBND")
        assert not [cell for cell in held("a.tsv", data).cells if cell.at not in proposal.accounted]
