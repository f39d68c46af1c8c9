"""build/state.sqlite: what is on the disk and of what it was made, and pieces that were made before.

One build at a time opens it, reads the pieces that it asks for and writes in one transaction (SQLite's rollback
journal: whoever is killed in between leaves what was there before). What is new waits in a file that SQLite deletes by
itself, not in memory. A store of other rules, of another version or spoilt counts as empty.
"""

import os
import random
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeAlias

from scripts.store.sources import TABLES, Sources

VERSION = "3"
_SPOILT = "Phần dựng sẵn lần trước không đọc được nên bị bỏ đi; lần này dựng lại tất cả."
# Kind, path, digest and bytes of each.
Pieces: TypeAlias = list[tuple[str, str, bytes, bytes]]
_TABLES = """
create table meta (name text primary key, value text) without rowid;
create table files (path text primary key, key text, card text, size int, mtime int, inode int) without rowid;
create table pieces (kind text, name text, key blob, data blob, primary key (kind, name));
"""
_TAKE = "insert or replace into fresh.made values (?, ?, ?, ?)"
_FRESH = """
attach '' as fresh;
pragma fresh.journal_mode = off;
pragma fresh.synchronous = off;
create table fresh.made (kind text, name text, key blob, data blob, primary key (kind, name));
"""


# What distinguishes one state of a file from the next: size, time in nanoseconds, inode.
Stamp: TypeAlias = tuple[int, int, int]


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of a file."""
    return status.st_size, status.st_mtime_ns, status.st_ino


class Untrue(Exception):
    """Something that was kept is not what is made of the same today: none of it can be trusted."""


# So many of the pieces of a kind that are kept are made again in a build that asks for all, and compared.
AUDITED = 10


class Standing(NamedTuple):
    """A file that a build wrote: a digest of what it was made from, the name of its card if it is a page with one."""

    key: str
    card: str | None
    stamp: Stamp


class State:
    """The store of one build; `notice` says, in Vietnamese, why one that was there is not used."""

    def __init__(self, file: Path, rules: str) -> None:
        """`rules` is a digest of our code and of what it works with: a store of other rules counts as empty."""
        self._file, self._rules = file, rules
        self.notice = ""
        self._open()

    def _open(self) -> None:
        self._process = os.getpid()
        self._shelves: dict[str, KeptShelf] = {}
        self._database = self._opened()
        rows = self._database.execute("select path, key, card, size, mtime, inode from files")
        self._before = {path: Standing(key, card, (size, mtime, inode)) for path, key, card, size, mtime, inode in rows}
        self.files = dict(self._before)

    def throw_away(self) -> None:
        """Begin with an empty store, for what was kept is not what was written."""
        self._database.close()
        self._file.unlink()
        self._open()
        self.notice = _SPOILT

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._file, isolation_level=None, check_same_thread=False)

    def _is_ours(self) -> bool:
        """Is what is there of this version and these rules, and not spoilt?"""
        try:
            with closing(self._connect()) as database:
                if dict(database.execute("select name, value from meta")) != {"version": VERSION, "rules": self._rules}:
                    return False
                database.execute("select count(*) from files")
                return True
        except sqlite3.DatabaseError:
            if self._file.exists() and self._file.stat().st_size:
                self.notice = _SPOILT
            return False

    def _opened(self) -> sqlite3.Connection:
        is_ours = self._is_ours()
        if not is_ours:
            self._file.unlink(missing_ok=True)
        database = self._connect()
        if not is_ours:
            database.executescript(_TABLES + TABLES)
            database.executemany("insert into meta values (?, ?)", [("version", VERSION), ("rules", self._rules)])
        database.executescript(_FRESH)
        return database

    def sources(self, root: Path, rules: str, modules: tuple[str, ...]) -> Sources:
        """What reading made of the sources of `root`; `rules` is a digest of what reads them."""
        os.utime(self._file)
        return Sources(root, modules, rules, self._database, self._file.stat().st_mtime_ns)

    def shelf(self, kind: str) -> "KeptShelf":
        """The pieces of a kind."""
        return self._shelves.setdefault(kind, KeptShelf(self._database, kind))

    def open_again(self) -> None:
        """In a forked process, which must not use the connection of its parent, and has none of what is new there."""
        if self._process == os.getpid():
            return
        self._database = self._connect()
        self._database.executescript(_FRESH)
        for shelf in self._shelves.values():
            shelf.database = self._database

    def new_pieces(self) -> Pieces:
        """What was made since the store was saved or opened last, for the store of another process."""
        return self._database.execute("select * from fresh.made").fetchall()

    def take(self, pieces: Pieces) -> None:
        """Learn what another process has made."""
        self._database.executemany(_TAKE, pieces)

    def save(self) -> None:
        """Write what this build changed, and let go of the pieces. Raises sqlite3.Error."""
        gone = self._before.keys() - self.files.keys()
        rows = (
            (path, one.key, one.card, *one.stamp) for path, one in self.files.items() if self._before.get(path) != one
        )
        self._database.execute("begin immediate")
        self._database.executemany("delete from files where path = ?", [(path,) for path in gone])
        self._database.executemany("insert or replace into files values (?, ?, ?, ?, ?, ?)", rows)
        unkept = [(kind, path) for path in gone if not path.startswith("html/") for kind in self._shelves]
        self._database.executemany("delete from pieces where kind = ? and name = ?", unkept)
        self._database.execute("insert or replace into pieces select * from fresh.made")
        self._database.execute("commit")
        self._database.execute("delete from fresh.made")
        self._shelves.clear()
        self._before = dict(self.files)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


class KeptShelf:
    """Pieces of one kind, each by the path of the file that is its item's own and a digest of what it was made from."""

    def __init__(self, database: sqlite3.Connection, kind: str) -> None:
        self.database, self._kind = database, kind
        self._all: dict[str, tuple[bytes, bytes]] | None = None

    def piece(self, name: str, key: bytes, make: Callable[[], bytes]) -> bytes:
        """The piece as kept, or made where what it is made from has changed. Raises Untrue."""
        found = self._kept(name)
        if found and found[0] == key:
            if random.random() < self._audited and make() != found[1]:
                raise Untrue(f"{self._kind} {name}")
            return found[1]
        found = self._found("fresh.made", name)
        if found and found[0] == key:
            return found[1]
        made = make()
        self.database.execute(_TAKE, (self._kind, name, key, made))
        return made

    def stale(self, keys: Iterable[tuple[str, bytes]]) -> set[str]:
        """Those by their names that are not kept as made from the same; reads all of the kind, for who asks for all."""
        if self._all is None:
            rows = self.database.execute("select name, key, data from pieces where kind = ?", (self._kind,))
            self._all = {name: (key, data) for name, key, data in rows}
        nothing = (b"", b"")
        return {name for name, key in keys if self._all.get(name, nothing)[0] != key}

    def _kept(self, name: str) -> tuple[bytes, bytes] | None:
        return self._found("pieces", name) if self._all is None else self._all.get(name)

    def _found(self, table: str, name: str) -> tuple[bytes, bytes] | None:
        asked = f"select key, data from {table} where kind = ? and name = ?"
        found: tuple[bytes, bytes] | None = self.database.execute(asked, (self._kind, name)).fetchone()
        return found

    @cached_property
    def _audited(self) -> float:
        """The share of what is kept that is made again."""
        count: int
        (count,) = self.database.execute("select count(*) from pieces where kind = ?", (self._kind,)).fetchone()
        return AUDITED / count if count else 0
