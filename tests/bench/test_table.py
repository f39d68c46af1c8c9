"""The table: ratios, growth, budgets, and the gaps of what could not be measured."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console
from rich.markdown import Markdown

from scripts.bench import results, table
from scripts.bench.generate import EVENTS_AND_NEWS, EVENTS_OF_A_YEAR
from scripts.bench.results import Row
from scripts.bench.saving import Waits
from scripts.bench.tools import ELEVENTY_NAME, HUGO_NAME, OURS, PLAIN

EXPECTED = Path(__file__).with_name("expected") / "table.md"
MB = 1_000_000

YEAR, MIX = EVENTS_OF_A_YEAR.name, EVENTS_AND_NEWS.name
STAGES = [{"đọc": 0.5, "ghép": 1.0}, {"đọc": 0.7, "ghép": 1.2}, {"đọc": 0.6, "ghép": 1.1}]
WAITS = Waits(12.0, (0.9, 0.8, 1.3, 0.7, 0.95), 390 * MB)

ROWS = [
    Row(400, YEAR, OURS, "", [2.0, 2.2, 1.9], [0.5, 0.6, 0.7], [], 120 * MB, 12 * MB, MB, 430),
    Row(400, YEAR, HUGO_NAME, "0.168.0", [1.0], [1.0], [], 200 * MB, 9 * MB, MB, 417),
    Row(4000, YEAR, OURS, "", [20.0], [3.0, 4.0, 5.0], STAGES, 410 * MB, 120 * MB, 9 * MB, 4100, WAITS),
    Row(4000, YEAR, HUGO_NAME, "0.168.0", [2.0], [2.5], [], 700 * MB, 66 * MB, 9 * MB, 4017),
    Row(16000, YEAR, OURS, "", [80.0], [4.0], [], 500 * MB, 480 * MB, 36 * MB, 16100),
    Row(16000, YEAR, HUGO_NAME, "0.168.0", [10.0], [10.5], [], 2000 * MB, 264 * MB, 36 * MB, 16017),
    Row(4000, MIX, OURS, "", [22.0], [3.0], [], 410 * MB, 120 * MB, 9 * MB, 4100),
    Row(4000, MIX, PLAIN, "1.6.1 + 9.8.1", [400.0], [400.0], [], 900 * MB, 5680 * MB, 17 * MB, 4018),
    Row(4000, MIX, HUGO_NAME, "0.168.0", [4.0], [4.5], [], 700 * MB, 66 * MB, 9 * MB, 4017),
    Row(4000, MIX, ELEVENTY_NAME, note="not measured: npm is not installed"),
]


def test_the_whole_table_as_the_readme_shows_it() -> None:
    assert table.markdown(ROWS, 3, "A processor, 2 cores") == EXPECTED.read_text(encoding="utf-8")


def cells(text: str) -> set[str]:
    """The cells of all tables."""
    lines = (line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| "))
    return {cell.strip("* ") for line in lines for cell in line if not cell.startswith("---")}


def budgets(rows: list[Row]) -> list[tuple[str, float | None, str]]:
    return [(budget.name, budget.measured, budget.verdict) for budget in results.budgets(rows)]


def test_the_terminal_says_what_the_markdown_says() -> None:
    out = io.StringIO()
    text = table.markdown(ROWS, 3, "A processor, 2 cores")
    Console(file=out, width=240).print(Markdown(text))
    shown = out.getvalue()
    assert len(cells(text)) > 50 and all(cell in shown for cell in cells(text))
    assert "Eleventy + Pagefind: not measured: npm is not installed" in shown


def test_times_are_medians() -> None:
    assert ROWS[0].cold_seconds == 2.0
    assert ROWS[2].edit_seconds == 4.0
    assert ROWS[2].stage_seconds == {"đọc": 0.6, "ghép": 1.1}
    assert Row(400, YEAR, OURS).cold_seconds is None


def test_budgets_are_judged_at_events_of_one_year() -> None:
    assert [budget[1:] for budget in budgets(ROWS)] == [
        (10.0, "met"),
        (2.0, "not met"),
        (0.4, "met"),
        (0.9, "met"),
        (10.0, "met"),
        (410.0, "not met"),
        (390.0, "met"),
    ]


def test_a_budget_measured_at_another_size_says_so() -> None:
    small = budgets(ROWS[:2])
    assert [row[2] for row in small] == ["met", "met", *["not measured"] * 3, "met", "not measured"]
    assert all("at 400 events; the budget is for 4,000" in row[0] for row in small if "16,000" not in row[0])
    assert not any("budget is for" in row[0] for row in budgets(ROWS))


def test_without_the_peers_there_are_gaps_and_no_failure() -> None:
    alone = [Row(4000, YEAR, OURS, "", [18.0], [3.0], [], None, 120 * MB, 9 * MB, 4100)]
    line = "| **this project** | **18.0** | – | **3.00** | – | – | **120.0** | **9.0** | **4,100** |"
    assert line in table.markdown(alone, 1, "here")
    assert {verdict for *_, verdict in budgets(alone)} == {"not measured"}


def test_nothing_measured_is_no_failure_either() -> None:
    assert results.budgets([]) == []
    assert "Measured on: here" in table.markdown([], 1, "here")


@pytest.mark.parametrize(("value", "text"), [(0.0456, "0.046"), (0.35, "0.35"), (12.345, "12.35"), (None, "–")])
def test_small_ratios_keep_their_digits(value: float | None, text: str) -> None:
    row = Row(1, YEAR, "a", "", [] if value is None else [value])
    shown = table.markdown([row, Row(1, YEAR, HUGO_NAME, "", [1.0])], 1, "here")
    assert next(line for line in shown.splitlines() if line.startswith("| a |")).split(" | ")[2] == text


def test_a_bar_in_a_version_does_not_break_the_markdown() -> None:
    text = table.markdown([Row(20, YEAR, "a|b", "1", [1.0], [1.0])], 1, "here")
    assert "a\\|b" in text
