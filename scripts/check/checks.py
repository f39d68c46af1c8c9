"""Runs every family of checks; a new family is one module and one line here."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from scripts.check import (
    corrections,
    dates,
    duplicates,
    easy,
    force,
    permanence,
    pictures,
    references,
    translations,
    written_html,
)
from scripts.check.finding import Finding
from scripts.model.event import Event
from scripts.model.identity import Identity
from scripts.model.place import Places
from scripts.model.record import Record
from scripts.model.website import Site
from scripts.read.foreign_events import reported

FAMILIES: tuple[Callable[[Site, datetime], Iterator[Finding]], ...] = (
    references.check,
    duplicates.check,
    dates.check,
    pictures.check,
    written_html.check,
    force.check,
    easy.check,
    translations.check,
    corrections.check,
    permanence.check,
)


def check(site: Site, now: datetime) -> list[Finding]:
    """Every finding of every family, sorted by place."""
    findings = [_of_whom(finding) for family in FAMILIES for finding in family(site, now)]
    return sorted(findings, key=lambda finding: finding.problem)


def keep_going(site: Site, now: datetime) -> tuple[Site, list[Finding]]:
    """The part of the site that stands on its own, and why the rest was left out.

    Leaving a record out can break another that links to it, so this repeats until nothing more falls.
    """
    left_out: list[Finding] = []
    while errors := [finding for finding in check(site, now) if _removable(finding)]:
        left_out += errors
        site = _without(site, [finding.record for finding in errors])
    return site, left_out


def _of_whom(finding: Finding) -> Finding:
    """What is wrong in an event of another site is for that site to mend, and refuses nothing here."""
    event = finding.record
    if isinstance(event, Event) and event.origin:
        return Finding(event, reported(event, finding.problem.at, finding.problem))
    return finding


def _removable(finding: Finding) -> bool:
    # The identity and the place list cannot be left out: a site without them is no site.
    return finding.problem.is_error and not isinstance(finding.record, (Identity, Places))


def _without(site: Site, records: Iterable[Record]) -> Site:
    gone = {id(record) for record in records}
    fields = ("campaigns", "events", "laws", "written", "explainers", "glossaries", "translations")
    kept: Any = {field: tuple(one for one in getattr(site, field) if id(one) not in gone) for field in fields}
    return replace(site, **kept)
