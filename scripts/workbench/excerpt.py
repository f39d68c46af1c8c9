"""The line of a source that a problem is about, with a mark under its column."""

from dataclasses import dataclass
from pathlib import Path

from scripts.edit.saving import look
from scripts.problems import Problem

# So many signs before and behind the place are shown; a paragraph is one line of a file.
_BEFORE, _BEHIND = 40, 60
_OF_A_WORD = ("W370",)


@dataclass(frozen=True, slots=True)
class Shown:
    """A problem with its line: `before` the place, `there`, `behind`; the mark stands under the first sign of it."""

    problem: Problem
    before: str = ""
    there: str = ""
    behind: str = ""

    @property
    def has_line(self) -> bool:
        """Is there a line to show?"""
        return bool(self.before or self.there or self.behind)

    @property
    def mark(self) -> str:
        """Blanks up to the place, then the mark."""
        return " " * len(self.before) + "▲"


class Excerpts:
    """The lines of files, each read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines: dict[str, list[str]] = {}

    def shown(self, problem: Problem) -> Shown:
        """A problem with its line, where its file can be read."""
        lines = self._of(problem.at.path)
        number = problem.at.line - 1
        if not 0 <= number < len(lines) or not lines[number].strip():
            return Shown(problem)
        line, at = lines[number].replace("\t", " "), max(problem.at.column - 1, 0)
        # Within a field a problem stands where the field begins; the word itself is better to see.
        at = max(at, line.find(dict(problem.facts).get("found", ""), at)) if problem.code in _OF_A_WORD else at
        begin = max(0, at - _BEFORE)
        word = len(line[at:].split(" ", 1)[0].rstrip(":,")) or 1
        before = ("…" if begin else "") + line[begin:at]
        behind = line[at + word : at + word + _BEHIND]
        return Shown(problem, before, line[at : at + word], behind + ("…" if at + word + _BEHIND < len(line) else ""))

    def _of(self, path: str) -> list[str]:
        if path not in self._lines:
            try:
                self._lines[path] = look(self._root, path).text.split("\n")
            except (OSError, ValueError):
                self._lines[path] = []
        return self._lines[path]
