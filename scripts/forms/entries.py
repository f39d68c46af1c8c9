"""An entry of a file: the whole of it, one event of a listing, one unit of the place list; taken out and put back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from scripts.edit.emitted import Value
from scripts.edit.page_file import halves, page_rewritten
from scripts.edit.rewritten import UneditableError, rewritten
from scripts.forms.fields import Field, fields_of
from scripts.forms.kinds import WRITTEN, Written, kind_of
from scripts.forms.pasted import with_tables
from scripts.forms.shown import Group, Shown, closed, opened, plain_lines
from scripts.forms.written import values_in
from scripts.model.place import Unit
from scripts.read.front_matter import last_fence

# In a form, what stands below the declarations of a Markdown file.
BODY = "body"
# The place of an event that is not there yet.
NEW = "moi"


class NoSuchEntryError(ValueError):
    """A file without that entry, or of no kind that has a form."""


@dataclass(frozen=True)
class Entry:
    """`at` is empty for a whole file, the number of an event, or the way to a unit: `3`, `3/units/5`. `above` is what
    the listing says for all its events."""

    path: str
    kind: str
    at: str
    values: Group
    body: str | None = None
    above: Group = field(default_factory=dict)

    @property
    def written(self) -> Written:
        """What is known of its kind."""
        return WRITTEN[self.kind]

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of its form, in order."""
        return _fields(self.kind, bool(self.at))

    @property
    def year(self) -> int | None:
        """The year of days that name none: that of the folder."""
        folder = self.path.split("/")[1]
        return int(folder) if folder.isdecimal() else None

    @property
    def place(self) -> tuple[str | int, ...]:
        """The way to it in its file."""
        if not self.at:
            return ()
        parts = tuple(int(part) if part.isdecimal() else part for part in self.at.split("/"))
        top = "events" if self.kind == "events" else "units"
        # Lists of before begin with `districts`.
        return (top, *parts) if isinstance(parts[0], int) or self.at == NEW else parts

    def shown(self) -> dict[str, Shown]:
        """What a form shows of it."""
        found = opened(self.fields, self.values)
        return found | ({BODY: self.body.strip("\n")} if self.body is not None else {})

    def changed(self, now: dict[str, Shown]) -> Entry:
        """The entry as a form has it now."""
        values = closed([one for one in self.fields if one.name != BODY], self.values, now, self.year)
        return Entry(self.path, self.kind, self.at, values, self._body(now.get(BODY)), self.above)

    def _body(self, now: Shown) -> str | None:
        if self.body is None or not isinstance(now, str) or now.strip("\n") == self.body.strip("\n"):
            return self.body
        head = self.body[: len(self.body) - len(self.body.lstrip("\n"))] or "\n"
        text = plain_lines(with_tables(now))
        return f"{head}{text}\n" if text else ""


def _fields(kind: str, part: bool) -> tuple[Field, ...]:
    if kind == "places" and part:
        return fields_of(Unit)
    written = WRITTEN[kind]
    hidden = set(written.given) - ({BODY} if written.markdown else set())
    found = [one for one in fields_of(written.model) if one.name not in hidden]
    order = {name: number for number, name in enumerate(written.first)}
    # The body comes last: it is the longest.
    return tuple(sorted(found, key=lambda one: (one.name == BODY, order.get(one.name, len(order)))))


def entry(text: str, path: str, at: str = "") -> Entry:
    """An entry of a file, whose text has `\\n` line ends and may be empty. Raises UneditableError, NoSuchEntryError."""
    kind = kind_of(path)
    if kind is None:
        raise NoSuchEntryError(f"{path} không phải loại tệp có biểu mẫu")
    written = WRITTEN[kind]
    if written.listing and not at:
        raise NoSuchEntryError(f"{path} có nhiều sự kiện; hãy chọn một")
    if not written.markdown:
        whole = values_in(text, path)[0]
        return Entry(path, kind, at, _part(whole, kind, at, path), None, _above(whole))
    if text.strip() and last_fence(text.split("\n")) is None:
        raise UneditableError("phần khai báo ở đầu tệp thiếu dòng ---")
    parts = halves(text)
    return Entry(path, kind, "", values_in(parts.declarations, path, 2)[0], parts.body)


def put_back(text: str, changed: Entry) -> str:
    """The file with an entry as it is now. Raises UneditableError, NoSuchEntryError."""
    if changed.body is not None:
        return page_rewritten(text, changed.values, changed.body)
    if not changed.at:
        return rewritten(text, changed.values)
    whole = values_in(text, changed.path)[0]
    if changed.at == NEW:
        events = whole.get("events")
        listed: list[Value] = [*(events if isinstance(events, list) else ()), changed.values]
        return rewritten(text, {**whole, "events": listed})
    return rewritten(text, _with(whole, changed.place, changed.values, changed.path))


def events_in(text: str, path: str) -> list[tuple[str, str]]:
    """The events of a listing: where each stands, and its title. Raises UneditableError."""
    events = values_in(text, path)[0].get("events")
    named = enumerate(events if isinstance(events, list) else [])
    return [(str(at), str(one.get("title") or one.get("id") or "")) for at, one in named if isinstance(one, dict)]


def units_in(text: str, path: str) -> list[tuple[str, str]]:
    """The units of a place list: where each stands, and its name with that of what it is in. Raises UneditableError."""
    return [(at.removeprefix("units/"), name) for at, name in _units(values_in(text, path)[0], "", "")]


def _units(within: Group, at: str, above: str) -> Iterator[tuple[str, str]]:
    for among in ("units", "districts", "communes"):
        listed = within.get(among)
        for number, one in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(one, dict):
                name = str(one.get("name") or one.get("code") or "")
                yield f"{at}{among}/{number}", f"{name}, {above}" if above else name
                yield from _units(one, f"{at}{among}/{number}/", name)


def _above(whole: Group) -> Group:
    above = whole.get("defaults")
    return above if isinstance(above, dict) else {}


def _part(whole: Group, kind: str, at: str, path: str) -> Group:
    if not at:
        return whole
    if at == NEW:
        return {}
    found: Value | None = whole
    for name in Entry(path, kind, at, {}).place:
        found = _step(found, name)
    if not isinstance(found, dict):
        raise NoSuchEntryError(f"{path} không còn mục này")
    return found


def _step(value: Value | None, name: str | int) -> Value | None:
    if isinstance(value, list) and isinstance(name, int):
        return value[name] if name < len(value) else None
    return value.get(str(name)) if isinstance(value, dict) else None


def _with(value: Value, place: tuple[str | int, ...], new: Group, path: str) -> Group:
    """The same with something else at a place."""
    found = _replaced(value, place, new)
    if not isinstance(found, dict):
        raise NoSuchEntryError(f"{path} không còn mục này")
    return found


def _replaced(value: Value | None, place: tuple[str | int, ...], new: Group) -> Value | None:
    if not place:
        return new
    inner = _replaced(_step(value, place[0]), place[1:], new)
    if inner is None or value is None:
        return None
    if isinstance(value, list):
        return [inner if number == place[0] else one for number, one in enumerate(value)]
    assert isinstance(value, dict)
    return value | {str(place[0]): inner}
