"""From the values of a file to what a form shows, and back: what was left alone is what it was, letter for letter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from scripts.edit.emitted import Value
from scripts.forms.days import as_written
from scripts.forms.fields import Field, Kind
from scripts.forms.pasted import with_tables
from scripts.vietnamese.folding import nfc
from scripts.vietnamese.mistyped import is_pasted_table


class Item(NamedTuple):
    """An item of a list: `key` is its place in the file, or `n0`, `n1` … of one that is new."""

    key: str
    shown: Shown


# A text, lines, a group by the names of its fields, items. None: nothing to show or nothing sent; the value stays.
Shown: TypeAlias = "str | tuple[str, ...] | dict[str, Shown] | tuple[Item, ...] | None"
Group: TypeAlias = dict[str, Value]

# Names without a value, and with YAML's signs for none.
_NOTHING = ("", "~", "null")
_TRUE = ("true", "yes", "on", "1", "y", "t")
_BREAK = re.compile(r"[\r\n]+")
_NUMBERS = re.compile(r"[\[\]\s,;]+")
# Line ends of Word (a vertical tab) and of other systems.
_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")


def opened(fields: Sequence[Field], values: Mapping[str, Value]) -> dict[str, Shown]:
    """What a form shows of a group."""
    return {field.name: _shown(field, values.get(field.name)) for field in fields}


def closed(fields: Sequence[Field], before: Group, now: Mapping[str, Shown], year: int | None = None) -> Group:
    """The group as a file says it: fields that no form knows stay, those that were emptied go, new ones stand where
    the model has them. Days are of a `year` where they name none."""
    changed: dict[str, Value | None] = {}
    for field in fields:
        old = before.get(field.name)
        changed[field.name] = _value(field, old, now.get(field.name), year)
    names = [name for name in before if changed.get(name, "") is not None]
    place = 0
    for field in fields:
        if field.name in names:
            place = names.index(field.name) + 1
        elif changed[field.name] is not None:
            names.insert(place, field.name)
            place += 1
    found = {name: changed[name] if name in changed else before[name] for name in names}
    return {name: value for name, value in found.items() if value is not None}


def _shown(field: Field, value: Value | None) -> Shown:
    if isinstance(value, str) and value in _NOTHING:
        value = None
    match field.kind:
        case Kind.GROUP:
            return _group(field, value)
        case Kind.ITEMS:
            return _items(field, value)
        case Kind.LINES:
            lines = [value] if isinstance(value, str) else value if isinstance(value, list) else []
            texts = [one for one in lines if isinstance(one, str)]
            is_fit = value is None or (len(texts) == len(lines) and not isinstance(value, dict))
            return tuple(text for one in texts if (text := " ".join(one.split()))) if is_fit else None
        case Kind.PAIR if isinstance(value, list):
            return ", ".join(one for one in value if isinstance(one, str))
    if value is None:
        return field.default if field.kind is Kind.TRUTH else ""
    if not isinstance(value, str):
        return None
    if field.kind is Kind.TEXT:
        return value.rstrip("\n")
    if field.kind is Kind.TRUTH:
        return "true" if value.strip().lower() in _TRUE else "false" if value.strip() else field.default
    # A browser takes line breaks out of an input of one line.
    return _BREAK.sub("", value)


def _group(field: Field, value: Value | None) -> Shown:
    if isinstance(value, str) and value and field.short:
        value = field.short(value)
    if value is None:
        value = {}
    if not field.model:  # an item that is a long text
        return None
    return opened(field.fields, value) if isinstance(value, dict) else None


def _items(field: Field, value: Value | None) -> Shown:
    items = _listed(value)
    if items is None:
        return None
    shown = [_item(field, one) for one in items]
    return None if None in shown else tuple(Item(str(key), one) for key, one in enumerate(shown))


def _item(field: Field, value: Value) -> Shown:
    if field.model:
        return _group(field, value)
    return value.rstrip("\n") if isinstance(value, str) else None


def _listed(value: Value | None) -> list[Value] | None:
    """A list as it is, one value as a list of one."""
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def _value(field: Field, before: Value | None, now: Shown, year: int | None) -> Value | None:
    old = _shown(field, before)
    if now is None or now == old:
        return before
    if isinstance(now, dict):
        return _closed_group(field, before, now, year)
    if field.kind is Kind.ITEMS:
        assert isinstance(now, tuple)
        return _closed_items(field, before, [one for one in now if isinstance(one, Item)], year)
    if field.kind is Kind.LINES:
        assert isinstance(now, tuple)
        return _closed_lines(field, before, [str(one) for one in now], year)
    text = str(now)
    if field.kind is Kind.TEXT:
        return _long(with_tables(text) if field.words.markdown else text, before)
    text = " ".join(text.split())
    if field.kind is Kind.TRUTH:
        return None if text == field.default else text
    if field.kind is Kind.PAIR and text:
        return [one for one in _NUMBERS.split(text) if one]
    if field.kind in (Kind.DAY, Kind.MOMENT):
        text = as_written(text, year)
    return text or None


def plain_lines(text: str) -> str:
    """A text without what nobody sees and no page shows: blanks where it begins and where its lines end, tabs but for
    those of a table, which is told as one; its letters with their marks, so that each counts as one up to a tab."""
    text = nfc(text)
    is_table = is_pasted_table(text)
    return "\n".join((line if is_table else line.expandtabs(4)).rstrip() for line in _LINE_ENDS.split(text)).strip()


def _long(text: str, before: Value | None) -> str | None:
    """A text of several lines ends with a line break, as the handbook writes it; one that had none gets none."""
    text = plain_lines(text)
    if not text:
        return None
    ends = "\n" in text or (isinstance(before, str) and before.endswith("\n"))
    return f"{text}\n" if ends else text


def _closed_group(field: Field, before: Value | None, now: Mapping[str, Shown], year: int | None) -> Value | None:
    whole = field.short(before) if isinstance(before, str) and before and field.short else before
    found = closed(field.fields, whole if isinstance(whole, dict) else {}, now, year)
    if not found:
        return None
    bare = next(iter(found.values()))
    if field.short and len(found) == 1 and not isinstance(before, dict) and isinstance(bare, str):
        return bare if field.short(bare) == found else found
    return found


def _closed_items(field: Field, before: Value | None, now: Sequence[Item], year: int | None) -> Value | None:
    old = {str(key): one for key, one in enumerate(_listed(before) or [])}
    found: list[Value] = []
    for key, shown in now:
        was = old.get(key)
        if was is not None and (shown is None or shown == _item(field, was)):
            found.append(was)
        elif isinstance(shown, dict):
            value = _closed_group(field, was, shown, year)
            found += [] if value is None else [value]
        elif isinstance(shown, str) and (text := _long(shown, was)):
            found.append(text)
    return _listing(field, before, found)


def _closed_lines(field: Field, before: Value | None, now: Sequence[str], year: int | None) -> Value | None:
    old = _listed(before) or []
    # A choice among boxes has an order of its own; only what was added or taken away counts.
    if field.words.chosen:
        now = sorted(now, key=lambda one: old.index(one) if one in old else len(old))
    lines: list[Value] = [as_written(one, year) if field.days else one for one in now]
    if before is not None and lines == old:
        return before
    return _listing(field, before, lines)


def _listing(field: Field, before: Value | None, found: list[Value]) -> Value | None:
    if not found:
        return None
    was_one = before is not None and not isinstance(before, list)
    bare = field.one and len(found) == 1 and (was_one or (before is None and field.kind is Kind.LINES))
    return found[0] if bare else found
