"""Markdown as staff type it: CommonMark with tables and footnotes, and without its traps.

What is typed is what is read. Line breaks stay, numbers are printed as typed, and no line takes on what stands under it
without a blank line. Signs that staff do not mean as Markdown are letters: a line over `---`, four blanks from Word,
`2*5`, `(*)`, `{…}`, `<Tên đơn vị>`, `[Ghi chú]: …`, `> 500 người`, `C:\\_mau`.
"""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, fence, heading, html_block, list_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, escape, html_inline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from scripts.markup.entries import ENTRY, LIKE_ENTRY, MORE_THAN
from scripts.markup.markdown_text import HEADING, anchor_of, headings
from scripts.markup.tags import balance, begins_block, begins_tag

_BLOCKS = ["paragraph", "blockquote", "list"]
_FENCE = re.compile(r"`{3,}|~{3,}")
_ADDRESS = re.compile(r"://|www\.|@|\\")
_JOINTS, _BEGINS, _ENDS = {*"/\\-–—+=|"}, {*"([“‘«"}, {*")],.;:!?…”’»/\\"}
_PATH = re.compile(r"\b[A-Za-z]:\\|\\\\")


class _Markdown(MarkdownIt):
    """Leaves addresses as typed; what they may not be is named by the HTML that comes out (unfit.py)."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


def parser() -> MarkdownIt:
    """A parser and renderer of the dialect."""
    md = _Markdown("commonmark", {"breaks": True, "xhtmlOut": False, "maxNesting": 100})
    md.enable("table").disable(["code", "lheading", "reference"])
    md.use(footnote_plugin, inline=False)
    md.block.ruler.before("table", "end", _end, {"alt": _BLOCKS})
    md.block.ruler.at("fence", _fence, {"alt": _BLOCKS})
    md.block.ruler.at("blockquote", _quotation, {"alt": _BLOCKS})
    md.block.ruler.at("heading", _heading, {"alt": _BLOCKS})
    md.block.ruler.at("list", _list, {"alt": ["paragraph", "blockquote"]})
    md.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "blockquote"]})
    md.inline.ruler.at("emphasis", _emphasis)
    md.inline.ruler.at("escape", _escape)
    md.inline.ruler.at("html_inline", _html_inline)
    for rule in (_balance, _numbers, _columns, _anchors, _rows):
        md.core.ruler.push(rule.__name__, rule)
    md.add_render_rule("footnote_caption", _note_mark)
    md.add_render_rule("footnote_open", _note)
    md.add_render_rule("footnote_block_open", lambda *_: '<div class="footnotes">\n<hr>\n<ol class="footnotes-list">\n')
    md.add_render_rule("footnote_block_close", lambda *_: "</ol>\n</div>\n")
    return md


# Blocks


def _begin(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _text(state: StateBlock, line: int) -> str:
    return state.src[_begin(state, line) : state.eMarks[line]]


def _end(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    """Begins nothing, but ends what the line stands under without belonging to it."""
    if not silent:
        return False
    match state.parentType:
        case "paragraph":
            return state.sCount[line] < state.blkIndent
        case "blockquote":
            return True
        case "table":
            return "|" not in _text(state, line)
        case "list":
            return bool(LIKE_ENTRY.match(_text(state, line)) and not ENTRY.match(_text(state, line)))
    return False


def _list(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    if not ENTRY.match(_text(state, line)):
        return False
    return silent or list_block(state, line, last, silent)


def _fence(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    """Only what is closed; a row of ~ alone is a row of ~."""
    sign = _FENCE.match(_text(state, line))
    closed = sign and any(
        text.startswith(sign[0]) and not text.strip(sign[0][0])
        for text in (_text(state, other).rstrip() for other in range(line + 1, last))
    )
    return bool(closed) and fence(state, line, last, silent)


def _quotation(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    return not MORE_THAN.match(_text(state, line)) and blockquote(state, line, last, silent)


def _heading(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    if not heading(state, line, last, silent):
        return False
    if not silent and (match := HEADING.match(_text(state, line))):
        state.tokens[-2].content = match["title"]
    return True


def _html_block(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    return begins_block(state.src, _begin(state, line)) and html_block(state, line, last, silent)


# Within a line


def _emphasis(state: StateInline, silent: bool) -> bool:
    """As the library's own, but not within a word, a product or an address, `2*5`, `https://vi-du.vn/_a_/`, nor around
    nothing but signs, `(*)`; and `__/__/2027` is a form to fill in."""
    start, sign = state.pos, state.src[state.pos]
    if silent or sign not in "*_":
        return False
    length = len(state.src[start : state.posMax]) - len(state.src[start : state.posMax].lstrip(sign))
    before, after = state.src[start - 1 : start], state.src[start + length : start + length + 1]
    parted = sign == "*" and length == 2 and not (before.isdigit() and after.isdigit())
    scanned = state.scanDelims(start, parted)
    within = (after.isalnum() or after == "/") and _ADDRESS.search(re.split(r"\s", state.src[:start])[-1])
    opens = (
        scanned.can_open
        and not (sign == "_" and length > 1)
        and before not in _JOINTS
        and after not in (_ENDS if sign == "*" else _ENDS | _JOINTS)
    )
    closes = scanned.can_close and before not in _JOINTS | _BEGINS
    for _ in range(scanned.length):
        state.push("text", "", 0).content = sign
        place = len(state.tokens) - 1
        state.delimiters.append(
            Delimiter(ord(sign), scanned.length, place, -1, opens and not within, closes and not within)
        )
    state.pos += scanned.length
    return True


def _escape(state: StateInline, silent: bool) -> bool:
    """A backslash before a sign of Markdown or the end of a line; not in a path, nor before another."""
    if state.src[state.pos] != "\\" or state.src[state.pos + 1 : state.pos + 2] in ("", "\\"):
        return False
    word = re.split(r"\s", state.src[: state.pos + 1])[-1]
    return not _PATH.search(word) and escape(state, silent)


def _html_inline(state: StateInline, silent: bool) -> bool:
    return begins_tag(state.src, state.pos) and html_inline(state, silent)


# The whole


def _balance(state: StateCore) -> None:
    balance(state.tokens)


def _numbers(state: StateCore) -> None:
    """The numbers of entries as typed, where HTML would count otherwise."""
    following: list[int] = []
    for token in state.tokens:
        if token.type == "ordered_list_open":
            following.append(int(token.attrGet("start") or 1))
        elif token.type == "ordered_list_close":
            following.pop()
        elif token.type == "list_item_open" and token.info:
            if int(token.info) != following[-1]:
                token.attrSet("value", token.info)
            following[-1] = int(token.info) + 1


def _columns(state: StateCore) -> None:
    """What heads a column says so to whoever has the table read out."""
    for token in state.tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")


def _rows(state: StateCore) -> None:
    """What names a row says so too: the first cells, where each has words of its own and the column a head. A table is
    called by the heading above it."""
    heading = ""
    for number, token in enumerate(state.tokens):
        if token.type == "heading_open":
            heading = "".join(
                one.content for one in state.tokens[number + 1].children or () if one.type != "html_inline"
            )
        elif token.type == "table_open":
            if heading:
                token.attrSet("aria-label", heading.strip())
            end = next(at for at in range(number, len(state.tokens)) if state.tokens[at].type == "table_close")
            table = state.tokens[number:end]
            first = [at for at, one in enumerate(table) if at and table[at - 1].type == "tr_open"]
            names = [table[at + 1].content.strip() for at in first]
            if len(names) > 2 and all(names) and len(set(names)) == len(names):
                for at in first[1:]:
                    table[at].tag = table[at + 2].tag = "th"
                    table[at].attrSet("scope", "row")


def _anchors(state: StateCore) -> None:
    """The anchors that headings have for readers' links; one that is written, `{#ma}`, is not shown."""
    found = {heading.line: heading.anchor for heading in headings(state.src)}
    for token, inside in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type == "heading_open" and token.map and (anchor := found.get(token.map[0])):
            token.attrSet("id", anchor)
            words = inside.children[-1] if inside.children else None
            if words and words.type == "text" and (written := anchor_of(words.content)):
                token.meta["anchor"] = written[1]
                words.content = words.content[: written.start()]


def _mark(token: Token, env: Any) -> str:
    """The mark of a note as typed; where a mark is no number, the notes are counted."""
    labels = [note["label"] for note in env["footnotes"]["list"].values()]
    label: str = token.meta["label"]
    return label if all(re.fullmatch(r"[1-9]\d{0,3}", one) for one in labels) else str(token.meta["id"] + 1)


def _note_mark(self: Any, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    return f"[{_mark(tokens[place], env)}]"


def _note(self: Any, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    token = tokens[place]
    return f'<li id="fn{token.meta["id"] + 1}" class="footnote-item" value="{_mark(token, env)}">'
