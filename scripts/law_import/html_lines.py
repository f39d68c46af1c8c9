"""Web pages, such as the print view of the national database of legal documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html
from lxml.html import defs

from scripts.law_import import marks, raised, tables
from scripts.law_import.fonts import shown_in
from scripts.law_import.line import COUNTED, UNWRITTEN, Line, Read, Unreadable
from scripts.vietnamese.encodings import decode
from scripts.vietnamese.numbering import roman

# `<ins>` and `<del>` may be within a sentence; the others are newer than lxml's list.
_BLOCKS = defs.block_tags - {"ins", "del", "s", "strike"} | {
    *("article", "aside", "body", "figcaption", "figure", "footer", "header", "html", "main", "nav", "section")
}
_HIDDEN = {"head", "script", "style", "template", "noscript", "iframe", "object", "select", "textarea", "button"}
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_KEEPS_LINES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
# What frames the text on a page of a site, by its tag, role, class or id.
_FRAME = re.compile(
    r"(?:(?:site|page|main|top|bottom)[-_]?)?(?:nav|navbar|navigation|menu|footer|breadcrumbs?|sidebar|contentinfo|banner)",
    re.IGNORECASE,
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
# Letters and numbers that a style sheet puts before or after an element, and what its element then is told by.
_ADDS = re.compile(r"content\s*:\s*(?:[^;]*\bcounters?\(|[^;]*\battr\(|[^;]*[\"'][^\"';]*\w)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\[0-9a-f]{1,6}\s?", re.IGNORECASE)
_BESIDE = re.compile(r"::?(?:before|after|marker)$", re.IGNORECASE)
_UNWRITTEN = re.compile(r"--unwritten\b")
_SIMPLE = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?:\.(?P<class>[\w-]+)|#(?P<id>[\w-]+))?", re.IGNORECASE)
# `1. 1. Một`: a number that is typed in an item of a list stands for the one that is counted.
_TYPED = (
    re.compile(r"[0-9]{1,3}[a-zđ]?\s*[.)/-](?![0-9])|[ĐÐ]iều\s+[0-9]"),
    re.compile(r"[a-zđ]\s*[.)/](?=\s)"),
)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_COUNTED = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(decimal|none|disc|circle|square|(?:lower|upper)-\w+)", re.IGNORECASE
)
_STRUCK_TAGS = ("del", "s", "strike")
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
# Signs that no text may have (Unicode §23.7) stand for what is worked out later: after the number of a list item, whose
# first paragraph begins on the same line; and for a row of a table.
_STAYS, _ROW = "\ufdd2", "\ufdd3"
_SIGNS = dict.fromkeys(range(0xFDD0, 0xFDF0))


def read(data: bytes) -> Read:
    """The text of a page, a line a block, break or row; lists get the numbers that a browser shows.

    Raises Unreadable.
    """
    declared = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:2048])
    try:
        marked = data.startswith(b"\xef\xbb\xbf")
        text = data.decode("utf-8" if marked or not declared else declared[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        decoded = decode(data)
        if decoded is None:
            raise Unreadable("tệp không phải trang web đọc được") from None
        text = decoded.text
    text = re.sub(r"^\ufeff?\s*<\?xml[^>]*\?>", "", text)
    # huge_tree is left off: lxml then bounds depth and size by itself, and drops what is deeper.
    parser = html.HTMLParser()
    try:
        root = html.document_fromstring(text, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Unreadable("tệp không phải trang web đọc được") from None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise Unreadable("trang web lồng quá nhiều lớp thẻ; hãy mở bằng trình duyệt rồi chép chữ sang Word")
    _style(root)
    page = _Page()
    lines = [
        Line(line.replace(COUNTED, ""), number, row=is_row, counted=line.startswith(COUNTED))
        for number, (line, is_row) in enumerate(page.lines(root), 1)
    ]
    return Read(raised.resolved(lines), "".join(page.added), "".join(page.left_out))


@dataclass(slots=True)
class _Table:
    """A table while its cells come in; `below` says in how many more rows each column goes on from above."""

    rows: list[list[str]] = field(default_factory=list)
    below: dict[int, int] = field(default_factory=dict)

    def row(self) -> None:
        """Begin a row."""
        self.rows.append([])
        self._fill()

    def add(self, cell: str, across: int, down: int) -> None:
        """A cell that is so many columns and rows large."""
        if not self.rows:
            self.row()
        place = len(self.rows[-1])
        self.rows[-1] += [cell, *[""] * (across - 1)]
        if down > 1:
            self.below |= dict.fromkeys(range(place, place + across), down - 1)
        self._fill()

    def _fill(self) -> None:
        while (place := len(self.rows[-1])) in self.below:
            self.rows[-1].append("")
            self.below[place] -= 1
            if not self.below[place]:
                del self.below[place]


@dataclass(slots=True)
class _List:
    """How the items of a list are numbered, and the number of the next."""

    form: str
    next: int
    step: int


class _Page:
    """One walk over a page, by events: a hostile one may nest thousands deep."""

    def __init__(self) -> None:
        self.added: list[str] = []
        self.left_out: list[str] = []
        # The text that is being written: the page's, and within it that of cells and raised figures.
        self._texts: list[list[str]] = [[]]
        self._tables: list[_Table] = []
        self._lists: list[_List] = []
        self._fonts: list[str] = [""]
        self._keeps_lines = [False]
        self._rows: list[str] = []

    def lines(self, root: html.HtmlElement) -> Iterator[tuple[str, bool]]:
        """Every line; True where it is a row of a table."""
        hidden = code = 0
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            tag = element.tag if isinstance(element.tag, str) else ""
            unseen = bool(tag) and (tag in _HIDDEN or _is_unseen(element))
            if event == "start":
                hidden += unseen
                code += tag in _HIDDEN
                self._fonts.append(_font(element) or self._fonts[-1])
                self._keeps_lines.append(self._keeps_lines[-1] or tag == "pre" or _has(element, _KEEPS_LINES))
                if hidden:
                    self.left_out.append("" if code else element.text or "")
                else:
                    self._begin(element, tag)
                    self._write(element.text)
                continue
            if event == "end":
                self._fonts.pop()
                self._keeps_lines.pop()
                if not hidden:
                    self._end(element, tag)
                hidden -= unseen
                code -= tag in _HIDDEN
            if not hidden:
                self._write(element.tail)
            else:
                self.left_out.append("" if code else element.tail or "")
        for piece in re.sub(f"{_STAYS}\\s*", "", "".join(self._texts[0])).split("\n"):
            if piece.startswith(_ROW):
                yield self._rows[int(piece[1:])], True
            elif words := " ".join(piece.split()):
                yield words, False

    def _write(self, text: str | None) -> None:
        # White space of the source is one blank, or the lines of the file would look like lines of the text.
        blank = r"[^\S\n]+|\r\n?" if self._keeps_lines[-1] else r"\s+"
        kept = (text or "").translate(_SIGNS).replace("\r\n", "\n")
        self._texts[-1].append(shown_in(self._fonts[-1], re.sub(blank, " ", kept)))

    def _begin(self, element: html.HtmlElement, tag: str) -> None:
        if tag == "table":
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].row()
        elif (tag in ("td", "th") and self._tables) or _is_raised(element, tag):
            self._texts.append([])
        elif tag in _BLOCKS or tag == "br":
            self._texts[-1].append("\n")
        if _has(element, _UNWRITTEN):
            self._texts[-1].append(UNWRITTEN)
        if tag in ("ol", "ul"):
            self._lists.append(_list(element, tag))
        elif tag == "li" and self._lists and (marker := _marker(element, self._lists[-1])):
            self.added.append(marker)
            self._texts[-1].append(f"{COUNTED}{marker} {_STAYS}")

    def _end(self, element: html.HtmlElement, tag: str) -> None:
        if tag in ("td", "th") and self._tables:
            self._tables[-1].add("".join(self._texts.pop()), _span(element, "colspan"), _span(element, "rowspan"))
        elif tag == "table":
            self._texts[-1].append(f"\n{self._printed(self._tables.pop())}\n")
        elif _is_raised(element, tag):
            text = "".join(self._texts.pop())
            self._texts[-1].append(raised.mark(text))
        elif tag in _BLOCKS:
            self._texts[-1].append("\n")
        if tag in ("ol", "ul"):
            self._lists.pop()

    def _printed(self, table: _Table) -> str:
        """The lines of a table; a row on the page itself is kept aside, with its number in its place."""
        rows = [[re.sub(f"{_STAYS}\\s*|{_ROW}", "", cell) for cell in row] for row in table.rows]
        lines = [line for line in tables.lines(rows) if line[0]]
        if len(self._texts) > 1:
            return "\n".join(line for line, _ in lines)
        found = []
        for line, is_row in lines:
            found.append(f"{_ROW}{len(self._rows)}" if is_row else line)
            self._rows += [line] if is_row else []
        return "\n".join(found)


def _style(root: html.HtmlElement) -> None:
    """Write the rules of style sheets for a tag, a class or an id to the elements; a style of their own comes first."""
    rules: list[tuple[str | None, str | None, str | None, str]] = []
    for sheet in root.iter("style"):
        text = re.sub(r"/\*.*?\*/|@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", sheet.text or "", flags=re.DOTALL)
        for selectors, said in _RULE.findall(text):
            for one in filter(None, map(str.strip, selectors.split(","))):
                alone = _BESIDE.sub("", one)
                if alone != one and not _ADDS.search(_ESCAPE.sub("", said)):
                    continue
                # Of `ol.dieu > li::before` the last part is enough: what is refused is told.
                match = _SIMPLE.fullmatch(one) if alone == one else _SIMPLE.match(re.split(r"[\s>+~]+", alone)[-1])
                if match and match[0]:
                    rules.append((match["tag"], match["class"], match["id"], said if alone == one else "--unwritten"))
    for element in root.iter(etree.Element) if rules else ():
        named = element.get("class", "").split()
        own = [
            said
            for tag, name, place, said in reversed(rules)
            if tag in (None, element.tag) and (not name or name in named) and place in (None, element.get("id"))
        ]
        if own:
            element.set("style", ";".join([element.get("style", ""), *own]))


def _has(element: html.HtmlElement, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(element.get("style", "")))


def _is_unseen(element: html.HtmlElement) -> bool:
    """Is it hidden, struck out, or of the site's frame and not of the law?"""
    if "hidden" in element.attrib or element.tag in _STRUCK_TAGS or _has(element, _UNSEEN) or _has(element, _STRUCK):
        return True
    names = " ".join([element.tag, *(element.get(name, "") for name in ("role", "class", "id"))]).split()
    return any(map(_FRAME.fullmatch, names)) and not _of_the_law(element)


def _of_the_law(element: html.HtmlElement) -> bool:
    """Does it hold what a law has: articles, its number, its signature?"""
    parts = (part.strip() for part in element.itertext())
    return any(marks.ARTICLE.match(part) or marks.ENDING.match(part) or "Số:" in part for part in parts)


def _is_raised(element: html.HtmlElement, tag: str) -> bool:
    return tag == "sup" or (tag in ("span", "a", "font") and bool(_RAISED.search(element.get("style", ""))))


def _font(element: html.HtmlElement) -> str:
    family = _FAMILY.search(element.get("style", ""))
    return family[1].strip() if family else element.get("face", "").partition(",")[0].strip()


def _span(element: html.HtmlElement, name: str) -> int:
    return min(max(_number(element.get(name), 1), 1), 100)


def _number(text: str | None, usual: int) -> int:
    match = re.fullmatch(r"\s*(-?[0-9]{1,6})\s*", text or "")
    return int(match[1]) if match else usual


def _list(element: html.HtmlElement, tag: str) -> _List:
    form = _form(element) or ("decimal" if tag == "ol" else "none")
    back = tag == "ol" and "reversed" in element.attrib
    first = sum(child.tag == "li" for child in element) if back else 1
    return _List(form, _number(element.get("start"), first), -1 if back else 1)


def _form(element: html.HtmlElement) -> str | None:
    styled = _COUNTED.search(element.get("style", ""))
    return styled[1].lower() if styled else _TYPES.get(element.get("type", ""))


def _marker(item: html.HtmlElement, listing: _List) -> str:
    """The number that a browser shows before an item; points have a bracket, as laws write them."""
    number = _number(item.get("value"), listing.next)
    listing.next = number + listing.step
    form = _form(item) or listing.form
    if _TYPED["alpha" in form or "latin" in form].match("".join(item.itertext()).strip()):
        return ""
    if form in ("lower-alpha", "lower-latin") and 1 <= number <= 26:
        return f"{chr(ord('a') + number - 1)})"
    if form in ("upper-alpha", "upper-latin") and 1 <= number <= 26:
        return f"{chr(ord('A') + number - 1)}."
    if form in ("lower-roman", "upper-roman") and number > 0:
        return f"{roman(number)}." if form == "upper-roman" else f"{roman(number).lower()})"
    return "" if form in ("none", "disc", "circle", "square") else f"{number}."
