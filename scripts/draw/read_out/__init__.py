"""What is read out on loudspeakers, pages and notices of events, as Word files in large letters, each of the plain text
beside it.

A file is kept under a digest of its text and of how it is made.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.assemble.outreach import loudspeaker, notice_files
from scripts.assemble.outreach.notice_files import digest
from scripts.draw.maker import Index, Needs, Wanted
from scripts.store.cache import write
from scripts.store.rules import rules

_SOURCES, _LIBRARIES = ("draw/read_out", "draw/word_file.py", "draw/archive.py"), ("python-docx", "lxml", "deflate")


def wanted(tree: Mapping[str, bytes]) -> list[Wanted]:
    """Every script by the address of its plain text without the ending."""
    rows = _rows(tree)
    made_by = rules(_SOURCES, _LIBRARIES).encode() if rows else b""

    def of(stem: str, title: str, said: str) -> Wanted:
        name = digest(b"\0".join((made_by, title.encode(), said.encode())))
        return Wanted(stem, {f"{stem}.docx": f"{name}.docx"})

    return [of(stem, *row) for stem, row in rows.items()]


def needs(tree: Mapping[str, bytes]) -> Needs:
    """What of the tree drawing some of them reads."""
    pages, notices = Index(tree, loudspeaker.INDEX), Index(tree, notice_files.INDEX)

    def of(stems: Sequence[str]) -> dict[str, bytes]:
        texts = {(path := f"files/{stem}.txt"): tree[path] for stem in stems}
        return pages.some(stems) | notices.some(stems) | texts

    return of


def draw(stems: Sequence[str], tree: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of these scripts. Raises OSError."""
    from scripts.draw.read_out import large

    asked, rows = set(stems), _rows(tree)
    for one in wanted(tree):
        if one.key in asked:
            (name,) = one.files.values()
            title, _ = rows[one.key]
            write(folder / name, large.document(title, tree[f"files/{one.key}.txt"].decode()))


def _rows(tree: Mapping[str, bytes]) -> dict[str, tuple[str, str]]:
    """The title and a digest of the words of every script."""
    titles: dict[str, str] = json.loads(tree.get(loudspeaker.INDEX, b"{}"))
    pages = {stem: (title, digest(tree[f"files/{stem}.txt"])) for stem, title in titles.items()}
    return pages | {stem: tuple(row) for stem, row in json.loads(tree.get(notice_files.INDEX, b"{}")).items()}
