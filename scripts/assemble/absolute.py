"""Texts for readers elsewhere (feeds, the API): every address in them leads here from anywhere."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import TypedDict

import lxml.html

from scripts.assemble import markdown_html, plain_html
from scripts.assemble.cache import Memory


class Text(TypedDict):
    """A text in HTML and in plain words."""

    html: str
    plain: str


class Texts:
    """Texts by their Markdown, kept in a file between builds: there are thousands, and an edit changes one."""

    def __init__(self, kept: Path | None = None) -> None:
        self._memory: Memory[Text] = Memory(kept, _rules())

    def of(self, markdown: str, base: str) -> Text:
        """The text that stands in the page at the absolute address `base`."""
        key = hashlib.blake2b(f"{base}\n{markdown}".encode(), digest_size=16).hexdigest()
        return self._memory.of(key, lambda: _text(markdown, base))

    def save(self) -> None:
        """Keep what this build used, and nothing else, for the next one."""
        self._memory.save()


def _text(markdown: str, base: str) -> Text:
    whole = lxml.html.fragment_fromstring(markdown_html.to_html(markdown), create_parent="div")
    whole.make_links_absolute(base)
    html = str(lxml.html.tostring(whole, encoding="unicode"))[len("<div>") : -len("</div>")]
    return {"html": html, "plain": plain_html.plain(html)}


def _rules() -> str:
    """Everything but the text that its form depends on."""
    ours = hashlib.blake2b(digest_size=16)
    for module in (__file__, markdown_html.__file__, plain_html.__file__):
        ours.update(Path(module).read_bytes())
    libraries = (f"{name} {version(name)}" for name in ("Markdown", "pymdown-extensions", "lxml"))
    return ", ".join([ours.hexdigest(), *libraries])
