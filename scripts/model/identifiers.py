"""What programs that read of the site call its things, for ever.

A calendar, a feed reader or a newsroom knows an entry by its identifier alone: under another one it shows it a second
time. So each is made once, kept in the ledger, and neither a new address of the site nor a new day, file or address of
an item makes another.
"""

from functools import cached_property
from urllib.parse import urlsplit

from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.languages import ORIGINAL
from scripts.model.page import News, Withdrawn
from scripts.model.website import Site

_TAG = "tag:"


class Identifiers:
    """Of a site and of all that was published in it."""

    def __init__(self, site: Site) -> None:
        self._site, self._known = site, site.ledger.entries

    @cached_property
    def base(self) -> str:
        """The address that the site had when it was first published, with `/` at its end."""
        return f"{(self._site.ledger.home or self._site.identity.url).rstrip('/')}/"

    @cached_property
    def domain(self) -> str:
        """The host of that address."""
        return urlsplit(self.base).hostname or "localhost"

    def of_event(self, event: Event) -> str:
        """UID of its calendar entry."""
        kept = None if event.origin else self._kept(addresses.of_event(event))
        return kept if kept and not kept.startswith(_TAG) else event.uid(self.domain)

    def of_news(self, item: News | Withdrawn) -> str:
        """Of an item in its language (RFC 4151), and of what stays of one that was taken back."""
        kept = self._kept(addresses.of_withdrawn(item) if isinstance(item, Withdrawn) else addresses.of_article(item))
        language = "" if item.lang == ORIGINAL else f":{item.lang}"
        return kept if kept and kept.startswith(_TAG) else self.tag(item.date.isoformat(), f"tin:{item.slug}{language}")

    def name(self, item: Event | News) -> str:
        """The id or slug in it: the one that the item was first published under."""
        if isinstance(item, News):
            return self.of_news(item).partition(":tin:")[2]
        return item.id if item.origin else self.of_event(item).rpartition("@")[0]

    def of_page(self, url: str, record: object) -> str | None:
        """What the ledger keeps of a page; None of one that nothing is called by."""
        if isinstance(record, Event):
            return None if record.origin else self.of_event(record)
        return self.of_news(record) if isinstance(record, (News, Withdrawn)) else None if url else self.base

    def tag(self, day: str, name: str) -> str:
        """Of something of that day (RFC 4151)."""
        return f"{_TAG}{self.domain},{day}:{name}"

    def _kept(self, url: str) -> str | None:
        """By which it was first published, here or at an address that leads here now."""
        entry = self._known.get(url)
        return entry.id if entry and entry.id else self._moved.get(url)

    @cached_property
    def _moved(self) -> dict[str, str]:
        """Identifiers by the address where the page is now."""
        led = addresses.of_redirects(self._site).items()
        old = ((to.partition("#")[0], self._known[old]) for old, to in led if to is not None and old in self._known)
        return {to: entry.id for to, entry in sorted(old, key=lambda pair: pair[1].since, reverse=True) if entry.id}
