"""Long lists in numbered pages, so that none is heavy on a slow connection (DESIGN 11: 15 KB a page)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, ClassVar, TypeVar

from scripts.assemble.page import Link, PageData
from scripts.words import text

# 30 cards are 6 KB compressed, 9 KB where every title is as long as titles may be.
SIZE = 30


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under a heading; `id` is its anchor, `more` a note at its end."""

    title: str
    cards: tuple[Any, ...]
    id: str | None = None
    url: str | None = None
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Pager:
    """The ways between the pages of a list; None is the gap between two numbered pages."""

    pages: tuple[Link | None, ...]
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(PageData, template="list.html"):
    """A page of a list; `first_only` names the fields that only its first page shows."""

    first_only: ClassVar[tuple[str, ...]] = ()

    groups: tuple[Group, ...] = ()
    pager: Pager | None = None


L = TypeVar("L", bound=ListPage)


def address(url: str, number: int) -> str:
    """`su-kien/thang/2022-06/` and 2 → `su-kien/thang/2022-06/2/`; the first page is the list itself."""
    return f"{url}{number}/" if number > 1 else url


def split(groups: Sequence[Group], size: int = SIZE) -> list[list[Group]]:
    """Groups over pages of at most `size` cards, in order; at least one page.

    Of a group that runs over, the first part alone keeps the `id`, and the last the note `more` at its end.
    """
    pages: list[list[Group]] = [[]]
    room = size
    for group in groups:
        taken = 0
        while taken < len(group.cards):
            if room == 0:
                pages.append([])
                room = size
            part = group.cards[taken : taken + room]
            last = taken + len(part) == len(group.cards)
            pages[-1].append(
                replace(group, cards=part, id=None if taken else group.id, more=group.more if last else None)
            )
            taken += len(part)
            room -= len(part)
    return pages


def places(groups: Sequence[Group], url: str, size: int = SIZE) -> dict[str, str]:
    """Where each group with an `id` begins: `{id: address#id}`."""
    return {
        group.id: f"{address(url, number)}#{group.id}"
        for number, page in enumerate(split(groups, size), 1)
        for group in page
        if group.id
    }


def pages(page: L, url: str, size: int = SIZE) -> Iterator[tuple[str, L]]:
    """The pages of the list at `url`, each with its address: its groups split, its title numbered.

    A list that fits one page is given back as it is.
    """
    parts = split(page.groups, size)
    if len(parts) == 1:
        yield url, page
        return
    empty = {field.name: field.default for field in page.__dataclass_fields__.values()}
    for number, groups in enumerate(parts, 1):
        changed: dict[str, Any] = {"groups": tuple(groups), "pager": _pager(url, number, len(parts))}
        if number > 1:
            changed |= {name: empty[name] for name in page.first_only}
            for name in ("title", "description", "lead"):
                if words := getattr(page, name):
                    changed[name] = text("site.page_n", words=words.removesuffix("."), n=number)
        yield address(url, number), replace(page, **changed)


def _pager(url: str, number: int, count: int) -> Pager:
    """The pages next to this one, the first and the last."""
    shown = sorted({1, count} | set(range(max(1, number - 1), min(count, number + 1) + 1)))
    entries: list[Link | None] = []
    for before, one in pairwise([0, *shown]):
        entries += [*([None] if one - before > 1 else []), Link(str(one), address(url, one))]
    return Pager(
        tuple(entries),
        address(url, number - 1) if number > 1 else None,
        address(url, number + 1) if number < count else None,
    )
