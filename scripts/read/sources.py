"""Walks content/ and events/ and reads every file in it by its place in the tree."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.explainer import Explainer, Glossary
from scripts.model.identity import Identity
from scripts.model.languages import LANGUAGES, ORIGINAL
from scripts.model.law import Law
from scripts.model.law_text import LawText
from scripts.model.other_sites import FOLDER as COPIES
from scripts.model.page import Article, EasyPage, LawBody, LifeSituation, News, Page, Question
from scripts.model.picture import Picture
from scripts.model.place import Places
from scripts.model.record import Record
from scripts.model.redirects import Redirects
from scripts.model.website import Site
from scripts.problems import Position, Problem, problem
from scripts.read import pictures
from scripts.read.front_matter import read_article
from scripts.read.law_texts import FOLDER, read_law_texts
from scripts.read.ledger import read_ledger
from scripts.read.listings import read_listing
from scripts.read.merging import merged_events
from scripts.read.pictures import Look
from scripts.read.text_file import read_text
from scripts.read.typed import typed
from scripts.read.yaml_text import Mapping, parse

R = TypeVar("R", bound=Record)
A = TypeVar("A", bound=Article | Explainer)

IMAGE_TYPES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".svg", ".gif")
_IGNORED = re.compile(r"^(\.|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NEWS_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)")


@dataclass(frozen=True)
class Reading:
    """What came of reading: no site when the identity or the place list is missing."""

    site: Site | None
    problems: tuple[Problem, ...]


@dataclass
class _Reader:
    """Collects while walking; everything it hands out afterwards is frozen."""

    root: Path
    look: Look
    problems: list[Problem] = field(default_factory=list)
    identity: Identity | None = None
    places: Places | None = None
    campaigns: list[Campaign] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    news: list[News] = field(default_factory=list)
    laws: list[Law] = field(default_factory=list)
    law_bodies: list[LawBody] = field(default_factory=list)
    explainers: list[Explainer] = field(default_factory=list)
    glossaries: list[Glossary] = field(default_factory=list)
    situations: list[LifeSituation] = field(default_factory=list)
    easy_pages: list[EasyPage] = field(default_factory=list)
    translations: list[Article] = field(default_factory=list)
    redirects: Redirects | None = None
    images: dict[str, Picture] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def record(self, model: type[R], path: str, **given: str) -> R | None:
        """A YAML file that is one record; `given` are fields that its place tells."""
        text, problems = read_text(self.root, path)
        self.problems += problems
        if text is None:
            return None
        node, problems = parse(text, path)
        self.problems += problems
        if node is None:
            if not problems:
                self.problems.append(problem("E103", Position(path)))
            return None
        if not isinstance(node, Mapping):
            self.problems.append(problem("E114", node.at, expected="các dòng “tên: giá trị”", found="kiểu khác"))
            return None
        record, found = typed(model, node, given)
        self.problems += found
        return None if _broken(self.problems, path) else record

    def article(self, model: type[A], path: str, slug: str, **given: str | None) -> A | None:
        """A Markdown file with front matter; `given` are further fields that its place tells."""
        text, problems = read_text(self.root, path)
        self.problems += problems
        if text is None:
            return None
        article, found = read_article(model, text, path, slug, given)
        self.problems += found
        return None if _broken(problems, path) else article

    def listing(self, path: str, year: int) -> None:
        text, problems = read_text(self.root, path)
        self.problems += problems
        if text is None:
            return
        node, flaws = parse(text, path)
        events, found = read_listing(node, year, flaws)
        if node is None and not flaws:
            found.append(problem("E103", Position(path)))
        self.problems += [*flaws, *found]
        # A guess at a legacy encoding is good enough to find problems by, not to publish.
        if not _broken(problems, path):
            self.events += events

    # One handler a place in the tree, tried in order; the pattern's groups are its arguments.

    def on_identity(self, path: str) -> None:
        self.identity = self.record(Identity, path)

    def on_places(self, path: str) -> None:
        self.places = self.record(Places, path)

    def on_redirects(self, path: str) -> None:
        self.redirects = self.record(Redirects, path)

    def on_law(self, path: str, slug: str) -> None:
        law = self.record(Law, path)
        if law and law.slug != slug:
            self.problems.append(problem("E116", law.at("slug"), name=law.slug, pattern=f"thư mục {slug}"))
        elif law:
            self.laws.append(law)

    def on_law_body(self, path: str, slug: str) -> None:
        _add(self.law_bodies, self.article(LawBody, path, slug, article=None))

    def on_explainer(self, path: str, slug: str, number: str) -> None:
        explainer = self.article(Explainer, path, slug)
        if explainer and explainer.article != number:
            at = explainer.at("article")
            self.problems.append(problem("E116", at, name=f"dieu-{number}", pattern=f"dieu-{explainer.article}.md"))
        else:
            _add(self.explainers, explainer)

    def on_glossary(self, path: str, slug: str) -> None:
        _add(self.glossaries, self.record(Glossary, path, slug=slug))

    def on_situation(self, path: str, name: str) -> None:
        if self.good_name(path, name):
            _add(self.situations, self.article(LifeSituation, path, name))

    def on_easy_page(self, path: str, name: str) -> None:
        if self.good_name(path, name):
            _add(self.easy_pages, self.article(EasyPage, path, name))

    def on_question(self, path: str, name: str) -> None:
        if self.good_name(path, name):
            _add(self.questions, self.article(Question, path, name))

    def on_news(self, path: str, name: str) -> None:
        match = _NEWS_NAME.fullmatch(name)
        if match is None:
            self.problems.append(problem("E116", Position(path), name=name, pattern="2022-06-10-ten-bai.md"))
            return
        item = self.article(News, path, match.group(2))
        if item and item.date.isoformat() != match.group(1):
            self.problems.append(problem("W313", item.at("date"), name=match.group(1), date=item.date))
        _add(self.news, item)

    def on_translation(self, path: str, place: str) -> None:
        """A file whose place below its language's folder is that of its original below content/."""
        reader = _Reader(self.root, self.look, self.problems, images=self.images, unread=self.unread)
        _dispatch(reader, path, f"content/{place}", _ORIGINALS)
        self.translations += [
            *reader.pages,
            *reader.questions,
            *reader.news,
            *reader.law_bodies,
            *reader.situations,
            *reader.easy_pages,
        ]

    def on_translated_law_article(self, path: str, slug: str, number: str) -> None:
        _add(self.translations, self.article(LawBody, path, slug, article=number))

    def on_home(self, path: str) -> None:
        _add(self.pages, self.article(Page, path, "index"))

    def on_page(self, path: str, name: str) -> None:
        if self.good_name(path, name):
            _add(self.pages, self.article(Page, path, name))

    def on_campaign(self, path: str, year: str) -> None:
        campaign = self.record(Campaign, path)
        if campaign and campaign.year != int(year):
            self.problems.append(problem("E116", campaign.at("year"), name=year, pattern=f"thư mục {campaign.year}"))
        elif campaign:
            self.campaigns.append(campaign)

    def on_listing(self, path: str, year: str, name: str) -> None:
        if self.good_name(path, name):
            self.listing(path, int(year))

    def on_image(self, path: str) -> None:
        self.images[path] = self.look((self.root / path).read_bytes(), path)

    def good_name(self, path: str, name: str) -> bool:
        if _SLUG.fullmatch(name):
            return True
        self.problems.append(problem("E116", Position(path), name=name, pattern="chu-thuong-khong-dau"))
        return False


def _broken(problems: list[Problem], path: str) -> bool:
    return any(found.is_error and found.at.path == path for found in problems)


def _add(records: list[R], record: R | None) -> None:
    if record is not None:
        records.append(record)


_Routes = tuple[tuple[re.Pattern[str], Callable[..., None]], ...]
_ORIGINALS: _Routes = (
    (re.compile(r"content/site\.ya?ml"), _Reader.on_identity),
    (re.compile(r"content/places\.ya?ml"), _Reader.on_places),
    (re.compile(r"content/redirects\.ya?ml"), _Reader.on_redirects),
    (re.compile(r"content/luat/([^/]+)/law\.ya?ml"), _Reader.on_law),
    (re.compile(r"content/luat/([^/]+)/index\.md"), _Reader.on_law_body),
    (re.compile(r"content/luat/([^/]+)/dieu-([0-9]+[a-z]?)\.md"), _Reader.on_explainer),
    (re.compile(r"content/luat/([^/]+)/tu-ngu\.ya?ml"), _Reader.on_glossary),
    (re.compile(r"content/tinh-huong/([^/]+)\.md"), _Reader.on_situation),
    (re.compile(r"content/de-doc/([^/]+)\.md"), _Reader.on_easy_page),
    (re.compile(r"content/hoi-dap/([^/]+)\.md"), _Reader.on_question),
    (re.compile(r"content/tin-tuc/(?:.+/)?([^/]+)\.md"), _Reader.on_news),
    (re.compile(r"content/index\.md"), _Reader.on_home),
    (re.compile(r"content/([^/]+)/index\.md"), _Reader.on_page),
    (re.compile(r"content/([^/]+)\.md"), _Reader.on_page),
    (re.compile(r"events/(\d{4})/campaign\.ya?ml"), _Reader.on_campaign),
    (re.compile(r"events/(\d{4})/([^/]+)\.ya?ml"), _Reader.on_listing),
)
_LANGUAGE = "(?:" + "|".join(tag for tag in LANGUAGES if tag != ORIGINAL) + ")"
_ROUTES: _Routes = (
    (re.compile(rf"content/{_LANGUAGE}/luat/([^/]+)/dieu-([0-9]+[a-z]?)\.md"), _Reader.on_translated_law_article),
    (re.compile(rf"content/{_LANGUAGE}/(.+\.md)"), _Reader.on_translation),
    *_ORIGINALS,
)


def read(root: Path, look: Look = pictures.look) -> Reading:
    """Read the checkout's content/ and events/; every problem of every file in one go, sorted.

    `look` tells what a picture file is; a build gives one that remembers.
    """
    reader = _Reader(root, look)
    for path in _walk(root):
        _dispatch(reader, path, path, _ROUTES)
    for name, record, seen in (
        ("content/site.yml", reader.identity, "content/site."),
        ("content/places.yml", reader.places, "content/places."),
    ):
        if record is None and not any(found.at.path.startswith(seen) for found in reader.problems):
            reader.problems.append(problem("E118", Position(name), name=name))
    sources = {source.path for source in reader.identity.sources} if reader.identity else set()
    reader.problems += [_unread(path) for path in reader.unread if path not in sources]
    texts, found = read_law_texts(root)
    found += [_without_law(slug, text) for slug, text in texts.items() if slug not in {law.slug for law in reader.laws}]
    ledger, flaws = read_ledger(root)
    problems = tuple(sorted(dict.fromkeys([*reader.problems, *found, *flaws])))
    if reader.identity is None or reader.places is None:
        return Reading(None, problems)
    together = merged_events(root, reader.identity, reader.places, reader.campaigns, reader.events)
    site = Site(
        identity=reader.identity,
        places=reader.places,
        campaigns=tuple(reader.campaigns),
        events=tuple(together.events),
        pages=tuple(reader.pages),
        questions=tuple(reader.questions),
        news=tuple(reader.news),
        laws=tuple(reader.laws),
        law_bodies=tuple(reader.law_bodies),
        explainers=tuple(reader.explainers),
        glossaries=tuple(reader.glossaries),
        situations=tuple(reader.situations),
        easy_pages=tuple(reader.easy_pages),
        translations=tuple(reader.translations),
        redirects=reader.redirects,
        ledger=ledger,
        merged=together.merged,
        law_texts=texts,
        images=reader.images,
    )
    return Reading(site, tuple(sorted({*problems, *together.problems})) if together.problems else problems)


def _unread(path: str) -> Problem:
    if path.startswith(f"{COPIES}/") and path.endswith(".json"):
        return problem("W806", Position(path))
    return problem("W117", Position(path), expected=".yml" if path.startswith("events/") else ".md")


def _without_law(slug: str, text: LawText) -> Problem:
    path = f"{FOLDER}/{slug}.json"
    return problem("W407", Position(path), path=path, found=text.number, slug=slug)


def _dispatch(reader: _Reader, path: str, place: str, routes: _Routes) -> None:
    """Read a file by its `place` in the tree, which for a translation is that of the original."""
    name = PurePosixPath(path)
    if name.suffix.lower() in IMAGE_TYPES:
        reader.on_image(path)
        return
    for pattern, handle in routes:
        if match := pattern.fullmatch(place):
            handle(reader, path, *match.groups())
            return
    reader.unread.append(path)


def _walk(root: Path) -> list[str]:
    """Every file below content/ and events/, relative, with `/`, in a fixed order."""
    found: list[str] = []
    for top in ("content", "events"):
        for folder, folders, names in os.walk(root / top):
            folders[:] = sorted(name for name in folders if not _IGNORED.match(name))
            base = Path(folder).relative_to(root).as_posix()
            found += [f"{base}/{name}" for name in names if not _IGNORED.match(name)]
    return sorted(found)
