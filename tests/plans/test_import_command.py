"""`import` of a plan: shown, asked, written; what is there already stays; what is no plan gets a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts.cli import commands
from scripts.plans import read_plan
from tests.law_import.word_files import p, row, table
from tests.plans.layouts import CASES, FOCUSES, TIME, TITLE, Made, foot, head, paragraphs, word
from tests.tables import province
from tests.tables.sheets import CASES as SHEETS

CAMPAIGN = Path("events/2027/campaign.yml")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return province.put_site(tmp_path / "site")


@pytest.fixture
def new_year(root: Path) -> Path:
    (root / CAMPAIGN).unlink()
    return root


def dropped(root: Path, made: Made) -> Path:
    file = root.parent / made[0]
    file.write_bytes(made[1])
    return file


def run(root: Path, file: Path, *flags: str, answer: str = "") -> Result:
    now = ("--now", "2027-05-20 09:00")
    return CliRunner().invoke(commands, ["import", str(file), "--root", str(root), *now, *flags], input=answer)


def test_a_plan_is_shown_asked_for_and_written(new_year: Path) -> None:
    file = dropped(new_year, CASES["typed_numbers"]())
    shown = run(new_year, file, "--dry-run")
    assert "Công an tỉnh ← Phần V, mục 1" in shown.output and not (new_year / CAMPAIGN).exists()
    assert "Chưa ghi gì." in run(new_year, file, answer="n\n").output
    assert not (new_year / CAMPAIGN).exists()
    written = run(new_year, file, answer="y\n")
    assert "Đã ghi bản nháp: events/2027/campaign.yml" in written.output
    text = (new_year / CAMPAIGN).read_text(encoding="utf-8")
    assert "# Phần V, mục 5, điểm a\n- agency: ubnd-cac-xa-phuong\n" in text
    checked = CliRunner().invoke(commands, ["check", "--root", str(new_year), "--now", "2027-05-20 09:00"])
    assert "W856" in checked.output and "lỗi E" not in checked.output


FOREIGN = """ỦY BAN NHÂN DÂN
TỈNH LAM GIANG
Số: 37/KH-UBND
Lam Giang, ngày 04 tháng 5 năm 2027
KẾ HOẠCH
Triển khai Tháng hành động phòng, chống ma túy năm 2027
I. THỜI GIAN
Từ ngày 01/6/2027 đến ngày 30/6/2027, cao điểm từ ngày 20/6 đến ngày 26/6/2027.
II. NỘI DUNG
1. Tuyên truyền trong trường học.
III. TỔ CHỨC THỰC HIỆN
1. Công an tỉnh
- Chủ trì tổ chức Lễ phát động.
Căn cứ Kế hoạch này, các sở, ban, ngành, UBND các xã, phường nghiêm túc tổ chức thực hiện./.
"""


def test_a_plan_of_another_province_is_told_and_asked_for(new_year: Path) -> None:
    file = dropped(new_year, ("ke-hoach.txt", FOREIGN.encode()))
    refused = run(new_year, file, answer="n\n")
    assert "Kế hoạch này là của tỉnh Lam Giang, không phải của Tỉnh Mẫu. Vẫn ghi" in refused.output
    assert "W857" in refused.output and not (new_year / CAMPAIGN).exists()
    own = dropped(new_year, ("ke-hoach.txt", FOREIGN.replace("LAM GIANG", "MẪU").encode()))
    assert "W857" not in run(new_year, own, answer="n\n").output


def test_a_closing_formula_gives_nobody_a_task_and_the_days_of_its_height_are_a_doubt(new_year: Path) -> None:
    shown = run(new_year, dropped(new_year, ("ke-hoach.txt", FOREIGN.encode())), "--yes").output
    assert "1 đơn vị:" in shown and "1 nhiệm vụ:" in shown
    assert "cao điểm từ ngày 20/6 đến ngày 26/6/2027" in (new_year / CAMPAIGN).read_text(encoding="utf-8")


def test_a_draft_with_a_day_to_come_keeps_nothing_from_being_published(new_year: Path) -> None:
    run(new_year, dropped(new_year, CASES["typed_numbers"]()), "--yes")
    checked = CliRunner().invoke(commands, ["check", "--root", str(new_year), "--now", "2026-11-29 09:00"])
    assert "\n0 lỗi" in checked.output and "cảnh báo W741: bản nháp: kế hoạch ghi ngày" in checked.output
    text = (new_year / CAMPAIGN).read_text(encoding="utf-8").replace("draft: true", "draft: false")
    (new_year / CAMPAIGN).write_text(text, encoding="utf-8")
    checked = CliRunner().invoke(commands, ["check", "--root", str(new_year), "--now", "2026-11-29 09:00"])
    assert "\n1 lỗi" in checked.output and "lỗi E232" in checked.output


NAME = "Phạm Văn Mẫu"
LISTS = {
    "heading": p("PHỤ LỤC II")
    + p("DANH SÁCH NGƯỜI NGHIỆN MA TÚY")
    + table(row("1", NAME, "Xóm 2"), row("2", NAME, "Xóm 3")),
    "heads": p("PHỤ LỤC")
    + table(row("TT", "Họ và tên", "Năm sinh", "Nơi cư trú"), row("1", NAME.upper(), "1990", "Xóm 2")),
    "rows": table(row("TT", "Ai", "Ở đâu"), row("1", NAME, "Xóm 2"), row("2", NAME, "Xóm 3")),
    "duty": p("PHỤ LỤC") + p("LỊCH TRỰC BAN THÁNG 6") + table(row("Ngày", "Trực"), row("1/6", f"Đại úy {NAME}")),
    "lines": p("PHỤ LỤC") + p("DANH SÁCH NGƯỜI SAU CAI NGHIỆN") + p(f"1. {NAME}, sinh 1990") + p(f"2. {NAME}, xóm 2"),
}


@pytest.mark.parametrize("name", LISTS)
def test_no_name_of_a_list_of_people_goes_into_the_draft(new_year: Path, name: str) -> None:
    made = word(head() + paragraphs(TITLE + TIME + FOCUSES) + foot() + LISTS[name])
    done = run(new_year, dropped(new_year, made), answer="y\n")
    text = (new_year / CAMPAIGN).read_text(encoding="utf-8")
    assert "không chép lại dòng nào" in done.output and "không chép lại dòng nào" in text
    for said in (done.output, text):
        assert NAME.lower() not in said.lower()


def test_a_campaign_that_is_there_is_never_written_over(root: Path) -> None:
    before = (root / CAMPAIGN).read_bytes()
    ended = run(root, dropped(root, CASES["typed_numbers"]()), "--yes")
    assert (root / CAMPAIGN).read_bytes() == before
    assert "theme: tệp đang có ghi “Chủ đề mẫu”, kế hoạch ghi “Vì một tỉnh Mẫu không ma túy”" in ended.output
    assert "đơn vị kế hoạch có mà tệp chưa có: Công an tỉnh; Sở Y tế" in ended.output
    assert "W855" in ended.output and (root / "var/nhap/campaign-2027.yml").exists()


def test_a_letter_without_days_leaves_the_place_of_the_plan_free(new_year: Path) -> None:
    said = "V/v triển khai Tháng hành động phòng, chống ma túy năm 2027\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    tasks = "Kính gửi: Các thôn\n1. Công an xã\n- Tổ chức lễ phát động.\n2. Trạm y tế\n- Tư vấn cai nghiện.\n"
    file = dropped(new_year, ("cv.txt", f"UBND XÃ MẪU\nSố: 7/UBND\n{said}{tasks}".encode()))
    written = run(new_year, file, "--as", "plan", answer="y\n").output
    assert "Đã ghi bản nháp: var/nhap/campaign-2027.yml" in written and "năm 2027 CỘNG" not in written
    assert not (new_year / CAMPAIGN).exists()


def test_what_the_plan_does_not_say_is_named(new_year: Path) -> None:
    ended = run(new_year, dropped(new_year, CASES["table_with_sections"]()), "--yes")
    assert "W854: bản nháp còn thiếu ngày đầu, kế hoạch không ghi" in ended.output.replace("cảnh báo ", "")
    assert "# CẦN ĐIỀN" in (new_year / CAMPAIGN).read_text(encoding="utf-8")


def test_a_span_with_a_day_of_no_calendar_is_not_called_unsaid(new_year: Path) -> None:
    parts = (
        "I. THỜI GIAN\n1. Từ ngày 01/6/2027 đến ngày 31/6/2027.\nII. NỘI DUNG\n1. Tuyên truyền: Nói cho mọi người.\n"
    )
    head = "ỦY BAN NHÂN DÂN TỈNH MẪU\nSố: 7/KH-UBND\nMẫu, ngày 05 tháng 11 năm 2026\nKẾ HOẠCH\n"
    title = "Tổ chức Tháng hành động phòng, chống ma túy năm 2027\n"
    file = dropped(new_year, ("kh.txt", f"{head}{title}{parts}".encode()))
    asked = run(new_year, file, "--as", "plan", "--dry-run").output
    assert "Còn thiếu: ngày cuối, kế hoạch ghi “Từ ngày 01/6/2027 đến ngày 31/6/2027”" in asked
    assert "kế hoạch không ghi" not in asked


def test_without_a_year_it_asks_for_one(new_year: Path) -> None:
    name, data = CASES["headings_in_capitals_alone"]()
    text = data.decode().replace("NĂM 2027", "").replace("Mẫu, ngày 5/5/2027\n", "")
    file = dropped(new_year, (name, text.encode()))
    assert "E853" in run(new_year, file, "--yes").output
    assert run(new_year, file, "--yes", "--year", "2027").exit_code == 0


def test_a_list_of_events_is_no_plan(root: Path) -> None:
    word_tables = [name for name, make in SHEETS.items() if make()[0].endswith(".docx")]
    assert word_tables
    for name in word_tables:
        file = dropped(root, SHEETS[name]())
        assert "bản nháp" not in run(root, file, "--dry-run").output, name


def refused(name: str, data: bytes) -> str:
    [problem] = read_plan(name, data, None).problems
    return f"{problem.code} {problem.words}"


LAW = "Số: 1/2030/NĐ-CP\nNGHỊ ĐỊNH\n" + "".join(f"Điều {n}. Tên điều\nChữ của điều.\n" for n in range(1, 9))
HOSTILE = {
    "empty": ("ke-hoach.docx", b"", "E103"),
    "only blanks": ("ke-hoach.txt", b" \n\t\n", "E103"),
    "a law": ("luat.txt", LAW.encode(), "E850"),
    "a list": ("ds.md", "| TT | Tên | Nơi |\n|---|---|---|\n| 1 | Lễ | Xã |\n| 2 | Hội | Xã |\n".encode(), "E851"),
    "a story": ("bai.txt", "Hôm nay trời đẹp.\nTôi đi chơi.\n".encode(), "E852"),
    "a title alone": ("ke-hoach.txt", "KẾ HOẠCH\nPhòng, chống ma túy năm 2027\n".encode(), "E852"),
    "a picture": ("anh.docx", b"\x89PNG\r\n\x1a\n" + bytes(200), "E510"),
    "old Word": ("ke-hoach.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "E510"),
    "a torn archive": ("ke-hoach.docx", CASES["typed_numbers"]()[1][:900], "E502"),
    "no PDF": ("ke-hoach.pdf", b"%PDF-1.7\nxxx", "E502"),
    "unknown ending": ("ke-hoach.heic", b"xxxx", "E501"),
    "bytes": ("ke-hoach.txt", bytes(range(256)) * 9, "E502"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_plan_gets_a_sentence(name: str) -> None:
    file, data, code = HOSTILE[name]
    assert refused(file, data).startswith(f"{code} ")


@pytest.mark.parametrize(
    "lines",
    [
        "KẾ HOẠCH\nnăm 2027\nI. NỘI DUNG\n" + "1. Việc\n- làm\n" * 20_000,
        "KẾ HOẠCH\nnăm 2027\nI. TỔ CHỨC THỰC HIỆN\n1. Công an " + "chữ " * 200_000,
        "Số:" + " " * 50_000 + "\nKẾ HOẠCH\nnăm 2027\nI. CHỦ ĐỀ\n1. Chủ đề: “" + "a" * 100_000,
        "KẾ HOẠCH\nnăm 2027\n" + "".join(f"{'I' * (n % 4 + 1)}. {'(' * 50}\n" for n in range(2_000)),
    ],
    ids=["many lines", "a long sentence", "a quotation that nobody closes", "brackets"],
)
def test_a_huge_plan_takes_no_time(lines: str) -> None:
    draft = read_plan("ke-hoach.txt", lines.encode(), province.site())
    assert draft.problems or draft.lines
