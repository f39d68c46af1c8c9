"""The files of every lesson: slides to show (PPTX, PDF), the teacher's plan and the pupils' sheet (PDF).

A file is kept under a digest of everything that the lesson says and of how it is made.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic_core import to_json

from scripts.assemble.teaching.lesson_files import FILES, INDEX
from scripts.assemble.tree import Meta
from scripts.draw.maker import Index, Needs, Wanted
from scripts.store.cache import write
from scripts.store.rules import rules

_SOURCES = (
    *("draw/lessons", "draw/archive.py", "draw/pdf.py", "draw/letters.py"),
    *("model/palette.py", "assemble/parts/qr.py"),
)
_LIBRARIES = ("python-pptx", "lxml", "deflate", "typst", "fontpkg-be-vietnam-pro", "mkdocs-material", "segno")


def wanted(tree: Mapping[str, bytes]) -> list[Wanted]:
    """The files of every lesson by the address of its page."""
    lessons: dict[str, Meta] = json.loads(tree.get(INDEX, b"{}"))
    made_by = rules(_SOURCES, _LIBRARIES).encode() if lessons else b""

    def of(url: str, lesson: Meta) -> Wanted:
        digest = hashlib.sha256(made_by + b"\0" + to_json(lesson)).hexdigest()[:32]
        return Wanted(url, {f"{url}{name}.{ending}": f"{digest}-{name}.{ending}" for name, ending in FILES})

    return [of(url, lesson) for url, lesson in lessons.items()]


def needs(tree: Mapping[str, bytes]) -> Needs:
    """What of the tree drawing some of them reads."""
    return Index(tree, INDEX).some


def draw(urls: Sequence[str], tree: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of these lessons. Raises OSError."""
    from scripts.draw.lessons import printed, slides

    lessons = json.loads(tree[INDEX])
    for one in wanted(tree):
        if one.key in urls:
            lesson = lessons[one.key]
            for path, name in one.files.items():
                made = slides.presentation(lesson) if path.endswith(".pptx") else printed.printed(lesson, path)
                write(folder / name, made)
