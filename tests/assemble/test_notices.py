"""What loudspeakers say of events: those to come and no others, moved and cancelled ones as such; a commune's month."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import docx
import pytest

from scripts.assemble.outreach import notice_files
from scripts.draw import read_out
from scripts.model.values import VIETNAM
from scripts.vietnamese.reading_aloud import reading_seconds
from tests.assemble.test_assemble import meta, tree_of
from tests.sources import put, site

NOW = datetime(2022, 6, 8, 9, tzinfo=VIETNAM)
LONG = "Nội dung rất dài của buổi này nói về luật, về cách từ chối, về nơi để hỏi và về việc của mỗi nhà. " * 12
SHARED = "kind: toa-dam, source: {title: Kế hoạch số 7/KH-UBND, date: 2022-05-15}"
EVENTS = f"""\
defaults:
  place: {{district: Mẫu Thượng, commune: Đa Trăng, venue: NVH thôn 2}}
  organisers: [UBND xã, Công an xã]
  contact: {{name: Ban Chỉ đạo xã, phone: '0912 345 678'}}
events:
- {{id: toi, title: 'Tọa đàm "Luật mới (sửa đổi)"', summary: 'Mời 150 người. Đến sớm.', start: 2022-06-09 07:30,
   {SHARED}}}
- {{id: huy, title: Hội thi huỷ, summary: M., start: 2022-06-10, status: cancelled, reason: mưa lũ, {SHARED}}}
- {{id: doi, title: Hội thi dời, summary: M., start: 2022-06-12, status: rescheduled, previous_start: 2022-06-05,
   {SHARED}}}
- {{id: hoan, title: Hội thi hoãn, summary: M., start: 2022-06-13, status: postponed, reason: dịch, {SHARED}}}
- {{id: tuan, title: Buổi hằng tuần, summary: M., start: 2022-06-02, recurs: {{every: week, until: 2022-06-30}},
   {SHARED}}}
- {{id: dai, title: Buổi dài, summary: '{LONG}', start: 2022-06-20, {SHARED}}}
- {{id: qua, title: Buổi đã qua, summary: M., start: 2022-06-01, {SHARED}}}
- {{id: sau, title: Buổi tháng sau, summary: M., start: 2022-07-01, {SHARED}}}
- {{id: nguoi-ta, title: Buổi nơi khác, summary: M., start: 2022-06-11, place: {{commune: Đá Trắng}}, {SHARED}}}
"""
PLACE = "su-kien/dia-ban/mau-thuong/da-trang-99102/"


@dataclass(frozen=True)
class Said:
    tree: dict[str, bytes]

    def of(self, event: str) -> str:
        return self.tree[f"files/su-kien/2022/{event}/bai-loa.txt"].decode()


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    root = site(tmp_path_factory.mktemp("loa"))
    return Said(tree_of(put(root, {"events/2022/xa.yml": EVENTS}), NOW))


def test_what_is_to_come_is_announced_with_what_when_where_and_whom_to_call(said: Said) -> None:
    words = said.of("toi")
    assert words.startswith("Kính thưa toàn thể bà con.\r\n")
    assert 'Tọa đàm "Luật mới, sửa đổi".' in words
    assert "Bảy giờ ba mươi phút, thứ Năm, ngày mùng chín tháng sáu" in words
    assert "Nhà văn hóa thôn hai, xã Đa Trăng, huyện Mẫu Thượng." in words
    assert "Ủy ban nhân dân xã, Công an xã." in words
    assert "Gọi Ban Chỉ đạo xã, số không chín một hai, ba bốn năm, sáu bảy tám." in words
    assert "Mời một trăm năm mươi người.\r\nĐến sớm." in words
    assert "theo Kế hoạch số bảy của Ủy ban nhân dân, ngày mười lăm tháng năm" in words
    assert words.endswith("Cảm ơn bà con đã lắng nghe.\r\n")


def test_what_is_off_or_moved_says_so_first(said: Said) -> None:
    cancelled, moved, put_off = said.of("huy"), said.of("doi"), said.of("hoan")
    assert "thông báo hủy một hoạt động" in cancelled[:90]
    assert "Hoạt động này đã bị hủy.\r\nLý do: mưa lũ." in cancelled
    assert "không tổ chức nữa: Hội thi huỷ." in cancelled
    assert "thông báo dời lịch" in moved[:90]
    assert moved.index("Lịch mới.\r\nChủ nhật, ngày mười hai") < moved.index(
        "nay không còn đúng.\r\nChủ nhật, ngày mùng năm"
    )
    assert "thông báo tạm hoãn" in put_off[:90]
    assert "Chưa có ngày mới." in put_off
    assert "Mời" not in put_off


def test_what_recurs_tells_the_next_day(said: Said) -> None:
    assert "Lần tới: thứ Năm, ngày mùng chín tháng sáu" in said.of("tuan")


def test_no_notice_is_longer_than_two_minutes(said: Said) -> None:
    assert "Nội dung rất dài" not in said.of("dai")
    for path, data in said.tree.items():
        if path.endswith("bai-loa.txt"):
            assert reading_seconds(data.decode()) <= 123, path


def test_what_is_over_is_not_announced_and_its_page_has_no_notice(said: Said) -> None:
    assert "files/su-kien/2022/qua/bai-loa.txt" not in said.tree
    assert "aloud" not in meta(said.tree, "su-kien/2022/qua/")


def test_the_page_says_what_the_file_says(said: Said) -> None:
    shown = meta(said.tree, "su-kien/2022/toi/")["aloud"]
    assert [length["file"] for length in shown["lengths"]] == ["su-kien/2022/toi/bai-loa"]
    lines = [
        one for part in shown["parts"] for one in (part["title"] and f"{part['title']}.", *part["sentences"]) if one
    ]
    assert lines == [line for line in said.of("toi").split("\r\n") if line]


def test_a_communes_month_has_its_own_events_that_are_yet_to_come(said: Said) -> None:
    shown = meta(said.tree, PLACE)["aloud"]
    assert shown["title"].startswith("Lịch tháng 6/2022")
    longest = said.tree[f"files/{shown['lengths'][-1]['file']}.txt"].decode()
    assert "ở xã Đa Trăng" in longest
    for title in ("Buổi hằng tuần", "Hội thi huỷ", "Hội thi dời", "Buổi dài"):
        assert title in longest
    for other in ("Buổi đã qua", "Buổi tháng sau", "Buổi nơi khác"):
        assert other not in longest
    assert "Hội thi huỷ.\r\nHoạt động này đã bị hủy.\r\nLịch đã báo trước đây" in longest
    short = said.tree[f"files/{PLACE}bai-2-phut.txt"].decode()
    assert "Trong tháng còn những hoạt động khác." in short
    assert "Trong tháng còn" not in longest


def test_nothing_is_left_as_it_is_written(said: Said) -> None:
    files = {path: data.decode() for path, data in said.tree.items() if "/bai-" in path and path.endswith(".txt")}
    assert len(files) > 9
    for path, words in files.items():
        assert not any(letter.isdecimal() for letter in words), path
        assert not any(sign in words for sign in "()/&%"), path


def test_all_of_them_are_listed(said: Said) -> None:
    listed = json.loads(said.tree["files/api/v1/materials.json"])["materials"]
    urls = {row["url"].partition("example/")[2] for row in listed if row["kind"] == "bai-doc-loa"}
    stems = {path.removeprefix("files/").removesuffix(".txt") for path in said.tree if "/bai-" in path}
    assert urls == {f"{stem}.{ending}" for stem in stems for ending in ("docx", "txt")}


def test_each_has_a_word_file_that_changes_with_it(said: Said, tmp_path: Path) -> None:
    rows = json.loads(said.tree[notice_files.INDEX])
    wanted = {one.key: one for one in read_out.wanted(said.tree)}
    assert (
        wanted.keys()
        == rows.keys()
        == {path.removeprefix("files/").removesuffix(".txt") for path in said.tree if "/bai-" in path}
    )
    stem = "su-kien/2022/huy/bai-loa"
    read_out.draw([stem], said.tree, tmp_path)
    (name,) = wanted[stem].files.values()
    document = docx.Document(io.BytesIO((tmp_path / name).read_bytes()))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines == ["Hội thi huỷ", *(line for line in said.of("huy").split("\r\n") if line)]
    changed = said.tree | {notice_files.INDEX: json.dumps({stem: [rows[stem][0], "khác"]}).encode()}
    [other] = read_out.wanted(changed)
    assert other.files != wanted[stem].files
