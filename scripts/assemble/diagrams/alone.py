"""Pictures as files of their own beside their pages, each with whose it is and under what licence: SVG made here; PNG
and, of a diagram, a poster of A4 drawn from it (scripts/draw/figures)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic_core import to_json

from scripts.assemble.diagrams import drawing, figures
from scripts.assemble.diagrams.downloads import Downloads, can_draw, of_diagram, rights
from scripts.assemble.diagrams.drawing import Rights
from scripts.assemble.laws import in_force
from scripts.assemble.page import source_row
from scripts.model import addresses
from scripts.model.diagram import Diagram
from scripts.model.law import Force, Law, Provision
from scripts.model.page import Article
from scripts.model.prose import cited
from scripts.vietnamese import dates
from scripts.vietnamese.folding import lower_first
from scripts.words import text

if TYPE_CHECKING:
    from scripts.assemble.view import View

# What is drawn of the pictures, by the address of their files without the ending. Not published.
INDEX = "figures.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """What stands around a diagram on A4; `frame` is the part of its file that has the picture alone, `said` the
    diagram in words, for those who cannot see it, `link` the words beside the code, `made` the day of the file."""

    note: str | None
    said: str
    basis: tuple[str, ...]
    sources: tuple[str, ...]
    made: str | None
    frame: str
    link: str | None
    words: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """A picture alone, and its page, relative. `poster` is what of a diagram goes on paper."""

    page: str
    title: str
    text: str
    language: str
    rights: Rights
    downloads: Downloads
    svg: bytes
    poster: Poster | None = None


def of_diagrams(view: View) -> tuple[Alone, ...]:
    """Every diagram in each language that it has."""
    return tuple(_of_diagram(view, one) for one in (*view.diagrams, *view.translations_of(Diagram)))


def _of_diagram(view: View, diagram: Diagram) -> Alone:
    page = addresses.of_article(diagram)
    picture = figures.picture(view, diagram)
    given = rights(view, page, diagram.lang, diagram.updated)
    size = drawing.WIDTH, picture["height"]
    basis = grounds(view, diagram)
    listed = (text("diagrams.poster.basis", diagram.lang) + ":", *(f"– {row}" for row in basis)) if basis else ()
    told = drawing.Told(given, diagram.note, listed)
    svg = drawing.alone(diagram.title, diagram.summary, size, picture["body"], told)
    return Alone(
        page=page,
        title=diagram.title,
        text=" ".join(diagram.summary.split()),
        language=diagram.lang,
        rights=given,
        downloads=of_diagram(view, diagram),
        svg=svg.encode(),
        poster=_poster(view, diagram, given, size) if can_draw(diagram) else None,
    )


def files(pictures: Iterable[Alone]) -> dict[str, bytes]:
    """The SVG of each, and what the rest is drawn from."""
    found = tuple(pictures)
    index = {one.downloads.stem: _drawn(one) for one in found if len(one.downloads.files) > 1}
    return {f"files/{one.downloads.stem}.svg": one.svg for one in found} | {INDEX: to_json(index, indent=0)}


def _drawn(one: Alone) -> dict[str, object]:
    return {
        "title": one.title,
        "text": one.text,
        "language": one.language,
        "rights": one.rights,
        "poster": one.poster,
    }


def _poster(view: View, diagram: Diagram, given: Rights, size: tuple[float, float]) -> Poster:
    language = diagram.lang
    rows = (source_row(source, language) for source in diagram.sources)
    return Poster(
        note=diagram.note,
        said=figures.in_words(view, diagram),
        basis=grounds(view, diagram),
        sources=tuple(f"{row.text}{f' ({row.remark})' if row.remark else ''}" for row in rows),
        made=diagram.updated.isoformat() if diagram.updated else None,
        frame=drawing.frame(size),
        link=given.page.partition("://")[2] if given.page else None,
        words={
            name: text(f"diagrams.poster.{name}", language)
            for name in ("basis", "sources", "may_change", "latest", "no_domain")
        }
        | {"prevails": text("ui.official_prevails", language)},
    )


def laws(view: View, page: Article) -> list[tuple[Law, str]]:
    """The texts that a page rests on, each with what stays true wherever it is seen: since when, or until when, it
    is in force."""
    numbers = dict.fromkeys(provision.law for provision in cited(view.site, page))
    found = (view.site.laws_by_number[number] for number in numbers)
    return [(law, force(view, law, page.lang)) for law in found]


def grounds(view: View, diagram: Diagram) -> tuple[str, ...]:
    """The same in a line each; of the law in force, that provisions without a name are its own, which a page's link
    tells and a picture does not."""
    shown = (Provision.parse(citation) for part in diagram.told for citation in part.law)
    unnamed = {one.law for one in shown if one and one.place}

    def line(law: Law, force: str) -> str:
        own = law is view.law_in_force and law.number in unnamed
        return f"{law.name}: {force}" + (f". {text('diagrams.unnamed', diagram.lang)}" if own else "")

    return tuple(line(law, force) for law, force in laws(view, diagram))


def force(view: View, law: Law, language: str) -> str:
    """Since when, or until when, a text is in force, within a sentence."""
    match law.force(view.today):
        case Force.ENDED if law.ended:
            words = text("laws.ended_on", language, day=dates.short(law.ended))
        case Force.IN_FORCE | Force.COMING if law.effective:
            words = text("laws.since", language, day=dates.short(law.effective))
        case Force.UNKNOWN if in_force.spent(view, law, view.today):
            words = text("laws.spent", language)
        case standing:
            words = text(f"laws.force.{standing}", language)
    return lower_first(words).rstrip(".")
