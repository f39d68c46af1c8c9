"""A document's HTML as the blocks that DOCX and PDF are written from; whatever has no block of its own keeps its words.

A run is a piece of text of one look: `{"text", "bold"?, "italic"?, "code"?, "super"?, "sub"?, "strike"?, "url"?}`; its
address is absolute, a line break is the text "\\n". A block has its kind in `is`:

    heading   level (1 to 3, never skipping one), runs
    p         runs, small?
    ul, ol    items (each a list of blocks), start (of an ol)
    quote     blocks
    note      blocks, off? (for what takes something back)
    code      text
    table     head (cells, may be none), rows (of cells), widths (shares of the columns); a cell is runs
    picture   file, alt
    rule

Plain data, for typst reads it as JSON.
"""

import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Any, TypeAlias
from urllib.parse import quote, unquote, urljoin, urlsplit

import lxml.html

from scripts.assemble.news.feeds.xml_tree import clean
from scripts.assemble.tree import Meta

Run: TypeAlias = dict[str, Any]
Block: TypeAlias = dict[str, Any]

_LOOKS = {
    **dict.fromkeys(("b", "strong", "th"), "bold"),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "italic"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **dict.fromkeys(("del", "s", "strike"), "strike"),
    "sup": "super",
    "sub": "sub",
}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CAPTIONS = ("figcaption", "caption")
_FLOWS = {
    *("p", "div", "section", "article", "aside", "header", "footer", "main"),
    *("address", "figure", "dl", "dd", "center"),
}
_NOT_WORDS = ("script", "style", "template", "colgroup", "source")
_SCHEMES = ("http", "https", "mailto", "tel")
# RFC 3986, 2.2 and 2.3; what is quoted already stays so.
_SAFE = "%:/?#[]@!$&'()*+,;=~"
# Deeper lists and quotes would leave no room for words on A4.
_DEEPEST = 5


def read(html: str, base: str, pictures: Collection[str] = (), shut: str | None = None) -> list[Block]:
    """The blocks of a document whose page is at `base`; of any but its own `pictures`, the description. What begins
    with the address `shut` leads nowhere yet."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for image in root.xpath("//img"):
        if unquote(image.get("src") or "") not in pictures:
            image.tag = "em"
            image.text = image.get("alt")
    for link in root.xpath("//a"):
        address = _absolute((link.get("href") or "").strip(), base)
        link.set("href", "" if shut and address.startswith(shut) else address)
    blocks, level = _flow(root, {}, 0), 0
    for block in blocks:
        if block["is"] == "heading":  # no more than a level below the one before it (PDF/UA-1, 7.4.2)
            level = block["level"] = min(block["level"], level + 1)
    return blocks


def pictures(blocks: Iterable[Block]) -> Iterator[str]:
    """The names of the pictures in blocks."""
    for block in blocks:
        if block["is"] == "picture":
            yield block["file"]
        for inside in (block.get("blocks", ()), *block.get("items", ())):
            yield from pictures(inside)


def plain(text: str) -> str:
    """Words as every format can hold them."""
    return clean(unicodedata.normalize("NFC", text))


def host(spec: Meta) -> str:
    """The site's name in the net, where it has one."""
    return str(urlsplit(spec["site"]["url"]).netloc) if spec["has_domain"] else ""


def _absolute(written: str, base: str) -> str:
    """Where a link leads, as an address that Word accepts in a file; nothing where it leads nowhere from paper."""
    try:
        address = urljoin(base, plain(written))
        scheme = urlsplit(address).scheme
    except ValueError:  # no address at all
        return ""
    return quote(address, safe=_SAFE) if written and not written.startswith("#") and scheme in _SCHEMES else ""


def _flow(node: lxml.html.HtmlElement, look: Run, depth: int, small: bool = False) -> list[Block]:
    """What is in an element, loose words gathered in paragraphs."""
    blocks: list[Block] = []
    for is_block, found in groupby(_pieces(node, look, depth), lambda piece: "is" in piece):
        if is_block:
            blocks += found
        elif runs := _tidy(found):
            blocks.append({"is": "p", "runs": runs} | ({"small": True} if small else {}))
    return blocks


def _pieces(node: lxml.html.HtmlElement, look: Run, depth: int) -> Iterator[Run | Block]:
    """Its runs and blocks in their order."""
    if node.text:
        yield _run(node.text, look)
    for child in node:
        if isinstance(child.tag, str) and child.tag not in _NOT_WORDS:
            yield from _piece(child, look, depth)
        if child.tail:
            yield _run(child.tail, look)


def _piece(node: lxml.html.HtmlElement, look: Run, depth: int) -> Iterator[Run | Block]:
    tag, kinds = node.tag, set((node.get("class") or "").split())
    if tag == "br":
        yield look | {"text": "\n"}
    elif tag == "hr":
        yield {"is": "rule"}
    elif tag == "img":
        yield {"is": "picture", "file": unquote(node.get("src") or ""), "alt": plain(node.get("alt") or "")}
    elif tag == "a":
        if "footnote-backref" not in kinds:
            yield from _pieces(node, look | ({"url": node.get("href")} if node.get("href") else {}), depth)
    elif tag in _HEADINGS:
        yield from _heading(node, depth)
    elif tag == "pre":
        yield {"is": "code", "text": plain(node.text_content()).strip("\n")}
    elif tag == "table":
        yield from _table(node, depth)
    elif tag in ("ul", "ol"):
        yield from _lists(node, look, depth)
    elif tag == "li":  # only _lists sees this one
        yield {"is": "li", "blocks": _flow(node, look, depth), "number": _number(node.get("value"))}
    elif tag == "blockquote":
        inside = _flow(node, look, depth + 1)
        yield from [{"is": "quote", "blocks": inside}] if depth < _DEEPEST else inside
    elif tag == "details" or (tag == "div" and "note" in kinds):
        off = {"off": True} if "off" in kinds else {}
        yield {"is": "note", "blocks": _flow(node, look, depth + 1), **off}
    elif tag in ("summary", "dt"):
        yield from _flow(node, look | {"bold": True}, depth)
    elif tag in _FLOWS or tag in _CAPTIONS:
        yield from _flow(node, look, depth, tag in _CAPTIONS or "small" in kinds)
    else:
        yield from _pieces(node, look | ({_LOOKS[tag]: True} if tag in _LOOKS else {}), depth)


def _heading(node: lxml.html.HtmlElement, depth: int) -> Iterator[Block]:
    pieces = list(_pieces(node, {}, depth))
    if runs := _tidy(piece for piece in pieces if "is" not in piece):
        yield {"is": "heading", "level": min(max(int(node.tag[1]) - 1, 1), 3), "runs": runs}
    yield from (piece for piece in pieces if "is" in piece)


def _lists(node: lxml.html.HtmlElement, look: Run, depth: int) -> Iterator[Block]:
    """A list; where its numbers do not follow each other, several."""
    items: list[list[Block]] = []
    start = following = _number(node.get("start")) or 1
    for block in _flow(node, look, depth + 1):
        number = block.get("number") if node.tag == "ol" else None
        if number is not None and number != following:
            yield from _with_start(node.tag, items, start)
            items, start, following = [], number, number
        following += 1
        entry = block["blocks"] if block["is"] == "li" else [block]
        if depth < _DEEPEST:
            items.append(entry)
            continue
        # Entries of lists below stand beside the entry that they belong to.
        items.append([inside for inside in entry if "items" not in inside])
        items += [item for inside in entry for item in inside.get("items", ())]
    yield from _with_start(node.tag, items, start)


def _with_start(tag: str, items: list[list[Block]], start: int) -> Iterator[Block]:
    if items:
        yield {"is": tag, "items": [item for item in items if item]} | ({"start": start} if tag == "ol" else {})


def _number(written: str | None) -> int | None:
    return int(written[:4]) if written and written.isascii() and written.isdigit() else None


def _table(node: lxml.html.HtmlElement, depth: int) -> Iterator[Block]:
    for caption in node.iterchildren("caption"):
        yield from _piece(caption, {}, depth)
    lines = [line for line in node.iter("tr") if next(line.iterancestors("table")) is node]
    cells = [[_flat(_pieces(cell, {}, depth)) for cell in line.iterchildren("th", "td")] for line in lines]
    rows = [[_tidy(cell) for cell in line] for line in cells]
    columns = max(map(len, rows), default=0)
    if not columns:
        return
    has_head = all(cell.tag == "th" for cell in lines[0])
    rows = [row + [[]] * (columns - len(row)) for row in rows]
    texts = [["".join(run["text"] for run in cell) for cell in row] for row in rows]
    # Letters in the longest line of each column; long lines can break.
    longest = [max(len(line) for text in column for line in text.split("\n")) for column in zip(*texts, strict=True)]
    yield {
        "is": "table",
        "head": rows[0] if has_head else [],
        "rows": rows[1:] if has_head else rows,
        "widths": [round(10 * math.sqrt(min(max(length, 8), 80))) for length in longest],
    }


def _flat(pieces: Iterable[Run | Block]) -> Iterator[Run]:
    """The runs alone, blocks on lines of their own; of a picture its description."""
    for piece in pieces:
        if "is" not in piece:
            yield piece
            continue
        yield {"text": "\n"}
        yield from piece.get("runs", ())
        yield {"text": piece.get("text") or piece.get("alt") or ""}
        yield from _flat(piece.get("blocks", ()))
        for item in piece.get("items", ()):
            yield from _flat(item)
        for row in (piece.get("head", ()), *piece.get("rows", ())):
            for cell in row:
                yield from (*cell, {"text": " "})
        yield {"text": "\n"}


def _run(text: str, look: Run) -> Run:
    return look | {"text": re.sub(r"[ \t\r\n\f]+", " ", plain(text))}


def _tidy(runs: Iterable[Run]) -> list[Run]:
    """Spaces as a browser shows them: one between words, none at the ends of lines; runs of one look joined."""
    tidy: list[Run] = []
    for run in runs:
        text = run["text"]
        if text == "\n":
            _cut(tidy, " ")
        before = tidy[-1]["text"][-1] if tidy else "\n"
        if before in " \n":
            text = text.lstrip(" ")
        if not text or (text == before == "\n"):
            continue
        if tidy and tidy[-1] | {"text": ""} == run | {"text": ""}:
            tidy[-1]["text"] += text
        else:
            tidy.append(run | {"text": text})
    _cut(tidy, " \n")
    return tidy


def _cut(runs: list[Run], signs: str) -> None:
    """Take these signs away at the end."""
    while runs:
        runs[-1]["text"] = runs[-1]["text"].rstrip(signs)
        if runs[-1]["text"]:
            return
        runs.pop()
