"""What every record shares: frozen, closed to unknown keys, and aware of its place in the sources."""

from __future__ import annotations

from typing import Protocol, Self

from pydantic import BaseModel, ConfigDict, PrivateAttr

from scripts.problems import Position


class Origin(Protocol):
    """Answers where a field of a record was written."""

    def __call__(self, *path: str | int) -> Position:
        """The place of the field at `path`, or of the record itself."""


class Part(BaseModel):
    """A piece of a record: frozen, no unknown keys, text stripped of outer blanks."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, validate_default=False)


class Record(Part):
    """A thing with an identity, read from one place of one file."""

    _origin: Origin | None = PrivateAttr(default=None)

    def placed(self, origin: Origin) -> Self:
        """The record itself, now knowing where it was written."""
        self._origin = origin
        return self

    def at(self, *path: str | int) -> Position:
        """The place of a field (of the record when no field is named)."""
        return self._origin(*path) if self._origin else Position("?")
