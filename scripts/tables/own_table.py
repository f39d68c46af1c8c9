"""Our own table (events.csv, events.xlsx of the API, or what `export` wrote): a column for each key of a listing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from scripts.edit.emitted import Value
from scripts.markup.markdown_text import links
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.event_table import COLUMNS, Column
from scripts.model.record import Part
from scripts.model.values import parse_moment
from scripts.model.website import Site
from scripts.tables.grid import Cell, Row
from scripts.vietnamese.dates import as_typed
from scripts.vietnamese.phones import digits

_BY_NAME = {column.name: column for column in COLUMNS}
# What the workbook writes where a cell cannot hold all; such a cell says nothing new.
_CUT = "… (còn nữa: xem tệp events.csv)"


def columns_of(row: Row) -> list[Column | None] | None:
    """The columns of a table whose first row this is; None where it is none of ours."""
    texts = [cell.text if cell else "" for cell in row.cells]
    if "id" not in texts or sum(text in _BY_NAME for text in texts) < 3:
        return None
    return [_BY_NAME.get(text) for text in texts]


def is_own(row: Row) -> bool:
    """Do the heads of a row name keys of a listing?"""
    return columns_of(row) is not None


def text_of(column: Column, cell: Cell | None) -> str:
    """What a cell says, as the table writes it."""
    if cell is None:
        return ""
    value = cell.value
    if column.kind is bool and not column.many:
        return cell.text.lower()
    if column.kind is date and not column.many and value is None:
        try:
            return as_typed(parse_moment(cell.text))
        except ValueError:
            return cell.text
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}" if value.second else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return as_typed(value)
    return cell.text


def differs(column: Column, text: str, event: Event) -> bool:
    """Does a cell say something else than the event? Blanks at ends of lines do not count."""
    if text.endswith(_CUT):
        return False
    before = column.cell(event)
    if column.kind is float and text and before:
        try:
            return float(text.replace(",", ".")) != float(before)
        except ValueError:
            return True
    # Excel takes the zero from what it thinks is a number.
    if column.name.endswith("phone") and text.isdigit() and digits(before) == f"0{text}":
        return False
    return _even(text) != _even(before)


def _even(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))


def as_linked(text: str, column: Column, event: Event, site: Site) -> str:
    """A cell of the published table with the links of the event by identity again, whatever domain the site had."""
    for link in links(column.cell(event)):
        url = addresses.of_link(site, link)
        # Without a domain it begins with "/"; the front page's has nothing that tells it from that of another site.
        home = r"(?:https?://[^\s()]*?)?" if url else f"(?:{re.escape(site.identity.url.rstrip('/'))})?"
        if url is not None:
            text = re.sub(rf"(?<=\]\(){home}/{re.escape(url)}(?=[)\s])", link.text, text)
    return text


def value_of(column: Column, text: str) -> Value:
    """What a listing says where a cell says `text`. Raises ValueError for a record that is no JSON."""
    if column.many and issubclass(column.kind, Part):
        return [_plain(json.loads(line)) for line in text.split("\n") if line.strip()]
    if column.many:
        return [line.strip() for line in text.split("\n") if line.strip()]
    return text


def _plain(value: Any) -> Value:
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else str(value)


def put(values: dict[str, Value], name: str, value: Value) -> None:
    """A value at the key of a column (`place.district`)."""
    *groups, last = name.split(".")
    for group in groups:
        inner = values.setdefault(group, {})
        assert isinstance(inner, dict)
        values = inner
    values[last] = value


def is_default(column: Column, text: str) -> bool:
    """Is it what a listing need not say?"""
    return text in _DEFAULTS.get(column.name, ()) or not text


_DEFAULTS = {
    "status": ("scheduled",),
    "revision": ("0",),
    "campaign": ("true",),
    "place.online": ("false",),
    "place.province": ("false",),
    "source.language": ("vi",),
}
