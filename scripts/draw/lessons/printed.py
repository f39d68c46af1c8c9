"""The PDFs of a lesson (PDF/UA-1), each laid out by typst from the template of its name."""

import json
from functools import cache
from importlib import resources
from pathlib import PurePosixPath

from scripts.assemble.parts import qr
from scripts.assemble.tree import Meta
from scripts.draw import letters, pdf
from scripts.draw.lessons import signs


def printed(lesson: Meta, path: str) -> bytes:
    """The file that is published at a path."""
    name = PurePosixPath(path).stem
    address = lesson["address"]
    given = letters.drawable(lesson, lesson["site"]) | {"code": qr.svg(qr.made(address)) if address else ""}
    if name == "trang-chieu":
        given["icons"] = {
            slide["icon"]: signs.svg(slide["icon"]) for step in lesson["steps"] for slide in step["slides"]
        }
    return pdf.accessible(_template(), {"given": json.dumps(given), "file": name}, pdf.morning(lesson["made"]))


@cache
def _template() -> bytes:
    """All templates as one: a compiler that is given bytes finds no files beside them."""
    parts = ("look", "trang-chieu", "giao-an", "phieu-hoc-sinh", "which")
    folder = resources.files(__package__)
    return b"\n".join(folder.joinpath(f"{part}.typ").read_bytes() for part in parts)
