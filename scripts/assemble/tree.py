"""The assembled tree: paths with `/` to bytes.

`docs/` holds pages for the engine, `files/` whatever is published as it is, `mkdocs.yml` the engine's
configuration; `press/` and `cards.json` say what is made of them after the pages (scripts/publish).
"""

from collections.abc import Iterable
from typing import Any, TypeAlias

Tree: TypeAlias = dict[str, bytes]
Meta: TypeAlias = dict[str, Any]


def page_path(url: str) -> str:
    """`su-kien/2022/` → `docs/su-kien/2022/index.md`."""
    return f"docs/{url}index.md"


def addresses_of(tree: Iterable[str]) -> list[str]:
    """The addresses of all pages, those that only lead on among them."""
    ends = ((path.partition("/")[2], path) for path in tree)
    return [
        inside[: -len(name)]
        for inside, path in ends
        for name in ("index.md", "index.html")
        if path.startswith(("docs/", "files/")) and (inside == name or inside.endswith(f"/{name}"))
    ]
