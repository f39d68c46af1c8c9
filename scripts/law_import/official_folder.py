"""Files of official texts that lie in official/: whatever is new there is imported by itself.

Which files were imported, and what they looked like then, is in var/official.json; a file that could not be imported is
tried again, so that what is wrong with it is said until somebody mends it.
"""

import json
import os
import re
from pathlib import Path

from scripts.law_import.importing import Imported, import_law
from scripts.model.law import Law
from scripts.problems import Problem
from scripts.store.cache import write

FOLDER, _REGISTER = "official", "var/official.json"
_IGNORED = re.compile(r"^(\.|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
# Size and time: a file that was exchanged has others.
_Looks = list[int]


def fresh(root: Path) -> list[Path]:
    """The files that were not imported yet as they are now. Costs nothing where there is no folder."""
    known = _known(root)
    return [file for file in _files(root) if known.get(file.name) != _looks(file)]


def import_folder(root: Path, laws: tuple[Law, ...]) -> Imported:
    """Import what is new. Raises OSError when it cannot write."""
    new = fresh(root)
    if not new:
        return Imported(())
    known, problems, notes = _known(root), list[Problem](), list[str]()
    for file in new:
        imported = import_law(file, root, laws)
        problems += imported.problems
        notes += imported.notes
        if imported.stored:
            known[file.name] = _looks(file)
            notes.append(f"Đã lưu: {imported.stored.relative_to(root).as_posix()}, từ {FOLDER}/{file.name}.")
    there = {file.name for file in _files(root)}
    kept = {name: looks for name, looks in sorted(known.items()) if name in there}
    write(root / _REGISTER, json.dumps(kept, ensure_ascii=False, indent=1).encode())
    return Imported(tuple(problems), notes=tuple(notes))


def _files(root: Path) -> list[Path]:
    try:
        entries = sorted(os.scandir(root / FOLDER), key=lambda entry: entry.name)
    except OSError:  # there is none
        return []
    return [Path(entry.path) for entry in entries if entry.is_file() and not _IGNORED.match(entry.name)]


def _looks(file: Path) -> _Looks:
    stat = file.stat()
    return [stat.st_size, stat.st_mtime_ns]


def _known(root: Path) -> dict[str, _Looks]:
    try:
        known: dict[str, _Looks] = json.loads((root / _REGISTER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
