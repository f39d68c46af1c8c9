"""What will be published when, what goes, what takes place, and what has become old."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scripts.gathering.link_record import Outcome, Seen
from scripts.gathering.links import sources
from scripts.model.campaign import Campaign
from scripts.model.event import Event, Status
from scripts.model.identity import Identity
from scripts.model.languages import ORIGINAL
from scripts.model.law import Law
from scripts.model.page import Article, News
from scripts.model.place import Places
from scripts.model.provenance import checked_on, of_site
from scripts.model.record import Record
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
    lost: tuple[Row, ...]
    unchecked: tuple[Row, ...]


def ahead(
    site: Site,
    problems: Iterable[Problem],
    now: datetime,
    since: Since | None = None,
    links: Mapping[str, Seen] | None = None,
) -> Ahead:
    """Everything that is dated, as seen at a moment; `since` is what publishing would change, `links` what sources
    answered last."""
    return Ahead(
        due=_in_order(_due(site, now, since)) if since and not since.is_first else (),
        publishing=_in_order(_publishing(site, now)),
        events=_in_order(_events(site, now)),
        outcomes=_in_order(_outcomes(site, now))[::-1],
        translations=tuple(_translations(site, problems)),
        old=_in_order(_old(site, day_of(now))),
        lost=_in_order(_lost(site, links or {})),
        unchecked=tuple(_unchecked(site)),
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
    """What nobody has held against its sources, or gone over, for a year: numbers and the law change meanwhile."""
    for record, checked in _lasting(site):
        if checked and (today - checked).days > _OLD:
            yield beginning(checked), _row(checked, "chưa xem lại từ ngày này", record)


def _unchecked(site: Site) -> Iterator[Row]:
    """What has no such day at all."""
    for record, checked in _lasting(site):
        if checked is None:
            yield Row("chưa ghi ngày", "chưa ghi ngày đối chiếu với nguồn", _title(record), record.file)


def _lasting(site: Site) -> Iterator[tuple[Record, date | None]]:
    """Records that tell how things are, not what took place, with the earliest day on which a fact of theirs was
    checked; None where one of them never was."""
    found: dict[int, tuple[Record, list[date | None]]] = {}
    for fact in of_site(site):
        record = fact.record
        if not isinstance(record, News) and not (isinstance(record, Article) and record.lang != ORIGINAL):
            found.setdefault(id(record), (record, []))[1].append(fact.checked)
    # Pages without sources are gone over as well.
    for article in site.written:
        if article.updated and not isinstance(article, News):
            found.setdefault(id(article), (article, [checked_on(article)]))
    for record, days in found.values():
        known = [day for day in days if day]
        yield record, min(known) if len(known) == len(days) else None


def _lost(site: Site, links: Mapping[str, Seen]) -> Iterator[tuple[datetime, Row]]:
    """Sources that were gone or had moved when they were asked for last."""
    lost = {address: seen for address, seen in links.items() if seen.is_lost or seen.outcome is Outcome.MOVED}
    for address, places in sources(site).items() if lost else ():  # asks every field of every record
        seen = lost.get(address)
        if seen and seen.since:
            what = f"nguồn nay ở {seen.to}" if seen.to else f"nguồn không còn ({seen.why}): {address}"
            for record in dict.fromkeys(place.record for place in places):
                yield beginning(seen.since), _row(seen.since, what, record)


def _title(record: Record) -> str:
    match record:
        case Event() | Article():
            return record.title
        case Law() | Campaign():
            return record.name
        case Identity():
            return "Các số để gọi"
        case Places():
            return "Danh sách xã, phường"
    return ""


def _row(moment: date, what: str, record: Record) -> Row:
    here = moment.astimezone(VIETNAM) if isinstance(moment, datetime) else None
    words = f"{here:%H:%M} ngày {dates.short(here.date())}" if here else dates.short(moment)
    return Row(words, what, _title(record), record.file)
