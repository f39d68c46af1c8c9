"""What a picture file turned out to be, and the sizes in which pages show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Pixels across. A phone's screen, a phone's with two pixels a dot, a desk's article column with two.
WIDTHS = (480, 960, 1600)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a picture cannot be shown: the code of the problem and its facts."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's pixels across and down, the right way up; the digest is of its file and of how it is prepared."""

    digest: str
    width: int = 0
    height: int = 0
    fault: Fault | None = None

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths to make: never larger than the picture, never more than a page can use."""
        largest = min(self.width, WIDTHS[-1])
        return (*(width for width in WIDTHS if width < largest), largest)

    def height_at(self, width: int) -> int:
        """The height that belongs to a width."""
        return max(1, round(self.height * width / self.width))
