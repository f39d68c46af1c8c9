"""/api/v1/events.xlsx: the table of events as a workbook, with a sheet that says what each column means.

Days, moments and numbers are what Excel takes for such, to sort and filter by; everything else is text, so that
telephone numbers keep their zero and nothing is a formula.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from scripts.assemble.events import table
from scripts.draw import archive
from scripts.draw.maker import Wanted
from scripts.model import addresses, event_table
from scripts.store.cache import write

PATH = f"{addresses.API}events.xlsx"


def wanted(tree: Mapping[str, bytes]) -> list[Wanted]:
    """The workbook of the tree's table, another one where the table, our code or openpyxl has changed."""
    digest = hashlib.sha256(b"\0".join((tree[f"files/{table.PATH}"], _rules())))
    return [Wanted(PATH, {PATH: f"{digest.hexdigest()[:32]}.xlsx"})]


def draw(paths: Sequence[str], tree: Mapping[str, bytes], folder: Path) -> None:
    """Write the workbook. Raises OSError."""
    from scripts.draw.workbook import writing

    rows = table.read(tree[f"files/{table.PATH}"])
    for one in wanted(tree):
        write(folder / one.files[PATH], writing.workbook(rows, folder.with_name(f"{folder.name}-khung"), _rules()))


def _rules() -> bytes:
    own = (Path(__file__).parent / name for name in ("__init__.py", "skeleton.py", "writing.py"))
    others = (Path(str(module.__file__)) for module in (archive, event_table))
    sources = (file.read_bytes() for file in (*own, *others))
    return hashlib.sha256(b"\0".join((version("openpyxl").encode(), *sources))).digest()
