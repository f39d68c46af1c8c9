"""A record without what it says of entries that are not there: its words stay, links and references to them go."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from scripts.markup.markdown_text import Reference, parse_link, without_links
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.explainer import Explainer
from scripts.model.identity import Identity
from scripts.model.law import Law
from scripts.model.page import Article, link_of
from scripts.model.record import Part, Path, Record
from scripts.model.search_words import SearchWords
from scripts.model.website import INVERSE, Site
from scripts.problems import Position, Problem, problem

R = TypeVar("R", bound=Record)

_GONE = object()
# Where a field must lead somewhere: the list of everything of that kind, for pages the search.
_SECTIONS = {
    "luat": "luat",
    "sukien": "su-kien",
    "tin": "tin-tuc",
    "hoidap": "hoi-dap",
    "tinhhuong": "tinh-huong",
    "dedoc": "de-doc",
    "sodo": "so-do",
    "mohinh": "tim-kiem",
    "baihoc": "tim-kiem",
    "chiendich": "chien-dich",
    "trang": "tim-kiem",
}
_MENUS = ("navigation.*.page", "more.*.page", "footer.*.page")
_CITATIONS: dict[type[Record], tuple[str, ...]] = {
    Explainer: ("related.*", "successor.*", "predecessor.*"),
    Law: (*(f"{field}.*.basis" for field in INVERSE), "later.*.basis"),
}
# A field, what is to stand there instead, what is missed, and where in the sources.
_Edit = tuple[Path, Any, str, Position]


def name_of(link: Reference) -> str:
    """What a link is to, without the place within it: `tin:ten-bai`, `luat:73/2021/QH14`."""
    return f"{link.scheme}:{link.target.partition('#')[0]}"


def unlinked(site: Site, record: R, is_lost: Callable[[str], bool]) -> tuple[R, list[Problem]]:
    """The record without its dead references to what `is_lost` by its name, and a warning for each of these; the record
    itself where it has none. What it tells readers stays the same, for that is what the ledger compares.
    `chiendich:` alone is any campaign, for focuses of articles."""

    def is_dead(link: Reference) -> bool:
        return addresses.of_link(site, link) is None and is_lost(name_of(link))

    found = [*_texts(record, is_dead), *_fields(site, record, is_dead, is_lost)]
    if not found:
        return record, []
    new = _edited(record, {path: value for path, value, _, _ in found})
    if "said" in record.lasting:
        new.__dict__["said"] = record.said
        new.__dict__["figures"] = record.figures
    places: dict[str, list[Position]] = {}
    for _, _, target, at in found:
        places.setdefault(target.partition("#")[0].removeprefix("luat:"), []).append(at)
    return new, [problem("W901", min(at), count=len(at), target=target) for target, at in places.items()]


def _texts(record: Record, is_dead: Callable[[Reference], bool]) -> Iterator[_Edit]:
    """Links within Markdown."""
    press = ["press.boilerplate"] if isinstance(record, Identity) and record.press else []
    of_site = ["current.text", *press] if isinstance(record, Identity) else []
    for path, text in record.each(*record.prose_in, *of_site):
        dead: list[Reference] = []
        edited = without_links(text or "", _noted(is_dead, dead))
        yield from ((path, edited, link.text, record.at(*path)) for link in dead)
    if isinstance(record, (Article, Explainer)):
        dead = []
        edited = without_links(record.body, _noted(is_dead, dead))
        for link in dead:
            yield ("body",), edited, link.text, Position(record.path, record.body_line + link.line, link.column)


def _noted(is_dead: Callable[[Reference], bool], dead: list[Reference]) -> Callable[[Reference], bool]:
    def noted(link: Reference) -> bool:
        if is_dead(link):
            dead.append(link)
            return True
        return False

    return noted


def _fields(
    site: Site, record: Record, is_dead: Callable[[Reference], bool], is_lost: Callable[[str], bool]
) -> Iterator[_Edit]:
    """Fields that are a link, a provision or a focus."""
    for path, written in record.each(*record.links_in):
        if written is None:  # a number to call need not lead to a page
            continue
        link = parse_link(name := link_of(path, written))
        if link and is_dead(link) and isinstance(record, SearchWords):
            yield path[:-1], _GONE, link.text, record.at(*path)
        elif link and is_dead(link):
            # A page in short sentences is of no other page then.
            section = "de-doc" if path == ("of",) else _SECTIONS[link.scheme]
            yield path, _GONE if name != written else f"trang:{section}", link.text, record.at(*path)
    for path, citation in record.each(*record.citations_in, *_CITATIONS.get(type(record), ())):
        if citation and is_dead(Reference("luat", citation, 0, 1)):
            yield path, None if path[-1] == "basis" else _GONE, citation, record.at(*path)
    if isinstance(record, Identity):
        for path, page in record.each(*_MENUS):
            if is_dead(Reference("trang", page, 0, 1)):
                yield path[:-1], _GONE, f"trang:{page}", record.at(*path)
    if isinstance(record, (Article, Event)):
        campaigns = site.campaigns if isinstance(record, Article) else [site.campaigns_by_year.get(record.year)]
        known = {focus.id for campaign in campaigns if campaign for focus in campaign.focuses}
        for path, focus in record.each("focus.*"):
            if focus not in known and is_lost(f"chiendich:{record.year if isinstance(record, Event) else ''}"):
                yield path, _GONE, focus, record.at(*path)


def _edited(part: Any, edits: Mapping[Path, Any]) -> Any:
    """A part of a record with other values at some paths within it."""
    if () in edits:
        return edits[()]
    within: dict[str | int, dict[Path, Any]] = {}
    for (first, *rest), value in edits.items():
        within.setdefault(first, {})[tuple(rest)] = value
    if isinstance(part, Part):
        return part.model_copy(
            update={str(name): _edited(getattr(part, str(name)), inner) for name, inner in within.items()}
        )
    edited = (_edited(one, within.get(number, {})) if number in within else one for number, one in enumerate(part))
    return tuple(one for one in edited if one is not _GONE)
