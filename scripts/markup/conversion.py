"""Markdown to HTML, once for every output: pages, feeds, packs, the API."""

import re
from functools import lru_cache
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token

from scripts.markup.comments import without_comments
from scripts.markup.dialect import parser
from scripts.markup.entries import levelled
from scripts.markup.markdown_text import regular_images
from scripts.markup.themes import folded

Env: TypeAlias = dict[str, Any]
# What makes it.
PACKAGES = ("markdown-it-py", "mdit-py-plugins", "nh3")
_MARKUP = re.compile(r"[*_`<&\\\[]")


def to_html(text: str, in_themes: bool = False) -> str:
    """Render a Markdown text, its themes folded where the page is read so."""
    tokens, env = parsed(text)
    return html_of([*folded(tokens)] if in_themes else tokens, env).rstrip("\n")


def parsed(text: str) -> tuple[list[Token], Env]:
    """A Markdown text as the library's tokens, on the lines of the text, with what they share."""
    env: Env = {}
    return _parser().parse(levelled(regular_images(without_comments(text))), env), env


def html_of(tokens: list[Token], env: Env) -> str:
    """The HTML of a parsed text."""
    return str(_parser().renderer.render(tokens, _parser().options, env))


def plain_text(text: str) -> str:
    """The words of a short text without its markup, on one line."""
    if _MARKUP.search(text):
        tokens = _parser().parseInline(without_comments(text))[0].children or ()
        text = "".join("\n" if token.tag == "br" else token.content for token in tokens if token.type != "html_inline")
    return " ".join(text.split())


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return parser()
