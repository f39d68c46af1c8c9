"""What is posted of an event, an item of news, an answer or a model: on Zalo, on Facebook, as a text message.

A post is read long after it was written, away from the page: it says the year of every day, what became of an event
first of all, and leads to the page. Why so long: docs/decisions/036-social-posts.md
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scripts.assemble.events import time_words
from scripts.assemble.events.facts import EventFacts
from scripts.assemble.events.whereabouts import Where
from scripts.assemble.exemplars.facts import ExemplarFacts
from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.outreach.fitting import Part, fitted, put
from scripts.assemble.parts import api
from scripts.assemble.pieces import Frame
from scripts.markup.conversion import plain_text
from scripts.model.event import Kind, Status
from scripts.model.page import Answered, LifeSituation, Question
from scripts.model.source import Contact
from scripts.vietnamese import dates, sms
from scripts.vietnamese.folding import lower_first, nfc
from scripts.words import text

LIMITS = {"zalo": 500, "facebook": 477, "sms": 160, "sms_marked": 160}
# What gives way first, and what last.
_ASIDE, _WHO, _WHY, _OLD, _WHERE, _WHEN, _TITLE = range(7)
_GAP = "\n\n"
_LISTED = re.compile(r"^\s*(?:[-*]|[0-9]+[.)]) ", re.MULTILINE)
_ENDS = (".", "!", "?", "…", "”", ":")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one post; a text that cannot be made as short as its medium asks is None."""

    zalo: str | None
    facebook: str | None
    sms: str | None
    sms_marked: str | None


@dataclass(frozen=True, slots=True)
class _Told:
    """A post in parts: `head`, its title from the fullest, then `facts` everywhere, `body` and `asides` where there is
    room; in a text message `short` instead of facts and asides; `to` leads to the page."""

    head: tuple[str, ...]
    facts: tuple[Part, ...]
    body: Part
    asides: tuple[Part, ...]
    short: tuple[Part, ...]
    to: str


def of_event(facts: EventFacts, frame: Frame) -> Texts:
    """The posts of an event: the day, the hour, the place and what became of it are in every one."""
    event, off = facts.event, facts.event.is_off
    flag = text(f"events.flag.{facts.standing.flag}") + ": " if facts.standing.flag else ""
    some = event.kind.label if event.kind is not Kind.KHAC else text("posts.some.event")
    where = _where(facts)
    asides = [_optional(text("posts.organisers", names=", ".join(event.organisers)), _WHO, there=event.organisers)]
    asides += [_optional(text("posts.contact", contact=_asked(event.contact)), _WHO, there=event.contact)]
    asides += [_optional(text("posts.reason", reason=event.reason), _WHY, there=off and event.reason)]
    return _texts(
        _Told(
            head=(flag + event.title, flag + some),
            facts=(*_when(facts), Part(tuple(text("posts.where", where=one) for one in where), _WHERE)),
            body=_optional(_sentence(event.summary), _ASIDE),
            asides=tuple(asides),
            short=(*_briefly(facts), Part(tuple(text("posts.at", where=one) for one in where), _WHERE)),
            to="posts.latest" if off else "posts.before_going",
        ),
        facts.url,
        frame,
    )


def of_news(facts: NewsFacts, frame: Frame) -> Texts:
    """The posts of an item of news: its day, for it is read as news for long; what was put right in it first."""
    item = facts.item
    flag = f"{text('news.card.corrected')}: " if item.correction else ""
    return _texts(
        _Told(
            head=(flag + item.title, flag + text("posts.some.news")),
            facts=(),
            body=_optional(_sentence(facts.summary), _ASIDE),
            asides=(_optional(text("posts.published", day=dates.short(item.date)), _WHO),),
            short=(_optional(_sentence(facts.summary), _ASIDE),),
            to="posts.read",
        ),
        facts.url,
        frame,
    )


def of_answer(page: Answered, url: str, frame: Frame, *, is_sure: bool, laws: Sequence[str]) -> Texts:
    """The posts of a page that answers: what is asked and, where every text that it rests on is known to be in force
    (`is_sure`), the answer of today, with the day as of which it is so and the `laws` that hold."""
    kind = "question" if isinstance(page, Question) else "situation"
    title = text("posts.situation", title=page.title) if isinstance(page, LifeSituation) else page.title
    answers = tuple(_answers(page)) if is_sure else ()
    line = frame.identity.hotlines[0]
    call = text("posts.call", when=line.when.vi, number=line.number)
    as_of = text("posts.as_of", day=dates.short(page.updated)) if page.updated else ""
    return _texts(
        _Told(
            head=(title, text(f"posts.some.{kind}")),
            facts=(),
            body=Part((*answers, ""), _WHY),
            asides=(
                _optional(text("posts.basis", laws=", ".join(laws)), _WHO, there=laws and answers),
                _optional(as_of, _OLD, there=as_of and answers),
                _optional(call, _ASIDE, there=kind == "situation"),
            ),
            short=(Part((*(f"{answer} {as_of}".rstrip() for answer in answers), ""), _ASIDE),),
            to="posts.read",
        ),
        url,
        frame,
    )


def of_exemplar(facts: ExemplarFacts, frame: Frame) -> Texts:
    """The posts of a model: where it is and since when."""
    where = _optional(text("posts.where", where=facts.place_words), _WHERE, there=facts.place)
    since = _optional(text("posts.since", when=facts.since), _WHO, there=facts.since)
    near = facts.near if facts.exemplar.place.venue else lower_first(facts.near)
    at = _optional(text("posts.at", where=near), _WHERE, there=near)
    return _texts(
        _Told(
            head=(facts.exemplar.title, text("posts.some.exemplar")),
            facts=(where,),
            body=_optional(_sentence(facts.exemplar.summary), _ASIDE),
            asides=(since,),
            short=(at, _optional(_sentence(facts.exemplar.summary), _ASIDE)),
            to="posts.read",
        ),
        facts.url,
        frame,
    )


def _answers(page: Answered) -> Iterator[str]:
    """From the fullest; not those that speak of the page that they stand on, nor lists, which need its lines."""
    for words in (page.short if isinstance(page, Question) else "", page.summary):
        said = plain_text(words)
        if said and not _LISTED.search(words) and not re.search(text("posts.on_the_page"), said, re.IGNORECASE):
            yield _sentence(said)


def _texts(told: _Told, url: str, frame: Frame) -> Texts:
    link = api.uri(frame.site_url + url) if frame.has_domain else None
    source = _optional(text("posts.source", site=frame.identity.name), _WHO)
    title, said = Part(told.head, _TITLE), Part(tuple(map(_sentence, told.head)), _TITLE)
    to = Part((text(told.to, link=link),)) if link else source
    lines = [part for part in (*told.facts, *told.asides) if part.ways]
    apart = [replace(part, before=_GAP if part is lines[0] else part.before) for part in lines]
    body, last = replace(told.body, before=_GAP), replace(to, before=_GAP)
    short = _clean(replace(part, before=" ") for part in (said, *told.short, Part((link,)) if link else source))
    bare = put(short, sms.without_marks)
    return Texts(
        zalo=fitted(_clean((title, *told.facts, told.body, *told.asides, to)), LIMITS["zalo"], letters),
        facebook=fitted(_clean((title, body, *apart, last)), LIMITS["facebook"], letters),
        sms=fitted(bare, LIMITS["sms"], sms.length) if bare else None,
        sms_marked=fitted(short, LIMITS["sms_marked"], letters),
    )


def _clean(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Each part on one line of its own, whatever spaces its source has."""
    return put(parts, lambda words: " ".join(nfc(words).split())) or ()


def _when(facts: EventFacts) -> Iterator[Part]:
    event = facts.event
    name = "new_when" if event.status is Status.RESCHEDULED else "planned" if event.is_off else "when"
    ways = (_lower(facts.when_words), time_words.brief(event))
    yield Part(tuple(text(f"posts.{name}", when=words) for words in ways), _WHEN)
    if event.status is Status.POSTPONED:
        yield Part((_sentence(text("events.no_new_day")),))
    if old := event.previous_start:
        ways = (dates.span(old, None), dates.brief(old, None))
        yield Part((*(text("posts.old_when", when=words) for words in ways), ""), _OLD)


def _briefly(facts: EventFacts) -> Iterator[Part]:
    event, brief = facts.event, time_words.brief(facts.event)
    moved = event.status is Status.RESCHEDULED and event.previous_start
    if moved:
        both = text("posts.moved", when=brief, old=dates.brief(moved, None))
        yield Part((both, text("posts.new_when", when=brief)), _OLD)
    elif event.is_off:
        yield Part((text("posts.planned", when=brief), text("posts.planned_short", when=brief)), _OLD)
    else:
        yield Part((_sentence(_capital(brief)),))


def _where(facts: EventFacts) -> tuple[str, ...]:
    """The place, from the hall to no more than how many communes; empty where the source names none."""
    where, venue = facts.where, facts.event.place.venue
    words = _named(where)
    ways = [", ".join(filter(None, (venue, words)))]
    if words:
        ways.append(words)
    if words and not where.elsewhere:
        ways += _nearer(where)
    return tuple(dict.fromkeys(way for way in ways if way))


def _named(where: Where) -> str:
    """The place within a sentence: `xã Đá Trắng, huyện Mẫu Thượng`, but `Lào`."""
    first = where.in_sentence
    for unit in where.communes:
        first = first.replace(unit.name, unit.in_sentence, 1)
    return first


def _nearer(where: Where) -> Iterator[str]:
    if where.communes:
        yield ", ".join(one.in_sentence for one in where.communes)
    if len(where.units) > 1:
        yield text("posts.places", count=len(where.communes) or len(where.districts))


def _asked(contact: Contact | None) -> str:
    return ", ".join(filter(None, (contact.name, contact.phone, contact.email))) if contact else ""


def _optional(words: str, rank: int, *, there: object = True) -> Part:
    return Part((words, "") if there else (), rank)


def _sentence(words: str) -> str:
    line = words.rstrip()
    return line if line.endswith(_ENDS) else f"{line}."


def _lower(words: str) -> str:
    return words if words.startswith(dates.WEEKDAYS[-1]) else lower_first(words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def letters(words: str) -> int:
    """As these services count them: a sign outside of the first plane is two."""
    return len(words.encode("utf-16-le")) // 2
