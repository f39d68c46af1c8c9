"""The assembled tree is our insurance: MkDocs' successors give the same set of pages from it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import NOW, Built, need, process, sources


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["properdocs", "zensical"])
def test_the_same_pages_come_out_of_every_engine(built: Built, tmp_path: Path, engine: str) -> None:
    need(importlib.util.find_spec(engine), engine)
    built.lend(sources(tmp_path))
    done = process("build", "--engine", engine, "--root", str(tmp_path), "--now", NOW)
    assert done.returncode == 0, done.stdout + done.stderr
    output = tmp_path / "site"
    pages = {path.relative_to(output).as_posix().removesuffix("index.html") for path in output.rglob("*.html")}
    assert {page for page in pages if not page.startswith(("l/", "nhung/"))} == set(built.pages)
    for address in ("", "luat/73-2021-qh14/", "su-kien/2022/con-cuong-2022-06-09/", "en/"):
        ours = built.pages[address]
        theirs = html.parse(str(output / address / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
        assert theirs.get("lang") == ours.get("lang")
        assert theirs.findtext(".//h1") == ours.findtext(".//h1")
        assert theirs.find(".//main").text_content().split() == ours.find(".//main").text_content().split()
