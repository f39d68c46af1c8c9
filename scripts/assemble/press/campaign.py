"""The specification of a campaign's pack: the plan with its doubts, facts, tasks, border places, events and news.

Its documents list the latest 200 events and news, by their own days, so that what they hold does not hang on the day of
the build; they say what they leave out. The table of all events goes into its ZIP, as CSV, and so do pictures and
tables of the law: into that of the latest campaign those of the site, which tell of today, into others their own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import TypeVar

from scripts.assemble.events import readable_table
from scripts.assemble.events.facts import EventFacts
from scripts.assemble.laws import in_force
from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.page import source_row
from scripts.assemble.pieces import Frame, folded
from scripts.assemble.places.place_pages import border_of
from scripts.assemble.press import parts
from scripts.assemble.press.beside import beside
from scripts.assemble.press.invitations import shared
from scripts.assemble.press.parts import bold, bullets, heading, link, paragraph, words
from scripts.assemble.press.spec import Spec, SpecTable, files_of, path_of, pictures
from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.markup.markdown_text import links
from scripts.model import addresses
from scripts.model.campaign import Campaign, Task
from scripts.model.languages import ORIGINAL
from scripts.model.page import News
from scripts.model.place_names import plain_name
from scripts.model.shared_api import ApiSite
from scripts.model.values import VIETNAM
from scripts.vietnamese import dates
from scripts.vietnamese.folding import lower_first
from scripts.vietnamese.numbers import grouped
from scripts.words import text

T = TypeVar("T")

MOST = 200
# The table of events in the ZIP, to read.
TABLE = "su-kien.csv"


def of_campaign(view: View, frame: Frame, campaign: Campaign) -> Spec:
    """Everything that the files of a campaign say."""
    url, identity = frame.site_url + addresses.of_campaign(campaign), frame.identity
    events, about = readable_table.of_campaign(view, campaign), news_of(view, campaign)
    listed = [one.facts for one in _latest(events, lambda head: head.event.first_day or date.min)]
    items = _latest(about, lambda facts: facts.item.date)
    left_out = {what: _left_out(what, len(found)) for what, found in (("events", events), ("news", about))}
    days = (head.event.last_change for head in events)
    changed = [_midnight(day) for day in days if day] + [facts.item.modified for facts in items]
    files = files_of(view, campaign)
    digest = folded((view.site.places.digest.encode(), *(head.event.digest.encode() for head in events)))
    return Spec(
        path=path_of(files),
        name=f"ho-so-chien-dich-{campaign.year}",
        formats=tuple(file.kind for file in files),
        id=url,
        url=url,
        language=ORIGINAL,
        title=campaign.name,
        kind=text("press.campaign.kind"),
        author=identity.publisher,
        published=_midnight(campaign.announced).isoformat(),
        updated=max([_midnight(campaign.announced), *changed]).isoformat(),
        site=ApiSite(name=frame.identity.name, url=frame.site_url),
        has_domain=frame.has_domain,
        owner=identity.agency,
        licence=identity.licence,
        day=dates.span(campaign.start, campaign.end),
        lead=" ".join(campaign.summary.split()),
        html=shared("".join(_html(view, frame, campaign, listed, items, left_out)), url, frame),
        pictures=tuple(pictures(one for facts in listed for one in facts.images)),
        carried=tuple(path_of(facts.files) for facts in items),
        left_out=tuple(filter(None, left_out.values())),
        tables={
            **({TABLE: SpecTable(readable_table.path_of(campaign), digest.hex())} if events else {}),
            **beside(view, campaign),
        },
    )


def news_of(view: View, campaign: Campaign) -> list[NewsFacts]:
    """The news that goes into its ZIP."""
    own = _own_events(view, campaign)
    return [facts for facts in view.news_facts.values() if facts.is_original and _is_of(facts.item, campaign, own)]


def contents(view: View, campaign: Campaign) -> str:
    """How much its files hold, in words: nobody should open a table that is empty."""
    events = [head.event for head in readable_table.of_campaign(view, campaign)]
    found = {
        "events": len(events),
        "news": len(news_of(view, campaign)),
        "pictures": sum(len(event.images) for event in events),
    }
    return "; ".join(
        text(f"press.campaign.holds.{name}.{'some' if count else 'none'}", count=count) for name, count in found.items()
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)


def _latest(found: Sequence[T], day: Callable[[T], date]) -> list[T]:
    """The latest of them, in the order that they have."""
    places = sorted(range(len(found)), key=lambda place: (day(found[place]), -place))[-MOST:]
    return [found[place] for place in sorted(places)]


def _left_out(what: str, count: int) -> str:
    if count <= MOST:
        return ""
    return text(f"press.campaign.left_out.{what}", most=MOST, count=grouped(count), table=TABLE)


def _own_events(view: View, campaign: Campaign) -> frozenset[str]:
    """Its events, and those that its own page tells of."""
    told = (link for words in (campaign.why, campaign.description) if words for link in links(words))
    named = {link.target.partition("#")[0] for link in told if link.scheme == "sukien"}
    return frozenset(named | {event.id for event in view.events_of(campaign)})


def _is_of(item: News, campaign: Campaign, own: frozenset[str]) -> bool:
    """Of its year; about it, by its title or summary; or about one of its events, by a link. A link to the campaign
    does not say so: many an item mentions one in passing, even to say that something is no part of it."""
    if item.date.year == campaign.year or campaign.name in f"{item.title}\n{item.summary}":
        return True
    return any(link.scheme == "sukien" and link.target.partition("#")[0] in own for link in links(item.body))


def _html(
    view: View,
    frame: Frame,
    campaign: Campaign,
    events: list[EventFacts],
    items: list[NewsFacts],
    left_out: Mapping[str, str],
) -> Iterator[str]:
    url = addresses.of_campaign(campaign)
    yield from _plan(view, campaign, url)
    yield from _facts(view, campaign, url)
    yield from _content(campaign)
    yield from _border(view, campaign)
    for what, rows in (("events", _events(events)), ("news", _news(items))):
        yield from rows
        if left_out[what]:
            yield paragraph(words(left_out[what]), small=True)
    basis = in_force.basis(view, campaign, campaign.end, text("press.campaign.then"))
    found, shown = map(source_row, campaign.all_sources), any(facts.images for facts in events)
    yield from parts.closing(frame, (), found, basis, frame.site_url + url, ORIGINAL, with_pictures=shown)


def _plan(view: View, campaign: Campaign, url: str) -> Iterator[str]:
    facts = [(fact.term, fact.text) for fact in parts.plan_facts(campaign)]
    if campaign.theme:
        facts.insert(0, (text("press.campaign.theme"), campaign.theme))
    yield bullets(f"{bold(f'{term}:')} {words(said)}" for term, said in facts)
    for field in ("why", "description"):
        if getattr(campaign, field):
            yield view.field_html(campaign, field, url)


def _facts(view: View, campaign: Campaign, url: str) -> Iterator[str]:
    """Each fact with the day for which it holds and where it was read."""
    rows, older = parts.fact_sheet(view, campaign, url), parts.older_facts(view, campaign)
    if rows or older:
        yield heading(text("press.campaign.facts"))
    if older:
        yield paragraph(words(older.words), " ", link(older.campaign.text, view.site_url + (older.campaign.url or "")))
    for fact in rows:
        day = text("press.campaign.day", day=fact.day) if fact.day else text("press.campaign.no_day", why=fact.unknown)
        found = "; ".join(map(parts.source, fact.sources))
        remark = f" {words(fact.note)}" if fact.note else ""
        yield heading(fact.label, 2)
        yield fact.html
        yield paragraph(words(f"{day}. {text('press.campaign.read_in')}"), f" {found}.", remark, small=True)


def _content(campaign: Campaign) -> Iterator[str]:
    focuses = [f"{bold(f'{focus.title}:')} {words(plain_text(focus.text))}" for focus in campaign.focuses]
    if focuses:
        yield heading(text("press.campaign.focuses"))
        yield bullets(focuses, "ol")
    if campaign.agencies:
        yield heading(text("press.campaign.tasks"))
    for agency in campaign.agencies:
        yield heading(agency.name, 2)
        if agency.note:
            yield paragraph(words(plain_text(agency.note)), small=True)
        if tasks := campaign.tasks_of(agency):
            yield bullets(words(_task(task)) for task in tasks)


def _task(task: Task) -> str:
    due = f" ({lower_first(text('events.campaigns.due', day=dates.short(task.due_unsaid)))})" if task.due_unsaid else ""
    return plain_text(task.text) + due


def _border(view: View, campaign: Campaign) -> Iterator[str]:
    if campaign.border:
        rows = (
            (words((group or view.site.places.province).name), words(", ".join(plain_name(one.name) for one in parts)))
            for group, parts in border_of(view, campaign)
        )
        yield heading(text("press.campaign.border"))
        yield parts.table((text("press.campaign.district"), text("press.campaign.commune")), rows)


_COLUMNS = ("when", "what", "organisers", "status", "source")


def _events(events: list[EventFacts]) -> Iterator[str]:
    if events:
        yield heading(text("events.title"))
        yield parts.table((text(f"press.campaign.column.{name}") for name in _COLUMNS), map(_event, events))


def _event(facts: EventFacts) -> Iterator[str]:
    event = facts.event
    yield words(facts.when_words)
    places = (event.place.venue, facts.where.words)
    yield "<br>".join([link(event.title, facts.address), *(words(place) for place in places if place)])
    yield words(", ".join(event.organisers))
    yield words(facts.status_words + (f". {plain_text(event.reason)}" if event.reason else ""))
    check = f" ({text('press.campaign.check')})" if event.needs_original else ""
    yield parts.source(facts.sources[0]) + check


def _news(items: list[NewsFacts]) -> Iterator[str]:
    if items:
        yield heading(text("press.campaign.news"))
        yield bullets(
            words(f"{one.card.date}, {one.card.kind}:") + f" {link(one.item.title, one.address)}" for one in items
        )
