"""What a publish puts together: the engine's pages, our files over them, nothing that nobody asked for."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from unittest import mock

import pytest

from scripts.publish import files, pagefind
from scripts.publish.errors import PublishError
from scripts.publish.stage import publish
from tests.publish.small_site import page, put


class Rooms:
    """The folders of one checkout."""

    def __init__(self, root: Path) -> None:
        self.html, self.files = root / "build/html", root / "build/files"
        self.site, self.work = root / "site", root / "build"
        self.html.mkdir(parents=True)

    def publish(self) -> int:
        """Publish, and how many files were copied for it."""
        with mock.patch.object(files, "copy", wraps=files.copy) as copied:
            publish(self.html, self.files, self.site, self.work)
        return sum("/pagefind/" not in call.args[1] for call in copied.call_args_list)

    def names(self) -> set[str]:
        found = {path.relative_to(self.site).as_posix() for path in self.site.rglob("*") if path.is_file()}
        return {name for name in found if not name.startswith("pagefind/")}


@pytest.fixture
def rooms(tmp_path: Path) -> Rooms:
    rooms = Rooms(tmp_path)
    put(rooms.html / "index.html", page("", "Trang chủ", "Một."))
    put(rooms.html / "luat/index.html", page("luat/", "Luật", "Hai."))
    return rooms


def test_our_files_stand_before_the_engines(rooms: Rooms) -> None:
    put(rooms.html / "sitemap.xml", "engine")
    put(rooms.files / "sitemap.xml", "ours")
    put(rooms.files / "api/v1/index.json", "{}")
    rooms.publish()
    assert (rooms.site / "sitemap.xml").read_text(encoding="utf-8") == "ours"
    assert rooms.names() == {"index.html", "luat/index.html", "sitemap.xml", "api/v1/index.json"}


def test_leftovers_of_engine_and_theme_stay_behind(rooms: Rooms) -> None:
    for name in (
        "sitemap.xml.gz",
        "search/search_index.json",
        "search.json",
        "objects.inv",
        "assets/javascripts/bundle.js",
        "assets/javascripts/lunr/min/lunr.vi.min.js",
        "assets/stylesheets/main.css",
        "assets/images/favicon.png",
        "assets/styles/11-tokens.css",
    ):
        put(rooms.html / name, "x")
    put(rooms.files / "assets/site.css", "x")
    rooms.publish()
    assert rooms.names() == {"index.html", "luat/index.html", "assets/site.css"}


def test_what_is_gone_upstream_is_gone(rooms: Rooms) -> None:
    rooms.publish()
    (rooms.html / "luat/index.html").unlink()
    (rooms.html / "luat").rmdir()
    put(rooms.site / "stray.txt", "put there by hand")
    rooms.publish()
    assert rooms.names() == {"index.html"}
    assert not (rooms.site / "luat").exists()


def test_unchanged_files_are_shared_with_the_old_tree_and_never_with_the_engines(rooms: Rooms) -> None:
    rooms.publish()
    before = (rooms.site / "luat/index.html").stat()
    put(rooms.html / "index.html", page("", "Trang chủ", "Đổi."))
    rooms.publish()
    after = (rooms.site / "luat/index.html").stat()
    assert after.st_ino == before.st_ino
    assert after.st_ino != (rooms.html / "luat/index.html").stat().st_ino
    assert "Đổi." in (rooms.site / "index.html").read_text(encoding="utf-8")


def test_engine_rewriting_in_place_does_not_touch_the_published_page(rooms: Rooms) -> None:
    rooms.publish()
    with (rooms.html / "luat/index.html").open("r+", encoding="utf-8") as page_file:
        page_file.truncate(10)
    assert "Hai." in (rooms.site / "luat/index.html").read_text(encoding="utf-8")


def test_an_edit_that_keeps_size_and_time_is_still_published(rooms: Rooms) -> None:
    target = rooms.html / "luat/index.html"
    os.utime(target, ns=(10**18, 10**18))  # whole seconds, as on a file system that keeps no finer times
    rooms.publish()
    target.write_text(target.read_text(encoding="utf-8").replace("Hai.", "Hbi."), encoding="utf-8")
    os.utime(target, ns=(10**18, 10**18))
    rooms.publish()
    assert "Hbi." in (rooms.site / "luat/index.html").read_text(encoding="utf-8")


def test_publishing_twice_changes_nothing(rooms: Rooms) -> None:
    rooms.publish()
    before = {path: path.read_bytes() for path in rooms.site.rglob("*") if path.is_file()}
    with mock.patch.object(pagefind, "files_of") as indexed:
        assert rooms.publish() == 0
    assert not indexed.called
    assert {path: path.read_bytes() for path in rooms.site.rglob("*") if path.is_file()} == before


def test_without_links_everything_is_copied(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert [rooms.publish() for _ in range(3)] == [2, 2, 0]  # two trees to fill
    assert rooms.names() == {"index.html", "luat/index.html"}
    assert (rooms.site / "pagefind/pagefind.js").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_modes_do_not_depend_on_the_builders_umask(rooms: Rooms) -> None:
    put(rooms.files / "secret.txt", "x")
    (rooms.files / "secret.txt").chmod(0o600)
    before = os.umask(0o077)
    try:
        rooms.publish()
    finally:
        os.umask(before)
    modes: dict[bool, set[str]] = {True: set(), False: set()}
    for path in [rooms.site, *rooms.site.rglob("*")]:
        modes[path.is_dir()].add(oct(path.stat().st_mode & 0o777))
    assert modes == {True: {"0o755"}, False: {"0o644"}}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_site_that_is_a_link_stays_one(rooms: Rooms, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    rooms.site.symlink_to(tmp_path / "www", target_is_directory=True)
    rooms.publish()
    assert rooms.site.is_symlink()
    assert (tmp_path / "www/index.html").is_file()


def test_nothing_to_publish_is_refused(tmp_path: Path) -> None:
    rooms = Rooms(tmp_path)
    put(rooms.site / "index.html", "old")
    with pytest.raises(PublishError, match="không có trang nào"):
        rooms.publish()
    assert (rooms.site / "index.html").read_text(encoding="utf-8") == "old"
