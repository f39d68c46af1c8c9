"""What reading keeps between builds: opened to be added to by a build, or only to be looked at."""

import sqlite3
from pathlib import Path

from scripts.store.rules import rules
from scripts.store.sources import Sources
from scripts.store.state import State

# What a file's records and problems are made by, and where their classes are.
_ROOMS = ("markup", "model", "problems", "read", "store", "vietnamese")
_LIBRARIES = ("markdown-it-py", "mdit-py-plugins", "nh3", "pillow", "pydantic", "pydantic-core", "pyyaml")
_CLASSES = ("scripts.markup.", "scripts.read.", "scripts.model.", "scripts.problems.", "scripts.vietnamese.")


def kept_in(state: State, root: Path) -> Sources:
    """What a build finds, and adds to."""
    return state.sources(root, rules(_ROOMS, _LIBRARIES), _CLASSES)


def kept_by_a_build(root: Path) -> Sources:
    """What the last build kept, for one who writes nothing: the checkout may be another's, or on a read-only disk."""
    try:
        database = sqlite3.connect(f"{(root / 'build/state.sqlite').absolute().as_uri()}?mode=ro", uri=True, timeout=1)
        return Sources(root, _CLASSES, rules(_ROOMS, _LIBRARIES), database)
    except sqlite3.Error:
        return Sources(root)
