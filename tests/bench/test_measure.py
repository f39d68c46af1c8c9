"""Whole processes measured from outside."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from scripts.bench import measure
from scripts.bench.measure import CommandError

ENVIRONMENT = dict(os.environ)
MEGABYTE = 1_000_000
HOLD = "import time; block = bytearray(b'x') * {size}; time.sleep({seconds})"


def python(code: str) -> list[str]:
    return [sys.executable, "-S", "-c", code]


def test_peak_memory_is_read(tmp_path: Path) -> None:
    small = measure.run([python("pass")], tmp_path, ENVIRONMENT)
    large = measure.run([python(HOLD.format(size=80 * MEGABYTE, seconds=0.3))], tmp_path, ENVIRONMENT)
    assert 70 * MEGABYTE < large.peak - small.peak < 120 * MEGABYTE


def test_of_processes_that_run_together_the_largest_counts(tmp_path: Path) -> None:
    small, large = (HOLD.format(size=size * MEGABYTE, seconds=1) for size in (50, 90))
    small, large = (f"subprocess.Popen([sys.executable, '-S', '-c', {code!r}])" for code in (small, large))
    code = f"import subprocess, sys\nfor process in ({small}, {large}): process.wait()"
    measured = measure.run([python(code)], tmp_path, ENVIRONMENT)
    assert 90 * MEGABYTE < measured.peak < 130 * MEGABYTE


def test_our_own_size_is_not_charged_to_a_small_command(tmp_path: Path) -> None:
    # getrusage would: the maximum it keeps for a child starts at the size of the parent.
    block = bytearray(b"x") * (150 * MEGABYTE)
    measured = measure.run([python("import time; time.sleep(0.2)")], tmp_path, ENVIRONMENT)
    assert len(block) and measured.peak < 100 * MEGABYTE


def test_the_commands_of_a_tool_are_one_measurement(tmp_path: Path) -> None:
    wait = python("import time; time.sleep(0.2)")
    assert measure.run([wait, wait], tmp_path, ENVIRONMENT).seconds > 0.4


def test_what_the_commands_print_is_kept(tmp_path: Path) -> None:
    measured = measure.run([python("print('one')"), python("print('two')")], tmp_path, ENVIRONMENT)
    assert measured.output.split() == ["one", "two"]


def test_commands_run_in_their_folder(tmp_path: Path) -> None:
    measure.run([python("open('made', 'w').write('x')")], tmp_path, ENVIRONMENT)
    assert (tmp_path / "made").read_text() == "x"


def test_a_command_that_fails_gives_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"exit 3: .*no such theme"):
        measure.run([python("import sys; print('no such theme'); sys.exit(3)")], tmp_path, ENVIRONMENT)


def test_a_command_that_says_much_does_not_hang(tmp_path: Path) -> None:
    measure.run([python("print('x' * 1_000_000)")], tmp_path, ENVIRONMENT)


def test_bytes_are_counted_by_pattern_and_only_once(tmp_path: Path) -> None:
    for name, size in {"a.html": 10, "pagefind/x.pf_index": 5, "pagefind/deep/y.pf_fragment": 7}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    assert measure.folder_bytes(tmp_path) == 22
    assert measure.folder_bytes(tmp_path, ("pagefind/**/*.pf_*", "**/*.pf_index")) == 12
    assert measure.folder_bytes(tmp_path / "missing") == 0
