"""A report of a period, from the public site at a moment: the words, then the file."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import count

from scripts.assemble.view import View
from scripts.model.website import Site
from scripts.reports.annexes import annexes
from scripts.reports.breakdown import shares
from scripts.reports.form import docx_of
from scripts.reports.known import ROMAN, Known
from scripts.reports.left_to_write import parts
from scripts.reports.overview import opening, overall
from scripts.reports.paper import Annex, Block, Chart, Clause, Paper, Part, Table
from scripts.reports.period import Kind, Period
from scripts.reports.words import said


def report(site: Site, now: datetime, period: Period) -> bytes:
    """The DOCX, of what is public at that moment."""
    identity = site.identity
    address = identity.url.rstrip("/") + "/"
    view = View(site.public(now), now, address, has_domain=not identity.no_domain)
    return docx_of(paper(view, period), now)


def paper(view: View, period: Period) -> Paper:
    """What it says."""
    known = Known(view, period)
    blocks = (
        *opening(known),
        *(Part(said("overall.part")), *overall(known), *shares(known)),
        *parts(known),
    )
    return Paper(
        issuer=view.site.identity.agency,
        about=_title(known),
        blocks=tuple(_numbered(blocks)),
        annexes=tuple(_annex(one) for one in annexes(known)),
        data_of=said("form.data_of", site=view.site.identity.name),
    )


def _title(known: Known) -> tuple[str, ...]:
    """In lines that are each a whole of sense."""
    period = known.period
    if period.campaign:
        return (said("title.campaign_over" if known.is_over else "title.campaign_on"), period.campaign.name)
    return (said("title.days"), f"({period.days})" if period.kind is Kind.WEEK else period.words)


def _annex(annex: Annex) -> Annex:
    return replace(annex, blocks=tuple(_numbered(annex.blocks)))


def _numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Parts by Roman numbers, the clauses of each by Arabic ones (PLI.V.6.b), tables and charts through the whole."""
    part, clause, table, chart = iter(ROMAN), count(1), count(1), count(1)
    for block in blocks:
        match block:
            case Part(title):
                clause = count(1)
                yield Part(f"{next(part)}. {title.upper()}")
            case Clause(title):
                yield Clause(f"{next(clause)}. {title}")
            case Table(caption) if caption:
                yield replace(block, caption=said("form.table", number=next(table), title=caption))
            case Chart(caption):
                yield replace(block, caption=said("form.chart", number=next(chart), title=caption))
            case _:
                yield block
