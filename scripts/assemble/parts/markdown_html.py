"""HTML of the Markdown that pages carry in their data, kept between builds."""

import hashlib
from pathlib import Path

from scripts.markup.conversion import PACKAGES, to_html
from scripts.store.cache import Table
from scripts.store.rules import rules


class Conversions(Table[str]):
    """HTML by the digest of its Markdown, kept in a file between builds: the texts of thousands of news are made again
    in every build, and a millisecond each is most of what that takes."""

    def __init__(self, kept: Path | None = None) -> None:
        super().__init__(kept, "html", rules(["markup", "vietnamese"], PACKAGES))

    def of(self, text: str, in_themes: bool = False) -> str:
        """The same as `to_html`."""
        key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        return self.entry(f"themes {key}" if in_themes else key, lambda: to_html(text, in_themes))
