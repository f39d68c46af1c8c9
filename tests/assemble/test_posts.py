"""Posts: never longer than their medium takes, never cut, and what nobody may miss in every one."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.assemble.outreach import offered, posts
from scripts.assemble.outreach.fitting import Part, fitted
from scripts.assemble.outreach.posts import LIMITS, Texts
from scripts.assemble.pieces import Frame
from scripts.assemble.site_tree import Settings, page_alone
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.values import VIETNAM
from scripts.read import read
from scripts.vietnamese import dates, sms
from tests.real import real_site
from tests.sources import IDENTITY, LAW, LISTING, NEWS, NOW, site, tree_of

ROOM = "---\ntitle: Báo chí\nsummary: Cho nhà báo.\n---\n## Trích dẫn\n\nNhư sau.\n"
FUTURE = LISTING.replace("2022-06-09\n  title", "2026-12-09\n  title").replace(
    "start: 2022-06-09", "start: 2026-12-09T07:30"
)
FUTURE = FUTURE.replace("  time_note: buổi chiều\n", "")
COMING: dict[str, str | bytes | None] = {
    "content/bao-chi.md": ROOM,
    "events/2026/mau.yml": FUTURE.replace("Mẫu Thượng", "Mẫu Hạ")
    .replace("mau-thuong", "mau-ha")
    .replace("focus: [truyen-thong]", ""),
}


def posted(root: Path, changes: dict[str, str | bytes | None] | None = None, now: datetime = NOW) -> dict[str, Any]:
    """Posts of the small site by the address of their page."""
    tree = tree_of(site(root, COMING | (changes or {})), now)
    found = json.loads(tree["files/api/v1/posts.json"])["posts"]
    return {one["url"].removeprefix("https://mau.example/"): one for one in found}


def texts(post: dict[str, Any]) -> dict[str, str]:
    return {name: post[name]["text"] for name in LIMITS}


EVENT = "su-kien/2026/mau-ha-2026-12-09/"


def changed(*lines: str) -> dict[str, str | bytes | None]:
    listing = str(COMING["events/2026/mau.yml"])
    return {"events/2026/mau.yml": listing + "".join(f"  {line}\n" for line in lines)}


def test_an_event_to_come_says_when_and_where_in_every_medium(tmp_path: Path) -> None:
    post = posted(tmp_path)[EVENT]
    link = f"https://mau.example/{EVENT}"
    for name, said in texts(post).items():
        assert link in said and said.count(link) == 1, name
    assert post["zalo"]["text"].splitlines() == [
        "Lễ ra quân mẫu",
        "Thời gian: 7 giờ 30, thứ Tư, ngày 9 tháng 12 năm 2026.",
        "Địa điểm: Sân vận động, xã Đá Trắng, huyện Mẫu Hạ.",
        "Một câu mẫu.",
        "Đơn vị tổ chức: UBND huyện Mẫu Hạ.",
        f"Trước khi đi, xem lại lịch ở đây: {link}",
    ]
    assert post["sms"]["text"] == (
        f"Le ra quan mau. 7h30 ngay 09/12/2026. Tai San van dong, xa Da Trang, huyen Mau Ha. {link}"
    )
    assert (post["sms"]["encoding"], post["sms"]["parts"]) == ("GSM-7", 1)
    assert (post["sms_marked"]["encoding"], post["sms_marked"]["parts"]) == ("UCS-2", 2)


@pytest.mark.parametrize(
    ("lines", "flag", "also"),
    [
        (("status: cancelled", "reason: Mưa lũ"), "ĐÃ HỦY: ", "09/12/2026"),
        (("status: postponed", "reason: Mưa lũ"), "TẠM HOÃN: ", "09/12/2026"),
        (("status: rescheduled", "previous_start: 2026-12-05"), "DỜI LỊCH: ", "09/12/2026"),
    ],
)
def test_what_became_of_an_event_comes_first(tmp_path: Path, lines: tuple[str, ...], flag: str, also: str) -> None:
    post = posted(tmp_path, changed(*lines))[EVENT]
    for name, said in texts(post).items():
        assert said.startswith(sms.without_marks(flag) if name == "sms" else flag), name
        assert "ngày 9 tháng 12 năm 2026" in said if name in ("zalo", "facebook") else also in said
    assert post["state"] == flag.removesuffix(": ")
    assert all(flag.removesuffix(": ") in card["alt"] for card in post["cards"])
    if "reason: Mưa lũ" in lines:
        assert "Lý do: Mưa lũ." in post["zalo"]["text"]
        assert "Trước khi đi" not in post["zalo"]["text"], "nobody is to go"
    else:
        assert "Lịch mới: " in post["sms_marked"]["text"] and "Lịch cũ: " in post["zalo"]["text"]


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ("{outside: Lào}", "Địa điểm: Lào."),
        ("{online: true}", "Địa điểm: trực tuyến."),
        ("{commune: [Đá Trắng], venue: UBND xã}", "Địa điểm: UBND xã, xã Đá Trắng, huyện Mẫu Hạ."),
        ("{venue: 21 xã biên giới}", "Địa điểm: 21 xã biên giới, huyện Mẫu Hạ."),
    ],
)
def test_a_place_reads_well_within_a_line(tmp_path: Path, place: str, where: str) -> None:
    listing = str(COMING["events/2026/mau.yml"])
    if "commune" not in place and "venue" not in place:
        listing = listing.replace("  place: {district: Mẫu Hạ}\n", "")
    listing = listing.replace("{commune: Đá Trắng, venue: Sân vận động}", place)
    assert where in posted(tmp_path, {"events/2026/mau.yml": listing})[EVENT]["zalo"]["text"].splitlines()


def test_what_is_over_or_far_off_has_no_post(tmp_path: Path) -> None:
    after = datetime(2026, 12, 10, tzinfo=VIETNAM)
    assert EVENT not in posted(tmp_path / "over", now=after)
    early = datetime(2026, 11, 1, tzinfo=VIETNAM)
    assert EVENT not in posted(tmp_path / "far", now=early)
    # A change of plan is told at once.
    assert EVENT in posted(tmp_path / "off", changed("status: cancelled", "reason: Mưa lũ"), early)


@pytest.mark.parametrize(("hour", "there"), [(9, False), (10, True)])
def test_an_embargo_holds_for_posts(tmp_path: Path, hour: int, there: bool) -> None:
    release = NEWS.replace("2022-06-10", "2026-11-24").replace("kind: news", "kind: release\nembargo: 2026-11-24T10:00")
    changes: dict[str, str | bytes | None] = {
        "content/tin-tuc/2026-11-24-thong-cao.md": release.replace("Tin mẫu", "Kín")
    }
    found = posted(tmp_path, changes, datetime(2026, 11, 24, hour, tzinfo=VIETNAM))
    assert ("tin-tuc/2026/thong-cao/" in found) == there
    assert ("Kín" in str(found)) == there


def test_a_correction_is_said_first(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        "content/tin-tuc/2022-06-10-tin-mau.md": NEWS.replace("kind: news", "kind: news\ncorrection: Sửa số liệu.")
    }
    post = posted(tmp_path, changes)["tin-tuc/2022/tin-mau/"]
    assert {said.split(":")[0].upper() for said in texts(post).values()} == {"ĐÃ ĐÍNH CHÍNH", "DA DINH CHINH"}


def test_without_a_domain_there_is_no_link_but_the_name_of_the_site(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, COMING | {"content/site.yml": IDENTITY + "no_domain: true\n"}))
    for post in json.loads(tree["files/api/v1/posts.json"])["posts"]:
        for name, said in texts(post).items():
            assert "http" not in said and "mau.example" not in said
            assert ("Trang mau" if name == "sms" else "Trang mẫu") in said, said


@pytest.mark.parametrize(
    ("law", "offered_", "answered"),
    [
        (LAW, True, True),
        (LAW + "ended: 2025-01-01\n", False, False),
        (LAW.replace("effective: 2020-07-01", "effective: 2027-07-01"), False, False),
    ],
)
def test_no_answer_is_posted_of_a_law_that_does_not_hold(
    tmp_path: Path, law: str, offered_: bool, answered: bool
) -> None:
    found = posted(tmp_path, {"content/luat/1-2020-qh14/law.yml": law})
    post = found.get("hoi-dap/cau-hoi-mau/")
    assert (post is not None) == offered_
    if post:
        assert ("Có." in post["zalo"]["text"]) == answered


def test_a_preview_makes_a_page_of_posts_alone(tmp_path: Path) -> None:
    reading = read(site(tmp_path, COMING))
    assert reading.site is not None
    for url, said in (
        ("bao-chi/mang-xa-hoi/", "7h30 ngày 09/12/2026"),
        ("bao-chi/mang-xa-hoi/hoi-dap/", "Câu hỏi mẫu?"),
    ):
        page = page_alone(reading.site, NOW, Settings("https://mau.example/"), url, {})
        assert page is not None and said in page.decode(), url
    assert page_alone(reading.site, NOW, Settings("https://mau.example/"), "bao-chi/mang-xa-hoi/9/", {}) is None


def test_a_site_without_a_press_room_has_no_posts(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path))
    assert not [path for path in tree if "mang-xa-hoi" in path or path.endswith(("posts.json", "post-cards.json"))]


# ---- As properties

TITLES = st.text("Lễ ra quân Đá Trắng xã 0123,.“”–😀ຢ[]", min_size=1, max_size=300).filter(
    lambda text: text.strip() != ""
)
NAMES = st.text("Nhà văn hóa bản Huồi Pốc", min_size=1, max_size=120).filter(lambda text: text.strip() != "")


@cache
def small() -> View:
    reading = read(site(Path(tempfile.mkdtemp()), COMING))
    assert reading.site is not None
    return View(reading.site.public(NOW), NOW, "https://mau.example/")


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Any event that could stand in a listing."""
    start: date = draw(st.dates(date(2026, 12, 1), date(2027, 6, 30)))
    if draw(st.booleans()):
        start = datetime(
            start.year, start.month, start.day, draw(st.integers(0, 22)), draw(st.sampled_from((0, 30))), tzinfo=VIETNAM
        )
    status = draw(st.sampled_from(["scheduled", "cancelled", "postponed", "rescheduled"]))
    template = small().site.events_by_id["mau-ha-2026-12-09"]
    place = template.place.model_copy(update={"venue": draw(st.none() | NAMES)})
    end = draw(st.none() | st.just(start + timedelta(hours=1)) | st.just(start + timedelta(days=2)))
    return Event.model_construct(
        **{name: getattr(template, name) for name in Event.model_fields}
        | {
            "title": draw(TITLES),
            "summary": draw(TITLES),
            "start": start,
            "end": end,
            "status": type(template.status)(status),
            "previous_start": date(2026, 11, 30) if status == "rescheduled" else None,
            "reason": draw(NAMES) if status in ("cancelled", "postponed") else None,
            "organisers": tuple(draw(st.lists(NAMES, max_size=4))),
            "place": place,
        }
    )


def made(event: Event, url: str = "https://mau.example/", *, has_domain: bool = True) -> Texts:
    view = View(replace(small().site, events=(event,)), NOW, url)
    frame = Frame(view.site.identity, url, "Tỉnh Mẫu", "", has_domain)
    return posts.of_event(view.event_facts[event.id], frame)


FLAGS = {"cancelled": "ĐÃ HỦY: ", "postponed": "TẠM HOÃN: ", "rescheduled": "DỜI LỊCH: ", "scheduled": ""}


@settings(max_examples=60, deadline=None)
@given(events(), st.booleans())
def test_no_post_is_too_long_or_lacks_what_counts(event: Event, has_domain: bool) -> None:
    found, flag = made(event, has_domain=has_domain), FLAGS[event.status.value]
    assert event.start
    hour = [f"{event.start.hour} giờ", f"{event.start.hour}h"] if isinstance(event.start, datetime) else [""]
    for name, limit in LIMITS.items():
        said = getattr(found, name)
        # With a link of this length there is room for all that counts.
        assert said is not None, name
        assert posts.letters(said) <= limit and (name != "sms" or (sms.length(said) <= limit and sms.parts(said) == 1))
        assert said == said.strip() and "\n\n\n" not in said and "  " not in said.replace("\n", "")
        bare = sms.without_marks if name == "sms" else str
        assert said.startswith(str(bare(flag)) if flag else "")
        days = {f"ngày {event.start.day} ", dates.short(event.start)}
        assert any(str(bare(day)) in said for day in days), "no day"
        assert any(str(bare(one)) in said for one in hour), "no hour"
        assert "huyen Mau Ha" in said or "Đá Trắng" in said or "Da Trang" in said, "no place"
        link = f"https://mau.example/{addresses.of(event)}"
        assert said.endswith(link) if has_domain else "http" not in said


@settings(max_examples=40, deadline=None)
@given(events())
def test_what_is_left_out_is_left_out_whole(event: Event) -> None:
    said = made(event).zalo
    assert said is not None
    title = " ".join(event.title.split())
    for line in said.splitlines():
        head, _, rest = line.partition(": ")
        match head:
            case "Địa điểm":
                venue = event.place.venue
                units = {"xã Đá Trắng, huyện Mẫu Hạ.", "xã Đá Trắng.", "1 địa bàn."}
                assert rest in units or (venue and rest.endswith(", xã Đá Trắng, huyện Mẫu Hạ."))
            case "Đơn vị tổ chức":
                assert rest == " ".join(f"{', '.join(event.organisers)}.".split())
            case "Lý do":
                assert rest == " ".join(f"{event.reason}.".split())
    first = said.splitlines()[0].removeprefix(FLAGS[event.status.value])
    assert " ".join(first.split()) in (title, event.kind.label)


@given(
    st.lists(st.tuples(st.lists(st.text("ab ", min_size=1), max_size=3), st.integers(0, 3)), max_size=6),
    st.integers(1, 60),
)
def test_fitting_takes_whole_ways_and_the_fullest_that_fit(given_: list[tuple[list[str], int]], limit: int) -> None:
    parts = [Part(tuple(ways), rank) for ways, rank in given_]
    said = fitted(parts, limit, len)
    shortest = sum(len(part.ways[-1]) for part in parts if part.ways)
    if said is None:
        assert shortest + sum(1 for part in parts if part.ways and part.ways[-1]) - 1 > limit
    else:
        assert len(said) <= limit
        fullest = "\n".join(part.ways[0] for part in parts if part.ways)
        assert said == fullest or len(fullest) > limit


def test_a_link_that_leaves_no_room_makes_no_message() -> None:
    event = small().site.events_by_id["mau-ha-2026-12-09"]
    found = made(event, f"https://{'rat-dai.' * 12}example/")
    assert found.zalo and found.sms is None and found.sms_marked is None


# ---- The real pages, on days on which other law held


@cache
def real(now: datetime) -> offered.Offered:
    return View(real_site().public(now), now, "https://nguon.example/").offered


def test_answers_are_offered_while_their_law_holds() -> None:
    today = real(datetime(2026, 11, 29, 9, tzinfo=VIETNAM))
    assert len(today.questions) > 60 and len(today.situations) > 5
    before = real(datetime(2026, 6, 30, 12, tzinfo=VIETNAM))
    assert not before.situations
    told = [one.slug for one in before.questions]
    for slug in told:
        cited = {law.number for law in before._laws(before.view.site.named(type(before.questions[0]))[slug])}
        assert "120/2025/QH15" not in cited, slug
