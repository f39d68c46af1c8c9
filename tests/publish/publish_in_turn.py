"""A process for the tests to kill: publishes tree A, tree B, tree A, … until it is stopped."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from scripts.publish import publish
from scripts.publish import swap as swapping


def main(root: Path, way: str) -> None:
    if way == "renames":
        swapping.exchange = lambda *_: False
    print("ready", flush=True)
    for name in itertools.cycle("AB"):
        publish(root / name, root / "none", root / "site", root / "build")
        print(name, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
