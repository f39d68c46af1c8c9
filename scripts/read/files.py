"""One file of content/ or events/ into records, by its place in the tree."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from typing import Any, TypeVar

from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.explainer import Explainer, Glossary
from scripts.model.identity import Identity
from scripts.model.kinds import KINDS
from scripts.model.languages import LANGUAGES, ORIGINAL
from scripts.model.law import Law
from scripts.model.ledger import Redirects
from scripts.model.lesson import Lesson
from scripts.model.page import Article, LawBody, News
from scripts.model.picture import Picture
from scripts.model.place import Places
from scripts.model.record import Record
from scripts.model.search_words import SearchWords
from scripts.model.voice import Sound
from scripts.model.wording import Wording
from scripts.problems import Position, Problem, problem
from scripts.read.front_matter import FENCE, last_fence
from scripts.read.listings import read_listing
from scripts.read.misplaced import misplaced
from scripts.read.place_lists import as_units
from scripts.read.text_file import control_characters, text_of
from scripts.read.tree import Node
from scripts.read.typed import typed
from scripts.read.yaml_text import parse

R = TypeVar("R", bound=Record)
A = TypeVar("A", bound=Article | Explainer)

_IMAGE_TYPES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".svg", ".gif")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# No folder of a page can have such a name on Windows.
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)
_NEWS_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)")


@dataclass(slots=True)
class Found:
    """What came of one file: records by the field of the site that they belong to, stand-ins for those that do not
    hold, or a picture, or a recording, or nothing that is read at all; and what is wrong in it."""

    records: list[tuple[str, Record]] = field(default_factory=list)
    stand_ins: list[tuple[str, Record]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    picture: Picture | None = None
    sound: Sound | None = None
    is_unread: bool = False


@dataclass
class _Reader:
    """Reads one file, whose bytes these are."""

    path: str
    data: bytes
    before: Found | None = None
    found: Found = field(default_factory=Found)

    def record(self, model: type[R], **given: Any) -> R | None:
        """A YAML file that is one record; `given` are fields that follow from its path."""
        text = self.text()
        return self.made(model, self.fields(text), given) if text is not None else None

    def article(self, model: type[A], slug: str, **given: str | None) -> A | None:
        """A Markdown file: the declarations between two lines of `---`, then the text, which keeps the line on which it
        begins; `given` are further fields that follow from its path."""
        text = self.text()
        if text is None:
            return None
        lines = text.split("\n")
        end = last_fence(lines)
        if end is None:
            self.problem("E110", Position(self.path))
            return None
        for number in (0, end):
            if lines[number].rstrip() != FENCE:
                self.problem("W128", Position(self.path, number + 1), found=lines[number].rstrip(), meant=FENCE)
        node = self.fields("\n".join(lines[1:end]), "E110", first_line=2)
        if node is None:
            return None
        body = "\n".join(lines[end + 1 :])
        self.found.problems += control_characters(body, self.path, end + 2)
        skipped = next((number for number, line in enumerate(lines[end + 1 :]) if line.strip()), 0)
        place = {"path": self.path, "slug": slug, "body": body.strip("\n"), "body_line": end + 2 + skipped}
        return self.made(model, node, place | given)

    def listing(self, year: int) -> None:
        text = self.text()
        if text is None:
            return
        before = [record for _, record in self.before.records if isinstance(record, Event)] if self.before else []
        node, flaws = parse(text, self.path)
        # A line of old letters costs the event that it is in, what is wrong with the file costs all.
        events, problems = read_listing(node, year, [*self.found.problems, *flaws], before)
        self.found.problems += [*flaws, *problems]
        if node is None and not flaws:
            self.problem("E103", Position(self.path))
        for event in events:
            self.add("events", event)

    def text(self) -> str | None:
        text, problems = text_of(self.data, Position(self.path))
        self.found.problems += problems
        if text and (other := misplaced(text, _small_ending(self.path))):
            what, to_do = other
            self.problem("E137", Position(self.path), what=what, to_do=to_do)
            return None
        return text

    def fields(self, text: str, empty: str = "E103", first_line: int = 1) -> Node | None:
        node, problems = parse(text, self.path, first_line)
        self.found.problems += problems
        if node and not isinstance(node.value, dict):
            self.problem("E114", node.at, expected="các dòng “tên: giá trị”", found="kiểu khác")
            return None
        if node is None and not problems:
            self.problem(empty, Position(self.path))
        return node

    def made(self, model: type[R], node: Node | None, given: Mapping[str, Any]) -> R | None:
        if node is None:
            return None
        record, problems = typed(model, node, given)
        self.found.problems += problems
        # A guess at a legacy encoding is good enough to find problems by, not to publish.
        return record.standing_in() if self.is_broken() else record

    def is_broken(self) -> bool:
        return any(found.is_error for found in self.found.problems)

    def problem(self, code: str, at: Position, **facts: Any) -> None:
        self.found.problems.append(problem(code, at, **facts))

    def add(self, name: str, record: Record | None) -> None:
        if record is not None:
            kept = self.found.stand_ins if record.is_stand_in else self.found.records
            kept.append((name, record))

    # One handler a place in the tree, tried in order; the pattern's groups are its arguments.

    def on_record(self, name: str, model: type[Record]) -> None:
        self.add(name, self.record(model))

    def on_places(self) -> None:
        text = self.text()
        node = self.fields(text) if text is not None else None
        self.add("places", self.made(Places, node and as_units(node), {}))

    def on_law(self, slug: str) -> None:
        self.add("laws", self.named(self.record(Law), "slug", slug, f"thư mục {slug}"))

    def on_law_body(self, slug: str, number: str | None = None, name: str = "written") -> None:
        self.add(name, self.article(LawBody, slug, article=number))

    def on_explainer(self, slug: str, number: str) -> None:
        explainer = self.article(Explainer, slug)
        self.add("explainers", self.named(explainer, "article", number, f"tệp dieu-{number}.md"))

    def on_glossary(self, slug: str) -> None:
        self.add("glossaries", self.record(Glossary, slug=slug))

    def on_article(self, name: str, model: type[Any]) -> None:
        self.check_name(name)
        self.add("written", self.article(model, name))

    def on_lesson(self, name: str) -> None:
        self.check_name(name)
        self.add("written", self.record(Lesson, slug=name, path=self.path, body="", body_line=1))

    def on_news(self, name: str) -> None:
        match = _NEWS_NAME.fullmatch(name)
        if match is None:
            self.problem("E116", Position(self.path), name=name, pattern="2022-06-10-ten-bai.md")
        item = self.article(News, match[2] if match else name)
        if item and match and "date" not in item.unsure and item.date.isoformat() != match[1]:
            self.problem("W313", item.at("date"), name=match[1], date=item.date)
        if item and not (item.draft or item.sample or item.body.strip()):
            self.problem("W138", item.at())
        self.add("written", item)

    def on_translation(self, place: str) -> None:
        """A file whose place below its language's folder is that of its original below content/."""
        _dispatch(self, f"content/{place}", _ORIGINALS)
        self.found.records = [("translations", record) for _, record in self.found.records]
        self.found.stand_ins = [("translations", record) for _, record in self.found.stand_ins]

    def on_campaign(self, year: str) -> None:
        campaign = self.record(Campaign)
        if campaign and "year" not in campaign.unsure and campaign.year != int(year):
            self.problem("E233", campaign.at("year"), field="year", found=campaign.year, year=f"{year} của thư mục")
            campaign.standing_in({"year"})
        self.tell_doubts()
        self.add("campaigns", campaign)

    def tell_doubts(self) -> None:
        """What the draft that a plan was made into asks to look at again, each where the field below it begins."""
        lines = self.data.decode(errors="replace").split("\n")
        for number, line in enumerate(lines):
            if (told := _TO_LOOK_AT.match(line)) is not None:
                below = next((at for at in range(number, len(lines)) if not _COMMENT.match(lines[at])), number)
                column = len(lines[below]) - len(lines[below].lstrip(" -")) + 1
                self.problem("W856", Position(self.path, below + 1, column), doubt=told[1], line=number + 1)

    def on_listing(self, year: str, name: str) -> None:
        self.check_name(name)
        self.listing(int(year))

    def check_name(self, name: str) -> None:
        if _RESERVED.fullmatch(name):
            self.problem("E116", Position(self.path), name=name, pattern="chu-thuong-khong-dau (Windows giữ tên này)")
        elif not _SLUG.fullmatch(name):
            self.problem("E116", Position(self.path), name=name, pattern="chu-thuong-khong-dau")

    def named(self, record: R | None, field: str, wanted: object, place: str) -> R | None:
        """A record whose field must say what its path says; `place` is that part of it, in words."""
        written = getattr(record, field, wanted)
        if record and field not in record.unsure and written != wanted:
            self.problem("E141", record.at(field), field=field, written=written, place=place, wanted=wanted)
            record.standing_in()
        return record


_TO_LOOK_AT = re.compile(r" *# CẦN XEM LẠI: (.*\S)")
_COMMENT = re.compile(r"\s*(#|$)")
_Routes = tuple[tuple[re.Pattern[str], Callable[..., None]], ...]
# Where the name of a file says more than a slug, or it holds something else than one article.
_HANDLERS: dict[type[Record], Callable[..., None]] = {
    Law: _Reader.on_law,
    LawBody: _Reader.on_law_body,
    News: _Reader.on_news,
    Lesson: _Reader.on_lesson,
    Campaign: _Reader.on_campaign,
    Event: _Reader.on_listing,
}
_ORIGINALS: _Routes = (
    (re.compile(r"content/site\.ya?ml"), partial(_Reader.on_record, name="identity", model=Identity)),
    (re.compile(r"content/places\.ya?ml"), _Reader.on_places),
    (re.compile(r"content/redirects\.ya?ml"), partial(_Reader.on_record, name="redirects", model=Redirects)),
    (re.compile(r"content/search\.ya?ml"), partial(_Reader.on_record, name="search", model=SearchWords)),
    (re.compile(r"content/tu-nen-dung\.ya?ml"), partial(_Reader.on_record, name="wording", model=Wording)),
    (re.compile(r"content/luat/([^/]+)/dieu-([0-9]+[a-z]?)\.md"), _Reader.on_explainer),
    (re.compile(r"content/luat/([^/]+)/tu-ngu\.ya?ml"), _Reader.on_glossary),
    *(
        (re.compile(kind.files), _HANDLERS.get(kind.model) or partial(_Reader.on_article, model=kind.model))
        for kind in KINDS
    ),
)
_LANGUAGE = "(?:" + "|".join(tag for tag in LANGUAGES if tag != ORIGINAL) + ")"
_ROUTES: _Routes = (
    (
        re.compile(rf"content/{_LANGUAGE}/luat/([^/]+)/dieu-([0-9]+[a-z]?)\.md"),
        partial(_Reader.on_law_body, name="translations"),
    ),
    (re.compile(rf"content/{_LANGUAGE}/(.+\.md)"), _Reader.on_translation),
    *_ORIGINALS,
)


def is_picture(path: str) -> bool:
    """Is it a picture, by its name?"""
    return PurePosixPath(path).suffix.lower() in _IMAGE_TYPES


def has_place(path: str) -> bool:
    """Is there anything that a file of that name could be?"""
    place = _small_ending(path)
    return any(pattern.fullmatch(place) for pattern, _ in _ROUTES)


def read_file(path: str, data: bytes, before: Found | None = None) -> Found:
    """What is in a file that is no picture; `before` is what was in it, which is taken where it is still the same."""
    reader = _Reader(path, data, before)
    _dispatch(reader, _small_ending(path), _ROUTES)
    # What is lost behind a # is told; that nothing is left follows from it.
    cut = {one.at.line for one in reader.found.problems if one.code == "E123"}
    reader.found.problems = [one for one in reader.found.problems if one.code != "E208" or one.at.line not in cut]
    return reader.found


def _small_ending(path: str) -> str:
    """Windows shows BAI.MD and bai.md alike."""
    ending = PurePosixPath(path).suffix
    return path.removesuffix(ending) + ending.lower()


def _dispatch(reader: _Reader, place: str, routes: _Routes) -> None:
    """Read a file by its `place` in the tree, which for a translation is that of the original."""
    for pattern, handle in routes:
        if match := pattern.fullmatch(place):
            handle(reader, *match.groups())
            return
    reader.found.is_unread = True
