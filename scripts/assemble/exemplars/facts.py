"""The facts of a model as every format prints them: where it was and is, since when, what came of it, who says so."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from scripts.assemble.events.whereabouts import Where, where_of
from scripts.assemble.page import Link, SourceRow, source_row
from scripts.assemble.parts.whole_names import heading
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.exemplar import Exemplar, Figure, first_day
from scripts.model.languages import ORIGINAL
from scripts.model.placed import Placed
from scripts.vietnamese.folding import lower_first
from scripts.words import days, text


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A number with its unit, what it says, as of when, and who says so."""

    number: str
    text: str
    when: str
    source: SourceRow


@dataclass(frozen=True, slots=True)
class ExemplarCard:
    """A model in a list."""

    title: str
    url: str
    heading: str
    where: str
    since: str
    summary: str
    lang: str


@dataclass(frozen=True, slots=True)
class ExemplarFacts:
    """Addresses are relative to the root of the site, `address` alone is absolute; `place` names it as its source does,
    `today` are the units of now, where those are others."""

    exemplar: Exemplar
    url: str
    address: str
    where: Where
    place: tuple[Link, ...]
    today: tuple[Link, ...]
    since: str
    told: str
    size: tuple[ShownFigure, ...]
    results: tuple[ShownFigure, ...]

    @property
    def place_words(self) -> str:
        """The place in words."""
        return ", ".join(part.text for part in self.place)

    @property
    def near(self) -> str:
        """The same without what the communes are in."""
        wide = {one.in_sentence for one in self.where.districts} if self.where.communes else set()
        return ", ".join(part.text for part in self.place if part.text not in wide)

    @property
    def card(self) -> ExemplarCard:
        """Its line in a list."""
        one = self.exemplar
        since = text("exemplars.since", one.lang, when=self.since) if self.since else ""
        return ExemplarCard(one.title, self.url, heading(one.title), self.near, since, one.summary, one.lang)


def facts_of(view: View, one: Exemplar, places: Collection[str]) -> ExemplarFacts:
    """The facts of a model, or of a translation of it; `places` are the addresses of the pages of places."""
    url, where = addresses.of_article(one), where_of(view.site.places, one)
    place = [*([Link(one.place.venue)] if one.place.venue else []), *where.parts]
    return ExemplarFacts(
        exemplar=one,
        url=url,
        address=view.site_url + url,
        where=where,
        place=tuple(_linked(_within(part) if number else part, places) for number, part in enumerate(place)),
        today=tuple({link.url: link for unit in where.units for link in unit.today}.values()),
        since=dated(one.since, one.lang) if one.since else "",
        told=dated(one.told, one.lang) if one.told else "",
        size=tuple(_figures(one, one.size)),
        results=tuple(_figures(one, one.results)),
    )


def pages_of_places(view: View) -> frozenset[str]:
    """The addresses of all pages of places: not every commune of before has one."""
    return frozenset(page.url for page in view.place_pages)


def dated(said: str, language: str = ORIGINAL) -> str:
    """`năm 2020`, `tháng 3/2023`, `ngày 10/10/2025`: as exact as it was said."""
    parts = said.split("/")
    if len(parts) == 3:
        return text("exemplars.day", language, day=days.short(first_day(said), language))
    if len(parts) == 2:
        return text("exemplars.month", language, month=int(parts[0]), year=parts[1])
    return text("exemplars.year", language, year=said)


def spots(view: View, found: Iterable[ExemplarFacts]) -> list[Placed]:
    """The undivided units of today in which there is a model that names its commune, in the order of the list."""
    urls = {url for one in found for unit in one.where.communes for url in unit.urls}
    return [place for place in view.site.places.leaves if addresses.of_place(place) in urls]


def _linked(part: Link, places: Collection[str]) -> Link:
    return part if part.url in places else Link(part.text)


def _within(part: Link) -> Link:
    return Link(lower_first(part.text), part.url) if part.url else part


def _figures(one: Exemplar, figures: Iterable[Figure]) -> Iterable[ShownFigure]:
    for figure, source in one.sourced(figures):
        number = " ".join(filter(None, (figure.figure, figure.unit)))
        when = dated(figure.when, one.lang) if figure.when else text("exemplars.undated", one.lang)
        yield ShownFigure(number, figure.text, when, source_row(source, one.lang))
