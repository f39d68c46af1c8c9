"""What the styles of a Word document say of a paragraph or a run: hidden or not, font, list (ECMA-376 §17.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.law_import.word_package import OFF, Package, W, is_on, value

# Styles that are based on each other in a ring are a damaged file.
_DEEPEST = 20
_STRIKES = ("strike", "dstrike")


@dataclass(frozen=True, slots=True)
class _Look:
    """What a style says of a run: is it hidden, is it struck out, does it stand high, which font."""

    hides: bool
    strikes: bool
    align: str
    font: str


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run looks: is it hidden, struck out, does it stand high and small as marks of notes do, which font."""

    hidden: bool = False
    struck: bool = False
    raised: bool = False
    font: str = ""


class Styles:
    """The styles of a package, by what a paragraph or run names."""

    def __init__(self, package: Package) -> None:
        self._styles: dict[str, Any] = {}
        self._defaults: list[Any] = []
        self._usual: dict[str, str] = {}
        self._looks: dict[str, _Look] = {}
        self._runs: dict[tuple[str, ...], RunLook] = {}
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

    def of_run(self, run: Any, paragraph_style: str) -> RunLook:
        """How a run with these properties looks. A style within a style that hides shows again (§17.7.3)."""
        said = dict.fromkeys(("vanish", "vertAlign", "rStyle", *_STRIKES), "")
        font = ""
        for one in () if run is None else run:
            if one.tag == f"{W}rFonts":
                font = _font_of(one)
            elif isinstance(one.tag, str) and (name := one.tag.removeprefix(W)) in said:
                said[name] = value(one, "true")
        key = (*said.values(), font, paragraph_style)
        if key not in self._runs:
            character, paragraph = self._look(said["rStyle"]), self._look(paragraph_style)
            hidden = character.hides != paragraph.hides if not said["vanish"] else said["vanish"] not in OFF
            struck = [said[name] not in OFF for name in _STRIKES if said[name]] or [
                character.strikes,
                paragraph.strikes,
            ]
            align = said["vertAlign"] or character.align or paragraph.align
            usual = next(filter(None, map(_font, self._defaults)), "")
            self._runs[key] = RunLook(
                hidden, any(struck), align == "superscript", font or character.font or paragraph.font or usual
            )
        return self._runs[key]

    def _look(self, name: str) -> _Look:
        """What a style and those that it is based on say together."""
        if name not in self._looks:
            said = [run for _, style in self.chain(name) if (run := style.find(f"{W}rPr")) is not None]
            hides = (is_on(run.find(f"{W}vanish")) for run in said)
            strikes = (is_on(run.find(f"{W}{name}")) for run in said for name in _STRIKES)
            aligned = (value(run.find(f"{W}vertAlign"), "") for run in said)
            self._looks[name] = _Look(
                next((one for one in hides if one is not None), False),
                next((one for one in strikes if one is not None), False),
                next(filter(None, aligned), ""),
                next(filter(None, map(_font, said)), ""),
            )
        return self._looks[name]


def _font(run: Any) -> str:
    fonts = run.find(f"{W}rFonts")
    return "" if fonts is None else _font_of(fonts)


def _font_of(fonts: Any) -> str:
    """The font of Latin letters."""
    return str(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "")
