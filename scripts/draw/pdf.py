"""How typst makes all PDFs, and with which fonts."""

from datetime import datetime, time
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

import typst

from scripts.assemble.parts import typeface
from scripts.model.values import VIETNAM

Template = TypeVar("Template", bytes, Path)


def accessible(template: Template, inputs: dict[str, str], moment: int, root: Path | None = None) -> bytes:
    """The file of a template, tagged (PDF/UA-1), its fonts within, made at a `moment` as computers count; what the
    template names lies below `root`."""
    compiler = typst.Compiler(template, root=root, font_paths=fonts(), sys_inputs=inputs)
    return cast(bytes, compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=moment))


def morning(day: str | None) -> int:
    """The moment at which a day in ISO begins in Vietnam; of none, the first of all."""
    return int(datetime.combine(datetime.fromisoformat(day), time(), VIETNAM).timestamp()) if day else 0


@cache
def fonts() -> typst.Fonts:
    """Ours, and those that typst carries for signs that it lacks (scripts/draw/letters.py)."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(typeface.FOLDER)])
