"""Easy-to-read pages keep their promise: short sentences, and pictures that exist."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from importlib import resources

from scripts.check.finding import Finding, found
from scripts.model.lesson import Lesson
from scripts.model.page import Article, EasyPage, LifeSituation, Page
from scripts.model.website import Site
from scripts.vietnamese.near import closest

# Plain-language guides for Vietnamese differ; fifteen syllables can be said in one breath.
_LONGEST = 15


_ICONS: dict[type[Article], str] = {
    EasyPage: "parts.*.lines.*.icon",
    LifeSituation: "icon",
    Page: "situations.*.icon",
    Lesson: "steps.*.slides.*.icon",
}


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every line of every easy page, and the icons of situations."""
    for page in site.articles:
        if type(page) in _ICONS:
            for path, name in page.each(_ICONS[type(page)]):
                if name not in _icons():
                    yield found(page, "E406", *path, guesses=closest(name, _icons()), found=name)
        if isinstance(page, EasyPage):
            for path, text in page.each("parts.*.lines.*.text"):
                if (count := len(text.split())) > _LONGEST:
                    yield found(page, "W405", *path, count=count, limit=_LONGEST + 1)


@cache
def _icons() -> frozenset[str]:
    """The names of the icons in the theme's package."""
    folder = resources.files("material").joinpath("templates", ".icons", "material")
    return frozenset(entry.name.removesuffix(".svg") for entry in folder.iterdir() if entry.name.endswith(".svg"))
