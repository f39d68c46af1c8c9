"""Slugs by our own folding: `Điều 5` is `dieu-5`; the engines' own functions give `ieu-5`."""

import re

from scripts.vietnamese.folding import fold

_NOT_ALLOWED = re.compile(r"[^a-z0-9]+")


def slug(text: str, limit: int = 100) -> str:
    """ASCII letters, digits and single hyphens, cut at a word within `limit` characters.

    Raises ValueError when nothing of the text is allowed in an address.
    """
    joined = _NOT_ALLOWED.sub("-", fold(text)).strip("-")
    if not joined:
        raise ValueError(f"no slug for {text!r}")
    return joined if len(joined) <= limit else joined[: limit + 1].rpartition("-")[0] or joined[:limit]


def slug_or(otherwise: str, text: str, limit: int = 100) -> str:
    """The same of what people type, which may be signs alone or in a script of its own: then `otherwise`."""
    try:
        return slug(text, limit)
    except ValueError:
        return otherwise
