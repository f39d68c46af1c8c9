"""Fields know what is right: what a clerk writes is understood, or the problem says what to write instead."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from scripts.flow.checking import problems_of
from scripts.model.event import Event
from scripts.model.values import VIETNAM
from scripts.problems import Problem
from scripts.read import read
from tests.sources import CAMPAIGN, IDENTITY, LAW, LISTING, NEWS, NOW, PLACES, SITE, put

EVENTS = "events/2022/mau-thuong.yml"
CAMPAIGN_PATH = "events/2022/campaign.yml"
NEWS_PATH = "content/tin-tuc/2022-06-10-tin-mau.md"
LAW_PATH = "content/luat/1-2020-qh14/law.yml"
SOURCE = "source: https://mau.example/nguon"
START = "start: 2022-06-09\n  time_note: buổi chiều"


def problems(root: Path, files: dict[str, str]) -> list[Problem]:
    """Those in some files of the small site: what leans on a file that is refused is told elsewhere."""
    return [one for one in problems_of(put(root, {**SITE, **files}), NOW) if one.at.path in files]


def listed(root: Path, old: str, new: str) -> list[Problem]:
    assert old in LISTING
    return problems(root, {EVENTS: LISTING.replace(old, new)})


def only(root: Path, old: str, new: str) -> Event:
    """The event, whose listing has no fault."""
    assert listed(root, old, new) == []
    found = read(root).site
    assert found is not None
    return found.events[0]


AT = datetime(2022, 6, 9, 7, 30, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("written", "start", "end", "note"),
    [
        ("start: 9-15/6/2022", date(2022, 6, 9), date(2022, 6, 15), None),
        ("start: 7h30 - 9h, thứ Năm, 9/6/2022", AT, AT.replace(hour=9, minute=0), None),
        ("start: 2022-06-09 07:30 -09:00", AT, AT.replace(hour=9, minute=0), None),
        ("start: sáng 9/6/2022", date(2022, 6, 9), None, "buổi sáng"),
        ("start: chiều 9-15/6/2022", date(2022, 6, 9), date(2022, 6, 15), "buổi chiều"),
        ("start: 7h30 sáng 9/6/2022\n  end: 09:00", AT, AT.replace(hour=9, minute=0), None),
        ("start: 2022-06-09 07:30\n  end: 9h sáng", AT, AT.replace(hour=9, minute=0), None),
        ("start: 2022-06-09T07:30:00+07:00\n  end: 09-06-2022 lúc 9 giờ", AT, AT.replace(hour=9, minute=0), None),
        ("start: 09-06-2022 07:30\n  end: 15.6.2022", AT, date(2022, 6, 15), None),
        ("start: 7h30, 9/6\n  end: đến hết ngày 15/6", AT, date(2022, 6, 15), None),
        ("start: 9/6, 10/6\n  end: ''", date(2022, 6, 9), date(2022, 6, 10), None),
        ("start: 7h30 9/6/2022\n  end: đến 9h", AT, AT.replace(hour=9, minute=0), None),
    ],
)
def test_a_line_may_say_more_than_one_field_holds(
    tmp_path: Path, written: str, start: date, end: date | None, note: str | None
) -> None:
    event = only(tmp_path, START, written)
    assert (event.start, event.end, event.time_note) == (start, end, note)


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        # days and hours
        (START, "start: thứ Sáu, 9/6/2022", "E225", "thứ Sáu gần nhất là 10/6/2022"),
        (START, "start: 9/6/21", "E204", "9/6/2021"),
        (START, "start: dự kiến 9/6/2022", "E204", "“dự kiến” thì ghi ở “time_note”"),
        (START, "start: 9-15/6/2022\n  end: 2022-06-20", "E204", "Viết như: 2022-06-09"),
        (START, "start: sáng 9/6/2022\n  time_note: chiều", "E204", "Viết như: 2022-06-09"),
        (START, "start: 7h30 - 9h, 9-15/6/2022", "E226", "recurs"),
        (START, "start: 12h đêm 9/6/2022", "E204", "chưa rõ là lúc nào"),
        (START, "start: đầu tháng 6", "E214", "time_note"),
        (START, "start: 2022-06-09\n  end: 09:00", "E204", "ngày, hoặc ngày và giờ"),
        (
            START,
            "start: 2022-06-09 07:30\n  end: 06:00",
            "E203",
            "(2022-06-09 06:00) trước ngày bắt đầu (2022-06-09 07:30)",
        ),
        ("  source:", "  status: rescheduled\n  previous_start: 7-8/6/2022\n  source:", "E204", "2022-06-07"),
        ("  source:", "  changes: [{date: hôm qua, note: Sửa.}]\n  source:", "E214", "hôm qua"),
        # sources
        (SOURCE, "source: tự biết", "E230", "45/KH-UBND"),
        (SOURCE, "source: Báo Nghệ An", "E230", "10/6/2027"),
        (SOURCE, "source: nhiều nguồn trên mạng, 10/6/2022", "E230", "https"),
        (SOURCE, "source: <tên báo>, 10/6/2022", "E230", "https"),
        (SOURCE, "source: Kế hoạch số …/KH-UBND ngày 10/6/2022", "E230", "https"),
        (SOURCE, "source: {title: nghe nói, date: 2022-06-01}", "E230", "https"),
        (SOURCE, "source: {note: ở xã}", "E207", "nguồn"),
        (SOURCE, "source: 'file:///C:/a.docx'", "E227", "45/KH-UBND"),
        (SOURCE, "source: 'C:\\Users\\A\\ke hoach.docx'", "E227", "45/KH-UBND"),
        (SOURCE, "source: ke-hoach.pdf", "E227", "45/KH-UBND"),
        (SOURCE, "source: 'javascript:alert(1)'", "E217", "trình duyệt"),
        (SOURCE, "source: nghean.gov.vn/a", "E229", "https://nghean.gov.vn/a"),
        (SOURCE, "source: www.baonghean.vn", "E229", "https://www.baonghean.vn"),
        (SOURCE, "source: a@mau.example", "E228", "email"),
        (SOURCE, "source: https://dia-chi-trang-nguon", "E217", "trình duyệt"),
        (SOURCE, "source: http://localhost/tin", "E217", "trình duyệt"),
        (SOURCE, "source: https://www.example.com/tin", "E217", "trình duyệt"),
        (SOURCE, "source: biết qua bạn bè, 3/6/2022", "E230", "https"),
        (SOURCE, "source: http://192.168.1.5/tin", "E217", "ai cũng mở được"),
        (SOURCE, "source: {title: Báo mẫu, url: www.mau.example}", "E229", "https://www.mau.example"),
        # contacts and other addresses
        ("  source:", "  contact: {phone: 769040404}\n  source:", "E204", "0769040404"),
        ("  source:", "  contact: {phone: 097 12}\n  source:", "E204", "máy lẻ 102"),
        ("  source:", "  contact: {phone: 0238 3844}\n  source:", "E204", "máy lẻ 102"),
        ("  source:", "  contact: {phone: 84 912 000 000}\n  source:", "E204", "+84 912 000 000"),
        ("  source:", "  contact: {phone: gọi chị Hoa}\n  source:", "E204", "máy lẻ 102"),
        ("  source:", "  contact: {email: mau.example}\n  source:", "E204", "lien-he@"),
        ("  source:", "  registration: a@mau.example\n  source:", "E228", "email"),
        ("  source:", "  registration: mau.example/dang-ky\n  source:", "E229", "https://mau.example/dang-ky"),
        # what has not happened
        (START, "start: 2027-06-09\n  campaign: false\n  status: held", "E231", "status: held"),
        (SOURCE, "source: {title: 1/KH-MAU, date: 2027-01-01}", "W234", "chưa tới"),
        ("  source:", "  status: rescheduled\n  previous_start: 2022-06-09\n  source:", "W239", "previous_start"),
        (
            "summary: Một câu mẫu.",
            "summary: Lễ ngày 8/6.\n  status: rescheduled\n  previous_start: 2022-06-08",
            "W247",
            "08/6/2022",
        ),
        ("summary: Một câu mẫu.", "summary: Lễ tại Nhà văn hóa xã.", "W247", "“Sân vận động”"),
        (SOURCE, "source: 'Báo Nghệ An, 10/12/2027'", "W234", "chưa tới"),
        ("summary: Một câu mẫu.", "summary: Lễ lúc 8 giờ ngày 10/6/2022.", "W247", "10/6/2022"),
        ("summary: Một câu mẫu.", "summary: 'Lễ mở thứ Sáu, ngày 9/6.'", "W259", "thứ Năm"),
        ("  source:", "  organisers: [Mẫu Thượng]\n  source:", "W262", "Mẫu Thượng"),
        ("  source:", "  organisers: [Công an]\n  source:", "W262", "Công an"),
        ("  source:", "  contact: {name: Chị Lan, phone: 0912345678}\n  source:", "W263", "Chị Lan"),
        ("venue: Sân vận động}", "venue: Sân vận động, outside: Lào}", "W250", "hai nơi"),
        ("  source:", "  previous_start: 2022-06-08\n  source:", "W251", "rescheduled"),
        ("  source:", "  organisers: [+ UBND xã]\n  source:", "W252", "UBND xã"),
        ("  source:", "  status: huỷ\n  source:", "E205", "cancelled (Đã hủy)"),
        (START, "start: 2032-06-09\n  campaign: false", "E248", "2 năm"),
        (START, "start: 2022-06-09\n  end: 2032-06-10\n  campaign: false", "W249", "“end”"),
        (START, "start: 5/5 âm lịch 2022", "E204", "ngày dương lịch"),
        (START, "start: 2027-06-09\n  campaign: false\n  results: Đông vui.", "E244", "description"),
        ("  source:", "  status: cancelled\n  reason: không\n  source:", "E204", "bỏ cả dòng"),
        ("  source:", "  contact: {email: 'mailto:a@mau.example'}\n  source:", "E204", "lien-he@"),
        ("  source:", "  contact: {email: a@mau.example.}\n  source:", "E204", "lien-he@"),
        ("  source:", "  registration: https://forms.gle/…\n  source:", "E217", "Chép cả địa chỉ"),
        ("  source:", "  images: anh.png\n  source:", "E204", "{file: anh.jpg, alt:"),
        ("  source:", "  reason: Trời mưa.\n  source:", "W240", "status: scheduled"),
        (START, "start: 19h30 9/6/2022\n  time_note: buổi sáng", "E241", "19:30"),
        ("venue: Sân vận động}", "venue: Sân vận động, lat: 18.67}", "E201", "“lon”"),
        ("id: mau-thuong-2022-06-09", "id: Mẫu Thượng 9/6", "E209", "mau-thuong-9-6"),
        ("  place: {district: Mẫu Thượng}\n", "", "E311", ""),
    ],
)
def test_what_no_field_should_hold_is_told_with_what_to_write(
    tmp_path: Path, old: str, new: str, code: str, said: str
) -> None:
    found = listed(tmp_path, old, new)
    assert [one.code for one in found if one.code not in ("W218", "E322", "E321", "W261")] == [code], found
    assert any(said in one.words for one in found)


@pytest.mark.parametrize(
    "source",
    [
        *(
            "45/KH-UBND",
            "36-CT/TW",
            "73/2021/QH14",
            "Kế hoạch 140/QĐ-TTg",
            "Luật Phòng, chống ma túy 2021",
            "03/2025/TTLT-BCA-TANDTC",
        ),
        *(
            "'Báo Nghệ An, 10/6/2022'",
            "Báo Nghệ An số 1234",
            "Công báo số 567 + 568",
            "Giấy mời ngày 10 tháng 6 năm 2022",
        ),
        *("{title: Báo mẫu, date: 2022-06-10}", "https://mau.example/tin?a=1#b", "http://congan.mau.example/"),
        "Bản tin tổng hợp năm 2022 của UBND tỉnh",
    ],
)
def test_a_paper_that_can_be_found_is_a_source(tmp_path: Path, source: str) -> None:
    only(tmp_path, SOURCE, f"source: {source}")


@pytest.mark.parametrize(
    "phone",
    [
        *(
            "0238 000 000 máy lẻ 102",
            "0238.000.000 (máy lẻ 102)",
            "'0912 000 000, 0238 000 000'",
            "0912000000 - 0238000000",
        ),
        *("0912 000 000 hoặc 0238 000 000", "+84 912 000 000", "111", "1800 0000", "0238 - 0000000", "(0238) 000 000"),
    ],
)
def test_telephones_with_extensions_and_two_of_them(tmp_path: Path, phone: str) -> None:
    event = only(tmp_path, "  source:", f"  contact:\n    phone: {phone}\n  source:")
    assert event.contact is not None and event.contact.phone == phone.strip("'")


FACT = """facts:
- label: Số xã
  value: 26/27 xã
  date: 2022-05-18
  source: [1/BC-MAU]
"""


def test_facts_and_plans_are_of_days_that_have_come(tmp_path: Path) -> None:
    [found] = problems(tmp_path / "e", {CAMPAIGN_PATH: CAMPAIGN + FACT.replace("[1/BC-MAU]", "[tự tổng hợp]")})
    assert found.code == "E230", "and not that it has no source at all"
    other = CAMPAIGN.replace("2022", "2023").replace("year: 2023", "year: 2024").replace("1/KH-MAU", "2/KH-MAU")
    [found] = problems(tmp_path / "f", {"events/2023/campaign.yml": other})
    assert found.code == "E233" and "“year” (2024)" in found.message
    late = CAMPAIGN + FACT.replace("2022-05-18", "2032-05-18")
    [found] = problems(tmp_path / "a", {CAMPAIGN_PATH: late})
    assert (found.code, found.at.line) == ("E232", 18)
    [found] = problems(tmp_path / "b", {CAMPAIGN_PATH: CAMPAIGN.replace("date: 2022-05-01", "date: 2027-05-01")})
    assert found.code == "E232"
    [found] = problems(tmp_path / "d", {CAMPAIGN_PATH: CAMPAIGN.replace("number: 1/KH-MAU", "number: chưa có số")})
    assert found.code == "E204" and "45/KH-UBND" in found.mend
    [found] = problems(tmp_path / "c", {CAMPAIGN_PATH: CAMPAIGN.replace("start: 2022", "start: 2012")})
    assert found.code == "E233"


def test_a_field_at_the_wrong_depth_is_told_its_group(tmp_path: Path) -> None:
    [found] = listed(tmp_path, "kind: le-ra-quan", "kind: le-ra-quan\n  venue: Nhà văn hóa")
    assert found.code == "E256" and "“venue” đứng sai chỗ, nó thuộc nhóm “place”" in found.message


def test_news_of_a_day_before_its_moment_and_a_note_that_would_be_a_heading(tmp_path: Path) -> None:
    early = NEWS.replace("kind: news", "kind: news\nembargo: 2027-06-12 08:00")
    [found] = problems(tmp_path / "a", {NEWS_PATH: early})
    assert found.code == "W257" and "10/6/2022" in found.message
    noted = NEWS.replace("Nội dung tin mẫu.", "Nội dung.\n\n# hỏi lại anh Nam\n\n```\n# mã\n```\n")
    [found] = problems(tmp_path / "b", {NEWS_PATH: noted})
    assert found.code == "W258" and "“# hỏi lại anh Nam”" in found.message


def test_a_year_copied_over_with_its_facts_is_found(tmp_path: Path) -> None:
    copied = (CAMPAIGN + FACT).replace("2022", "2025")
    event = LISTING.replace("2022", "2025").replace("events:", "events:", 1)
    first = {CAMPAIGN_PATH: CAMPAIGN + FACT}
    found = problems(tmp_path / "a", first | {"events/2025/campaign.yml": copied, "events/2025/mau-thuong.yml": event})
    assert [(one.code, one.at.path, one.at.line, one.followers) for one in found] == [
        ("E235", "events/2025/campaign.yml", 6, 1),
        ("E235", "events/2025/mau-thuong.yml", 10, 0),
    ]
    # The plan is new, and so is the source: the same days of June are no copy.
    new = copied.replace("Chủ đề mẫu", "Chủ đề mới").replace("1/KH-MAU", "9/KH-MAU").replace("1/BC-MAU", "9/BC-MAU")
    assert problems(tmp_path / "b", first | {"events/2025/campaign.yml": new}) == []
    # Nothing of it has come yet: still one copy, told once.
    next_year = (CAMPAIGN + FACT).replace("2022", "2027")
    [one] = problems(tmp_path / "d", first | {"events/2027/campaign.yml": next_year})
    assert (one.code, one.at.line, one.followers) == ("E235", 6, 3) and "3 lỗi khác" in one.words
    # A day to come in a file that is no copy is told by itself.
    late = new.replace("2025-05-18", "2027-05-18")
    assert [one.code for one in problems(tmp_path / "e", first | {"events/2025/campaign.yml": late})] == ["E232"]
    same = new.replace("9/BC-MAU", "1/BC-MAU").replace("date: 2025-05-18", "date: 2022-05-18")
    [one] = problems(tmp_path / "c", first | {"events/2025/campaign.yml": same})
    assert one.code == "W236"


TEXT = "Một đoạn văn đủ dài để không ai khác viết giống từng chữ như thế này cả, kể cả khi vội.\n\n"
ONE = "Cả bài chỉ có một đoạn này thôi, nhưng đủ dài để không ai viết giống hệt như thế."


@pytest.mark.parametrize(
    ("copy", "is_found"),
    [
        (NEWS, True),
        (NEWS.replace("Tin mẫu", "Bản cũ"), False),
        (
            NEWS.replace("Tin mẫu", "Bản cũ").replace("Nội dung tin mẫu.", TEXT + TEXT.replace("Một", "Hai") + "Thêm."),
            True,
        ),
        (NEWS.replace("Tin mẫu", "Bản cũ").replace("Nội dung tin mẫu.", TEXT + "Còn lại là khác."), False),
        (NEWS.replace("date: 2022-06-10", "date: 2022-06-11"), False),
        (NEWS.replace("date:", "draft: true\ndate:"), False),
        (NEWS.replace("Tin mẫu", "Tên khác").replace("Nội dung tin mẫu.", ONE).replace("06-10", "06-11"), True),
    ],
)
def test_a_second_copy_of_an_article_is_pointed_out(tmp_path: Path, copy: str, is_found: bool) -> None:
    own = NEWS.replace("Nội dung tin mẫu.", ONE if ONE in copy else TEXT + TEXT.replace("Một", "Hai"))
    day = "11" if "06-11" in copy else "10"
    found = problems(tmp_path, {NEWS_PATH: own, f"content/tin-tuc/2022-06-{day}-tin-mau-cu.md": copy})
    assert [one.code for one in found] == ["W307"] * is_found


def test_a_law_ends_after_it_begins_and_names_texts_that_are_there(tmp_path: Path) -> None:
    [found] = problems(tmp_path / "a", {LAW_PATH: LAW.replace("effective:", "ended: 2020-06-01\neffective:")})
    assert (found.code, found.at.line) == ("E408", 7)
    [found] = problems(tmp_path / "b", {LAW_PATH: LAW.replace("effective:", "replaces: 2/2020/QH14\neffective:")})
    assert found.code == "W409" and "“1/2020/QH14”" in found.mend


def test_what_ends_begins_before(tmp_path: Path) -> None:
    news = NEWS.replace("date:", "embargo: 2022-06-10 10:00\nexpires: 2022-06-10 09:00\ndate:")
    [found] = problems(tmp_path / "a", {NEWS_PATH: news})
    assert found.code == "E238" and "“embargo” (2022-06-10 10:00)" in found.message
    for line in ("updated: 2022-06-09", "changes: [{date: 2022-06-09, note: Sửa.}]"):
        [found] = problems(tmp_path / "c", {NEWS_PATH: NEWS.replace("date: 2022", f"{line}\ndate: 2022", 1)})
        assert found.code == "E238" and "“date” (10/6/2022)" in found.message
    places = PLACES.replace("name: Xã Đa Trăng", "name: Xã Đa Trăng, since: 2020-01-02, to: 2020-01-01")
    [found] = problems(tmp_path / "b", {"content/places.yml": places})
    assert found.code == "E238"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("embargo: 2022-06-10", "2022-06-10 00:00 (đầu ngày) hoặc 2022-06-10 23:59 (cuối ngày)"),
        ("expires: 10/6/2022", "2022-06-10 00:00 (đầu ngày) hoặc 2022-06-10 23:59 (cuối ngày)"),
        ("updated: 2022-06-10 07:30", "Viết như: 2022-06-10"),
        *((f"withdrawn: {word}", "bỏ cả dòng") for word in ("false", "true", "không", "Có", "no")),
        *((f"correction: {word}", "bỏ cả dòng") for word in ("không", "false")),
    ],
)
def test_the_advice_is_never_what_was_written(tmp_path: Path, line: str, said: str) -> None:
    [found] = problems(tmp_path, {NEWS_PATH: NEWS.replace("date:", f"{line}\ndate:")})
    assert found.code == "E204" and said in found.words


def test_a_wrong_field_hides_no_wrong_day(tmp_path: Path) -> None:
    listing = LISTING.replace(SOURCE, "source: tự biết\n  status: held").replace(START, "start: 7h30 - 9h, 9/6/2027")
    listing = listing.replace("place: {commune: Đá Trắng", "campaign: false\n  place: {outside: Nơi khác")
    found = problems(tmp_path, {EVENTS: listing.replace("place: {district: Mẫu Thượng}\n", "")})
    assert {one.code for one in found if one.is_error} == {"E230", "E231"}


def test_an_event_is_somewhere(tmp_path: Path) -> None:
    nowhere = LISTING.replace("  place: {district: Mẫu Thượng}\n", "").replace(
        "  place: {commune: Đá Trắng, venue: Sân vận động}\n", ""
    )
    [found] = problems(tmp_path, {EVENTS: nowhere})
    assert found.code == "W237" and "province: true" in found.mend


def test_a_hotline_keeps_its_zero(tmp_path: Path) -> None:
    [found] = problems(tmp_path, {"content/site.yml": IDENTITY.replace("'000'", "769040404")})
    assert found.code == "E204" and "0769040404" in found.mend


NEW_PLACES = PLACES.replace(
    "name: Xã Đá Trắng, border: true", "name: Xã Đá Trắng, successor: Xã Đá Mới, border: true"
) + (
    "communes:\n- {code: '99102', name: Xã Đá Mới, since: 2025-07-01}\n"
    "- {code: '99201', name: Xã Mẫu Hạ, since: 2025-07-01}\n"
)
NEW_DAY = "start: 2026-06-09\n  campaign: false\n  time_note: buổi chiều"
BOTH = "  place: {district: Mẫu Thượng}\n"


@pytest.mark.parametrize(
    ("start", "place", "codes", "said"),
    [
        (START, "{commune: Đá Trắng}", ["E311"], ""),
        (START, "{district: Mẫu Thượng, commune: Đá Trắng}", [], ""),
        (START, "{district: H. Mẫu Thượng, commune: X. Đá Trắng}", [], ""),
        (START, "{commune: Đá Mới}", ["E321"], "chỉ có từ ngày 01/7/2025"),
        (NEW_DAY, "{commune: Đá Mới}", [], ""),
        (NEW_DAY, "{commune: Xã Mẫu Hạ}", [], ""),
        (NEW_DAY, "{commune: 'Xã Mẫu Hạ, Xã Đá Mới'}", ["E325"], "mỗi nơi một dòng"),
        (NEW_DAY, "{commune: Huyện Mẫu Thượng}", ["E321"], "30/6/2025"),
        (NEW_DAY, "{district: Mẫu Thượng, commune: Đá Mới}", ["E322"], "Bỏ “district”"),
        (NEW_DAY, "{district: Mẫu Thượng, commune: Đá Trắng}", ["E322", "E321"], "nay thuộc Xã Đá Mới"),
        (NEW_DAY, "{district: Mẫu Thượng}", ["E322"], "30/6/2025"),
        (START, "{commune: Mẫu Thượng}", ["E302"], "“district: Huyện Mẫu Thượng”"),
        (NEW_DAY, "{commune: Phường Mẫu Hạ}", ["E302"], "“Xã Mẫu Hạ”"),
        (NEW_DAY, "{district: Đá Mới}", ["E302"], "“commune: Xã Đá Mới”"),
    ],
)
def test_places_are_those_of_the_day(tmp_path: Path, start: str, place: str, codes: list[str], said: str) -> None:
    listing = LISTING.replace(BOTH, "").replace("{commune: Đá Trắng, venue: Sân vận động}", place).replace(START, start)
    found = problems(tmp_path, {EVENTS: listing, "content/places.yml": NEW_PLACES})
    assert sorted(one.code for one in found if one.code not in ("W218", "W261")) == sorted(codes), found
    assert not said or any(said in one.words for one in found)


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("Lễ bắt đầu lúc 8 giờ.", "còn ghi 8 giờ mà không ghi giờ bắt đầu 14 giờ 30"),
        ("Lễ bắt đầu lúc 8h30 tại Nhà văn hóa xã.", "còn ghi “Nhà văn hóa xã” mà không ghi nơi diễn ra “Sân vận động”"),
        ("Lễ bắt đầu lúc 2 giờ 30 chiều tại sân vận động huyện.", None),
        ("Trực đường dây nóng 24 giờ, từ 14:30.", None),
        ("'Lễ ở khối 5: 14 giờ 30, ngày 9/6/2022.'", None),
        ("'Lễ ở khối 5: 14h, ngày 9/6/2022.'", "còn ghi 14 giờ mà"),
        ("'Lễ bắt đầu lúc 5: 30, ngày 9/6/2022.'", "còn ghi 5 giờ 30 mà"),
    ],
)
def test_a_summary_keeps_up_with_the_hour_and_the_venue(tmp_path: Path, summary: str, told: str | None) -> None:
    listing = LISTING.replace(START, "start: 2022-06-09 14:30").replace("Một câu mẫu.", summary)
    found = [one.message for one in problems(tmp_path, {EVENTS: listing})]
    assert (told is None and found == []) or any(told in one for one in found if told)


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("venue: Sân vận động", "venue: Nhà văn hóa xã Đa Trăng", ["W260"]),
        ("venue: Sân vận động", "venue: Nhà văn hóa xã Đá Trắng", []),
        ("venue: Sân vận động", "venue: Nhà văn hóa huyện Mẫu Thượng", []),
        ("summary: Một câu mẫu.", "summary: Lễ ở xã Đá Trắng ngày 9/6/2022.", []),
        ("summary: Một câu mẫu.", "summary: 'Lễ ngày 9/6, hưởng ứng ngày 26/6/2022.'", []),
        ("summary: Một câu mẫu.", "summary: Đăng ký trước ngày 5/6/2022 tại lễ lần thứ hai ngày 9/6.", []),
        ("summary: Một câu mẫu.", "summary: 'Lễ mở thứ Năm, ngày 9/6/2022.'", []),
        ("  source:", "  contact: {name: Công an xã, phone: 0912345678}\n  source:", []),
        (
            "  source:",
            "  contact: {name: Chị Lan, phone: 0912345678}\n"
            "  guard: [{text: '0912345678', reason: Chị Lan đồng ý ngày 1/6/2022}]\n  source:",
            [],
        ),
    ],
)
def test_what_texts_say_is_compared_with_the_fields(tmp_path: Path, old: str, new: str, codes: list[str]) -> None:
    assert [one.code for one in listed(tmp_path, old, new)] == codes


@pytest.mark.parametrize(
    ("lat", "lon", "codes"),
    [("19.3", "104.9", []), ("9.3", "104.9", ["W287"]), ("19.3", "108.9", ["W287"])],
)
def test_a_point_is_near_its_commune(tmp_path: Path, lat: str, lon: str, codes: list[str]) -> None:
    """One digit is missed, or another."""
    places = PLACES.replace("name: Xã Đá Trắng, border", "name: Xã Đá Trắng, centre: [19.32, 104.8], border")
    listing = LISTING.replace("venue: Sân vận động", f"venue: Sân vận động, lat: {lat}, lon: {lon}")
    found = problems(tmp_path, {EVENTS: listing, "content/places.yml": places})
    assert [one.code for one in found] == codes
    assert all("km" in one.message and one.at.line == 12 for one in found)


@pytest.mark.parametrize(
    ("note", "codes"),
    [
        ("7h30", ["W285"]),
        ("sáng, từ 7 giờ 30", ["W285"]),
        ("chiều 14:00 - 16:30", ["W285"]),
        ("buổi chiều", []),
        ("sau 8 giờ, khi trời tạnh", []),
    ],
)
def test_an_hour_stands_where_calendars_take_it(tmp_path: Path, note: str, codes: list[str]) -> None:
    assert [one.code for one in listed(tmp_path, "time_note: buổi chiều", f"time_note: '{note}'")] == codes


def test_a_unit_of_before_is_named_as_one(tmp_path: Path) -> None:
    """Also by who organises; `cũ` behind the name says that it is meant."""
    text = LISTING.replace(BOTH, "").replace(START, NEW_DAY).replace("commune: Đá Trắng", "commune: Xã Đá Mới")
    for organiser, count in (("UBND huyện Mẫu Thượng", 1), ("UBND huyện Mẫu Thượng cũ", 0)):
        files = {EVENTS: text.replace("UBND huyện Mẫu Thượng", organiser), "content/places.yml": NEW_PLACES}
        found = [one for one in problems(tmp_path / str(count), files) if one.code == "W261"]
        assert len(found) == count and all("30/6/2025" in one.words for one in found)
