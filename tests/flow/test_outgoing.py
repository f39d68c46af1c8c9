"""What is not out and why, what went out, came back or is gone: said by each build, and by `check`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from scripts.flow import checking
from scripts.flow.building import Options, build
from scripts.flow.outgoing import MOST, Moved, expected, held_back, lines, moved, published
from scripts.flow.progress import Progress
from scripts.model.values import VIETNAM
from scripts.read import read
from scripts.store.published import FILE, Published, Row
from tests.conftest import command
from tests.sources import LISTING, NEWS, NOW, QUESTION, site
from tests.translated import declared

PATH = "content/tin-tuc/2022-06-10-tin-mau.md"
LATER = datetime(2026, 12, 1, 9, tzinfo=VIETNAM)


def held(root: Path, now: datetime = NOW, **changes: str) -> list[tuple[str, str]]:
    reading = read(site(root, {path.replace("__", "/"): text for path, text in changes.items()}))
    assert reading.site
    return [(one.path, f"{one.why} ({one.field})" if one.field else one.why) for one in held_back(reading.site, now)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("draft: true", "bản nháp (draft: true)"),
        ("sample: true", "mục mẫu hoặc chưa điền xong (sample: true)"),
        ("embargo: 2026-11-30 10:00", "chờ đến 10:00 ngày 30/11/2026 (embargo)"),
        ("expires: 2026-11-01 08:00", "đã hết hạn từ 08:00 ngày 01/11/2026 (expires)"),
        ("withdrawn: Nhầm số.", "đã gỡ, trang chỉ còn lời báo (withdrawn)"),
    ],
)
def test_an_article_that_is_held_back_is_named_with_the_reason(tmp_path: Path, line: str, why: str) -> None:
    assert held(tmp_path, **{PATH: NEWS.replace("kind: news", f"kind: news\n{line}")}) == [(PATH, why)]


def test_an_article_of_a_day_to_come_waits_for_it(tmp_path: Path) -> None:
    path = "content/tin-tuc/2026-12-01-mai.md"
    files = {path: NEWS.replace("2022-06-10", "2026-12-01")}
    assert held(tmp_path / "a", **files) == [(path, "chờ đến ngày 01/12/2026 (date)")]
    assert held(tmp_path / "b", LATER, **files) == []


def test_drafts_of_every_kind_samples_of_events_and_translations_of_what_is_held_are_named(tmp_path: Path) -> None:
    files = {
        "content/hoi-dap/cau-hoi-mau.md": QUESTION.replace("short: Có.", "short: Có.\ndraft: true"),
        "content/en/hoi-dap/cau-hoi-mau.md": declared("en", QUESTION),
        "events/2022/mau-thuong.yml": LISTING + "  sample: true\n",
    }
    assert held(tmp_path, **files) == [
        ("content/hoi-dap/cau-hoi-mau.md", "bản nháp (draft: true)"),
        ("content/en/hoi-dap/cau-hoi-mau.md", "bản tiếng Việt chưa đăng hoặc không còn đăng"),
        ("events/2022/mau-thuong.yml", "mục mẫu hoặc chưa điền xong (sample: true)"),
    ]


def test_what_is_public_is_not_held(tmp_path: Path) -> None:
    assert held(tmp_path) == []


def test_pages_that_went_out_came_back_or_are_gone_since_the_last_build() -> None:
    def row(is_out: bool) -> Row:
        return Row("x", "digest", is_out)

    before = {"News a/": row(True), "News b/": row(False), "News c/": row(True), "Glossary x": row(True)}
    assert moved(before, ["a/", "b/", "c/", "z/"], ["News a/", "News b/", "News d/"]) == Moved(
        ("d/",), ("b/",), ("c/",)
    )


def test_where_nothing_is_known_of_the_last_build_the_ledger_says_what_is_new() -> None:
    assert moved({}, ["a/"], ["News a/", "Event b/"]) == Moved(new=("b/",))


def test_a_long_list_is_cut_and_says_so() -> None:
    changes = Moved(new=tuple(f"{number}/" for number in range(MOST + 5)))
    found = list(lines([], changes))
    assert found[0] == "Mới đăng (25):" and found[-1] == "  … và 5 mục nữa" and len(found) == MOST + 2


def built(root: Path, now: datetime = NOW) -> list[str]:
    result = build(root, now, Options(compressed=False), Progress(quiet=True))
    assert result.output, result.problems
    return result.summary().splitlines()


def test_each_build_tells_what_became_of_the_pages_and_check_what_would(tmp_path: Path) -> None:
    waiting = NEWS.replace("kind: news", "kind: news\nembargo: 2026-11-30 10:00").replace("2022-06-10", "2026-11-23")
    root = site(tmp_path, {"content/tin-tuc/2026-11-23-cho.md": waiting})
    url, why = "/tin-tuc/2026/cho/", "chờ đến 10:00 ngày 30/11/2026 (embargo)"
    said = built(root)
    assert f"  content/tin-tuc/2026-11-23-cho.md: “Tin mẫu”, {why}" in said
    assert "  /tin-tuc/2022/tin-mau/" in said and f"  {url}" not in said
    assert not any(line.startswith("Mới đăng") for line in built(root)), "nothing is new the second time"
    done = command("check", "--root", str(root), "--now", "2026-12-01 09:00")
    assert f"Sẽ đăng thêm (1):\n  {url}\n" in done.stdout
    assert "Mới đăng (1):" in built(root, LATER)
    expiring = root / PATH
    expiring.write_text(NEWS.replace("kind: news", "kind: news\nexpires: 2026-12-02 10:00"), encoding="utf-8")
    after = datetime(2026, 12, 3, tzinfo=VIETNAM)
    gone = built(root, after)
    assert gone[gone.index("Không còn (1):") + 1] == "  /tin-tuc/2022/tin-mau/"
    expiring.write_text(NEWS, encoding="utf-8")
    back = built(root, after)
    assert back[back.index("Đăng trở lại (1):") + 1] == "  /tin-tuc/2022/tin-mau/"


def test_a_preview_and_a_check_leave_no_trace(tmp_path: Path) -> None:
    root = site(tmp_path)
    assert list(expected(root, reading.site, NOW, whole=True)) if (reading := read(root)).site else False
    assert checking.of(root, NOW).site
    build(root, NOW, Options(compressed=False, preview=True), Progress(quiet=True))
    assert not (root / FILE).exists()


def test_what_is_spoilt_is_written_anew(tmp_path: Path) -> None:
    reading = read(site(tmp_path))
    assert reading.site
    out = published(reading.site, NOW)
    for spoilt in (None, b"", b"no database at all" * 400):
        if spoilt is not None:
            (tmp_path / FILE).write_bytes(spoilt)
        store = Published(tmp_path)
        assert store.rows == {} and store.data("News tin-tuc/2022/tin-mau/") is None
        store.learn(store.learned(out))
        assert Published(tmp_path).rows.keys() == out.keys()
