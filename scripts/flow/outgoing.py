"""What is out, what went out or came back, what is gone, and what is held back and why: for those who wonder where an
article went."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.explainer import Explainer, Glossary
from scripts.model.kinds import BY_MODEL
from scripts.model.page import Article, News
from scripts.model.record import Record
from scripts.model.values import VIETNAM, beginning, day_of
from scripts.model.website import Site
from scripts.store.published import Published, Row
from scripts.vietnamese import dates

# So many lines of a list are printed; nobody reads more of them on a terminal.
MOST = 20


@dataclass(frozen=True, slots=True)
class Held:
    """An entry that readers do not see: where it stands, and why, with the `field` of its file that says so; a draft or
    a sample waits for staff to finish it."""

    path: str
    title: str
    why: str
    is_unfinished: bool = False
    field: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """Addresses by what became of them since the last build."""

    new: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def key_of(record: Record) -> str:
    """What a record is called in the memory of what was published: its model, and its address where it has one."""
    if isinstance(record, Explainer):
        name = f"luat/{record.slug}/dieu-{record.article}/"
    elif isinstance(record, Glossary):
        name = record.slug
    else:
        name = addresses.of(record) if type(record) in BY_MODEL else ""
    return f"{type(record).__name__} {name}"


def published(site: Site, now: datetime) -> dict[str, Record]:
    """Everything that readers see at that moment, by its key; of what was withdrawn they see the notice."""
    public = site.public(now)
    withdrawn = [one for one in site.articles if isinstance(one, News) and one.withdrawn and one.is_out(now)]
    own = [event for event in public.events if not event.origin]
    found: list[Record] = [*site.single, *public.campaigns, *own, *site.laws, *public.articles, *withdrawn]
    return {key_of(record): record for record in [*found, *site.explainers, *site.glossaries]}


def moved(before: Mapping[str, Row], ledger: Iterable[str], records: Collection[str]) -> Moved:
    """What became of the pages of records since the last build. Where nothing is known of it, what the ledger does not
    have is new."""
    if not before:
        return Moved(new=tuple(sorted(urls(records).difference(ledger))))
    away = {key for key, row in before.items() if not row.is_out}
    new, gone = (key for key in records if key not in before), before.keys() - away - set(records)
    return Moved(*(tuple(sorted(urls(keys))) for keys in (new, away.intersection(records), gone)))


def urls(keys: Iterable[str]) -> set[str]:
    """The addresses of those that have pages."""
    named = (key.partition(" ") for key in keys)
    return {name for model, _, name in named if model not in _WITHOUT_PAGE}


_WITHOUT_PAGE = ("Identity", "Places", "Redirects", "SearchWords", "Wording", "Glossary")


def held_back(site: Site, now: datetime) -> list[Held]:
    """Every entry that readers do not see at that moment, what waits for its moment first."""
    hidden = {article.key for article in site.written if not article.is_public(now)}
    entries: tuple[Article | Event | Campaign, ...] = (*site.articles, *site.events, *site.campaigns)
    found = [(_why(one, now, hidden), one) for one in entries]
    held = [(why[0], why[1], one.file, _title(one), why[2]) for why, one in found if why]
    return [Held(path, title, why, order in _UNFINISHED, field) for order, why, path, title, field in sorted(held)]


def next_moment(site: Site, now: datetime) -> datetime:
    """When something comes out or goes by itself next; a new day is such a moment."""
    moments = [moment for news in site.news for moment in (news.embargo, news.expires) if moment and moment > now]
    return min([*moments, beginning(day_of(now) + timedelta(days=1))])


# By the order that `_why` gives.
_UNFINISHED = (1, 5)


def _title(record: Article | Event | Campaign) -> str:
    return record.name if isinstance(record, Campaign) else record.title


def _why(
    record: Article | Event | Campaign, now: datetime, hidden: set[tuple[str, ...]]
) -> tuple[int, str, str] | None:
    """By what an entry is held back: the order in which such are listed, words, and the field of its file."""
    if isinstance(record, Campaign):
        return (1, "bản nháp", "draft: true") if record.draft else None
    if record.sample:
        return 5, "mục mẫu hoặc chưa điền xong", "sample: true"
    if isinstance(record, Event):
        return None
    if record.draft:
        return 1, "bản nháp", "draft: true"
    if isinstance(record, News):
        if record.embargo and now < record.embargo:
            return 0, f"chờ đến {_moment(record.embargo)}", "embargo"
        if record.date > day_of(now):
            return 0, f"chờ đến ngày {dates.short(record.date)}", "date"
        if record.withdrawn:
            return 4, "đã gỡ, trang chỉ còn lời báo", "withdrawn"
        if record.expires and now >= record.expires:
            return 3, f"đã hết hạn từ {_moment(record.expires)}", "expires"
    if record.key in hidden:
        return 2, "bản tiếng Việt chưa đăng hoặc không còn đăng", ""
    return None


def why_held(record: object, now: datetime) -> str:
    """Why an entry by itself is not shown to readers, in words; empty where it is."""
    held = _why(record, now, set()) if isinstance(record, (Article, Event, Campaign)) else None
    return held[1] if held else ""


def _moment(moment: datetime) -> str:
    here = moment.astimezone(VIETNAM)
    return f"{here:%H:%M} ngày {dates.short(here.date())}"


def expected(root: Path, site: Site, now: datetime, whole: bool) -> Iterator[str]:
    """The lists for a build that is yet to come; of a site that is not `whole` for its errors, what is held back."""
    changes = moved(Published(root).rows, site.ledger.entries, published(site, now)) if whole else Moved()
    yield from lines(held_back(site, now), changes, will=True)


def lines(held: list[Held], changes: Moved, will: bool = False) -> Iterator[str]:
    """The lists as they are printed; `will`: of a build that is yet to come."""
    titles = ("Sẽ đăng thêm", "Sẽ đăng trở lại", "Sẽ không còn") if will else ("Mới đăng", "Đăng trở lại", "Không còn")
    for title, urls in zip(titles, (changes.new, changes.back, changes.gone), strict=True):
        yield from _listed(title, urls, "/{}".format)
    yield from _listed(
        "Chưa đăng",
        held,
        lambda one: f"{one.path}: “{one.title}”, {one.why}" + (f" ({one.field})" if one.field else ""),
    )


def _listed(title: str, rows: Iterable[object], said: Callable[..., str]) -> Iterator[str]:
    found = list(rows)
    if found:
        yield f"{title} ({len(found)}):"
        yield from (f"  {said(row)}" for row in found[:MOST])
        if len(found) > MOST:
            yield f"  … và {len(found) - MOST} mục nữa"
