"""The bundle of a commune, opened piece by piece: what is in it, what never is, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import docx
import icalendar
import pypdfium2
import pytest
from lxml import html

from tests.assemble.test_notices import EVENTS
from tests.check.test_diagrams import FLOW
from tests.conftest import command
from tests.sources import NEWS, put, site

# One worker makes its files for all.
pytestmark = pytest.mark.xdist_group("bundle")

NOW = "2022-06-08 09:00"
STEM = "xa-da-trang-99102"
HIDDEN = "Không ai được thấy dòng này"
MORE = f"""\
- {{id: mau, title: {HIDDEN}, summary: M., start: 2022-06-11, sample: true, kind: khac, source: 1/KH-MAU}}
- {{id: ca-tinh, title: Mít tinh toàn tỉnh, summary: M., start: 2022-06-26, kind: mit-tinh, source: 1/KH-MAU,
   place: {{province: true}}}}
"""
EMBARGOED = NEWS.replace("Tin mẫu", HIDDEN).replace("kind: news", "kind: release\nembargo: 2022-06-20 08:00")


# Longer than a name may be in a bundle.
LONG = "mot-so-do-co-ten-that-dai-de-thu-xem-con-phan-biet-duoc-khong"
SLOGANS = """\
---
title: Khẩu hiệu
summary: Một câu.
sources: [1/KH-MAU]
slogans:
- {text: Toàn dân tích cực tham gia phòng và chống ma túy vì bình yên, year: 2020, by: Ai, source: https://mau.example}
---
Lời.
"""


@dataclass(frozen=True)
class Opened:
    data: bytes

    @property
    def zip(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.data))

    def files(self) -> dict[str, bytes]:
        return {name.partition("/")[2]: self.zip.read(name) for name in self.zip.namelist()}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = site(tmp_path_factory.mktemp("bộ"))
    files = {"events/2022/xa.yml": EVENTS + MORE, "content/tin-tuc/2022-06-01-cam.md": EMBARGOED}
    files |= {f"content/so-do/{LONG}-{end}.md": FLOW.replace("Sơ đồ mẫu", f"Sơ đồ {end}") for end in ("mot", "hai")}
    return put(made, files | {"content/khau-hieu.md": SLOGANS})


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    done = command("pack", "--root", str(root), "--now", NOW, "--all-communes", str(root / "xã"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3/3" in done.stderr
    assert "Đã ghi 3 bộ tài liệu" in done.stdout
    return root / "xã"


@pytest.fixture(scope="module")
def opened(folder: Path) -> Opened:
    return Opened((folder / f"{STEM}.zip").read_bytes())


def test_each_commune_has_one_with_a_name_that_any_system_takes(folder: Path, opened: Opened) -> None:
    assert sorted(path.name for path in folder.iterdir()) == [
        "xa-da-trang-99101.zip",
        "xa-da-trang-99102.zip",
        "xa-da-trang-99201.zip",
    ]
    for name in opened.zip.namelist():
        assert re.fullmatch(rf"{STEM}/[A-Za-z0-9._/-]+", name) and len(name) < 150, name


def test_every_link_of_the_first_page_leads_to_a_file_and_every_file_is_named(opened: Opened) -> None:
    files = opened.files()
    page = html.fromstring(files["Mo-truoc.html"])
    links = [link.get("href") for link in page.iterfind(".//a") if "://" not in link.get("href")]
    assert len(links) == len(set(links)) > 20
    assert {*links, "Mo-truoc.html", "Doc-truoc.txt"} == files.keys()
    text = files["Doc-truoc.txt"].decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n") > 20
    for link in links:
        assert link in text
    words = " ".join(page.text_content().split())
    for line in text.split("\r\n")[1:]:
        said = re.sub(r"^(?:- |\d+\. |   )", "", line).partition(": su-kien/")[0].partition(": l")[0]
        assert said.lower() in words.lower() or "/" in said, line


def test_no_name_is_cut_so_that_two_things_or_two_forms_are_one(opened: Opened) -> None:
    names = [path.rpartition("/")[2] for path in opened.files() if path.startswith("in-san/so-do/")]
    assert len(names) == 2 and all(
        name.startswith("mot-so-do-co-ten") and name.endswith("-so-do.pdf") for name in names
    )
    copied, colour = sorted(path for path in opened.files() if path.startswith("in-san/bang-ron/"))
    assert colour.startswith("in-san/bang-ron/toan-dan-tich-cuc") and copied == colour.replace(".pdf", "-den-trang.pdf")
    text = opened.files()["Doc-truoc.txt"].decode()
    assert "   toàn văn giấy phép: https://creativecommons.org" in text


def test_it_says_what_is_on_what_to_do_and_whom_to_call(opened: Opened) -> None:
    text = opened.files()["Doc-truoc.txt"].decode()
    assert "1. Giải nén cả bộ" in text
    assert "Hội thi huỷ\r\n   ĐÃ HỦY: mưa lũ" in text
    assert (
        "DỜI LỊCH\r\n   Chủ nhật, ngày 12 tháng 6 năm 2022\r\n   Lịch cũ, nay không còn đúng: Chủ nhật, ngày 5" in text
    )
    assert "Mít tinh toàn tỉnh" in text
    assert "Liên hệ: Ban Chỉ đạo xã, 0912 345 678" in text
    assert "000: Số thử" in text
    assert "Công an xã Đa Trăng: …" in text
    assert text.index("Buổi đã qua") > text.index("HOẠT ĐỘNG TRANG ĐÃ GHI LẠI") > text.index("Buổi hằng tuần")
    assert "Buổi nơi khác" not in text


def test_posters_scripts_and_calendars_are_those_of_its_events(opened: Opened) -> None:
    files = opened.files()
    pdf = pypdfium2.PdfDocument(files["su-kien/toi/ap-phich-a4.pdf"])
    assert "Tọa đàm" in pdf[0].get_textpage().get_text_range().replace("\u00a0", " ")
    notice = docx.Document(io.BytesIO(files["su-kien/huy/bai-loa.docx"]))
    assert any("đã bị hủy" in paragraph.text for paragraph in notice.paragraphs)
    assert "Hoạt động này đã bị hủy" in files["su-kien/huy/bai-loa.txt"].decode()
    for path, said in (("su-kien/toi/the-de-ban-a4.pdf", "Tọa đàm"), ("bang-tin/ca-thang-bang-tin-a4.pdf", "Đa Trăng")):
        pages = pypdfium2.PdfDocument(files[path])
        assert said in pages[0].get_textpage().get_text_range().replace("\u00a0", " "), path
    month = files["loa/ca-thang-bai-2-phut.txt"].decode()
    assert "ở xã Đa Trăng" in month
    assert docx.Document(io.BytesIO(files["loa/ca-thang-bai-2-phut.docx"])).paragraphs
    calendar = icalendar.Calendar.from_ical(files[f"lich/{STEM}.ics"])
    assert any("Tọa đàm" in str(event["summary"]) for event in calendar.walk("VEVENT"))
    assert not any(path.startswith("su-kien/qua/") for path in files)
    assert not any(path.startswith("su-kien/nguoi-ta/") for path in files)


def test_what_nobody_may_see_yet_is_in_none(folder: Path) -> None:
    for path in folder.iterdir():
        for name, data in Opened(path.read_bytes()).files().items():
            assert HIDDEN.encode() not in data, name
            assert "/mau/" not in name and "cam" not in name.split("/"), name


def test_the_same_again_byte_for_byte_and_one_alone_is_as_among_all(root: Path, folder: Path) -> None:
    out = root / "một.zip"
    done = command("pack", "--root", str(root), "--now", NOW, "--commune", "xã đa trăng", "--out", str(out))
    assert done.returncode == 0, done.stdout + done.stderr
    assert out.read_bytes() == (folder / f"{STEM}.zip").read_bytes()


def test_a_year_that_is_over_tells_what_is_known_of_the_communes_of_then(root: Path, folder: Path) -> None:
    done = command("pack", "--root", str(root), "--now", NOW, "--all-communes", str(root / "năm"), "--year", "2022")
    assert done.returncode == 0, done.stdout + done.stderr
    files = Opened((root / "năm" / f"{STEM}-2022.zip").read_bytes()).files()
    assert {path.split("/")[0] for path in files} == {"Mo-truoc.html", "Doc-truoc.txt", "lich"}
    text = files["Doc-truoc.txt"].decode()
    assert "Buổi đã qua" in text and "Ở HUYỆN MẪU THƯỢNG, KHÔNG GHI RÕ XÃ" in text
    assert "không có nghĩa là nơi ấy không làm" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--commune", "Đá Trắng"),
            "ghi mã thay tên (Xã Đá Trắng, huyện Mẫu Hạ: 99201; Xã Đá Trắng, huyện Mẫu Thượng: 99101)",
        ),
        (("--commune", "Đá Trắg"), "Có phải Xã Đá Trắng"),
        (("--commune", "99102", "--all-communes", "x"), "ghi --commune XÃ"),
        (("--year", "2022"), "ghi --commune XÃ"),
    ],
)
def test_what_is_not_meant_is_said_before_anything_is_built(root: Path, arguments: tuple[str, ...], said: str) -> None:
    done = command("pack", "--root", str(root), "--now", NOW, *arguments)
    assert done.returncode == 2 if said.startswith("ghi --") else done.returncode != 0
    assert said in done.stderr
    assert "Thời gian" not in done.stdout
