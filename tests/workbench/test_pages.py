"""What the pages of the workbench say and do, asked without a server."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from scripts.flow import checking
from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from scripts.gathering import link_record
from scripts.gathering.link_record import Outcome, Seen
from scripts.workbench import difference
from scripts.workbench.desk import Looked
from scripts.workbench.routes import READ
from tests.sources import HELP, LISTING, NEWS, NOW, SITE, put, site
from tests.workbench.desks import KEY, desk_of, get, send

HELP_PATH = "content/ho-tro.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return put(tmp_path, SITE)


def test_a_site_without_fault_says_so(root: Path) -> None:
    front = get(desk_of(root), "")
    assert front.response.status == 200
    assert "Không có lỗi, không có cảnh báo" in front.text and "chưa đăng lần nào" in front.text


def test_a_problem_is_shown_on_its_line_with_its_remedy_and_the_handbook(root: Path) -> None:
    put(root, {"events/2022/mau-thuong.yml": LISTING.replace("kind: le-ra-quan", "kind: le-ra-quan\n  titel: Sai")})
    desk = desk_of(root)
    front = get(desk, "")
    assert "1 lỗi: phải sửa mới đăng được" in front.text and "Lỗi E202" in front.text
    line, caret = front.all("//pre")[0].text_content().split("\n")
    assert line == "  titel: Sai" and line[caret.index("▲") :].startswith("titel")
    assert front.all("//pre/mark")[0].text == "titel"
    assert "Cách sửa:" in front.text
    link = front.all("//a[contains(., 'Xem mã E202')]/@href")[0]
    address, _, code = str(link).partition("#")
    assert get(desk, address).all(f"//tr[@id='{code}']/*")[1].text == "lỗi"
    there = front.all("//p[@class='where']/a/@href")[0]
    page = get(desk, str(there))
    assert page.all("//textarea/@data-start") == ["10"]
    assert "dòng 10, cột 3" in page.text


def test_a_long_line_is_cut_around_the_place(root: Path) -> None:
    put(root, {HELP_PATH: HELP + "\n" + "chữ " * 80 + "[x](trang:khong-co) " + "chữ " * 80})
    text = get(desk_of(root), "").all("//pre[mark]")[0].text_content().split("\n")[0]
    assert text.startswith("…") and text.endswith("…") and "trang:khong-co" in text and len(text) < 160


def test_what_is_dated_is_listed_with_its_day(root: Path) -> None:
    late = NEWS.replace("date: 2022-06-10", "date: 2026-11-20\nembargo: 2026-12-01 08:00\nexpires: 2026-12-31 09:00")
    events = LISTING + LISTING.partition("events:\n")[2].replace("06-09", "12-05").replace("2022-12-05", "2026-12-05")
    past = LISTING.replace("2022-06-09", "2026-11-10").replace("mẫu", "đã qua")
    put(
        root,
        {
            "content/tin-tuc/2026-11-20-cho.md": late,
            "events/2026/mau.yml": events.replace("2022-06-09", "2026-12-20"),
            "events/2026/qua.yml": past,
            HELP_PATH: HELP.replace("sources:", "updated: 2024-01-02\nsources:"),
        },
    )
    text = get(desk_of(root), "").text
    assert "08:00 ngày 01/12/2026 Tin mẫu được đăng (hết giờ cấm đăng)" in text
    assert "09:00 ngày 31/12/2026 Tin mẫu thôi đăng (hết hạn)" in text
    assert text.index("05/12/2026 Lễ ra quân mẫu") < text.index("20/12/2026 Lễ ra quân mẫu")
    assert "Đã qua, chưa ghi kết quả (1) 10/11/2026" in text
    assert "Hơn một năm chưa xem lại (1) 02/01/2024 Trợ giúp" in text


def test_what_the_last_look_at_sources_found_is_listed(root: Path) -> None:
    held, gone = NEWS.replace("sources:", "checked: 2026-11-01\nsources:"), "https://mau.example/da-go"
    page = HELP.replace("sources:", "updated: 2024-01-02\nchecked: 2026-11-01\nsources:")
    put(root, {"content/tin-tuc/2022-06-10-tin.md": held, HELP_PATH: page})
    text = get(desk_of(root), "").text
    assert "Hơn một năm chưa xem lại" not in text
    assert "Nguồn không còn" not in text
    assert "Chưa ghi ngày đối chiếu với nguồn" in text
    put(root, {HELP_PATH: page.replace("[1/KH-MAU]", f"[1/KH-MAU, '{gone}']")})
    day = date(2026, 11, 20)
    seen = Seen(outcome=Outcome.GONE, status=404, why="máy chủ trả lời 404", asked=day, since=day)
    link_record.save(root, {gone: seen})
    wanted = f"Nguồn không còn, đã chuyển (1) 20/11/2026 Trợ giúp nguồn không còn (máy chủ trả lời 404): {gone}"
    assert wanted in get(desk_of(root), "").text


def test_what_may_go_out_now_is_asked_for_until_it_is_out(tmp_path: Path) -> None:
    root = site(tmp_path)
    late = NEWS.replace("date: 2022-06-10", f"date: {NOW:%Y-%m-%d}\nembargo: {NOW:%Y-%m-%d %H:%M}")
    put(root, {f"content/tin-tuc/{NOW:%Y-%m-%d}-cho.md": late.replace("Tin mẫu", "Tin chờ giờ")})
    before = NOW - timedelta(minutes=1)
    assert build(root, before, Options(compressed=False), Progress(quiet=True)).output
    text = get(desk_of(root), "").text
    assert f"Đã đến giờ, hãy đăng trang: {NOW:%H:%M} ngày {NOW:%d/%m/%Y} Tin chờ giờ" in text
    assert build(root, NOW, Options(compressed=False), Progress(quiet=True)).output
    assert "Đã đến giờ" not in get(desk_of(root), "").text


def test_drafts_and_samples_are_listed_on_the_front_page(root: Path) -> None:
    assert "Bản nháp" not in get(desk_of(root), "").text
    put(
        root,
        {
            "content/tin-tuc/2022-06-11-nhap.md": NEWS.replace("kind: news", "kind: news\ndraft: true"),
            "events/2022/mau-thuong.yml": LISTING + "  sample: true\n",
        },
    )
    text = get(desk_of(root), "").text
    assert "Bản nháp, mục chưa điền xong (2)" in text
    assert "Tin mẫu bản nháp" in text and "Lễ ra quân mẫu mục mẫu hoặc chưa điền xong" in text


def test_what_changed_since_publishing(tmp_path: Path) -> None:
    root = site(tmp_path)
    assert build(root, NOW, Options(compressed=False), Progress(quiet=True)).output
    desk = desk_of(root)
    assert "Chưa có gì đổi so với lần đăng trước" in get(desk, "").text
    put(root, {HELP_PATH: HELP.replace("title: Trợ giúp", "title: Trợ giúp mới")})
    put(root, {"content/tin-tuc/2022-06-11-tin-hai.md": NEWS.replace("Tin mẫu", "Tin thứ hai")})
    text = get(desk, "dang").text
    assert "Thêm mới (1) Tin thứ hai" in text and "Đã sửa (1) Trợ giúp mới" in text


def test_files_are_found_without_marks_over_the_letters(root: Path) -> None:
    desk = desk_of(root)
    assert "9 tệp" in get(desk, "cac-tep").text
    found = get(desk, "cac-tep?tim=le ra quan")
    assert [one.text for one in found.all("//ul[@class='files']/li/a")] == ["Lễ ra quân mẫu"]
    assert "0 tệp" in get(desk, "cac-tep?tim=khong co gi").text
    assert [one.text for one in get(desk, "cac-tep?loai=tin").all("//ul[@class='files']/li/a")] == ["Tin mẫu"]


def test_files_are_found_by_the_places_and_units_they_tell_of(root: Path) -> None:
    found = get(desk_of(root), "cac-tep?tim=san van dong")
    assert "mau-thuong.yml" in found.text
    assert "0 tệp" in get(desk_of(root), "cac-tep?tim=khong co noi nay").text


def test_a_file_that_the_site_does_not_know_yet_is_found_by_its_title(root: Path) -> None:
    looked = Looked(checking.of(root, NOW), 0.0)
    desk = replace(desk_of(root), look=lambda: looked)
    put(root, {"content/moi-tinh.md": HELP.replace("Trợ giúp", "Vừa khôi phục", 1)})
    assert "moi-tinh.md" in get(desk, "cac-tep?tim=vua khoi phuc").text


def test_saving_writes_and_the_way_back_leads_back(root: Path) -> None:
    desk = desk_of(root)
    page = get(desk, f"tep?tep={HELP_PATH}")
    assert page.field("chu") == HELP
    new = HELP.replace("Gọi cho ai.", "Gọi ai bây giờ.")
    done = send(desk, "tep", {"tep": HELP_PATH, "chu": new.replace("\n", "\r\n"), "ban": page.field("ban")})
    assert done.response.status == 303
    assert (root / HELP_PATH).read_text(encoding="utf-8") == new
    after = get(desk, done.response.headers["Location"])
    assert "Đã lưu" in after.text
    before = get(desk, f"truoc?tep={HELP_PATH}")
    assert "Bỏ: summary: Gọi cho ai. Thêm: summary: Gọi ai bây giờ." in " ".join(
        before.text.replace("−", "").replace("+", "").split()
    )
    again = send(desk, "truoc", {name: before.field(name) for name in ("tep", "ban", "luc")})
    assert again.response.status == 303 and (root / HELP_PATH).read_text(encoding="utf-8") == HELP
    assert len(get(desk, f"truoc?tep={HELP_PATH}").all("//section[@class='state']")) == 2


def test_a_file_that_changed_meanwhile_is_not_overwritten_and_nothing_typed_is_lost(root: Path) -> None:
    desk = desk_of(root)
    digest = get(desk, f"tep?tep={HELP_PATH}").field("ban")
    theirs, mine = HELP.replace("Gọi cho ai", "Bản kia"), HELP.replace("Gọi cho ai", "Bản này")
    put(root, {HELP_PATH: theirs})
    conflict = send(desk, "tep", {"tep": HELP_PATH, "chu": mine, "ban": digest})
    assert conflict.response.status == 409 and "Máy chưa ghi gì" in conflict.text
    assert (root / HELP_PATH).read_text(encoding="utf-8") == theirs
    assert conflict.field("chu") == mine
    cells = [one.text_content() for one in conflict.all("//table//td[@class='old' or @class='new']")]
    assert any("Bản kia" in cell for cell in cells) and any("Bản này" in cell for cell in cells)
    send(desk, "tep", {"tep": HELP_PATH, "chu": mine, "ban": conflict.field("ban")})
    assert (root / HELP_PATH).read_text(encoding="utf-8") == mine
    assert "Bản kia" in get(desk, f"truoc?tep={HELP_PATH}").text


def test_a_removed_file_comes_back(root: Path) -> None:
    desk = desk_of(root)
    asked = get(desk, f"xoa?tep={HELP_PATH}")
    assert "Xóa ho-tro.md?" in asked.text and (root / HELP_PATH).exists()
    assert send(desk, "xoa", {"tep": HELP_PATH, "ban": asked.field("ban")}).response.status == 303
    assert not (root / HELP_PATH).exists()
    assert f"{HELP_PATH} đã xóa" in get(desk, "lan-luu").text
    before = get(desk, f"truoc?tep={HELP_PATH}")
    assert "Sau đó tệp bị xóa" in before.text
    send(desk, "truoc", {name: before.field(name) for name in ("tep", "ban", "luc")})
    assert (root / HELP_PATH).read_text(encoding="utf-8") == HELP


def test_after_saving_the_old_verdict_is_not_shown_as_the_new_one(root: Path) -> None:
    desk = desk_of(root)
    old = desk.look()
    desk.look = lambda: old
    page = get(desk, f"tep?tep={HELP_PATH}")
    send(desk, "tep", {"tep": HELP_PATH, "chu": "hỏng", "ban": page.field("ban")})
    page = get(desk, f"tep?tep={HELP_PATH}")
    assert "Đang soát lại" in page.text and "Không có lỗi" not in page.text


def test_what_is_typed_is_text_and_never_markup(root: Path) -> None:
    put(root, {HELP_PATH: HELP.replace("title: Trợ giúp", 'title: "<script>alert(1)</script>"')})
    desk = desk_of(root)
    for path in ("", "cac-tep?tim=<script>x</script>", f"tep?tep={HELP_PATH}", "tep?tep=<script>x</script>", "dang"):
        assert b"<script>alert" not in get(desk, path).response.body
        assert b"<script>x" not in get(desk, path).response.body


@pytest.mark.parametrize(
    "changes", [{"content/site.yml": None}, {"content/site.yml": "["}, {"events/2022/campaign.yml": "\x00"}]
)
def test_every_page_stands_whatever_the_sources_are(tmp_path: Path, changes: dict[str, str | None]) -> None:
    desk = desk_of(put(tmp_path, {path: text for path, text in (SITE | changes).items() if text is not None}))
    for path in READ:
        found = get(desk, path)
        assert found.response.status in (200, 400, 404, 410, 422), path
        assert "Lỗi của chương trình".encode() not in found.response.body, path
    assert "phải sửa mới đăng được" in get(desk, "").text


def test_a_difference_marks_words_and_leaves_out_what_is_far() -> None:
    old = "\n".join(f"dòng {number}" for number in range(40))
    lines = difference.difference(old, old.replace("dòng 20", "dòng hai mươi"))
    assert [line.kind for line in lines] == ["gap", "same", "same", "old", "new", "same", "same", "gap"]
    assert [piece.text for piece in lines[3].pieces if piece.is_other] == ["20"]
    assert difference.difference(old, old) == []


def test_the_handbook_shows_its_pictures_and_leads_to_its_chapters(root: Path) -> None:
    desk = desk_of(root)
    page = get(desk, "huong-dan")
    pictures = page.all("//img/@src")
    assert len(pictures) > 10
    for source in pictures:
        found = get(desk, source).response
        assert (found.status, found.kind, found.body[8:12]) == (200, "image/webp", b"WEBP")
    ids, links = set(page.all("//@id")), page.all("//main//a[starts-with(@href, '#')]/@href")
    assert len(links) > 60 and {one[1:] for one in links} <= ids | {"ten-muc"}
    assert "các trường:" not in page.text  # the marks of what is made


def test_every_code_of_the_catalogue_has_its_place_in_the_handbook(root: Path) -> None:
    from scripts.problems import catalogue

    ids = {one.get("id") for one in get(desk_of(root), "huong-dan").all("//tr[@id]")}
    assert set(catalogue()) - ids == set()


def test_no_form_is_without_the_key(root: Path) -> None:
    desk = desk_of(root)
    for path in (*READ, f"tep?tep={HELP_PATH}", f"xoa?tep={HELP_PATH}"):
        for form in get(desk, path).all("//form[@method='post']") if path != "goi/tep" else ():
            assert form.fields["khoa"] == KEY, path
