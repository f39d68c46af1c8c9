"""What a picture is taken away as: its files, whose it is, under what licence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scripts.assemble.diagrams.drawing import Rights
from scripts.assemble.parts import typeface
from scripts.model import addresses
from scripts.model.diagram import Diagram
from scripts.model.languages import LANGUAGES, ORIGINAL
from scripts.words import days, text

if TYPE_CHECKING:
    from scripts.assemble.view import View

_ENDINGS = ("svg", "png", "pdf")


@dataclass(frozen=True, slots=True)
class Download:
    """A file of a picture, saved under `name`."""

    text: str
    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Downloads:
    """The files of a picture as its page offers them, all at `stem` but for their ending."""

    stem: str
    files: tuple[Download, ...]
    credit: str


def rights(view: View, page: str, language: str = ORIGINAL, day: date | None = None) -> Rights:
    """Whose our pictures are; the page only where it has an address that others can open; of which day one is."""
    credit, licence = _credit(view), view.site.identity.licence
    line = text("diagrams.rights", language, credit=credit, licence=licence.name.replace(" ", "\u00a0"))
    if day:
        line += " " + text("diagrams.as_of", language, day=days.short(day, language))
    return Rights(credit, licence.name, licence.url, view.site_url + page if view.has_domain else None, line)


def _credit(view: View) -> str:
    return view.site.identity.agency or view.site.identity.name


def of_diagram(view: View, diagram: Diagram) -> Downloads:
    """The files of a diagram; of one in letters that our font lacks the SVG alone, which the reader's machine draws."""
    return downloads(
        view, addresses.of_diagram_files(diagram), diagram.slug, _ENDINGS if can_draw(diagram) else _ENDINGS[:1]
    )


def can_draw(diagram: Diagram) -> bool:
    """Can it be drawn here, as PNG and on paper?"""
    return LANGUAGES[diagram.lang].script in typeface.SCRIPTS


def downloads(view: View, stem: str, name: str, endings: Iterable[str] = _ENDINGS[:2]) -> Downloads:
    """The files of a picture."""
    files = tuple(Download(text(f"ui.figure.{ending}"), f"{stem}.{ending}", f"{name}.{ending}") for ending in endings)
    return Downloads(stem, files, _credit(view))
