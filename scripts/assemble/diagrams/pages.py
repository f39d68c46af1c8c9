"""/so-do/… — every diagram on a page of its own; its files are beside it (alone.py)."""

from dataclasses import dataclass

from scripts.assemble.diagrams import figures
from scripts.assemble.diagrams.alone import laws
from scripts.assemble.diagrams.figures import Figure
from scripts.assemble.help.cards import Door
from scripts.assemble.laws import in_force
from scripts.assemble.laws.in_force import Basis
from scripts.assemble.page import CardFact, CardWords, Crumb, Page, PageData, Pages
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.diagram import Diagram
from scripts.words import text

# Named on a card.
_LAWS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Diagrams(PageData, template="situations.html", private=True):
    cards: tuple[Door, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _DiagramPage(PageData, template="diagram.html", private=True):
    figure: Figure
    basis: tuple[Basis, ...]


def build(view: View) -> Pages:
    """The list, where there is any, and a page for each diagram and each translation."""
    found = view.diagrams
    if not found:
        return {}
    index = _Diagrams(
        title=text("diagrams.title"),
        description=text("diagrams.summary"),
        section="luat",
        cards=tuple(Door(one.title, addresses.of_article(one), _icon(one), one.summary) for one in found),
    )
    pages = {addresses.DIAGRAMS: Page(index)}
    for diagram in (*found, *view.translations_of(Diagram)):
        url = addresses.of_article(diagram)
        data = _DiagramPage(
            **view.written(diagram),
            section="luat",
            crumbs=(Crumb(text("diagrams.title"), addresses.DIAGRAMS),),
            figure=figures.figure(view, diagram),
            basis=in_force.basis(view, diagram),
        )
        pages[url] = Page(data, view.article_body(diagram, url), _card(view, diagram))
    return pages


def _card(view: View, diagram: Diagram) -> CardWords:
    """Words alone: at 1200 × 630 the letters of the picture could not be read (docs/decisions/026-figures.md)."""
    facts = (CardFact(force, law.short_title) for law, force in laws(view, diagram)[:_LAWS])
    return CardWords(facts=tuple(facts), foot=text("diagrams.card", diagram.lang))


def _icon(diagram: Diagram) -> str:
    if diagram.boxes:
        return "sitemap-outline"
    return "chart-bar" if diagram.shares else "timeline-text-outline"
