"""How far a build is: a bar on a terminal, plain lines elsewhere; and how long each stage took."""

import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

STAGES = ("đọc", "soát", "ghép", "dựng", "đăng")


class Progress:
    """Stages in order; `seconds` holds what each took."""

    def __init__(self, quiet: bool = False) -> None:
        self.seconds: dict[str, float] = {}
        self._quiet = quiet

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure one stage and show that it runs."""
        started = time.perf_counter()
        try:
            with nullcontext() if self._quiet or not sys.stderr.isatty() else _bar(name):
                yield
        finally:
            self.seconds[name] = time.perf_counter() - started


def _bar(stage: str) -> AbstractContextManager[object]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    done = STAGES.index(stage) if stage in STAGES else 0
    bar.add_task(f"Đang {stage}…", total=len(STAGES), completed=done)
    return bar
