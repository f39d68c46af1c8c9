"""What was published stays at its address and changes openly: the ledger, corrections, withdrawals and redirects."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar

from scripts.assemble.tree import addresses_of
from scripts.flow.building import Built, Options, build
from scripts.flow.checking import problems_of
from scripts.flow.progress import Progress
from scripts.publish import ledger
from scripts.read import read
from scripts.read.ledger import FILE, read_ledger
from scripts.vietnamese import dates
from tests.sources import NEWS, NOW, QUESTION, put, site, tree_of

ITEM = "content/tin-tuc/2022-06-10-tin-mau.md"
EVENTS = "events/2022/mau-thuong.yml"
LATER = NOW + timedelta(days=2)
API = ("tin-tuc/feed.json", "api/v1/events.json", "api/v1/news.json")
PAGE = "site/tin-tuc/2022/tin-mau/index.html"


def published(root: Path, now: datetime = NOW) -> Built:
    return build(root, now, Options(compressed=False), Progress(quiet=True))


def recorded(root: Path, now: datetime) -> dict[str, bytes]:
    """Publish without an engine: what is assembled, and the ledger of it."""
    found = read(root).site
    assert found
    tree = tree_of(root, now)
    (root / FILE).write_bytes(ledger.texts(found, found.public(now), addresses_of(tree), now).after)
    return tree


def codes(root: Path, now: datetime = LATER) -> list[str]:
    return [found.code for found in problems_of(root, now)]


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = site(tmp_path_factory.mktemp("published"))
    assert published(folder).output
    return folder


@pytest.fixture
def root(whole: Path, tmp_path: Path) -> Path:
    """A published site: a copy of one, for most tests ask only what a check of its sources finds."""
    return Path(shutil.copytree(whole, tmp_path / "trang"))


def test_a_change_of_meaning_needs_a_note(root: Path) -> None:
    assert codes(root) == []
    edit(root, ITEM, "Nội dung tin mẫu.", "Nội dung khác hẳn.")
    assert codes(root, NOW) == ["W723"]
    assert codes(root) == ["E721"]
    edit(root, ITEM, "kind: news", "kind: news\nchanges: [{date: 2026-11-26, note: Sửa cả bài.}]")
    assert codes(root) == []
    assert published(root, LATER).output
    page = (root / PAGE).read_text(encoding="utf-8")
    assert "Sửa cả bài." in page
    # Once published, a note is part of what was said.
    edit(root, ITEM, "\nchanges: [{date: 2026-11-26, note: Sửa cả bài.}]", "")
    assert codes(root) == ["E722"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nội dung tin mẫu.", "Nội dung\ntin  mẫu."),
        ("Nội dung tin mẫu.", "No\u0323\u0302i dung tin mâ\u0303u."),
        ("kind: news", "kind: news\ntags: [thêm]"),
    ],
)
def test_what_says_the_same_needs_none(root: Path, old: str, new: str) -> None:
    edit(root, ITEM, old, new)
    assert codes(root) == []


def test_a_note_must_be_of_the_day_of_the_change(root: Path) -> None:
    edit(root, ITEM, "Nội dung tin mẫu.", "Nội dung khác hẳn.")
    edit(root, ITEM, "kind: news", "kind: news\nchanges: [{date: 2022-06-11, note: Sửa.}]")
    assert codes(root) == ["E726"]
    edit(root, ITEM, "2022-06-11, note", "2027-06-11, note")
    assert "E724" in codes(root)


def test_a_minor_change_that_alters_a_number_is_told(root: Path) -> None:
    edit(root, ITEM, "Nội dung tin mẫu.", "Nội dung tin mẫu, 60%.")
    edit(root, ITEM, "kind: news", "kind: news\nchanges: [{date: 2026-11-26, minor: true, note: Lỗi gõ.}]")
    assert codes(root) == ["W737"]
    edit(root, ITEM, ", 60%", " ấy")
    assert codes(root) == []


def test_an_event_of_today_that_changes_tells_calendars(root: Path) -> None:
    edit(root, EVENTS, "  source:", "  status: cancelled\n  reason: Mưa lớn.\n  source:")
    assert codes(root, NOW) == ["W736", "W723"]
    edit(root, EVENTS, "  source:", "  revision: 1\n  source:")
    assert codes(root, NOW) == ["W723"]


def test_feeds_move_with_a_change_of_meaning_alone(root: Path) -> None:
    def updated() -> str:
        return str(feedparser.parse(str(root / "site/tin-tuc/atom.xml")).entries[0].updated)

    first = updated()
    edit(root, ITEM, "Nội dung tin mẫu.", "Nội dung tin mẫu")
    edit(root, ITEM, "kind: news", "kind: news\nchanges: [{date: 2026-11-26, minor: true, note: Dấu chấm.}]")
    assert published(root, LATER).output
    assert updated() == first
    edit(root, ITEM, "note: Dấu chấm.}]", "note: Dấu chấm.}, {date: 2026-11-26T08:15, note: Đổi hẳn.}]")
    assert published(root, LATER).output
    assert updated() == "2026-11-26T08:15:00+07:00"
    fixes = feedparser.parse(str(root / "site/dinh-chinh/rss.xml")).entries
    assert [entry.title for entry in fixes] == ["Sửa đổi: Tin mẫu"]
    assert "Đổi hẳn." in (root / "site/dinh-chinh/index.html").read_text(encoding="utf-8")


def test_an_event_that_changed_needs_a_new_revision_too(root: Path) -> None:
    edit(root, EVENTS, "start: 2022-06-09", "start: 2022-06-10")
    assert codes(root) == ["E721"]
    note = "start: 2022-06-10\n  changes: [{date: 2026-11-26, note: Lùi một ngày.}]"
    edit(root, EVENTS, "start: 2022-06-10", note)
    assert codes(root) == ["E725"]
    edit(root, EVENTS, note, f"{note}\n  revision: 1")
    assert codes(root) == []


def test_a_lost_page_is_refused_and_the_old_site_stays(root: Path) -> None:
    (root / ITEM).rename(root / "content/tin-tuc/2022-06-10-tin-doi-ten.md")
    result = published(root, NOW)
    assert result.output is None and [found.code for found in result.problems] == ["E727"]
    assert "tin-doi-ten" in result.problems[0].mend or "redirects.yml" in result.problems[0].mend
    assert (root / PAGE).exists()
    moved = "redirects:\n- {from: /tin-tuc/2022/tin-mau/, to: 'tin:tin-doi-ten'}\n"
    (root / "content/redirects.yml").write_text(moved, encoding="utf-8")
    assert published(root, NOW).output
    to = "https://mau.example/tin-tuc/2022/tin-doi-ten/"
    page = (root / PAGE).read_text(encoding="utf-8")
    assert 'url=../tin-doi-ten/"' in page and f'<link rel="canonical" href="{to}">' in page
    assert f"/tin-tuc/2022/tin-mau/ {to} 301" in (root / "site/_redirects").read_text(encoding="utf-8")
    assert f'/tin-tuc/2022/tin-mau/ "{to}";' in (root / "site/redirects/nginx.conf").read_text(encoding="utf-8")
    assert f"redir /tin-tuc/2022/tin-mau/ {to} 301" in (root / "site/redirects/Caddyfile").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ("[{from: /cu/, to: /khong-co/}]", "E732"),
        ("[{from: /cu/, to: /moi/}, {from: /moi/, to: /cu/}]", "E732"),
        ("[{from: /cu/, to: 'javascript:alert(1)'}]", "E732"),
        ("[{from: /cu/, to: 'https://x.example/\"; }'}]", "E732"),
        ("[{from: /ho-tro/, to: /su-kien/}]", "E731"),
        ("[{from: /../etc/, to: /su-kien/}]", "E204"),
        ("[{from: /cu/, to: /su-kien/}, {from: /cu/, to: /luat/}]", "E306"),
    ],
)
def test_redirects_that_lead_nowhere_are_refused(tmp_path: Path, rules: str, code: str) -> None:
    root = site(tmp_path, {"content/redirects.yml": f"redirects: {rules}\n"})
    assert code in codes(root)


def test_a_list_that_emptied_leads_to_the_list_above(root: Path) -> None:
    assert (root / "site/su-kien/thang/2022-06/index.html").exists()
    edit(root, EVENTS, "start: 2022-06-09", "start: 2022-07-09\n  campaign: false")
    edit(root, EVENTS, "  source:", "  revision: 1\n  changes: [{date: 2026-11-26, note: Dời.}]\n  source:")
    assert published(root, LATER).output
    page = (root / "site/su-kien/thang/2022-06/index.html").read_text(encoding="utf-8")
    assert 'url=../../"' in page and '<link rel="canonical" href="https://mau.example/su-kien/">' in page


def test_a_withdrawn_item_leaves_a_notice_and_nothing_else(root: Path) -> None:
    words = "Một câu riêng chỉ có trong bài mẫu này để tìm cho dễ."
    edit(root, ITEM, "Nội dung tin mẫu.", words)
    edit(root, ITEM, "title: Tin mẫu", "title: Nhan đề sẽ bị gỡ")
    assert published(root, NOW).output
    edit(root, ITEM, "kind: news", "kind: news\nwithdrawn: Sai người, đã xin lỗi.")
    result = published(root, LATER)
    assert result.output, result.problems
    page = (root / PAGE).read_text(encoding="utf-8")
    assert "Bài này đã được gỡ" in page and "Sai người, đã xin lỗi." in page and "noindex" in page
    assert "Sai người, đã xin lỗi." in (root / "site/dinh-chinh/index.html").read_text(encoding="utf-8")
    for path in (root / "site").rglob("*"):
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            assert words not in text and "Nhan đề sẽ bị gỡ" not in text, path


def test_the_day_of_a_withdrawal_is_the_day_on_which_the_notice_first_stood_there(root: Path) -> None:
    noted = f"changes: [{{date: {NOW.date()}, note: Sửa một số.}}]"  # of a change before, not yet published
    edit(root, ITEM, "kind: news", f"kind: news\nwithdrawn: Sai người.\n{noted}")
    told = dates.short(LATER.date())
    for now in (LATER, LATER + timedelta(days=3)):
        tree = recorded(root, now)
        assert f"gỡ ngày {told}" in tree["docs/tin-tuc/2022/tin-mau/index.md"].decode()
        assert re.search(rf"{told}.{{0,40}}Gỡ bài\"", tree["docs/dinh-chinh/index.md"].decode(), re.DOTALL)


def test_what_was_withdrawn_comes_back_only_with_a_note(root: Path) -> None:
    edit(root, ITEM, "kind: news", "kind: news\nwithdrawn: Sai người.")
    recorded(root, LATER)
    edit(root, ITEM, "\nwithdrawn: Sai người.", "")
    again = LATER + timedelta(days=1)
    assert codes(root, again) == ["E740"]
    edit(root, ITEM, "kind: news", f"kind: news\nchanges: [{{date: {again.date()}, note: Đăng lại, đã kiểm tra.}}]")
    assert codes(root, again) == []
    recorded(root, again)
    assert codes(root, again + timedelta(days=1)) == []


def test_hiding_what_was_published_is_no_way_to_withdraw_it(root: Path) -> None:
    edit(root, ITEM, "kind: news", "kind: news\ndraft: true")
    assert codes(root, NOW) == ["W730"]
    assert codes(root) == ["E728"]
    edit(root, ITEM, "draft: true", "embargo: 2027-01-01T10:00")
    assert codes(root) == ["W257", "W729"]
    edit(root, ITEM, "embargo: 2027-01-01T10:00", "expires: 2026-11-25T10:00")
    assert codes(root) == []


def test_a_look_into_the_past_knows_nothing_of_later_pages(root: Path) -> None:
    (root / ITEM).unlink()
    assert codes(root, NOW - timedelta(seconds=1)) == []
    assert codes(root, NOW) == ["W734"]
    assert codes(root) == ["E727"]


def test_a_trial_is_taken_back_on_the_same_day_without_a_trace(root: Path) -> None:
    before, later = (root / FILE).read_bytes(), NOW + timedelta(days=1)
    added = {
        "content/tin-tuc/2026-11-25-thu.md": NEWS.replace("2022-06-10", "2026-11-25").replace("Tin mẫu", "Thử"),
        "content/hoi-dap/thu.md": QUESTION.replace("Câu hỏi mẫu", "Hỏi thử"),
        "content/tin-tuc/2026-11-25-nhap.md": NEWS.replace("2022-06-10", "2026-11-25").replace("Tin mẫu", "Nháp"),
    }
    put(root, added)
    recorded(root, later)
    for path in list(added)[:2]:
        (root / path).unlink()
    edit(root, "content/tin-tuc/2026-11-25-nhap.md", "kind: news", "kind: news\ndraft: true")
    evening = later + timedelta(hours=9)
    assert sorted(codes(root, evening)) == ["W730", "W734", "W734"]
    recorded(root, evening)
    assert codes(root, evening) == codes(root, evening + timedelta(days=1)) == []
    known = {url for url in read_ledger(root)[0].entries if not url.startswith("tin-tuc/2026/")}
    (root / FILE).write_bytes(before)
    assert known == {*read_ledger(root)[0].entries}


def test_what_expires_on_its_first_day_was_published_all_the_same(root: Path) -> None:
    day = NOW + timedelta(days=1)
    item = NEWS.replace("2022-06-10", "2026-11-25").replace("kind: news", "kind: news\nexpires: 2026-11-25 17:00")
    put(root, {"content/tin-tuc/2026-11-25-mot-ngay.md": item})
    recorded(root, day)
    recorded(root, day + timedelta(hours=10))
    assert "tin-tuc/2026/mot-ngay/" in read_ledger(root)[0].entries


def identifiers(tree: Mapping[str, bytes]) -> dict[str, object]:
    """Everything by which programs know what they read."""
    feeds = {
        f"{folder}/{name}": feedparser.parse(tree[f"files/{folder}/{name}"])
        for folder in ("tin-tuc", "dinh-chinh")
        for name in ("atom.xml", "rss.xml")
    }
    calendar = Calendar.from_ical(tree["files/su-kien/lich.ics"])
    listed = {name: json.loads(tree[f"files/{name}"]) for name in API}
    return {
        **{name: [feed.feed.get("id"), *(one.id for one in feed.entries)] for name, feed in feeds.items()},
        "json feed": [one["id"] for one in listed["tin-tuc/feed.json"]["items"]],
        "calendar": [str(one["UID"]) for one in calendar.walk("VEVENT")],
        "events": [one["uid"] for one in listed["api/v1/events.json"]["events"]],
        "news": [one["id"] for one in listed["api/v1/news.json"]["news"]],
        "ninjs": sorted(json.loads(tree[path])["uri"] for path in tree if path.startswith("files/api/v1/ninjs/")),
    }


@pytest.fixture
def corrected(root: Path) -> tuple[Path, dict[str, object]]:
    """A site with a correction, and its identifiers."""
    edit(root, ITEM, "kind: news", "kind: news\nchanges: [{date: 2026-11-26, note: Sửa.}]")
    return root, identifiers(recorded(root, LATER))


def test_a_new_address_of_the_site_changes_no_identifier(corrected: tuple[Path, dict[str, object]]) -> None:
    root, before = corrected
    june = ["thang-hanh-dong.2027@mau.example", "ngay-toan-dan.2027@mau.example"]
    assert before["calendar"] == ["mau-thuong-2022-06-09@mau.example", *june]
    assert before["tin-tuc/rss.xml"] == [None, "tag:mau.example,2022-06-10:tin:tin-mau"]
    edit(root, "content/site.yml", "url: https://mau.example", "url: https://moi.example/ma-tuy")
    for hours in (1, 2):
        tree = recorded(root, LATER + timedelta(hours=hours))
        assert identifiers(tree) == before
        assert b"https://moi.example/ma-tuy/tin-tuc/" in tree["files/tin-tuc/atom.xml"]


def test_a_new_name_or_day_of_an_item_changes_no_identifier(corrected: tuple[Path, dict[str, object]]) -> None:
    root, before = corrected
    edit(root, EVENTS, "id: mau-thuong-2022-06-09", "id: le-ra-quan")
    edit(root, "content/ho-tro.md", "sukien:mau-thuong-2022-06-09", "sukien:le-ra-quan")
    text = (root / ITEM).read_text(encoding="utf-8")
    (root / ITEM).unlink()
    moved = {"/tin-tuc/2022/tin-mau/": "tin:ten-moi", "/su-kien/2022/mau-thuong-2022-06-09/": "sukien:le-ra-quan"}
    rows = "".join(f"- {{from: {old}, to: '{new}'}}\n" for old, new in moved.items())
    put(root, {"content/tin-tuc/2022-06-12-ten-moi.md": text.replace("2022-06-10", "2022-06-12")})
    put(root, {"content/redirects.yml": f"redirects:\n{rows}"})
    for hours in (1, 2):
        now = LATER + timedelta(hours=hours)
        assert codes(root, now) == []
        assert identifiers(recorded(root, now)) == before


def test_a_notice_of_withdrawal_is_called_the_same_for_ever(root: Path) -> None:
    """Whatever becomes of the file's name and day, and of its notes."""
    edit(root, ITEM, "kind: news", "kind: news\nwithdrawn: Sai người.")
    before = identifiers(recorded(root, LATER))["dinh-chinh/atom.xml"]
    assert before[1:] == ["tag:mau.example,2022-06-10:tin:tin-mau:go"]  # type: ignore[index]
    edit(root, ITEM, "kind: news", f"kind: news\nchanges: [{{date: {LATER.date()}, note: Nói rõ lý do.}}]")
    text = (root / ITEM).read_text(encoding="utf-8").replace("2022-06-10", "2022-06-12")
    (root / ITEM).unlink()
    put(root, {"content/tin-tuc/2022-06-12-ten-moi.md": text})
    put(root, {"content/redirects.yml": "redirects:\n- {from: /tin-tuc/2022/tin-mau/, to: /tin-tuc/2022/ten-moi/}\n"})
    for days in (1, 2):
        assert codes(root, LATER + timedelta(days=days)) == []
        assert identifiers(recorded(root, LATER + timedelta(days=days)))["dinh-chinh/atom.xml"] == before


def test_publishing_as_of_an_earlier_day_moves_no_stamp_back(root: Path) -> None:
    def stamps(now: datetime) -> list[datetime]:
        calendar = Calendar.from_ical(recorded(root, now)["files/su-kien/lich.ics"])
        return [entry["DTSTAMP"].dt for entry in calendar.walk("VEVENT")]

    assert stamps(LATER) == stamps(LATER - timedelta(days=30)) == stamps(LATER + timedelta(days=1))
    edit(
        root,
        EVENTS,
        "start: 2022-06-09",
        f"start: 2022-06-10\n  revision: 1\n  changes: [{{date: {LATER.date()}, note: Lùi.}}]",
    )
    changed = stamps(LATER)
    assert changed == stamps(LATER - timedelta(days=30)) == stamps(LATER + timedelta(days=1))


def test_a_ledger_that_is_gone_is_refused_and_comes_back(root: Path) -> None:
    (root / FILE).unlink()
    [problem] = problems_of(root, LATER)
    assert problem.code == "E733" and "bị mất hoặc cũ hơn" in problem.message and f"build/{FILE}" in problem.mend
    assert published(root, LATER).output is None
    shutil.copy(root / "build" / FILE, root / FILE)
    assert codes(root) == []
    # On a machine without the site, its copy tells; where both are gone, nobody knows.
    shutil.rmtree(root / "site")
    (root / FILE).unlink()
    assert codes(root) == ["E733"]
    (root / "build" / FILE).unlink()
    assert codes(root) == []


def test_a_ledger_older_than_the_site_is_refused(root: Path) -> None:
    lines = (root / FILE).read_text(encoding="utf-8").splitlines(keepends=True)
    older = [line for line in lines if "tin-tuc/2022/tin-mau/" not in line]
    (root / FILE).write_text("".join(older), encoding="utf-8")
    [problem] = problems_of(root, LATER)
    assert problem.code == "E733" and "/tin-tuc/2022/tin-mau/" in problem.message
    # The folder of a site that nobody reads any more may go, and with it what it told.
    shutil.rmtree(root / "site")
    assert codes(root) == []


def test_a_publishing_that_fails_is_not_in_the_ledger(tmp_path: Path) -> None:
    now = ledger.Texts(b"while\n", b"after\n")
    for before in (None, b"before\n"):
        if before:
            (tmp_path / FILE).write_bytes(before)
        with pytest.raises(OSError), ledger.recorded(tmp_path, tmp_path / "build", now):
            assert (tmp_path / FILE).read_bytes() == now.during, "a ledger is never older than its site"
            raise OSError
        assert (tmp_path / FILE).exists() == bool(before)
    assert (tmp_path / FILE).read_bytes() == b"before\n"


@pytest.mark.parametrize(
    "line",
    [
        b"<<<<<<< HEAD",
        b"{}",
        b"[1]",
        b'{"url": "../../x/", "since": "2026-11-24T09:00:00+07:00"}',
        b'{"url": "x/", "since": "0001-01-01T00:00:00+23:59"}',
        b'{"url": "x/", "since": "2026-11-24T09:00:00"}',
        b'{"url": 1, "since": 2}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_spoilt_ledger_is_told_by_its_line(root: Path, line: bytes) -> None:
    whole = (root / FILE).read_bytes()
    (root / FILE).write_bytes(line + b"\n" + whole)
    known, problems = read_ledger(root)
    assert [(found.code, found.at.line) for found in problems] == [("E720", 1)]
    assert len(known.entries) == whole.count(b"\n")


def test_two_copies_of_the_ledger_can_be_joined(root: Path) -> None:
    edit(root, ITEM, "kind: news", "kind: news\nchanges: [{date: 2026-11-26, note: Sửa.}]")
    first = (root / FILE).read_bytes()
    assert published(root, LATER).output
    second = (root / FILE).read_bytes()
    (root / FILE).write_bytes(second + first)
    assert codes(root) == []
    assert published(root, LATER).output
    assert (root / FILE).read_bytes() == second


def test_a_second_build_sends_nobody_from_a_page_that_is_there(root: Path) -> None:
    def rules() -> str:
        return (root / "site/_redirects").read_text(encoding="utf-8")

    assert rules() == ""
    assert published(root, LATER).output
    assert rules() == ""


def test_a_build_that_changes_nothing_leaves_the_ledger_alone(root: Path) -> None:
    before = (root / FILE).stat().st_mtime_ns
    assert published(root, LATER).output
    assert (root / FILE).stat().st_mtime_ns == before
