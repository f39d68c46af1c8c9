"""The rest of part I: the same events by focus, by organiser, by place and at the border."""

from collections.abc import Iterator

from scripts.reports.known import AnnexKind, Known
from scripts.reports.overview import counted
from scripts.reports.paper import Block, Chart, Clause, Paragraph, Series
from scripts.reports.period import number
from scripts.reports.words import said
from scripts.vietnamese.folding import lower_first

# So many names stand in a sentence; all of them are in the annex.
_MOST_NAMES = 8


def shares(known: Known) -> Iterator[Block]:
    """The clauses; without events only that of the border."""
    if known.whole:
        yield from _by_focus(known)
        yield from _by_agency(known)
        yield from _by_place(known)
    yield from _at_border(known)


def _by_focus(known: Known) -> Iterator[Block]:
    campaign, focuses = known.coverage.campaign, known.coverage.focuses
    if campaign is None or not focuses:
        return
    there = sum(bool(one.tally) for one in focuses)
    yield Clause(said("focus.clause"))
    key = "focus.some" if there else "focus.none"
    yield Paragraph((said(key, year=campaign.year, all=number(len(focuses)), there=number(there)),))
    rows = [(one.focus.title, one.tally) for one in focuses]
    unsaid = [(said("focus.unsaid"), known.coverage.unfocused)]
    yield counted("focus", said("focus.table"), rows + [row for row in unsaid if row[1]])
    if there:
        series = Series(said("chart.count"), tuple(len(tally.all) for _, tally in rows))
        yield Chart(said("focus.chart"), tuple(name for name, _ in rows), (series,), lying=True)


def _by_agency(known: Known) -> Iterator[Block]:
    agencies = known.coverage.agencies
    yield Clause(said("agency.clause"))
    if not agencies:
        yield Paragraph((said("agency.unknown"),))
        return
    there = sum(bool(one.tally) for one in agencies)
    facts = {"all": number(len(agencies)), "there": number(there), "annex": known.annex(AnnexKind.DETAILS)}
    yield Paragraph((said("agency.some", **facts),))
    rows = [(one.agency.name, one.tally) for one in agencies]
    rest = [(said("agency.others"), known.coverage.others), (said("agency.unnamed"), known.coverage.unnamed)]
    yield counted("agency", said("agency.table"), rows + [row for row in rest if row[1]])


def _by_place(known: Known) -> Iterator[Block]:
    places = known.coverage.places
    rows = [(one.place.name, one.tally) for one in places if one.tally]
    yield Clause(said("place.clause"))
    yield Paragraph((said("place.some", there=number(len(rows)), all=number(len(places))),))
    rest = [(said(f"place.{where.value}"), tally) for where, tally in known.coverage.elsewhere.items() if tally]
    yield counted("place", said("place.table"), rows + rest)


def _at_border(known: Known) -> Iterator[Block]:
    border = known.coverage.border
    if not border:
        return
    there = [one.place for one in border if one.tally]
    by = said("border.of_plan" if known.coverage.border_planned else "border.of_list")
    key = "none" if not there else "every" if len(there) == len(border) else "some"
    if key == "some" and len(there) <= _MOST_NAMES:
        key = "named"
    names = "; ".join(lower_first(place.whole_name) for place in there)
    words = said(f"border.{key}", all=number(len(border)), there=number(len(there)), by=by, names=names)
    together = sum(event.place.is_whole_border for event in known.events)
    if there and together:
        words += said("border.together", count=number(together))
    if there:
        words += said("border.more", annex=known.annex(AnnexKind.DETAILS))
    yield Clause(said("border.clause"))
    yield Paragraph((words,))
