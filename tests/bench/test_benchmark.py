"""The benchmark with stand-ins for the tools: what it runs, what it keeps, and what it says of failures."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.bench import benchmark, peers, tools
from scripts.bench.generate import EVENTS_AND_NEWS, EVENTS_OF_A_YEAR, corpus
from scripts.bench.results import Row
from scripts.bench.tools import HUGO_NAME, LEAN, OURS, Tool

# A "generator" that writes the wanted pages; the number of its runs is kept outside its folder.
BUILD = """
import json, pathlib, sys
log = pathlib.Path(sys.argv[1]); log.write_text((log.read_text() if log.exists() else '') + 'run\\n')
for path in json.loads(pathlib.Path('wanted.json').read_text()):
    target = pathlib.Path('out') / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text('page')
"""


def stand_in(name: str, log: Path, code: str = BUILD) -> Tool:
    return Tool(
        name=name,
        version="1",
        tree=lambda site: {"wanted.json": json.dumps(peers.outputs(site)), "title": site.events[-1].title},
        commands=((sys.executable, "-S", "-c", code, str(log)),),
        output="out",
        index=("nothing",),
    )


def measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *found: Tool, runs: int = 2) -> list[Row]:
    monkeypatch.setattr(tools, "find", lambda cache, all_peers: list(found))
    rows = benchmark.bench([20], runs, True, tmp_path / "work", tmp_path)
    return [row for row in rows if row.texts == EVENTS_AND_NEWS.name]


def test_each_run_builds_cold_and_after_an_edit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    [row] = measured(monkeypatch, tmp_path, stand_in("one", tmp_path / "log"))
    assert (len(row.cold), len(row.edit), row.note) == (2, 2, "")
    assert (tmp_path / "log").read_text().count("run") == 4
    assert row.html == len(peers.outputs(corpus(20))) and row.output == 4 * row.html and row.index == 0


def test_a_build_too_long_to_repeat_runs_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(benchmark, "LARGE", 10)
    tool = replace(stand_in("slow", tmp_path / "log"), long=True)
    [row] = measured(monkeypatch, tmp_path, tool, runs=3)
    assert row.cold == row.edit and len(row.cold) == 1
    assert row.note == benchmark.ONCE
    assert (tmp_path / "log").read_text().count("run") == 1


def test_an_incremental_build_too_long_to_repeat_is_edited_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(benchmark, "LARGE", 10)
    tool = replace(stand_in("kept", tmp_path / "log"), long=True, incremental=True)
    [row] = measured(monkeypatch, tmp_path, tool, runs=3)
    assert (len(row.cold), len(row.edit), row.note) == (1, 3, "")
    assert (tmp_path / "log").read_text().count("run") == 4


def test_the_budgets_need_hugo_and_events_of_a_year_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = [stand_in(name, tmp_path / "log") for name in (OURS, HUGO_NAME, LEAN)]
    monkeypatch.setattr(tools, "find", lambda cache, all_peers: found)
    rows = benchmark.bench([20], 1, False, tmp_path / "work", tmp_path)
    assert [(row.tool, row.texts) for row in rows] == [
        (OURS, EVENTS_OF_A_YEAR.name),
        (HUGO_NAME, EVENTS_OF_A_YEAR.name),
    ]


def test_the_stages_of_an_edit_are_read_from_what_the_build_says() -> None:
    printed = "40 trang.\nThời gian: đọc 0.91s, đóng gói 12.00s, đăng 3.50s.\n"
    assert tools.stages(printed) == {"đọc": 0.91, "đóng gói": 12.0, "đăng": 3.5}
    assert tools.stages("nothing of the kind") == {}


def test_the_stages_are_kept_with_the_row(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    code = BUILD + "sys.stdout.buffer.write('Thời gian: đọc 0.50s.'.encode())"
    [row] = measured(monkeypatch, tmp_path, stand_in(OURS, tmp_path / "log", code))
    assert row.stage_seconds == {"đọc": 0.5}


def test_a_tool_that_fails_or_is_missing_is_named_and_stops_nobody(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = stand_in("broken", tmp_path / "log", "raise SystemExit('no such layout')")
    missing = Tool("absent", missing="npm is not installed")
    rows = measured(monkeypatch, tmp_path, broken, missing, stand_in("fine", tmp_path / "log"))
    assert [row.note for row in rows] == [
        "failed: exit 1: no such layout",
        "not measured: npm is not installed",
        "",
    ]
    assert rows[2].cold


def test_pages_that_a_tool_leaves_out_are_counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    code = BUILD.replace("read_text()):", "read_text())[3:]:")
    [row] = measured(monkeypatch, tmp_path, stand_in("lazy", tmp_path / "log", code))
    wanted = len(peers.outputs(corpus(20)))
    assert row.note == f"3 of {wanted} pages are missing, such as index.html"


def test_a_run_keeps_its_results_and_fails_only_with_our_own_build(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tools, "find", lambda cache, all_peers: [stand_in(OURS, tmp_path / "log")])
    assert benchmark.run(tmp_path, [20], 1, False, True) == 0
    printed = capsys.readouterr().out
    kept = tmp_path / "build" / "bench"
    assert printed == (kept / "results.md").read_text(encoding="utf-8")
    assert json.loads((kept / "results.json").read_text(encoding="utf-8"))["rows"][0]["tool"] == OURS
    monkeypatch.setattr(tools, "find", lambda cache, all_peers: [Tool(OURS, missing="gone")])
    assert benchmark.run(tmp_path, [20], 1, False, False) == 3


def test_writing_touches_only_what_changed(tmp_path: Path) -> None:
    benchmark.write({"a/b.txt": "1", "c.txt": "2"}, tmp_path)
    for name in ("a/b.txt", "c.txt"):
        os.utime(tmp_path / name, (0, 0))
    benchmark.write({"a/b.txt": "1", "c.txt": "3"}, tmp_path)
    assert (tmp_path / "c.txt").read_text() == "3"
    assert [(tmp_path / name).stat().st_mtime == 0 for name in ("a/b.txt", "c.txt")] == [True, False]


def test_a_machine_without_node_names_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("scripts.bench.tools.shutil.which", lambda name: None)
    assert tools.eleventy(tmp_path).missing == "node is not installed"
