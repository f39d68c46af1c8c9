"""The cards that others show beside a shared link, kept under their published names.

Such a name says what the card shows and how cards look, so only new ones are drawn.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from scripts.assemble.parts.card_lists import FOLDER, OF_PAGES, OF_POSTS
from scripts.draw.maker import Index, Needs, Wanted
from scripts.draw.tree import TreeOnDisk
from scripts.store.cache import write

MARK = "icon.svg"
_PUBLISHED_MARK = re.compile(r"files/assets/icon\.\w+\.svg")
_VERSIONS = ("typst", "fontpkg-be-vietnam-pro", "Pillow")
_SOURCES = (
    *("card.typ", "drawing.py", "layouts.py", "lettering.py"),
    *("../../assemble/parts/typeface.py", "../../assemble/parts/card_shapes.py", "../../model/palette.py"),
)


def look(mark: bytes) -> str:
    """A digest that changes whenever cards look otherwise; `mark` is the site's, as SVG."""
    sources = ((Path(__file__).parent / name).read_bytes() for name in _SOURCES)
    versions = " ".join(map(version, _VERSIONS)).encode()
    return hashlib.sha256(b"\0".join([mark, *sources, versions])).hexdigest()


def wanted(tree: Mapping[str, bytes]) -> list[Wanted]:
    """Every card of the assembled tree."""
    return [Wanted(path, {path: path.removeprefix(FOLDER)}) for path in _every(tree)]


def _every(tree: Mapping[str, bytes]) -> dict[str, Any]:
    return {path: card for name in (OF_PAGES, OF_POSTS) for path, card in json.loads(tree.get(name, b"{}")).items()}


def needs(tree: Mapping[str, bytes]) -> Needs:
    """What of the tree drawing some of them reads."""
    cards, mark = Index(tree, OF_PAGES, OF_POSTS), _mark(tree)
    return lambda paths: {**cards.some(paths), mark: tree[mark]}


def _mark(tree: Mapping[str, bytes]) -> str:
    # Thousands of files are not listed for one.
    paths = tree.under("files/assets") if isinstance(tree, TreeOnDisk) else tree
    return next(path for path in paths if _PUBLISHED_MARK.fullmatch(path))


def draw(paths: Sequence[str], tree: Mapping[str, bytes], folder: Path) -> None:
    """Draw those of these published paths. Raises OSError."""
    from scripts.draw.cards import drawing

    cards, mark = _every(tree), tree[_mark(tree)]
    for path, drawn in zip(paths, drawing.draw([cards[path] for path in paths], mark), strict=True):
        write(folder / path.removeprefix(FOLDER), drawn)
