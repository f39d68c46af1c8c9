"""The first half of the flow, for whoever publishes nothing: read → check. It loads nothing that builds."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from scripts.check import check
from scripts.problems import Problem
from scripts.read import read
from scripts.read.keeping import kept_by_a_build


def problems_of(root: Path, now: datetime) -> tuple[Problem, ...]:
    """Everything that is wrong with the sources, sorted by path and line."""
    reading = read(root, kept=kept_by_a_build(root))
    found = set(reading.problems)
    if reading.site:
        found |= {finding.problem for finding in check(reading.site, now)}
    return tuple(sorted(found))
