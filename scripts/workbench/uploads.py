"""Files that were sent and are looked through before anything is written: kept while this start of `serve` lasts."""

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, field

# So many, so that several tabs may be open.
_MOST = 24


@dataclass(frozen=True, slots=True)
class Sent:
    """A file or, without a name, a text that was pasted, with what was said about it; `other` is what it may
    be besides what it was read as; or `many` files at once."""

    name: str
    data: bytes
    source: str = ""
    year: int | None = None
    other: str = ""
    many: tuple[tuple[str, bytes], ...] = ()


@dataclass
class Uploads:
    """By ids that nobody guesses."""

    _kept: "OrderedDict[str, Sent]" = field(default_factory=OrderedDict)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, sent: Sent, name: str = "") -> str:
        """Its id: a new one, or that under which something like it was kept."""
        with self._turn:
            name = name if name in self._kept else secrets.token_urlsafe(9)
            self._kept[name] = sent
            self._kept.move_to_end(name)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            return name

    def get(self, name: str) -> Sent | None:
        """What was kept under an id."""
        return self._kept.get(name)
