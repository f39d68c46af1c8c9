"""Packed copies of texts: of every text, of nothing else, never of an older text."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest

from scripts.publish import compress
from scripts.publish.stage import publish
from tests.publish.small_site import page, put

LONG = "Phòng, chống ma túy là việc của mọi người. " * 60


class Rooms:
    """A rendered site that is published with packed copies."""

    def __init__(self, root: Path) -> None:
        self.root, self.html, self.site = root, root / "build/html", root / "site"
        self.text("index.html", page("", "Trang chủ", LONG))
        self.text("luat/index.html", page("luat/", "Luật", LONG))

    def text(self, path: str, words: str) -> None:
        put(self.html / path, words)

    def publish(self, compressed: bool = True) -> None:
        publish(self.html, self.root / "build/files", self.site, self.root / "build", compressed=compressed)

    def packed(self) -> dict[str, bytes]:
        names = {path.relative_to(self.site).as_posix(): path for path in self.site.rglob("*") if path.is_file()}
        return {name: path.read_bytes() for name, path in names.items() if path.suffix in compress.PACKED}


@pytest.fixture
def rooms(tmp_path: Path) -> Rooms:
    return Rooms(tmp_path)


def test_every_packed_copy_unpacks_to_its_text(rooms: Rooms) -> None:
    rooms.text("api/v1/laws.json", f'["{LONG}"]')
    rooms.publish()
    packed = rooms.packed()
    assert {name for name in packed if "pagefind" not in name} == {
        f"{name}{kind}" for name in ("index.html", "luat/index.html", "api/v1/laws.json") for kind in compress.PACKED
    }
    for name, data in packed.items():
        text = rooms.site / name[:-3]
        assert (brotli.decompress(data) if name.endswith(".br") else gzip.decompress(data)) == text.read_bytes()
        assert len(data) < text.stat().st_size
        assert (rooms.site / name).stat().st_mtime_ns == text.stat().st_mtime_ns


def test_small_texts_what_is_packed_already_and_single_items_of_the_api_get_no_copy(rooms: Rooms) -> None:
    rooms.text("robots.txt", "User-agent: *\n")
    rooms.text("luat/anh.webp", LONG)
    rooms.text("luat/phong.woff2", LONG)
    rooms.text("api/v1/news/anh.json", f'["{LONG}"]')
    rooms.publish()
    packed = rooms.packed()
    assert not [name for name in packed if "robots" in name or "anh" in name or "phong" in name]
    inside = {name for name in packed if name.startswith("pagefind/")}
    assert inside <= {f"pagefind/{name}{kind}" for name in ("pagefind.js", "sources.json") for kind in compress.PACKED}


def test_an_edit_packs_only_what_it_changed_and_equals_a_clean_build(rooms: Rooms, tmp_path: Path) -> None:
    rooms.publish()
    before = (rooms.site / "luat/index.html.br").stat()
    rooms.text("index.html", page("", "Trang chủ", f"Đổi. {LONG}"))
    rooms.publish()
    assert (rooms.site / "luat/index.html.br").stat().st_ino == before.st_ino
    assert "Đổi." in brotli.decompress((rooms.site / "index.html.br").read_bytes()).decode()
    clean = Rooms(tmp_path / "clean")
    clean.text("index.html", page("", "Trang chủ", f"Đổi. {LONG}"))
    clean.publish()
    assert rooms.packed() == clean.packed()


def test_a_copy_goes_with_its_text(rooms: Rooms) -> None:
    rooms.publish()
    (rooms.html / "luat/index.html").unlink()
    rooms.publish()
    assert not [name for name in rooms.packed() if name.startswith("luat/")]


def test_copies_packed_by_other_rules_are_not_kept(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    rooms.publish()
    monkeypatch.setattr(compress, "packed_by", lambda: "a newer brotli")
    before = (rooms.site / "luat/index.html.br").stat().st_ino
    rooms.publish()
    kept = (rooms.site / "luat/index.html.br").stat().st_ino
    assert kept != before
    rooms.publish()
    assert (rooms.site / "luat/index.html.br").stat().st_ino == kept


def test_a_live_tree_that_lost_a_copy_is_mended_and_never_written_to(rooms: Rooms) -> None:
    rooms.publish()
    whole = rooms.packed()
    (rooms.site / "luat/index.html.gz").unlink()
    # A reader's server still has the old tree open.
    old = tmp_link(rooms.site / "luat/index.html.br", rooms.root / "kept.br")
    times = old.stat().st_mtime_ns, old.read_bytes()
    rooms.publish()
    assert rooms.packed() == whole
    assert (old.stat().st_mtime_ns, old.read_bytes()) == times


def tmp_link(path: Path, name: Path) -> Path:
    os.link(path, name)
    return name


def test_the_preview_pays_nothing_and_the_next_build_packs_again(rooms: Rooms) -> None:
    rooms.publish()
    whole = rooms.packed()
    rooms.publish(compressed=False)
    assert rooms.packed() == {}
    rooms.publish()
    assert rooms.packed() == whole
