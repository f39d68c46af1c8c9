"""/luat/<slug>/phu-luc-i/ — an annex of a text whose official words are at hand, its tables in rows."""

from dataclasses import dataclass

from scripts.assemble.laws.facts import LawFacts, LawHead
from scripts.assemble.laws.printed import Paragraph, marks, paragraphs
from scripts.assemble.page import Crumb, Link, Page, PageData, Pages, source_row
from scripts.assemble.view import View
from scripts.model.law_text import FootnoteText
from scripts.words import text


@dataclass(frozen=True, slots=True, kw_only=True)
class _AnnexPage(PageData, template="law-annex.html", private=True):
    law: LawHead
    official: tuple[Paragraph, ...]
    footnotes: tuple[FootnoteText, ...]
    text_source: str
    previous: Link | None
    next: Link | None


def build(view: View) -> Pages:
    """A page for each annex, or for each part of a long one."""
    return {
        str(part.link.url): Page(_data(law, place))
        for law in view.law_facts.values()
        for place, part in enumerate(law.annexes)
    }


def _data(law: LawFacts, place: int) -> _AnnexPage:
    assert law.text is not None  # whose annex it is
    part, own = law.annexes[place], [one.link for one in law.annexes]
    all_marks = marks(part.text)
    return _AnnexPage(
        title=own[place].text,
        description=text("laws.annex", title=own[place].text, law=law.law.name),
        section="luat",
        crumbs=(Crumb(text("laws.title"), "luat/"), Crumb(law.law.number, law.head.url)),
        search_weight=law.search_weight,
        sources=tuple(map(source_row, law.sources)),
        law=law.head,
        official=tuple(paragraphs(part.text, named_rows=True)),
        footnotes=tuple(note for note in law.text.footnotes if note.mark in all_marks),
        text_source=law.text.source,
        previous=own[place - 1] if place else None,
        next=own[place + 1] if place + 1 < len(own) else None,
    )
