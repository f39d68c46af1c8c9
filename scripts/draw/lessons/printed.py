"""The PDFs of a lesson (PDF/UA-1), each laid out by typst from the template of its name."""

import io
import json
from datetime import datetime, time
from functools import cache
from importlib import resources
from pathlib import PurePosixPath
from typing import Any, cast

import typst

from scripts.assemble.parts import qr, typeface
from scripts.assemble.tree import Meta
from scripts.draw.lessons import signs
from scripts.model.values import VIETNAM


def pdf(lesson: Meta, path: str) -> bytes:
    """The file that is published at a path."""
    name = PurePosixPath(path).stem
    given = {**lesson, "code": _code(lesson["address"])}
    if name == "trang-chieu":
        given["icons"] = {
            slide["icon"]: signs.svg(slide["icon"]) for step in lesson["steps"] for slide in step["slides"]
        }
    compiler = typst.Compiler(_template(), font_paths=_fonts(), sys_inputs={"given": json.dumps(given), "file": name})
    return cast(bytes, compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=_moment(lesson["made"])))


def _code(address: str | None) -> str:
    code = io.BytesIO()
    if address:
        qr.made(address).save(code, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None)
    return code.getvalue().decode()


def _moment(made: str | None) -> int:
    day: Any = datetime.fromisoformat(made) if made else None
    return int(datetime.combine(day, time(), VIETNAM).timestamp()) if day else 0


@cache
def _template() -> bytes:
    """All templates as one: a compiler that is given bytes finds no files beside them."""
    parts = ("look", "trang-chieu", "giao-an", "phieu-hoc-sinh", "which")
    folder = resources.files(__package__)
    return b"\n".join(folder.joinpath(f"{part}.typ").read_bytes() for part in parts)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(typeface.FOLDER)])
