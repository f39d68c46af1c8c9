"""What is kept between builds changes nothing: after any edit, reading and checking find what a first time finds."""

from __future__ import annotations

import os
import pickle
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from scripts.check import checks
from scripts.flow.checking import checked, problems_of
from scripts.model.event import Event
from scripts.model.prose import mentioned, passages, records
from scripts.model.website import Site
from scripts.problems import Problem
from scripts.read import merging, read
from scripts.read.keeping import kept_in
from scripts.read.picture_decoding import look
from scripts.read.typed import typed
from scripts.store import sources as store
from scripts.store.state import State
from tests.other_sites import FILE, SOURCE, document, event
from tests.pictures import drawing, photo
from tests.sources import IDENTITY, LISTING, NEWS, NOW, SITE, put
from tests.translated import ORIGINALS, declared

LIST, NEW = "events/2022/mau-thuong.yml", "content/tin-tuc/2022-06-10-tin-mau.md"
LAW, LAW_2 = "content/luat/1-2020-qh14/law.yml", "content/luat/2-2021-qh14/law.yml"
PICTURE, TRANSLATION = "content/tin-tuc/anh.png", "content/en/tin-tuc/2022-06-10-tin-mau.md"
PICTURED = NEWS.replace("kind: news", "kind: news\nimage: {file: anh.png, alt: Ảnh mẫu, credit: Người chụp}")
OTHER = LISTING.replace("mau-thuong-2022-06-09", "mau-khac").replace("Lễ ra quân mẫu", "Lễ ra quân mẫu 2022")
QUIET = LISTING.replace("mau-thuong-2022-06-09", "mau-yen").replace("Xem [Điều 1](luat:1/2020/QH14#dieu-1).", "Yên.")
LAW_TEXT = SITE[LAW].replace("1/2020/QH14", "2/2021/QH14").replace("1-2020-qh14", "2-2021-qh14")
FILES: dict[str, str | bytes] = {
    **SITE,
    **ORIGINALS,
    NEW: PICTURED,
    PICTURE: drawing(),
    TRANSLATION: declared("en", PICTURED),
    "content/en/tin-tuc/anh.png": drawing(),
    "events/2022/khac.yml": OTHER,
    "events/2022/yen.yml": QUIET,
    LAW_2: LAW_TEXT.replace("Luật mẫu", "Luật khác 2021"),
    "content/tin-tuc/bang.xlsx": b"PK",
    "content/site.yml": f"{IDENTITY}sources: [{SOURCE}]\n",
    FILE: document(event("a"), event("b", end="2022-01-01"), event("c", focus=["truyen-thong", "la"])),
}


def warm(root: Path, now: datetime) -> tuple[Site | None, tuple[Problem, ...]]:
    """As a build reads and checks, with what the one before it kept beside the checkout."""
    state = State(root.parent / "state.sqlite", "x")
    try:
        kept = kept_in(state, root)
        reading = read(root, kept=kept)
        if kept.is_spoilt:
            state.throw_away()
        found = checked(reading, now, kept=None if kept.is_spoilt else kept)
        return found.site, found.problems
    finally:
        state.close()


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        file = root / path
        if file.exists():
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace(old, new) if old in text else text.replace(new, old), encoding="utf-8")

    return change


def gone(path: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        if (root / path).exists():
            (root / path).unlink()
        else:
            put(root, {path: FILES[path]})

    return change


def time_back(path: str) -> Callable[[Path], None]:
    """Another text of the same length, and the file's time as it was before."""

    def change(root: Path) -> None:
        if not (root / path).exists():
            return
        before = (root / path).stat()
        data = (root / path).read_bytes()
        swapped = (b"2022-06-09\n", b"2022-06-31\n")
        one, other = swapped if swapped[0] in data else swapped[::-1]
        (root / path).write_bytes(data.replace(one, other))
        os.utime(root / path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return change


def swapped(one: str, other: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        if not ((root / one).exists() and (root / other).exists()):
            return
        (root / one).rename(root / "x")
        (root / other).rename(root / one)
        (root / "x").rename(root / other)

    return change


def picture(data: bytes) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        file = root / PICTURE
        if file.exists():
            file.write_bytes(data if file.read_bytes() != data else drawing())

    return change


def touched(root: Path) -> None:
    for path in FILES:
        if (root / path).exists():
            os.utime(root / path)


def ledger(root: Path) -> None:
    lines = (
        '{"url": "tin-tuc/2022/tin-mau/", "since": "2022-06-10T08:00:00+07:00", "said": "khac"}\n',
        '{"url": "hoi-dap/da-mat/", "since": "2022-06-10T08:00:00+07:00"}\n',
        "hỏng\n",
    )
    file = root / "ledger.jsonl"
    there = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(there + lines[there.count("\n") % 3], encoding="utf-8")


CHANGES: dict[str, Callable[[Path], None]] = {
    "a text": edit(LIST, "Một câu mẫu.", "Câu mẫu khác."),
    "a line more above": edit(LIST, "defaults:", "# ghi chú\ndefaults:"),
    "a date that is none": edit(LIST, "start: 2022-06-09", "start: 2022-06-32"),
    "a day out of the campaign": edit("events/2022/khac.yml", "start: 2022-06-09", "start: 2022-07-09"),
    "a citation in prose": edit("events/2022/yen.yml", "Yên.", "Theo Điều 9 Luật mẫu và Luật khác 2021."),
    "a link": edit("events/2022/yen.yml", "Yên.", "Xem [đây](tin:tin-mau) và [đó](sukien:mau-khac)."),
    "raw HTML": edit("events/2022/khac.yml", "Một câu mẫu.", "Một câu mẫu. <script>"),
    "a key twice": edit("events/2022/khac.yml", "  kind:", "  id: hai\n  kind:"),
    "a place renamed": edit("content/places.yml", "Xã Đá Trắng, border", "Xã Đá Đen, border"),
    "a district renamed": edit("content/places.yml", "Huyện Mẫu Thượng", "Huyện Mẫu Giữa"),
    "a district that ended sooner": edit("content/places.yml", "to: 2025-06-30", "to: 2022-06-01"),
    "a day of another event": edit("events/2022/yen.yml", "Một câu mẫu.", "Lễ ra quân vào ngày 10/6/2022."),
    "a referenced event gone": gone(LIST),
    "a referenced question gone": gone("content/hoi-dap/cau-hoi-mau.md"),
    "the campaign gone": gone("events/2022/campaign.yml"),
    "a law gone": gone(LAW_2),
    "a law named otherwise": edit(LAW_2, "Luật khác 2021", "Luật mới 2021"),
    "a day of force": edit(LAW, "effective: 2020-07-01", "effective: 2030-07-01"),
    "a law ended": edit(LAW, "effective: 2020-07-01", "effective: 2020-07-01\nended: 2026-11-25"),
    "an article gone": edit(LAW, "- {number: 1, title: Phạm vi}", "- {number: 7, title: Phạm vi}"),
    "an embargo": edit(NEW, "kind: news", "kind: news\nembargo: 2026-11-25T00:00:00+07:00"),
    "the news withdrawn": edit(NEW, "kind: news", "kind: news\nwithdrawn: Sai."),
    "the original changed": edit(NEW, "author:", "changes: [{date: 2026-11-10, note: Sửa.}]\nauthor:"),
    "a translation older": edit(TRANSLATION, "translated_from: 2026-11-01", "translated_from: 2022-06-01"),
    "a draft": edit("content/ho-tro.md", "title: Trợ giúp", "title: Trợ giúp\ndraft: true"),
    "a time set back": time_back(LIST),
    "a picture replaced": picture(photo(60, 40, "PNG")),
    "a picture broken": picture(b"\x89PNG\r\n\x1a\n"),
    "a picture gone": gone(PICTURE),
    "two files swapped": swapped("events/2022/khac.yml", "events/2022/yen.yml"),
    "all files touched": touched,
    "the ledger": ledger,
    "another site's event": edit(FILE, "Bu\\u1ed5i n\\u00f3i chuy\\u1ec7n a", "Tên khác"),
    "another site's slip": edit(FILE, "2022-01-01", "2022-06-12"),
    "another site's licence gone": edit(FILE, '"licence"', '"giấy phép"'),
    "another site named otherwise": edit("content/site.yml", "UBND huyện Mẫu Hạ", "UBND huyện Mẫu"),
    "another site's file gone": gone(FILE),
    "a focus gone": edit("events/2022/campaign.yml", "- {id: truyen-thong,", "- {id: thong-tin,"),
    "an unknown file": gone("content/tin-tuc/bang.xlsx"),
    "no identity": gone("content/site.yml"),
}
MOMENTS = (NOW, NOW + timedelta(days=1), datetime(2026, 11, 24, 23, 59, tzinfo=NOW.tzinfo), NOW - timedelta(days=900))


def same(root: Path, now: datetime) -> None:
    """The site, the places of its fields and all problems are those of a first time."""
    site, problems = warm(root, now)
    cold = read(root).site
    assert problems == problems_of(root, now)
    assert (site is None) == (cold is None)
    if site and cold:
        assert replace(site, quiet=frozenset()) == cold
        for kept, fresh in zip(records(site), records(cold), strict=True):
            assert kept.digest == fresh.digest
            assert [kept.at(name) for name in type(kept).model_fields] == [
                fresh.at(name) for name in type(fresh).model_fields
            ]
            for one, other in zip(passages(site, kept), passages(cold, fresh), strict=True):
                assert mentioned(site, one) == mentioned(cold, other)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return put(tmp_path / "checkout", FILES)


@pytest.fixture(params=["at once", "later"])
def paced(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Files that were written as they were read are compared by their bytes; those of before by their stamps."""
    if request.param == "at once":
        return lambda: None
    monkeypatch.setattr(store, "_TICK", -(10**18))
    return lambda: time.sleep(0.02)


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_the_problems_are_those_of_a_first_time(
    root: Path, name: str, paced: Callable[[], None]
) -> None:
    same(root, NOW)
    paced()
    CHANGES[name](root)
    same(root, NOW)
    paced()
    CHANGES[name](root)
    same(root, MOMENTS[1])


@pytest.mark.parametrize("seed", range(4))
def test_after_many_changes_the_problems_are_those_of_a_first_time(
    root: Path, seed: int, paced: Callable[[], None]
) -> None:
    random = Random(seed)
    for _ in range(10):
        paced()
        for name in random.sample(sorted(CHANGES), random.randrange(1, 4)):
            CHANGES[name](root)
        same(root, random.choice(MOMENTS))


def test_what_has_not_changed_is_not_read_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, paced: Callable[[], None]
) -> None:
    warm(root, NOW)
    touched(root)
    seen: list[str] = []

    def typing(model, node, *more):  # type: ignore[no-untyped-def]
        seen.append(node.at.path)
        return typed(model, node, *more)

    for module in ("files", "listings"):
        monkeypatch.setattr(f"scripts.read.{module}.typed", typing)
    edit(LIST, "Một câu mẫu.", "Câu mẫu khác.")(root)
    warm(root, NOW)
    assert seen == [LIST]


def test_of_other_sites_only_what_changed_is_read_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, paced: Callable[[], None]
) -> None:
    read_again: list[str] = []
    made = merging.read_events
    monkeypatch.setattr(
        merging, "read_events", lambda data, path, *more: read_again.append(path) or made(data, path, *more)
    )
    warm(root, NOW)
    paced()
    warm(root, NOW)
    assert read_again == [FILE]
    edit(LIST, "Một câu mẫu.", "Câu mẫu khác.")(root)
    touched(root)
    warm(root, NOW)
    assert read_again == [FILE]
    edit("content/places.yml", "Huyện Mẫu Hạ", "Huyện Mẫu Dưới")(root)
    warm(root, NOW)
    assert read_again == [FILE, FILE]


def test_of_an_edited_listing_the_edited_event_alone_is_made_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extra = LISTING.partition("events:\n")[2].replace("mau-thuong-2022-06-09", "mau-hai")
    put(root, {LIST: LISTING + extra})
    same(root, NOW)
    made: list[str] = []
    validate = Event.model_validate
    monkeypatch.setattr(Event, "model_validate", lambda data: made.append(data["id"]) or validate(data))
    put(root, {LIST: "# ghi chú\n" + LISTING + extra.replace("Một câu mẫu.", "Câu mẫu khác.")})
    warm(root, NOW)
    assert made == ["mau-hai"]
    monkeypatch.undo()
    same(root, NOW)


def test_check_uses_what_a_build_kept_and_writes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = problems_of(root, NOW)
    assert not (root / "build").exists()
    (root / "build").mkdir()
    state = State(root / "build/state.sqlite", "x")
    read(root, kept=kept_in(state, root))
    state.close()
    before = (root / "build/state.sqlite").read_bytes()
    monkeypatch.setattr("scripts.read.listings.typed", lambda *arguments: pytest.fail("read again"))
    assert problems_of(root, NOW) == found
    assert (root / "build/state.sqlite").read_bytes() == before


def test_an_event_that_was_found_right_is_asked_again_when_it_or_its_places_change(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(checks, "OF_EVENTS", (lambda _, event: iter(asked.append(event.id) or ()),))
    right = LISTING.replace("mau-thuong-2022-06-09", "mau-dung").replace("2022-06-09", "2022-06-20")
    put(root, {LIST: right})
    for change, again in (
        (lambda: None, True),
        (lambda: None, False),
        (lambda: edit(LIST, "defaults:", "# ghi chú\ndefaults:")(root), False),
        (lambda: edit(LIST, "Một câu mẫu.", "Câu mẫu khác.")(root), True),
        (lambda: edit("content/places.yml", "Huyện Mẫu Hạ", "Huyện Mẫu Dưới")(root), True),
        (lambda: edit("events/2022/campaign.yml", "Chủ đề mẫu", "Chủ đề khác")(root), True),
        (lambda: None, False),
    ):
        change()
        asked.clear()
        warm(root, NOW)
        assert ("mau-dung" in asked) is again


@pytest.mark.parametrize("spoil", ["cut", "pages", "text", "row", "code", "rules"])
def test_a_spoilt_or_foreign_store_is_thrown_away(root: Path, spoil: str, monkeypatch: pytest.MonkeyPatch) -> None:
    same(root, NOW)
    file = root.parent / "state.sqlite"
    if spoil == "cut":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    elif spoil == "pages":
        file.write_bytes(file.read_bytes()[:8_192].ljust(file.stat().st_size, b"x"))
    elif spoil == "text":
        file.write_bytes(b"not a database" * 100)
    elif spoil == "rules":
        monkeypatch.setattr("scripts.read.keeping.rules", lambda *arguments: "others")
    else:
        database = sqlite3.connect(file)
        data = pickle.dumps(os.system)
        if spoil == "row":
            database.execute("update sources set data = ?", (data,))
        else:
            database.execute("update sources set data = ?, sum = ?", (data, store.digest(data)))
        database.commit()
        database.close()
    same(root, NOW)
    same(root, NOW)


def test_the_digest_of_a_record_is_of_what_it_says(root: Path) -> None:
    def digest() -> str:
        site = read(root).site
        assert site
        return site.events_by_id["mau-yen"].digest

    first = digest()
    edit("events/2022/yen.yml", "start: 2022-06-09", "start: 9/6/2022")(root)
    edit("events/2022/yen.yml", "defaults:", "# ghi chú\ndefaults:")(root)
    assert digest() == first and len(first) == 32
    edit("events/2022/yen.yml", "Yên.", "Yên ắng.")(root)
    assert digest() != first


def test_a_picture_is_looked_at_once(root: Path) -> None:
    seen: list[str] = []
    for _ in range(2):
        state = State(root.parent / "state.sqlite", "x")
        read(root, lambda data, name: seen.append(name) or look(data, name), kept_in(state, root))  # type: ignore[func-returns-value]
        state.close()
    assert len(seen) == 2
