"""One finding in one place of one source file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

# What staff may copy as it is shown.
_COPIED = ("meant", "quoted")
# What must be whole to be chosen from or opened.
_CHOSEN = ("allowed", "address", "archive")


@dataclass(frozen=True, order=True, slots=True)
class Position:
    """Where in the sources: path relative to the checkout with `/`, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    @property
    def words(self) -> str:
        """`events/2022/vinh.yml:12`, to point from one place to another."""
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """A finding; sorts by path, line, column and code. One whose code begins with W is a warning; an error, with E,
    keeps the entry from being published. `followers` counts those that go when it is mended."""

    at: Position
    code: str
    message: str
    mend: str
    facts: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    followers: int = field(default=0, compare=False)

    @property
    def is_error(self) -> bool:
        """May the entry not be published?"""
        return self.code.startswith("E")

    @property
    def severity(self) -> str:
        """For machines; for people, see `label`."""
        return "error" if self.is_error else "warning"

    @property
    def label(self) -> str:
        """`lỗi E203`."""
        return f"{'lỗi' if self.is_error else 'cảnh báo'} {self.code}"

    @property
    def words(self) -> str:
        """What is wrong and how to mend it."""
        follow = f" Sửa xong chỗ này thì {self.followers} lỗi khác tự hết." if self.followers else ""
        return f"{self.message}. Sửa: {self.mend}{follow}"


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """The words of each code, read when the first problem is found."""
    import yaml

    words = resources.files(__package__).joinpath("catalogue.yml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, str]] = yaml.load(words, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


def problem(code: str, at: Position, *, guesses: tuple[str, ...] = (), **facts: object) -> Problem:
    """Fill the catalogue's words for `code` with the facts; `guesses` are near-miss suggestions."""
    limits = dict.fromkeys(_COPIED, 300) | dict.fromkeys(_CHOSEN, 600)
    shown = {key: _short(str(value), limits.get(key, 120)) for key, value in facts.items()}
    message, mend = (catalogue()[code][words].format_map(shown) for words in ("message", "mend"))
    if guesses:
        mend += " Có phải bạn định viết: " + ", ".join(f"“{guess}”" for guess in guesses) + "?"
    return Problem(at, code, message, mend, tuple(sorted(shown.items())))


def _short(text: str, limit: int) -> str:
    """One printable line: a megabyte of text or a control character must not reach the terminal."""
    line = "".join(letter if letter.isprintable() else " " for letter in text[: limit * 4])
    line = " ".join(line.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
