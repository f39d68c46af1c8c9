"""How long staff wait in the preview: `serve` runs, one event is saved, its page is asked for until it is new."""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import psutil

from scripts.bench.generate import Corpus, Texts, mark
from scripts.bench.measure import CommandError, Measurement, family, last_words, settle, watched

EDITS = 5
# Seconds between two requests, and the longest wait for a page.
_INTERVAL, PATIENCE = 0.01, 900.0
_ADDRESS = re.compile(r"http://[^\s/]+/")


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds until the first page, seconds from each saving to the new page, bytes of the largest process."""

    ready: float
    seconds: tuple[float, ...]
    peak: int


def run(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    site: Corpus,
    tree: Callable[[Corpus], Texts],
    first: int,
) -> Waits:
    """Preview `site`, whose sources are in `folder`, and edit an event in each of EDITS turns from `first` on.

    Raises CommandError when the preview ends or a page does not come, OSError when it cannot be started.
    """
    settle()
    log, memory = folder / "preview.log", Measurement()
    with log.open("wb") as output:
        started = time.perf_counter()
        preview = psutil.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
    seconds: list[float] = []
    try:
        with watched(preview.pid, memory):
            _wait(preview, log, site.events[site.chosen(first)].path, "<html")
            ready = time.perf_counter() - started
            for turn in range(first, first + EDITS):
                after = site.edited(turn)
                old, new = tree(site), tree(after)
                changed = {path: text for path, text in new.items() if old.get(path) != text}
                page = after.events[after.chosen(turn)].path
                _wait(preview, log, page, "<html")  # staff look at what they edit
                _rest(preview)
                started = time.perf_counter()
                for path, text in changed.items():
                    (folder / path).write_text(text, encoding="utf-8")
                _wait(preview, log, page, mark(turn))
                seconds.append(time.perf_counter() - started)
                site = after
    finally:
        with suppress(psutil.Error):
            for process in reversed(family(preview)):
                with suppress(psutil.Error):
                    process.terminate()
        preview.wait()
    return Waits(ready, tuple(seconds), memory.peak)


def _wait(preview: psutil.Popen, log: Path, path: str, words: str) -> None:
    """Ask for a page until it holds the words."""
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        printed = log.read_text(encoding="utf-8", errors="replace")
        address = _ADDRESS.search(printed)
        with suppress(OSError):
            if address and words.encode() in urlopen(address[0] + path, timeout=PATIENCE).read():
                return
        if preview.poll() is not None:
            raise CommandError(last_words(log.read_text(encoding="utf-8", errors="replace"), preview.returncode))
        time.sleep(_INTERVAL)
    raise CommandError(f"/{path} did not show “{words}” within {PATIENCE:.0f} s")


def _rest(preview: psutil.Popen) -> None:
    """Wait until the preview has nothing left to do, such as its search index: staff save seldom."""
    end = time.perf_counter() + PATIENCE
    before = -1.0
    while (now := _worked(preview)) - before > 0.05 and time.perf_counter() < end:
        before = now
        time.sleep(0.5)


def _worked(preview: psutil.Popen) -> float:
    """Processor seconds of the preview and of its children, living or ended."""
    total = 0.0
    for process in family(preview):
        with suppress(psutil.Error):
            times = process.cpu_times()._asdict()
            total += sum(times.get(part, 0.0) for part in ("user", "system", "children_user", "children_system"))
    return total
