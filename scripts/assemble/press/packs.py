"""Everything that the files of each item of news, and of the latest campaign, say: specifications and plain texts.

What has changed is seen from `packs.json` alone: of every document by its path `digest`, of all that its files say;
`drawn`, the endings of what is drawn of it; `carried`, the paths of documents that go into its zip.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from pydantic_core import to_json

from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.pieces import Frame, Lazy, Made, Shelf, Tree, folded, key_of
from scripts.assemble.press import plain_texts
from scripts.assemble.press.campaign import of_campaign
from scripts.assemble.press.files import path_of
from scripts.assemble.press.item import of_item
from scripts.assemble.press.spec import Spec, digest_of, spec_path
from scripts.assemble.view import View

INDEX = "packs.json"
_TEXT = "txt"


def build(view: View, frame: Frame, shelf: Shelf) -> Tree:
    """Every specification, every plain text, and the list of them."""
    facts = view.news_facts.values()
    rows: dict[str, Any] = {}
    tree: Tree = {}

    def digest(one: NewsFacts, spec: Spec | None = None) -> str:
        def make() -> bytes:
            found = spec or of_item(one, frame)
            return digest_of(found.written(), plain_texts.of(found)).encode()

        return shelf.piece(spec_path(path_of(one.files)), one.digest + frame.digest, make).decode()

    def written(one: NewsFacts) -> Made:
        spec = of_item(one, frame)
        digest(one, spec)
        return Made(spec.written())

    def text(one: NewsFacts) -> Made:
        return Made(plain_texts.of(of_item(one, frame)))

    def index() -> Made:
        found = {path_of(one.files): _row(digest(one), [file.kind for file in one.files]) for one in facts}
        return Made(to_json(found | rows, indent=0))

    for one in facts:
        path, key = path_of(one.files), key_of("press document", frame.digest, one.digest)
        tree[spec_path(path)] = Lazy(key, partial(written, one))
        tree[f"files/{path}.{_TEXT}"] = Lazy(key, partial(text, one))
    if view.latest_campaign:
        spec = of_campaign(view, frame, view.latest_campaign)
        data, words = spec.written(), plain_texts.of(spec)
        tree |= {spec_path(spec.path): data, f"files/{spec.path}.{_TEXT}": words}
        rows[spec.path] = _row(digest_of(data, words), spec.formats, spec.carried)
    key = key_of(INDEX, frame.digest, folded(one.digest for one in facts), to_json(rows))
    return tree | {INDEX: Lazy(key, index, joins=True)}


def _row(digest: str, formats: Iterable[str], carried: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"digest": digest, "drawn": [ending for ending in formats if ending != _TEXT], "carried": carried}
