"""What was published stays at its address and changes openly: the ledger, corrections, withdrawals and redirects."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import feedparser
import pytest

from scripts.flow.building import Built, Options, build
from scripts.flow.checking import problems_of
from scripts.flow.progress import Progress
from scripts.read.ledger import FILE, read_ledger
from tests.sources import NOW, site

ITEM = "content/tin-tuc/2022-06-10-tin-mau.md"
EVENTS = "events/2022/mau-thuong.yml"
LATER = NOW + timedelta(days=2)
PAGE = "site/tin-tuc/2022/tin-mau/index.html"


def published(root: Path, now: datetime = NOW) -> Built:
    return build(root, now, Options(compressed=False), Progress(quiet=True))


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
    assert f"url={to}" in (root / PAGE).read_text(encoding="utf-8")
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
    assert 'url=https://mau.example/su-kien/"' in page


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


def test_hiding_what_was_published_is_no_way_to_withdraw_it(root: Path) -> None:
    edit(root, ITEM, "kind: news", "kind: news\ndraft: true")
    assert codes(root, NOW) == ["W730"]
    assert codes(root) == ["E728"]
    edit(root, ITEM, "draft: true", "embargo: 2027-01-01T10:00")
    assert codes(root) == ["W729"]
    edit(root, ITEM, "embargo: 2027-01-01T10:00", "expires: 2026-11-25T10:00")
    assert codes(root) == []


def test_a_look_into_the_past_knows_nothing_of_later_pages(root: Path) -> None:
    (root / ITEM).unlink()
    assert codes(root, NOW - timedelta(seconds=1)) == []
    assert codes(root, NOW) == ["E727"]


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
    ledger, problems = read_ledger(root)
    assert [(found.code, found.at.line) for found in problems] == [("E720", 1)]
    assert len(ledger.entries) == whole.count(b"\n")


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
