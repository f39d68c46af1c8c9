"""Look for bytes that a reader falls over, guided by what of it they reach: `pip install atheris`, then
`python -m tests.fuzz.run READER -max_total_time=3600 [FOLDER]`. What is found is written to `crash-…`: mend it, then
put it into tests/fuzz/corpus/READER/.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["scripts"]):
    from tests.fuzz.readers import READERS

CORPUS = Path(__file__).parent / "corpus"

if __name__ == "__main__":
    name, *options = sys.argv[1:]
    seeds = CORPUS / name
    atheris.Setup([sys.argv[0], *options, *map(str, [seeds] if seeds.is_dir() else [])], READERS[name])
    atheris.Fuzz()
