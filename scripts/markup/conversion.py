"""Markdown to HTML for the texts that pages carry in their data, with the engine's own extensions."""

from functools import lru_cache

import markdown

# The engine is given the same list (site/configuration.py), so that a text reads alike in a page, a box and a feed.
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


@lru_cache(maxsize=1)
def _converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(EXTENSIONS), output_format="html")
