"""The process of a job: `python -m scripts.workbench.work publish|pack|bundles ROOT NOW …` tells how far it is. Behind
that, `keep-going` of publishing, the code of a commune (empty for all) and a year (or empty) of bundles."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from scripts.model.communes import NoCommuneError
from scripts.model.values import day_of
from scripts.pack.communes import Asked, Sent, sent
from scripts.pack.packing import pack
from scripts.problems.printers import text
from scripts.publish.errors import words_of

PUBLISH, PACK, BUNDLES = "publish", "pack", "bundles"


class _Told(Progress):
    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure one stage and tell that it runs."""
        _tell(stage=name)
        with super().stage(name):
            yield


def _tell(**told: str) -> None:
    print(json.dumps(told), flush=True)


def _run(kind: str, root: Path, now: datetime, flags: list[str]) -> int:
    options = Options(jobs=os.cpu_count() or 1, keep_going="keep-going" in flags)
    try:
        if kind == PACK:
            packed = pack(root, now, options, _Told(quiet=True))
            problems, summary, path = packed.built.problems, packed.summary(), packed.path
            _tell(file=path.relative_to(root).as_posix() if path else "")
        elif kind == BUNDLES:
            done = _bundles(root, now, options, *flags)
            problems, summary = done.built.problems, done.summary()
            _tell(file=done.where.relative_to(root).as_posix() if done.where else "")
        else:
            built = build(root, now, options, _Told(quiet=True))
            problems, summary = built.problems, built.summary()
    except NoCommuneError as unknown:
        _tell(line=str(unknown))
        return 1
    except Exception as error:
        _tell(line=words_of(error) or f"Lỗi của chương trình: {type(error).__name__}: {error}")
        return 3
    for line in [*text(problems).splitlines(), *summary.splitlines()]:
        _tell(line=line)
    return 1 if any(problem.is_error for problem in problems) else 0


def _bundles(root: Path, now: datetime, options: Options, code: str, year: str) -> Sent:
    folder = None if code else root / "goi" / f"xa-phuong-{year or day_of(now).isoformat()}"
    asked = Asked(code or None, int(year) if year else None, folder)
    return sent(root, now, options, _Told(quiet=True), asked, lambda words: _tell(line=words))


if __name__ == "__main__":
    kind, root, now, *flags = sys.argv[1:]
    sys.exit(_run(kind, Path(root), datetime.fromisoformat(now), flags))
