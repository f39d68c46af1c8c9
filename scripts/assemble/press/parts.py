"""The parts that documents of items and of campaigns have in common, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scripts.assemble.laws.in_force import Basis
from scripts.assemble.page import Link, SourceRow
from scripts.assemble.parts.contacts import contact_lines
from scripts.assemble.pieces import Frame
from scripts.assemble.press.tags import bullets, heading, link, paragraph, words
from scripts.model.identity import Press
from scripts.words import text


def contact(frame: Frame, own: tuple[Link, ...], lang: str) -> Iterator[str]:
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
    yield heading(text("press.pack.contact", lang))
    yield from map(paragraph, rows or [words(text("press.pack.no_agency", lang))])


def sources(found: Iterable[SourceRow]) -> str:
    """The sources as the page has them."""
    return bullets(map(source, found))


def source(row: SourceRow) -> str:
    """A source with what must stand beside it."""
    remarks = " ".join(part for part in (row.remark, row.note) if part)
    return link(row.text, row.url) + (f" ({words(remarks)})" if remarks else "")


def basis(frame: Frame, rows: Iterable[Basis], lang: str) -> Iterator[str]:
    """The texts that the page cites, each with its force on the page's day and now (in_force.basis)."""
    found = ["".join(_text_of_law(frame, row, lang)) for row in rows]
    if found:
        yield heading(text("press.pack.basis", lang), 2)
        yield bullets(found)


def _text_of_law(frame: Frame, row: Basis, lang: str) -> Iterator[str]:
    yield paragraph(f"<b>{link(row.law, frame.site_url + row.url)}</b>")
    if row.then:
        yield paragraph(words(row.then))
    yield paragraph(words(f"{text('press.pack.today', lang)}: {row.force.title} {row.force.text}"))
    yield from (paragraph(words(later)) for later in row.later)
    if row.provisions:
        yield paragraph(_linked(frame, row.provisions))
    if row.now:
        yield paragraph(words(text("press.pack.read_now", lang)), " ", _linked(frame, row.now))


def _linked(frame: Frame, rows: Iterable[Link]) -> str:
    return ", ".join(link(row.text, frame.site_url + row.url if row.url else None) for row in rows)


def about(frame: Frame, address: str, lang: str) -> Iterator[str]:
    """What the files say of themselves: how far the law in them goes, reuse, whose site it is, where the latest is."""
    identity = frame.identity
    before, _, after = text("press.pack.reuse", lang).partition("{licence}")
    yield heading(text("press.pack.about", lang), 2)
    yield paragraph(words(text("press.pack.legal", lang)))
    yield paragraph(words(identity.disclaimer.in_language(lang)))
    yield paragraph(words(before), " ", link(identity.licence.name, identity.licence.url), words(after))
    yield paragraph(words(text("press.pack.page", lang)), " ", link(address, address))
