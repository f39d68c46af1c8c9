"""What a clerk mistypes, pastes or leaves from another year is told where it stands, and right texts are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scripts.vietnamese.mistyped import from_telex, mistyped
from scripts.vietnamese.quoted import unsaid
from tests.check.test_fields import CAMPAIGN_PATH, EVENTS, LAW_PATH, NEWS_PATH, problems
from tests.sources import CAMPAIGN, LAW, LISTING, NEWS, PLACES, QUESTION

TITLE, SUMMARY = "title: Lễ ra quân mẫu", "summary: Một câu mẫu."
SOURCE = "source: https://mau.example/nguon"
QUESTION_PATH = "content/hoi-dap/cau-hoi-mau.md"
_BODY = "Nội dung"
_ELSEWHERE = {"W218", "E322", "E321", "W307"}


def told(root: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    return [(one.code, one.words) for one in problems(root, files) if one.code not in _ELSEWHERE]


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        (TITLE, "title: Leex ra quaan huwowrng uwngs", "W266", "Lễ quân hưởng ứng"),
        (SUMMARY, "summary: Xã mẫu phát ddoongj đợt thi.", "W266", "động"),
        (TITLE, "title: LỄ RA QUÂN HƯỞNG ỨNG THÁNG HÀNH ĐỘNG", "W267", "chữ thường"),
        (SUMMARY, "summary: Xã mẫu tổ chức lễ ra quân tại", "W268", "ra quân tại"),
        (TITLE, "title: Lễ ra quân hưởng ứng Tháng hành động,", "W268", "Viết nốt"),
        (
            "  kind: le-ra-quan",
            "  results: |\n    STT\tViệc\n    1\tĐón khách\n  kind: le-ra-quan",
            "W269",
            "bảng",
        ),
        (SUMMARY, "summary: Đăng ký trước ngày 31/6/2022.", "W270", "31/6/2022"),
        (SUMMARY, "summary: Gửi bài về mau@mau,example nhé.", "W271", "mau@mau,example"),
        (SUMMARY, "summary: 'Đăng ký, gọi Công an xã: 0238 000 00.'", "W282", "thừa hoặc thiếu chữ số"),
        (SUMMARY, "summary: Ra quân.", "W281", "không nói gì hơn tên"),
        (SUMMARY, "summary: Lễ ra quân mẫu!", "W281", "không nói gì hơn tên"),
        (SUMMARY, "summary: Mới.", "W281", "“Mới.”"),
        (TITLE, "title: Lễ ra quân ngày 10/6/2022", "W247", "ngày diễn ra 09/6/2022"),
        (TITLE, "title: ___", "W268", "___"),
        (SUMMARY, "summary: Lễ ra quân tại ……… do xã tổ chức.", "W268", "bỏ chữ và dấu thừa"),
        (SOURCE, "source: https://mau.example/nguon.", "E217", "https://mau.example/nguon.”"),
        (TITLE, "title: Mít tinh hưởng ứng Tháng hành động", "W272", "Mít tinh"),
        (SOURCE, "source: 45/KHUBND", "W275", "45/KH-UBND"),
        (SOURCE, "source: Kế hoạch số 45", "W275", "đủ số và ký hiệu"),
        ("  source:", "  organisers: ['Đoàn xã Đá Trắng, Công an xã Đá Trắng']\n  source:", "W276", "2 đơn vị"),
        ("  source:", "  organisers: [Công an xã]\n  source:", "W262", "Công an xã"),
    ],
)
def test_a_slip_in_an_event_is_told(tmp_path: Path, old: str, new: str, code: str, said: str) -> None:
    assert old in LISTING
    found = told(tmp_path, {EVENTS: LISTING.replace(old, new, 1)})
    assert [one for one, _ in found] == [code], found
    assert said in found[0][1]


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        ("Theo Điều 1 Luật mẫu, ai cũng phải làm.", "W402", "hết hiệu lực"),
        ("Xem Luật mẫu số 1/2020/QH15.", "W410", "1/2020/QH14"),
        ("Xem Nghị định số 99/2026/NĐ-CP.", "W411", "99/2026/NĐ-CP"),
        ("Lễ ở xã Đa Trăng diễn ra ngày 9/6/2027.", "W261", "Đa Trăng"),
        ("Hạn nộp là 31/6/2027.", "W270", "31/6/2027"),
        ("Nguwowif daan tham gia ddoong.", "W266", "Người dân"),
        ("> Cả xóm đã cùng nhau giữ cho con em mình.", "W283", "không ghi là lời của ai"),
    ],
)
def test_a_slip_in_news_is_told_on_its_line(tmp_path: Path, body: str, code: str, said: str) -> None:
    law = LAW.replace("effective: 2020-07-01", "effective: 2020-07-01\nended: 2022-01-01")
    places = PLACES.replace("name: Xã Đa Trăng", "name: Xã Đa Trăng, to: '2025-06-30'")
    news = NEWS.split("---\n")
    files = {LAW_PATH: law, NEWS_PATH: f"---\n{news[1]}---\n\n{body}\n", "content/places.yml": places}
    found = [one for one in problems(tmp_path, files) if one.at.path == NEWS_PATH]
    assert [one.code for one in found] == [code], found
    assert said in found[0].words and found[0].at.line == news[1].count("\n") + 4


def test_what_an_answer_says_of_today_may_not_lean_on_an_ended_law(tmp_path: Path) -> None:
    law = LAW.replace("effective: 2020-07-01", "effective: 2020-07-01\nended: 2022-01-01")
    now = "now: Theo Điều 1 Luật mẫu, ai cũng phải làm."
    question = QUESTION.replace("now: Vẫn có, theo [Điều 1](luat:1/2020/QH14#dieu-1).", now)
    assert "W402" in [code for code, _ in told(tmp_path, {LAW_PATH: law, QUESTION_PATH: question})]
    aware = question.replace(now, f"{now[:-1]}, nay không còn.")
    assert "W402" not in [code for code, _ in told(tmp_path, {LAW_PATH: law, QUESTION_PATH: aware})]


@pytest.mark.parametrize(
    ("start", "told_of"),
    [
        ("2022-09-06", ("06/9/2022", "09/6/2022")),
        ("2022-09-06\n  campaign: true", None),
        ("2022-09-06\n  campaign: false", None),
        ("2022-09-06\n  results: Lễ mở thứ Ba, ngày 06/9/2022.", None),
        ("2022-09-07", None),
        ("2022-06-06", None),
        ("2022-09-16", None),
    ],
)
def test_a_day_with_day_and_month_exchanged_is_told_both_ways(
    tmp_path: Path, start: str, told_of: tuple[str, str] | None
) -> None:
    listing = LISTING.replace("start: 2022-06-09", f"start: {start}").replace("  focus: [truyen-thong]\n", "")
    found = told(tmp_path, {EVENTS: listing})
    assert [code for code, _ in found] == (["W280"] if told_of else []), found
    assert told_of is None or all(day in found[0][1] for day in told_of)


_WORDS = "Cả xóm đã cùng nhau giữ cho con em mình tránh xa thứ ấy, và năm nay không còn nhà nào phải lo như trước nữa"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"Buổi lễ rất đông.\n\n> {_WORDS}.\n\nSau đó là văn nghệ.", 1),
        (f"Buổi lễ rất đông. “{_WORDS}.” Sau đó là văn nghệ.", 1),
        (f"Buổi lễ rất đông.\n\n> {_WORDS}.\n> — Trưởng xóm Mẫu", 0),
        (f"Buổi lễ rất đông.\n\n> {_WORDS}.\n\n— Trưởng xóm Mẫu", 0),
        (f"Trưởng xóm Mẫu cho biết:\n\n> {_WORDS}.", 0),
        (f"“{_WORDS}”, Nguyễn Văn Mẫu, trưởng xóm.", 0),
        (f"## Câu để đọc trên loa\n\n> {_WORDS}.", 0),
        (f"> {_WORDS} ([Điều 1](luat:1/2020/QH14#dieu-1)).", 0),
        ("Hội thi “Tuổi trẻ Mẫu nói không với ma túy” mở cửa.", 0),
    ],
)
def test_a_quotation_has_somebody_beside_it(text: str, count: int) -> None:
    assert len([*unsaid(text)]) == count


def test_the_number_of_a_plan_run_together_is_told_wherever_it_stands(tmp_path: Path) -> None:
    written = CAMPAIGN.replace("1/KH-MAU", "321/KHUBND")
    found = told(tmp_path, {CAMPAIGN_PATH: written})
    assert [code for code, _ in found] == ["W275", "W275"], found
    assert all("321/KH-UBND" in words for _, words in found)


@pytest.mark.parametrize(
    ("source", "is_told"),
    [
        ("Kế hoạch số 9/KH-UBND năm 2021", True),
        ("{title: 9/KH-UBND, date: 2021-05-17}", True),
        ("{title: 9/KH-UBND, date: 2021-12-20}", False),
        ("{title: 9/KH-UBND, date: 2022-05-17}", False),
        ("{title: 105/2021/NĐ-CP, date: 2022-05-17}", False),
        ("{title: Báo cáo tổng kết, date: 2023-01-05}", False),
        ("Báo cáo số 9/BC-UBND so năm 2022 với năm 2021", False),
    ],
)
def test_the_source_of_a_theme_is_of_its_year(tmp_path: Path, source: str, is_told: bool) -> None:
    written = CAMPAIGN.replace("theme: Chủ đề mẫu", f"theme: Chủ đề mẫu\ntheme_source: {source}")
    found = told(tmp_path, {CAMPAIGN_PATH: written})
    assert [code for code, _ in found] == ["W284"] * is_told, found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Liên hệ điện thoại: 091234567.", "091234567"),
        ("Gọi 113 hoặc 0912 345 67.", "0912 345 67"),
        ("SĐT 0912 345 6789 01", "0912 345 6789 01"),
        ("Zalo: 0912.345.678.9", "0912.345.678.9"),
        ("ĐT: 912 345 678", "912 345 678"),
        ("ĐT: +84 912 345 67", "+84 912 345 67"),
        ("ĐT 0238 3000 000, Zalo +84 912 345 678, gọi 84912345678.", ""),
        ("Gọi 111, 113, 1800 0000 hoặc 0769.04.04.04.", ""),
        ("Gọi vốn 80.000.000 đồng trước ngày 08-06-2027 theo 45/KH-UBND năm 2025-2026.", ""),
        ("Sổ số 091234567 để ở xã.", ""),
    ],
)
def test_a_number_to_call_has_all_its_digits(text: str, wrong: str) -> None:
    assert [one.words for one in mistyped(text) if one.slip == "phone"] == ([wrong] if wrong else [])


def test_a_campaign_with_the_theme_or_name_of_another_year_is_told(tmp_path: Path) -> None:
    next_year = CAMPAIGN.replace("year: 2022", "year: 2023").replace("2022-06", "2023-06").replace("1/KH", "2/KH")
    next_year = next_year.replace("2022-05-01", "2023-05-02").replace("Chiến dịch mẫu.", "Chiến dịch khác.")
    path = "events/2023/campaign.yml"
    found = told(tmp_path, {path: next_year, CAMPAIGN_PATH: CAMPAIGN})
    assert {code for code, _ in found} == {"W278", "W279"}, found
    right = next_year.replace("Tháng hành động mẫu 2022", "Tháng hành động mẫu 2023").replace(
        "Chủ đề mẫu", "Chủ đề mới"
    )
    assert told(tmp_path, {path: right, CAMPAIGN_PATH: CAMPAIGN}) == []


@pytest.mark.parametrize(
    ("alt", "credit", "code"),
    [
        ("IMG_2031.jpg", "Lê Văn Mẫu", "W273"),
        ("Ảnh minh họa", "Lê Văn Mẫu", "W273"),
        ("Người dân xếp hàng", "Internet", "W274"),
        ("Người dân xếp hàng", "Ảnh: Sưu tầm", "W274"),
        ("Ảnh minh họa một lễ ra quân ở xã", "Báo Mẫu", None),
    ],
)
def test_words_of_a_picture_say_something(tmp_path: Path, alt: str, credit: str, code: str | None) -> None:
    image = f"  images: [{{file: anh.jpg, alt: '{alt}', credit: '{credit}'}}]\n  source:"
    found = told(tmp_path, {EVENTS: LISTING.replace("  source:", image)})
    assert {one for one, _ in found} == {"E310", *([code] if code else [])}


def test_a_title_that_ends_with_a_name_in_marks_is_whole(tmp_path: Path) -> None:
    assert (
        told(
            tmp_path,
            {EVENTS: LISTING.replace(TITLE, "title: Mít tinh tại “Ngôi nhà chung”").replace("le-ra-quan", "mit-tinh")},
        )
        == []
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddoongj", "động"),
        ("huwowrng", "hưởng"),
        ("phofng", "phòng"),
        ("chuwcs", "chức"),
        ("Thangs", "tháng"),
        ("book", ""),
    ],
)
def test_the_telex_method(typed: str, meant: str) -> None:
    assert from_telex(typed) == meant


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text("abdegnouswfrxj \t\n"), st.text()), st.booleans())
@example("dd ddj wst", False)
def test_whatever_is_typed_is_read(text: str, is_whole: bool) -> None:
    for one in mistyped(text, is_whole):
        assert one.words and 0 <= one.offset < len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tổ công tác gặp 20 người dân ngày 29/2, ngày 9/6 và 24/7.",
        "Mở sổ tay “See our room”, gọi PC04, ghi AA và dấu Esc.",
        "Anh Nam làm ở DOOR Book; điểm 12 của 20/40 hộ.",
        "Cùng với công an, bà con hiện tại có mặt hiện tại",
        "Gửi về a@mau.example, b@mau.example.",
        "UBND tỉnh, HĐND, MTTQ",
    ],
)
def test_right_texts_are_left_alone(text: str) -> None:
    assert [*mistyped(text, is_whole=True)] == []
