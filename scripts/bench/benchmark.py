"""The benchmark itself: the same pages through every tool, in turn, as whole processes."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from scripts.bench import generate, machine, measure, peers, table, tools
from scripts.bench.generate import Corpus, Texts
from scripts.bench.results import Row
from scripts.bench.tools import OURS, Missing, Tool

Say = Callable[[str], None]

BROKEN = 3
ONCE = "built once; its full build stands for both times"
QUADRATIC = "not measured: its time grows with the square of the pages"


def _silent(line: str) -> None:
    return None


def run(checkout: Path, counts: list[int], runs: int, markdown: bool) -> int:
    """Measure, print the tables and keep them in build/bench; 3 when our own build failed, else 0."""
    work = checkout / "build" / "bench"
    where = machine.describe()
    rows = bench(counts, runs, work, checkout, lambda line: print(line, file=sys.stderr, flush=True))
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


def bench(counts: list[int], runs: int, work: Path, checkout: Path, say: Say = _silent) -> list[Row]:
    """A row for each tool at each size, `runs` cold builds and as many after an edit; works below `work`.

    What a tool cannot do (it is missing, it fails, it leaves pages out) stands in its row's note.
    """
    work.mkdir(parents=True, exist_ok=True)
    say("Looking for the tools…")
    found = tools.find(work / "tools", checkout)
    rows: list[Row] = []
    for count in sorted(set(counts)):
        rows += _size(count, runs, work / str(count), checkout, found, say)
    return rows


def _size(count: int, runs: int, work: Path, checkout: Path, found: list[Tool | Missing], say: Say) -> list[Row]:
    """All tools at one size. They take turns, so that a machine that slows down slows all of them."""
    site = generate.corpus(count)
    rows = {tool.name: _start(tool, count) for tool in found}
    for turn in range(1, runs + 1):
        for tool in found:
            if isinstance(tool, Missing) or _is_done(tool, rows[tool.name], turn):
                continue
            row = _turn(tool, site, turn, rows[tool.name], work / _folder_name(tool), checkout)
            say(f"{count:,} pages, run {turn} of {runs}: {tool.name}: {_told(row)}")
            rows[tool.name] = row
    shutil.rmtree(work, ignore_errors=True)
    return list(rows.values())


def _start(tool: Tool | Missing, count: int) -> Row:
    if isinstance(tool, Missing):
        return Row(count, tool.name, note=f"not measured: {tool.reason}")
    if count > tool.never_above:
        return Row(count, tool.name, tool.version, note=QUADRATIC)
    return Row(count, tool.name, tool.version)


def _is_done(tool: Tool, row: Row, turn: int) -> bool:
    gave_up = bool(row.note) and not row.cold
    return gave_up or (turn > 1 and row.pages > tool.once_above)


def _turn(tool: Tool, site: Corpus, turn: int, row: Row, folder: Path, checkout: Path) -> Row:
    """One cold build, and one after an edit; the row with both added."""
    environment = tools.environment(checkout)
    shutil.rmtree(folder, ignore_errors=True)
    write(tool.tree(site), folder)
    commands = tool.commands(folder)
    try:
        first = measure.run(commands, folder, environment)
        row = _sized(replace(row, cold=(*row.cold, first.seconds)), tool, site, folder)
        if row.pages > tool.once_above:
            # Everything again would be the same work, and it is too long to do twice.
            seconds = first.seconds
            row = replace(row, note="; ".join(filter(None, [row.note, ONCE])))
        else:
            write(tool.tree(site.edited(turn)), folder)
            seconds = measure.run(commands, folder, environment).seconds
    except (measure.CommandError, OSError) as error:
        return Row(row.pages, row.tool, row.version, note=f"failed: {error}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    peaks = [peak for peak in (row.peak, first.peak) if peak is not None]
    return replace(row, edit=(*row.edit, seconds), peak=max(peaks) if peaks else None)


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


def _told(row: Row) -> str:
    if not row.cold:
        return row.note
    told = f"{row.cold[-1]:.2f} s cold, {row.edit[-1]:.2f} s after one edit"
    return f"{told}; {row.note}" if row.note else told
