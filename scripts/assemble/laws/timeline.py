"""/luat/dong-thoi-gian/ — which text was in force when: days on which something began or ended, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from scripts.assemble.laws.facts import LawFacts
from scripts.assemble.laws.in_force import ForceBox
from scripts.assemble.page import Crumb, Link, Page, PageData, Pages, source_row
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.law import Force, Law, Provision
from scripts.vietnamese import dates
from scripts.words import text


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a text applied."""

    text: str
    url: str
    start: str | None
    end: str | None
    force: ForceBox


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened to a text on a day."""

    text: str
    url: str
    what: str
    tone: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something happened to texts."""

    date: str
    iso: str
    future: bool
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage(PageData):
    """What law-timeline.html prints."""

    template: ClassVar[str] = "law-timeline.html"

    spans: tuple[Span, ...]
    days: tuple[Day, ...]
    unknown: tuple[Link, ...]


def build(view: View) -> Pages:
    """The timeline, where there are laws."""
    every = tuple(view.law_facts.values())
    if not every:
        return {}
    moments: dict[date, list[Moment]] = {}
    for facts in every:
        for day, moment in _moments(view, facts):
            moments.setdefault(day, []).append(moment)
    known = sorted((facts for facts in every if facts.effective or facts.ended), key=_start, reverse=True)
    data = TimelinePage(
        title=text("laws.timeline.title"),
        description=text("laws.timeline.summary"),
        section="luat",
        crumbs=(Crumb(text("laws.title"), "luat/"),),
        unsearched=True,
        sources=tuple(
            source_row(source) for source in dict.fromkeys(facts.law.official_source for facts in every) if source
        ),
        spans=tuple(
            Span(facts.law.short_title, facts.url, facts.effective, facts.ended, facts.force) for facts in known
        ),
        days=tuple(
            Day(dates.short(day), day.isoformat(), day > view.today, tuple(moments[day]))
            for day in sorted(moments, reverse=True)
        ),
        unknown=tuple(facts.link for facts in every if facts.standing is Force.UNKNOWN),
    )
    return {addresses.TIMELINE: Page(data)}


def _start(facts: LawFacts) -> tuple[date, str]:
    law = facts.law
    return law.effective or law.passed or law.ended or date.min, law.number


def _moments(view: View, facts: LawFacts) -> Iterator[tuple[date, Moment]]:
    law = facts.law
    if law.passed:
        yield law.passed, _moment(facts, text("laws.timeline.issued"), "soon")
    if law.effective:
        yield law.effective, _moment(facts, text("laws.timeline.begins"), "ok")
    for day, provision in _later(law):
        yield day, _moment(facts, text("laws.timeline.applies", place=provision.place), "ok")
    if law.ended:
        successor = view.site.successor(law)
        note = text("laws.timeline.now", law=successor.name) if successor else None
        yield law.ended, _moment(facts, text("laws.timeline.ends"), "off", note)


def _later(law: Law) -> Iterator[tuple[date, Provision]]:
    """Provisions with a day of their own."""
    for later in law.later:
        if provision := Provision.parse(f"{law.number}#{later.provision}"):
            yield later.effective, provision


def _moment(facts: LawFacts, what: str, tone: str, note: str | None = None) -> Moment:
    return Moment(facts.law.name, facts.url, what, tone, note)
