"""What the styles of a Word document say of a paragraph or a run: hidden or not, font, list (ECMA-376 §17.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.law_import.word_package import Package, W, is_on, value

# Styles that are based on each other in a ring are a damaged file.
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class _Look:
    """What a style says of a run: is it hidden, does it stand high, which font."""

    hides: bool
    align: str
    font: str


class Styles:
    """The styles of a package, by what a paragraph or run names."""

    def __init__(self, package: Package) -> None:
        self._styles: dict[str, Any] = {}
        self._defaults: list[Any] = []
        self._usual: dict[str, str] = {}
        self._looks: dict[str, _Look] = {}
        for root in package.roots("styles"):
            self._defaults += root.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
            for style in root.iter(f"{W}style"):
                self._styles[style.get(f"{W}styleId", "")] = style
                if style.get(f"{W}default") in ("1", "true", "on"):
                    self._usual[style.get(f"{W}type", "")] = style.get(f"{W}styleId", "")

    def chain(self, name: str) -> Iterator[tuple[str, Any]]:
        """A style and those that it is based on, the nearest first."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                return
            yield name, style
            name = value(style.find(f"{W}basedOn"), "")

    def of_paragraph(self, properties: Any) -> str:
        """The style that a paragraph with these properties has."""
        named = "" if properties is None else value(properties.find(f"{W}pStyle"), "")
        return named or self._usual.get("paragraph", "")

    def is_hidden(self, run: Any, paragraph_style: str) -> bool:
        """Is text with these run properties hidden? A style within a style that hides shows again (§17.7.3)."""
        if run is not None and (own := is_on(run.find(f"{W}vanish"))) is not None:
            return own
        return self._look(_named(run)).hides != self._look(paragraph_style).hides

    def is_raised(self, run: Any, paragraph_style: str) -> bool:
        """Is it set up high and small, as marks of notes are?"""
        if run is not None and (own := run.find(f"{W}vertAlign")) is not None:
            return value(own, "") == "superscript"
        return (self._look(_named(run)).align or self._look(paragraph_style).align) == "superscript"

    def font(self, run: Any, paragraph_style: str) -> str:
        """The font that Latin letters of a run are set in; empty where nobody says."""
        own = _font(run) or self._look(_named(run)).font or self._look(paragraph_style).font
        return own or next(filter(None, map(_font, self._defaults)), "")

    def _look(self, name: str) -> _Look:
        """What a style and those that it is based on say together."""
        if name not in self._looks:
            said = [run for _, style in self.chain(name) if (run := style.find(f"{W}rPr")) is not None]
            hides = (is_on(run.find(f"{W}vanish")) for run in said)
            aligned = (value(run.find(f"{W}vertAlign"), "") for run in said)
            self._looks[name] = _Look(
                next((one for one in hides if one is not None), False),
                next(filter(None, aligned), ""),
                next(filter(None, map(_font, said)), ""),
            )
        return self._looks[name]


def _named(run: Any) -> str:
    return "" if run is None else value(run.find(f"{W}rStyle"), "")


def _font(run: Any) -> str:
    fonts = None if run is None else run.find(f"{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
