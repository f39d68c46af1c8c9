"""What takes long to make, kept in build/cache under a name that says what it was made from."""

import json
import os
import shutil
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Table(Generic[T]):
    """Many small results, plain data, by their keys in one file between builds.

    `name` is what the file calls them; `rules` says by what they were made: a table of other rules counts as empty, as
    does a spoilt one.
    """

    def __init__(self, file: Path | None, name: str, rules: str) -> None:
        self._file, self._name, self._rules = file, name, rules
        self._old: dict[str, T] = _entries(file, name, rules) if file else {}
        self._used: dict[str, T] = {}

    def entry(self, key: str, make: Callable[[], T]) -> T:
        """The result of that key, made where it is missing."""
        if key not in self._used:
            self._used[key] = self._old[key] if key in self._old else make()
        return self._used[key]

    def save(self) -> None:
        """Keep what this build used, and nothing else, for the next one."""
        if self._file and self._used != self._old:
            write(self._file, json.dumps({"rules": self._rules, self._name: self._used}).encode())


def _entries(file: Path, name: str, rules: str) -> dict[str, Any]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return dict(data[name]) if data["rules"] == rules else {}
    except (OSError, ValueError, TypeError, LookupError):
        return {}


def kept(file: Path, make: Callable[[], bytes]) -> bytes:
    """The bytes of the file, made and written whole where it is missing. Raises OSError and whatever `make` does."""
    if file.is_file():
        return file.read_bytes()
    data = make()
    write(file, data)
    return data


def only(folder: Path, names: Collection[str]) -> set[str]:
    """Delete what has none of these names in a folder, which is made where it is missing; what is there then."""
    folder.mkdir(parents=True, exist_ok=True)
    found = set(os.listdir(folder))
    for gone in found.difference(names):
        if (folder / gone).is_dir():  # of an earlier version
            shutil.rmtree(folder / gone)
        else:
            (folder / gone).unlink()
    return found.intersection(names)


def write(file: Path, data: bytes) -> None:
    """Write a file whole: whoever finds it finds all of it.

    Until then its name is of this process: what a killed build's helper still writes is no file of another build.
    Raises OSError; the file is then what it was.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(f".{os.getpid()}.part")
    try:
        partial.write_bytes(data)
        partial.replace(file)
    except OSError:
        with suppress(OSError):  # what was written so far may be what fills the disk
            partial.unlink()
        raise
