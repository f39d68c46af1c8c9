"""What was meant by an address that leads nowhere."""

import re

_MAIL = re.compile(r"[^\s@/:<>]+@[^\s@/:<>]+\.[A-Za-z]{2,}")
_WEB = re.compile(r"(?://)?((?:[a-z0-9-]+\.)+[a-z]{2,24}(?::\d+)?(?:[/?#]\S*)?)", re.IGNORECASE)
_FILE = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|jpe?g|png|gif|webp|zip|rar|txt|html?|md|ics|csv|mp[34])$", re.I)


def likely(address: str) -> str | None:
    """What to write for an address without a scheme: `www.nghean.gov.vn` → `https://…`, `a@gmail.com` → `mailto:…`;
    None where that is not clear."""
    if _MAIL.fullmatch(address):
        return f"mailto:{address}"
    web = _WEB.fullmatch(address)
    return f"https://{web[1]}" if web and not _FILE.search(address) else None
