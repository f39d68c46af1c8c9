"""The assembled tree: paths with `/` to bytes.

`docs/` holds Markdown for the engine, `files/` whatever is published as it is, `mkdocs.yml` the engine's
configuration; `press/` and `cards.json` say what is made of them after the pages (scripts/publish).
"""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from pydantic_core import to_json

from scripts.model.markup import with_anchors

Tree: TypeAlias = dict[str, bytes]
Meta: TypeAlias = dict[str, Any]


def page_path(url: str) -> str:
    """`su-kien/2022/` → `docs/su-kien/2022/index.md`."""
    return f"docs/{url}index.md"


def addresses_of(tree: Tree) -> list[str]:
    """The addresses of all pages, those that only lead on among them."""
    ends = ((path.partition("/")[2], path) for path in tree)
    return [
        inside[: -len(name)]
        for inside, path in ends
        for name in ("index.md", "index.html")
        if path.startswith(("docs/", "files/")) and (inside == name or inside.endswith(f"/{name}"))
    ]


def markdown_page(meta: Meta, body: str = "") -> bytes:
    """A page for the engine.

    The data stands as one line of JSON, which is YAML too: it needs no quoting rules of its own and
    the engine's C loader reads it several times faster than block style.
    """
    return _page(meta, f"---\n{with_anchors(body)}\n".encode())


def page_meta(page: bytes) -> Meta:
    """The data of a page that `markdown_page` made."""
    meta: Meta = json.loads(page.split(b"\n", 2)[1])
    return meta


def with_meta(page: bytes, meta: Meta) -> bytes:
    """The page with other data."""
    return _page(meta, page.split(b"\n", 2)[2])


def _page(meta: Meta, rest: bytes) -> bytes:
    given = {key: value for key, value in meta.items() if value not in (None, "", [], {})}
    return b"---\n%s\n%s" % (to_json(given), rest)  # of pydantic: in half the time of the standard library's
