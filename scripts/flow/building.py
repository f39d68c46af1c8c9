"""The flow, one room after the other: read → check → assemble → render → publish."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from pydantic_core import to_json

from scripts import making, memory
from scripts.assemble import Codes, Conversions, Settings, Tree, assemble
from scripts.assemble.parts import picture_files
from scripts.assemble.site import app_icons, assets, fonts, icons, logos, web_app
from scripts.assemble.site.cards import FOLDER, SPECS
from scripts.assemble.tree import addresses_of
from scripts.check import check, keep_going
from scripts.flow.progress import Progress
from scripts.model.identity import Identity
from scripts.model.picture import Picture
from scripts.model.website import Site
from scripts.problems import Problem
from scripts.problems.failure import Failure
from scripts.publish import ledger, publish
from scripts.publish.card_look import MARK, look
from scripts.publish.lock import locked
from scripts.read import read
from scripts.read.keeping import kept_in
from scripts.read.pictures import looking
from scripts.render import render, write
from scripts.store.rules import rules
from scripts.store.state import State

# What pieces are made by.
_MAKING = ("assemble", "markup", "model", "vietnamese", "words")
_LIBRARIES = ("icalendar", "pydantic", "segno")
PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Options:
    """What the command line may choose; a preview packs nothing and is not `recorded` as published."""

    site_url: str | None = None
    jobs: int = 1
    keep_going: bool = False
    engine: str = "mkdocs"
    compressed: bool = True
    recorded: bool = True


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
    """Build the site of `root` into root/site.

    Raises Failure or OSError when something of ours breaks; the published
    site is then what it was.
    """
    work = root / "build"
    work.mkdir(exist_ok=True)
    with locked(work):
        return _build(root, work, now, options, progress)


def _build(root: Path, work: Path, now: datetime, options: Options, progress: Progress) -> Built:
    state = State(work / "state.sqlite", rules(_MAKING, _LIBRARIES))
    site, found, left_out = _checked(root, work, state, now, options, progress)
    errors = any(problem.is_error for problem in found)
    if site is None or (errors and not options.keep_going):
        state.close()
        return Built(found, None, seconds=progress.seconds)
    with progress.stage("ghép"):
        tree = assembled(root, work, site, now, options.site_url, state)
        drawn = frozenset(f"{FOLDER}{name}" for name in _names(work / "cache" / "cards"))
        changes = write(tree, work, state, drawn, options.jobs)
        (work / SPECS).write_bytes(to_json(dict(sorted(changes.cards.items()))))
        state.save()
    public = site.public(now)
    pages = sum(path.endswith(".md") for path in tree)
    built = Built(found, root / "site", site.identity, pages, len(public.events), len(public.news), left_out)
    recorded = ledger.text(public, addresses_of(tree), now)
    # What draws takes as much again, and all that it needs is on the disk.
    del site, public, tree
    memory.give_back()
    with ThreadPoolExecutor(1) as beside:  # the engine's processes work while this one draws
        rendering = beside.submit(render, work, PROJECT / "overrides", state, options.engine, options.jobs)
        with progress.stage("đóng gói"):
            made = making.make(root, work, pages)
        memory.give_back()
        with progress.stage("dựng"):
            warnings = ([state.notice] if state.notice else []) + rendering.result()
    state.close()
    with progress.stage("đăng"):
        publish(work / "html", work / "files", root / "site", work, made=made, compressed=options.compressed)
    if options.recorded:
        ledger.record(root, recorded)
    notices = [state.notice] if state.notice else []
    return replace(built, warnings=(*notices, *warnings), seconds=progress.seconds)


def _checked(
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
    config["extra"] = dict(config.get("extra", {})) | {"assets": dict(shared.names)}
    try:
        seen = os.path.relpath(overrides, work).replace(os.sep, "/")
    except ValueError:  # another drive on Windows
        seen = overrides.as_posix()
    url = (site_url or site.identity.url).rstrip("/") + "/"
    codes = Codes(work / "cache" / "qr.json")
    conversions = Conversions(work / "cache" / "markdown.json")
    settings = Settings(url, config, seen, codes, conversions, look(own_assets[MARK]))
    if state:
        settings = replace(settings, shelf=state.shelf)

    def prepare(path: str, picture: Picture, name: str, url: str, whole: bool) -> dict[str, bytes]:
        return picture_files.build((root / path).read_bytes, picture, name, url, work / "cache", whole)

    own = shared.tree | fonts.licence() | icons.build()
    mark, cache = overrides / "assets" / "icon.svg", work / "cache"
    own |= app_icons.build(mark, cache) | logos.build(mark, cache) | web_app.worker(overrides / "sw.js")
    tree: Tree = {**assemble(site, now, settings, prepare), **own}
    codes.save()
    conversions.save()
    return tree


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
