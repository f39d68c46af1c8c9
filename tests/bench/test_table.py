"""The table: ratios, growth, budgets, and the gaps of what could not be measured."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from scripts.bench import results, table
from scripts.bench.results import Row
from scripts.bench.tools import ELEVENTY_NAME, HUGO_NAME, LEAN, OURS, PLAIN

EXPECTED = Path(__file__).with_name("expected") / "table.md"
MB = 1_000_000

ROWS = [
    Row(400, OURS, "", (2.0, 2.2, 1.9), (0.5, 0.6, 0.7), 120 * MB, 12 * MB, MB, 430),
    Row(400, PLAIN, "1.6.1 + 9.8.1", (5.0,), (5.0,), 90 * MB, 80 * MB, 2 * MB, 418),
    Row(400, LEAN, "1.6.1 + 9.8.1", (4.0,), (4.0,), 80 * MB, 13 * MB, 2 * MB, 418),
    Row(400, HUGO_NAME, "0.168.0", (1.0,), (1.0,), 200 * MB, 9 * MB, MB, 417),
    Row(400, ELEVENTY_NAME, note="not measured: npm is not installed"),
    Row(4000, OURS, "", (18.0, 20.0, 22.0), (3.0, 4.0, 5.0), 410 * MB, 120 * MB, 9 * MB, 4100),
    Row(4000, PLAIN, "1.6.1 + 9.8.1", (400.0,), (400.0,), 900 * MB, 5680 * MB, 17 * MB, 4018),
    Row(4000, LEAN, "1.6.1 + 9.8.1", (40.0,), (41.0,), 300 * MB, 99 * MB, 17 * MB, 4018),
    Row(4000, HUGO_NAME, "0.168.0", (8.0,), (8.5,), 700 * MB, 66 * MB, 9 * MB, 4017),
    Row(4000, ELEVENTY_NAME, note="not measured: npm is not installed"),
]


def test_the_whole_table_as_the_readme_shows_it() -> None:
    assert table.markdown(ROWS, 3, "A processor, 2 cores") == EXPECTED.read_text(encoding="utf-8")


def test_the_terminal_says_what_the_markdown_says() -> None:
    out = io.StringIO()
    table.show(ROWS, 3, "A processor, 2 cores", Console(file=out, width=240))
    shown = out.getvalue()
    for pages in (400, 4000):
        assert all(cell in shown for row in table.cells(ROWS, pages) for cell in row)
    assert all(cell in shown for row in table.budget_cells(ROWS) for cell in row)
    assert "Eleventy + Pagefind: not measured: npm is not installed" in shown


def test_times_are_medians() -> None:
    assert ROWS[0].cold_seconds == 2.0
    assert ROWS[5].edit_seconds == 4.0
    assert Row(400, OURS).cold_seconds is None


def test_budgets_are_judged_at_four_thousand_pages() -> None:
    verdicts = results.verdicts(ROWS)
    assert [(verdict.measured, verdict.word) for verdict in verdicts] == [
        (0.05, "met"),
        (0.5, "not met"),
        (0.5, "met"),
        (10.0, "met"),
        (410.0, "not met"),
    ]


def test_a_budget_measured_at_another_size_says_so() -> None:
    cells = table.budget_cells(ROWS[:5])
    assert all("at 400 pages; the budget is for 4,000" in row[0] for row in cells)
    assert cells[3][2:] == ("–", "not measured")


def test_without_the_peers_there_are_gaps_and_no_failure() -> None:
    alone = [Row(4000, OURS, "", (18.0,), (3.0,), None, 120 * MB, 9 * MB, 4100)]
    assert table.cells(alone, 4000) == [
        (OURS, "18.0", "–", "–", "3.00", "–", "–", "120.0", "9.0", "4,100"),
    ]
    assert {row[3] for row in table.budget_cells(alone)} == {"not measured"}


def test_nothing_measured_is_no_failure_either() -> None:
    assert results.verdicts([]) == []
    assert "Measured on: here" in table.markdown([], 1, "here")


@pytest.mark.parametrize(("value", "text"), [(0.0456, "0.046"), (0.35, "0.35"), (12.345, "12.35"), (None, "–")])
def test_small_ratios_keep_their_digits(value: float | None, text: str) -> None:
    row = Row(1, OURS, "", () if value is None else (value,))
    assert table.cells([row, Row(1, PLAIN, "", (1.0,))], 1)[0][2] == text


def test_a_bar_in_a_version_does_not_break_the_markdown() -> None:
    text = table.markdown([Row(20, "a|b", "1", (1.0,), (1.0,))], 1, "here")
    assert "a\\|b" in text
