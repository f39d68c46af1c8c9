"""A sheet in one of its forms as PDF/UA-1: typst lays it out, from the template of its kind."""

import json
from collections.abc import Iterator
from datetime import datetime, time
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, cast

import typst
from pydantic_core import to_json

from scripts.assemble.outreach.sheets import Printed
from scripts.assemble.parts import qr, typeface
from scripts.assemble.tree import Meta
from scripts.draw.packs.pdf_file import LOST, drawable
from scripts.model.values import VIETNAM
from scripts.store.cache import write

_FOLDER = Path(str(resources.files(__package__)))


def draw(sheet: Meta, form: str, file: Path) -> None:
    """The file of a sheet in a form. Raises OSError."""
    write(file, _compiled(sheet, form))


def of(printed: Printed) -> dict[str, bytes]:
    """The files of a sheet by their paths, for what is drawn by need and not with the site."""
    sheet = json.loads(to_json(printed.make()))
    return {path: _compiled(sheet, form) for form, path in sheet["files"].items()}


def _compiled(sheet: Meta, form: str) -> bytes:
    icons = {name: _icon(name) for name in _icons(sheet["content"])}
    given = {
        **sheet,
        "content": drawable(sheet["content"]),
        "words": drawable(sheet["words"]),
        "code": _code(sheet),
        "icons": icons,
    }
    inputs = {"form": form, "given": json.dumps(given, ensure_ascii=False).replace(LOST, "")}
    template = _FOLDER / f"{sheet['template']}.typ"
    compiler = typst.Compiler(str(template), root=str(_FOLDER), font_paths=_fonts(), sys_inputs=inputs)
    made = datetime.combine(datetime.fromisoformat(sheet["made"]), time(), VIETNAM) if sheet["made"] else None
    moment = int(made.timestamp()) if made else 0
    return cast(bytes, compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=moment))


def _code(sheet: Meta) -> dict[str, Any] | None:
    """The code's dark modules as runs: column, row, how many."""
    if not sheet["url"]:
        return None
    rows = [bytes(row) for row in qr.made(sheet["url"]).matrix]
    runs = [(x, y, n) for y, row in enumerate(rows) for x, n in _runs(row)]
    return {"size": len(rows), "runs": runs, "alt": f"{sheet['words']['scan']}: {sheet['url']}"}


def _runs(row: bytes) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and x and row[x - 1]:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((x, 1))
    return found


def _icons(content: Any) -> Iterator[str]:
    """The names of the icons in it."""
    if isinstance(content, dict):
        if icon := content.get("icon"):
            yield icon
        content = list(content.values())
    for part in content if isinstance(content, list) else ():
        yield from _icons(part)


@cache
def _icon(name: str) -> str:
    """An icon of Material's as SVG; it is black until a template gives it a colour."""
    return resources.files("material").joinpath(f"templates/.icons/material/{name}.svg").read_text(encoding="utf-8")


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(typeface.FOLDER)])
