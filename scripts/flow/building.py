"""The flow, one room after the other: read → check → assemble → render → publish."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from pydantic_core import to_json

from scripts.assemble import site_tree
from scripts.assemble.parts import picture_files
from scripts.assemble.parts.markdown_html import Conversions
from scripts.assemble.parts.qr import Codes
from scripts.assemble.pieces import Tree
from scripts.assemble.site import app_icons, assets, fonts, icons, logos, web_app
from scripts.assemble.site.cards import FOLDER, SPECS
from scripts.assemble.site_tree import Settings, assemble
from scripts.assemble.tree import addresses_of
from scripts.check import check, keep_going
from scripts.draw import makers, memory
from scripts.draw.cards import MARK, look
from scripts.draw.packs.formats import FORMATS
from scripts.flow.progress import Progress
from scripts.model.identity import Identity
from scripts.model.picture import Picture
from scripts.model.website import Site
from scripts.problems import Problem
from scripts.problems.failure import Failure
from scripts.publish import ledger, publish
from scripts.publish.lock import locked
from scripts.read import read
from scripts.read.keeping import kept_in
from scripts.read.pictures import looking
from scripts.render.engines import render, rendered_alone
from scripts.render.writer import Stamps, present, write
from scripts.setup.children import beside
from scripts.store.rules import rules
from scripts.store.state import State, Untrue

# After so many new files it takes a moment to look for reference cycles, and they hold 100 MB.
_MANY = 1000
# What pieces are made by.
_MAKING = ("assemble", "markup", "model", "vietnamese", "words")
_LIBRARIES = ("icalendar", "lxml", "Markdown", "pydantic", "pymdown-extensions", "segno")
PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Options:
    """What the command line may choose. A preview has a folder of its own and is not recorded as published; packed
    copies of texts are for servers."""

    site_url: str | None = None
    jobs: int = 1
    keep_going: bool = False
    engine: str = "mkdocs"
    compressed: bool = True
    preview: bool = False


@dataclass(frozen=True)
class Built:
    """What came of a build."""

    problems: tuple[Problem, ...]
    output: Path | None
    identity: Identity | None = None
    pages: int = 0
    events: int = 0
    news: int = 0
    left_out: int = 0
    warnings: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """1 when the sources have an error, published without it or not."""
        return 1 if any(problem.is_error for problem in self.problems) else 0

    def summary(self) -> str:
        """The lines printed at the end."""
        errors = sum(problem.is_error for problem in self.problems)
        found = f"{errors} lỗi, {len(self.problems) - errors} cảnh báo"
        stages = ", ".join(f"{name} {seconds:.2f}s" for name, seconds in self.seconds.items())
        lines = [f"Cảnh báo của bộ dựng: {line}" for line in self.warnings]
        if self.output is None:
            lines.append(f"Chưa dựng vì còn lỗi trong nguồn ({found}). Trang đã đăng trước đó vẫn giữ nguyên.")
        else:
            lines.append(f"Trang: {self.output}")
            lines.append(f"{self.pages} trang, {self.events} sự kiện, {self.news} tin; {found}.")
        if self.left_out:
            lines.append(f"Đã bỏ lại {self.left_out} mục có lỗi.")
        lines.append(f"Thời gian: {stages}.")
        return "\n".join(lines)


def build(root: Path, now: datetime, options: Options, progress: Progress) -> Built:
    """Build the site of `root` into root/site, or a preview into root/build/preview/site.

    Raises Failure or OSError when something of ours breaks; the published
    site is then what it was.
    """
    work = folder(root, options.preview)
    work.mkdir(parents=True, exist_ok=True)
    with locked(work):
        return _build(root, work, now, options, progress)


def folder(root: Path, preview: bool) -> Path:
    """Where a build works; a preview's site is in there too."""
    return root / "build" / "preview" if preview else root / "build"


def store(work: Path, name: str = "state.sqlite") -> State:
    """What is kept between builds in a folder."""
    return State(work / name, rules(_MAKING, _LIBRARIES))


def _build(root: Path, work: Path, now: datetime, options: Options, progress: Progress) -> Built:
    output = work / "site" if options.preview else root / "site"
    state = store(work)
    there = beside(partial(present, work))
    site, found, left_out = checked(root, work, state, now, options, progress)
    errors = any(problem.is_error for problem in found)
    if site is None or (errors and not options.keep_going):
        state.close()
        return Built(found, None, seconds=progress.seconds)
    with progress.stage("ghép"):
        try:
            tree, many = _written(root, work, site, state, there, now, options)
        except Untrue:
            state.throw_away()
            tree, many = _written(root, work, site, state, partial(present, work), now, options)
    public = site.public(now)
    pages = sum(path.endswith(".md") for path in tree)
    built = Built(found, output, site.identity, pages, len(public.events), len(public.news), left_out)
    recorded = ledger.text(public, addresses_of(tree), now)
    # What draws takes as much again, and all that it needs is on the disk.
    del site, public, tree
    memory.give_back(collect=many)
    with ThreadPoolExecutor(1) as thread:  # the engine's processes work while this one draws
        rendering = thread.submit(render, work, PROJECT / "overrides", state, options.engine, options.jobs)
        with progress.stage("đóng gói"):
            made = makers.make(work)
        memory.give_back()
        with progress.stage("dựng"):
            warnings = rendering.result()
    state.close()
    with progress.stage("đăng"):
        publish(work / "html", work / "files", output, work, made=made, compressed=options.compressed)
    if not options.preview:
        ledger.record(root, recorded)
    notices = [state.notice] if state.notice else []
    return replace(built, warnings=(*notices, *warnings), seconds=progress.seconds)


def _written(
    root: Path, work: Path, site: Site, state: State, there: Callable[[], Stamps], now: datetime, options: Options
) -> tuple[Tree, bool]:
    """The assembled tree, put on the disk, and whether much of it was new; `there` lists what is on it. Raises Untrue
    when what was kept cannot be trusted."""
    tree = assembled(root, work, site, now, options.site_url, state)
    drawn = frozenset(f"{FOLDER}{name}" for name in _names(work / "cache" / "cards"))
    changes = write(tree, work, state, there(), drawn, options.jobs)
    (work / SPECS).write_bytes(to_json(dict(sorted(changes.cards.items()))))
    state.save()
    return tree, len(changes.written) >= _MANY


def checked(
    root: Path, work: Path, state: State, now: datetime, options: Options, progress: Progress
) -> tuple[Site | None, tuple[Problem, ...], int]:
    """The site as far as it can be built, everything that is wrong with it, and how many entries were left out."""
    with progress.stage("đọc"):
        kept = kept_in(state, root)
        reading = read(root, looking(work / "cache"), kept)
        if kept.is_spoilt:
            state.throw_away()
    site, left_out = reading.site, 0
    problems = set(reading.problems)
    with progress.stage("soát"):
        if site:
            problems |= {finding.problem for finding in check(site, now)}
        if site and options.keep_going:
            site, findings = keep_going(site, now)
            problems |= {finding.problem for finding in findings}
            left_out = len({id(finding.record) for finding in findings})
    return site, tuple(sorted(problems)), left_out


def assembled(
    root: Path, work: Path, site: Site, now: datetime, site_url: str | None = None, state: State | None = None
) -> Tree:
    """The assembled tree of a site, with the fonts and the configuration of this project; pieces of it may be kept in a
    store."""
    overrides = PROJECT / "overrides"
    config = _configuration(root)
    own_assets = assets.read(overrides / "assets")
    shared = assets.build(own_assets | fonts.build(work / "cache"))
    try:
        seen = os.path.relpath(overrides, work).replace(os.sep, "/")
    except ValueError:  # another drive on Windows
        seen = overrides.as_posix()
    settings = replace(_settings(work, site, site_url), config=config, assets=shared.names, overrides=seen)
    if state:
        settings = replace(settings, shelf=state.shelf)

    def prepare(path: str, picture: Picture, name: str, url: str, whole: bool) -> dict[str, bytes]:
        return picture_files.build((root / path).read_bytes, picture, name, url, work / "cache", whole)

    own = shared.tree | fonts.licence() | icons.build()
    mark, cache = overrides / "assets" / "icon.svg", work / "cache"
    own |= app_icons.build(mark, cache) | logos.build(mark, cache) | web_app.worker(overrides / "sw.js")
    tree: Tree = {**assemble(site, now, settings, prepare), **own}
    settings.codes.save()
    settings.conversions.save()
    return tree


def page_alone(work: Path, site: Site, now: datetime, url: str) -> bytes | None:
    """One page rendered with the configuration of the last build in `work`, as HTML; None where there is none at that
    address. Raises RenderError."""
    page = site_tree.page_alone(site, now, _settings(work, site, None), url)
    return rendered_alone(work, f"{url}index", page) if page else None


def _settings(work: Path, site: Site, site_url: str | None) -> Settings:
    url = (site_url or site.identity.url).rstrip("/") + "/"
    mark = (PROJECT / "overrides" / "assets" / MARK).read_bytes()
    codes, conversions = Codes(work / "cache" / "qr.json"), Conversions(work / "cache" / "markdown.json")
    return Settings(url, codes=codes, conversions=conversions, card_look=look(mark), formats=FORMATS)


def _names(folder: Path) -> list[str]:
    return os.listdir(folder) if folder.is_dir() else []


def _configuration(root: Path) -> dict[str, Any]:
    own = root / "mkdocs.yml"
    path = own if own.is_file() else PROJECT / "mkdocs.yml"
    try:
        config = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Failure(f"{path.name} viết sai: {error}") from error
    if not isinstance(config, dict) or "theme" not in config:
        raise Failure(f"{path.name} phải có phần theme")
    return config
