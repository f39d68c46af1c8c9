"""The process that builds a whole preview: `python -m scripts.preview.everything ROOT NOW` prints what came of it."""

import json
import os
import signal
import sys
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from scripts.publish.errors import words_of


def _told(root: str, now: str) -> dict[str, Any]:
    """`seconds` is None where nothing was built, `trouble` a failure of ours in a line, `held` what is not out, `until`
    when that changes by itself."""
    options = Options(jobs=os.cpu_count() or 1, compressed=False, preview=True)
    try:
        built = build(Path(root), datetime.fromisoformat(now), options, Progress(quiet=True))
    except Exception as error:
        return {"trouble": words_of(error) or f"{type(error).__name__}: {error}"}
    problems = [asdict(found) for found in built.problems]
    seconds = sum(built.seconds.values()) if built.output else None
    return {"problems": problems, "seconds": seconds, "trouble": "", "held": built.outgoing} | {
        "until": built.until.isoformat() if built.until else None
    }


if __name__ == "__main__":
    # Ctrl+C is meant for the preview, and goes to all that run in its window.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    told = json.dumps(_told(*sys.argv[1:3]))
    # Nobody waits for it where the preview has ended meanwhile, which Windows tells by no BrokenPipeError.
    with suppress(OSError), sys.stdout:
        print(told)
