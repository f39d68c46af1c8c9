"""The process that renders one shard: `python -m scripts.render.one_shard CONFIG DOCS HTML`."""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.render.mkdocs_engine import build

if __name__ == "__main__":
    for line in build(*map(Path, sys.argv[1:4])):
        print(line)
