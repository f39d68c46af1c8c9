"""Rules of repetition that staff may get wrong, and where they are reported."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from scripts.flow.checking import problems_of
from scripts.model.values import VIETNAM
from scripts.read import read
from tests.sources import LISTING, NOW, site

PATH = "events/2022/mau-thuong.yml"
CASES = {
    "until before start": ("recurs: {every: week, until: 2022-06-02}", ("E220", 11, 32)),
    "until at the end of time": ("recurs: {every: week, until: 9999-12-31}", ("E219", 11, 32)),
    "until at the end of time, by months": ("recurs: {every: month, until: 9999-12-31}", ("E219", 11, 33)),
    "more often than anybody repeats": ("recurs: {every: week, until: 2035-01-01}", ("E221", 11, 32)),
    "an end that is meant as until": ("end: 2022-06-30\n  recurs: {every: week, until: 2022-06-30}", ("E222", 11, 8)),
    "no day left": ("recurs: {every: week, until: 2022-06-10, except: [2022-06-09]}", ("E223", 11, 52)),
    "an excluded day of another weekday": (
        "recurs: {every: week, until: 2022-06-30, except: [2022-06-16, 2022-06-24]}",
        ("E224", 11, 65),
    ),
    "an excluded day before all": ("recurs: {every: week, until: 2022-06-30, except: [2022-06-02]}", ("E224", 11, 53)),
    "a rule that is no rule": ("recurs: {every: day, until: 2022-06-30}", ("E205", 11, 19)),
    "an end in another millennium": ("end: 9999-12-31", ("E219", 11, 8)),
    "an old day in another millennium": ("previous_start: 0001-01-01", ("E219", 11, 19)),
}


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES.keys())
def test_the_problem_is_told_where_it_is(tmp_path: Path, lines: str, expected: tuple[str, int, int]) -> None:
    text = LISTING.replace("  time_note:", f"  {lines}\n  time_note:")
    found = [problem for problem in problems_of(site(tmp_path, {PATH: text}), NOW) if problem.at.path == PATH]
    assert [(problem.code, problem.at.line, problem.at.column) for problem in found] == [expected]


def test_a_recurring_event_without_a_day_is_refused(tmp_path: Path) -> None:
    text = LISTING.replace("start: 2022-06-09", "date_unknown: Không ghi.\n  recurs: {every: week, until: 2022-06-30}")
    found = [problem for problem in problems_of(site(tmp_path, {PATH: text}), NOW) if problem.at.path == PATH]
    assert [(problem.code, problem.at.line) for problem in found] == [("E201", 11)]


def test_a_wrong_excluded_day_gets_the_days_it_may_have_meant(tmp_path: Path) -> None:
    text = LISTING.replace(
        "  time_note:", "  recurs: {every: week, until: 2022-06-30, except: [2022-06-17]}\n  time_note:"
    )
    [found] = problems_of(site(tmp_path, {PATH: text}), NOW)
    assert "“2022-06-16”, “2022-06-23”?" in found.mend


def test_a_recurring_event_is_over_after_its_last_time(tmp_path: Path) -> None:
    rule = "start: 2022-06-09 19:00\n  end: 2022-06-09 20:30\n  recurs: {every: week, until: 2022-06-29}"
    reading = read(site(tmp_path, {PATH: LISTING.replace("start: 2022-06-09", rule)}))
    assert reading.site, reading.problems
    [event] = reading.site.events
    assert str(event.last_day) == "2022-06-23", "until is not a day of the event"
    assert not event.is_over(datetime(2022, 6, 23, 20, 29, tzinfo=VIETNAM))
    assert event.is_over(datetime(2022, 6, 23, 20, 30, tzinfo=VIETNAM))
