"""What reading made of each source file, kept until the file changes.

A file is the same while its size, its times and its inode are, and when they differ but its bytes do not. One that was
written in the moment in which it was read may be written once more without another time, so its times are not
believed: the next build compares its bytes.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TABLES = """
create table sources (
    path text primary key, size int, mtime int, ctime int, inode int, digest blob, sum blob, data blob
);
create table notes (name text primary key, data blob);
"""
Stamp = tuple[int, int, int, int]

# What says nothing: the file has to be compared byte by byte.
_NONE: Stamp = (0, 0, 0, 0)
# No file system counts in longer steps (FAT: two seconds).
_TICK = 2_000_000_000
_PLAIN = {("datetime", name) for name in ("date", "datetime", "timedelta", "timezone")}


@dataclass(frozen=True, slots=True)
class _Kept:
    stamp: Stamp
    digest: bytes


class Sources:
    """Results by the path of their file, and notes by their names.

    Results are plain data and classes of ours, never code. Where one row is not what was written none counts, and
    `is_spoilt` says so. Without a database nothing is kept, without a `tick` nothing is written.
    """

    def __init__(
        self,
        root: Path,
        modules: tuple[str, ...] = (),
        rules: str = "",
        database: sqlite3.Connection | None = None,
        tick: int | None = None,
    ) -> None:
        """`modules`: how the names of those begin whose classes a result may hold; `rules`: a digest of the code that
        reads; `tick`: the file system's time, in nanoseconds, before anything was read."""
        self._root, self._modules, self._database, self._tick = root, modules, database, tick
        self.is_spoilt = False
        self._before: dict[str, _Kept] = {}
        self._stamps: dict[str, Stamp] = {}
        self._same: dict[str, _Kept] = {}
        self._new: dict[str, tuple[bytes, bytes]] = {}
        self._notes: dict[str, bytes] = {}
        try:
            self._look(rules)
        except sqlite3.DatabaseError:
            self.is_spoilt = True

    def _look(self, rules: str) -> None:
        if self._database:
            self._notes = dict(self._database.execute("select name, data from notes"))
            if self._notes.get("rules") != rules.encode():
                self._notes = {"rules": rules.encode()}
                return
            rows = self._database.execute("select path, size, mtime, ctime, inode, digest from sources")
            self._before = {path: _Kept(tuple(stamp), digest) for path, *stamp, digest in rows}

    @property
    def keeps(self) -> bool:
        """Is anything written for the next build?"""
        return self._tick is not None

    def unchanged(self, path: str) -> Any:
        """What was made of a file that is as it was, by its stamp; else None."""
        stamp = self._stamps[path] = _stamp(self._root / path)
        kept = self._before.get(path)
        return self._result(path, kept) if kept and kept.stamp == stamp != _NONE else None

    def same(self, path: str, data: bytes) -> Any:
        """What was made of the same bytes of a file, which `unchanged` did not know; else None."""
        kept = self._before.get(path)
        if kept is None or kept.digest != digest(data):
            return None
        return self._result(path, _Kept(self._stamps[path], kept.digest))

    def before(self, path: str) -> Any:
        """What was made of a file as it was before; None where there was none."""
        return self._result(path) if path in self._before else None

    def _result(self, path: str, kept: _Kept | None = None) -> Any:
        assert self._database
        try:
            (wanted, data), *_ = self._database.execute("select sum, data from sources where path = ?", (path,))
            if digest(data) != wanted:
                raise ValueError(path)
            result = _Unpickler(data, self._modules).load()
        except Exception:  # bytes of somebody else's raise whatever they like
            self.is_spoilt = True
            self._before.clear()
            return None
        if kept:
            self._same[path] = kept
        return result

    def keep(self, path: str, data: bytes, result: Any) -> None:
        """Keep what was made of a file's bytes, as it is now."""
        if self.keeps:
            self._new[path] = (digest(data), pickle.dumps(result, pickle.HIGHEST_PROTOCOL))

    def note(self, name: str) -> bytes:
        """The note of that name; empty where there is none."""
        return self._notes.get(name, b"")

    def write_note(self, name: str, data: bytes) -> None:
        """Keep a note."""
        self._notes[name] = data

    def save(self) -> None:
        """Write what is new in one transaction, and forget files that are gone."""
        if self._database is None or self._tick is None:
            return
        live = {path: kept.stamp for path, kept in self._same.items()}
        live |= {path: self._stamps[path] for path in self._new}
        # What was written while it was read may change again within the same moment.
        live = {path: stamp if max(stamp[1:3]) < self._tick - _TICK else _NONE for path, stamp in live.items()}
        rows = [(path, *live[path], made_of, digest(data), data) for path, (made_of, data) in self._new.items()]
        try:
            self._write(self._database, live, rows)
        except sqlite3.DatabaseError:
            self.is_spoilt = True
        self._new.clear()

    def _write(self, database: sqlite3.Connection, live: dict[str, Stamp], rows: list[tuple[Any, ...]]) -> None:
        database.execute("begin immediate")
        found = database.execute("select path, size, mtime, ctime, inode from sources").fetchall()
        gone = [(path,) for path, *_ in found if path not in live]
        moved = [(*live[path], path) for path, *stamp in found if path in self._same and live[path] != tuple(stamp)]
        database.executemany("delete from sources where path = ?", gone)
        database.executemany("insert or replace into sources values (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        database.executemany("update sources set size = ?, mtime = ?, ctime = ?, inode = ? where path = ?", moved)
        database.executemany("insert or replace into notes values (?, ?)", self._notes.items())
        database.execute("commit")


def digest(data: bytes) -> bytes:
    """By which bytes are compared."""
    return hashlib.sha256(data).digest()


def _stamp(file: Path) -> Stamp:
    try:
        status = file.stat()
    except OSError:
        return _NONE
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


class _Unpickler(pickle.Unpickler):
    """Reads plain data and instances of classes of some modules: whatever else is named is refused."""

    def __init__(self, data: bytes, modules: tuple[str, ...]) -> None:
        super().__init__(io.BytesIO(data))
        self._modules = modules

    def find_class(self, module: str, name: str) -> Any:
        """Raises pickle.UnpicklingError for a name that no result of reading has."""
        if module.startswith(self._modules) or (module, name) in _PLAIN:
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")
