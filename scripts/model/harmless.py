"""Markdown that strangers wrote, made into Markdown that can do no harm on a page of ours.

Stricter than what our own staff may write: no HTML and no attributes at all, no pictures, and links to web addresses,
mail and telephones alone. What is not allowed stays readable, as plain letters.
"""

from __future__ import annotations

import re

_PICTURE = re.compile(r"!\[([^\[\]]*)\]\([^()\s]*(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)")
_AUTOLINK = re.compile(r"<(https?://[^\s<>()\[\]]+)>", re.IGNORECASE)
# What may follow `](`; everything else between there and `)` is left to Python-Markdown, which escapes it.
_TARGET = re.compile(r"\]\((?!(?:https?://|mailto:|tel:)[\w+])", re.IGNORECASE)
_SCHEME = re.compile(r"\b(javascript|vbscript|data)\s*:", re.IGNORECASE)
_BOX = re.compile(r"^([ \t>]*)([!?])(?=\2\2)", re.MULTILINE)
_TITLE = re.compile(r"^([ \t>*+:\-0-9.)]*)#(?!#)", re.MULTILINE)
_TITLE_LINE = re.compile(r"^([ \t>]*)=+[ \t]*$", re.MULTILINE)


def harmless(text: str) -> str:
    """The text as Markdown without raw HTML (`<`), attributes (`{`), boxes with classes of their own (`!!!`, `???`),
    definitions (`]:` of links, footnotes and abbreviations), pictures (`![`) and links but those that are allowed; its
    headings begin below the page's own."""
    text = _PICTURE.sub(r"\1", text).replace("![", "[")
    text = _AUTOLINK.sub(r"[\1](\1)", text)
    text = text.replace("<", "&lt;").replace("{", "&#123;").replace("]:", "]&#58;")
    text = _SCHEME.sub(r"\1&#58;", _TARGET.sub("]&#40;", text))
    text = _BOX.sub(lambda match: f"{match[1]}&#{ord(match[2])};", text)
    return _TITLE_LINE.sub(r"\1---", _TITLE.sub(r"\1##", text))
