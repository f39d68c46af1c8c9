"""The files of documents, drawn from their specifications."""

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.assemble.parts import qr
from scripts.assemble.press.packs import INDEX
from scripts.assemble.press.spec import digest_of, spec_path
from scripts.assemble.tree import Meta
from scripts.draw import memory
from scripts.draw.packs import blocks, bundle, pack_pictures, wanted
from scripts.draw.packs.formats import FORMATS, TEXT, WHOLE, Document, Drawn
from scripts.store.cache import write

# Documents of python-docx are reference cycles: 1,600 that nobody collected were 250 MB.
_TOGETHER = 64


def draw(paths: Sequence[str], tree: Mapping[str, bytes], folder: Path) -> None:
    """Draw the files of these documents in the folder, where those that they carry are already.

    Raises OSError, also where the tree holds another text by now: a killed build's helper must not keep it as this one.
    """
    index, names = json.loads(tree[INDEX]), {pack.key: pack.files for pack in wanted(tree)}
    # By the address of a document: the ending of each of its files → where it is kept.
    files = {path: {name.rpartition(".")[2]: folder / name for name in found.values()} for path, found in names.items()}
    with memory.short_lived() as release, TemporaryDirectory() as pictures_folder:
        for number, path in enumerate(paths, 1):
            if digest_of(tree[spec_path(path)], tree[f"files/{path}.txt"]) != index[path]["digest"]:
                raise OSError(f"{path} changed while it was drawn")
            made = _made(path, files, tree, Path(pictures_folder))
            for ending, file in files[path].items():
                write(file, made[ending])
            if number % _TOGETHER == 0:
                release()


def _made(
    path: str, files: Mapping[str, Mapping[str, Path]], tree: Mapping[str, bytes], folder: Path
) -> dict[str, bytes]:
    """The files of a document by their endings; its pictures are put into `folder`."""
    spec: Meta = json.loads(tree[spec_path(path)])
    shut = None if spec["has_domain"] else spec["site"]["url"]
    found = blocks.read(spec["html"], spec["url"], {picture["file"] for picture in spec["pictures"]}, shut)
    seen = set(blocks.pictures(found))
    shown = {
        picture["file"]: pack_pictures.shown(picture, tree, folder, spec["language"])
        for picture in spec["pictures"]
        if picture["file"] in seen
    }
    document = Document(spec, found, shown, None if shut else qr.made(spec["url"]), folder)
    drawn = [kind for kind in FORMATS if isinstance(kind, Drawn) and kind.ending in spec["formats"]]
    with ThreadPoolExecutor() as threads:  # typst lets Python go on
        files_drawn = threads.map(lambda kind: kind.write(document), drawn)
        made = dict(zip((kind.ending for kind in drawn), files_drawn, strict=True))
    made[TEXT.ending] = tree[f"files/{path}.txt"]
    others: dict[str, bytes] = {}
    for other in spec["carried"]:
        name = json.loads(tree[spec_path(other)])["name"]
        others[f"{name}.{TEXT.ending}"] = tree[f"files/{other}.txt"]
        kept = {ending: file for ending, file in files[other].items() if ending != WHOLE.ending}
        others |= {f"{name}.{ending}": file.read_bytes() for ending, file in kept.items()}
    return made | {WHOLE.ending: bundle.write(spec, made, others, tree)}
