"""var/links.json: what each source answered when `check --links` asked for it last, and since when one is gone."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import Field, ValidationError

from scripts.model.record import Labelled, Part
from scripts.store.cache import write

FILE = "var/links.json"
# From so many days on, what could not be opened counts as gone.
LOST = 30


class Outcome(Labelled):
    """What came of asking for an address."""

    FINE = "fine", "mở được"
    MOVED = "moved", "đã chuyển"
    GONE = "gone", "không còn"
    UNREACHABLE = "unreachable", "không mở được"


class Answer(Part):
    """What one address answered: `status` the last of HTTP, `to` where a lasting redirect ends, `why` in words."""

    outcome: Outcome
    status: int | None = None
    to: str | None = None
    why: str = ""


class Seen(Answer):
    """An answer with its day; `since` is the first day of an outcome that is not fine, `fine` the last day of one that
    was."""

    asked: date
    since: date | None = None
    fine: date | None = None

    @property
    def is_lost(self) -> bool:
        """Is it gone, or was it not to be opened for a month?"""
        if self.outcome is Outcome.GONE:
            return True
        since = self.since or self.asked
        return self.outcome is Outcome.UNREACHABLE and (self.asked - since).days >= LOST


class Links(Part):
    """The whole record, by address."""

    links: dict[str, Seen] = Field(default_factory=dict)


def load(root: Path) -> dict[str, Seen]:
    """What is known; nothing where there is no record, or none that can be read."""
    try:
        return Links.model_validate_json((root / FILE).read_bytes()).links
    except (OSError, ValidationError):
        return {}


def save(root: Path, seen: Mapping[str, Seen]) -> None:
    """Keep it. Raises OSError."""
    data = {"links": {one: found.model_dump(mode="json", exclude_none=True) for one, found in sorted(seen.items())}}
    write(root / FILE, f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode())


def learned(before: Seen | None, answer: Answer, today: date) -> Seen:
    """An answer together with what was known before."""
    told = answer.model_dump()
    if answer.outcome is Outcome.FINE:
        return Seen(**told, asked=today, fine=today)
    same = before is not None and (before.outcome is Outcome.MOVED) == (answer.outcome is Outcome.MOVED)
    since = before.since if before and same else None
    return Seen(**told, asked=today, since=since or today, fine=before.fine if before else None)
