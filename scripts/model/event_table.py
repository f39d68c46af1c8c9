"""Events as a table: one column for each key of a listing, under the key's own name (`place.district`).

A cell has what a listing would say: days as `2022-06-09` or `2022-06-09 07:30`, a list with an item a line, a list of
records with a record a line in JSON, nothing where nothing is given. Published, its links by identity are addresses.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import NoneType
from typing import Annotated, Any, TypeAlias, get_args, get_origin

from scripts.model.event import Event, Every, Kind, Status
from scripts.model.record import Part
from scripts.vietnamese.folding import lower_first

Path: TypeAlias = tuple[str, ...]

# A table of what is published has no samples.
_LEFT_OUT = ("sample", "origin", "guard")
_CHOSEN = (Kind, Status, Every)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `about` is the record's own description, `kind` what a cell holds (a day or a moment is a `date`, a
    record a `Part`), or each line of it where there are `many`; `choices` what may stand there, with words."""

    name: str
    about: str
    path: Path
    needed: bool
    kind: type
    many: bool
    choices: Mapping[str, str] = field(default_factory=dict)

    def cell(self, event: Event) -> str:
        """What stands in it for an event."""
        value: Any = event
        for name in self.path:
            value = getattr(value, name)
            if value is None:
                return ""
        if self.many:
            return "\n".join(_record(one) if isinstance(one, Part) else _text(one) for one in value)
        return _text(value)


def _columns(
    model: type[Part], key: str = "", about: str = "", path: Path = (), needed: bool = True
) -> Iterator[Column]:
    for name, given in model.model_fields.items():
        if name in _LEFT_OUT:
            continue
        kind, many = _held(given.annotation), get_origin(given.annotation) is tuple
        words = given.description or ""
        column = Column(
            name=f"{key}{given.alias or name}",
            about=about + (lower_first(words) if about else words),
            path=(*path, name),
            needed=needed and given.is_required(),
            kind=kind,
            many=many,
            choices={one.value: one.label for one in kind} if kind in _CHOSEN else {},
        )
        if issubclass(kind, Part) and not many:
            yield from _columns(kind, f"{column.name}.", f"{words.partition(':')[0]}: ", column.path, column.needed)
        else:
            yield column


def _held(annotation: Any) -> Any:
    """What a field holds, or each of them where it holds many."""
    if get_origin(annotation) is Annotated:
        return _held(get_args(annotation)[0])
    return next((_held(inner) for inner in get_args(annotation) if inner is not NoneType), annotation)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S" if value.second else "%Y-%m-%d %H:%M")
    return str(value)


def _record(part: Part) -> str:
    """One record of a list: the keys that were given, as in a listing."""
    given = part.model_dump(by_alias=True, exclude_defaults=True)
    return json.dumps({key: _text(value) for key, value in given.items()}, ensure_ascii=False)


COLUMNS: tuple[Column, ...] = tuple(_columns(Event))
NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)


def row(event: Event, linked: Callable[[str], str] = str) -> list[str]:
    """The cells of an event, in the order of COLUMNS; `linked` is what becomes of a text with links in it."""
    cells = (column.cell(event) for column in COLUMNS)
    return [linked(cell) if "](" in cell else cell for cell in cells]
