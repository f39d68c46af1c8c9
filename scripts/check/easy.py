"""Easy-to-read pages keep their promise: short sentences, and pictures that exist."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from importlib import resources

from scripts.check.finding import Finding
from scripts.model.page import EasyPage, LifeSituation
from scripts.model.record import Record
from scripts.model.website import Site
from scripts.problems import Position, problem
from scripts.vietnamese.near import closest

# Plain-language guides for Vietnamese differ; fifteen syllables can be said in one breath.
_LONGEST = 15


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every line of every easy page, and the icons of situations."""
    for page in (article for article in site.articles if isinstance(article, EasyPage)):
        for number, part in enumerate(page.parts):
            for row, line in enumerate(part.lines):
                path = ("parts", number, "lines", row)
                yield from _icon(page, line.icon, page.at(*path, "icon"))
                count = len(line.text.split())
                if count > _LONGEST:
                    at = page.at(*path, "text")
                    yield Finding(page, problem("W405", at, count=count, limit=_LONGEST + 1))
    for situation in (article for article in site.articles if isinstance(article, LifeSituation)):
        yield from _icon(situation, situation.icon, situation.at("icon"))
    for plain in site.pages:
        for number, item in enumerate(plain.situations):
            yield from _icon(plain, item.icon, plain.at("situations", number, "icon"))


def _icon(record: Record, name: str, at: Position) -> Iterator[Finding]:
    if name not in _icons():
        yield Finding(record, problem("E406", at, guesses=closest(name, _icons()), found=name))


@lru_cache(maxsize=1)
def _icons() -> frozenset[str]:
    """The names of the icons in the theme's package."""
    folder = resources.files("material").joinpath("templates", ".icons", "material")
    return frozenset(entry.name.removesuffix(".svg") for entry in folder.iterdir() if entry.name.endswith(".svg"))
