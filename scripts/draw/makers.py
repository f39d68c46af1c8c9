"""Everything that is drawn, from the tree on the disk: cards, press packs, pictures, workbooks, scripts
to read out, what is put on paper, slides and sheets of lessons.

Each file is kept in the cache under a name that says what it was made from, so a build makes only what is new, and
loads what draws (Pillow, typst, python-docx, openpyxl) only then.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from scripts.draw import cards, figures, lessons, materials, memory, packs, read_out, record_books, workbook
from scripts.draw.maker import Maker
from scripts.draw.share import Share, drawn
from scripts.draw.tree import TreeOnDisk
from scripts.store.cache import only, write
from scripts.workers.crew import Crew

CARDS = Maker("cards", cards.wanted, cards.draw, 100, cards.needs)
PACKS = Maker("packs", packs.wanted, packs.draw, 40, packs.needs, most=200)
FIGURES = Maker("hinh", figures.wanted, figures.draw, 100, figures.needs)
WORKBOOK = Maker("bang", workbook.wanted, workbook.draw, many=2)
RECORD_BOOKS = Maker("bang-luat", record_books.wanted, record_books.draw, many=2)
READ_OUT = Maker("loa", read_out.wanted, read_out.draw, 400, read_out.needs)
MATERIALS = Maker("giay", materials.wanted, materials.draw, 60, materials.needs, most=300)
LESSONS = Maker("bai-hoc", lessons.wanted, lessons.draw, 8, lessons.needs, most=50)
MAKERS = (CARDS, PACKS, FIGURES, WORKBOOK, RECORD_BOOKS, READ_OUT, MATERIALS, LESSONS)


def make(work: Path, crew: Crew | None = None) -> dict[str, Path]:
    """Draw what is new in the tree in `work`; published path → file in the cache, of everything.

    Raises OSError.
    """
    tree, crew = TreeOnDisk(work), crew or Crew(os.cpu_count() or 1)
    return {path: file for maker in MAKERS for path, file in made(maker, tree, work / "cache", crew).items()}


def made(maker: Maker, tree: Mapping[str, bytes], cache: Path, crew: Crew | None = None) -> dict[str, Path]:
    """The files of one maker; those that nothing wants any more are deleted. With a crew, that draws what is much."""
    folder, wanted = cache / maker.folder, maker.wanted(tree)
    there = only(folder, {name for one in wanted for name in one.files.values()})
    missing = [one for one in wanted if not there.issuperset(one.files.values())]
    if crew and crew.shared:
        _fetch([name for one in missing for name in one.files.values()], maker, folder, crew)
        missing = [one for one in missing if not all((folder / name).is_file() for name in one.files.values())]
    for last in (False, True):
        keys = [one.key for one in missing if one.last is last]
        if crew and maker.needs and not last and len(keys) >= maker.many:
            _side_by_side(maker, keys, tree, folder, crew)
        elif keys:
            maker.draw(keys, tree, folder)
    if crew and crew.shared:
        for some in _by_hundreds([name for one in missing for name in one.files.values()]):
            crew.shared.keep({f"{maker.folder}/{name}": (folder / name).read_bytes() for name in some})
    return {path: folder / name for one in wanted for path, name in one.files.items()}


def _fetch(names: Sequence[str], maker: Maker, folder: Path, crew: Crew) -> None:
    """What others have drawn."""
    for some in _by_hundreds(names):
        for name, data in crew.shared.found([f"{maker.folder}/{name}" for name in some]).items():
            write(folder / name.rpartition("/")[2], data)


def _by_hundreds(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[first : first + 100] for first in range(0, len(names), 100))


def _side_by_side(maker: Maker, keys: Sequence[str], tree: Mapping[str, bytes], folder: Path, crew: Crew) -> None:
    """What drawing leaves in memory goes with the processes, 100 MB and more."""
    for _, made in crew.done(drawn, _shares(maker, keys, tree, crew.hands)):
        for name, data in made.items():
            write(folder / name, data)
        del made
        # Else what came back for some hundred packs stays with this process: 70 MB.
        memory.give_back()


def _shares(maker: Maker, keys: Sequence[str], tree: Mapping[str, bytes], hands: int) -> Iterator[Share]:
    assert maker.needs
    needs = maker.needs(tree)
    count = max(min(hands, 2 * len(keys) // maker.many), -(-len(keys) // maker.most), 1)
    for first in range(count):
        own = keys[first::count]
        yield Share(maker.draw, own, needs(own))
