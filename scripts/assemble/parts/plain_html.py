"""The words of our own HTML as plain text."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import lxml.html

from scripts.assemble.parts.instrument import instrument

# The class of a link to a source.
SOURCE = "source"
_LINE_END = "\u2028"
# What parts the text from the notes below it.
RULE = "-" * 20
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "dt", "dd", "figcaption", "summary")


def plain(html: str, base: str = "", heading: str = "") -> list[str]:
    """The paragraphs of our own HTML without a sign of markup: list entries begin with a dash or their number, cells of
    a table stand apart by a tab, as a sheet takes them, a provision names its text of law. It has no addresses but
    those of its sources; those of other sites that it leads to come last, below the `heading`, but above a rule.
    Relative ones are resolved against `base`, the page's."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for end in root.iter("br"):
        end.tail = _LINE_END + (end.tail or "")
    for link, name in [(link, instrument(link, base)) for link in root.iter("a")]:
        if name:
            link.tail = f" {name}{link.tail or ''}"
    own, sources, others = urlsplit(base).netloc, set[str](), dict[str, str]()
    for link in root.iter("a"):
        address, words = urljoin(base, link.get("href") or ""), link.text_content()
        if not address.startswith(("http://", "https://")) or words == address:
            continue
        if link.get("class") == SOURCE:
            sources.add(address)
            link.tail = f" ({address}){link.tail or ''}"
        elif urlsplit(address).netloc != own:
            others.setdefault(address, words)
    led = [f"- {_words(words)}: {address}" for address, words in others.items() if address not in sources]
    found = _blocks(root)
    end = max((place for place, words in enumerate(found) if words == RULE), default=len(found))
    return [*found[:end], *([heading, "\n".join(led)] if heading and led else []), *found[end:]]


def _blocks(node: lxml.html.HtmlElement) -> list[str]:
    found: list[str] = []
    loose = node.text or ""
    for child in node:
        if child.tag in (
            "ul",
            "ol",
            "table",
            "div",
            "section",
            "details",
            "blockquote",
            "dl",
            "figure",
            "hr",
            *_BLOCKS,
        ):
            found += [_words(loose), *_block(child)]
            loose = child.tail or ""
        else:
            loose += child.text_content() if isinstance(child.tag, str) else ""
            loose += child.tail or ""
    return [words for words in [*found, _words(loose)] if words]


def _block(node: lxml.html.HtmlElement) -> list[str]:
    if node.tag in _BLOCKS:
        return [_words(node.text_content())]
    if node.tag == "hr":
        return [RULE]
    if node.tag == "table":
        return _rows(node)
    if node.tag in ("ul", "ol"):
        return ["\n".join(f"{mark} {line}" for mark, entry in _entries(node) for line in [_words(_own(entry))] if line)]
    return _blocks(node)


def _entries(node: lxml.html.HtmlElement) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
    """The entries of a list and of those in it, each with its mark."""
    following = _number(node.get("start"), 1)
    for entry in node.iterchildren("li", "ul", "ol"):
        if entry.tag != "li":
            yield from _entries(entry)
            continue
        number = _number(entry.get("value"), following)
        following = number + 1
        yield (f"{number}." if node.tag == "ol" else "-"), entry
        for child in entry.iterchildren("ul", "ol"):
            yield from _entries(child)


def _number(written: str | None, default: int) -> int:
    return int(written) if written and written.isdecimal() else default


def _own(entry: lxml.html.HtmlElement) -> str:
    """The words of a list entry without those of the lists in it, which come as entries of their own."""
    words = entry.text or ""
    for child in entry:
        if child.tag not in ("ul", "ol"):
            words += f" {child.text_content()} " if child.tag in _BLOCKS else child.text_content()
        words += child.tail or ""
    return words


def _rows(table: lxml.html.HtmlElement) -> list[str]:
    rows = [[" ".join(cell.text_content().split()) for cell in row.iter("th", "td")] for row in table.iter("tr")]
    return ["\n".join("\t".join(row) for row in rows)] if rows else []


def _words(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split(_LINE_END)).strip()
