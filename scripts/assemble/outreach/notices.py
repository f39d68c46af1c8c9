"""What a loudspeaker says of an event to come: what, when, where, who, whom to ask; and of one that was moved or called
off, that it was. Never longer than two minutes: then the summary stays out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from scripts.assemble.events.facts import EventFacts, EventHead
from scripts.assemble.outreach.read_out import Part, Script, part_seconds, said_parts
from scripts.model import addresses
from scripts.model.event import Event, Status
from scripts.model.values import day_of
from scripts.vietnamese import dates
from scripts.vietnamese.folding import lower_first
from scripts.words import text

MINUTES = 2
# A sentence of a text in words alone ends here.
_ENDS = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class Length:
    """A script as files: how long it takes, and their address without their endings."""

    takes: str
    file: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What partials/loud-fold.html prints: the files of every length, and the words of the longest."""

    title: str
    lengths: tuple[Length, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A notice in a list: what is on, when and where, and the place on its page where the notice is."""

    title: str
    when: str
    where: str
    url: str


def near(head: EventHead) -> Near:
    """The notice of an event, in a list."""
    return Near(head.event.title, head.when_words, head.where.words, f"{head.url}#loa")


def shown(facts: EventFacts) -> Shown | None:
    """The notice on the page of an event; None where there is none."""
    if facts.is_over:
        return None
    made = script(facts)
    return Shown(text("loud.notice.title"), (Length(takes(made), addresses.of_notice(facts.event)),), made.parts)


def takes(made: Script) -> str:
    """How long it takes to read, in words."""
    return text("loud.takes", minutes=made.seconds // 60, seconds=made.seconds % 60)


def script(facts: EventFacts) -> Script:
    """What is read out, in words alone."""
    opening, *parts, closing = (_in_sentences(part) for part in said_parts(_parts(facts)))
    summary = text("loud.notice.summary")
    long = part_seconds((opening, *parts, closing)) > 60 * MINUTES
    kept = (part for part in parts if not (long and part.title == summary))
    whole = (opening, *kept, closing)
    return Script(MINUTES, round(part_seconds(whole)), whole)


def _in_sentences(part: Part) -> Part:
    return Part(part.title, tuple(one for sentence in part.sentences for one in _ENDS.split(sentence)))


def _parts(facts: EventFacts) -> Iterator[Part]:
    event = facts.event
    flag = facts.standing.flag or "planned"
    yield Part("", (text("loud.greeting"), text(f"loud.notice.opening.{flag}")))
    yield _row("what", event.title)
    match event.status:
        case Status.CANCELLED | Status.POSTPONED:
            yield _row("now", text(f"events.banner.{flag}"), *_reason(event), *_no_day(event))
            yield _row("announced", facts.when_words)
        case Status.RESCHEDULED if event.previous_start:
            yield _row("new_day", facts.when_words, *_next(facts), *_reason(event))
            yield _row("old_day", dates.span(event.previous_start, None))
        case _:
            yield _row("when", facts.when_words, *_next(facts))
    if where := facts.where.at(facts.event.place.venue):
        yield _row("where", where)
    yield _row("summary", " ".join(event.summary.split()))
    if event.organisers:
        yield _row("organisers", ", ".join(event.organisers))
    if event.audience and not event.is_off:
        yield _row("audience", ", ".join(event.audience))
    yield _row("ask", *_ask(event))
    yield _row("again", _again(facts))
    yield Part("", tuple(_closing(facts)))


def _row(name: str, *sentences: str) -> Part:
    return Part(text(f"loud.notice.{name}"), tuple(_sentence(one) for one in sentences))


def _sentence(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _reason(event: Event) -> Iterator[str]:
    if event.reason:
        yield text("loud.notice.reason", reason=" ".join(event.reason.split()))


def _no_day(event: Event) -> Iterator[str]:
    if event.status is Status.POSTPONED:
        yield text("loud.notice.no_new_day")


def _next(facts: EventFacts) -> Iterator[str]:
    """Of what recurs, the day that comes next."""
    if facts.event.recurs and facts.days and facts.days.coming:
        yield text("loud.notice.next", day=facts.days.coming[0].text)


def _ask(event: Event) -> Iterator[str]:
    contact = event.contact
    if contact and contact.phone:
        name = contact.name or text("loud.notice.organiser")
        yield text("loud.notice.call", name=name, phone=contact.phone)
    elif contact and contact.name:
        yield text("loud.notice.turn_to", name=contact.name)
    else:
        yield text("loud.notice.office")


def _again(facts: EventFacts) -> str:
    event = facts.event
    if event.is_off:
        return text(f"loud.notice.again_off.{facts.standing.flag}", title=event.title)
    where = facts.where.at(facts.event.place.venue)
    when = lower_first(facts.when_words)
    return ", ".join(filter(None, (event.title, when, where)))


def _closing(facts: EventFacts) -> Iterator[str]:
    event = facts.event
    if event.needs_original:
        yield text("loud.notice.unsure")
    source = event.source
    named = (
        facts.sources[0].text if source.title else text("loud.notice.site", host=urlsplit(source.url or "").hostname)
    )
    yield text("loud.notice.written", day=dates.short(day_of(facts.stamp)), source=named)
    yield text("loud.thanks")
