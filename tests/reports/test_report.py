"""What a report says: numbers that the YAML has, nothing that nobody knows."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from docx.document import Document
from lxml import etree

from scripts.assemble.view import View
from scripts.model.values import VIETNAM
from scripts.model.website import Site
from scripts.read import read
from scripts.reports.known import Known
from scripts.reports.period import UnknownError, campaign_of, month_of, number, week_of
from scripts.vietnamese.numbers import grouped
from tests.assemble.recount import recount
from tests.conftest import CHECKOUT, command
from tests.real import real_site
from tests.reports.read_back import NOW, june, lines, opened, report, text_of
from tests.sources import LISTING, SITE, put

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    found = read(june(tmp_path_factory.mktemp("site"))).site
    assert found is not None
    return found


def words(data: bytes) -> str:
    return "\n".join(one.text for one in lines(opened(data)))


def table(document: Document, head: str) -> dict[str, list[str]]:
    """The rows of the table with that first head, by their first cell."""
    for one in document.tables:
        rows = [[text_of(cell) for cell in row.tc_lst] for row in one._tbl.tr_lst]
        if rows[0][0] == head:
            return {row[0]: row[1:] for row in rows[1:]}
    raise AssertionError(head)


def test_numbers_of_a_campaign_are_those_of_the_yaml(site: Site) -> None:
    document = opened(report(site, NOW, campaign_of(site, 2027)))
    states = table(document, "Tình trạng")
    assert {name: row[0] for name, row in states.items()} == {
        "Đã tổ chức, đã ghi được kết quả": "1",
        "Đã tổ chức, chưa ghi được kết quả": "3",
        "Đã qua ngày, chưa rõ có tổ chức hay không": "3",
        "Đang diễn ra hoặc sắp diễn ra": "5",
        "Tạm hoãn": "1",
        "Đã hủy": "1",
        "Tổng số": "14",
    }
    focuses = table(document, "Nội dung")
    assert focuses["Truyền thông"] == ["4", "2", "1"] and focuses["Cai nghiện"] == ["3", "2", "0"]
    assert table(document, "Địa bàn")["Phường Bến Mẫu"][0] == "6"
    weeks = {name: row[0] for name, row in table(document, "Tuần").items()}
    assert weeks["Từ ngày 07/6/2027 đến ngày 13/6/2027"] == "7" and len(weeks) == 5


@pytest.mark.parametrize("year", [2022, 2024])
def test_numbers_of_the_real_site_are_those_of_the_yaml(year: int) -> None:
    real = real_site()
    now = datetime(2026, 11, 29, 9, tzinfo=VIETNAM)
    document = opened(report(real, now, campaign_of(real, year)))
    counted = recount(CHECKOUT, year, now)["whole"][""]
    assert table(document, "Tình trạng")["Tổng số"][0] == str(sum(map(len, counted.values())))


def test_every_number_leads_to_rows_of_the_annex(site: Site) -> None:
    document = opened(report(site, NOW, month_of(date(2027, 6, 1))))
    events = table(document, "TT")
    assert list(events) == [str(number) for number in range(1, len(events) + 1)]
    for count, listed in (row[:2] for name, row in table(document, "Tình trạng").items() if name != "Tổng số"):
        rows = [
            number
            for part in listed.split(", ")
            if part
            for first, _, last in [part.partition("–")]
            for number in range(int(first), int(last or first) + 1)
        ]
        assert len(rows) == int(count)
        assert all(str(number) in events for number in rows)
    states = {row[3] for row in events.values()}
    assert states <= set(table(document, "Tình trạng"))


def test_of_many_numbers_the_first_stand_in_a_cell(site: Site) -> None:
    known = Known(View(site.public(NOW), NOW, ""), month_of(date(2027, 6, 1)))
    names = [event.id for event in known.events]
    assert known.listed(names) == f"1–{len(names)}"
    known.__dict__["numbers"] = {name: 2 * number for number, name in enumerate(names, 1)}
    assert known.listed(names).startswith("2, 4, 6, 8, 10, 12, 14, 16 và ")
    assert known.listed(names).endswith(f" {len(names) - 8} hoạt động khác")
    assert (number(3), number(12), number(1006), grouped(3)) == ("03", "12", "1.006", "3")


def test_a_week_goes_from_monday_to_sunday(site: Site) -> None:
    week = week_of(date(2027, 6, 9))
    assert (week.first, week.last, week.file_name) == (
        date(2027, 6, 7),
        date(2027, 6, 13),
        "bao-cao-tuan-2027-06-07.docx",
    )
    said = words(report(site, NOW, week))
    assert "(từ ngày 07 đến ngày 13 tháng 6 năm 2027)" in said
    assert "thang-nam" not in said and "Đổi từ" not in said
    assert week_of(date(2022, 1, 31)).days == "từ ngày 31 tháng 01 đến ngày 06 tháng 02 năm 2022"
    assert week_of(date(2026, 12, 31)).days == "từ ngày 28 tháng 12 năm 2026 đến ngày 03 tháng 01 năm 2027"


def test_a_week_of_which_nothing_is_known_claims_nothing(site: Site) -> None:
    data = report(site, NOW, week_of(date(2027, 2, 3)))
    said = words(data)
    assert "Trang thông tin không ghi nhận hoạt động nào." in said
    assert "không có nghĩa là chưa được tổ chức" in said
    assert not re.search(r"Bảng \d|Biểu đồ|Phụ lục I|\bCó \d", said)
    assert "Phụ lục\n" in said and "Cách tính nêu tại Phụ lục." in said
    assert "Tháng hành động mẫu" not in said.replace("Tháng hành động của năm", "")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not [name for name in package.namelist() if "chart" in name]


def test_a_period_that_is_not_over_says_so(site: Site) -> None:
    assert "Tiến độ thực hiện" in words(report(site, NOW, campaign_of(site, 2027)))
    assert "Kỳ báo cáo chưa kết thúc" in words(report(site, NOW, month_of(date(2027, 6, 1))))
    after = datetime(2027, 7, 1, 8, tzinfo=VIETNAM)
    said = words(report(site, after, campaign_of(site, 2027)))
    assert "Kết quả thực hiện" in said and "chưa kết thúc" not in said
    assert "tính đến 8 giờ, ngày 01 tháng 7 năm 2027" in said


def test_the_plan_is_named_as_the_first_time_asks(site: Site) -> None:
    said = words(report(site, NOW, campaign_of(site, 2027)))
    assert "Thực hiện Kế hoạch số 1/KH-MAU ngày 01 tháng 5 năm 2027 của Ủy ban mẫu về ……, " in said


def test_two_numbers_of_a_plan_are_left_to_whoever_has_the_signed_one() -> None:
    real = real_site()
    said = words(report(real, datetime(2026, 11, 29, 9, tzinfo=VIETNAM), campaign_of(real, 2022)))
    assert "Kế hoạch số 321/KH-UBND (có nguồn ghi 312/KH-UBND; đối chiếu bản ký) ngày 21 tháng 5 năm 2022" in said


def test_known_facts_are_an_annex_with_their_days_and_sources() -> None:
    real, now = real_site(), datetime(2026, 11, 29, 9, tzinfo=VIETNAM)
    document = opened(report(real, now, campaign_of(real, 2022)))
    facts = table(document, "Dữ kiện")
    assert facts["Kết quả ở 27 xã biên giới, năm 2022"] == [
        "26/27 xã cơ bản đạt tiêu chí",
        "18/9/2022",
        "Tiếng Chuông (chinhphu.vn)",
    ]
    assert facts["Đề án xã biên giới"][0].endswith("sáu huyện, 27 xã")  # the link in brackets after it is left out
    said = "\n".join(one.text for one in lines(document))
    assert (
        "Dữ kiện do cơ quan, báo chí công bố nêu tại Phụ lục III." in said and "Cách tính nêu tại Phụ lục IV." in said
    )
    # A campaign of which nothing is known but facts.
    said = words(report(real, now, campaign_of(real, 2026)))
    assert "(Điều 55)" in said
    assert "công bố nêu tại Phụ lục I." in said and "Cách tính nêu tại Phụ lục II." in said
    assert [line for line in said.splitlines() if line.startswith("Phụ lục")] == ["Phụ lục I", "Phụ lục II"]


def test_charts_have_the_numbers_of_the_tables_and_a_sheet_to_change_them(site: Site) -> None:
    data = report(site, NOW, campaign_of(site, 2027))
    document = opened(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        by_focus = etree.fromstring(package.read("word/charts/chart2.xml"))
        book = openpyxl.load_workbook(io.BytesIO(package.read("word/embeddings/chart2.xlsx")))
        weeks = etree.fromstring(package.read("word/charts/chart1.xml"))
    names, values = (
        [one.findtext(f"{C}v") for one in by_focus.iterfind(f".//{C}{part}//{C}pt")] for part in ("cat", "val")
    )
    focuses = table(document, "Nội dung")
    assert dict(zip(names, values, strict=True)) == {name: focuses[name][0] for name in ("Truyền thông", "Cai nghiện")}
    sheet = book["Sheet1"]
    assert [[str(cell.value) for cell in row] for row in sheet["A2:B3"]] == [
        list(one) for one in zip(names, values, strict=True)
    ]
    assert len(weeks.findall(f".//{C}ser")) == 4
    shown = [one.get("descr") for one in document.element.iter() if one.tag.endswith("}docPr")]
    assert shown[1] == "Biểu đồ 2. Số hoạt động theo nội dung trọng tâm. Truyền thông: 4; Cai nghiện: 3."


def test_events_that_are_not_public_are_in_no_number(site: Site, tmp_path: Path) -> None:
    root = june(tmp_path)
    file = root / "events/2027/thang-sau.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("{title", "{sample: true, title"), encoding="utf-8")
    hidden = read(root).site
    assert hidden is not None
    assert "chưa ghi nhận hoạt động nào thuộc" in words(report(hidden, NOW, campaign_of(hidden, 2027)))


def test_the_same_sources_at_the_same_moment_give_the_same_bytes(site: Site, tmp_path: Path) -> None:
    again = read(june(tmp_path)).site
    assert again is not None
    period = month_of(date(2027, 6, 1))
    assert report(site, NOW, period) == report(again, NOW, period)
    assert report(site, NOW.replace(minute=1), period) != report(site, NOW, period)


def test_there_is_no_report_of_what_there_is_not(site: Site) -> None:
    with pytest.raises(UnknownError, match="năm 2021; có các năm 2027"):
        campaign_of(site, 2021)
    with pytest.raises(UnknownError, match="Năm 9999"):
        week_of(date(9999, 12, 31))


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["--week", "09/6/2022"], "bao-cao-tuan-2022-06-06.docx"),
        (["--month", "2022-06"], "bao-cao-thang-2022-06.docx"),
        (["--campaign", "2022", "--out", "tong-ket.docx"], "tong-ket.docx"),
    ],
)
def test_the_command_writes_the_file(
    arguments: list[str], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = put(tmp_path / "site", SITE)
    monkeypatch.chdir(tmp_path)
    done = command("report", *arguments, "--root", str(root))
    assert (done.returncode, done.stderr) == (0, "")
    assert name in done.stdout
    assert "BÁO CÁO" in words((tmp_path / name).read_bytes())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "ghi một trong ba"),
        (["--week", "2027-06-09", "--month", "6/2027"], "ghi một trong ba"),
        (["--month", "13/2027"], "viết như 2022-06"),
        (["--week", "hôm qua"], "viết như 2022-06-09"),
        (["--week", "2027-06-09", "--out", "a.pdf"], ".docx"),
        (["--campaign", "2021"], "có các năm 2022"),
    ],
)
def test_the_command_says_what_it_needs(arguments: list[str], said: str, tmp_path: Path) -> None:
    done = command("report", *arguments, "--root", str(put(tmp_path, SITE)))
    assert done.returncode == 2 and said in done.stderr


def test_sources_with_errors_make_no_report(tmp_path: Path) -> None:
    wrong = LISTING.replace("start: 2022-06-09", "start: 2022-06-31")
    root = put(tmp_path / "site", SITE | {"events/2022/mau-thuong.yml": wrong})
    done = command("report", "--campaign", "2022", "--root", str(root), "--out", str(tmp_path / "a.docx"))
    assert done.returncode == 1 and "E206" in done.stderr and not (tmp_path / "a.docx").exists()
