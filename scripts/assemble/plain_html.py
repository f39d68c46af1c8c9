"""The words of HTML as plain text: paragraphs with a blank line between, a mark before each item, links told in full."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml.html import HtmlElement

# What begins a line of its own, and what has a blank line around it besides.
_LINES = frozenset({"dd", "dt", "figcaption", "li", "summary", "tr"})
_BLOCKS = frozenset(
    "address article aside blockquote details div dl figure footer h1 h2 h3 h4 h5 h6 header hr nav ol p pre section table "
    "tbody tfoot thead ul".split()
)
_BREAKS = re.compile(r"[ \t]*\n[ \t]*")


def plain(html: str) -> str:
    """The text of a piece of HTML whose addresses are absolute; nothing of it is lost but its looks."""
    text = "".join(_words(lxml.html.fragment_fromstring(html, create_parent="div")))
    return re.sub(r"\n{3,}", "\n\n", _BREAKS.sub("\n", text)).strip()


def _words(element: HtmlElement) -> Iterator[str]:
    tag = element.tag
    if not isinstance(tag, str):  # a comment
        return
    around = "\n\n" if tag in _BLOCKS else "\n" if tag in _LINES else ""
    yield around + _mark(element)
    if tag == "br":
        yield "\n"
    elif tag == "img":
        yield element.get("alt") or ""
    yield _flowing(element, element.text)
    for child in element:
        yield from _words(child)
        yield _flowing(element, child.tail)
    if tag == "a":
        yield _address(element)
    yield around


def _mark(element: HtmlElement) -> str:
    """`- ` or `2. ` before an item, a stroke between the cells of a row."""
    before = element.getprevious()
    if element.tag in ("td", "th"):
        return " | " if before is not None else ""
    if element.tag != "li":
        return ""
    parent = element.getparent()
    return f"{len(list(element.itersiblings(preceding=True))) + 1}. " if parent.tag == "ol" else "- "


def _flowing(element: HtmlElement, text: str | None) -> str:
    """Text as a browser flows it: only in <pre> do breaks and blanks mean anything."""
    if not text or any(up.tag == "pre" for up in (element, *element.iterancestors())):
        return text or ""
    return re.sub(r"[ \t\r\n\f]+", " ", text)


def _address(element: HtmlElement) -> str:
    """Where a link leads, unless its words say it; a telephone number says it."""
    address = element.get("href") or ""
    shown = element.text_content().strip()
    is_told = not address or not shown or address.startswith("tel:") or address.removeprefix("mailto:") == shown
    return "" if is_told else f" ({address})"
