"""An administrative report as data: what stands in each place of the form, whatever it looks like there."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blank:
    """What only people can write; `hint` says what, `shown` stands there until they have."""

    hint: str
    shown: str


Words = tuple[str | Blank, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The title of a part: I, II."""

    title: str


@dataclass(frozen=True, slots=True)
class Clause:
    """The title of a clause within a part: 1, 2."""

    title: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text."""

    words: Words


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its share of the width, and whether it holds numbers."""

    head: str
    width: float
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its caption; a row of one cell is the head of those after it. `total` is a last row that sums up
    the others."""

    caption: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[str, ...]]
    total: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one kind, a value a category."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Up to four series of bars, upright or lying, under their caption."""

    caption: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    lying: bool = False

    @property
    def sums(self) -> tuple[int, ...]:
        """Of all series, a value a category."""
        return tuple(map(sum, zip(*(one.values for one in self.series), strict=True)))

    @property
    def description(self) -> str:
        """What it shows, in words."""
        told = "; ".join(f"{name}: {value}" for name, value in zip(self.categories, self.sums, strict=True))
        return f"{self.caption}. {told}."


Block = Part | Clause | Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: its number in Roman figures where there are several."""

    number: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A report: `about` in the lines in which it is printed, `issuer` the name of whoever issues it, where known,
    `data_of` whose numbers these are."""

    issuer: str | None
    about: tuple[str, ...]
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...]
    data_of: str
