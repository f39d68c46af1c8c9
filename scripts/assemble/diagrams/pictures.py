"""The picture of each diagram, kept between builds: laying out and measuring needs the tables of the font."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from pydantic_core import to_json

from scripts.assemble.diagrams import flow, scale
from scripts.assemble.diagrams.drawing import Drawing
from scripts.assemble.diagrams.flow import Node
from scripts.assemble.diagrams.scale import Bar, Tick
from scripts.store.cache import Table
from scripts.store.rules import rules


class Picture(TypedDict):
    """What is drawn, in SVG, and how high it is."""

    height: float
    body: str


class Pictures(Table[Picture]):
    """Pictures by the digest of what they show, kept in a file between builds."""

    def __init__(self, kept: Path | None = None) -> None:
        packages = ("fonttools", "fontpkg-be-vietnam-pro")
        super().__init__(kept, "pictures", rules(["assemble/diagrams", "assemble/parts"], packages))

    def of_flow(self, rows: Sequence[Sequence[Node]]) -> Picture:
        """Boxes and arrows."""
        return self.entry(_key(rows), lambda: _picture(flow.draw(rows)))

    def of_scale(self, bars: Sequence[Bar], ticks: Sequence[Tick]) -> Picture:
        """Bars over a line."""
        return self.entry(_key(bars, ticks), lambda: _picture(scale.draw(bars, ticks)))


def _key(*parts: object) -> str:
    return hashlib.sha256(to_json(parts)).hexdigest()[:24]


def _picture(drawing: Drawing) -> Picture:
    return {"height": drawing.height, "body": drawing.body}
