"""The formats of press packs, in the order in which pages offer them. A new one is a module that writes it and a line.

Pages, the API, the manifest of a ZIP and the offline copy take what they say of formats from here (through
`Settings.formats` where they are assembled); each catalogue of words names its button.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.assemble.parts import typeface
from scripts.assemble.tree import Meta
from scripts.model.pack_format import PackFormat

if TYPE_CHECKING:  # this list is read in builds that draw nothing
    import segno

    from scripts.draw.packs.blocks import Block
    from scripts.draw.packs.pack_pictures import Shown


@dataclass(frozen=True, slots=True)
class Document:
    """A specification (scripts/assemble/press), its HTML as blocks, the pictures in them by their names, kept below
    `folder`, and the code that leads to its page, where others can open that."""

    spec: Meta
    blocks: list[Block]
    pictures: Mapping[str, Shown]
    code: segno.QRCode | None
    folder: Path


@dataclass(frozen=True, slots=True)
class Drawn(PackFormat):
    """A format that is drawn: how, and the libraries that decide its bytes beside our code."""

    write: Callable[[Document], bytes] = field(kw_only=True)
    libraries: tuple[str, ...] = field(kw_only=True)


def _docx(document: Document) -> bytes:
    from scripts.draw.packs import docx_file

    return docx_file.write(document)


def _pdf(document: Document) -> bytes:
    from scripts.draw.packs import pdf_file

    return pdf_file.write(document)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = PackFormat("txt", "text/plain", "Bản chữ")  # from the assembled tree
WHOLE = PackFormat("zip", "application/zip", "Trọn gói, kèm ảnh")  # holds all others
FORMATS: tuple[PackFormat, ...] = (
    Drawn("docx", _WORD, "Bản Word", write=_docx, libraries=("python-docx", "lxml")),
    Drawn(
        "pdf", "application/pdf", "Bản PDF", typeface.SCRIPTS, write=_pdf, libraries=("typst", "fontpkg-be-vietnam-pro")
    ),
    TEXT,
    WHOLE,
)
