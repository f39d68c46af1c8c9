"""The assembled tree is our insurance: MkDocs' successors give the same set of pages from it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from lxml import html

from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from tests.conftest import CHECKOUT, command, need
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


def test_an_engine_that_is_not_installed_is_named_with_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site(tmp_path)
    monkeypatch.setattr("scripts.render.engines.find_spec", lambda name: None)
    done = command("build", "--root", str(root), "--now", "2026-11-24 09:00", "--engine", "zensical")
    assert done.returncode == 3 and not (tmp_path / "site").exists()
    assert "chưa cài bộ dựng zensical" in done.stderr and "pip install" in done.stderr
    assert "No module" not in done.stderr


@pytest.mark.slow
def test_the_tree_renders_where_nothing_of_material_is_installed(tmp_path: Path) -> None:
    """Material's maintenance ends on 5/5/2027. Of it we use icons, which are a folder of pictures."""
    built = build(site(tmp_path, english()), NOW, Options(compressed=False), Progress(quiet=True))
    assert built.output, built.problems
    work = tmp_path / "build"
    ours = {path.relative_to(work / "html").as_posix(): path.read_bytes() for path in (work / "html").rglob("*.html")}
    assert len(ours) > 40
    (material,) = importlib.util.find_spec("material").submodule_search_locations  # type: ignore[union-attr]
    templates = shutil.copytree(CHECKOUT / "overrides", tmp_path / "templates")
    shutil.copytree(
        Path(material, "templates/.icons/material"), templates / ".icons/material", copy_function=without_namespace
    )
    settings = yaml.safe_load((work / "mkdocs.yml").read_bytes())
    settings |= {"theme": settings["theme"] | {"name": None, "custom_dir": str(templates)}}
    packages = without_material(Path(material).parent, tmp_path / "packages")
    for engine in ("mkdocs", "properdocs"):
        need(importlib.util.find_spec(engine), engine)
        config = work / f"{engine}.yml"
        config.write_text(yaml.safe_dump(settings | {"site_dir": engine}, allow_unicode=True), encoding="utf-8")
        alone([sys.executable, "-S", "-m", engine, "build", "-q", "-f", str(config)], packages)
        theirs = {name: (work / engine / name).read_bytes() for name in ours}
        assert [name for name in ours if theirs[name] != ours[name]] == [], engine


def without_namespace(icon: str, to: str) -> None:
    """As our own engine takes them (scripts/render/templates.py)."""
    Path(to).write_bytes(Path(icon).read_bytes().replace(b' xmlns="http://www.w3.org/2000/svg"', b"", 1))


def without_material(installed: Path, folder: Path) -> Path:
    """A folder of all that is installed, but of Material."""
    folder.mkdir()
    for path in installed.iterdir():
        if not path.name.startswith(("material", "mkdocs_material")):
            (folder / path.name).symlink_to(path)
    return folder


def alone(command: list[str], packages: Path) -> None:
    """Run a program that sees these packages and no others."""
    environment = os.environ | {"PYTHONPATH": str(packages), "PYTHONUTF8": "1"}
    imported = [*command[:2], "-c", "import material"]
    assert b"No module named" in subprocess.run(imported, env=environment, capture_output=True, check=False).stderr
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
