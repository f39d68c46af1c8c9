"""A sheet in one of its forms as PDF/UA-1: typst lays it out, from the template of its kind."""

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from scripts.assemble.outreach.sheets import Printed
from scripts.assemble.parts import qr
from scripts.assemble.tree import Meta
from scripts.draw import letters, pdf
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
    given = letters.drawable(sheet, sheet["author"]) | {"code": _code(sheet), "icons": icons}
    inputs = {"form": form, "given": json.dumps(given)}
    return pdf.accessible(_FOLDER / f"{sheet['template']}.typ", inputs, pdf.morning(sheet["made"]), _FOLDER)


def _code(sheet: Meta) -> dict[str, Any] | None:
    """The code's dark modules as runs: column, row, how many."""
    if not sheet["url"]:
        return None
    rows = [bytes(row) for row in qr.made(sheet["url"]).matrix]
    runs = [(start, y, end - start) for y, row in enumerate(rows) for start, end in qr.runs(row)]
    return {"size": len(rows), "runs": runs, "alt": f"{sheet['words']['scan']}: {sheet['url']}"}


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
