"""What every record shares: frozen, closed to unknown keys, and aware of its place in the sources."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, PrivateAttr, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from scripts.problems import Position
from scripts.vietnamese.dates import as_typed
from scripts.vietnamese.folding import canonical_tone
from scripts.vietnamese.mistyped import Mistyped
from scripts.vietnamese.personal import Personal, personal
from scripts.vietnamese.weekdays import NamedDay, weekdays

# Fields whose text is for machines, to be dialled or opened, or never printed.
_NO_TEXTS = frozenset(
    {
        "url",
        "file",
        "path",
        "slug",
        "id",
        "law",
        "link",
        "phone",
        "number",
        "call",
        "email",
        "guard",
        "digest",
        "sha256",
    }
)

# What tells when and in which state something takes place, and where.
_FIRM = (("start", "end", "time_note", "recurs", "status", "previous_start", "date"), ("place", "places"))
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")

if TYPE_CHECKING:
    from scripts.markup.unfit import Unfit

# Of a field within a record, by the names and numbers that lead to it.
Path = tuple[str | int, ...]


class Origin(Protocol):
    """Answers where a field of a record was written."""

    def __call__(self, *path: str | int) -> Position:
        """The place of the field at `path`, or of the record itself."""


@cache
def _given(names: frozenset[str]) -> set[str]:
    return {*names}


class Part(BaseModel):
    """A piece of a record: frozen, no unknown keys, text stripped of outer blanks."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, validate_default=False)

    def __setstate__(self, state: dict[Any, Any]) -> None:
        """What was kept: thousands share the few sets of fields that were given, each of which takes up to 2 KB."""
        state["__pydantic_fields_set__"] = _given(frozenset(state["__pydantic_fields_set__"]))
        super().__setstate__(state)


class Record(Part):
    """A thing with an identity, read from one place of one file."""

    # What is worked out once, when the record is read, and kept with it between builds.
    lasting: ClassVar[tuple[str, ...]] = ("digest", "personal")
    # Fields as `each` reads them: running text in the order of its page (without the body of a Markdown file), names of
    # provisions (`73/2021/QH14#dieu-23`), single links (`hoidap:<slug>`), Markdown that may bring anything, and what
    # means something else to readers when it changes.
    prose_in: ClassVar[tuple[str, ...]] = ()
    citations_in: ClassVar[tuple[str, ...]] = ()
    links_in: ClassVar[tuple[str, ...]] = ()
    markdown_in: ClassVar[tuple[str, ...]] = ()
    told_in: ClassVar[tuple[str, ...]] = ()
    _origin: Origin | None = PrivateAttr(default=None)
    _written: str = PrivateAttr(default="")
    _unsure: frozenset[str] | None = PrivateAttr(default=None)

    @cached_property
    def digest(self) -> str:
        """32 hexadecimal digits of what the record says, equal however and on whatever line it is written."""
        said = self.model_dump_json(by_alias=True, exclude={"body_line"})
        return hashlib.sha256(f"{type(self).__name__} {said}".encode()).hexdigest()[:32]

    def each(self, *fields: str) -> Iterator[tuple[Path, Any]]:
        """The values of some fields, each with its path; `facts.*.value` is one of every fact."""
        for field in fields:
            if "." not in field:
                yield (field,), getattr(self, field)
                continue
            first, _, rest = field.partition(".")
            found: list[tuple[Path, Any]] = [((first,), getattr(self, first))]
            for name in rest.split("."):
                if name == "*":
                    found = [((*path, number), one) for path, many in found for number, one in enumerate(many)]
                else:
                    found = [((*path, name), getattr(one, name)) for path, one in found if one is not None]
            yield from found

    @property
    def texts(self) -> Iterator[tuple[Path, str]]:
        """Every text that it may print, with its path; no address, number to call or name of a file."""
        yield from _texts(self, ())

    @cached_property
    def personal(self) -> tuple[tuple[Path, Personal], ...]:
        """What its texts tell of somebody that should rarely be printed."""
        return tuple((path, found) for path, text in self.texts for found in personal(text))

    @cached_property
    def weekdays(self) -> tuple[tuple[Path, NamedDay], ...]:
        """The days that its running text names with their day of the week, by the field."""
        texts = (*self.each(*self.prose_in), (("body",), getattr(self, "body", None)))
        return tuple((path, found) for path, text in texts if text for found in weekdays(text))

    @cached_property
    def unfit(self) -> "tuple[tuple[Path, Unfit], ...]":
        """What of its Markdown cannot stand on a page, by the field."""
        from scripts.markup.unfit import unfit  # loads the converter

        texts = ((path, text) for path, text in self.each(*self.markdown_in) if text)
        return tuple((path, found) for path, text in texts for found in unfit(text, path == ("body",)))

    @cached_property
    def slips(self) -> tuple[tuple[Path, Mistyped], ...]:
        """What its own words show to be mistyped, by the field."""
        from scripts.model.wording import slips  # of records itself

        return tuple(slips(self))

    @cached_property
    def said(self) -> str:
        """A digest of what it tells readers; blanks, line breaks and ways to write an accent do not count."""
        told = self.model_dump(mode="json", include=set(self.told_in), exclude_none=True)
        return hashlib.sha256(repr(_plain(told)).encode()).hexdigest()[:16]

    @cached_property
    def figures(self) -> str:
        """Digests of its days and state, of its places, and of the numbers in the rest that it tells readers: what no
        correction of the spelling alters."""
        told = self.model_dump(mode="json", include=set(self.told_in), exclude_none=True)
        parts = [{name: told.pop(name) for name in names if name in told} for names in _FIRM]
        numbers = _NUMBER.findall(repr(_plain(told)))
        return "-".join(hashlib.sha256(repr(_plain(part)).encode()).hexdigest()[:6] for part in (*parts, numbers))

    def work_out(self) -> None:
        """Work out what is kept with the record."""
        for name in self.lasting:
            getattr(self, name)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As pydantic's, but what was worked out for the record is worked out anew for its copy."""
        copy = super().model_copy(update=update, deep=deep)
        for name in copy.__dict__.keys() - type(self).model_fields.keys():
            del copy.__dict__[name]
        return copy

    def placed(self, origin: Origin, written: str = "") -> Self:
        """The record itself, now knowing where it was written, and a digest of the text that it was made from."""
        self._origin = origin
        self._written = written or self._written
        return self

    @property
    def written(self) -> str:
        """The digest of the text that it was made from; empty where nobody asked for it."""
        return self._written

    @property
    def file(self) -> str:
        """The file that it was written in."""
        # Most origins know it without looking for the line.
        return getattr(self._origin, "path", "") or self.at().path

    def standing_in(self, unsure: Iterable[str] = ()) -> Self:
        """The record itself, from now on no more than a stand-in for one that could not be read whole: others may name
        it, it is never published. What its `unsure` fields say is not what was written."""
        self._unsure = (self._unsure or frozenset()).union(unsure)
        return self

    @property
    def is_stand_in(self) -> bool:
        """Does it only stand in for one that could not be read whole?"""
        return self._unsure is not None

    @property
    def unsure(self) -> frozenset[str]:
        """The fields of a stand-in that could not be read."""
        return self._unsure or frozenset()

    def at(self, *path: str | int) -> Position:
        """The place of a field (of the record when no field is named)."""
        if self._origin is None:
            return Position("?")
        field = type(self).model_fields.get(str(path[0])) if path else None
        return self._origin(field.alias, *path[1:]) if field and field.alias else self._origin(*path)


@cache
def _printed(part: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in part.model_fields if name not in _NO_TEXTS)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    is_many = isinstance(value, tuple)
    fields = () if is_many else _printed(value.__class__)
    parts = enumerate(value) if is_many else [(name, getattr(value, name)) for name in fields]
    for name, one in parts:
        if type(one) is str:  # closed lists are strings too
            yield (*path, name), one
        elif isinstance(one, (BaseModel, tuple)):
            yield from _texts(one, (*path, name))
    if "role" in fields and "name" in fields and (role := value.role) and (who := value.name):
        yield (*path, "role"), f"{who}, {role}"  # of somebody who is quoted


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(canonical_tone(value).split())
    if isinstance(value, dict):
        return sorted((key, _plain(part)) for key, part in value.items())
    return [_plain(part) for part in value] if isinstance(value, list) else value


class Labelled(StrEnum):
    """A closed list; `label` is what readers see of a member."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:  # noqa: D102
        member = str.__new__(cls, value)
        member._value_, member.label = value, label
        return member


@dataclass(frozen=True, slots=True)
class Shape:
    """Text of a shape: `expected` and `example` say which, for the problem “phải là …, viết như: …”."""

    pattern: str
    expected: str
    example: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The check, after that of the type."""
        form = re.compile(self.pattern)

        def check(text: str) -> str:
            if form.search(text):
                return text
            raise refused("form", expected=self.expected, example=self.example)

        return core_schema.no_info_after_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The pattern, for editors and for readers of the API."""
        return handler(schema) | {"pattern": self.pattern}


def refused(code: str, **facts: object) -> PydanticCustomError:
    """What a validator raises: read/typed.py has the problem of each code."""
    return PydanticCustomError(code, "", facts)


def one_of(code: str, *fields: str) -> Any:
    """A validator of a record that must have exactly one of some fields."""

    def check(record: BaseModel) -> BaseModel:
        if sum(getattr(record, field) is not None for field in fields) != 1:
            raise refused(code)
        return record

    check.__dict__["fields"] = fields  # for the schemas that editors get
    return model_validator(mode="after")(check)


def _ends_after_start(record: Any) -> Any:
    start, end = record.start, record.end
    if start and end:
        first, last = (moment.date() if isinstance(moment, datetime) else moment for moment in (start, end))
        if last < first or (isinstance(start, datetime) and isinstance(end, datetime) and end < start):
            raise refused("ends_before_start", start=as_typed(start), end=as_typed(end))
    return record


# A validator of a record with `start` and `end`, each a day or a moment in Vietnam's time.
ends_after_start: Any = model_validator(mode="after")(_ends_after_start)
