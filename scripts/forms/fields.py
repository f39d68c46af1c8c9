"""The fields of a record as a form asks for them, worked out from the model."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from scripts.forms.field_words import FieldWords, words_of
from scripts.model.record import Labelled
from scripts.model.values import Instant, Markdown, Moment, Text


class Kind(Enum):
    """How a field is asked for. LINES are texts, one a line; ITEMS are groups, or long texts, one after the other; of
    a PAIR both numbers stand in one line."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    CHOICE = "choice"
    DAY = "day"
    MOMENT = "moment"
    PAIR = "pair"
    LINES = "lines"
    GROUP = "group"
    ITEMS = "items"


Short = Callable[[str], Any]


@dataclass(frozen=True)
class Field:
    """A field: `name` as it is written, `model` of a group or of each item, `short` what a bare text in place of the
    group means. `one` may stand without its list; `days`: each line is a day; `timed`: a moment with its hour."""

    name: str
    words: FieldWords
    kind: Kind
    needed: bool = False
    default: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    model: type[BaseModel] | None = None
    short: Short | None = None
    one: bool = False
    days: bool = False
    timed: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """Those of the group, or of each item."""
        return fields_of(self.model) if self.model else ()


# What is edited by itself, for there may be hundreds.
_APART = {("Unit", "units"), ("Places", "units")}


@cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a model, in its order, without those that no file has."""
    return tuple(
        _field(model, name, info)
        for name, info in model.model_fields.items()
        if info.description and (model.__name__, name) not in _APART
    )


def _field(model: type[BaseModel], name: str, info: FieldInfo) -> Field:
    words = words_of(model, name)
    whole: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    kind, held, shorts = (Kind.TEXT, str, list[Short]()) if name == "body" else _kind(whole)
    if kind is Kind.TRUTH and words.choices:  # where it says more to write it than to leave it out
        kind, held = Kind.CHOICE, bool
    default = info.get_default()
    return Field(
        info.alias or name,
        words,
        kind,
        needed=info.is_required() or words.needed,
        default=_text(default) if kind in (Kind.TRUTH, Kind.CHOICE) and not info.is_required() else "",
        choices=tuple(_choices(held, words)) if kind is Kind.CHOICE else (),
        model=held if isinstance(held, type) and issubclass(held, BaseModel) else None,
        short=next((short for short in shorts if isinstance(_made(short), dict)), None),
        one=any(isinstance(_made(short), list) for short in shorts),
        days=kind is Kind.LINES and held is date,
        timed=_holds(whole, Instant),
    )


def _holds(annotation: Any, wanted: Any) -> bool:
    return annotation == wanted or any(_holds(part, wanted) for part in get_args(annotation))


def _text(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _choices(held: Any, words: FieldWords) -> Iterator[tuple[str, str]]:
    if held is bool:
        yield from words.choices.items()
        return
    for one in held:
        yield one.value, one.label if isinstance(one, Labelled) else words.choices.get(one.value, one.value)


_SCALARS = {bool: Kind.TRUTH, int: Kind.NUMBER, float: Kind.NUMBER, date: Kind.DAY, datetime: Kind.MOMENT}


def _kind(annotation: Any) -> tuple[Kind, Any, list[Short]]:
    """How it is asked for, what it holds, and what may turn a bare text into that."""
    if annotation in (Moment, Instant):
        return Kind.MOMENT, datetime, []
    if annotation in (Text, Markdown):
        return Kind.TEXT, str, []
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        kind, held, shorts = _kind(parts[0])
        more = [one.func for one in parts[1:] if isinstance(one, BeforeValidator)]
        if kind is Kind.LINE and _is_long(parts[1:]):
            kind = Kind.TEXT
        return kind, held, [*more, *shorts]  # type: ignore[list-item]
    if origin in (Union, types.UnionType):
        return _kind(next(part for part in parts if part is not type(None)))
    if origin is tuple:
        if parts[-1] is not Ellipsis:
            return Kind.PAIR, str, []
        kind, held, shorts = _kind(parts[0])
        if kind in (Kind.GROUP, Kind.TEXT):
            return Kind.ITEMS, held, shorts
        return Kind.LINES, held, [short for short in shorts if isinstance(_made(short), list)]
    if isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            rules = annotation.__pydantic_decorators__.model_validators.values()
            return Kind.GROUP, annotation, [rule.func for rule in rules if rule.info.mode == "before"]
        if issubclass(annotation, Enum):
            return Kind.CHOICE, annotation, []
    return _SCALARS.get(annotation, Kind.LINE), annotation, []


def _is_long(metadata: tuple[Any, ...]) -> bool:
    """Is it a text of any length? A line has a limit, and so has what is of a shape."""
    limits = [one for one in metadata if getattr(one, "min_length", None)]
    return bool(limits) and not any(
        getattr(one, "max_length", None) or getattr(one, "pattern", None) for one in metadata
    )


def _made(short: Short) -> Any:
    try:
        return short("x")
    except (TypeError, ValueError):
        return None
