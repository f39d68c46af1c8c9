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

from __future__ import annotations

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
_FLOWS = (
    "p",
    "div",
    "section",
    "article",
    "aside",
    "header",
    "footer",
    "main",
    "address",
    "figure",
    "dl",
    "dd",
    "center",
)
_NOT_WORDS = ("script", "style", "template", "colgroup", "source")
_WARNINGS = {"off", "danger", "failure", "bug", "warning"}
_SCHEMES = ("http", "https", "mailto", "tel")
# RFC 3986, 2.2 and 2.3; what is quoted already stays so.
_SAFE = "%:/?#[]@!$&'()*+,;=~"
# Deeper lists and quotes would leave no room for words on A4.
_DEEPEST = 5


def read(html: str, base: str, pictures: Collection[str] = ()) -> list[Block]:
    """The blocks of a document whose page is at `base`; of any but its own `pictures`, the description."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for image in root.xpath("//img"):
        if unquote(image.get("src") or "") not in pictures:
            image.tag = "em"
            image.text = image.get("alt")
    return list(_in_steps(_flow(root, base, {}, 0)))


def pictures(blocks: Iterable[Block]) -> set[str]:
    """The names of the pictures in blocks."""
    found: set[str] = set()
    for block in blocks:
        if block["is"] == "picture":
            found.add(block["file"])
        for inside in (block.get("blocks", ()), *block.get("items", ())):
            found |= pictures(inside)
    return found


def plain(text: str) -> str:
    """Words as every format can hold them."""
    return clean(unicodedata.normalize("NFC", text))


def host(spec: Meta) -> str:
    """The site's name in the net."""
    return str(urlsplit(spec["site"]["url"]).netloc)


def _in_steps(blocks: Iterable[Block]) -> Iterator[Block]:
    """No heading more than a level below the one before it (PDF/UA-1, 7.4.2)."""
    level = 0
    for block in blocks:
        if block["is"] == "heading":
            level = min(block["level"], level + 1)
            block = block | {"level": level}
        yield block


def _flow(node: lxml.html.HtmlElement, base: str, look: Run, depth: int) -> list[Block]:
    """What is in an element, loose words gathered in paragraphs."""
    return _paragraphs(_pieces(node, base, look, depth))


def _paragraphs(pieces: Iterable[Run | Block], small: bool = False) -> list[Block]:
    blocks: list[Block] = []
    for is_block, found in groupby(pieces, lambda piece: "is" in piece):
        if is_block:
            blocks += found
        elif runs := _tidy(found):
            blocks.append({"is": "p", "runs": runs} | ({"small": True} if small else {}))
    return blocks


def _pieces(node: lxml.html.HtmlElement, base: str, look: Run, depth: int) -> Iterator[Run | Block]:
    """Its runs and blocks in their order."""
    if node.text:
        yield _run(node.text, look)
    for child in node:
        if isinstance(child.tag, str) and child.tag not in _NOT_WORDS:
            yield from _piece(child, base, look, depth)
        if child.tail:
            yield _run(child.tail, look)


def _piece(node: lxml.html.HtmlElement, base: str, look: Run, depth: int) -> Iterator[Run | Block]:
    tag, kinds = node.tag, set((node.get("class") or "").split())
    if tag == "br":
        yield look | {"text": "\n"}
    elif tag == "hr":
        yield {"is": "rule"}
    elif tag == "img":
        yield {"is": "picture", "file": unquote(node.get("src") or ""), "alt": plain(node.get("alt") or "")}
    elif tag == "a":
        if "footnote-backref" not in kinds:
            yield from _pieces(node, base, look | _link(node, base), depth)
    elif tag in _HEADINGS:
        yield from _heading(node, base, depth)
    elif tag == "pre":
        yield {"is": "code", "text": plain(node.text_content()).strip("\n")}
    elif tag == "table":
        yield from _table(node, base, depth)
    elif tag in ("ul", "ol"):
        yield _list(node, base, look, depth)
    elif tag == "li":  # only _list sees this one
        yield {"is": "li", "blocks": _flow(node, base, look, depth)}
    elif tag == "blockquote":
        inside = _flow(node, base, look, depth + 1)
        yield from [{"is": "quote", "blocks": inside}] if depth < _DEEPEST else inside
    elif tag == "details" or (tag == "div" and kinds & {"note", "admonition"}):
        yield {"is": "note", "blocks": _flow(node, base, look, depth + 1)} | (
            {"off": True} if kinds & _WARNINGS else {}
        )
    elif tag in ("summary", "dt") or "admonition-title" in kinds:
        yield from _paragraphs(_pieces(node, base, look | {"bold": True}, depth))
    elif tag in _FLOWS or tag in ("figcaption", "caption"):
        yield from _paragraphs(_pieces(node, base, look, depth), tag.endswith("caption") or "small" in kinds)
    else:
        yield from _pieces(node, base, look | ({_LOOKS[tag]: True} if tag in _LOOKS else {}), depth)


def _link(node: lxml.html.HtmlElement, base: str) -> Run:
    """Where it leads, as an address that Word accepts in a file; nothing where it leads nowhere from paper."""
    written = (node.get("href") or "").strip()
    try:
        address = urljoin(base, plain(written))
        scheme = urlsplit(address).scheme
    except ValueError:  # no address at all
        return {}
    if not written or written.startswith("#") or scheme not in _SCHEMES:
        return {}
    return {"url": quote(address, safe=_SAFE)}


def _heading(node: lxml.html.HtmlElement, base: str, depth: int) -> Iterator[Block]:
    pieces = list(_pieces(node, base, {}, depth))
    if runs := _tidy(piece for piece in pieces if "is" not in piece):
        yield {"is": "heading", "level": min(max(int(node.tag[1]) - 1, 1), 3), "runs": runs}
    yield from (piece for piece in pieces if "is" in piece)


def _list(node: lxml.html.HtmlElement, base: str, look: Run, depth: int) -> Block:
    items: list[list[Block]] = []
    for block in _flow(node, base, look, depth + 1):
        entry = block["blocks"] if block["is"] == "li" else [block]
        if depth < _DEEPEST:
            items.append(entry)
            continue
        # Entries of lists below stand beside the entry that they belong to.
        items.append([inside for inside in entry if "items" not in inside])
        items += [item for inside in entry for item in inside.get("items", ())]
    start = node.get("start") or ""
    return {"is": node.tag, "items": [item for item in items if item]} | (
        {"start": int(start[:4]) if start.isascii() and start.isdigit() else 1} if node.tag == "ol" else {}
    )


def _table(node: lxml.html.HtmlElement, base: str, depth: int) -> Iterator[Block]:
    for caption in node.iterchildren("caption"):
        yield from _piece(caption, base, {}, depth)
    lines = [line for line in node.iter("tr") if next(line.iterancestors("table")) is node]
    rows = [[_cell(cell, base, depth) for cell in line.iterchildren("th", "td")] for line in lines]
    columns = max(map(len, rows), default=0)
    if not columns:
        return
    has_head = all(cell.tag == "th" for cell in lines[0])
    rows = [row + [[]] * (columns - len(row)) for row in rows]
    widths = [max(_longest(row[column]) for row in rows) for column in range(columns)]
    yield {
        "is": "table",
        "head": rows[0] if has_head else [],
        "rows": rows[1:] if has_head else rows,
        "widths": [_share(width) for width in widths],
    }


def _share(longest: int) -> int:
    """The part of the width for a column whose longest line has so many letters: long lines can break."""
    return round(10 * math.sqrt(min(max(longest, 8), 80)))


def _cell(node: lxml.html.HtmlElement, base: str, depth: int) -> list[Run]:
    return _tidy(_flat(_pieces(node, base, {}, depth)))


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


def _longest(cell: list[Run]) -> int:
    return max(map(len, "".join(run["text"] for run in cell).split("\n")))


def _run(text: str, look: Run) -> Run:
    return look | {"text": re.sub(r"[ \t\r\n\f]+", " ", plain(text))}


def _tidy(runs: Iterable[Run]) -> list[Run]:
    """Spaces as a browser shows them: one between words, none at the ends of lines; runs of one look joined."""
    tidy: list[Run] = []
    for run in runs:
        text = run["text"]
        before = tidy[-1]["text"][-1] if tidy else "\n"
        if text == "\n":
            while tidy and tidy[-1]["text"].endswith(" "):
                _cut(tidy)
            if not tidy or tidy[-1]["text"].endswith("\n"):
                continue
        elif before in " \n":
            text = text.lstrip(" ")
        if not text:
            continue
        if tidy and _look(tidy[-1]) == _look(run):
            tidy[-1] = run | {"text": tidy[-1]["text"] + text}
        else:
            tidy.append(run | {"text": text})
    while tidy and tidy[-1]["text"][-1] in " \n":
        _cut(tidy)
    return tidy


def _cut(runs: list[Run]) -> None:
    """Take the last character away."""
    last = runs.pop()
    if text := last["text"][:-1]:
        runs.append(last | {"text": text})


def _look(run: Run) -> Run:
    return {key: value for key, value in run.items() if key != "text"}
