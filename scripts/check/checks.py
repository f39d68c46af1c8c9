"""Runs every family of checks; a new family is one module and one line here, what it asks of events alone another."""

from collections.abc import Callable, Iterator, Set
from datetime import datetime

from scripts.check import (
    alone,
    at_odds,
    copies,
    corrections,
    dates,
    diagrams,
    duplicates,
    easy,
    exemplars,
    force,
    guard,
    law_facts,
    law_texts,
    lessons,
    permanence,
    pictures,
    recordings,
    references,
    said_little,
    search_words,
    slips,
    to_come,
    translations,
    worded_days,
    worded_places,
    wording,
    written_html,
)
from scripts.check.finding import Finding
from scripts.model.event import Event
from scripts.model.website import Site
from scripts.read.foreign_events import reported

FAMILIES: tuple[Callable[[Site, datetime], Iterator[Finding]], ...] = (
    references.check,
    duplicates.check,
    copies.check,
    dates.check,
    slips.check,
    said_little.check,
    worded_days.check,
    worded_places.check,
    to_come.check,
    pictures.check,
    recordings.check,
    written_html.check,
    force.check,
    law_facts.check,
    law_texts.check,
    easy.check,
    diagrams.check,
    exemplars.check,
    lessons.check,
    translations.check,
    corrections.check,
    search_words.check,
    guard.check,
    wording.check,
    permanence.check,
)
OF_EVENTS: tuple[alone.Question, ...] = (
    *(references.ask, at_odds.ask, said_little.ask, worded_days.ask, worded_places.ask, written_html.ask),
)
# What a stand-in can still be asked: these look at one field at a time, or at days, where it has those.
_OF_STAND_INS = (
    *(references.check, duplicates.check, pictures.check, recordings.check, written_html.check, to_come.check),
)
_DAYS = {"start", "end", "recurs", "status", "previous_start", "year", "plan", "facts", "effective", "ended"} | {
    *("date", "embargo", "expires", "units", "direct")
}


def check(site: Site, now: datetime, right: Set[str] = frozenset()) -> list[Finding]:
    """Every finding of every family, sorted by place; of a stand-in, what does not rest on fields that it lacks. Events
    whose digests are among those `found_right` are not asked again what is asked of them alone."""
    around = alone.Around.of(site)
    unasked = [event for event in alone.asked(site) if event.digest not in right]
    findings = [finding for event in unasked for ask in OF_EVENTS for finding in ask(around, event)]
    findings += [
        _of_whom(finding)
        for family in FAMILIES
        for finding in family(site, now)
        if not finding.record.is_stand_in or _can_be_asked(family, finding)
    ]
    return sorted(findings, key=lambda finding: finding.problem)


def _can_be_asked(family: object, finding: Finding) -> bool:
    """A blank names nothing, and who lacks a field is like nobody."""
    facts = dict(finding.problem.facts)
    is_blank = any(facts.get(name) in ("", "?") for name in ("found", "file", "target"))
    lacks = finding.record.unsure
    is_blank |= finding.problem.at in {finding.record.at(name) for name in lacks}
    is_unsure = bool(lacks) if family is duplicates.check else family is to_come.check and not lacks.isdisjoint(_DAYS)
    return family in _OF_STAND_INS and not is_blank and not is_unsure


def _of_whom(finding: Finding) -> Finding:
    """What is wrong in an event of another site is for that site to mend, and refuses nothing here."""
    event = finding.record
    if isinstance(event, Event) and event.origin:
        return Finding(event, reported(event, finding.problem.at, finding.problem))
    return finding
