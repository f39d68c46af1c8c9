"""One slip gives one problem: what follows from it is folded under it, and comes back if it is not mended by it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.flow.checking import problems_of
from tests.pictures import drawing
from tests.sources import CAMPAIGN, HELP, LAW, LISTING, NEWS, NOW, PLACES, QUESTION, SITE, put, site
from tests.translated import ORIGINALS

LAW_PATH, NEWS_PATH = "content/luat/1-2020-qh14/law.yml", "content/tin-tuc/2022-06-10-tin-mau.md"
PLACES_PATH, CAMPAIGN_PATH = "content/places.yml", "events/2022/campaign.yml"
LISTING_PATH, QUESTION_PATH = "events/2022/mau-thuong.yml", "content/hoi-dap/cau-hoi-mau.md"
LEDGER = "".join(
    f'{{"url": "{url}/", "since": "2022-06-10T08:00:00+07:00"}}\n'
    for url in ("luat/1-2020-qh14", "tin-tuc/2022/tin-mau", "hoi-dap/cau-hoi-mau", "su-kien/2022/mau-thuong-2022-06-09")
)
LINKED = NEWS.replace("Nội dung tin mẫu.", "Xem [đây](tin:tin-khac), theo [Điều 2](luat:1/2020/QH14#dieu-2).")
FILES = {
    **SITE,
    **ORIGINALS,
    "content/tin-tuc/2022-06-11-tin-khac.md": LINKED.replace("06-10", "06-11"),
    "ledger.jsonl": LEDGER,
}

SLIPS = {
    "the title of a law": (LAW_PATH, LAW.replace("title: Luật mẫu\nshort", "title: Luật: mẫu\nshort"), ("E122", 3)),
    "the title of an article of a law": (LAW_PATH, LAW.replace("title: Đối tượng", "title: Đối: tượng"), ("E122", 14)),
    "a day of a law": (LAW_PATH, LAW.replace("effective: 2020-07-01", "effective: 2020-06-31"), ("E206", 7)),
    "a law that is gone": (LAW_PATH, None, ("E118", 1)),
    "a law that cannot be read": (LAW_PATH, b"\x00\x01\x02", ("E102", 1)),
    "a district": (PLACES_PATH, PLACES.replace("name: Huyện Mẫu Thượng", "name: Huyện: Mẫu Thượng"), ("E122", 4)),
    "a place list that cannot be read": (PLACES_PATH, b"\x00\x01\x02", ("E102", 1)),
    "a focus": (CAMPAIGN_PATH, CAMPAIGN.replace("id: truyen-thong", "id: a: b"), ("E122", 9)),
    "a fact without a source": (
        CAMPAIGN_PATH,
        CAMPAIGN + "facts: [{label: A, value: B, date: 2022-06-01}]\n",
        ("E207", 15),
    ),
    "the title of a question": (QUESTION_PATH, QUESTION.replace("title: Câu", "title: [Hỏi] Câu"), ("E122", 2)),
    "marks of Git in a question": (QUESTION_PATH, "<<<<<<< HEAD\n" + QUESTION, ("E132", 1)),
    "an event": (LISTING_PATH, LISTING.replace("title: Lễ", "title: A: Lễ"), ("E122", 6)),
    "the place of an event": (LISTING_PATH, LISTING.replace("venue: Sân", "venue: Sân: "), ("E122", 12)),
    "the id of an event": (LISTING_PATH, LISTING.replace("id: mau", "id: Mẫu"), ("E209", 5)),
    "a listing that cannot be read": (LISTING_PATH, b"\x00\x01\x02", ("E102", 1)),
    "news": (NEWS_PATH, NEWS.replace("kind: news", "kind: tin"), ("E205", 6)),
    "the day of news": (NEWS_PATH, NEWS.replace("date: 2022-06-10", "date: 2022-06-31"), ("E206", 4)),
    "the name of a file": (NEWS_PATH, None, ("E116", 1)),
}


@pytest.mark.parametrize(("path", "data", "told"), SLIPS.values(), ids=SLIPS.keys())
def test_one_slip_is_one_problem_and_comes_first(
    tmp_path: Path, path: str, data: str | bytes | None, told: tuple[str, int]
) -> None:
    more = {"content/tin-tuc/2022-06-10-Tin-mau.md": NEWS} if told[0] == "E116" else {}
    found = problems_of(site(tmp_path, {**FILES, path: data, **more}), NOW)
    assert [(one.code, one.at.line) for one in found if one.is_error] == [told], found


def test_the_problem_says_how_many_others_follow_from_it(tmp_path: Path) -> None:
    found = problems_of(site(tmp_path, {**FILES, LAW_PATH: None}), NOW)
    assert found[0].followers >= 5 and f"{found[0].followers} lỗi khác tự hết" in found[0].words


def test_what_does_not_follow_is_told_beside_it(tmp_path: Path) -> None:
    changes = {
        LAW_PATH: LAW.replace("title: Luật mẫu\nshort", "title: Luật: mẫu\nshort"),
        NEWS_PATH: NEWS + "Theo [Điều 9](luat:1/2020/QH14#dieu-9), [tin](tin:khong-co).\n",
        "content/ho-tro.md": HELP.replace("(hoidap:cau-hoi-mau)", "(hoidap:cau-hoi-mai)"),
    }
    found = [(one.code, one.at.path) for one in problems_of(site(tmp_path, {**FILES, **changes}), NOW)]
    assert sorted(found) == [
        ("E122", LAW_PATH),
        ("E301", "content/ho-tro.md"),
        ("E301", NEWS_PATH),
        ("E305", NEWS_PATH),
    ]


_LINES = [
    (path, number)
    for path, text in FILES.items()
    if isinstance(text, str) and path != "ledger.jsonl"
    for number, line in enumerate(text.split("\n"))
    if line.strip()
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(_LINES),
    st.sampled_from(["", "{0}: a: b", "{0}:", "{0}: [1]", "{0}: {{a: b}}", "{0}: @", "   {0}: x"]),
)
def test_whatever_is_wrong_in_a_line_is_told_and_nothing_breaks(
    tmp_path_factory: pytest.TempPathFactory, place: tuple[str, int], line: str
) -> None:
    path, number = place
    lines = str(FILES[path]).split("\n")
    lines[number] = line.format(lines[number].partition(":")[0])
    root = put(tmp_path_factory.mktemp("dòng"), {**FILES, path: "\n".join(lines)})
    for found in problems_of(root, NOW):
        assert found.at.line >= 1 and found.message and found.mend


PICTURED = NEWS + '![Mô tả](anh.jpg "Ảnh: Mẫu")\n'
PICTURES = {
    "other case": ("anh.jpg", "ANH.JPG", "ở đây chỉ có “ANH.JPG”"),
    "other ending": ("anh.jpg", "anh.heic", "ở đây chỉ có “anh.heic”"),
    "another ending that is shown": ("anh.jpg", "anh.png", "ở đây chỉ có “anh.png”"),
    "another folder": ("anh.jpg", "thang-6/anh.jpg", "nằm ở content/tin-tuc/thang-6"),
    "a folder in the name": ("thang-6/anh.jpg", "thang-6/anh.jpg", "nằm ở content/tin-tuc/thang-6"),
    "decomposed": ("ảnh.jpg", unicodedata.normalize("NFD", "ảnh.jpg"), "máy Mac"),
    "a kind that is not shown": ("anh.heic", "anh.heic", "thuộc loại không đăng được (.heic)"),
    "a scan": ("anh.tif", "anh.tif", "thuộc loại không đăng được (.tif)"),
}


@pytest.mark.parametrize(("written", "there", "words"), PICTURES.values(), ids=PICTURES.keys())
def test_it_is_said_what_lies_there_instead_of_a_picture(tmp_path: Path, written: str, there: str, words: str) -> None:
    files = {NEWS_PATH: PICTURED.replace("anh.jpg", written), f"content/tin-tuc/{there}": drawing()}
    [found] = [one for one in problems_of(site(tmp_path, files), NOW) if one.is_error and one.at.path == NEWS_PATH]
    assert words in found.words


UNREAD = {
    "events/2022/bang.xlsx": "bảng tính",
    "content/tin-tuc/thong-bao.docx": "văn bản",
    "content/tin-tuc/anh.HEIC": "JPG",
    "content/tin-tuc/anh.bmp": "JPG",
    "events/le.yml": "events/<năm bốn chữ số>/<tên>.yml",
    "events/27/le.yml": "events/<năm bốn chữ số>/<tên>.yml",
    "events/2027/huyen/le.yml": "events/<năm bốn chữ số>/<tên>.yml",
    "content/tin-tuc/phim.mp4": "video",
    "events/2022/xa-b.yml.txt": "bỏ .txt",
}


@pytest.mark.parametrize(("path", "words"), UNREAD.items())
def test_it_is_said_what_to_do_with_a_file_that_is_not_read(tmp_path: Path, path: str, words: str) -> None:
    [found] = problems_of(site(tmp_path, {path: b"x"}), NOW)
    assert found.code == "W117" and words in found.mend


def test_endings_in_capitals_are_read(tmp_path: Path) -> None:
    files = {NEWS_PATH: None, NEWS_PATH.replace(".md", ".MD"): NEWS, LISTING_PATH: None, "events/2022/a.YML": LISTING}
    assert problems_of(site(tmp_path, files), NOW) == ()
