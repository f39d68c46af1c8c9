"""Whom to ask, ready to tap, and the site's own telephone numbers in running text.

A number of five digits or more is found however it is spaced. A shorter one, such as 111, also counts, numbers and
dates things, so it is found only after a word that says to call it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from urllib.parse import quote

from scripts.assemble.page import Link
from scripts.model.source import Contact
from scripts.vietnamese.phones import digits, phones

_CALLED = r"\b(?:gọi(?: cấp cứu)?|tổng đài|call|helpline)\s"


def dial(number: str) -> str:
    """`0769.04.04.04` → `tel:0769040404` (RFC 3966 without visual separators)."""
    return f"tel:{digits(number)}"


def found(text: str, numbers: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Where the numbers are in a text, each with its `tel:` address."""
    if not _any_of(numbers).search(text):  # most texts have none
        return
    for pattern, address in _patterns(numbers):
        for match in pattern.finditer(text):
            yield match.start(1), match.end(1), address


@cache
def _any_of(numbers: tuple[str, ...]) -> re.Pattern[str]:
    """The digits alone, whatever is around them: a search that begins with a digit runs through text quickest."""
    return re.compile("|".join(map(_spaced, numbers)) or "(?!)")


@cache
def _patterns(numbers: tuple[str, ...]) -> list[tuple[re.Pattern[str], str]]:
    return [
        (
            re.compile(
                rf"{'' if len(digits(number)) > 4 else _CALLED}(?<![\w/.+])({_spaced(number)})(?![\w/]|[.,-][0-9])",
                re.IGNORECASE,
            ),
            dial(number),
        )
        for number in numbers
    ]


def _spaced(number: str) -> str:
    return r"[ .\u00a0-]?".join(map(re.escape, digits(number)))


def in_text(text: str, numbers: tuple[str, ...]) -> str:
    """Plain text as HTML with every number a link."""
    return woven(text, linked(text, text, numbers))


def linked(text: str, searched: str, numbers: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """A link for every number in `searched`, which is the text or what is to be searched of it."""
    return [(start, end, f'<a href="{to}">{text[start:end]}</a>') for start, end, to in found(searched, numbers)]


def woven(text: str, pieces: Iterable[tuple[int, int, str]]) -> str:
    """Plain text as HTML, with pieces of HTML in the place of some of its words."""
    html, done = "", 0
    for start, end, piece in sorted(pieces):
        html += escape(text[done:start], quote=False) + piece
        done = end
    return html + escape(text[done:], quote=False)


def mail(address: str) -> str:
    """The link that writes to an address (RFC 6068)."""
    return f"mailto:{quote(address, safe='@+')}"


def calls(text: str) -> Iterator[Link]:
    """Each number of a text, to dial without its extension."""
    for phone in phones(text):
        yield Link(phone.words, to=dial(phone.digits))


def contact_lines(contact: Contact) -> Iterator[Link]:
    """Tap to call, tap to write."""
    if contact.name or contact.url:
        yield Link(contact.name or contact.url or "", url=contact.url)
    if contact.phone:
        yield from calls(contact.phone)
    if contact.email:
        yield Link(contact.email, to=mail(contact.email))
