"""Days that texts name: they are those of the event, fall on the day of the week that is said, and have come."""

import re
from collections.abc import Iterator
from datetime import datetime

from scripts.check.alone import Around, asked
from scripts.check.finding import Finding, found
from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.page import Article, News
from scripts.model.prose import place_in
from scripts.model.values import day_of
from scripts.model.website import Site
from scripts.problems import problem
from scripts.vietnamese import dates
from scripts.vietnamese.documents import half_a_number
from scripts.vietnamese.weekdays import DAY, MAY_NAME_DAYS, day_in, real_day

# How the day of an event is brought in, and what is told of other days.
_OF_IT = re.compile(
    r"(?<!\w)(?:ngày|sáng|trưa|chiều|tối|đêm|giờ(?: [0-9]{2})?|[0-9]h(?:[0-9]{2})?)"
    rf"\s+(?:ngày\s+)?{DAY}",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"(?:trước|hạn|đến|tới|hết|từ|sau|hưởng ứng|toàn dân|quốc tế|thế giới|thành lập|kỷ niệm|truyền thống"
    r"|(?:kế hoạch|công văn|quyết định|nghị quyết|chỉ thị|giấy mời|luật|nghị định|văn bản)\b[^,.;]{0,80})\s*$",
    re.IGNORECASE,
)
# The day of a paper behind its name.
_ISSUED = re.compile(rf"(?:,|\bngày|\bsố ra)\s*(?:ngày\s+)?{DAY}\s*$", re.IGNORECASE)


def ask(around: Around, event: Event) -> Iterator[Finding]:
    """The title and the summary of an event, days of the week in its texts, papers of half a number."""
    yield from _other_day(event)
    yield from _weekdays(event, event.start.year if event.start else None)
    yield from _numbered(event, "source", "more_sources.*")


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Papers of days to come in all records; in those that are no events, days of the week, papers of half a number."""
    for event in asked(site):
        if any(source.title for source in event.sources):
            yield from _issued(event, now, "source.title", "more_sources.*.title")
    for campaign in site.campaigns:
        yield from _numbered(campaign, "sources.*", "theme_source", "facts.*.source.*")
        for path, number in campaign.each("plan.number", "plan.other_number"):
            if number and (half := half_a_number(number)):
                yield found(campaign, "W275", *path, guesses=(half[1],), found=half[0])
    for article in site.articles:
        yield from _weekdays(article, article.date.year if isinstance(article, News) else None)
        yield from _issued(article, now, "sources.*.title")
        yield from _numbered(article, "sources.*")


def _other_day(event: Event) -> Iterator[Finding]:
    """A title or a summary names days, and none of them is one of the event."""
    if event.start is None:
        return
    own = [(one.first, one.last) for one in event.occasions]
    if event.previous_start:
        own.append((day_of(event.previous_start),) * 2)
    for field, text in (("title", event.title), ("summary", event.summary)):
        named = [
            day
            for match in (_OF_IT.finditer(text) if MAY_NAME_DAYS.search(text) else ())
            if not _OF_OTHERS.search(text[: match.start()]) and (day := day_in(match, event.start.year))
        ]
        if named and not any(first <= day <= last for day in named for first, last in own):
            words = {"old": f"ngày {dates.short(named[0])}", "new": f"ngày diễn ra {dates.short(day_of(event.start))}"}
            yield found(event, "W247", field, **words)


def _weekdays(record: Event | Article, year: int | None) -> Iterator[Finding]:
    for path, named in record.weekdays:
        day = real_day(named.year or year, named.month, named.day)
        if day and day.weekday() != named.weekday:
            at, real = place_in(record, path, named.offset), dates.WEEKDAYS[day.weekday()]
            yield Finding(record, problem("W259", at, found=named.words, real=real))


def _issued(record: Event | Article, now: datetime, *fields: str) -> Iterator[Finding]:
    for path, title in record.each(*fields):
        match = _ISSUED.search(title or "")
        day = day_in(match) if match else None
        if day and day > day_of(now):
            yield found(record, "W234", *path, found=dates.short(day))


def _numbered(record: Event | Article | Campaign, *fields: str) -> Iterator[Finding]:
    """Papers whose number says half of itself, and whose day nobody gives."""
    for path, source in record.each(*fields):
        half = half_a_number(source.title or "") if source and source.url is None else None
        if half and (half[1] or source.date is None):
            yield found(record, "W275", *path, guesses=(half[1],) if half[1] else (), found=half[0])
