"""What takes long to make, kept in build/cache under a name that says what it was made from."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")


def kept(file: Path, make: Callable[[], bytes]) -> bytes:
    """The bytes of the file, made and written whole where it is missing. Raises OSError and whatever `make` does."""
    if file.is_file():
        return file.read_bytes()
    data = make()
    write(file, data)
    return data


def write(file: Path, data: bytes) -> None:
    """Write a file whole: whoever finds it finds all of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(".part")
    partial.write_bytes(data)
    partial.replace(file)


class Memory(Generic[T]):
    """Thousands of small things of JSON in one file, each under what it was made from; `rules` says how.

    What was kept by other rules, or is spoilt, is made again.
    """

    def __init__(self, file: Path | None, rules: str) -> None:
        self._file, self._rules = file, rules
        self._old: dict[str, T] = _read(file, rules) if file else {}
        self._used: dict[str, T] = {}

    def of(self, key: str, make: Callable[[], T]) -> T:
        """What is kept under `key`, else what `make` gives."""
        if key not in self._used:
            self._used[key] = self._old[key] if key in self._old else make()
        return self._used[key]

    def save(self) -> None:
        """Keep what this build used, and nothing else, for the next one."""
        if self._file and self._used != self._old:
            write(self._file, json.dumps({"rules": self._rules, "kept": self._used}).encode())


def _read(file: Path, rules: str) -> dict[str, T]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data["kept"] if isinstance(data, dict) and data.get("rules") == rules else {}
