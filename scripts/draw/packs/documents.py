"""The files of documents, drawn from their specifications."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from scripts.assemble.parts import qr
from scripts.assemble.press.spec import digest_of, spec_path
from scripts.assemble.tree import Meta
from scripts.draw import memory
from scripts.draw.packs import blocks, bundle, pack_pictures
from scripts.draw.packs.document import Document, Drawn
from scripts.draw.packs.formats import FORMATS, TEXT, WHOLE
from scripts.store.cache import write

# By the address of a document: published path → name in the folder.
Files: TypeAlias = Mapping[str, Mapping[str, str]]
# Documents of python-docx are reference cycles: 1,600 that nobody collected were 250 MB.
_TOGETHER = 64


def draw(digests: Mapping[str, str], files: Files, tree: Mapping[str, bytes], folder: Path) -> None:
    """Make the files of the documents with these digests in the folder, where `files` of all others stand already.

    Raises OSError, also where the tree holds another text by now: a killed build's helper must not keep it as this one.
    """
    with memory.short_lived() as release, TemporaryDirectory() as pictures_folder:
        for number, (path, digest) in enumerate(digests.items(), 1):
            if digest_of(tree[spec_path(path)], tree[f"files/{path}.txt"]) != digest:
                raise OSError(f"{path} changed while it was drawn")
            for published, data in _made(path, files, tree, folder, Path(pictures_folder)).items():
                write(folder / files[path][published], data)
            if number % _TOGETHER == 0:
                release()


def _made(path: str, files: Files, tree: Mapping[str, bytes], folder: Path, pictures_folder: Path) -> dict[str, bytes]:
    """The files of a document by their published paths."""
    spec: Meta = json.loads(tree[spec_path(path)])
    found = blocks.read(spec["html"], spec["url"], {picture["file"] for picture in spec["pictures"]})
    seen = blocks.pictures(found)
    shown = {
        picture["file"]: pack_pictures.shown(picture, tree, pictures_folder, spec["language"])
        for picture in spec["pictures"]
        if picture["file"] in seen
    }
    document = Document(spec, found, shown, qr.made(spec["url"]), pictures_folder)
    drawn = [kind for kind in FORMATS if isinstance(kind, Drawn) and kind.ending in spec["formats"]]
    with ThreadPoolExecutor() as threads:  # typst lets Python go on
        files_drawn = threads.map(lambda kind: kind.write(document), drawn)
        made = dict(zip((kind.ending for kind in drawn), files_drawn, strict=True))
    made[TEXT.ending] = tree[f"files/{path}.txt"]
    others = {name: data for other in spec["carried"] for name, data in _documents(other, files[other], tree, folder)}
    made[WHOLE.ending] = bundle.write(spec, made, others, tree)
    return {published: made[published.rpartition(".")[2]] for published in files[path]}


def _documents(
    path: str, files: Mapping[str, str], tree: Mapping[str, bytes], folder: Path
) -> Iterator[tuple[str, bytes]]:
    """The files of another document by their names, all but its zip."""
    name = json.loads(tree[spec_path(path)])["name"]
    yield f"{name}.txt", tree[f"files/{path}.txt"]
    for published, kept in files.items():
        ending = published.rpartition(".")[2]
        if ending != WHOLE.ending:
            yield f"{name}.{ending}", (folder / kept).read_bytes()
