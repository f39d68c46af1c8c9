"""Posters of the events that people may still be invited to; none of what is over or off."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from scripts.assemble.events.facts import EventHead
from scripts.assemble.outreach import sheets
from scripts.assemble.outreach.sheets import POSTER_FORMS, Kept, Printed, Subject, printed
from scripts.assemble.page import Link, source_row
from scripts.assemble.parts.contacts import contact_lines
from scripts.assemble.parts.whole_names import joined
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.event import Event, Status
from scripts.model.material_api import MaterialKind
from scripts.vietnamese import dates
from scripts.vietnamese.folding import lower_first
from scripts.words import text


@dataclass(frozen=True, slots=True, kw_only=True)
class _EventPoster:
    """Empty is what is not known; `hours` are those of a single day, `flag` says what has changed."""

    kicker: str
    title: str
    flag: str
    hours: str
    day: str
    venue: str
    place: str
    organisers: str
    audience: str
    contact: str
    sources: str


def of_site(view: View) -> Iterator[Printed]:
    """Every poster."""
    names = ("scan", "may_change", "when", "where", "audience", "organisers", "contact")
    words = {name: text(f"materials.event.{name}") for name in names}
    for event in view.coming:
        if _invites(event, event.is_over(view.now)):
            yield _of_event(view, view.event_facts.head(event), words)


def of_event(event: Event, is_over: bool) -> tuple[Link, ...]:
    """The ways to the poster of an event, while people may be invited to it."""
    url = addresses.of_event(event)
    return sheets.links(url, MaterialKind.POSTER, POSTER_FORMS) if _invites(event, is_over) else ()


def _invites(event: Event, is_over: bool) -> bool:
    return not (event.is_off or event.status is Status.HELD or is_over)


def _of_event(view: View, head: EventHead, words: Mapping[str, str]) -> Printed:
    event = head.event
    # Not the summary, which is not on it: most edits then draw nothing.
    told = ". ".join(filter(None, (head.when_words, head.where.words)))
    subject = Subject(title=event.title, text=told, about=head.url, day=event.last_change)
    content = partial(_content, head, view.site.campaign_of(event))
    kept = Kept(f"files/{head.data}", head.digest)
    return printed(view, subject, MaterialKind.POSTER, "event-poster", POSTER_FORMS, words, content, kept)


def _content(head: EventHead, campaign: Campaign | None) -> _EventPoster:
    event = head.event
    contact = ", ".join(line.text for line in contact_lines(event.contact)) if event.contact else ""
    return _EventPoster(
        kicker=joined(campaign.name if campaign else event.kind.label),
        title=joined(event.title),
        flag=joined(_moved(event)),
        hours=joined(_hours(event)),
        day=joined(_day(event, head)),
        venue=joined(event.place.venue or ""),
        place=joined(head.where.words),
        organisers=joined(", ".join(event.organisers)),
        audience=joined(", ".join(event.audience)),
        contact=joined(contact),
        sources=text("materials.sources", sources="; ".join(source_row(one).text for one in event.sources)),
    )


def _one_day(event: Event) -> bool:
    return event.start is not None and event.recurs is None and event.length == 1


def _day(event: Event, head: EventHead) -> str:
    if not _one_day(event) or event.first_day is None:
        return head.when_words
    words = dates.in_words(event.first_day)
    return words[:1].upper() + words[1:]


def _hours(event: Event) -> str:
    """`Từ 7 giờ 30 đến 9 giờ`, `Buổi sáng`."""
    if not _one_day(event):
        return ""
    words = lower_first(event.time_note or "")
    if isinstance(event.start, datetime):
        words = dates.clock(event.start.timetz())
        if isinstance(event.end, datetime) and event.end != event.start:
            words = text("materials.event.from_to", start=words, end=dates.clock(event.end.timetz()))
    return words[:1].upper() + words[1:]


def _moved(event: Event) -> str:
    if event.status is not Status.RESCHEDULED or not event.previous_start:
        return ""
    return text("materials.event.moved", day=dates.span(event.previous_start, None))
