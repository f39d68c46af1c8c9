"""The load on nginx: a real turn over a page of our own, and what is said where something is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.bench import serving
from scripts.bench.serving import SMALL, Load
from scripts.problems.failure import CannotDo
from scripts.setup import testing
from tests.conftest import CHECKOUT, need


def small_site(root: Path) -> Path:
    files = {
        "site/index.html": "trang chủ",
        "site/luat/mau/dieu-1/index.html": "điều 1",
        "site/pagefind/index/a": "a",
        "site/pagefind/fragment/b": "b",
        "site/redirects/nginx.conf": "map $uri $moved_to {\n}\n",
        "docs/hosting.md": (CHECKOUT / "docs/hosting.md").read_text(encoding="utf-8"),
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def test_each_page_stands_beside_one_small_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("nginx", "wrk"):
        need(testing.program(name), name)
    monkeypatch.setattr(serving, "_SECONDS", 1)
    monkeypatch.setattr(serving, "_TURNS", 1)
    monkeypatch.setattr(serving, "_paths", lambda site: {"article": "luat/mau/dieu-1/"})
    *_, small, article = serving.run(small_site(tmp_path)).splitlines()
    assert small.startswith(f"| {SMALL} | ") and small.endswith("| 1.00 | 1.00 |")
    assert article.startswith("| article | ") and float(article.split("|")[-3]) > 0


def test_what_readers_ask_for_most(tmp_path: Path) -> None:
    assert serving._paths(small_site(tmp_path) / "site") == {
        "home": "",
        "article": "luat/mau/dieu-1/",
        "search, index": "pagefind/index/a",
        "search, fragment": "pagefind/fragment/b",
    }


def test_ratios_are_of_the_same_turn() -> None:
    turns = {SMALL: [Load(100, 1, 10), Load(10, 9, 10)], "home": [Load(90, 2, 12.5), Load(9, 8, 12.5)]}
    assert serving._table(turns).splitlines()[-1] == "| home | 50 | 5.0 ms | 12.5 µs | 0.90 | 0.80 |"


def test_what_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CannotDo, match="hãy chạy build trước"):
        serving.run(tmp_path)
    monkeypatch.setattr(serving.shutil, "which", lambda name, path: None)
    with pytest.raises(CannotDo, match="cài gói: nginx-light"):
        serving.run(small_site(tmp_path))
