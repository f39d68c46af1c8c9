"""What was changed after publishing, as a reader sees it: under the headline, and each of them with its day."""

from collections.abc import Sequence

from scripts.assemble.page import Change
from scripts.model import source
from scripts.model.languages import ORIGINAL
from scripts.words import days, text


def corrected(changes: Sequence[source.Change], language: str = ORIGINAL) -> str | None:
    """The words under the headline; None where no change is one of meaning."""
    last = max((change.day for change in changes if not change.minor), default=None)
    return text("news.corrected", language, day=days.short(last, language)) if last else None


def noted(changes: Sequence[source.Change], language: str = ORIGINAL) -> tuple[Change, ...]:
    """Every change; a minor one says that it is, for /dinh-chinh/ does not list it."""
    return tuple(Change(_day(change, language), change.note) for change in changes)


def _day(change: source.Change, language: str) -> str:
    day = days.short(change.day, language)
    return text("news.minor_change", language, day=day) if change.minor else day
