"""Clocks that jump: what a build makes follows from its moment and its sources, whatever the times of files say."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from scripts.flow.building import build
from scripts.flow.progress import Progress
from scripts.model.values import VIETNAM
from tests.render.test_incremental import published
from tests.render.test_warm_and_cold import RECURRING, Site
from tests.sources import LISTING, NEWS, lend, site

YEAR = timedelta(days=365)
PAGE = "content/hoi-dap/cau-hoi-mau.md"
# The last hour of summer comes twice there.
TWICE = datetime(2026, 11, 1, 15, 30, tzinfo=VIETNAM)


class Kept(Site):
    """A site whose ledger stays, as in an office."""

    def built(self, root: Path) -> dict[str, bytes]:
        made = build(root, self.now, self.options, Progress(quiet=True))
        assert made.output is not None, made.problems
        assert "dựng lại tất cả" not in " ".join(made.warnings)
        return published(root) | {"ledger": (root / "ledger.jsonl").read_bytes()}

    def both(self, folder: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
        """What a build makes over what earlier ones kept, and what one makes of the same sources and ledger alone."""
        for name in ("content", "events"):
            shutil.copytree(self.root / name, folder / name)
        shutil.copy(self.root / "ledger.jsonl", folder)
        return self.warm(), self.built(lend(folder))


def edit(here: Site) -> None:
    """A text of the same length."""
    text = (here.root / PAGE).read_text(encoding="utf-8")
    old, new = ("Nội dung.", "Nội rung.") if "Nội dung." in text else ("Nội rung.", "Nội dung.")
    here.change(PAGE, old, new)


def jump(by: timedelta) -> Callable[[Site], None]:
    def change(here: Site) -> None:
        here.now += by
        edit(here)

    return change


def files_of(here: Site, *folders: str) -> Iterator[Path]:
    return (path for name in folders for path in (here.root / name).rglob("*") if path.is_file())


def shift(by: timedelta, *folders: str) -> Callable[[Site], None]:
    """The times of files as a clock leaves them that was wrong by so much and then was set right."""

    def change(here: Site) -> None:
        for path in files_of(here, *folders):
            status = path.stat()
            moved = status.st_mtime_ns + int(by.total_seconds()) * 10**9
            os.utime(path, ns=(status.st_atime_ns, moved))
        edit(here)

    return change


def edit_in_the_future(here: Site) -> None:
    """As from a camera or a stick of another machine: the file is edited, and its time of next year stays."""
    before = (here.root / PAGE).stat()
    edit(here)
    os.utime(here.root / PAGE, ns=(before.st_atime_ns, before.st_mtime_ns))


def another_zone(name: str) -> Callable[[Site], None]:
    def change(here: Site) -> None:
        os.environ["TZ"] = name
        time.tzset()
        edit(here)

    return change


def at(moment: datetime) -> Callable[[Site], None]:
    def change(here: Site) -> None:
        here.now = moment
        edit(here)

    return change


JUMPS: dict[str, Callable[[Site], None]] = {
    "a year on": jump(YEAR),
    "a year back": jump(-YEAR),
    "another year back": jump(-YEAR),
    "sources of next year": shift(YEAR, "content", "events"),
    "an edit that keeps its time of next year": edit_in_the_future,
    "all that was kept is of next year": shift(YEAR, "build", "site"),
    "another time zone": another_zone("America/Los_Angeles"),
    "the hour before winter time": at(TWICE),
    "the same hour once more": at(TWICE + timedelta(hours=1)),
}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    found = Kept(site(tmp_path_factory.mktemp("đồng hồ")))
    found.write("events/2022/hang-tuan.yml", RECURRING)
    held = NEWS.replace("2022-06-10", "2026-11-20").replace("Tin mẫu", "Tin chờ giờ")
    found.write("content/tin-tuc/2026-11-20-cho-gio.md", held.replace("---\n", "---\nembargo: 2026-11-25 09:00\n", 1))
    found.write("events/2022/sau.yml", LISTING.replace("mau-thuong-2022-06-09", "sau").replace("mẫu", "sau"))
    found.warm()
    zone = os.environ.get("TZ")
    yield found
    os.environ.pop("TZ") if zone is None else os.environ.update(TZ=zone)
    time.tzset()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows sets no zone for one process")
@pytest.mark.xdist_group("clocks")  # one after the other: what each leaves is kept for the next
@pytest.mark.parametrize("name", JUMPS)
def test_after_any_jump_a_build_is_one_from_nothing(here: Kept, tmp_path: Path, name: str) -> None:
    JUMPS[name](here)
    warm, cold = here.both(tmp_path)
    assert sorted(warm) == sorted(cold)
    assert [path for path in cold if warm[path] != cold[path]] == []
