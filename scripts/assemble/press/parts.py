"""HTML of press documents, piece by piece, as scripts/draw/packs/blocks.py and packs.py read it, and the parts that
documents of items and of campaigns have in common.

Every function that gives HTML takes words, which it escapes; entries, cells and parts are HTML already.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from scripts.assemble.laws.in_force import Basis, sentence
from scripts.assemble.page import Change, Fact, Link, SourceRow, source_row
from scripts.assemble.parts.contacts import contact_lines
from scripts.assemble.parts.plain_html import SOURCE
from scripts.assemble.pieces import Frame
from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.model import addresses
from scripts.model.campaign import Campaign, Plan
from scripts.model.identity import Press
from scripts.model.prose import passage
from scripts.vietnamese import dates
from scripts.words import text


def words(said: str) -> str:
    """Plain words; their line breaks are not ours."""
    return escape(" ".join(said.split()))


def bold(said: str) -> str:
    """Words that stand out."""
    return f"<b>{words(said)}</b>"


def link(said: str, url: str | None, kind: str = "") -> str:
    """A link; the words alone where there is nowhere to go."""
    named = f' class="{kind}"' if kind else ""
    return f'<a{named} href="{escape(url)}">{words(said)}</a>' if url else words(said)


def heading(said: str, level: int = 1) -> str:
    """A heading; the title of the document is none of these."""
    return f"<h{level + 1}>{words(said)}</h{level + 1}>"


def paragraph(*parts: str, small: bool = False) -> str:
    """A paragraph of such parts."""
    return ('<p class="small">' if small else "<p>") + "".join(parts) + "</p>"


def bullets(entries: Iterable[str], kind: str = "ul") -> str:
    """A list, with kind `ol` a counted one; an entry is markup."""
    return f"<{kind}>{''.join(f'<li>{entry}</li>' for entry in entries)}</{kind}>"


def note(title: str, inside: str = "", tone: str = "note") -> str:
    """A box that must not be missed; its tone is `off` for what takes something back."""
    return f'<div class="note {tone}"><p>{bold(title)}</p>{inside}</div>'


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; the cells of its rows are markup."""
    lines = ["".join(f"<th>{words(name)}</th>" for name in head)]
    lines += ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def picture(file: str, alt: str) -> str:
    """One of the document's pictures."""
    return f'<p><img src="{escape(file)}" alt="{escape(alt)}"></p>'


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact (partials/fact-sheet.html); without a `day`, `unknown` says why."""

    label: str
    html: str
    day: str | None
    unknown: str | None
    sources: tuple[SourceRow, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class OlderFacts:
    """Words that a campaign has no facts yet, and the earlier one that has the latest."""

    words: str
    campaign: Link


def fact_sheet(view: View, campaign: Campaign, url: str) -> tuple[FactRow, ...]:
    """The facts for the page at `url`."""
    return tuple(
        FactRow(
            label=fact.label,
            html=view.html(passage(view.site, campaign, ("facts", number, "value"), fact.value), url),
            day=dates.short(fact.date) if fact.date else None,
            unknown=fact.date_unknown,
            sources=tuple(source_row(source) for source in fact.source),
            note=fact.note,
        )
        for number, fact in enumerate(campaign.facts)
    )


def older_facts(view: View, campaign: Campaign) -> OlderFacts | None:
    """Where the latest facts are while none of a campaign are known yet; None where it has its own, or there are
    none."""
    older = None if campaign.facts else view.with_facts(campaign.year)
    if older is None:
        return None
    name = older.name if str(older.year) in older.name else f"{older.name} ({older.year})"
    return OlderFacts(text("press.campaign.no_facts", name=campaign.name), Link(name, addresses.of_campaign(older)))


def plan_facts(campaign: Campaign) -> tuple[Fact, ...]:
    """When a campaign is, and by which plan of whom, what is doubtful of it beside its number; or why none is known."""
    plan, span = campaign.plan, Fact(text("press.campaign.time"), sentence(dates.span(campaign.start, campaign.end)))
    if plan is None:
        return (span, Fact(text("press.campaign.plan"), campaign.plan_unknown or ""))
    doubt = (Fact(text("press.campaign.plan_note"), plain_text(plan.note)),) if plan.note else ()
    return (
        span,
        Fact(text("press.campaign.plan"), plan_words(plan)),
        *doubt,
        Fact(text("press.campaign.issuer"), plan.issuer),
    )


def plan_words(plan: Plan) -> str:
    """Its number and its day, or why that is not known."""
    if plan.date:
        return text("press.campaign.plan_of", number=plan_number(plan), day=dates.short(plan.date))
    return text("press.campaign.plan_without_day", number=plan_number(plan), why=plan.date_unknown)


def plan_number(plan: Plan) -> str:
    """Its number; both, with the doubt, where sources print two, for a field is copied without the note below it."""
    if plan.other_number:
        return text("press.campaign.two_numbers", number=plan.number, other=plan.other_number)
    return plan.number


def closing(
    frame: Frame,
    own: tuple[Link, ...],
    found: Iterable[SourceRow],
    rows: Iterable[Basis],
    address: str,
    lang: str,
    *,
    changes: Iterable[Change] = (),
    with_pictures: bool,
) -> Iterator[str]:
    """What ends every document: the sources as the page has them; below a rule, for editors, what was changed, whom to
    ask, the texts that it cites, each with its force on the page's day and now (in_force.basis), and what the files say
    of themselves. So what stands above the rule can be printed as it is."""
    yield heading(text("press.pack.sources", lang))
    yield bullets(map(source, found))
    yield "<hr>"
    yield heading(text("press.pack.editors", lang))
    if rows_of_changes := [f"{bold(f'{change.date}:')} {words(change.text)}" for change in changes]:
        yield heading(text("press.pack.changes", lang), 2)
        yield bullets(rows_of_changes)
    yield from _contact(frame, own, lang)
    if laws := ["".join(_text_of_law(frame, row, lang)) for row in rows]:
        yield heading(text("press.pack.basis", lang), 2)
        yield bullets(laws)
    yield from _about(frame, address, lang, with_pictures)


def _contact(frame: Frame, own: tuple[Link, ...], lang: str) -> Iterator[str]:
    """Whom to ask: the item's contact, else the site's for the press; where there is none, that there is none."""
    identity = frame.identity
    press = identity.press or Press()
    site = press.contact or identity.contact
    lines = own or (tuple(contact_lines(site)) if site else ())
    rows = [link(line.text, line.to or line.url) for line in lines]
    if press.hours and not own:
        rows.append(words(text("press.pack.hours", lang, hours=press.hours)))
    if person := press.spokesperson:
        name = ", ".join(part for part in (person.name, person.title, person.phone, person.email) if part)
        rows.append(words(text("press.pack.spokesperson", lang, name=name)))
    if not rows and identity.agency:
        rows.append(words(text("press.pack.agency_silent", lang, agency=identity.agency)))
    yield heading(text("press.pack.contact", lang), 2)
    yield from map(paragraph, rows or [words(text("press.pack.no_agency", lang))])


def source(row: SourceRow) -> str:
    """A source with the remarks that belong to it."""
    remarks = " ".join(part for part in (row.remark, row.note) if part)
    return link(row.text, row.url, SOURCE) + (f" ({words(remarks)})" if remarks else "")


def _text_of_law(frame: Frame, row: Basis, lang: str) -> Iterator[str]:
    yield paragraph(f"<b>{link(row.law, frame.site_url + row.url)}</b>:")
    if row.then:
        yield paragraph(words(row.then))
    yield paragraph(words(f"{text('press.pack.today', lang)}: {row.force.title} {row.force.text}"))
    yield from (paragraph(words(f"{later}.")) for later in row.later)
    for name, found in (("cited", row.provisions), ("read_now", row.now)):
        if found:
            yield paragraph(words(text(f"press.pack.{name}", lang)), " ", _linked(frame, found), ".")


def _linked(frame: Frame, rows: Iterable[Link]) -> str:
    return ", ".join(link(row.text, frame.site_url + row.url if row.url else None) for row in rows)


def _about(frame: Frame, address: str, lang: str, with_pictures: bool) -> Iterator[str]:
    """How far the law in them goes, reuse, whose site it is, where the latest is."""
    identity = frame.identity
    before, _, after = text("press.pack.reuse", lang).partition("{licence}")
    yield heading(text("press.pack.about", lang), 2)
    yield paragraph(words(text("press.pack.legal", lang)))
    yield paragraph(words(identity.disclaimer.in_language(lang)))
    pictures = f" {text('press.pack.reuse_pictures', lang)}" if with_pictures else ""
    yield paragraph(
        words(before), " ", link(identity.licence.name, identity.licence.url, SOURCE), words(after + pictures)
    )
    if frame.has_domain:
        yield paragraph(words(text("press.pack.page", lang)), " ", link(address, address))
    else:
        yield paragraph(words(text("press.pack.no_domain", lang)))
