"""Markdown that strangers wrote, made into Markdown that can do no harm on a page of ours.

Stricter than what our own staff may write: words, emphasis, lists, quotations, tables, code and plain links to web
addresses, mail and telephones. What is not allowed stays readable, as plain letters.
"""

import re

# The letters of an address are those of model/values.py, so that whatever is in `href` is one.
_ADDRESS = (
    r"(?:https?://|mailto:|tel:)[^\s()<>\"'`\\^{|}\[\]]+(?:\([^\s()<>\"'`\\^{|}\[\]]*\)[^\s()<>\"'`\\^{|}\[\]]*)*"
)
_LINK = re.compile(
    rf"(!?)\[([^\[\]]*)\]\([ \t]*({_ADDRESS})(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)", re.IGNORECASE
)
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\([^()\s]*(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)")
_AUTOLINK = re.compile(rf"<({_ADDRESS})>", re.IGNORECASE)
_SCHEME = re.compile(r"\b(javascript|vbscript|data)\s*:", re.IGNORECASE)
# What begins a line: a box with classes of its own, an entry of a list of definitions, a heading like the page's own.
_BOX = re.compile(r"^([ \t>]*)([!?])(?=\2\2)", re.MULTILINE)
_DEFINITION = re.compile(r"^([ \t>]*):(?=[ \t])", re.MULTILINE)
_TITLE = re.compile(r"^([ \t>*+\-0-9.)]*)#(?!#)", re.MULTILINE)
_TITLE_LINE = re.compile(r"^([ \t>]*)=+[ \t]*$", re.MULTILINE)
# Lists in lists on one line; Python-Markdown calls itself for each, and Python ends at 1,000 calls.
_NESTED = re.compile(r"^(?:[ \t]*(?:[-*+>]|\d+[.)])(?=[ \t>])){33}", re.MULTILINE)


def is_nested(text: str) -> bool:
    """Is the Markdown nested so deeply that it could not be converted?"""
    return _NESTED.search(text) is not None


def harmless(text: str) -> str:
    """The text without raw HTML (`<`), attributes (`{`), boxes (`!!!`, `???`), pictures, and without any `[` but that
    of a link which is allowed: so there are no definitions of links, footnotes or abbreviations either."""
    text = _AUTOLINK.sub(r"[\1](\1)", _PICTURE.sub(r"\1", text))
    pieces, end = [], 0
    for match in _LINK.finditer(text):
        picture, words, address = match.groups()
        pieces += [_plain(text[end : match.start()]), _plain(words) if picture else f"[{_plain(words)}]({address})"]
        end = match.end()
    text = "".join([*pieces, _plain(text[end:])])
    text = _BOX.sub(lambda match: f"{match[1]}&#{ord(match[2])};", _DEFINITION.sub(r"\1&#58;", text))
    return _TITLE_LINE.sub(r"\1---", _TITLE.sub(r"\1##", text))


def _plain(text: str) -> str:
    text = text.replace("<", "&lt;").replace("{", "&#123;").replace("[", "&#91;")
    return _SCHEME.sub(r"\1&#58;", text)
