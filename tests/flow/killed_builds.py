"""Builds of a fictional site that are killed at any moment, and a disk without room at every stage of one.

By hand, once in a while, at the size of a province: `python -m tests.flow.killed_builds --pages 4000 --kills 200`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.bench.generate import NOW, Texts, checkout, corpus
from tests.conftest import CHECKOUT

Digests = dict[str, str]

# One title, a page that goes and a page that comes: what a build then writes, takes away and makes.
_EDITS = 3


class Trial:
    """A site in two states, the trees that clean builds make of them, and a folder that is built to and fro."""

    def __init__(self, folder: Path, pages: int) -> None:
        whole = corpus(pages)
        other = whole
        for turn in range(_EDITS):
            other = other.edited(turn)
        self._states: list[Texts] = [checkout(whole), checkout(other)]
        self._states[1].pop(whole.stories[-1].file)
        self.root = folder / "thử"
        self.trees: list[Digests] = []
        for number in (0, 1):
            clean = folder / f"sạch {number}"
            self._put(clean, number)
            started = self.start(clean)
            assert started.wait() == 0
            self.trees.append(digests(clean / "site"))
            if number:
                shutil.rmtree(clean)
            else:
                clean.rename(self.root)
        assert self.trees[0] != self.trees[1]

    def _put(self, root: Path, number: int) -> None:
        for name in self._states[1 - number].keys() - self._states[number].keys():
            (root / name).unlink(missing_ok=True)
        for name, text in self._states[number].items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")

    def choose(self, number: int) -> None:
        """Edit the folder into one of the two states."""
        self._put(self.root, number)

    def start(self, root: Path) -> subprocess.Popen[str]:
        """A build in a group of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "scripts.cli", "build", "--root", str(root), "--now", NOW],
            cwd=CHECKOUT,
            env=os.environ | {"PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def build(self, number: int) -> float:
        """A whole build of a state, which must give its tree; seconds."""
        self.choose(number)
        begun = time.monotonic()
        started = self.start(self.root)
        _, words = started.communicate()
        assert started.returncode == 0, words
        took = time.monotonic() - begun
        assert digests(self.root / "site") == self.trees[number]
        return took


def digests(site: Path) -> Digests:
    """Every file of a tree."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def killed(trial: Trial, kills: int, seed: int, every: int = 20) -> Iterator[str]:
    """Kill builds at random moments, half of them without the processes that they started; what became of each.

    After each the site is one of the two trees, whole; each twentieth build is let go on to its end.
    """
    choose = random.Random(seed)
    takes = max(trial.build(1), trial.build(0))
    stands = 0
    for number in range(kills):
        wanted = 1 - stands
        trial.choose(wanted)
        started = trial.start(trial.root)
        moment = choose.uniform(0, 1.2 * takes)
        time.sleep(moment)
        alone = choose.random() < 0.5
        (os.kill if alone else os.killpg)(started.pid, signal.SIGKILL)
        started.communicate()
        found = digests(trial.root / "site")
        assert found in trial.trees, f"kill {number} at {moment:.2f} s: a tree of neither state"
        new = found == trial.trees[wanted]
        stands = wanted if new else stands
        yield f"{number}: {moment:.2f} of {takes:.2f} s, {'alone' if alone else 'all'}: {'new' if new else 'old'}"
        if number % every == every - 1:
            takes = trial.build(1 - stands)  # as busy as the machine is by now
            stands = 1 - stands
    trial.build(1 - stands)


@contextmanager
def small_disk(folder: Path, bytes_: int) -> Iterator[Path]:
    """A file system of its own with so much room. Raises OSError where this user may not mount one."""
    folder.mkdir(parents=True, exist_ok=True)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={bytes_}", "tmpfs", str(folder)], check=False).returncode:
        raise OSError(f"no file system at {folder}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def full(trial: Trial, disk: Path) -> Iterator[str]:
    """The same edit with half as much room again each time: refused with the old tree whole, until it is built."""
    trial.build(0)
    used = sum(-(-path.stat().st_size // 4096) * 4096 for path in trial.root.rglob("*") if path.is_file())
    with small_disk(disk, 4 * used + 2**28):
        home = trial.root
        shutil.copytree(home, disk / "trang")
        trial.root = disk / "trang"
        try:
            room, refused = 4096, True
            while refused:
                trial.build(1)
                trial.build(0)
                trial.choose(1)
                remount(disk, shutil.disk_usage(disk).used + room)
                started = trial.start(trial.root)
                _, words = started.communicate()
                refused = bool(started.returncode)
                assert digests(trial.root / "site") == trial.trees[0 if refused else 1], room
                if refused:
                    assert started.returncode == 3 and "Ổ đĩa đã đầy" in words and "Traceback" not in words, words
                yield f"{room >> 10} KB of room: {'refused' if refused else 'built'}"
                room += room // 2 + 4096
                remount(disk, 4 * used + 2**28)
        finally:
            trial.root = home


def remount(disk: Path, bytes_: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={bytes_}", str(disk)], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=4000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder), asked.pages)
        print(f"{asked.pages} pages, {len(trial.trees[0])} files", flush=True)
        for line in killed(trial, asked.kills, asked.seed):
            print(line, flush=True)
        for line in full(trial, Path(folder) / "đĩa"):
            print(line, flush=True)


if __name__ == "__main__":
    main()
