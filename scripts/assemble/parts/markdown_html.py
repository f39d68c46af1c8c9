"""Markdown to HTML for the texts that pages carry in their data, with the engine's own extensions."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import markdown

from scripts.cache import Table

# The same list as in mkdocs.yml, so that a text reads alike in a page and in a box or a feed.
EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
)


def to_html(text: str) -> str:
    """Render a Markdown text."""
    converter = _converter()
    converter.reset()
    return str(converter.convert(text))


class Conversions(Table[str]):
    """HTML by the digest of its Markdown, kept in a file between builds: the texts of thousands of news are made again
    in every build, and 3 ms each is most of what that takes."""

    def __init__(self, kept: Path | None = None) -> None:
        super().__init__(kept, "html", f"{version('Markdown')} {version('pymdown-extensions')} {EXTENSIONS}")

    def of(self, text: str) -> str:
        """The same as `to_html`."""
        key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        return self.entry(key, lambda: to_html(text))


@lru_cache(maxsize=1)
def _converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(EXTENSIONS), output_format="html")
