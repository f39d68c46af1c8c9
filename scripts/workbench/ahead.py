"""What will be published when, what goes, what takes place, and what has become old."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scripts.model.event import Event, Status
from scripts.model.page import Article, News
from scripts.model.values import VIETNAM, beginning, day_of
from scripts.model.website import Site
from scripts.problems import Problem
from scripts.vietnamese import dates
from scripts.workbench.since import Since

# How far the desk looks ahead and back, in days.
_AHEAD, _BACK, _OLD = 60, 60, 365
_OLDER_THAN_ITS_ORIGINAL = "W607"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing: `when` in words, `what` happens or is to be done, the entry's title and its file."""

    when: str
    what: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """The lists of the front page, each the nearest first."""

    due: tuple[Row, ...]
    publishing: tuple[Row, ...]
    events: tuple[Row, ...]
    outcomes: tuple[Row, ...]
    translations: tuple[Row, ...]
    old: tuple[Row, ...]


def ahead(site: Site, problems: Iterable[Problem], now: datetime, since: Since | None = None) -> Ahead:
    """Everything that is dated, as seen at a moment; `since` is what publishing would change."""
    return Ahead(
        due=_in_order(_due(site, now, since)) if since and not since.is_first else (),
        publishing=_in_order(_publishing(site, now)),
        events=_in_order(_events(site, now)),
        outcomes=_in_order(_outcomes(site, now))[::-1],
        translations=tuple(_translations(site, problems)),
        old=_in_order(_old(site, day_of(now))),
    )


def _in_order(rows: Iterable[tuple[datetime, Row]]) -> tuple[Row, ...]:
    return tuple(row for _, row in sorted(rows, key=lambda one: (one[0], one[1].title)))


def _publishing(site: Site, now: datetime) -> Iterator[tuple[datetime, Row]]:
    for item in site.news:
        if item.sample or item.draft or item.withdrawn:
            continue
        if item.embargo and item.embargo > now:
            yield item.embargo, _row(item.embargo, "được đăng (hết giờ cấm đăng)", item)
        elif item.date > day_of(now):
            yield beginning(item.date), _row(item.date, "được đăng (đến ngày ghi trên tin)", item)
        if item.expires and item.expires > now:
            yield item.expires, _row(item.expires, "thôi đăng (hết hạn)", item)


def _due(site: Site, now: datetime, since: Since) -> Iterator[tuple[datetime, Row]]:
    """News whose moment has come since the last publishing, and which readers see, or no more see, only after one."""
    new, gone = ({one.path for one in found} for found in (since.new, since.gone))
    for item in site.news:
        if item.embargo and item.embargo <= now and item.file in new:
            yield item.embargo, _row(item.embargo, "đã đến giờ được đăng", item)
        if item.expires and item.expires <= now and item.file in gone:
            yield item.expires, _row(item.expires, "đã hết hạn, đăng lại trang thì mới thôi hiện", item)


def _events(site: Site, now: datetime) -> Iterator[tuple[datetime, Row]]:
    until = now + timedelta(days=_AHEAD)
    for event in site.events:
        occasion = None if event.sample or event.is_off else event.occasion(now)
        if occasion and occasion.ends > now and occasion.begins < until:
            is_on = occasion.begins <= now
            told = "đang diễn ra" if is_on else "đã dời" if event.status is Status.RESCHEDULED else "sẽ diễn ra"
            moment = occasion.begins if isinstance(event.start, datetime) else occasion.first
            yield occasion.begins, _row(moment, told, event)


def _outcomes(site: Site, now: datetime) -> Iterator[tuple[datetime, Row]]:
    """Events that are over and of which nothing is told."""
    since = now - timedelta(days=_BACK)
    for event in site.events:
        if event.sample or event.origin or event.is_off or event.results or not event.occasions:
            continue
        last = event.occasions[-1]
        if since < last.ends <= now:
            yield last.ends, _row(last.last, "đã qua, chưa ghi kết quả", event)


def _translations(site: Site, problems: Iterable[Problem]) -> Iterator[Row]:
    titles = {article.file: article.title for article in site.translations}
    for found in problems:
        if found.code == _OLDER_THAN_ITS_ORIGINAL:
            facts = dict(found.facts)
            yield Row(
                facts["made"],
                f"bản tiếng Việt đã sửa ngày {facts['changed']}",
                titles.get(found.at.path, ""),
                found.at.path,
            )


def _old(site: Site, today: date) -> Iterator[tuple[datetime, Row]]:
    """Pages that nobody has gone over for a year: numbers, prices and the law change meanwhile."""
    for article in site.written:
        if article.updated and not isinstance(article, News) and (today - article.updated).days > _OLD:
            yield beginning(article.updated), _row(article.updated, "chưa xem lại từ ngày này", article)


def _row(moment: date, what: str, record: Event | Article) -> Row:
    here = moment.astimezone(VIETNAM) if isinstance(moment, datetime) else None
    words = f"{here:%H:%M} ngày {dates.short(here.date())}" if here else dates.short(moment)
    return Row(words, what, record.title, record.file)
