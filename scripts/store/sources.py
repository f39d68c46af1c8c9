"""What reading made of each source file, kept until the file changes.

A file is the same while its size, its times and its inode are, and when they differ but its bytes do not. One that was
written in the moment in which it was read may be written once more without another time, so its times are not
believed: the next build compares its bytes.
"""

import hashlib
import io
import pickle
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TABLES = """
create table sources (
    path text primary key, size int, mtime int, ctime int, inode int, digest blob, sum blob, data blob
);
create table notes (name text primary key, data blob);
"""
Stamp = tuple[int, int, int, int]

# Of a record, as letters.
_DIGEST = re.compile("." * 32)
# What says nothing: the file has to be compared byte by byte.
_NONE: Stamp = (0, 0, 0, 0)
# No file system counts in longer steps (FAT: two seconds).
_TICK = 2_000_000_000
_PLAIN = {("datetime", name) for name in ("date", "datetime", "timedelta", "timezone")}


class Sources:
    """Results by the path of their file, and `notes` by their names.

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
        self._before: dict[str, tuple[Stamp, bytes]] = {}
        self._stamps: dict[str, Stamp] = {}
        self._same: set[str] = set()
        self._new: dict[str, tuple[bytes, bytes]] = {}
        self.notes: dict[str, bytes] = {}
        if database:
            with self._or_spoilt():
                self.notes = dict(database.execute("select name, data from notes"))
                if self.notes.get("rules") == rules.encode():
                    rows = database.execute("select path, size, mtime, ctime, inode, digest from sources")
                    self._before = {path: (tuple(stamp), digest) for path, *stamp, digest in rows}
                else:
                    self.notes = {"rules": rules.encode()}

    @contextmanager
    def _or_spoilt(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError:
            self.is_spoilt = True

    @property
    def keeps(self) -> bool:
        """Is anything written for the next build?"""
        return self._tick is not None

    def unchanged(self, path: str) -> Any:
        """What was made of a file that is as it was, by its stamp; else None."""
        stamp = self._stamps[path] = _stamp(self._root / path)
        same = path in self._before and self._before[path][0] == stamp != _NONE
        return self._result(path, same=True) if same else None

    def same(self, path: str, data: bytes) -> Any:
        """What was made of the same bytes of a file, which `unchanged` did not know; else None."""
        same = path in self._before and self._before[path][1] == digest(data)
        return self._result(path, same=True) if same else None

    def before(self, path: str) -> Any:
        """What was made of a file as it was before; None where there was none."""
        return self._result(path) if path in self._before else None

    def _result(self, path: str, same: bool = False) -> Any:
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
        if same:
            self._same.add(path)
        return result

    def keep(self, path: str, data: bytes, result: Any) -> None:
        """Keep what was made of a file's bytes, as it is now."""
        if self.keeps:
            self._new[path] = (digest(data), pickle.dumps(result, pickle.HIGHEST_PROTOCOL))

    def digests(self, name: str, rules: bytes) -> frozenset[str]:
        """What was noted under a name by these rules (32 bytes): the digests of records of which something holds."""
        note = self.notes.get(name, b"")
        return frozenset(_DIGEST.findall(note[32:].decode("ascii"))) if note[:32] == rules else frozenset()

    def keep_digests(self, name: str, rules: bytes, digests: Iterable[str]) -> None:
        """Note them for the next build."""
        if self.keeps:
            self.notes[name] = rules + "".join(sorted(digests)).encode()

    def save(self) -> None:
        """Write what is new in one transaction, and forget files that are gone."""
        if self._database is None or self._tick is None:
            return
        live = {path: self._stamps[path] for path in self._same | self._new.keys()}
        # What was written while it was read may change again within the same moment.
        live = {path: stamp if max(stamp[1:3]) < self._tick - _TICK else _NONE for path, stamp in live.items()}
        rows = [(path, *live[path], made_of, digest(data), data) for path, (made_of, data) in self._new.items()]
        with self._or_spoilt():
            database = self._database
            database.execute("begin immediate")
            found = database.execute("select path, size, mtime, ctime, inode from sources").fetchall()
            gone = [(path,) for path, *_ in found if path not in live]
            moved = [(*live[path], path) for path, *stamp in found if path in self._same and live[path] != tuple(stamp)]
            database.executemany("delete from sources where path = ?", gone)
            database.executemany("insert or replace into sources values (?, ?, ?, ?, ?, ?, ?, ?)", rows)
            database.executemany("update sources set size = ?, mtime = ?, ctime = ?, inode = ? where path = ?", moved)
            database.executemany("insert or replace into notes values (?, ?)", self.notes.items())
            database.execute("commit")
        self._same |= self._new.keys()
        self._new.clear()


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
