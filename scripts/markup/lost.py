"""What of a Markdown text would not come out: nothing that is typed is dropped without a word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape

from markdown_it.token import Token

from scripts.markup.comments import without_comments

_ENTITY = re.compile(r"&#?\w+;")
_LANGUAGE = re.compile(r"[ \t]*[A-Za-z\d+#-]*(?:[ \t]*\{[ \t.\w-]*\})?[ \t]*", re.ASCII)  # of a program
_WORD = re.compile(r"[^\W_]+")


def lost(text: str, tokens: Iterable[Token]) -> Iterator[tuple[str, int]]:
    """Of each line of a text that was parsed to tokens, the first word that is in none of them, and the line, from 0:
    cells beyond the columns of their table, notes that nothing refers to."""
    there = "\n".join(_kept(tokens))
    source = _decoded(without_comments(text))
    if not Counter(filter(str.isalnum, source)) - Counter(filter(str.isalnum, there)):
        return
    words, named = set(_WORD.findall(there)), False
    for number, line in enumerate(source.split("\n")):
        if word := next((word for word in _WORD.findall(line) if word not in words), None):
            named = True
            yield word, number
    if not named:  # said more often than it comes out
        yield text.strip(), 0


def _kept(tokens: Iterable[Token]) -> Iterator[str]:
    """What becomes of a text, as it was typed: words, addresses, numbers, marks."""
    for token in tokens:
        match token.type:
            case "inline":
                yield from _kept(token.children or ())
                continue
            case "link_open" if token.markup != "autolink":
                yield from map(str, token.attrs.values())
            case "image":
                yield from (str(value) for name, value in token.attrs.items() if name != "alt")
            case "fence" if _LANGUAGE.fullmatch(token.info):
                yield token.info
            case "list_item_open":
                yield token.info
            case "heading_open":
                yield token.meta.get("anchor", "")
            case "footnote_ref" | "footnote_open":
                yield token.meta["label"]
        yield token.content if token.type == "text" else _decoded(token.content)


def _decoded(text: str) -> str:
    return _ENTITY.sub(lambda match: unescape(match[0]), text)
