"""A process for the tests to kill: publishes tree A, tree B, tree A, … until it is stopped.

With the libraries loaded once, it forks such a process for each line that it reads, the name of the tree that comes
first, and says its number.
"""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path

from scripts.publish import swap as swapping
from scripts.publish.stage import publish


def main(root: Path, way: str) -> None:
    if way == "renames":
        swapping.exchange = lambda *_: False
    for line in sys.stdin:
        if child := os.fork():
            print(child, flush=True)
            os.waitpid(child, 0)
            print("ended", flush=True)
        else:
            for name in itertools.cycle("BA" if line.strip() == "B" else "AB"):
                publish(root / name, root / "none", root / "site", root / "build")
                print(name, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
