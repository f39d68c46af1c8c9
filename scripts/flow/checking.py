"""The first half of the flow, for whoever publishes nothing: read → check. It loads nothing that builds."""

from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from scripts.check import check, keep_going
from scripts.model.website import Site
from scripts.problems import Problem
from scripts.read import Reading, read
from scripts.read.keeping import kept_by_a_build

# The site as far as it can be built, everything that is wrong, how many entries were left out.
Checked: TypeAlias = tuple[Site | None, tuple[Problem, ...], int]


def problems_of(root: Path, now: datetime) -> tuple[Problem, ...]:
    """Everything that is wrong with the sources, sorted by path and line."""
    return checked(read(root, kept=kept_by_a_build(root)), now)[1]


def checked(reading: Reading, now: datetime, going: bool = False) -> Checked:
    """What was read and what is wrong with it; to keep `going`, without the entries that have errors."""
    site, problems, left_out = reading.site, set(reading.problems), set[int]()
    if site:
        problems |= {finding.problem for finding in check(site, now)}
    if site and going:
        site, findings = keep_going(site, now)
        problems |= {finding.problem for finding in findings}
        left_out = {id(finding.record) for finding in findings}
    return site, tuple(sorted(problems)), len(left_out)
