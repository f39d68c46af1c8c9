"""What a report is about: a week, a month, or the action month of a year."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from scripts.model.campaign import Campaign
from scripts.model.website import Site
from scripts.problems.failure import CannotDo
from scripts.vietnamese.numbers import grouped

# The years that events may have.
_YEARS = range(1900, 2201)


class Kind(StrEnum):
    """Each with its part of the file's name."""

    WEEK = "tuan"
    MONTH = "thang"
    CAMPAIGN = "chien-dich"


class UnknownError(CannotDo):
    """There is nothing to report on; the text says so to staff."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days, the last inclusive; those of a campaign with it."""

    kind: Kind
    first: date
    last: date
    campaign: Campaign | None = None

    @property
    def words(self) -> str:
        """Within a sentence."""
        if self.campaign:
            return self.campaign.name
        if self.kind is Kind.MONTH:
            return f"tháng {self.first.month} năm {self.first.year}"
        return f"tuần {self.days}"

    @property
    def days(self) -> str:
        """`từ ngày 27 tháng 6 đến ngày 03 tháng 7 năm 2022`."""
        first, last = self.first, self.last
        if (first.year, first.month) == (last.year, last.month):
            return f"từ ngày {first.day:02} đến {full(last)}"
        year = f" năm {first.year}" if first.year != self.last.year else ""
        return f"từ ngày {first.day:02} tháng {month(first)}{year} đến {full(last)}"

    @property
    def next(self) -> "Period | None":
        """The week or month after it."""
        after = self.last + timedelta(1)
        return None if self.campaign else week_of(after) if self.kind is Kind.WEEK else month_of(after)

    @property
    def file_name(self) -> str:
        """Of its report, letters of ASCII."""
        name = {
            Kind.WEEK: self.first.isoformat(),
            Kind.MONTH: f"{self.first:%Y-%m}",
            Kind.CAMPAIGN: str(self.first.year),
        }
        return f"bao-cao-{self.kind}-{name[self.kind]}.docx"


def asked(site: Site, week: date | None, month: date | None, campaign: int | None) -> Period:
    """What one of them, the others None, stands for. Raises UnknownError."""
    return week_of(week) if week else month_of(month) if month else campaign_of(site, campaign or 0)


def week_of(day: date) -> Period:
    """The week of a day, from Monday to Sunday. Raises UnknownError."""
    monday = _known(day) - timedelta(day.weekday())
    return Period(Kind.WEEK, monday, monday + timedelta(6))


def month_of(day: date) -> Period:
    """The month of a day. Raises UnknownError."""
    return Period(Kind.MONTH, _known(day).replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def _known(day: date) -> date:
    if day.year not in _YEARS:
        raise UnknownError(f"Năm {day.year} nằm ngoài những năm mà trang ghi sự kiện.")
    return day


def campaigns(site: Site) -> list[Campaign]:
    """Those that are no drafts, the latest first."""
    return sorted((one for one in site.campaigns if not one.draft), key=lambda one: -one.year)


def campaign_of(site: Site, year: int) -> Period:
    """The action month of a year. Raises UnknownError."""
    known = {one.year: one for one in campaigns(site)}
    if year not in known:
        there = f"; có các năm {', '.join(map(str, known))}" if known else ""
        raise UnknownError(f"Trang chưa có Tháng hành động năm {year}{there}.")
    return Period(Kind.CAMPAIGN, known[year].start, known[year].end, known[year])


def month(day: date) -> str:
    """The number of a month as documents write it: two digits for 1 and 2 (PLI.II.4.b)."""
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def number(count: int) -> str:
    """A number within a sentence, as offices write it: `03 hoạt động`, `12 hoạt động`."""
    return f"{count:02}" if count < 10 else grouped(count)


def full(day: date) -> str:
    """`ngày 06 tháng 6 năm 2022` (PLI.II.4.b)."""
    return f"ngày {day.day:02} tháng {month(day)} năm {day.year}"
