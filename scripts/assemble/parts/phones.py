"""The site's own telephone numbers in running text: each is found, so that a tap on it calls.

A number of five digits or more is found however it is spaced. A shorter one, such as 111, also counts, numbers and
dates things, so it is found only after a word that says to call it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

_CALLED = r"\b(?:gọi|tổng đài|call|helpline)\s"


def dial(number: str) -> str:
    """`0769.04.04.04` → `tel:0769040404` (RFC 3966 without visual separators)."""
    return "tel:" + re.sub(r"[^0-9+]", "", number)


def found(text: str, numbers: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Where the numbers stand in a text, each with its `tel:` address."""
    for number in numbers:
        digits = re.sub(r"[^+0-9]", "", number)
        spaced = r"[ .\u00a0-]?".join(map(re.escape, digits))
        before = "" if len(digits) > 4 else _CALLED
        for match in re.finditer(rf"{before}(?<![\w/.+])({spaced})(?![\w/]|[.,-][0-9])", text, re.IGNORECASE):
            yield match.start(1), match.end(1), dial(number)


def in_text(text: str, numbers: Iterable[str]) -> str:
    """Plain text as HTML with every number a link."""
    html, done = [], 0
    for start, end, address in sorted(found(text, numbers)):
        html += [escape(text[done:start], quote=False), f'<a href="{address}">{text[start:end]}</a>']
        done = end
    return "".join([*html, escape(text[done:], quote=False)])
