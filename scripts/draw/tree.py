"""The assembled tree on the disk, so that the one in memory can go."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path


class TreeOnDisk(Mapping[str, bytes]):
    """The files below `build`, read where they are asked for. Listed are those that are published as they are."""

    def __init__(self, build: Path) -> None:
        self._build = build

    def __getitem__(self, path: str) -> bytes:
        try:
            return (self._build / path).read_bytes()
        except FileNotFoundError:
            raise KeyError(path) from None

    def __iter__(self) -> Iterator[str]:
        files = (self._build / "files").rglob("*")
        return iter(sorted(file.relative_to(self._build).as_posix() for file in files if file.is_file()))

    def under(self, folder: str) -> list[str]:
        """The files in one folder."""
        return sorted(f"{folder}/{name}" for name in os.listdir(self._build / folder))

    def __len__(self) -> int:
        return sum(1 for _ in self)
