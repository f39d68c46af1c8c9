"""Press packs: DOCX, PDF and ZIP of every document that scripts/assemble/press specifies.

A file is kept under a digest of everything that it says and of how it is made. So a build makes only what changed, and
a pack is never older than its page. Why so and at what cost: docs/decisions/016-packs.md.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from scripts.assemble.events import readable_table
from scripts.assemble.parts import csv_file, qr
from scripts.assemble.press.packs import INDEX
from scripts.assemble.press.spec import spec_path
from scripts.assemble.tree import Meta
from scripts.draw import archive, xmp
from scripts.draw.maker import Index, Needs, Wanted
from scripts.draw.packs.formats import FORMATS, Drawn
from scripts.model import palette, table_rows
from scripts.words import LANGUAGES, catalogue

# Beside those of the formats: what opens HTML, pictures and codes for all of them.
_LIBRARIES = ("Pillow", "segno", "lxml", "deflate")


def wanted(tree: Mapping[str, bytes]) -> list[Wanted]:
    """Every document by the address of its files without their ending, from the list of them alone."""
    packs: dict[str, dict[str, Any]] = json.loads(tree.get(INDEX, b"{}"))

    def of(path: str) -> Wanted:
        pack = packs[path]
        digests = (pack["digest"], *(packs[other]["digest"] for other in pack["carried"]))
        name = hashlib.sha256(b"\0".join((_rules(), *map(str.encode, digests)))).hexdigest()[:32]
        return Wanted(path, {f"{path}.{ending}": f"{name}.{ending}" for ending in pack["drawn"]}, bool(pack["carried"]))

    return list(map(of, packs))


def needs(tree: Mapping[str, bytes]) -> Needs:
    """What of the tree drawing some of them reads, where they carry no others."""
    documents = Index(tree, INDEX)

    def of(paths: Sequence[str]) -> dict[str, bytes]:
        return documents.some(paths) | {name: tree[name] for path in paths for name in _read_for(path, tree)}

    return of


def _read_for(path: str, tree: Mapping[str, bytes]) -> Iterator[str]:
    yield from (spec_path(path), f"files/{path}.txt")
    spec: Meta = json.loads(tree[spec_path(path)])
    for picture in spec["pictures"]:
        yield from (f"files/{picture['page_copy']}", f"files/{picture['whole']}")
    yield from (table["path"] for table in spec["tables"].values())


def draw(paths: Sequence[str], tree: Mapping[str, bytes], folder: Path) -> None:
    """Draw the files of these documents. Raises OSError."""
    from scripts.draw.packs import documents

    documents.draw(paths, tree, folder)


@cache
def _rules() -> bytes:
    """A digest of everything but their specifications that decides what files hold."""
    drawn = (kind.libraries for kind in FORMATS if isinstance(kind, Drawn))
    versions = " ".join(map(version, chain(_LIBRARIES, *drawn)))
    own = sorted(Path(str(entry)) for entry in resources.files(__package__).iterdir() if entry.is_file())
    modules = (qr, archive, xmp, readable_table, csv_file, table_rows, palette)
    # What loads python-docx or typst is not loaded here.
    others = (Path(archive.__file__).with_name(name) for name in ("word_file.py", "pdf.py", "letters.py"))
    files = [*own, *others, *(Path(str(module.__file__)) for module in modules)]
    said = to_json([catalogue(language)["press"]["pack"] for language in LANGUAGES])
    return hashlib.sha256(b"\0".join((versions.encode(), said, *(file.read_bytes() for file in files)))).digest()
