"""How far a build is: a bar on a terminal, plain lines elsewhere; and how long each stage took."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

STAGES = ("đọc", "soát", "ghép", "dựng", "đăng")


class Progress:
    """Stages in order; `seconds` holds what each took."""

    def __init__(self, quiet: bool = False) -> None:
        self.seconds: dict[str, float] = {}
        self._quiet = quiet
        self._bar: object | None = None

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure one stage and show that it runs."""
        started = time.perf_counter()
        bar = self._show(name)
        try:
            yield
        finally:
            self.seconds[name] = time.perf_counter() - started
            self._hide(bar)

    def _show(self, name: str) -> object | None:
        if self._quiet or not sys.stderr.isatty():
            return None
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        bar.start()
        task = bar.add_task(f"Đang {name}…", total=len(STAGES))
        bar.update(task, completed=STAGES.index(name) if name in STAGES else 0)
        return bar

    def _hide(self, bar: object | None) -> None:
        stop = getattr(bar, "stop", None)
        if stop:
            stop()
