"""Everything that is drawn, from the tree on the disk: cards, press packs, pictures, the workbook of events, scripts
to read out, what is put on paper, slides and sheets of lessons.

Each file is kept in the cache under a name that says what it was made from, so a build makes only what is new, and
loads what draws (Pillow, typst, python-docx, openpyxl) only then.
`python -m scripts.draw.makers FOLDER BUILD` draws the keys of one maker that it reads as JSON; it publishes nothing.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

from scripts.draw import cards, figures, lessons, materials, packs, read_out, workbook
from scripts.draw.maker import Maker
from scripts.draw.tree import TreeOnDisk
from scripts.setup.children import environment
from scripts.store.cache import only

CARDS = Maker("cards", cards.wanted, cards.draw, many=100)
PACKS = Maker("packs", packs.wanted, packs.draw, many=40)
FIGURES = Maker("hinh", figures.wanted, figures.draw, many=100)
WORKBOOK = Maker("bang", workbook.wanted, workbook.draw, many=2)
READ_OUT = Maker("loa", read_out.wanted, read_out.draw, many=400)
MATERIALS = Maker("giay", materials.wanted, materials.draw, many=60)
LESSONS = Maker("bai-hoc", lessons.wanted, lessons.draw, many=8)
MAKERS = (CARDS, PACKS, FIGURES, WORKBOOK, READ_OUT, MATERIALS, LESSONS)


def make(work: Path) -> dict[str, Path]:
    """Draw what is new in the tree in `work`; published path → file in the cache, of everything.

    Raises OSError.
    """
    tree = TreeOnDisk(work)
    return {path: file for maker in MAKERS for path, file in made(maker, tree, work / "cache", work).items()}


def made(maker: Maker, tree: Mapping[str, bytes], cache: Path, build: Path | None = None) -> dict[str, Path]:
    """The files of one maker; those that nothing wants any more are deleted.

    Where the tree is in `build`, several processes draw what is much.
    """
    folder, wanted = cache / maker.folder, maker.wanted(tree)
    there = only(folder, {name for one in wanted for name in one.files.values()})
    missing = [one for one in wanted if not there.issuperset(one.files.values())]
    for last in (False, True):
        keys = [one.key for one in missing if one.last is last]
        if keys and not (build and len(keys) >= maker.many and _side_by_side(maker, keys, build)):
            maker.draw(keys, tree, folder)
    return {path: folder / name for one in wanted for path, name in one.files.items()}


def _side_by_side(maker: Maker, keys: Sequence[str], build: Path) -> bool:
    """Did processes of their own draw them all? What drawing leaves in memory goes with them, 100 MB and more."""
    command = [sys.executable, "-m", "scripts.draw.makers", maker.folder, str(build)]
    count = os.cpu_count() or 1
    running = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment())
        for _ in range(count)
    ]
    for index, process in enumerate(running):
        with suppress(BrokenPipeError), cast(IO[bytes], process.stdin) as share:
            share.write(json.dumps(keys[index::count]).encode())
    # Where one failed, this process draws all of them and says what is wrong.
    codes = [process.wait() for process in running]
    return not any(codes)


if __name__ == "__main__":
    name, build = sys.argv[1:]
    maker = next(maker for maker in MAKERS if maker.folder == name)
    maker.draw(json.load(sys.stdin), TreeOnDisk(Path(build)), Path(build) / "cache" / name)
