"""The annexes: every event with its sources, the numbers of tasks and border communes, and how all was counted."""

import re
from collections.abc import Iterator

from scripts.assemble.coverage.counts import Tally
from scripts.markup.conversion import plain_text
from scripts.model.campaign import Fact, Task
from scripts.model.event import Event
from scripts.reports.known import AnnexKind, Known
from scripts.reports.paper import Annex, Block, Clause, Column, Paragraph, Table
from scripts.reports.words import rules, said
from scripts.vietnamese.dates import short
from scripts.vietnamese.numbers import grouped

# A link to another page, in brackets of its own: on paper it leads nowhere. A provision says something there too.
_MORE = re.compile(r" ?\(\[[^\]]*\]\((?!luat:)[^)]*\)\)")


def annexes(known: Known) -> Iterator[Annex]:
    """Those that there are."""
    made = {AnnexKind.EVENTS: _events, AnnexKind.DETAILS: _details, AnnexKind.FACTS: _facts, AnnexKind.RULES: _rules}
    for kind, number in known.annexes.items():
        alone = "_alone" if kind is AnnexKind.RULES and not known.whole else ""
        yield Annex(number, said(f"annex.{kind.value}{alone}"), tuple(made[kind](known)))


def _events(known: Known) -> Iterator[Block]:
    widths = {"number": 1, "time": 2.7, "event": 5.9, "where": 2.7, "progress": 2.5, "source": 1.7}
    columns = tuple(Column(said(f"column.{name}"), width, width < 2) for name, width in widths.items())
    yield Table("", columns, [_event(known, event) for event in known.events])
    yield Paragraph((said("annex.sources_by_number", annex=known.annex(AnnexKind.RULES)),))
    if any(event.needs_original for event in known.events):
        yield Paragraph((said("annex.foreign"),))


def _event(known: Known, event: Event) -> tuple[str, ...]:
    head = known.view.event_facts.head(event)
    return (
        str(known.numbers[event.id]),
        head.when_words,
        "\n".join(_told(event)),
        head.where.at(event.place.venue),
        said(f"progress.{known.progress[event.id].value}"),
        ", ".join(f"[{known.source_numbers[source]}]" for source in event.sources),
    )


def _told(event: Event) -> Iterator[str]:
    yield event.title + (" (*)" if event.needs_original else "")
    if event.organisers:
        yield said("annex.organisers", names="; ".join(event.organisers))
    if event.previous_start:
        yield said("annex.moved", day=short(event.previous_start))
    if event.reason:
        yield said("annex.reason", words=event.reason)
    if event.results:
        yield said("annex.results", words=plain_text(event.results))


def _details(known: Known) -> Iterator[Block]:
    coverage = known.coverage
    tasks: list[tuple[str, ...]] = []
    for one in coverage.agencies:
        if one.tasks:
            tasks.append((one.agency.name,))
        tasks += [_row(known, _words(of.task), of.tally) for of in one.tasks]
    if tasks:
        yield Clause(said("annex.tasks"))
        yield Paragraph((said("annex.of_task"),))
        yield _counted(known, "task", tasks)
    there = any(one.tally for one in coverage.border)
    if there:
        yield Clause(said("annex.border"))
        yield _counted(known, "commune", [_row(known, one.place.whole_name, one.tally) for one in coverage.border])
    if not tasks and not there:
        yield Paragraph((said("annex.no_details"),))


def _counted(known: Known, of: str, rows: list[tuple[str, ...]]) -> Table:
    counts = (Column(said("column.all"), 1.5, True), Column(said("column.held"), 1.6, True))
    numbers = Column(said("column.numbers", annex=known.annex(AnnexKind.EVENTS)), 3.4)
    return Table("", (Column(said(f"column.{of}"), 10), *counts, numbers), rows)


def _row(known: Known, name: str, tally: Tally) -> tuple[str, ...]:
    return (name, grouped(len(tally.all)), grouped(len(tally.held)), known.listed(tally.all))


def _words(task: Task) -> str:
    words = plain_text(task.text)
    return said("annex.due", task=words, day=short(task.due_unsaid)) if task.due_unsaid else words


def _facts(known: Known) -> Iterator[Block]:
    assert known.period.campaign
    widths = {"fact": 3.5, "value": 6.8, "day": 2.6, "source": 3.6}
    columns = tuple(Column(said(f"column.{name}"), width, name == "day") for name, width in widths.items())
    yield Paragraph((said("annex.facts_lead"),))
    yield Table("", columns, [_fact(one) for one in known.period.campaign.facts])


def _fact(fact: Fact) -> tuple[str, ...]:
    value = plain_text(_MORE.sub("", fact.value)) + (f"\n{fact.note}" if fact.note else "")
    day = short(fact.date) if fact.date else fact.date_unknown or ""
    return (fact.label, value, day, "; ".join(source.title or source.url or "" for source in fact.source))


def _rules(known: Known) -> Iterator[Block]:
    if known.whole:
        yield Clause(said("annex.how"))
    for rule in rules():
        yield Paragraph((f"- {rule}",))
    if known.whole:
        yield from _sources(known)


def _sources(known: Known) -> Iterator[Block]:
    widths = {"source_number": 1, "source": 7, "address": 8.5}
    columns = tuple(Column(said(f"column.{name}"), width, width < 2) for name, width in widths.items())
    rows = []
    for number, one in enumerate(known.source_rows, 1):
        named = "; ".join(part for part in (one.text, one.remark, one.note) if part)
        rows.append((f"[{number}]", named, one.url if one.url and one.url != one.text else ""))
    yield Clause(said("annex.sources"))
    yield Table("", columns, rows)
