"""The beginning, and the numbers that part I begins with."""

from collections.abc import Iterator

from scripts.assemble.coverage.counts import Tally
from scripts.assemble.coverage.progress import Progress
from scripts.model.campaign import Plan
from scripts.model.values import VIETNAM
from scripts.reports.known import AnnexKind, Known
from scripts.reports.paper import Blank, Block, Chart, Clause, Column, Paragraph, Series, Table, Words
from scripts.reports.period import full, month, number
from scripts.reports.words import blank, pieces, said
from scripts.vietnamese.dates import clock, short
from scripts.vietnamese.numbers import grouped


def opening(known: Known) -> Iterator[Block]:
    """What the report carries out, and where its numbers come from."""
    agency = known.view.site.identity.agency or blank("agency")
    before, after = _around(pieces("opening.basis", basis="\0", agency=agency, about=about(known)))
    yield Paragraph((*before, *_basis(known), *after))
    yield Paragraph((_origin(known),))


def about(known: Known) -> str:
    """What the report is about, within a sentence."""
    campaign = known.period.campaign
    if campaign is None:
        return said("about.days", period=known.period.words)
    return said("about.campaign_over" if known.is_over else "about.campaign_on", name=campaign.name)


def _around(words: Words) -> tuple[Words, Words]:
    at = words.index("\0")
    return words[:at], words[at + 1 :]


def _basis(known: Known) -> Words:
    campaign = known.period.campaign
    if campaign is None:
        return (blank("document"),)
    return _named(campaign.plan) if campaign.plan else (blank("plan"),)


def _named(plan: Plan) -> Words:
    """A document that is named for the first time: kind, number, day, issuer and what it is about (PLI.II.6.b), which
    the site does not know."""
    kind = "opening.plan" if "/KH-" in plan.number else "opening.other_document"
    doubt = pieces("opening.doubt", other=plan.other_number) if plan.other_number else ()
    day: str | Blank = full(plan.date) if plan.date else blank("plan_day")
    issued = pieces("opening.issued", day=day, issuer=plan.issuer, about=blank("plan_about"))
    return (said(kind, number=plan.number), *doubt, *issued)


def _origin(known: Known) -> str:
    view = known.view
    now = view.now.astimezone(VIETNAM)
    site = f"“{view.site.identity.name}”" + (f" ({view.site_url})" if view.has_domain else "")
    words = said(
        "opening.origin", site=site, clock=clock(now.timetz()), day=full(now), annex=known.annex(AnnexKind.RULES)
    )
    return words if known.is_over else words + said("opening.unfinished")


def overall(known: Known) -> Iterator[Block]:
    """All events of the period, by what became of them and by week."""
    yield Clause(said("overall.clause"))
    yield Paragraph((" ".join(_summed_up(known)),))
    if known.whole:
        yield _table(known)
        yield from _weeks(known)
    yield Paragraph(pieces("overall.more"))


def _summed_up(known: Known) -> Iterator[str]:
    whole, period = known.whole, known.period
    of = "days"
    if campaign := period.campaign:
        of = "campaign"
        key = "overall.days_and_theme" if campaign.theme else "overall.days"
        yield said(key, days=period.days, theme=campaign.theme)
    if not whole:
        yield said(f"overall.none_of_{of}", period=period.words)
        return
    yield said(
        f"overall.of_{of}", period=period.words, count=number(len(whole.all)), annex=known.annex(AnnexKind.EVENTS)
    )
    if whole.held:
        key = "overall.held_and_reported" if whole.reported else "overall.held"
        yield said(key, count=number(len(whole.held)), reported=number(len(whole.reported)))
    else:
        yield said("overall.none_held")
    others = {
        **{one.value: whole.of(one) for one in Progress if one not in (Progress.REPORTED, Progress.UNREPORTED)},
        **{"moved": known.moved, "longer": known.longer, "undated": known.coverage.undated.all},
    }
    for name, some in others.items():
        if some:
            yield said(f"overall.{name}", count=number(len(some)))


def _table(known: Known) -> Table:
    whole = known.whole
    columns = (
        Column(said("column.progress"), 8),
        Column(said("column.events"), 2.6, True),
        Column(said("column.numbers", annex=known.annex(AnnexKind.EVENTS)), 5),
    )
    rows = [
        (said(f"progress.{one.value}"), grouped(len(whole.of(one))), known.listed(whole.of(one))) for one in Progress
    ]
    return Table(said("overall.table"), columns, rows, (said("overall.total"), grouped(len(whole.all)), ""))


def counted(of: str, caption: str, rows: list[tuple[str, Tally]]) -> Table:
    """A table of names, each with how many there are, were held, and are reported."""
    counts = (Column(said("column.all"), 1.7, True), Column(said("column.held"), 2.0, True))
    columns = (Column(said(f"column.{of}"), 9.8), *counts, Column(said("column.reported"), 2.9, True))
    cells = [(name, *(grouped(len(some)) for some in (one.all, one.held, one.reported))) for name, one in rows]
    return Table(caption, columns, cells)


def _weeks(known: Known) -> Iterator[Block]:
    weeks = known.coverage.weeks
    kinds = {
        "held": [len(one.tally.held) for one in weeks],
        "passed": [len(one.tally.passed) for one in weeks],
        "ahead": [len(one.tally.ahead) for one in weeks],
        "not_held": [len(one.tally.off) for one in weeks],
    }
    series = tuple(Series(said(f"chart.{name}"), tuple(values)) for name, values in kinds.items() if any(values))
    if len(weeks) < 2 or not series:
        return
    rows = [(said("overall.week", first=short(one.span.first), last=short(one.span.last)), one.tally) for one in weeks]
    yield counted("week", said("overall.weeks"), rows)
    yield Paragraph((said("overall.weeks_apart"),))
    names = (f"{one.span.first.day:02}–{one.span.last.day:02}/{month(one.span.last)}" for one in weeks)
    yield Chart(said("overall.weeks"), tuple(names), series)
