"""What has changed in the sources since this machine published last."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scripts.flow.outgoing import key_of, published
from scripts.model.record import Record
from scripts.model.website import Site
from scripts.store.published import Published, Row
from scripts.workbench.listing import title_of


@dataclass(frozen=True, slots=True)
class Change:
    """An entry by its title, and its file, which may be gone."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Since:
    """What publishing now would change; `is_first`: nothing was published here yet."""

    is_first: bool
    new: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    gone: tuple[Change, ...] = ()

    @property
    def count(self) -> int:
        """How many entries differ."""
        return len(self.new) + len(self.changed) + len(self.gone)


def since(root: Path, site: Site, now: datetime) -> Since:
    """What publishing now would change of what was published last."""
    before = Published(root).rows
    records = published(site, now)
    if not before:
        return Since(True)
    known = {key: row for key, row in before.items() if row.is_out}
    return Since(
        False,
        _changes(one for key, one in records.items() if key not in known),
        _changes(one for key, one in records.items() if key in known and known[key].digest != one.digest),
        _gone(known, records, site),
    )


def _changes(records: Iterable[Record]) -> tuple[Change, ...]:
    return tuple(sorted((Change(title_of(one), one.file) for one in records), key=lambda one: (one.path, one.title)))


def _gone(known: Mapping[str, Row], records: Mapping[str, Record], site: Site) -> tuple[Change, ...]:
    titles = {key_of(one): title_of(one) for one in (*site.articles, *site.events)}
    rows = (
        (titles.get(key, key.partition(" ")[2] or row.path), row.path)
        for key, row in known.items()
        if key not in records
    )
    return tuple(Change(*row) for row in sorted(rows, key=lambda one: (one[1], one[0])))
