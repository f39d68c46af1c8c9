"""What takes long to make, kept in build/cache under a name that says what it was made from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


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
