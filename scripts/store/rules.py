"""A digest of what makes things: our own code, the locked libraries, Python. Whatever changes, all is made again."""

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

_SCRIPTS = Path(__file__).resolve().parents[1]
version = cache(metadata.version)  # each reads and parses a file of the environment


def rules(rooms: Iterable[str], packages: Iterable[str] = ()) -> str:
    """Of every file of some rooms of scripts/ (`assemble`, `words/vi.yml`), some packages and Python's own version."""
    whole = hashlib.sha256(repr(sys.version_info[:3]).encode())
    for package in packages:
        whole.update(f"{package}={version(package)} ".encode())
    for room in rooms:
        whole.update(_digest(room))
    return whole.hexdigest()


@cache  # the code that this process runs, whatever is written over it meanwhile; a warm build asks four times
def _digest(room: str) -> bytes:
    whole = hashlib.sha256(room.encode())
    one = _SCRIPTS / room
    for path in [one] if one.is_file() else sorted(one.rglob("*")):
        if path.suffix in (".py", ".yml", ".typ"):
            whole.update(path.relative_to(_SCRIPTS).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.digest()
