"""What was published, and where what had another address before has gone.

The ledger, ledger.jsonl, lets what was promised to readers be checked without any history of the sources: no address is
lost, and no published item changes its meaning without saying so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from pydantic import Field

from scripts.model.event import Event
from scripts.model.page import News, Withdrawn
from scripts.model.record import Part, Record, Shape
from scripts.model.values import Line, beginning, day_of

Item = News | Event


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """An address as it was last published: relative to the site's root, the first moment, and of an item what it
    `said`, with its `figures` apart (not known of lines of before). A `listed` page is made from others (a month, a
    place): where it goes when it is empty follows by itself. `source` is the other site that an event was gathered
    from; `id` what programs call it (identifiers.py), of the front page the address of the site; `stamp` when an event
    was last revised, where `since` does not tell; `withdrawn` when a notice first stood there instead of the
    item."""

    url: str
    since: datetime
    listed: bool = False
    said: str | None = None
    figures: str | None = None
    changes: int = 0
    revision: int = 0
    source: str | None = None
    id: str | None = None
    stamp: datetime | None = None
    withdrawn: datetime | None = None
    line: int = 0

    @property
    def published(self) -> str:
        """`09:00 24/11/2026`."""
        return f"{self.since:%H:%M %d/%m/%Y}"

    def may_go(self, now: datetime) -> bool:
        """Was it first published today? Then it may have been a trial, and be taken back without a trace."""
        return day_of(self.since) == day_of(now)


@dataclass(frozen=True)
class Ledger:
    """Entries by address."""

    entries: Mapping[str, LedgerEntry] = field(default_factory=dict)

    @property
    def home(self) -> str | None:
        """The address that the site had when it was first published, where that is known."""
        front = self.entries.get("")
        return front.id if front else None

    def known(self, now: datetime) -> Iterable[LedgerEntry]:
        """What readers had seen by that moment: a look into the past does not know what was published later."""
        return [entry for entry in self.entries.values() if entry.since <= now]

    def of(self, url: str, now: datetime) -> LedgerEntry | None:
        """The entry of an address that readers had seen by that moment."""
        entry = self.entries.get(url)
        return entry if entry and entry.since <= now else None

    def withdrawn(self, notice: Withdrawn, url: str, now: datetime) -> datetime:
        """When an item was taken back: when readers first saw the notice, which is now unless they have; of an item
        that none ever saw, as it says itself. A note may be of a change before, so it does not tell."""
        entry = self.of(url, now)
        if entry and entry.withdrawn and entry.withdrawn <= now:
            return entry.withdrawn
        return now if entry else notice.since

    def stamp(self, event: Event, url: str, now: datetime) -> datetime:
        """When an event was last revised: at its last change, else on the day on which readers first saw it, and of
        what no reader has seen, today. Never earlier than was published before, even where `now` is."""
        entry = self.entries.get(url)
        first = beginning(day_of(entry.since if entry else now))
        told = [entry.stamp] if entry and entry.stamp else []
        return max([first, *told, *(min(change.at, now) for change in event.changes)])


# What our own addresses are made of, so that no server's configuration can read anything else into them.
OldAddress = Annotated[
    str,
    Shape(
        r"^/([a-z0-9][a-z0-9._-]*/)+$",
        "địa chỉ trên trang này, bắt đầu và kết thúc bằng dấu /, chữ thường không dấu",
        "/tin-tuc/2022/ten-cu/",
    ),
]


class Redirect(Part):
    """An old address and where its page is now."""

    from_: OldAddress = Field(alias="from", description="Địa chỉ cũ trên trang này, ví dụ /tin-tuc/2022/ten-cu/")
    to: Line = Field(description="Nơi mới: địa chỉ trên trang này, mã như tin:ten-moi, hoặc địa chỉ web")

    @property
    def old(self) -> str:
        """The old address, relative to the site's root as all of ours."""
        return self.from_[1:]


class Redirects(Record):
    """The list."""

    redirects: tuple[Redirect, ...] = Field((), description="Các địa chỉ đã đổi")
