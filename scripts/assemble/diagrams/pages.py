"""/so-do/… — every diagram on a page of its own, and its picture as a file beside it."""

from dataclasses import dataclass

from scripts.assemble.diagrams import figures
from scripts.assemble.diagrams.figures import Figure
from scripts.assemble.help.cards import Door
from scripts.assemble.laws import in_force
from scripts.assemble.laws.in_force import Basis
from scripts.assemble.page import Crumb, Page, PageData, Pages
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.diagram import Diagram
from scripts.words import text


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
        pages[url] = Page(data, view.article_body(diagram, url))
    return pages


def files(view: View) -> dict[str, bytes]:
    """The picture of each diagram by its published path."""
    diagrams = (*view.diagrams, *view.translations_of(Diagram))
    return {f"files/{addresses.of_diagram_file(one)}": figures.alone(view, one) for one in diagrams}


def _icon(diagram: Diagram) -> str:
    if diagram.boxes:
        return "sitemap-outline"
    return "chart-bar" if diagram.shares else "timeline-text-outline"
