"""HTML of our own pages as Markdown (CommonMark with GFM tables): every word that a reader sees, in its order, without
what only a browser has, such as buttons, forms and tips.

markdownify 1.2 was tried instead: docs/decisions/033-for-machines.md.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    *("p", "ul", "ol", "table", "div", "section", "article", "header", "main", "nav", "details", "blockquote", "dl"),
    *("figure", "figcaption", "pre", "summary", "dt", "dd", "li", "fieldset", *_HEADINGS),
}
# Of an application, not of the text.
_LEFT_OUT = {
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "button",
    "form",
    "input",
    "select",
    "label",
    "legend",
}
_BOLD, _ITALIC = {"b", "strong"}, {"em", "i"}
_SPACES = re.compile(r"[ \t\r\n\f]+")
# What Markdown would take for markup: everywhere, and where a line begins.
_SIGNS = re.compile(r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|~(?=~)")
_BEGINNING = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))|^(?=(?:#{1,6}|[-+])(?:\s|$)|>|-{3}|={1,}\s*$)", re.MULTILINE)
_BREAK = "\\\n"
# How a block begins that is no paragraph: those escape such signs.
_BLOCK = re.compile(r"[-|#>`]|\d+\. ")
_TICKS = re.compile("`+")


@dataclass(frozen=True)
class Writer:
    """Writes Markdown of the nodes of one page; relative addresses are resolved against `base`, or stay. What has a
    class of `left_out` is not written, what has one of `quoted` as a quotation."""

    base: str = ""
    left_out: Collection[str] = ()
    quoted: Collection[str] = ()
    _addresses: dict[str, str] = field(default_factory=dict)

    def text(self, node: LexborNode) -> str:
        """What is in a node as one line."""
        return _SPACES.sub(" ", self._inline(node.iter(include_text=True)).replace(_BREAK, " ")).strip()

    def blocks(self, node: LexborNode) -> list[str]:
        """What is in a node as paragraphs, headings, lists and tables."""
        found: list[str] = []
        loose: list[LexborNode] = []

        def settle() -> None:
            if loose:
                if words := self._paragraph(loose):
                    found.append(words)
                loose.clear()

        for child in node.iter(include_text=True):
            if child.tag in _BLOCKS:
                settle()
                if not self._is_out(child):
                    _joined(found, self._block(child))
            elif child.tag == "svg":
                settle()
                found += self._figure(child)
            elif loose or child.tag != "-text" or not (child.text_content or "").isspace():
                loose.append(child)
        settle()
        return found

    def address(self, written: str) -> str:
        """An address as it is written into Markdown."""
        if written not in self._addresses:
            # A place of the page, which this text beside it does not have.
            here = f"./{written}" if written.startswith("#") else written
            whole = urljoin(self.base, written) if self.base else here
            self._addresses[written] = f"<{whole}>" if re.search(r"[\s()<>]", whole) else whole
        return self._addresses[written]

    def _is_out(self, node: LexborNode) -> bool:
        """Is a node nothing that a reader of the text sees?"""
        if node.tag in _LEFT_OUT:
            return True
        values = node.attributes
        return bool(values) and (
            "hidden" in values
            or values.get("aria-hidden") == "true"
            or values.get("role") == "tooltip"
            or _has(values, self.left_out)
        )

    def _block(self, node: LexborNode) -> list[str]:
        tag = node.tag or ""
        if tag in _HEADINGS:
            words = self.text(node)
            return [f"{'#' * _HEADINGS[tag]} {words}"] if words else []
        if tag in ("ul", "ol"):
            return self._list(node)
        if tag == "table":
            return self._table(node)
        if tag == "dl":
            return self._terms(node)
        if tag == "pre":
            words = node.text().strip("\n")
            fence = "`" * max(3, *(len(run) + 1 for run in _TICKS.findall(words)), 3)
            return [f"{fence}\n{words}\n{fence}"]
        if tag == "summary" and not any(child.tag in _BLOCKS for child in node.iter()):
            words = self._bold(self.text(node))
            return [words] if words else []
        blocks = self.blocks(node)
        if blocks and (tag == "blockquote" or _has(node.attributes, self.quoted)):
            return [_after("> ", "> ", "\n\n".join(blocks))]
        return blocks

    def _paragraph(self, nodes: Iterable[LexborNode]) -> str:
        words = self._inline(nodes)
        parts = (_SPACES.sub(" ", line).strip() for line in words.split(_BREAK))
        return lines(_BREAK.join(filter(None, parts)))

    def _inline(self, nodes: Iterable[LexborNode], *, bold: bool = False) -> str:
        found: list[str] = []
        after_element = False
        for node in nodes:
            is_text = node.tag == "-text"
            words = plain(node.text_content or "") if is_text else self._element(node, bold)
            if not words:
                continue
            # Elements that stand apart by style alone.
            if after_element and not is_text and not (found[-1][-1].isspace() or words[0].isspace()):
                found.append(" ")
            found.append(words)
            after_element = not is_text
        return "".join(found)

    def _element(self, node: LexborNode, bold: bool) -> str:
        tag = node.tag or ""
        if tag == "br":
            return _BREAK
        if tag == "svg":
            return " ".join(self._figure(node))
        if tag == "img":
            return self._picture(node)
        if tag.startswith(("-", "_", "!")) or self._is_out(node):
            return ""
        if tag == "code":
            return _code(node.text())
        is_bold = tag in _BOLD and not bold
        words = self._inline(node.iter(include_text=True), bold=bold or is_bold)
        if tag == "a":
            return _around(words, lambda inside: self._link(inside, node.attributes.get("href")))
        if is_bold:
            return _around(words, self._bold)
        return _around(words, lambda inside: f"*{inside}*") if tag in _ITALIC else words

    def _link(self, words: str, written: str | None) -> str:
        return f"[{words.replace(_BREAK, ' ')}]({self.address(written)})" if written else words

    def _bold(self, words: str) -> str:
        return f"**{words}**" if words and "**" not in words else words

    def _picture(self, node: LexborNode) -> str:
        values = node.attributes
        words, written = _SPACES.sub(" ", values.get("alt") or ""), values.get("src")
        return f"![{plain(words)}]({self.address(written)})" if words and written else ""

    def _figure(self, node: LexborNode) -> list[str]:
        """A drawing by its title and its description."""
        if node.attributes.get("role") not in ("img", "group"):
            return []
        parts = (part for part in node.iter() if part.tag in ("title", "desc"))
        words = " – ".join(filter(None, (_SPACES.sub(" ", part.text()).strip() for part in parts)))
        return [f"*{plain(words)}*"] if words else []

    def _list(self, node: LexborNode) -> list[str]:
        entries: list[str] = []
        number = _number(node.attributes.get("start"), 1)
        for entry in node.iter():
            if self._is_out(entry):
                continue
            number = _number(entry.attributes.get("value"), number)
            mark = f"{number}. " if node.tag == "ol" else "- "
            if words := _entry(self.blocks(entry)):
                entries.append(_after(mark, " " * len(mark), words))
                number += 1
        return ["\n".join(entries) if all("\n\n" not in entry for entry in entries) else "\n\n".join(entries)]

    def _terms(self, node: LexborNode) -> list[str]:
        """A list of terms, each in bold before what is said of it."""
        entries: list[str] = []
        for part in node.css("dt, dd"):
            if self._is_out(part):
                continue
            if part.tag == "dt":
                entries.append(self._bold(self.text(part)))
                continue
            blocks = self.blocks(part)
            if blocks and entries and not _BLOCK.match(blocks[0]):
                blocks[0] = f"{entries.pop()} {blocks[0]}".strip()
            elif entries:
                blocks.insert(0, entries.pop())
            entries.append(_entry(blocks))
        return ["\n".join(_after("- ", "  ", entry) for entry in entries if entry)]

    def _table(self, node: LexborNode) -> list[str]:
        rows = [[self._cell(cell) for cell in row.iter() if cell.tag in ("th", "td")] for row in node.css("tr")]
        rows = [row for row in rows if row]
        if not rows:
            return []
        title = [self.text(caption) for caption in node.iter() if caption.tag == "caption"]
        return [*filter(None, title), table(rows)]

    def _cell(self, node: LexborNode) -> str:
        blocks = self.blocks(node)
        return "<br>".join(blocks).replace(_BREAK, "<br>").replace("\n", "<br>").replace("|", "\\|")


def _has(attributes: Mapping[str, str | None], classes: Collection[str]) -> bool:
    return any(one in classes for one in (attributes.get("class") or "").split())


def _around(words: str, mark: Callable[[str], str]) -> str:
    """Words marked, the spaces at their ends outside."""
    inside = words.strip()
    if not inside:
        return words
    start = words.index(inside)
    return words[:start] + mark(inside) + words[start + len(inside) :]


def front_matter(fields: Mapping[str, object]) -> str:
    """What programs read before the text: the fields that say something. A text in JSON is one in YAML."""
    found = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value]
    return "\n".join(["---", *found, "---"])


def table(rows: list[list[str]]) -> str:
    """Rows of cells, the first one their heads."""
    width = max(map(len, rows))
    found = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([found[0], f"|{' --- |' * width}", *found[1:]])


def plain(words: str) -> str:
    """Words in which Markdown takes no sign for markup, but where a line begins."""
    return _SIGNS.sub(r"\\\g<0>", words)


def lines(words: str) -> str:
    """The same words where nothing at the beginning of a line is taken for a mark of a list or a heading either."""
    return _BEGINNING.sub(lambda found: f"{found[1] or ''}\\", words)


def _code(words: str) -> str:
    ticks = "`" * (1 + max((len(run) for run in _TICKS.findall(words)), default=0))
    space = " " if words[:1] == "`" or words[-1:] == "`" else ""
    return f"{ticks}{space}{words}{space}{ticks}"


def _after(first: str, others: str, words: str) -> str:
    """A text with its first line after a mark, the others after what stands below that."""
    head, *rest = words.split("\n")
    return "\n".join([first + head, *(f"{others}{line}".rstrip() for line in rest)])


def _entry(blocks: list[str]) -> str:
    """An entry of a list: a list in it follows its first line at once."""
    head, *rest = blocks or [""]
    is_tight = all(block.startswith(("- ", "1. ")) for block in rest)
    return ("\n" if is_tight else "\n\n").join([head, *rest])


def _joined(found: list[str], blocks: list[str]) -> None:
    """Add blocks to others; two lists that meet stay two."""
    for block in filter(None, blocks):
        if found and _kind(found[-1]) and _kind(found[-1]) == _kind(block):
            found.append("<!-- -->")
        found.append(block)


def _kind(block: str) -> str:
    return "-" if block.startswith("- ") else "1" if re.match(r"\d+\. ", block) else ""


def _number(written: str | None, default: int) -> int:
    return int(written) if written and written.isdecimal() else default
