"""The June that is on or comes next: the action month of each year and its day (Decision 93/2001), for clocks and
calendars, whether its campaign is announced yet or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from scripts.assemble.view import View
from scripts.model.values import VIETNAM
from scripts.words import text

JUNE = 6
# Each by the name of its words below `events.june`, and its first and last day.
_DAYS = (("month_entry", "thang-hanh-dong", 1, 30), ("day_entry", "ngay-toan-dan", 26, 26))


@dataclass(frozen=True, slots=True)
class JuneEntry:
    """All day from its first day to its last. No event has a full stop in its id, so the `uid` of a year is its own;
    `stamp` is when this June became the next: never in the future, the same in every build."""

    uid: str
    first: date
    last: date
    title: str
    text: str
    url: str
    stamp: datetime


def year_of(today: date) -> int:
    """The year of the June that is on or comes next."""
    return today.year + (today.month > JUNE)


def entries(view: View) -> Iterator[JuneEntry]:
    """The month and its day."""
    year = year_of(view.today)
    for words, name, first, last in _DAYS:
        yield JuneEntry(
            uid=f"{name}.{year}@{view.identifiers.domain}",
            first=date(year, JUNE, first),
            last=date(year, JUNE, last),
            title=text(f"events.june.{words}.title", year=year),
            text=text(f"events.june.{words}.text"),
            url=page_of(view),
            stamp=datetime(year - 1, JUNE + 1, 1, tzinfo=VIETNAM),
        )


def page_of(view: View) -> str:
    """Where the site speaks of it."""
    return "chien-dich/" if view.site.campaigns else "su-kien/"
