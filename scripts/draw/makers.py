"""What is large or slow to make, from the tree on the disk: cards, press packs, the table of events.

Each file is kept in the cache under a name that says what it was made from, so a build makes only what is new.
`python -m scripts.draw.makers ROOT BUILD` makes it all and prints what it made; it publishes nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from scripts.render import Written
from scripts.render.shards import environment

# Modules with `make(tree, root, cache)`: from the tree, with the sources' pictures below the root, to published path →
# file in the cache. Loaded where they draw: their libraries take 22 MB.
MAKERS = ("scripts.draw.cards", "scripts.draw.packs", "scripts.draw.workbook")
# From so many new pages on a process of its own draws: what drawing leaves in memory, 170 MB, goes with it.
_MANY = 500


def make(root: Path, work: Path, pages: int) -> dict[str, Path]:
    """Everything that the makers make for the tree of so many pages in `work`. Raises OSError."""
    if MAKERS and pages - sum(1 for _ in (work / "cache" / "cards").glob("*")) > _MANY:
        command = [sys.executable, "-m", "scripts.draw.makers", str(root), str(work)]
        done = subprocess.run(command, env=environment(), capture_output=True, check=False)
        if done.returncode == 0:
            return {path: Path(file) for path, file in json.loads(done.stdout).items()}
        # Whatever is wrong is told by the makers here.
    return _made(root, work)


def _made(root: Path, work: Path) -> dict[str, Path]:
    made: dict[str, Path] = {}
    written = Written(work)
    for maker in MAKERS:
        made |= import_module(maker).make(written, root, work / "cache")
    return made


if __name__ == "__main__":
    print(json.dumps({path: str(file) for path, file in _made(Path(sys.argv[1]), Path(sys.argv[2])).items()}))
