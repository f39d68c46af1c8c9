"""The flow, one room after the other: read → check → assemble → render → publish."""

import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from pydantic_core import to_json

from scripts.assemble import site_tree
from scripts.assemble.diagrams.pictures import Pictures
from scripts.assemble.outreach.read_out import ReadOut
from scripts.assemble.parts import card_lists, picture_files
from scripts.assemble.parts.markdown_html import Conversions
from scripts.assemble.parts.qr import Codes
from scripts.assemble.pieces import Tree
from scripts.assemble.site import assets, fonts, mark, web_app
from scripts.assemble.site_tree import Settings, assemble
from scripts.assemble.tree import addresses_of
from scripts.assemble.view import View
from scripts.draw import makers, memory
from scripts.draw.cards import MARK, look
from scripts.draw.packs.formats import FORMATS
from scripts.flow.checking import Checked, checked, first_cause, going
from scripts.flow.going import last_identity_and_places
from scripts.flow.outgoing import MOST, Moved, held_back, lines, moved, next_moment, published
from scripts.flow.progress import Progress
from scripts.model.identity import Identity
from scripts.model.picture import Picture
from scripts.model.website import Site
from scripts.problems import Problem
from scripts.problems.failure import Failure, in_words, refusal
from scripts.problems.printers import text
from scripts.publish import ledger
from scripts.publish.files import Source
from scripts.publish.lock import locked
from scripts.publish.stage import publish
from scripts.read import read
from scripts.read.keeping import kept_in
from scripts.read.picture_decoding import looking
from scripts.render.engines import needed, render, rendered_alone
from scripts.render.writer import Stamps, present, write
from scripts.setup.children import beside
from scripts.setup.kit import KIT
from scripts.store.published import Published
from scripts.store.rules import rules
from scripts.store.shared import Shared
from scripts.store.state import State, Untrue
from scripts.workers import cluster
from scripts.workers.crew import gathered

# After so many new files, or of so many in all, it takes a moment to look for reference cycles, and they hold 100 MB.
_MANY, _LARGE = 1000, 20_000
# What pieces are made by.
_MAKING = ("assemble", "markup", "model", "vietnamese", "words")
_LIBRARIES = ("icalendar", "lxml", "markdown-it-py", "mdit-py-plugins", "nh3", "pydantic", "segno")


@dataclass(frozen=True)
class Options:
    """What the command line may choose. A preview has a folder of its own and is not recorded as published; packed
    copies of texts are for servers. `cluster` is the address of a Dask scheduler, `store` the URL of what all machines
    keep together."""

    site_url: str | None = None
    jobs: int = 1
    keep_going: bool = False
    engine: str = "mkdocs"
    compressed: bool = True
    preview: bool = False
    cluster: str | None = None
    store: str | None = None


@dataclass(frozen=True)
class Built:
    """What came of a build; `contents` says how much there is, `outgoing` what is out and what is not, line by line,
    `until` when that changes by itself.
    To keep going, `left_out` and `standing` are as in `Checked`."""

    problems: tuple[Problem, ...]
    output: Path | None
    identity: Identity | None = None
    contents: str = ""
    left_out: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    outgoing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    until: datetime | None = None
    seconds: dict[str, float] = field(default_factory=dict)

    def summary(self) -> str:
        """The lines printed at the end."""
        errors = sum(problem.is_error for problem in self.problems)
        found = f"{errors} lỗi, {len(self.problems) - errors} cảnh báo"
        stages = ", ".join(f"{name} {seconds:.2f}s" for name, seconds in self.seconds.items())
        said = [f"Cảnh báo của bộ dựng: {line}" for line in self.warnings]
        if cause := first_cause(self.problems):
            said.insert(0, f"Sửa trước tiên: {text([cause]).rstrip()}")
        said += self.outgoing
        if self.output is None:
            said.append(f"Chưa dựng vì còn lỗi trong nguồn ({found}). Trang đã đăng trước đó vẫn giữ nguyên.")
        else:
            said += [f"Trang: {self.output}", f"{self.contents}; {found}."]
        if self.standing:
            said.append(f"Còn lỗi nên giữ bản đã đăng trước: {_some(self.standing)}.")
        if self.left_out:
            said.append(f"Đã bỏ lại {len(self.left_out)} mục có lỗi: {_some(self.left_out)}.")
        return "\n".join([*said, f"Thời gian: {stages}."])


def _some(names: tuple[str, ...]) -> str:
    more = f" và {len(names) - MOST} mục nữa" if len(names) > MOST else ""
    return ", ".join(names[:MOST]) + more


def build(root: Path, now: datetime, options: Options, progress: Progress) -> Built:
    """Build the site of `root` into root/site, or a preview into root/build/preview/site.

    Raises Failure or OSError when something of ours breaks; the published site is then what it was.
    """
    needed(options.engine)
    if options.cluster:
        cluster.needed()
    shared, work = Shared(options.store), folder(root, options.preview)
    work.mkdir(parents=True, exist_ok=True)
    with locked(work), closing(store(work)) as state:
        return _build(root, work, state, now, options, progress, shared)


def folder(root: Path, preview: bool) -> Path:
    """Where a build works; a preview's site is in there too."""
    return root / "build" / "preview" if preview else root / "build"


def store(work: Path, name: str = "state.sqlite") -> State:
    """What is kept between builds in a folder."""
    return State(work / name, rules(_MAKING, _LIBRARIES))


def _build(
    root: Path, work: Path, state: State, now: datetime, options: Options, progress: Progress, shared: Shared
) -> Built:
    output = work / "site" if options.preview else root / "site"
    memory.one_heap()
    there = beside(partial(present, work))
    before = Published(root) if options.keep_going else None
    found = read_and_checked(root, work, state, now, progress, before)
    site = found.site
    held, until = (held_back(site, now), next_moment(site, now)) if site else ([], None)
    if site is None or (found.errors and not options.keep_going):
        return Built(found.problems, None, outgoing=tuple(lines(held, Moved())), until=until, seconds=progress.seconds)
    with progress.stage("ghép"):
        try:
            tree, many = _written(root, work, site, state, there, now, options)
        except Untrue:
            state.throw_away()
            tree, many = _written(root, work, site, state, partial(present, work), now, options)
    public = site.public(now)
    pages = sum(path.endswith(".md") for path in tree)
    contents = f"{pages} trang, {len(public.events)} sự kiện, {len(public.news)} tin"
    built = Built(found.problems, output, site.identity, contents, found.left_out, found.standing)
    recorded = ledger.texts(site, public, addresses_of(tree), now)
    # Not before here: a process that has threads cannot be forked, and assembling forks.
    with gathered(options.jobs, options.cluster, shared) as crew:
        with ThreadPoolExecutor(1) as thread:  # the engine's processes work while this one draws
            rendering = thread.submit(render, work, KIT / "overrides", state, options.engine, crew)
            before = before or Published(root)
            out = {key: found.originals.get(key, one) for key, one in published(site, now).items()}
            changes = Moved() if options.preview else moved(before.rows, site.ledger.entries, out)
            built, learned = replace(built, outgoing=tuple(lines(held, changes)), until=until), before.learned(out)
            # What draws takes as much again, and all that it needs is on the disk.
            del site, found, public, tree, out
            memory.give_back(collect=many)
            with progress.stage("đóng gói"):
                made = makers.make(work, crew)
            memory.give_back()
            with progress.stage("dựng"):
                warnings = rendering.result()
        with progress.stage("đăng"), nullcontext() if options.preview else ledger.recorded(root, work, recorded):
            html, files, listed = work / "html", work / "files", _listed(work, state)
            publish(html, files, output, work, made=made, listed=listed, compressed=options.compressed, crew=crew)
    if not options.preview:
        try:
            before.learn(learned)
        except (OSError, sqlite3.Error) as error:
            refused = refusal(error)
            why = in_words(refused) if refused else str(error)
            raise Failure(f"Trang đã đăng, nhưng chưa ghi được vào sổ các trang đã đăng. {why}") from error
    notices = [*filter(None, (state.notice, shared.notice)), *crew.notices]
    return replace(built, warnings=(*notices, *warnings), seconds=progress.seconds)


def _listed(work: Path, state: State) -> dict[Path, dict[str, Source]]:
    """What this build left in the folders that are published: each file of it was looked at or written."""
    found: dict[str, dict[str, Source]] = {"html": {}, "files": {}}
    for path, one in state.files.items():
        room, _, inside = path.partition("/")
        if room in found:
            found[room][inside] = Source(f"{work}/{path}", *one.stamp[:2])
    return {work / room: files for room, files in found.items()}


def _written(
    root: Path, work: Path, site: Site, state: State, there: Callable[[], Stamps], now: datetime, options: Options
) -> tuple[Tree, bool]:
    """The assembled tree, put on the disk, and whether it was much, or much of it new; `there` lists what is on it.
    Raises Untrue when what was kept cannot be trusted."""
    tree = assembled(root, work, site, now, options.site_url, state)
    folder = work / "cache" / "cards"
    drawn = frozenset(f"{card_lists.FOLDER}{name}" for name in os.listdir(folder)) if folder.is_dir() else frozenset()
    cards, written = write(tree, work, state, there(), drawn, options.jobs)
    rows = (to_json(name) + b":" + (words or b"null") for name, words in sorted(cards.items()))
    (work / card_lists.OF_PAGES).write_bytes(b"{%s}" % b",".join(rows))
    state.save()
    return tree, written >= _MANY or len(tree) >= _LARGE


def read_and_checked(
    root: Path, work: Path, state: State, now: datetime, progress: Progress, before: Published | None = None
) -> Checked:
    """As `checked`, of what the sources have now; as `going` where it is given what was published before."""
    with progress.stage("đọc"):
        kept = kept_in(state, root)
        reading = read(root, looking(work / "cache"), kept)
        if before and reading.site is None:
            reading = read(root, looking(work / "cache"), kept, last_identity_and_places(before))
        if kept.is_spoilt:
            state.throw_away()
    with progress.stage("soát"):
        if before:
            return going(root, reading, now, before)
        return checked(reading, now, kept=None if kept.is_spoilt else kept)


def assembled(
    root: Path, work: Path, site: Site, now: datetime, site_url: str | None = None, state: State | None = None
) -> Tree:
    """The assembled tree of a site, with this project's fonts and configuration; a store may keep pieces of it."""
    overrides, cache = KIT / "overrides", work / "cache"
    config = _configuration(root)
    shared = assets.build(assets.read(overrides / "assets") | fonts.build(cache))
    try:
        seen = os.path.relpath(overrides, work).replace(os.sep, "/")
    except ValueError:  # another drive on Windows
        seen = overrides.as_posix()
    settings = replace(_settings(work, site, site_url), config=config, assets=shared.names, overrides=seen)
    settings = replace(settings, shelf=state.shelf) if state else settings

    def prepare(path: str, picture: Picture, name: str, url: str, whole: bool) -> dict[str, bytes]:
        return picture_files.build((root / path).read_bytes, picture, name, url, cache, whole)

    settings = replace(settings, sound=lambda path: (root / path).read_bytes())
    own = shared.tree | assets.licences() | web_app.worker(overrides / "sw.js")
    own |= mark.build(overrides / "assets" / "icon.svg", cache)
    tree: Tree = {**assemble(site, now, settings, prepare), **own}
    settings.codes.save()
    settings.conversions.save()
    settings.diagrams.save()
    settings.read_out.save()
    return tree


def page_alone(work: Path, site: Site, now: datetime, url: str, makers: dict[str, str]) -> bytes | None:
    """One page as HTML, rendered as the last build in `work` did; None where there is none. Raises RenderError."""
    page = site_tree.page_alone(site, now, _settings(work, site, None), url, makers)
    return rendered_alone(work, f"{url}index", page) if page else None


def view_of(work: Path, site: Site, now: datetime, options: Options) -> View:
    """The view of which a build in `work` makes its pages."""
    return site_tree.view_of(site, now, _settings(work, site, options.site_url))


def _settings(work: Path, site: Site, site_url: str | None) -> Settings:
    url = (site_url or site.identity.url).rstrip("/") + "/"
    mark = (KIT / "overrides" / "assets" / MARK).read_bytes()
    codes, conversions = Codes(work / "cache" / "qr.json"), Conversions(work / "cache" / "markdown.json")
    diagrams = Pictures(work / "cache" / "diagrams.json")
    kept: dict[str, Any] = {
        "codes": codes,
        "conversions": conversions,
        "diagrams": diagrams,
        "read_out": ReadOut(work / "cache" / "read_out.json"),
    }
    has_domain = bool(site_url) or not site.identity.no_domain
    return Settings(url, **kept, card_look=look(mark), formats=FORMATS, has_domain=has_domain)


def _configuration(root: Path) -> dict[str, Any]:
    own = root / "mkdocs.yml"
    path = own if own.is_file() else KIT / "mkdocs.yml"
    try:
        config = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Failure(f"{path.name} viết sai: {error}") from error
    if not isinstance(config, dict) or "theme" not in config:
        raise Failure(f"{path.name} phải có phần theme")
    return config
