"""What a maker says of itself: what it wants to be there, and how it draws what is not."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something drawn at one go: its key, and its files as published path → name in the maker's folder.

    A name says all that the file was made from, so a file that is there is right. `last` waits for what is not.
    """

    key: str
    files: Mapping[str, str]
    last: bool = False


class Index:
    """A list of the tree, of which some rows can be had as such a list."""

    def __init__(self, tree: Mapping[str, bytes], *names: str) -> None:
        self._name = names[0]
        self._rows = {key: row for name in names for key, row in json.loads(tree.get(name, b"{}")).items()}

    def some(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The file with these of the rows, under the name of the first list."""
        return {self._name: json.dumps({key: self._rows[key] for key in keys if key in self._rows}).encode()}


Draw: TypeAlias = Callable[[Sequence[str], Mapping[str, bytes], Path], None]
Needs: TypeAlias = Callable[[Sequence[str]], dict[str, bytes]]


@dataclass(frozen=True, slots=True)
class Maker:
    """One kind of drawn things.

    Its files are kept in build/cache/`folder`. `wanted` lists everything that belongs to the assembled tree and loads
    nothing that draws. `draw`, a function known by its name, makes the files of some keys in the folder that it is
    given and raises OSError; from `many` keys on several processes draw, no more than `most` keys each. `needs` looks
    at a tree and then gives what of it drawing some keys reads; without it they are drawn here.
    """

    folder: str
    wanted: Callable[[Mapping[str, bytes]], list[Wanted]]
    draw: Draw
    many: int
    needs: Callable[[Mapping[str, bytes]], Needs] | None = None
    most: int = 1000
