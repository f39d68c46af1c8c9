"""The process that builds a whole preview: `python -m scripts.preview.everything ROOT NOW` prints what came of it."""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from pathlib import Path

from scripts.flow.building import Options, build
from scripts.flow.progress import Progress


def main(root: str, now: str) -> None:
    """Print `problems` ([[path, line, column], code, message, mend]), `seconds`, None where nothing was built, and
    `trouble`, a failure of ours in a line."""
    options = Options(jobs=os.cpu_count() or 1, compressed=False, preview=True)
    try:
        built = build(Path(root), datetime.fromisoformat(now), options, Progress(quiet=True))
    except Exception as error:
        print(json.dumps({"problems": [], "seconds": None, "trouble": str(error) or type(error).__name__}))
        return
    problems = [
        [[found.at.path, found.at.line, found.at.column], found.code, found.message, found.mend]
        for found in built.problems
    ]
    seconds = sum(built.seconds.values()) if built.output else None
    print(json.dumps({"problems": problems, "seconds": seconds, "trouble": ""}))


if __name__ == "__main__":
    main(*sys.argv[1:3])
