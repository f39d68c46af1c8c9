"""A build over what earlier ones kept is a build from nothing, byte for byte, whatever happened between them."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from scripts.model.values import VIETNAM
from tests.pictures import photo
from tests.render.test_incremental import published
from tests.sources import IDENTITY, LISTING, NEWS, QUESTION, forget, lend, site
from tests.translated import declared

RECURRING = (
    LISTING.replace("mau-thuong-2022-06-09", "hang-tuan")
    .replace("start: 2022-06-09", "start: 2026-11-05")
    .replace("Mẫu Thượng", "Mẫu Hạ")  # the other district has ended by then
    .replace("  kind:", "  recurs: {every: week, until: 2026-12-31}\n  kind:")
)
# Of another place and of no campaign: nothing but a link leads from the first event to it.
LINKED = (
    LISTING.replace("mau-thuong-2022-06-09", "duoc-nhac")
    .replace("Mẫu Thượng", "Mẫu Hạ")
    .replace("commune: Đá Trắng, ", "")
    .replace("Lễ ra quân mẫu", "Buổi kia")
    .replace("  focus: [truyen-thong]", "  campaign: false")
)


@dataclass
class Site:
    """A site that is built again and again."""

    root: Path
    now: datetime = datetime(2026, 11, 24, 23, 59, tzinfo=VIETNAM)
    options: Options = field(default_factory=Options)

    def write(self, path: str, text: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text, (path, old)
        self.write(path, text.replace(old, new, 1))

    def built(self, root: Path) -> dict[str, bytes]:
        forget(root)
        built = build(root, self.now, self.options, Progress(quiet=True))
        assert built.output is not None, built.problems
        # What is kept wrongly is found where much of it is made again, as on a site as small as this; it must not be.
        assert "dựng lại tất cả" not in " ".join(built.warnings)
        return published(root)

    def warm(self) -> dict[str, bytes]:
        return self.built(self.root)

    def cold(self, folder: Path) -> dict[str, bytes]:
        for name in ("content", "events"):
            shutil.copytree(self.root / name, folder / name)
        return self.built(lend(folder))


def rename_a_place(here: Site) -> None:
    here.change("content/places.yml", "name: Huyện Mẫu Thượng", "name: Thị xã Mẫu Thượng")


def move_a_date_of_force(here: Site) -> None:
    here.change("content/luat/1-2020-qh14/law.yml", "effective: ", "effective: 2026-12-31 # ")


def pass_midnight(here: Site) -> None:
    here.now += timedelta(minutes=2)


def pass_an_embargo(here: Site) -> None:
    here.now = datetime(2026, 11, 25, 10, 0, tzinfo=VIETNAM)


def pass_an_expiry(here: Site) -> None:
    here.now = datetime(2026, 11, 27, 10, 0, tzinfo=VIETNAM)


def set_a_time_back(here: Site) -> None:
    here.change("events/2022/mau-thuong.yml", "Lễ ra quân mẫu", "Lễ ra quân khác")
    os.utime(here.root / "events/2022/mau-thuong.yml", (0, 0))


def edit_without_a_trace_in_times(here: Site) -> None:
    path = here.root / "events/2022/mau-thuong.yml"
    status = path.stat()
    here.change("events/2022/mau-thuong.yml", "Lễ ra quân khác", "Lễ ra quân nữa")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def translate(here: Site) -> None:
    here.write("content/en/hoi-dap/cau-hoi-mau.md", declared("en", QUESTION.replace("title: ", "title: English ")))


def replace_a_picture(here: Site) -> None:
    here.write("content/tin-tuc/anh.jpg", photo(320, 200))


def choose_another_address(here: Site) -> None:
    here.options = Options(site_url="https://khac.example/")


def rename_the_site(here: Site) -> None:
    here.write("content/site.yml", IDENTITY.replace("Trang mẫu", "Trang khác"))


def move_an_event_that_another_links_to(here: Site) -> None:
    (here.root / "events/2022/duoc-nhac.yml").unlink()
    here.write("events/2023/duoc-nhac.yml", LINKED)


def drop_an_event(here: Site) -> None:
    (here.root / "events/2022/hang-tuan.yml").unlink()


def retitle_what_is_linked_to(here: Site) -> None:
    here.change("content/hoi-dap/cau-hoi-mau.md", "title: ", "title: Hỏi khác ")


def swap_two_files(here: Site) -> None:
    first, second = here.root / "content/tin-tuc/2022-06-10-tin-mau.md", here.root / "content/tin-tuc/2022-06-11-hai.md"
    other = first.with_suffix(".tmp")
    first.rename(other)
    second.rename(first)
    other.rename(second)
    here.change("content/tin-tuc/2022-06-10-tin-mau.md", "date: 2022-06-11", "date: 2022-06-10")
    here.change("content/tin-tuc/2022-06-11-hai.md", "date: 2022-06-10", "date: 2022-06-11")


def spoil_what_was_rendered(here: Site) -> None:
    page = here.root / "build/html/ho-tro/index.html"
    page.write_bytes(page.read_bytes().replace(b"0", b"9"))


def spoil_what_was_assembled(here: Site) -> None:
    page = here.root / "build/files/api/v1/events.json"
    page.write_bytes(page.read_bytes()[:-20])


def lose_what_was_kept(here: Site) -> None:
    (here.root / "build/state.sqlite").unlink()


MUTATIONS: tuple[Callable[[Site], None], ...] = (
    rename_a_place,
    pass_midnight,
    pass_an_embargo,
    set_a_time_back,
    edit_without_a_trace_in_times,
    move_a_date_of_force,
    translate,
    replace_a_picture,
    pass_an_expiry,
    swap_two_files,
    choose_another_address,
    rename_the_site,
    retitle_what_is_linked_to,
    spoil_what_was_rendered,
    spoil_what_was_assembled,
    move_an_event_that_another_links_to,
    drop_an_event,
    lose_what_was_kept,
)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Site:
    found = Site(site(tmp_path_factory.mktemp("ấm")))
    found.write("events/2022/hang-tuan.yml", RECURRING)
    found.write("events/2022/duoc-nhac.yml", LINKED)
    found.change("events/2022/mau-thuong.yml", "description: Xem", "description: Xem [buổi kia](sukien:duoc-nhac) và")
    held = NEWS.replace("2022-06-10", "2026-11-20").replace("Tin mẫu", "Tin chờ giờ")
    found.write("content/tin-tuc/2026-11-20-cho-gio.md", held.replace("---\n", "---\nembargo: 2026-11-25 09:00\n", 1))
    ending = held.replace("Tin chờ giờ", "Tin sẽ hết hạn")
    found.write("content/tin-tuc/2026-11-20-het-han.md", ending.replace("---\n", "---\nexpires: 2026-11-26 09:00\n", 1))
    found.write("content/tin-tuc/2022-06-11-hai.md", NEWS.replace("2022-06-10", "2022-06-11").replace("Tin mẫu", "Hai"))
    picture = "image: {file: anh.jpg, alt: Ảnh mẫu, credit: Mẫu, licence: CC BY 4.0}"
    found.change("content/tin-tuc/2022-06-10-tin-mau.md", "---\n", f"---\n{picture}\n")
    found.write("content/tin-tuc/anh.jpg", photo(300, 200))
    found.warm()
    return found


@pytest.mark.slow
@pytest.mark.xdist_group("warm and cold")  # one after the other: what each leaves is kept for the next
@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda mutate: mutate.__name__)
def test_what_is_kept_never_shows(here: Site, tmp_path: Path, mutate: Callable[[Site], None]) -> None:
    mutate(here)
    warm, cold = here.warm(), here.cold(tmp_path)
    assert sorted(warm) == sorted(cold)
    assert [path for path in cold if warm[path] != cold[path]] == []


def test_a_piece_that_was_kept_wrongly_is_found_and_everything_made_again(tmp_path: Path) -> None:
    here = Site(site(tmp_path / "a"))
    whole = here.warm()
    database = sqlite3.connect(here.root / "build/state.sqlite")
    database.execute("update pieces set data = ?", (b"{}",))
    database.commit()
    database.close()
    here.write("events/2022/them.yml", LISTING.replace("mau-thuong-2022-06-09", "them"))
    result = build(here.root, here.now, here.options, Progress(quiet=True))
    assert "dựng lại tất cả" in " ".join(result.warnings)
    assert published(here.root) == here.cold(tmp_path / "b") != whole
