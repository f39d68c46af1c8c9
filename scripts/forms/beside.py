"""What is wrong with a file that is not saved yet, and beside which field of a form that stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from scripts.check import check
from scripts.edit.page_file import halves
from scripts.forms.entries import BODY, Entry
from scripts.forms.fields import Kind
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.picture import Picture
from scripts.model.website import ONE, Site
from scripts.problems import Position, Problem
from scripts.read.files import Found, read_file
from scripts.read.front_matter import last_fence
from scripts.read.tree import Node
from scripts.read.yaml_text import parse

Path = tuple[str | int, ...]
# What says that a field is missing stands at its group: the field, or where its name is not in the code, nothing.
_MISSING = {
    "E201": "",
    "E212": "",
    "E207": "",
    "E210": "alt",
    "E211": "credit",
    "E215": "start",
    "E710": "date",
    "E711": "plan",
} | {
    "E721": "changes",
    "E722": "changes",
    "W723": "changes",
    "W736": "revision",
    "W237": "place",
    "E740": "withdrawn",
    "E725": "revision",
}
# What says that a published page is there no more.
_GONE = ("E727", "W734")
# Which fields of a site hold records, by what a file is read into.
_MANY = ("campaigns", "events", "laws", "written", "explainers", "glossaries", "translations")


def site_with(site: Site, path: str, found: Found, pictures: Mapping[str, Picture] | None = None) -> Site:
    """The site as it would be with that file, and with pictures that were sent with it."""
    records = [*found.records, *found.stand_ins]
    changed: dict[str, object] = {}
    for name in _MANY:
        old = getattr(site, name)
        new = [record for place, record in records if place == name]
        if not new and all(record.file != path for record in old):
            continue
        # In the place of the first that it replaces: order means something to lists of equals.
        at = next((number for number, record in enumerate(old) if record.file == path), len(old))
        rest = [[one for one in part if one.file != path] for part in (old[:at], old[at:])]
        changed[name] = (*rest[0], *new, *rest[1])
    changed |= {place: record for place, record in records if place in ONE}
    if pictures:
        changed["images"] = {**site.images, **pictures}
    return replace(site, **changed)  # type: ignore[arg-type]


def problems_with(
    site: Site | None, path: str, text: str, now: datetime, pictures: Mapping[str, Picture] | None = None
) -> tuple[Found, list[Problem]]:
    """What the file is read into, and all that `check` would say of it; without a site, what the reader says."""
    found = read_file(path, text.encode())
    problems = {*found.problems}
    if site:
        whole = site_with(site, path, found, pictures)
        every = {one.problem for one in check(whole, now)}
        problems |= {one for one in every if one.at.path == path} | _lost(site, whole, path, every)
    return found, sorted(problems)


def _lost(site: Site, whole: Site, path: str, problems: Iterable[Problem]) -> set[Problem]:
    """Pages of the file that were published and that it would have no more: told at the names that they have now."""
    before, now = (
        {addresses.of(one): one for one in (*each.events, *each.articles) if one.file == path} for each in (site, whole)
    )
    told = [one for one in problems if one.code in _GONE and dict(one.facts).get("url") in before.keys() - now.keys()]
    new = next((one for url, one in now.items() if url not in before), None)
    at = (new.at("id") if isinstance(new, Event) else new.at()) if new else Position(path)
    return {replace(one, at=at) for one in told}


def beside(text: str, entry: Entry, problems: Iterable[Problem]) -> dict[Path, list[Problem]]:
    """Problems of an entry by the field that they are about, `()` for those of the entry as a whole; those of other
    entries of the file are left out."""
    places = sorted(_places(text, entry))
    lines = [(line, column) for line, column, _ in places]
    found: dict[Path, list[Problem]] = {}
    for one in problems:
        at = bisect_right(lines, (one.at.line, one.at.column)) - 1
        if at < 0:  # of the file as a whole
            found.setdefault((), []).append(one)
            continue
        way = places[at][2]
        if way[: len(entry.place)] == entry.place:
            # A group begins where its first field does.
            ways = [
                other
                for *here, other in places
                if tuple(here) == lines[at] and other[: len(entry.place)] == entry.place
            ]
            ours = [other[len(entry.place) :] for other in ways]
            found.setdefault(_lacking(entry, ours, one) or _of_form(entry, ours[-1]), []).append(one)
        elif not way:
            found.setdefault((), []).append(one)
    return found


def _lacking(entry: Entry, ways: list[Path], one: Problem) -> Path | None:
    """The field that is missing, where that is what the problem is."""
    name = _MISSING.get(one.code)
    name = dict(one.facts).get("field") if name == "" else name
    if name:
        # Of an item that was published it is told at its title, which is beside the field that is missing.
        homes = [(*way, name) for way in ways] + [(*way[:-1], name) for way in ways]
        return next((asked for asked in homes if asked == _of_form(entry, asked)), None)
    return None


def _of_form(entry: Entry, way: Path) -> Path:
    """The way as far as a form has controls for it: a line among lines has none of its own."""
    fields, kept = entry.fields, list[str | int]()
    while way:
        one = next((field for field in fields if field.name == way[0]), None)
        if one is None:
            break
        kept.append(way[0])
        way, fields = way[1:], one.fields
        if way and isinstance(way[0], int) and one.kind is Kind.ITEMS:
            kept.append(way[0])
            way = way[1:]
    return tuple(kept)


def _places(text: str, entry: Entry) -> Iterator[tuple[int, int, Path]]:
    """Where each value begins, with the way to it."""
    if entry.body is None:
        node = parse(text, entry.path)[0]
        yield from _of_node(node, ()) if node else ()
        return
    lines = text.split("\n")
    end = last_fence(lines)
    node = parse(halves(text).declarations, entry.path, 2)[0]
    yield from _of_node(node, ()) if node else ()
    if end is not None:
        yield end + 2, 1, (BODY,)


def _of_node(node: Node, way: Path) -> Iterator[tuple[int, int, Path]]:
    first = min((node.key.line, node.key.column), (node.at.line, node.at.column))
    yield *first, way
    if isinstance(node.value, dict):
        for name, part in node.value.items():
            yield from _of_node(part, (*way, name))
    elif isinstance(node.value, tuple):
        for number, part in enumerate(node.value):
            yield from _of_node(part, (*way, number))
