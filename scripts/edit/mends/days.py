"""Days and hours as the handbook writes them: `2027-06-09`, `2027-06-09 07:30`."""

import re
from contextlib import suppress
from datetime import date
from difflib import unified_diff
from functools import cache
from typing import Any, get_args

from scripts.edit.mends.mend import Mend
from scripts.edit.mends.source import Meaning, Source
from scripts.edit.rewritten import UneditableError, rewritten, said
from scripts.model.event_time import spread
from scripts.model.values import parse_moment, stamp
from scripts.read.field_names import models
from scripts.vietnamese.dates import as_typed

_SHORT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2})?")
_OF_TIME = re.compile(r" *(?:- +)?(?:start|end|time_note):|$")
_NOTHING = ("", "~", "null")


def _text(source: Source) -> str:
    text = source.text
    for one in reversed(source.scalars):
        typed = _typed(one.value) if one.names and one.names[-1] in _fields() else one.value
        if typed != one.value and one.style in ("", "'", '"'):
            mark = text[one.start : one.start + len(one.style)]
            text = text[: one.start] + mark + typed + mark + text[one.end :]
    return _with_spans(Source(source.path, text))


def _with_spans(source: Source) -> str:
    """With what one line says of an event's time in the fields that it belongs to."""
    start, end = source.declared
    declared, year = source.text[start:end], _year(source.path)
    if year is None or all(_SHORT.fullmatch(one.value) for one in source.scalars if one.names[-1:] == ("start",)):
        return source.text
    with suppress(UneditableError):
        tree = said(declared)
        if isinstance(tree, dict):
            spread_out = rewritten(declared, _typed_in(tree, year))
            _, _, *changed = [*unified_diff(declared.split("\n"), spread_out.split("\n"), n=0)] or ("", "")
            # Of an event within `{…}` other fields would be written anew too.
            if all(_OF_TIME.match(line[1:]) for line in changed if line[0] in "+-"):
                return source.with_declared(spread_out)
    return source.text


@cache
def _fields() -> frozenset[str]:
    """The names of fields that hold a day or a moment in whatever record has them."""
    infos = [(info.alias or name, info) for model in models() for name, info in model.model_fields.items()]
    others = {name for name, info in infos if not _is_a_day(info.annotation)}
    return frozenset({name for name, _ in infos} - others)


def _is_a_day(annotation: Any) -> bool:
    is_date = isinstance(annotation, type) and issubclass(annotation, date)
    return is_date or any(map(_is_a_day, get_args(annotation)))


def _year(path: str) -> int | None:
    """That of a listing of events."""
    top, year, *rest = [*path.split("/"), "", ""]
    return int(year) if top == "events" and year.isdecimal() and not rest[0].startswith("campaign.") else None


def _typed_in(value: Any, year: int | None, name: str = "") -> Any:
    """A tree with its days in the one form; in a listing, what a line says of an event's time in its fields."""
    if isinstance(value, (list, tuple)):
        return [_typed_in(one, year, name) for one in value]
    if not isinstance(value, dict):
        return _typed(value) if isinstance(value, str) and name in _fields() else value
    if year and "start" in value and "id" in value:
        value = _spread(value, year)
    return {key: _typed_in(one, year, key) for key, one in value.items()}


def _spread(event: dict[str, Any], year: int) -> dict[str, Any]:
    given = {name: one for name, one in event.items() if one not in _NOTHING}
    made = {name: as_typed(one) for name, one in spread({**given, "year": year}).items() if isinstance(one, date)}
    made |= {"time_note": note} if (note := spread({**given, "year": year}).get("time_note")) else {}
    placed: dict[str, Any] = {}
    for name, one in event.items():
        placed[name] = made.get(name, one)
        if name == "start":  # what the line said besides goes below it
            placed |= {more: made[more] for more in ("end", "time_note") if more in made and more not in event}
    return placed


def _typed(text: str) -> str:
    with suppress(ValueError):
        match = stamp(text)
        # Seconds and the zone of another land are told by no shorter form.
        if not (match and (match[7] or match[8])):
            return as_typed(parse_moment(text))
    return text


def _same(before: Meaning, after: Meaning) -> bool:
    one, other = (_typed_in(meaning.tree, _year(meaning.path)) for meaning in (before, after))
    return bool(one == other) and before.body == after.body


MEND = Mend("ngày, giờ viết theo một mẫu", _text, _same)
