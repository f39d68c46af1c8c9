"""The kinds of files that staff write: which record a file is, which fields its path gives, how the file looks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from scripts.model.campaign import Campaign
from scripts.model.diagram import Diagram
from scripts.model.event import Event
from scripts.model.exemplar import Exemplar
from scripts.model.explainer import Explainer, Glossary
from scripts.model.identity import Identity
from scripts.model.languages import LANGUAGES, ORIGINAL
from scripts.model.law import Law
from scripts.model.ledger import Redirects
from scripts.model.lesson import Lesson
from scripts.model.page import EasyPage, LawBody, LifeSituation, News, Page, Question
from scripts.model.place import Places
from scripts.model.record import Record
from scripts.model.search_words import SearchWords
from scripts.model.wording import Wording

# The order of the handbook, where it is not that of the model.
_FIRST = ("title", "summary", "short", "now", "date", "author", "kind", "icon", "law", "sources", "image")
# What follows from the place and the body of a Markdown file.
_OF_MARKDOWN = ("path", "slug", "body", "body_line")


@dataclass(frozen=True, slots=True)
class Written:
    """`files` are globs below the project; fields that are `given` stand in no file. A Markdown file has its fields
    between two lines of hyphens; a listing has many records. A form asks for some fields `first`."""

    model: type[Record]
    files: tuple[str, ...]
    given: tuple[str, ...] = ()
    markdown: bool = False
    listing: bool = False
    first: tuple[str, ...] = ()


def _yaml(model: type[Record], *files: str, given: tuple[str, ...] = ()) -> Written:
    return Written(model, tuple(f"{file}.{end}" for file in files for end in ("yml", "yaml")), given)


def _markdown(model: type[Record], *files: str, given: tuple[str, ...] = ()) -> Written:
    languages = ",".join(tag for tag in LANGUAGES if tag != ORIGINAL)
    translated = tuple(f"content/{{{languages}}}/{file}" for file in files)
    names = (*(f"content/{file}" for file in files), *translated)
    return Written(model, names, (*_OF_MARKDOWN, *given), markdown=True, first=_FIRST)


# By the name of the schema. A year's folder has listings and the campaign.
WRITTEN: Mapping[str, Written] = MappingProxyType(
    {
        "site": _yaml(Identity, "content/site"),
        "places": _yaml(Places, "content/places"),
        "search": _yaml(SearchWords, "content/search"),
        "wording": _yaml(Wording, "content/tu-nen-dung"),
        "redirects": _yaml(Redirects, "content/redirects"),
        "campaign": _yaml(Campaign, "events/[0-9][0-9][0-9][0-9]/campaign"),
        "events": Written(
            Event,
            ("events/[0-9][0-9][0-9][0-9]/*.yml", "events/[0-9][0-9][0-9][0-9]/*.yaml"),
            ("year", "origin"),
            listing=True,
        ),
        "law": _yaml(Law, "content/luat/*/law"),
        "glossary": _yaml(Glossary, "content/luat/*/tu-ngu", given=("slug",)),
        "news": _markdown(News, "tin-tuc/**/*.md"),
        "question": _markdown(Question, "hoi-dap/*.md"),
        "situation": _markdown(LifeSituation, "tinh-huong/*.md"),
        "easy": _markdown(EasyPage, "de-doc/*.md"),
        "diagram": _markdown(Diagram, "so-do/*.md"),
        "exemplar": _markdown(Exemplar, "mo-hinh/*.md"),
        "lesson": _yaml(Lesson, "content/bai-hoc/*", given=_OF_MARKDOWN),
        "law-page": _markdown(LawBody, "luat/*/index.md", given=("article",)),
        "explainer": _markdown(Explainer, "luat/*/dieu-*.md"),
        "page": _markdown(Page, "*.md"),
    }
)


def kind_of(path: str) -> str | None:
    """The kind of a file, by its path below the project."""
    return next((name for name, pattern in _patterns() if pattern.fullmatch(path)), None)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = [(name, _pattern(file)) for name, written in WRITTEN.items() for file in written.files]
    # A campaign lies where listings lie.
    return tuple(sorted(found, key=lambda one: one[0] == "events"))


def _pattern(glob: str) -> re.Pattern[str]:
    text = re.escape(glob).replace(r"\*\*/", "(?:.+/)?").replace(r"\*", "[^/]+").replace(r"\[0\-9\]", "[0-9]")
    return re.compile(re.sub(r"\\\{(.+?)\\\}", lambda match: f"(?:{match[1].replace(',', '|')})", text))
