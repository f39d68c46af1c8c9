"""One finding in one place of one source file."""

from __future__ import annotations

from dataclasses import dataclass, field

from scripts.problems.catalogue import CATALOGUE, Severity


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
    """A finding; sorts by path, line, column and code."""

    at: Position
    code: str
    message: str
    mend: str
    facts: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    @property
    def severity(self) -> Severity:
        """Error or warning, as the catalogue says."""
        return CATALOGUE[self.code].severity

    @property
    def is_error(self) -> bool:
        """True where the entry may not be published."""
        return self.severity is Severity.ERROR


def problem(code: str, at: Position, *, guesses: tuple[str, ...] = (), **facts: object) -> Problem:
    """Fill the catalogue's text for `code` with the facts; `guesses` are near-miss suggestions."""
    entry = CATALOGUE[code]
    shown = {key: _short(str(value)) for key, value in facts.items()}
    mend = entry.mend.format_map(shown)
    if guesses:
        mend += " Có phải bạn định viết: " + ", ".join(f"“{guess}”" for guess in guesses) + "?"
    return Problem(at, code, entry.message.format_map(shown), mend, tuple(sorted(shown.items())))


def _short(text: str, limit: int = 120) -> str:
    """One printable line: a megabyte of text or a control character must not reach the terminal."""
    line = "".join(letter if letter.isprintable() else " " for letter in text[: limit * 4])
    line = " ".join(line.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
