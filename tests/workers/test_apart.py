"""A function in a process of its own: what it says, how it fails, how it dies."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.problems.failure import Failure
from scripts.workers.apart import Died, apart
from scripts.workers.crew import Crew
from tests.workers import work


def test_what_it_prints_is_no_part_of_the_answer() -> None:
    assert apart(work.noisy, "Mường") == "Mường"


def test_what_it_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="ma túy"):
        apart(work.refuse, "ma túy")
    with pytest.raises(Failure, match="Unsendable: thứ nhất thứ hai"):
        apart(work.refuse_oddly, "thứ nhất")


def test_a_process_that_takes_too_long_is_ended() -> None:
    with pytest.raises(Died, match="quá 1 giây"):
        apart(work.sleep, 60.0, patience=1)


def test_what_a_process_that_died_had_is_done_again_once(tmp_path: Path) -> None:
    assert [made for _, made in Crew(2).done(work.die_once, [str(tmp_path)])] == ["xong"]
    with pytest.raises(Died, match="dừng giữa chừng"):
        list(Crew(2).done(work.die, [1]))


def test_few_tasks_are_taken_at_a_time() -> None:
    taken: list[int] = []
    tasks = (taken.append(number) or number for number in range(20))  # type: ignore[func-returns-value]
    for done, (task, made) in enumerate(Crew(2).done(work.twice, tasks, alone=False)):
        assert made == 2 * task
        assert len(taken) <= done + 1 + 3
    assert len(taken) == 20
