"""A problem together with the record that owns it."""

from dataclasses import dataclass

from scripts.model.record import Record
from scripts.problems import Problem


@dataclass(frozen=True)
class Finding:
    """`record` is what must be left out for the rest to be publishable."""

    record: Record
    problem: Problem
