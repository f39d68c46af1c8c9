"""Forms of the workbench, asked without a server: create, mend, save, picture, conflict."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from scripts.flow.outgoing import key_of
from scripts.model import addresses
from scripts.model.picture import Picture
from scripts.read import read
from scripts.store.published import Published
from scripts.workbench.desk import Desk
from scripts.workbench.guard import FIELD
from scripts.workbench.pictures_beside import with_pictures
from scripts.workbench.routes import answer
from scripts.workbench.web import Request
from tests.sources import LISTING, NEWS, SITE, put
from tests.workbench.desks import KEY, SENT, Page, desk_of, get

LISTED = "events/2022/mau-thuong.yml"
NEWS_PATH = "content/tin-tuc/2022-06-10-tin-mau.md"
Pairs = list[tuple[str, str]]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(put(tmp_path, SITE))


def filled(page: Page, **texts: str) -> Pairs:
    """What a browser would send, with other texts in the fields of these names: `f__title` for `f/title`."""
    form = html.fromstring(page.response.body.decode()).xpath("//form[@method='post']")[0]
    asked = {name.replace("__", "/"): text for name, text in texts.items()}
    found: Pairs = []
    for one in form.xpath(".//input|.//textarea|.//select"):
        kind = one.get("type")
        if not one.name or kind == "file" or (kind in ("checkbox", "radio") and not one.checked):
            continue
        text = one.value or ""
        if one.tag == "textarea":
            text = text.removeprefix("\n")
        found.append((one.name, asked.pop(one.name, text)))
    return [*found, *asked.items()]


def put_in(desk: Desk, pairs: Pairs, path: str = "bieu-mau", files: dict[str, tuple[str, bytes]] | None = None) -> Page:
    head = 'Content-Disposition: form-data; name="{}"'
    parts = [f"--x\r\n{head.format(name)}\r\n\r\n{value}\r\n".encode() for name, value in pairs]
    for field, (name, data) in (files or {}).items():
        told = head.format(field) + f'; filename="{name}"\r\nContent-Type: image/png'
        parts.append(f"--x\r\n{told}\r\n\r\n".encode() + data + b"\r\n")
    headers = SENT | {"content-type": "multipart/form-data; boundary=x"}
    return Page(answer(desk, Request("POST", path, {}, headers, b"".join([*parts, b"--x--\r\n"]))))


def follow(desk: Desk, page: Page) -> Page:
    assert page.response.status == 303, page.text[:600]
    return get(desk, page.response.headers["Location"])


def test_a_field_is_changed_and_nothing_else(desk: Desk) -> None:
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    done = follow(desk, put_in(desk, filled(form, f__title="Lễ ra quân mới")))
    assert "Đã lưu" in done.text
    assert (desk.root / LISTED).read_text(encoding="utf-8") == LISTING.replace("Lễ ra quân mẫu", "Lễ ra quân mới")
    assert "Lễ ra quân mới" in get(desk, f"truoc?tep={LISTED}").text


def test_what_is_wrong_stands_beside_its_field_and_is_not_saved(desk: Desk) -> None:
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    refused = put_in(desk, filled(form, f__start="31/2/2022"))
    assert refused.response.status == 422
    assert (desk.root / LISTED).read_text(encoding="utf-8") == LISTING
    field = refused.all("//input[@name='f/start']")[0]
    assert field.get("aria-invalid") == "true" and field.get("value") == "31/2/2022"
    assert refused.all("//*[@id='f-start-loi']")
    kept = put_in(desk, filled(refused, **{"van-luu": "1"}))
    assert kept.response.status == 303 and "31/2/2022" in (desk.root / LISTED).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "title", "more", "path"),
    [
        (
            "su-kien",
            "Lễ mít tinh",
            {"f__summary": "Một câu.", "f__kind": "mit-tinh", "f__source__title": "1/KH-MAU"},
            "events/2026/le-mit-tinh.yml",
        ),
        (
            "tin",
            "Tin mới",
            {"f__summary": "Một câu.", "f__author": "Ban biên tập", "f__body": "Chữ."},
            "content/tin-tuc/2026-11-20-tin-moi.md",
        ),
        ("trang", "Trang mới", {"f__summary": "Một câu.", "f__body": "Chữ."}, "content/trang-moi.md"),
    ],
)
def test_something_new_is_begun_with_a_title_and_a_day(
    desk: Desk, kind: str, title: str, more: dict[str, str], path: str
) -> None:
    asked = get(desk, f"viet-moi?loai={kind}")
    assert asked.all("//input[@name='ten']")
    form = get(desk, f"viet-moi?loai={kind}&ten={title}&ngay=20/11/2026")
    assert form.field("f/title") == title and not (desk.root / path).exists()
    pairs = filled(form, **more)
    if kind == "tin":
        act = put_in(desk, [*pairs, ("lam", "them f/sources")])
        assert act.all("//input[@name='f/sources/n0/title']"), "an item that was added is empty and can be filled in"
        assert act.response.status == 200 and not (desk.root / path).exists()
        pairs = filled(act, **{"f__sources__n0__title": "1/KH-MAU"})
    done = follow(desk, put_in(desk, pairs))
    assert "Đã lưu" in done.text
    reading = read(desk.root)
    assert [one.code for one in reading.problems if one.is_error] == []
    assert title in (desk.root / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "title", "path"),
    [
        ("tin", "Tin mẫu", "content/tin-tuc/2026-11-20-tin-mau-2.md"),
        ("hoi-dap", "Câu hỏi mẫu", "content/hoi-dap/cau-hoi-mau-2.md"),
        ("trang", "Sự kiện", "content/su-kien-2.md"),
    ],
)
def test_what_is_begun_takes_no_name_that_is_taken(desk: Desk, kind: str, title: str, path: str) -> None:
    form = get(desk, f"viet-moi?loai={kind}&ten={title}&ngay=20/11/2026")
    assert f'"path": "{path}"' in form.field("goc")


def test_a_day_that_cannot_be_read_is_asked_for_again(desk: Desk) -> None:
    assert "Không hiểu thời điểm “mai kia”" in get(desk, "viet-moi?loai=tin&ten=Tin&ngay=mai kia").text
    assert "ít nhất một chữ cái" in get(desk, "viet-moi?loai=tin&ten=…&ngay=20/11/2026").text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Hãy ghi ngày diễn ra"),
        ("9/6", "09/6/2027, sắp tới"),
        ("31/6/2027", "không có trong lịch"),
        ("9/6/27", "năm bốn chữ số"),
        ("thứ Ba, 9/6/2027", "là thứ Tư"),
        ("9/6/2072", "hơn 2 năm nữa"),
        ("9/6/2020", "Đúng là năm 2020"),
    ],
)
def test_a_day_that_may_be_another_is_asked_for(desk: Desk, typed: str, told: str) -> None:
    asked = get(desk, f"viet-moi?loai=su-kien&ten=Lễ ra quân&ngay={typed}")
    assert told in asked.text and not asked.all("//input[@name='f/title']")
    assert asked.field("ngay") == typed


def test_the_day_of_an_event_is_not_guessed(desk: Desk) -> None:
    assert get(desk, "viet-moi?loai=su-kien").field("ngay") == ""
    chosen = get(desk, "viet-moi?loai=su-kien&ten=Lễ ra quân&ngay=7h30 9/6&nam=2027")
    assert "events/2027/" in chosen.field("goc") and "09/6/2027, 7 giờ 30" in chosen.text
    coming = get(desk, "viet-moi?loai=su-kien&ten=Lễ ra quân&ngay=24/12")
    assert "máy hiểu là 24/12/2026" in coming.text


def test_a_day_that_has_passed_is_said_to_have(desk: Desk) -> None:
    form = get(desk, "viet-moi?loai=su-kien&ten=Lễ ra quân&ngay=9/6/2026")
    assert "09/6/2026 đã qua" in form.text and form.field("f/start") == "2026-06-09"
    assert "đã qua" not in get(desk, "viet-moi?loai=su-kien&ten=Lễ ra quân&ngay=9/6/2027").text
    done = follow(
        desk, put_in(desk, filled(form, f__summary="Một câu.", f__kind="le-ra-quan", f__source__title="1/KH-MAU"))
    )
    assert "Ngày diễn ra 09/6/2026 đã qua" in done.text


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"f__embargo": "8h ngày 1/12/2026", "f__date": "2026-12-01"}, "không thấy mục này: chờ đến 08:00 ngày 01/12"),
        ({"f__date": "2027-06-10"}, "không thấy mục này: chờ đến ngày 10/6/2027"),
        ({"f__expires": "8h ngày 11/6/2022"}, "không thấy mục này: đã hết hạn từ 08:00 ngày 11/6/2022"),
        ({"f__embargo": "8h ngày 10/6/2022"}, "đăng trang là bài lên ngay"),
        ({"f__draft": "true"}, "không thấy mục này: bản nháp"),
    ],
)
def test_who_saves_news_is_told_that_readers_do_not_see_it(desk: Desk, more: dict[str, str], told: str) -> None:
    form = get(desk, f"bieu-mau?tep={NEWS_PATH}")
    assert "không thấy mục này" not in form.text
    done = follow(desk, put_in(desk, filled(form, **more)))
    assert "Đã lưu" in done.text and told in " ".join(done.text.split()), done.text[:600]


def test_a_campaign_is_begun_by_its_year_and_one_that_is_there_is_opened_as_it_is(desk: Desk) -> None:
    begun = get(desk, "viet-moi?loai=chien-dich&ten=Tháng hành động mẫu 2027&ngay=2027")
    assert (begun.field("f/year"), begun.field("f/start")) == ("2027", "2027-06-01")
    there = get(desk, "viet-moi?loai=chien-dich&ten=Tên khác hẳn&ngay=năm 2025")
    assert "2025" in there.field("f/year") and "đã qua" not in there.text
    there = get(desk, "viet-moi?loai=chien-dich&ten=Tên khác hẳn&ngay=năm 2022&nam=2022")
    assert there.field("f/name") == "Tháng hành động mẫu 2022" and "Năm 2022 đã có chiến dịch" in there.text


def test_a_table_that_is_pasted_becomes_one_or_is_told(desk: Desk) -> None:
    pasted = "Chương trình:\nGiờ\tViệc\n7h30\tĐón khách\n8h\tKhai mạc\nMời bà con."
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    done = follow(desk, put_in(desk, filled(form, f__description=pasted)))
    written = "Chương trình:\n\n| Giờ | Việc |\n| --- | --- |\n| 7h30 | Đón khách |\n| 8h | Khai mạc |\n\nMời bà con."
    assert done.field("f/description").strip() == written
    plain = follow(desk, put_in(desk, filled(done, f__summary=pasted)))
    assert "W269" in " ".join(one.text_content() for one in plain.all("//*[@id='f-summary-loi']"))


def test_a_listing_gets_one_event_more(desk: Desk) -> None:
    form = get(desk, f"viet-moi?loai=su-kien&ten=Lễ ra quân hai&ngay=9/6/2022&tep={LISTED}")
    assert form.field("f/id") == "mau-thuong-2022-06-09-2"
    done = put_in(desk, filled(form, f__summary="Một câu.", f__kind="le-ra-quan", f__source__title="1/KH-MAU"))
    assert done.response.headers["Location"].endswith("muc=1&xong=luu")
    text = (desk.root / LISTED).read_text(encoding="utf-8")
    assert text.startswith(LISTING) and "Lễ ra quân hai" in text


def test_the_hour_of_an_invitation_comes_into_the_form(desk: Desk) -> None:
    form = get(desk, "viet-moi?loai=su-kien&ten=Lễ ra quân&ngay=7h30 thứ Tư, ngày 9/6/2027")
    assert form.field("f/start") == "7h30 thứ Tư, ngày 9/6/2027"
    assert form.field("f/id") == "le-ra-quan-2027-06-09"


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "green").save(out, "PNG")
    return out.getvalue()


def test_a_picture_is_put_beside_its_page_with_words_asked_for(desk: Desk) -> None:
    form = get(desk, f"bieu-mau?tep={NEWS_PATH}")
    files = {"f/image/file/tep": ("Ảnh chụp 1.PNG", picture())}
    refused = put_in(desk, filled(form), files=files)
    assert refused.response.status == 422 and refused.field("f/image/file") == "anh-chup-1.png"
    assert not (desk.root / "content/tin-tuc/anh-chup-1.png").exists()
    assert refused.all("//*[@id='f-image-alt-loi']") or "alt" in refused.text
    more = {"f__image__alt": "Nền xanh", "f__image__credit": "Ban biên tập", "f__image__licence": "CC BY 4.0"}
    old = desk.look()
    desk.look = lambda: old  # nobody has read the sources again yet
    done = follow(desk, put_in(desk, filled(refused, **more)))
    assert "Đã lưu" in done.text and "E310" not in done.text
    assert (desk.root / "content/tin-tuc/anh-chup-1.png").read_bytes() == picture()
    assert "file: anh-chup-1.png" in (desk.root / NEWS_PATH).read_text(encoding="utf-8")


def test_what_is_no_picture_is_said_beside_the_field(desk: Desk) -> None:
    form = get(desk, f"bieu-mau?tep={NEWS_PATH}")
    refused = put_in(desk, filled(form), files={"f/image/file/tep": ("IMG.HEIC", b"\0\0\0\x18ftypheic" + bytes(99))})
    assert refused.response.status == 422 and "HEIC" in refused.text
    assert (desk.root / NEWS_PATH).read_text(encoding="utf-8") == NEWS


def test_two_who_change_other_fields_keep_both_after_a_look(desk: Desk) -> None:
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    put(desk.root, {LISTED: LISTING.replace("Một câu mẫu.", "Câu của người kia.")})
    told = put_in(desk, filled(form, f__title="Tên của tôi"))
    assert told.response.status == 409 and "có người khác đã lưu mục này" in told.text
    assert told.field("f/title") == "Tên của tôi" and told.field("f/summary") == "Câu của người kia."
    assert not told.all("//table")
    follow(desk, put_in(desk, filled(told)))
    text = (desk.root / LISTED).read_text(encoding="utf-8")
    assert "Tên của tôi" in text and "Câu của người kia." in text


def test_two_who_change_one_field_see_both(desk: Desk) -> None:
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    put(desk.root, {LISTED: LISTING.replace("Lễ ra quân mẫu", "Tên của người kia")})
    told = put_in(desk, filled(form, f__title="Tên của tôi"))
    assert [one.text_content() for one in told.all("//table//td")] == ["Tên của người kia", "Tên của tôi"]
    assert told.field("f/title") == "Tên của tôi"
    assert "Tên của người kia" in (desk.root / LISTED).read_text(encoding="utf-8")
    follow(desk, put_in(desk, filled(told)))
    assert "Tên của tôi" in (desk.root / LISTED).read_text(encoding="utf-8")
    assert "Tên của người kia" in get(desk, f"truoc?tep={LISTED}").text


def test_another_event_of_the_file_is_no_conflict(desk: Desk) -> None:
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    other = LISTING.replace("events:\n", "# ghi chú của người kia\nevents:\n")
    put(desk.root, {LISTED: other})
    follow(desk, put_in(desk, filled(form, f__title="Tên của tôi")))
    assert (desk.root / LISTED).read_text(encoding="utf-8") == other.replace("Lễ ra quân mẫu", "Tên của tôi")


def test_where_the_entry_is_gone_what_was_typed_is_shown(desk: Desk) -> None:
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    (desk.root / LISTED).write_text("events: []\n", encoding="utf-8")
    told = put_in(desk, filled(form, f__title="Tên của tôi"))
    assert told.response.status == 409 and "Tên của tôi" in told.text


@pytest.mark.parametrize(
    "path", ["pyproject.toml", "../x.yml", "content/../../x.md", "events/2022/../../x.yml", "/etc/passwd"]
)
def test_a_form_reaches_no_other_file(desk: Desk, path: str) -> None:
    assert get(desk, f"bieu-mau?tep={path}").response.status == 422
    form = get(desk, f"bieu-mau?tep={NEWS_PATH}")
    pairs = [(name, value.replace(NEWS_PATH, path)) for name, value in filled(form)]
    assert put_in(desk, pairs).response.status in (400, 409)
    assert not list(desk.root.parent.glob("x.*"))


def test_a_broken_form_is_no_error_of_ours(desk: Desk) -> None:
    for origin in (
        "",
        "{}",
        "[]",
        '{"path": 1}',
        '{"path": "content/a.md", "kind": "x", "at": "", "values": {}}',
        "null",
    ):
        told = put_in(desk, [(FIELD, KEY), ("goc", origin)])
        assert told.response.status in (400, 409), (origin, told.text)


def test_days_and_places_are_told_while_typing(desk: Desk) -> None:
    assert "thứ Năm, 09/6/2022" in get(desk, f"bieu-mau/ngay?tep={LISTED}&chu=9/6").response.body.decode()
    told = get(desk, f"bieu-mau/dia-ban?tep={LISTED}&loai=communes&chu=da trang").response.body.decode()
    assert "Đá Trắng" in told


def test_a_unit_of_the_place_list_has_its_own_form(desk: Desk) -> None:
    head = "province: {code: '99', name: Tỉnh Mẫu, slug: mau}\nunits:\n"
    lists = f"{head}- code: '99101'\n  name: Xã Đa Trăng  # theo nghị quyết\n  slug: da-trang\n"
    put(desk.root, {"content/places.yml": lists})
    page = get(desk, "tep?tep=content/places.yml")
    link = page.all("//a[text()='Xã Đa Trăng']/@href")[0]
    done = follow(desk, put_in(desk, filled(get(desk, str(link)), f__name="Xã Đa Trắng")))
    assert "Đã lưu" in done.text
    assert (desk.root / "content/places.yml").read_text(encoding="utf-8") == lists.replace("Đa Trăng", "Đa Trắng")


def test_a_form_speaks_of_its_boxes(desk: Desk) -> None:
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    refused = put_in(desk, filled(form, f__status="rescheduled", f__summary=""))
    said = " ".join(one.text_content() for one in refused.all("//*[contains(@class, 'f-wrong')]"))
    assert "“Đổi lịch” phải kèm “Ngày cũ”" in said and "“Tóm tắt”" in said
    assert not any(word in refused.all("//*[@id='f-tom-tat']")[0].text_content() for word in ("summary", "rescheduled"))
    [away] = refused.all("//*[@id='f-tom-tat']//a[contains(text(), 'Ngày cũ')]")
    assert away.get("href") == "#f-previous_start" and refused.all("//*[@id='f-previous_start-loi']")
    assert not refused.all("//details[contains(@class, 'f-rare')]//*[@id='f-previous_start']"), "it is unfolded"


def test_what_is_only_to_be_looked_at_is_no_fault(desk: Desk) -> None:
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    done = follow(desk, put_in(desk, filled(form, f__summary="Lễ tại Nhà văn hóa xã.")))
    assert "Đã lưu. Còn 1 chỗ nên xem." in done.text
    assert done.all("//*[@id='f-tom-tat']")[0].get("role") == "status"


def test_marks_of_a_list_are_no_part_of_a_name(desk: Desk) -> None:
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    follow(desk, put_in(desk, filled(form, f__organisers="- UBND xã Mẫu; Công an xã\r\n+ Đoàn xã")))
    found = read(desk.root).site
    assert found and found.events[0].organisers == ("UBND xã Mẫu", "Công an xã", "Đoàn xã")


def test_a_picture_is_still_seen_when_a_form_comes_back(desk: Desk) -> None:
    form = get(desk, f"bieu-mau?tep={NEWS_PATH}")
    data = io.BytesIO()
    Image.new("RGB", (40, 30)).save(data, "PNG")
    refused = put_in(desk, filled(form, f__title=""), files={"f/image/file/tep": ("Ảnh Lễ.png", data.getvalue())})
    [shown] = refused.all("//label[contains(@class, 'f-drop')]//img")
    assert get(desk, shown.get("src")).response.body == data.getvalue()


def test_a_doubt_of_a_plan_is_ticked_off(desk: Desk) -> None:
    path = "events/2022/campaign.yml"
    text = (desk.root / path).read_text(encoding="utf-8")
    (desk.root / path).write_text(text.replace("summary:", "# CẦN XEM LẠI: đọc từ tên\nsummary:", 1), encoding="utf-8")
    form = get(desk, f"bieu-mau?tep={path}")
    [box] = form.all("//input[@name='da-xem']")
    follow(desk, put_in(desk, [*filled(form), ("da-xem", box.get("value"))]))
    assert (desk.root / path).read_text(encoding="utf-8") == text


def test_a_form_raises_the_revision_of_a_published_event_itself(desk: Desk) -> None:
    site = read(desk.root).site
    assert site
    said = {"url": addresses.of(site.events[0]), "since": "2022-06-01T08:00:00+07:00", "said": "0" * 16}
    (desk.root / "ledger.jsonl").write_text(json.dumps(said) + "\n", encoding="utf-8")
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    added = put_in(desk, [*filled(form, f__title="Lễ ra quân khác"), ("lam", "them f/changes")])
    noted = filled(added, f__changes__n0__date="2022-06-02", f__changes__n0__note="Đổi tên")
    done = follow(desk, put_in(desk, noted))
    assert "Máy đã tăng ô “Lần sửa thứ mấy”" in done.text
    assert "  revision: 1\n" in (desk.root / LISTED).read_text(encoding="utf-8")
    minor = follow(desk, put_in(desk, filled(done, f__title="Lễ ra quân khác hẳn")))
    assert "Máy đã tăng" not in minor.text, "it is raised once"


def test_who_may_be_named_is_told_in_the_boxes_of_that_list(desk: Desk) -> None:
    """An event has a reason too, which is printed."""
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    refused = put_in(desk, filled(form, f__summary="Công an bắt Nguyễn Văn Bình nghiện ma túy."))
    told = refused.all("//*[@id='f-summary-loi']")[0].text_content()
    assert "“Được phép đăng” hai ô “Số hoặc tên” (họ tên) và “Lý do”" in told and "hoãn" not in told


def test_what_lacks_in_a_published_event_is_led_to(desk: Desk) -> None:
    site = read(desk.root).site
    assert site
    since = desk.clock().isoformat(timespec="seconds")
    for moment in (since, "2022-06-01T08:00:00+07:00"):
        said = {"url": addresses.of(site.events[0]), "since": moment, "said": "0" * 16}
        (desk.root / "ledger.jsonl").write_text(json.dumps(said) + "\n", encoding="utf-8")
        form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
        links = [one.get("href") for one in form.all("//*[@id='f-tom-tat']//a")]
        assert "#f-changes" in links and "#f-title" not in links


def test_a_status_asks_for_what_it_needs(desk: Desk) -> None:
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    assert form.all("//details[@class='f-rare']//*[@id='f-reason']")
    refused = put_in(desk, [*filled(form, f__status="cancelled"), ("lam", "them f/quotes")])
    assert refused.all("//*[@id='f-reason'][not(ancestor::details)]")
    assert refused.all("//details[@class='f-rare']//*[@id='f-previous_start']")


def test_the_focus_of_a_draft_campaign_says_so(desk: Desk) -> None:
    campaign = desk.root / "events/2022/campaign.yml"
    campaign.write_text("draft: true\n" + campaign.read_text(encoding="utf-8"), encoding="utf-8")
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    told = form.all("//*[@id='f-focus-loi']")[0].text_content()
    assert "E327" in told and "bản nháp" in told and "campaign.yml" in told


def test_the_page_beside_has_pictures_before_anything_is_built(desk: Desk) -> None:
    folder = "content/tin-tuc/"
    known = {
        f"{folder}anh-cu.png": Picture("a" * 64, 900, 600),
        f"{folder}anh-moi.png": Picture("b" * 64, 800, 600),
    }
    (desk.root / folder / "anh-cu.png").write_bytes(picture())
    page = "".join(
        f'<source srcset="../../assets/anh/{name}-640.{sign * 8}.webp 640w"><img src="../../tin-tuc/x/{name}.png">'
        for name, sign in (("anh-cu", "a"), ("anh-moi", "b"))
    )
    found = with_pictures(page, desk.root, NEWS_PATH, known, {f"{folder}anh-moi.png": picture()})
    assert "assets/anh" not in found and "tin-tuc/x/" not in found
    old, new = (one.get("src") for one in html.fromstring(f"<div>{found}</div>").xpath("//img"))
    assert get(desk, old).response.kind == "image/png" and new.startswith("data:image/jpeg;base64,")


def test_another_identifier_of_a_published_event_is_told_at_once(desk: Desk) -> None:
    site = read(desk.root).site
    assert site
    said = {"url": addresses.of(site.events[0]), "since": "2022-06-01T08:00:00+07:00", "said": "0" * 16}
    (desk.root / "ledger.jsonl").write_text(json.dumps(said) + "\n", encoding="utf-8")
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    refused = put_in(desk, filled(form, f__id="mau-khac-2022-06-09"))
    assert refused.response.status == 422 and said["url"] in refused.all("//*[@id='f-id-loi']")[0].text_content()


def test_a_day_of_before_is_the_one_that_was_published(desk: Desk) -> None:
    site = read(desk.root).site
    assert site
    before = Published(desk.root)
    before.learn(before.learned({key_of(site.events[0]): site.events[0]}))
    form = get(desk, f"bieu-mau?tep={LISTED}&muc=0")
    # Moved, and nothing says so.
    form = follow(desk, put_in(desk, filled(form, f__start="2022-06-20")))
    told = [one.text_content() for one in form.all("//*[@id='f-start-loi']")]
    assert any("W277" in one and "09/6/2022" in one and "Đổi lịch" in one for one in told), told
    for day, is_told in (("2022-06-15", True), ("2022-06-09", False)):
        moved = {"f__status": "rescheduled", "f__start": "2022-06-20", "f__previous_start": day}
        form = follow(desk, put_in(desk, filled(form, **moved)))
        told = [one.text_content() for one in form.all("//*[@id='f-previous_start-loi']")]
        assert any("W265" in one and "09/6/2022" in one for one in told) == is_told
