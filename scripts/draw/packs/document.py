"""What a format writes a document from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.assemble.tree import Meta
from scripts.model.pack_format import PackFormat

if TYPE_CHECKING:  # the list of formats is read in builds that draw nothing
    import segno

    from scripts.draw.packs.blocks import Block
    from scripts.draw.packs.pack_pictures import Shown


@dataclass(frozen=True, slots=True)
class Document:
    """A specification (scripts/assemble/press), its HTML as blocks, the pictures in them by their names, kept below
    `folder`, and the code that leads to its page."""

    spec: Meta
    blocks: list[Block]
    pictures: Mapping[str, Shown]
    code: segno.QRCode
    folder: Path


@dataclass(frozen=True, slots=True)
class Drawn(PackFormat):
    """A format that is drawn: how, and the libraries that decide its bytes beside our code."""

    write: Callable[[Document], bytes] = field(kw_only=True)
    libraries: tuple[str, ...] = field(kw_only=True)
