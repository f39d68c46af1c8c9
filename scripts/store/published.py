"""var/published.sqlite: what this machine published last, record by record.

It is a memory of its own, not a part of build/, which anybody may delete, and no code changes it: a record is kept as
JSON, to be read by the models of any later version. Without it, or where it is spoilt, nothing is known of before.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

FILE = "var/published.sqlite"
_TABLE = "create table if not exists records (key text primary key, path text, digest text, is_out int, data text)"


# Rows that are new, and the keys of what is gone.
Learned: TypeAlias = tuple[list[tuple[str, str, str, str]], list[tuple[str]]]


class Row(NamedTuple):
    """A record as it was last published: the file that it came from, its digest, and whether the last build had it."""

    path: str
    digest: str
    is_out: bool


class _Record(Protocol):
    @property
    def file(self) -> str: ...
    @property
    def digest(self) -> str: ...
    def model_dump_json(self, *, by_alias: bool) -> str: ...


class Published:
    """What the last build in `root` published; `rows` by the keys of the records. Reading never fails."""

    def __init__(self, root: Path) -> None:
        self._file = root / FILE
        self.rows: dict[str, Row] = {}
        try:
            with closing(self._looked_at()) as database:
                rows = database.execute("select key, path, digest, is_out from records")
                self.rows = {key: Row(path, digest, is_out) for key, path, digest, is_out in rows}
        except sqlite3.Error:
            self.rows = {}

    def _looked_at(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True, timeout=1)

    def data(self, key: str) -> str | None:
        """A record as JSON."""
        try:
            with closing(self._looked_at()) as database:
                found = database.execute("select data from records where key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        return str(found[0]) if found else None

    def learned(self, records: Mapping[str, _Record]) -> Learned:
        """What a build has to `learn` that publishes these, by their keys."""
        nothing = Row("", "", False)
        new = ((key, one) for key, one in records.items() if self.rows.get(key, nothing)[1:] != (one.digest, True))
        gone = [(key,) for key, row in self.rows.items() if row.is_out and key not in records]
        return [(key, one.file, one.digest, one.model_dump_json(by_alias=True)) for key, one in new], gone

    def learn(self, learned: Learned) -> None:
        """Keep what is published now; what is not out any more is kept as well. Raises OSError and sqlite3.Error."""
        new, gone = learned
        if not new and not gone:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        if not self.rows:  # nothing is there, or nothing that can be read
            self._file.unlink(missing_ok=True)
        with closing(sqlite3.connect(self._file, isolation_level=None)) as database:
            database.execute(_TABLE)
            database.execute("begin immediate")
            database.executemany("insert or replace into records values (?, ?, ?, 1, ?)", new)
            database.executemany("update records set is_out = 0 where key = ?", gone)
            database.execute("commit")
