"""Which day is meant where something new is begun: a day without a year, or of a year far off, is asked for again."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from scripts.forms.days import why_not
from scripts.model.values import day_of, parse_moment, read_days
from scripts.vietnamese.dates import short
from scripts.vietnamese.day_reading import Reading
from scripts.vietnamese.folding import lower_first

# What the day of each kind is called; the others have none.
DAYS = {
    "su-kien": "Ngày diễn ra",
    "tin": "Ngày đăng",
    "thong-cao": "Ngày đăng",
    "chien-dich": "Năm",
}
# Kinds whose day is rarely today.
COMING = ("su-kien", "chien-dich")
# Years from today within which a day is believed without asking.
_NEAR = 2
_YEAR = re.compile(r"(?:năm )?[0-9]{4}", re.IGNORECASE)


class Offer(NamedTuple):
    """A year that may be meant, and the button that says so."""

    year: int
    words: str


class Meant(NamedTuple):
    """The day, where it is known, and what to tell of it; else why it is not, and the years to choose from."""

    day: date | None = None
    told: tuple[str, ...] = ()
    why: str = ""
    offers: tuple[Offer, ...] = ()
    says_hours: bool = False


def meant_by(text: str, label: str, today: date, year: str = "", listing: str = "") -> Meant:
    """What is meant by a day that somebody typed; `year` is the one that they chose when they were asked, `listing`
    that of the file that they chose."""
    is_year = label == DAYS["chien-dich"]
    if not text:
        example = today.year + 1 if is_year else f"09/6/{today.year + 1}"
        return Meant(why=f"Hãy ghi {lower_first(label)}, như {example}.")
    chosen = int(year) if year.isdecimal() else None
    if is_year and _YEAR.fullmatch(text):
        text = f"1/6/{text[-4:]}"
    found = _read(text, None)
    is_dated = found is not None and found.day is not None
    if not is_dated:
        found = _read(text, chosen or today.year)
    if found is None or found.day is None:
        return Meant(why=why_not(text, chosen or today.year, label) or f"Không hiểu ngày “{text}”.")
    day = found.day
    says_hours = bool(found.hour or found.last or found.part)
    if not is_dated and chosen is None:
        if day < today:
            return _which_year(text, day)
        return Meant(day, (f"Ngày không ghi năm, máy hiểu là {short(day)}.",), says_hours=says_hours)
    if day.year > today.year + _NEAR:
        return Meant(why=f"{short(day)} còn hơn {_NEAR} năm nữa mới tới. Hãy xem lại năm.")
    if day.year < today.year - _NEAR and str(day.year) not in (year, listing):
        offer = Offer(day.year, f"Đúng là năm {day.year}")
        return Meant(why=f"{short(day)} đã qua {today.year - day.year} năm. Gõ nhầm thì sửa lại ngày.", offers=(offer,))
    told = (
        (f"{short(day)} đã qua; gõ nhầm ngày hay năm thì sửa ở dưới.",)
        if day < today and not chosen and not is_year
        else ()
    )
    return Meant(day, told, says_hours=says_hours)


def _which_year(text: str, day: date) -> Meant:
    """Of this year it has passed: what is announced is of the next one, what is reported of this."""
    coming = _read(text, day.year + 1)
    offers = [Offer(day.year, f"{short(day)}, đã qua")]
    if coming and coming.day:
        offers.insert(0, Offer(coming.day.year, f"{short(coming.day)}, sắp tới"))
    return Meant(why=f"“{text}” không ghi năm. Đó là ngày nào?", offers=tuple(offers))


def _read(text: str, year: int | None) -> Reading | None:
    try:
        moment = parse_moment(text)
        return Reading(day_of(moment), hour=moment.timetz() if isinstance(moment, datetime) else None)
    except ValueError:
        pass
    try:
        return read_days(text, year)
    except ValueError:
        return None
