"""The benchmark itself: the same pages through every tool, in turn, as whole processes."""

import dataclasses
import json
import shutil
import sys
from pathlib import Path

from scripts.bench import generate, measure, peers, saving, table, tools
from scripts.bench.generate import EVENTS_AND_NEWS, EVENTS_OF_A_YEAR, Corpus, Mix, Texts
from scripts.bench.results import BUDGET_PAGES, Row
from scripts.bench.tools import HUGO_NAME, OURS, Tool

BROKEN = 3
# Above so many pages a tool that takes minutes is built cold once, however many runs there are.
LARGE = 1_000
ONCE = "built once; its full build counts for both times"


def run(checkout: Path, counts: list[int], runs: int, all_peers: bool, markdown: bool) -> int:
    """Measure, print the tables and keep them in build/bench; 3 when our own build failed, else 0."""
    work = checkout / "build" / "bench"
    where = measure.machine()
    rows = bench(counts, runs, all_peers, work, checkout)
    text = table.markdown(rows, runs, where)
    kept = {"machine": where, "runs": runs, "rows": [dataclasses.asdict(row) for row in rows]}
    (work / "results.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    (work / "results.md").write_text(text, encoding="utf-8")
    if markdown:
        print(text, end="")
    else:
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(text))
    return BROKEN if any(row.tool == OURS and not row.cold for row in rows) else 0


def bench(counts: list[int], runs: int, all_peers: bool, work: Path, checkout: Path) -> list[Row]:
    """A row for each tool at each size, `runs` cold builds and as many after an edit; works below `work`.

    The budgets are for events of one year beside Hugo. All peers build the mix of events and news, no more of it than
    the budgets name: some take minutes. What a tool cannot do (it is missing, it fails, it leaves pages out) is in its
    row's note.
    """
    work.mkdir(parents=True, exist_ok=True)
    _say("Looking for the tools…")
    found, counts = tools.find(work / "tools", all_peers), sorted(set(counts))
    plan = [(count, EVENTS_OF_A_YEAR, [tool for tool in found if tool.name in (OURS, HUGO_NAME)]) for count in counts]
    if all_peers:
        plan += [(count, EVENTS_AND_NEWS, found) for count in counts if count <= BUDGET_PAGES]
    environment = tools.environment(checkout)
    return [row for size in plan for row in _size(*size, runs, work / "sites", environment)]


def _size(count: int, mix: Mix, competing: list[Tool], runs: int, work: Path, environment: dict[str, str]) -> list[Row]:
    """All tools at one size. They take turns, so that a machine that slows down slows all of them."""
    site, name = generate.corpus(count, mix), f"{count:,} {mix.name}"
    rows = [Row(count, mix.name, tool.name, tool.version) for tool in competing]
    for tool, row in zip(competing, rows, strict=True):
        row.note = f"not measured: {tool.missing}" if tool.missing else ""
    for turn in range(1, runs + 1):
        after = site.edited(turn)
        for place, tool in enumerate(competing):
            if rows[place].note and not rows[place].cold:  # it is missing, or has failed
                continue
            try:
                _turn(tool, site, after, rows[place], work / str(place), environment)
            except (measure.CommandError, OSError) as error:
                rows[place] = Row(count, mix.name, tool.name, tool.version, note=f"failed: {error}")
            _say(f"{name}, run {turn} of {runs}: {tool.name}: {_in_words(rows[place])}")
        site = after
    for place, (tool, row) in enumerate(zip(competing, rows, strict=True)):
        if tool.preview and row.edit and count <= BUDGET_PAGES:
            _say(f"{name}: the preview of {tool.name}…")
            try:
                folder = work / str(place)
                row.waits = saving.run(tool.preview, folder, environment, site, tool.tree, runs + 1)
            except (measure.CommandError, OSError) as error:
                _note(row, f"its preview failed: {error}")
    shutil.rmtree(work, ignore_errors=True)
    return rows


def _turn(tool: Tool, site: Corpus, after: Corpus, row: Row, folder: Path, environment: dict[str, str]) -> None:
    """One more cold build of `site`, where it is not too long to repeat, and one more after the edit."""
    once = tool.long and row.pages > LARGE
    if not (row.cold and once):
        shutil.rmtree(folder, ignore_errors=True)
        row.cold.append(_build(tool, site, row, folder, environment).seconds)
        output, row.note = folder / tool.output, ""
        row.output, row.index = measure.folder_bytes(output), measure.folder_bytes(output, tool.index)
        row.html = sum(1 for _ in output.rglob("*.html"))
        wanted = peers.outputs(site)
        if lost := [path for path in wanted if not (output / path).is_file()]:
            _note(row, f"{len(lost)} of {len(wanted)} pages are missing, such as {lost[0]}")
        if once and not tool.incremental:
            row.edit = row.cold
            _note(row, ONCE)
    if tool.incremental or not once:
        built = _build(tool, after, row, folder, environment)
        row.edit.append(built.seconds)
        row.stages += filter(None, [tools.stages(built.output)])


def _build(tool: Tool, site: Corpus, row: Row, folder: Path, environment: dict[str, str]) -> measure.Measurement:
    write(tool.tree(site), folder)
    built = measure.run(tool.commands, folder, environment)
    row.peak = max(row.peak or 0, built.peak)
    return built


def _note(row: Row, words: str) -> None:
    row.note = "; ".join(filter(None, [row.note, words]))


def write(tree: Texts, folder: Path) -> None:
    """Put a tree on disk, touching only files that differ."""
    for path, text in tree.items():
        target, data = folder / path, text.encode()
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _in_words(row: Row) -> str:
    if not row.cold:
        return row.note
    words = f"{row.cold[-1]:.2f} s cold, {row.edit[-1]:.2f} s after one edit"
    return f"{words}; {row.note}" if row.note else words
