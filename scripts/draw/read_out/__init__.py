"""The scripts for loudspeakers as Word files in large letters, each of the plain text beside it.

A file is kept under a digest of its text and of how it is made.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.assemble.outreach.loudspeaker import INDEX
from scripts.draw.maker import Wanted
from scripts.store.cache import write
from scripts.store.rules import rules

_SOURCES, _LIBRARIES = ("draw/read_out", "draw/word_file.py", "draw/archive.py"), ("python-docx", "lxml")


def wanted(tree: Mapping[str, bytes]) -> list[Wanted]:
    """Every script by the address of its plain text without the ending."""
    titles: dict[str, str] = json.loads(tree.get(INDEX, b"{}"))
    made_by = rules(_SOURCES, _LIBRARIES).encode() if titles else b""

    def of(stem: str, title: str) -> Wanted:
        digest = hashlib.sha256(b"\0".join((made_by, title.encode(), tree[f"files/{stem}.txt"])))
        return Wanted(stem, {f"{stem}.docx": f"{digest.hexdigest()[:32]}.docx"})

    return [of(stem, title) for stem, title in titles.items()]


def draw(stems: Sequence[str], tree: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of these scripts. Raises OSError."""
    from scripts.draw.read_out import large

    titles = json.loads(tree[INDEX])
    for one in wanted(tree):
        if one.key in stems:
            (name,) = one.files.values()
            write(folder / name, large.document(titles[one.key], tree[f"files/{one.key}.txt"].decode()))
