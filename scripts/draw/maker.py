"""What a maker says of itself: what it wants to be there, and how it draws what is not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something drawn at one go: its key, and its files as published path → name in the maker's folder.

    A name says all that the file was made from, so a file that is there is right. `last` waits for what is not.
    """

    key: str
    files: Mapping[str, str]
    last: bool = False


@dataclass(frozen=True, slots=True)
class Maker:
    """One kind of drawn things.

    Its files are kept in build/cache/`folder`. `wanted` lists everything that belongs to the assembled tree and loads
    nothing that draws. `draw` makes the files of some keys in the folder that it is given and raises OSError; from
    `many` keys on several processes draw.
    """

    folder: str
    wanted: Callable[[Mapping[str, bytes]], list[Wanted]]
    draw: Callable[[Sequence[str], Mapping[str, bytes], Path], None]
    many: int
