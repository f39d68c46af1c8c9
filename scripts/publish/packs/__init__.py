"""Press packs: DOCX, PDF and ZIP of every document that scripts/assemble/press specifies.

A file is kept in the cache under a digest of everything that it says and of how it is made. So a build makes only what
changed, and a pack is never older than its page. Why so and at what cost: docs/decisions/016-packs.md.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from scripts import memory
from scripts.assemble.parts import qr
from scripts.assemble.press import words
from scripts.assemble.tree import Meta
from scripts.publish import archive, typeface
from scripts.publish.packs import blocks, bundle, docx_file, pdf_file, pictures
from scripts.store.cache import only, write

ROOM = "press/"
# Documents of python-docx refer to themselves in circles: 1,600 that nobody cleared away were 250 MB.
_TOGETHER = 64


@dataclass(frozen=True, slots=True)
class Pack:
    """A document: a digest of all that goes into its files, what it says, its text, and where the files are kept."""

    digest: str
    spec: Meta
    text: bytes
    files: Mapping[str, Path]


def make(tree: Mapping[str, bytes], root: Path, work: Path) -> dict[str, Path]:
    """The packs of the assembled tree: published path → file in the cache; files of no pack any more are deleted.

    Raises OSError.
    """
    folder = work / "packs"
    drawn = folder / "anh"
    packs = _packs(tree, folder)
    there = only(folder, {drawn.name, *(file.name for pack in packs.values() for file in pack.files.values())})
    only(drawn, {pictures.kept_as(picture) for pack in packs.values() for picture in pack.spec["pictures"]})
    missing = [pack for pack in packs.values() if any(file.name not in there for file in pack.files.values())]
    for pack in missing:
        for picture in pack.spec["pictures"]:
            pictures.prepare(picture, tree, drawn)
    # typst lets the other threads run.
    with ThreadPoolExecutor(os.cpu_count()) as threads, memory.short_lived() as release:
        # What carries other packs along waits for them.
        for _, alike in groupby(missing, key=lambda pack: bool(pack.spec["with"])):
            waiting = list(alike)
            while waiting:
                list(threads.map(lambda pack: _make(pack, packs, tree, drawn), waiting[:_TOGETHER]))
                del waiting[:_TOGETHER]
                release()
    return {f"{path}.{ending}": file for path, pack in packs.items() for ending, file in pack.files.items()}


def _packs(tree: Mapping[str, bytes], folder: Path) -> dict[str, Pack]:
    """Every document by the address of its files without their ending, those that carry others along behind them."""
    packs: dict[str, Pack] = {}
    specified = (tree[path] for path in tree if path.startswith(ROOM))
    found = [(data, json.loads(data)) for data in specified]
    for data, spec in sorted(found, key=lambda entry: bool(entry[1]["with"])):
        text = tree[f"files/{spec['path']}.txt"]
        others = (packs[path].digest.encode() for path in spec["with"])
        digest = hashlib.sha256(b"\0".join((_rules(), data, text, *others))).hexdigest()[:32]
        files = {ending: folder / f"{digest}.{ending}" for ending in spec["formats"] if ending != "txt"}
        packs[spec["path"]] = Pack(digest, spec, text, files)
    return packs


def _make(pack: Pack, packs: Mapping[str, Pack], tree: Mapping[str, bytes], drawn: Path) -> None:
    spec = pack.spec
    shown = {picture["file"]: pictures.shown(picture, drawn, spec["language"]) for picture in spec["pictures"]}
    found = blocks.read(spec["html"], spec["url"], shown)
    code = qr.made(spec["url"])
    made = {"txt": pack.text, "docx": docx_file.write(spec, found, shown, code)}
    if "pdf" in pack.files:
        made["pdf"] = pdf_file.write(spec, found, shown, code, drawn)
    others = (packs[path] for path in spec["with"])
    made["zip"] = bundle.write(spec, made, dict(_documents(others)), tree)
    for ending, file in pack.files.items():
        write(file, made[ending])


def _documents(packs: Iterable[Pack]) -> Iterator[tuple[str, bytes]]:
    """The files of other packs by their names, all but their zips."""
    for pack in packs:
        name = pack.spec["name"]
        yield f"{name}.txt", pack.text
        yield from ((f"{name}.{ending}", file.read_bytes()) for ending, file in pack.files.items() if ending != "zip")


@cache
def _rules() -> bytes:
    """A digest of everything but their specifications that decides what files hold."""
    versions = (version(name) for name in ("typst", "python-docx", "Pillow", "segno", "lxml", "fontpkg-be-vietnam-pro"))
    own = sorted(Path(str(entry)) for entry in resources.files(__package__).iterdir() if entry.is_file())
    others = (Path(str(module.__file__)) for module in (words, qr, archive, typeface))
    sources = [file.read_bytes() for file in (*own, *others)]
    return hashlib.sha256(b"\0".join((" ".join(versions).encode(), *sources))).digest()
