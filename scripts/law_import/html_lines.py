"""Web pages, such as the print view of the national database of legal documents."""

import re
from collections.abc import Iterator

from lxml import etree, html
from lxml.html import defs

from scripts.law_import.line import Line, Unreadable
from scripts.vietnamese.encodings import decode

# `<ins>` and `<del>` may be within a sentence; the others are newer than lxml's list.
_BLOCKS = defs.block_tags - {"ins", "del"} | {
    *("article", "aside", "body", "figcaption", "figure", "footer", "header", "html", "main", "nav", "section")
}
_HIDDEN = {"head", "script", "style", "template", "noscript", "iframe", "object", "select", "textarea", "button"}
_BREAK = "\n"


def read(data: bytes) -> list[Line]:
    """The text of a page, a line a block or break; lists get the numbers that a browser shows. Raises Unreadable."""
    declared = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:2048])
    try:
        text = data.decode(declared[1].decode("ascii") if declared else "utf-8")
    except (LookupError, UnicodeDecodeError):
        decoded = decode(data)
        if decoded is None:
            raise Unreadable("tệp không phải trang web đọc được") from None
        text = decoded.text
    text = re.sub(r"^\ufeff?\s*<\?xml[^>]*\?>", "", text)
    try:
        # huge_tree is left off: lxml then bounds depth and size by itself.
        root = html.document_fromstring(text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Unreadable("tệp không phải trang web đọc được") from None
    pieces = re.split(_BREAK, "".join(_pieces(root)))
    words = (" ".join(piece.split()) for piece in pieces)
    return [Line(line, number) for number, line in enumerate((line for line in words if line), 1)]


def _pieces(root: html.HtmlElement) -> Iterator[str]:
    """Text with a line break round each block; walked by events, for a hostile page may nest thousands deep."""
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += tag in _HIDDEN
            if not hidden:
                yield _BREAK if tag in _BLOCKS or tag == "br" else ""
                yield _marker(element) if tag == "li" else ""
                yield _flat(element.text)
            continue
        hidden -= tag in _HIDDEN
        if not hidden:
            yield _BREAK if tag in _BLOCKS else ""
            yield _flat(element.tail)


def _flat(text: str | None) -> str:
    # White space of the source is one blank, or the lines of the file would look like lines of the text.
    return re.sub(r"\s+", " ", text or "")


def _marker(item: html.HtmlElement) -> str:
    """The number that a browser shows before an item of an ordered list."""
    listing = item.getparent()
    if listing is None or listing.tag != "ol":
        return ""
    before = sum(1 for other in item.itersiblings(preceding=True) if other.tag == "li")
    try:
        place = int(listing.get("start", "1")) + before
    except ValueError:
        place = 1 + before
    if listing.get("type") in ("a", "A") and 1 <= place <= 26:
        return f"{chr(ord('a') + place - 1)}) "
    return f"{place}. "
