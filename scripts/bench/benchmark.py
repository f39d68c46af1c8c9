"""The benchmark itself: the same pages through every tool, in turn, as whole processes."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from scripts.bench import generate, machine, measure, peers, saving, table, tools
from scripts.bench.generate import EVENTS_AND_NEWS, EVENTS_OF_A_YEAR, Corpus, Mix, Texts
from scripts.bench.results import BUDGET_PAGES, Row
from scripts.bench.tools import HUGO_NAME, OURS, Missing, Tool

Say = Callable[[str], None]

BROKEN = 3
ONCE = "built once; its full build counts for both times"
QUADRATIC = "not measured: its time grows with the square of the pages"


def _silent(line: str) -> None:
    return None


def run(checkout: Path, counts: list[int], runs: int, all_peers: bool, markdown: bool) -> int:
    """Measure, print the tables and keep them in build/bench; 3 when our own build failed, else 0."""
    work = checkout / "build" / "bench"
    where = machine.describe()
    rows = bench(counts, runs, all_peers, work, checkout, lambda line: print(line, file=sys.stderr, flush=True))
    text = table.markdown(rows, runs, where)
    kept = {"machine": where, "runs": runs, "rows": [dataclasses.asdict(row) for row in rows]}
    (work / "results.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    (work / "results.md").write_text(text, encoding="utf-8")
    if markdown:
        print(text, end="")
    else:
        from rich.console import Console

        table.show(rows, runs, where, Console())
    return BROKEN if any(row.tool == OURS and not row.cold for row in rows) else 0


def bench(counts: list[int], runs: int, all_peers: bool, work: Path, checkout: Path, say: Say = _silent) -> list[Row]:
    """A row for each tool at each size, `runs` cold builds and as many after an edit; works below `work`.

    The budgets are for events of one year beside Hugo. All peers build the mix of events and news, no more of it than
    the budgets name: some take minutes. What a tool cannot do (it is missing, it fails, it leaves pages out) is in its
    row's note.
    """
    work.mkdir(parents=True, exist_ok=True)
    say("Looking for the tools…")
    found = tools.find(work / "tools", all_peers)
    budgeted = [tool for tool in found if tool.name in (OURS, HUGO_NAME)]
    plan = [(count, EVENTS_OF_A_YEAR, budgeted) for count in sorted(set(counts))]
    if all_peers:
        plan += [(count, EVENTS_AND_NEWS, found) for count in sorted(set(counts)) if count <= BUDGET_PAGES]
    rows: list[Row] = []
    for count, mix, competing in plan:
        rows += _size(count, mix, competing, runs, work / "sites", tools.environment(checkout), say)
    return rows


def _size(
    count: int,
    mix: Mix,
    competing: list[Tool | Missing],
    runs: int,
    work: Path,
    environment: dict[str, str],
    say: Say,
) -> list[Row]:
    """All tools at one size. They take turns, so that a machine that slows down slows all of them."""
    site = generate.corpus(count, mix)
    rows = {tool.name: _start(tool, count, mix) for tool in competing}
    present = [tool for tool in competing if isinstance(tool, Tool)]
    for turn in range(1, runs + 1):
        after = site.edited(turn)
        for tool in present:
            if not _is_done(tool, rows[tool.name], turn):
                row = _turn(tool, site, after, rows[tool.name], work / _folder_name(tool), environment)
                say(f"{count:,} {mix.name}, run {turn} of {runs}: {tool.name}: {_in_words(row)}")
                rows[tool.name] = row
        site = after
    for tool in present:
        if tool.preview and rows[tool.name].edit and count <= BUDGET_PAGES:
            say(f"{count:,} {mix.name}: the preview of {tool.name}…")
            folder = work / _folder_name(tool)
            rows[tool.name] = _previewed(tool, tool.preview(folder), site, runs, rows[tool.name], folder, environment)
    shutil.rmtree(work, ignore_errors=True)
    return list(rows.values())


def _start(tool: Tool | Missing, count: int, mix: Mix) -> Row:
    if isinstance(tool, Missing):
        return Row(count, mix.name, tool.name, note=f"not measured: {tool.reason}")
    note = QUADRATIC if count > tool.never_above else ""
    return Row(count, mix.name, tool.name, tool.version, note=note)


def _is_done(tool: Tool, row: Row, turn: int) -> bool:
    gave_up = bool(row.note) and not row.cold
    return gave_up or (turn > 1 and not tool.incremental and row.pages > tool.once_above)


def _turn(tool: Tool, site: Corpus, after: Corpus, row: Row, folder: Path, environment: dict[str, str]) -> Row:
    """The row after one more cold build of `site`, where it is not too long to repeat, and one more after the edit."""
    commands = tool.commands(folder)
    long = row.pages > tool.once_above
    try:
        if not (row.cold and long):
            shutil.rmtree(folder, ignore_errors=True)
            write(tool.tree(site), folder)
            built = measure.run(commands, folder, environment)
            row = _sized(replace(row, cold=(*row.cold, built.seconds), peak=_most(row, built)), tool, site, folder)
        if long and not tool.incremental:
            return replace(row, edit=row.cold, note="; ".join(filter(None, [row.note, ONCE])))
        write(tool.tree(after), folder)
        built = measure.run(commands, folder, environment)
    except (measure.CommandError, OSError) as error:
        return Row(*row.size, row.tool, row.version, note=f"failed: {error}")
    stages = tool.stages(built.output)
    return replace(
        row,
        edit=(*row.edit, built.seconds),
        stages=(*row.stages, stages) if stages else (),
        peak=_most(row, built),
    )


def _previewed(
    tool: Tool,
    command: Sequence[str],
    site: Corpus,
    turn: int,
    row: Row,
    folder: Path,
    environment: dict[str, str],
) -> Row:
    try:
        waits = saving.run(command, folder, environment, site, tool.tree, turn + 1)
    except (measure.CommandError, OSError) as error:
        return replace(row, note="; ".join(filter(None, [row.note, f"its preview failed: {error}"])))
    return replace(row, waits=waits)


def _most(row: Row, built: measure.Measurement) -> int:
    return max(row.peak or 0, built.peak)


def _sized(row: Row, tool: Tool, site: Corpus, folder: Path) -> Row:
    """The row with what lies in the output folder after a cold build."""
    output = folder / tool.output
    wanted = peers.outputs(site)
    lost = [path for path in wanted if not (output / path).is_file()]
    return replace(
        row,
        output=measure.folder_bytes(output),
        index=measure.folder_bytes(output, tool.index),
        html=sum(1 for _ in output.rglob("*.html")),
        note=f"{len(lost)} of {len(wanted)} pages are missing, such as {lost[0]}" if lost else "",
    )


def write(tree: Texts, folder: Path) -> int:
    """Put a tree on disk, touching only files that differ; returns how many were written."""
    written = 0
    for path, text in tree.items():
        target, data = folder / path, text.encode()
        if target.is_file() and target.read_bytes() == data:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        written += 1
    return written


def _folder_name(tool: Tool) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in tool.name.lower())


def _in_words(row: Row) -> str:
    if not row.cold:
        return row.note
    words = f"{row.cold[-1]:.2f} s cold, {row.edit[-1]:.2f} s after one edit"
    return f"{words}; {row.note}" if row.note else words
