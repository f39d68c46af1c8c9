"""The assembled tree is our insurance: MkDocs' successors give the same set of pages from it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from lxml import html

from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from tests.conftest import need
from tests.sources import NOW, site
from tests.translated import english


def pages(root: Path, engine: str) -> dict[str, html.HtmlElement]:
    """Every page of a small site that has all kinds of them, in two languages, by its address."""
    built = build(site(root, english()), NOW, Options(engine=engine, compressed=False), Progress(quiet=True))
    assert built.output, built.problems
    found = {path.relative_to(built.output).as_posix(): path for path in built.output.rglob("*.html")}
    return {name: html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot() for name, path in found.items()}


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["properdocs", "zensical"])
def test_the_same_pages_come_out_of_every_engine(tmp_path: Path, engine: str) -> None:
    need(importlib.util.find_spec(engine), engine)
    ours, theirs = pages(tmp_path / "ours", "mkdocs"), pages(tmp_path / "theirs", engine)
    assert theirs.keys() == ours.keys() and len(ours) > 40
    for address, page in ours.items():
        other = theirs[address]
        assert other.get("lang") == page.get("lang"), address
        assert other.findtext(".//h1") == page.findtext(".//h1"), address
        assert words(other) == words(page), address


def words(page: html.HtmlElement) -> list[str]:
    main = page.find(".//main")
    return [] if main is None else main.text_content().split()
