"""Whom to ask, ready to tap."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from scripts.assemble.page import Link
from scripts.assemble.parts.phones import dial
from scripts.model.source import Contact


def mail(address: str) -> str:
    """The link that writes to an address (RFC 6068)."""
    return f"mailto:{quote(address, safe='@+')}"


def contact_lines(contact: Contact) -> Iterator[Link]:
    """Tap to call, tap to write."""
    if contact.name or contact.url:
        yield Link(contact.name or contact.url or "", url=contact.url)
    if contact.phone:
        yield Link(contact.phone, to=dial(contact.phone))
    if contact.email:
        yield Link(contact.email, to=mail(contact.email))
