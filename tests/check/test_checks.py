"""Findings that need more than one record to see."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from scripts.flow.checking import problems_of
from scripts.markup.markdown_text import parse_link
from scripts.model import addresses
from scripts.model.values import VIETNAM
from tests.pictures import drawing
from tests.real import real_site
from tests.sources import CAMPAIGN, HELP, HOME, IDENTITY, LAW, LISTING, NEWS, NOW, QUESTION, SITE, put, site, tree_of

EVENTS = "events/2022/mau-thuong.yml"
NEWS_PATH = "content/tin-tuc/2022-06-10-tin-mau.md"
QUESTION_PATH = "content/hoi-dap/cau-hoi-mau.md"
PICTURE = drawing()


def found(root: Path) -> list[tuple[str, str, int]]:
    return [(problem.code, problem.at.path, problem.at.line) for problem in problems_of(root, NOW)]


CASES = {
    "a link in the text to an article that is not there": (
        NEWS_PATH,
        NEWS.replace("Nội dung tin mẫu.", "Một.\n\nXem [đó](luat:1/2020/QH14#dieu-3)."),
        ("E305", 11),
    ),
    "a link to a law that is not there": (NEWS_PATH, NEWS + "[x](luat:9/2020/QH14)\n", ("E312", 10)),
    "a link to an event that is not there": (NEWS_PATH, NEWS + "[x](sukien:khong-co)\n", ("E301", 10)),
    "a link to a place of an event": (NEWS_PATH, NEWS + "[x](sukien:mau-thuong-2022-06-09#khong-co)\n", ("E301", 10)),
    "a link to an anchor that is not there": (NEWS_PATH, NEWS + "[x](trang:ho-tro#khong-co)\n", ("E301", 10)),
    "a link to a heading that the text has not": (NEWS_PATH, NEWS + "[x](#khong-co)\n", ("E318", 10)),
    "a link without https": (NEWS_PATH, NEWS + "Xem\n[x](www.vi-du.vn)\n", ("E317", 11)),
    "a link to a disk": (EVENTS, LISTING.replace("[Điều 1](luat:", "[x](C:\\"), ("E317", 8)),
    "a link to a page of the site that is not there": (NEWS_PATH, NEWS + "[x](/khong-co/)\n", ("E317", 10)),
    "a link with a blank": (NEWS_PATH, NEWS + "[x](Kế hoạch 45.pdf)\n", ("E319", 10)),
    "a cell too many": (NEWS_PATH, NEWS + "\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", ("E316", 13)),
    "a note explained in two fields of an event": (
        EVENTS,
        LISTING.replace("Xem", '"Xem').replace("#dieu-1).", '#dieu-1).[^1]\\n\\n[^1]: Báo"\n  status: held')
        + '  results: "Xong.[^1]\\n\\n[^1]: Báo khác"\n',
        ("E316", 16),
    ),
    "a comment that does not end": (NEWS_PATH, NEWS + "\n<!-- nội bộ\n", ("E121", 11)),
    "a comment that does not end, in YAML": (EVENTS, LISTING.replace("Một câu", "Câu <!-- nội bộ"), ("W133", 7)),
    "a comment that does not end, in Markdown": (EVENTS, LISTING.replace("Xem", "Xem <!-- gọi"), ("E121", 8)),
    "a picture with Word's quotation marks": (NEWS_PATH, NEWS + "![M](a.jpg “Ảnh: M”)\n", ("E310", 10)),
    "a picture with a blank in its name": (NEWS_PATH, NEWS + '![M](Anh Hop Dan.png "Ảnh: M")\n', ("E334", 10)),
    "a picture in an event": (EVENTS, LISTING.replace("Xem", "Ở ![M](a.png)"), ("E335", 8)),
    "a link to nothing": (NEWS_PATH, NEWS + "Xem\n[Báo]()\n", ("E317", 11)),
    "a link whose address stands elsewhere": (NEWS_PATH, NEWS + "![L][anh]\n\n[anh]: le.png\n", ("E319", 10)),
    "a citation that is none": (
        QUESTION_PATH,
        QUESTION.replace("'1/2020/QH14#dieu-1.1'", "'Điều 1'"),
        ("E305", 6),
    ),
    "a situation to nowhere": ("content/index.md", HOME.replace("goi-cho-ai", "goi-ai-do"), ("E301", 5)),
    "a situation without its picture": ("content/index.md", HOME.replace("'}", "', icon: khong-co}"), ("E406", 5)),
    "an unknown place": (NEWS_PATH, NEWS.replace("kind: news", "kind: news\nplaces: [Mẫu Trung]"), ("E302", 7)),
    "an unknown focus": (NEWS_PATH, NEWS.replace("kind: news", "kind: news\nfocus: [truyen-thanh]"), ("E304", 7)),
    "a task of an unknown agency": (
        "events/2022/campaign.yml",
        CAMPAIGN.replace("agency: cong-an", "agency: cong-am"),
        ("E303", 13),
    ),
    "a border commune that is not there": (
        "events/2022/campaign.yml",
        CAMPAIGN + "border: {districts: [{name: Mẫu Thượng, communes: [Đá Vàng]}]}\n",
        ("E302", 15),
    ),
    "a menu entry to nowhere": ("content/site.yml", IDENTITY.replace("page: ho-tro", "page: ho-tr"), ("E301", 13)),
    "an article counted twice": (
        "content/luat/1-2020-qh14/law.yml",
        LAW.replace("number: 2", "number: 1"),
        ("E306", 14),
    ),
    "a name in the file that is not the date": (
        "content/tin-tuc/2022-06-11-khac.md",
        NEWS,
        ("W313", 4),
    ),
    "a picture without words, maker or file": (
        NEWS_PATH,
        NEWS.replace("kind: news", "kind: news\nimage: {file: a.png}"),
        ("E210", 7),
    ),
    "a picture in the text without a maker": (NEWS_PATH, NEWS + "![Mô tả](a.png)\n", ("E211", 10)),
    "a picture in the text that is not there": (NEWS_PATH, NEWS + '![Mô tả](a.png "Ảnh: Mẫu")\n', ("E310", 10)),
    "a script in the text": (NEWS_PATH, NEWS + "<script src='https://xau.example'></script>\n", ("E314", 10)),
    "a frame in the text": (NEWS_PATH, NEWS + "Xem <IFRAME src=//xau.example></iframe>\n", ("E314", 10)),
    "a handler in the text": (NEWS_PATH, NEWS + '<div class="x" onclick="xau()">a</div>\n', ("E314", 10)),
    "a link to a list that this site has not": (NEWS_PATH, NEWS + "[x](trang:su-kien/2031)\n", ("E301", 10)),
    "a link that runs": (NEWS_PATH, NEWS + "[x](javascript:alert(1))\n", ("E314", 10)),
    "a script in an event": (
        EVENTS,
        LISTING.replace("description: Xem", "description: <script>x</script> Xem"),
        ("E314", 8),
    ),
    "a domain that is kept back": (
        "content/site.yml",
        IDENTITY.replace(".example", ".vn", 1) + "no_domain: true\n",
        ("W735", IDENTITY.count("\n") + 1),
    ),
    "a picture from another folder": (NEWS_PATH, NEWS + '![Mô tả](../../a.png "Ảnh: Mẫu")\n', ("E310", 10)),
}


@pytest.mark.parametrize(("path", "text", "expected"), CASES.values(), ids=CASES.keys())
def test_each_finding_names_its_place(tmp_path: Path, path: str, text: str, expected: tuple[str, int]) -> None:
    code, line = expected
    assert (code, path, line) in found(site(tmp_path, {path: text}))


@pytest.mark.parametrize(
    "listed", ["dinh-chinh", "luat/doi-chieu", "bao-chi/anh", "su-kien/2022", "su-kien/thang/2022-06"]
)
def test_a_list_that_the_tool_makes_can_be_linked(tmp_path: Path, listed: str) -> None:
    root = put(tmp_path, {**SITE, NEWS_PATH: NEWS + f"[x](trang:{listed})\n"})
    assert [one for one in found(root) if one[1] == NEWS_PATH] == []


def test_the_list_of_old_names_can_be_linked() -> None:
    link = parse_link("trang:su-kien/ten-xa-cu")
    assert link and addresses.of_link(real_site(), link) == "su-kien/ten-xa-cu/"


def test_a_whole_picture_is_fine_and_stands_beside_its_page(tmp_path: Path) -> None:
    text = NEWS.replace("kind: news", "kind: news\nimage: {file: a.png, alt: Mô tả, credit: Mẫu}")
    root = site(
        tmp_path, {NEWS_PATH: text + '![Mô tả](a.png "Ảnh: Mẫu")\n', "content/tin-tuc/a.png": drawing(640, 480)}
    )
    assert found(root) == []
    put(root, {"content/tin-tuc/a.png": PICTURE})
    assert {code for code, *_ in found(root)} == {"W264"}, "one that is too small to be seen"


@pytest.mark.parametrize(
    "words",
    [
        "`<script>`",
        "```html\n<script>\n```",
        "3 < 5 và a on b = c",
        "<div class='x'>a</div>",
        "style = kiểu",
        "dữ liệu: data",
    ],
)
def test_words_about_html_are_left_alone(tmp_path: Path, words: str) -> None:
    assert found(site(tmp_path, {NEWS_PATH: f"{NEWS}\n{words}\n"})) == []


def test_an_event_in_the_folder_of_another_year_is_pointed_out(tmp_path: Path) -> None:
    text = LISTING.replace("start: 2022-06-09", "start: 2023-06-09").replace("  kind:", "  campaign: false\n  kind:")
    assert found(site(tmp_path, {EVENTS: text})) == [("W218", EVENTS, 11)]


def test_a_draft_that_is_not_whole_keeps_nothing_from_being_published(tmp_path: Path) -> None:
    path = "events/2027/campaign.yml"
    draft = "draft: true\n" + CAMPAIGN.replace("2022", "2027").replace("1/KH-MAU", "7/KH-MAU")
    root = site(tmp_path, {path: draft.replace("summary: Chiến dịch mẫu.\n", "").replace("date: 2027", "date: 2026")})
    assert [code for code, *_ in found(root)] == ["W741"]
    assert "docs/chien-dich/2022/index.md" in (tree := tree_of(root)) and "docs/chien-dich/2027/index.md" not in tree
    text = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(text.replace("draft: true", "draft: false"), encoding="utf-8")
    assert [code for code, *_ in found(root)] == ["E201"]


@pytest.mark.parametrize(
    ("typed", "is_filed", "codes"),
    [
        ("start: 2022-06-09", True, []),
        ("start: 2022-12-09", False, []),
        ("start: 2022-12-09\n  campaign: true", True, []),
        ("start: 2022-12-09\n  focus: [truyen-thong]", False, ["W213"]),
        ("start: 2022-12-09\n  focus: [truyen-thong]\n  campaign: true", True, []),
    ],
)
def test_an_event_outside_the_campaign_s_days_is_part_of_it_only_where_it_says_so(
    tmp_path: Path, typed: str, is_filed: bool, codes: list[str]
) -> None:
    text = LISTING.replace("  focus: [truyen-thong]\n", "").replace("start: 2022-06-09", typed)
    root = site(tmp_path, {EVENTS: text})
    assert [code for code, *_ in found(root)] == codes
    tree = tree_of(root)
    assert ("Lễ ra quân mẫu" in tree["docs/chien-dich/2022/index.md"].decode()) is is_filed
    page = tree["docs/su-kien/2022/mau-thuong-2022-06-09/index.md"].decode()
    assert ("Tháng hành động mẫu 2022" in page) is is_filed


def test_an_id_is_used_once(tmp_path: Path) -> None:
    root = site(tmp_path, {"events/2022/khac.yml": LISTING.replace("start: 2022-06-09", "start: 2022-06-20")})
    assert found(root) == [("E306", EVENTS, 5)]


def test_two_news_items_cannot_share_an_address(tmp_path: Path) -> None:
    other = NEWS.replace("date: 2022-06-10", "date: 2022-06-11")
    root = site(tmp_path, {"content/tin-tuc/2022-06-11-tin-mau.md": other})
    assert ("E306", "content/tin-tuc/2022-06-11-tin-mau.md", 2) in found(root)


def test_closed_lists_of_the_campaign_are_kept_to(tmp_path: Path) -> None:
    root = site(tmp_path, {"events/2022/campaign.yml": CAMPAIGN + "organisers: [UBND huyện Mẫu Hạ]\n"})
    assert found(root) == [("E303", EVENTS, 3)]


def test_a_page_may_not_link_to_what_readers_may_not_see(tmp_path: Path) -> None:
    hidden = NEWS.replace("kind: news", "kind: news\nembargo: 2027-01-01 10:00")
    root = site(tmp_path, {NEWS_PATH: hidden, "content/ho-tro.md": HELP + "\n[x](tin:tin-mau)\n"})
    assert [code for code, _, _ in found(root)] == ["E301", "W257"]
    later = datetime(2027, 1, 1, 10, tzinfo=VIETNAM)
    assert problems_of(root, later) == ()


@pytest.mark.parametrize(
    ("written", "code", "meant"),
    [
        ("[x](hoi-dap:cau-hoi-mau)", "E315", "hoidap:"),
        ("[x](sukien:mau-thuon-2022-06-09)", "E301", "sukien:mau-thuong-2022-06-09"),
        # An event of another year is another event.
        ("[x](sukien:mau-thuong-2023-06-09)", "E301", ""),
    ],
)
def test_what_a_link_may_mean_is_named(tmp_path: Path, written: str, code: str, meant: str) -> None:
    [one] = problems_of(site(tmp_path, {NEWS_PATH: NEWS + written + "\n"}), NOW)
    assert one.code == code and (f"“{meant}”" in one.mend if meant else "mau-thuong" not in one.mend)


def test_a_kind_of_news_in_vietnamese_is_known(tmp_path: Path) -> None:
    news = NEWS.replace("kind: news", "kind: thong-cao")
    [one] = problems_of(site(tmp_path, {NEWS_PATH: news}), NOW)
    assert "“release”" in one.mend and "release (Thông cáo báo chí)" in one.mend


def test_a_moment_without_its_year_keeps_its_hour(tmp_path: Path) -> None:
    news = NEWS.replace("kind: news", "kind: news\nembargo: 8h ngày 30/11")
    [one] = problems_of(site(tmp_path, {NEWS_PATH: news}), NOW)
    assert "30/11/(năm) 08:00" in one.mend


def test_the_word_before_a_credit_is_written_once(tmp_path: Path) -> None:
    picture = "image: {file: anh.png, alt: Một ảnh, credit: 'Ảnh: Ban biên tập'}"
    news = NEWS.replace("kind: news", f"kind: news\n{picture}")
    tree = tree_of(site(tmp_path, {NEWS_PATH: news, "content/tin-tuc/anh.png": PICTURE}))
    pages = [text for path, text in tree.items() if b"Ban bi\xc3\xaan t\xe1\xba\xadp" in text and b"anh" in text]
    assert pages and not any("Ảnh: Ảnh:".encode() in text or "'Ảnh: Ban".encode() in text for text in pages)
