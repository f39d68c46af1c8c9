"""Markdown to HTML for the texts that pages carry in their data, with the engine's own extensions."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import markdown

from scripts.assemble.cache import write

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


class Conversions:
    """HTML by the digest of its Markdown, kept in a file between builds: the texts of thousands of news are made again
    in every build, and 3 ms each is most of what that takes."""

    def __init__(self, kept: Path | None = None) -> None:
        self._kept = kept
        self._rules = f"{version('Markdown')} {version('pymdown-extensions')} {EXTENSIONS}"
        self._old = _read(kept, self._rules) if kept else {}
        self._used: dict[str, str] = {}

    def of(self, text: str) -> str:
        """The same as `to_html`."""
        key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        if key not in self._used:
            found = self._old.get(key)
            self._used[key] = to_html(text) if found is None else found
        return self._used[key]

    def save(self) -> None:
        """Keep what this build used, and nothing else, for the next one."""
        if self._kept and self._used != self._old:
            write(self._kept, json.dumps({"rules": self._rules, "html": self._used}).encode())


def _read(kept: Path, rules: str) -> dict[str, str]:
    try:
        data = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data["html"] if isinstance(data, dict) and data.get("rules") == rules else {}


@lru_cache(maxsize=1)
def _converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(EXTENSIONS), output_format="html")
