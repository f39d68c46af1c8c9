"""Whom to ask, ready to tap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from scripts.assemble.parts.phones import dial
from scripts.model.source import Contact


@dataclass(frozen=True, slots=True)
class ContactLine:
    """Somebody to ask: `url` is a page, `to` an address to dial or write to."""

    text: str
    url: str | None = None
    to: str | None = None


def mail(address: str) -> str:
    """The link that writes to an address (RFC 6068)."""
    return f"mailto:{quote(address, safe='@+')}"


def contact_lines(contact: Contact) -> Iterator[ContactLine]:
    """Tap to call, tap to write."""
    if contact.name or contact.url:
        yield ContactLine(contact.name or contact.url or "", url=contact.url)
    if contact.phone:
        yield ContactLine(contact.phone, to=dial(contact.phone))
    if contact.email:
        yield ContactLine(contact.email, to=mail(contact.email))
