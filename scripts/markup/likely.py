"""Addresses that lead nowhere, and what was meant by them."""

import re

_MAIL = re.compile(r"[^\s@/:<>]+@[^\s@/:<>]+\.[A-Za-z]{2,}")
_WEB = re.compile(r"(?://)?((?:[a-z0-9-]+\.)+[a-z]{2,24}(?::\d+)?(?:[/?#]\S*)?)", re.IGNORECASE)
_FILE = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|jpe?g|png|gif|webp|zip|rar|txt|html?|md|ics|csv|mp[34])$", re.I)
_DISK = re.compile(r"[A-Za-z]:(?:[\\/]|%5C)|\\\\|file:", re.IGNORECASE)


def likely(address: str) -> str | None:
    """What to write for an address without a scheme: `www.nghean.gov.vn` → `https://…`, `a@gmail.com` → `mailto:…`;
    None where that is not clear."""
    if _MAIL.fullmatch(address):
        return f"mailto:{address}"
    web = _WEB.fullmatch(address)
    return f"https://{web[1]}" if web and not _FILE.search(address) else None


def is_on_disk(address: str) -> bool:
    """Is it a file on somebody's own machine: `C:\\Users\\A\\a.docx`, `\\\\may-chu\\a`, `file:///…`?"""
    return _DISK.match(address) is not None
