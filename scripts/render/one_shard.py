"""The process that renders one shard: `python -m scripts.render.one_shard CONFIG HTML`."""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.render.mkdocs_engine import build

if __name__ == "__main__":
    for line in build(Path(sys.argv[1]), Path(sys.argv[2])):
        print(line)
