"""The index as files: the same bytes anywhere, only what is used, made again only where needed."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from scripts.publish import pagefind, search
from scripts.publish.errors import SearchError
from scripts.publish.files import sources
from scripts.publish.search import index
from scripts.publish.search_text import searchable
from tests.conftest import CHECKOUT
from tests.publish import small_site


def digest(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def indexed(root: Path, output: Path, cache: Path) -> int:
    """Index all pages below a folder; how many parts were made for it. What is said of its files is what is there."""
    pages = {path: source for path, source in sources(root).items() if path.endswith(".html")}
    with mock.patch.object(pagefind, "files_of", wraps=pagefind.files_of) as made:
        assert index(pages, output, cache) == sources(output)
    return made.call_count


def languages(output: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((output / "pagefind-entry.json").read_bytes())["languages"]
    return found


def many(count: int) -> dict[str, tuple[str, str]]:
    return {f"tin-tuc/{n % 7}/{n}/": (f"Tin số {n}", f"Nội dung thứ {n} về đường dây nóng.") for n in range(count)}


def in_another_process(root: Path, output: Path, **environment: str) -> dict[str, str]:
    code = (
        "import sys; from pathlib import Path; from tests.publish.test_search_index import indexed;"
        "indexed(*map(Path, sys.argv[1:]))"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(root), str(output), f"{output}-cache"],
        cwd=output.parent,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)} | environment,
        check=True,
    )
    return digest(output)


def test_same_pages_give_the_same_bytes_anywhere(tmp_path: Path) -> None:
    here, there = tmp_path / "a", tmp_path / "một nơi khác" / "sâu hơn"
    small_site.write(here, small_site.PAGES | many(60))
    # The order in which a folder gives its files differs between file systems, and on some goes by creation.
    pages = list((small_site.PAGES | many(60)).items())
    random.Random(5).shuffle(pages)
    small_site.write(there, dict(pages))
    ours = in_another_process(
        here, tmp_path / "x", TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="1", RAYON_NUM_THREADS="1"
    )
    theirs = in_another_process(
        there,
        tmp_path / "y",
        TZ="America/Lima",
        LC_ALL="tr_TR.UTF-8",
        PYTHONHASHSEED="77",
        PAGEFIND_SITE="/nowhere",
        PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE="5",
    )
    assert ours == theirs
    assert ours


def test_only_what_the_site_uses_is_there(tmp_path: Path) -> None:
    small_site.write(tmp_path / "html")
    indexed(tmp_path / "html", tmp_path / "pagefind", tmp_path / "cache")
    names = {path for path in digest(tmp_path / "pagefind") if "/" not in path}
    assert {name for name in names if not name.endswith(".pf_meta")} == {
        "pagefind.js",
        "pagefind-entry.json",
        "sources.json",
        "wasm.unknown.pagefind",
    }
    assert languages(tmp_path / "pagefind")["vi"]["page_count"] == len(small_site.PAGES) + 1  # what divides the index


def test_words_with_marks_close_chunks_too(tmp_path: Path) -> None:
    words = [f"{first}{vowel}{last}" for first in ("đ", "th", "tr") for vowel in "ấếốữ" for last in ("", "m", "ng")]
    pages = {f"tin-tuc/{number}/": (f"Tin {number}", " ".join(words)) for number in range(100)}
    small_site.write(tmp_path / "html", pages)
    indexed(tmp_path / "html", tmp_path / "pagefind", tmp_path / "cache")
    chunks = [path for path in digest(tmp_path / "pagefind") if path.endswith(".pf_index")]
    assert len(chunks) >= len(words) * len(pages) / search._PLACES


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site of more than 20 pages has parts of about 10."""
    monkeypatch.setattr(search, "WHOLE", 20)
    monkeypatch.setattr(search, "PART", 10)


@pytest.mark.usefixtures("small_parts")
def test_parts_are_made_again_only_where_a_page_changed(tmp_path: Path) -> None:
    root, output = small_site.write(tmp_path / "html", many(40)), tmp_path / "pagefind"
    assert indexed(root, output, tmp_path / "cache") == len(languages(output)) == 4
    before, times = digest(output), modified(output)
    assert indexed(root, output, tmp_path / "cache") == 0
    assert (digest(output), modified(output)) == (before, times)
    changed = many(40) | {"tin-tuc/3/3/": ("Tin số 3", "Nội dung đã sửa.")}
    small_site.write(root, changed)
    assert indexed(root, output, tmp_path / "cache") == 1
    indexed(root, tmp_path / "fresh", tmp_path / "another cache")
    assert digest(output) == digest(tmp_path / "fresh")
    kept = [path for path, time in modified(output).items() if times.get(path) == time]
    assert len(kept) > 0.7 * len(times)


def modified(root: Path) -> dict[str, int]:
    return {path: source.time for path, source in sources(root).items()}


@pytest.mark.usefixtures("small_parts")
def test_a_new_page_leaves_the_files_of_other_parts_as_they_are(tmp_path: Path) -> None:
    root, output = small_site.write(tmp_path / "html", many(38)), tmp_path / "pagefind"
    indexed(root, output, tmp_path / "cache")
    assert list(languages(output)) == ["vi", "vi-part1", "vi-part2", "vi-part3"]
    before = digest(output)
    small_site.write(root, many(39))
    assert indexed(root, output, tmp_path / "cache") == 1
    after = digest(output)
    changed = {path for path in before if after.get(path) != before[path]}
    parts = {path.rpartition("/")[2].removeprefix("pagefind.").partition("_")[0] for path in changed}
    assert len(parts - {"pagefind-entry.json", "sources.json"}) == 1


@pytest.mark.usefixtures("small_parts")
def test_a_page_more_or_less_gives_what_a_fresh_index_gives(tmp_path: Path) -> None:
    for count in (9, 10, 21, 25, 45, 20, 3, 0, 1):
        root = small_site.write(tmp_path / f"html{count}", many(count))
        indexed(root, tmp_path / "kept", tmp_path / "cache")
        indexed(root, tmp_path / f"fresh{count}", tmp_path / "another cache")
        assert digest(tmp_path / "kept") == digest(tmp_path / f"fresh{count}")


def test_a_damaged_index_is_made_again(tmp_path: Path) -> None:
    root, output, cache = small_site.write(tmp_path / "html"), tmp_path / "pagefind", tmp_path / "cache"
    indexed(root, output, cache)
    fresh = digest(output)
    fragment = next((output / "fragment").iterdir())
    fragment.write_bytes(b"")
    assert indexed(root, output, cache) == 1
    assert digest(output) == fresh
    fragment.write_bytes(fragment.read_bytes()[::-1])  # as many bytes as before
    assert indexed(root, output, cache) == 1
    for name in ("pagefind.js", "wasm.unknown.pagefind", fragment.relative_to(output).as_posix()):
        (output / name).unlink()
        assert indexed(root, output, cache) == 1
        assert digest(output) == fresh
    for name in ("sources.json", "pagefind-entry.json"):
        (output / name).write_text("{", encoding="utf-8")
        assert indexed(root, output, cache) == 0
        assert digest(output) == fresh
    small_site.put(output / "stray.txt", "x")
    indexed(root, output, cache)
    assert digest(output) == fresh


@pytest.mark.parametrize(
    "spoilt", ["", "[]", "{}", '{"vi": []}', '{"vi": ["", {}]}', '{"vi": null}', '{"vi": 3}', '"vi"', "7"]
)
def test_a_spoilt_memory_of_parts_makes_them_again(tmp_path: Path, spoilt: str) -> None:
    root = small_site.write(tmp_path / "html", many(3))
    indexed(root, tmp_path / "pagefind", tmp_path / "cache")
    fresh = digest(tmp_path / "pagefind")
    small_site.put(tmp_path / "cache/search-parts.json", spoilt)
    assert indexed(root, tmp_path / "pagefind", tmp_path / "cache") == 1
    assert digest(tmp_path / "pagefind") == fresh


def test_searchable_text() -> None:
    assert searchable("Đường đi") == "Ḏường ḏi"
    assert searchable(unicodedata.normalize("NFD", "thủy")) == "thủy"
    assert searchable("&#273;&#x110;&Dstrok;&dstrok;&#0272;&#27;&lt;") == "ḏḎḎḏḎ&#27;&lt;"
    assert searchable('<html lang="vi"><p>') == '<html lang="vi"><p>'
    assert searchable('<!doctype html><html class="x" lang="en">').endswith(
        '<html data-pagefind-meta="lang:en" class="x" lang="en">'
    )


def test_a_site_without_marked_pages_has_no_index(tmp_path: Path) -> None:
    small_site.put(tmp_path / "html/index.html", "<html lang=vi><body>x")
    assert indexed(tmp_path / "html", tmp_path / "pagefind", tmp_path / "cache") == 0
    assert not (tmp_path / "pagefind").exists()


def test_an_indexer_that_dies_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\necho hỏng >&2\nexit 3\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: broken)
    with pytest.raises(SearchError, match="dừng giữa chừng: hỏng"):
        pagefind.files_of([("/", "<p>" + "x" * 500_000)], "vi")
    broken.chmod(0o644)
    with pytest.raises(SearchError, match="không chạy được"):
        pagefind.files_of([], "vi")


def test_another_pagefind_is_refused() -> None:
    with pytest.raises(SearchError, match="đúng bản đã khóa"):
        search.core(b"var PagefindInstance=class{}; export{somethingElse}")


def test_sources_tell_no_time_and_no_machine(tmp_path: Path) -> None:
    indexed(small_site.write(tmp_path / "html"), tmp_path / "pagefind", tmp_path / "cache")
    told = json.loads((tmp_path / "pagefind" / "sources.json").read_text(encoding="utf-8"))
    assert set(told) == {"vi", "engine"}
    assert set(told["vi"]) == {"pages", "bytes"}
