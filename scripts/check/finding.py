"""A problem together with the record that owns it."""

from dataclasses import dataclass
from typing import Any

from scripts.model.record import Record
from scripts.problems import Problem, problem


@dataclass(frozen=True)
class Finding:
    """`record` is what must be left out for the rest to be publishable."""

    record: Record
    problem: Problem


def found(record: Record, code: str, *path: str | int, **facts: Any) -> Finding:
    """What is wrong with the field of a record at `path`; facts and guesses as for `problem`."""
    return Finding(record, problem(code, record.at(*path), **facts))
