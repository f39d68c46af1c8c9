"""The assembled tree: paths with `/` to bytes.

`docs/` holds Markdown for the engine, `files/` whatever is published as it is, `mkdocs.yml` the engine's
configuration; `press/` and `cards.json` say what is made of them after the pages (scripts/publish).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias, cast

from scripts.assemble.page import CardWords, Crumb, Page

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


class Untyped:
    """The data of a page that has no record yet."""

    private = False

    def __init__(self, meta: Meta) -> None:
        self.meta = meta
        self.crumbs = tuple(Crumb(crumb["title"], crumb["url"]) for crumb in meta.get("crumbs", ()))

    def __getattr__(self, name: str) -> Any:
        return self.meta.get(name)


def markdown_page(meta: Meta, body: str = "") -> Any:
    """A page for the engine."""
    card, node = meta.pop("card", None), meta.pop("json_ld", None)
    return Page(cast(Any, Untyped(meta)), body, card or CardWords(), node)
