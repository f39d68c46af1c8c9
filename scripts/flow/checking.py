"""The first half of the flow, for whoever publishes nothing: read → check. It loads nothing that builds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from scripts.check import Finding, check, folded, found_right, note, remarked
from scripts.flow.going import keep_going
from scripts.flow.unread import unread_in
from scripts.model.record import Record
from scripts.model.website import Site
from scripts.problems import Problem
from scripts.read import Reading, read
from scripts.read.keeping import kept_by_a_build
from scripts.store.published import Published
from scripts.store.sources import Sources


@dataclass(frozen=True)
class Checked:
    """The site as far as it can be built, and everything that is wrong. To keep going, `left_out` names entries by
    their files, `standing` the addresses at which what was published before stands, `originals` as `Rest` has them."""

    site: Site | None
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    originals: Mapping[str, Record] = field(default_factory=dict)

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.is_error for problem in self.problems)


def problems_of(root: Path, now: datetime) -> tuple[Problem, ...]:
    """Everything that is wrong with the sources, sorted by path and line, what much follows from first."""
    return of(root, now).problems


def of(root: Path, now: datetime, *more: Callable[[Site], Iterable[Finding]]) -> Checked:
    """What the sources in `root` are and what is wrong with them, by every family of checks and by `more` that were
    asked for; writes nothing."""
    kept = kept_by_a_build(root)
    return checked(read(root, kept=kept), now, *more, kept=kept)


def checked(
    reading: Reading, now: datetime, *more: Callable[[Site], Iterable[Finding]], kept: Sources | None = None
) -> Checked:
    """What was read and what is wrong with it; what was found right before is `kept` with what was read."""
    problems = set(reading.problems)
    if reading.whole:
        findings = check(reading.whole, now, found_right(reading.whole, kept) if kept else frozenset())
        if kept and kept.keeps:
            note(reading.whole, kept, findings)
            kept.save()
        problems |= {finding.problem for finding in findings}
        problems |= {finding.problem for family in more for finding in family(reading.whole)}
    told = folded(problems, reading.problems, reading.whole)
    return Checked(reading.site, tuple(remarked(told, reading.whole)))


def going(root: Path, reading: Reading, now: datetime, before: Published) -> Checked:
    """The same, to keep going: the site without what has errors, as far as that was not published `before`."""
    if reading.site is None:
        return checked(reading, now)
    unread = unread_in(root, reading.problems, reading.site)
    problems = set(reading.problems)
    if reading.whole and reading.whole is not reading.site:  # of a broken entry everything is told at once
        problems |= {finding.problem for finding in check(reading.whole, now) if finding.record.is_stand_in}
    rest = keep_going(reading.site, now, unread, problems, before)
    return Checked(rest.site, rest.problems, rest.left_out, rest.standing, rest.originals)


def first_cause(problems: tuple[Problem, ...]) -> Problem | None:
    """The error to mend first: from which most others follow, else in the files themselves (1xx) and their fields (2xx)
    before what is between files, the addresses that were published last; None where there is one at most."""
    errors = [problem for problem in problems if problem.is_error]
    order = {"E1": 0, "E2": 1, "E7": 3}
    return min(errors, key=lambda one: (-one.followers, order.get(one.code[:2], 2), one)) if len(errors) > 1 else None
