"""What is said to have happened has happened by the moment of the check, and in the order that is said."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from scripts.check.finding import Finding, found
from scripts.model.campaign import Campaign
from scripts.model.event import Status
from scripts.model.law import Law
from scripts.model.page import Article, News
from scripts.model.record import Record
from scripts.model.values import day_of
from scripts.model.website import Site
from scripts.vietnamese import dates

# Years ahead that are planned for.
_MOST_AHEAD = 2
_WHAT: dict[str | int, str] = {"facts": "dữ kiện", "plan": "kế hoạch"}


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Events held, facts, plans, sources and texts of days to come; campaigns of another year; laws that end first."""
    today = day_of(now)
    yield from _far(site, now)
    for event in site.events:
        if event.status is Status.HELD and event.occasions and event.occasions[0].begins > now:
            yield found(event, "E231", "status", day=dates.as_typed(event.begins or event.occasions[0].first))
        elif event.results and event.occasions and event.occasions[0].begins > now:
            yield found(event, "E244", "results", day=dates.as_typed(event.begins or event.occasions[0].first))
        if event.status is Status.RESCHEDULED and event.previous_start == event.start:
            yield found(event, "W239", "previous_start", found=dates.as_typed(event.start) if event.start else "")
        elif event.status is Status.RESCHEDULED and event.start and event.previous_start:
            old, new = day_of(event.previous_start), day_of(event.start)
            if old != new and _names(event.summary, old) and not _names(event.summary, new):
                days = {"old": f"ngày cũ {dates.short(old)}", "new": f"ngày mới {dates.short(new)}"}
                yield found(event, "W247", "summary", **days)
        if any(source.date and source.date > today for source in event.sources):
            yield from _later(event, today, "source.date", "more_sources.*.date")
        if event.checked:
            yield from _later(event, today, "checked")
    yield from _later(site.places, today, "checked")
    yield from _later(site.identity, today, "hotlines.*.checked")
    for campaign in site.campaigns:
        yield from _campaign(campaign, today)
    for law in site.laws:
        yield from _law(law, today)
    for one in site.places.all:
        since, to = one.unit.since, one.unit.to
        if to and since and to < since:
            days = {"found": dates.short(to), "day": dates.short(since)}
            yield found(site.places, "E238", *one.at, "to", field="to", other="since", **days)
    for article in site.articles:
        yield from _article(article, today)
    for news in site.news:
        # While it waits the day can be mended; once it is out it is what was said.
        if news.embargo and now < news.embargo and news.date < day_of(news.embargo):
            days = {"found": dates.short(news.date), "moment": dates.as_typed(news.embargo)}
            yield found(news, "W257", "date", **days)


def _far(site: Site, now: datetime) -> Iterator[Finding]:
    """Days that nobody plans for yet: a slip of the year would keep an event on the lists, and an item hidden."""
    for event in site.events:
        if event.start and event.start.year > now.year + _MOST_AHEAD and not event.origin:
            yield found(event, "E248", "start", found=dates.as_typed(event.start), limit=_MOST_AHEAD)
        elif event.end and event.end.year > now.year + _MOST_AHEAD and not event.origin:
            yield found(event, "W249", "end", found=dates.as_typed(event.end), limit=_MOST_AHEAD)
    for campaign in site.campaigns:
        if campaign.year > now.year + _MOST_AHEAD:
            yield found(campaign, "E248", "year", found=campaign.year, limit=_MOST_AHEAD)
    for article in site.articles:
        if isinstance(article, News):
            for path, day in article.each("date", "embargo"):
                if day and day.year > now.year + _MOST_AHEAD:
                    yield found(article, "E248", *path, found=dates.as_typed(day), limit=_MOST_AHEAD)


def _names(text: str, day: date) -> bool:
    """Does a text name a day, with or without its year and zeros?"""
    return bool(re.search(rf"(?<![\d/])0?{day.day}(/| tháng )0?{day.month}(?!\d)", text))


def _campaign(campaign: Campaign, today: date) -> Iterator[Finding]:
    for path, day in campaign.each("facts.*.date", "plan.date"):
        if day and day > today:
            yield found(campaign, "E232", *path, what=_WHAT[path[0]], found=dates.short(day))
    for path, day in campaign.each("start", "end"):
        if day.year != campaign.year:
            yield found(campaign, "E233", *path, field=path[0], found=dates.short(day), year=campaign.year)
    yield from _later(campaign, today, "facts.*.source.*.date", "sources.*.date", "checked")


def _law(law: Law, today: date) -> Iterator[Finding]:
    yield from _later(law, today, "passed", "sources.*.date", "checked")
    if law.ended and law.effective and law.ended < law.effective:
        days = {"ended": dates.short(law.ended), "effective": dates.short(law.effective)}
        yield found(law, "E408", "ended", **days)


def _article(article: Article, today: date) -> Iterator[Finding]:
    if isinstance(article, News) and article.expires and article.expires <= article.published:
        days = {"found": dates.as_typed(article.expires), "day": dates.as_typed(article.published)}
        other = "embargo" if article.embargo else "date"
        yield found(article, "E238", "expires", field="expires", other=other, **days)
    if isinstance(article, News):
        yield from _noted(article)
    # What waits for its day is prepared before it, and so may its sources be.
    until = max(today, day_of(article.published)) if isinstance(article, News) else today
    if any(day and day > until for day in (article.updated, article.checked)) or any(
        one.date and one.date > until for one in article.sources
    ):
        yield from _later(article, until, "updated", "checked", "sources.*.date")


def _later(record: Record, today: date, *fields: str) -> Iterator[Finding]:
    for path, day in record.each(*fields):
        if day and day > today:
            yield found(record, "W234", *path, found=dates.short(day))


def _noted(item: News) -> Iterator[Finding]:
    """Changes of an item that are older than itself."""
    for path, day in item.each("updated", "changes.*.day"):
        if day and day < item.date and path[0] not in item.unsure:
            at = (*path[:-1], "date") if path[0] == "changes" else path
            days = {"found": dates.short(day), "day": dates.short(item.date)}
            yield found(item, "E238", *at, field=at[-1], other="date", **days)
