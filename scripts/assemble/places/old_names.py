"""/su-kien/ten-xa-cu/ — what became of each place of the past, for who knows a place by its old name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from scripts.assemble.events.cards import HERE
from scripts.assemble.page import Crumb, PageData
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.place import Places
from scripts.model.place_names import name_order, plain_name
from scripts.model.placed import Placed
from scripts.vietnamese.folding import fold
from scripts.words import text


@dataclass(frozen=True, slots=True)
class Heir:
    """A place of today; `note` says that it is at the border."""

    text: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Move:
    """An old name and what it is now; `unknown` says that the list has not got it."""

    name: str
    heirs: tuple[Heir, ...]
    unknown: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The old names that begin with a letter, at their anchor."""

    text: str
    id: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OldNamesPage(PageData, template="old-names.html", private=True):
    """What old-names.html prints."""

    section: str = "su-kien"
    letters: tuple[Letter, ...]


def page(view: View) -> OldNamesPage:
    """Every old name by its letter."""
    found = letters(view.site.places, view.today)
    at_border = sum(one.unit.border for one in view.site.places.leaves)
    count = text("places.old_names_count", count=sum(len(letter.moves) for letter in found))
    border = text("places.old_names_border", count=at_border) if at_border else ""
    return OldNamesPage(
        title=text("places.old_names"),
        description=f"{count} {border}".strip(),
        crumbs=(
            HERE,
            Crumb(text("places.crumb"), addresses.PLACES),
            Crumb(text("places.old_names_crumb"), addresses.OLD_NAMES),
        ),
        letters=found,
    )


def heirs(place: Placed) -> tuple[Heir, ...]:
    """What a place is now."""
    note = text("places.heir_at_border")
    return tuple(Heir(one.name, addresses.of_place(one), note if one.unit.border else "") for one in place.today)


def moves_of(group: Placed, today: date) -> tuple[Move, ...]:
    """What each part of a divided unit of the past is now; none where no part is known to have become anything."""
    parts = [one for one in group.all_within if not one.divided and one.gone(today)]
    return tuple(_move(one, one.name) for one in parts) if any(one.today for one in parts) else ()


def letters(places: Places, today: date) -> tuple[Letter, ...]:
    """Every undivided unit of the past that became something, by the first letter of its name."""
    gone = (one for one in places.all if not one.divided and one.today and one.gone(today))
    ordered = sorted(gone, key=lambda one: (_letter(one), *name_order(one.name), one.path))
    return tuple(_letters(ordered))


def _letters(ordered: Iterable[Placed]) -> Iterator[Letter]:
    for (_, letter), found in groupby(ordered, _letter):
        anchor = f"ten-cu-{fold(letter)}{'d' if letter == 'Đ' else ''}"
        yield Letter(letter, anchor, tuple(_move(one, one.whole_name) for one in found))


def _letter(place: Placed) -> tuple[str, str]:
    """The first letter of its name without marks; Đ is a letter of its own, after D."""
    first = plain_name(place.name)[:1].upper()
    letter = "Đ" if first == "Đ" else fold(first).upper()
    return fold(letter) + ("z" if letter == "Đ" else ""), letter


def _move(place: Placed, name: str) -> Move:
    now = heirs(place)
    return Move(name, now, "" if now else text("places.heir_unknown"))
