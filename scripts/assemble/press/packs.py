"""Everything that the files of each item of news, and of campaigns, say: specifications and plain texts.

What has changed is seen from `packs.json` alone: of every document by its path `digest`, of all that its files say;
`drawn`, the endings of what is drawn of it; `carried`, the paths of documents that go into its zip.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from pydantic_core import to_json

from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.news.feeds.xml_tree import clean
from scripts.assemble.parts.plain_html import plain
from scripts.assemble.pieces import Frame, Shelf, Tree, joined, lazy
from scripts.assemble.press.campaign import of_campaign
from scripts.assemble.press.invitations import without_asides
from scripts.assemble.press.item import of_item
from scripts.assemble.press.spec import Spec, digest_of, path_of, spec_path
from scripts.assemble.view import View
from scripts.words import text

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
            return digest_of(to_json(found), _plain(found)).encode()

        return shelf.piece(spec_path(path_of(one.files)), one.digest + frame.digest, make).decode()

    def written(one: NewsFacts) -> bytes:
        spec = of_item(one, frame)
        digest(one, spec)
        return to_json(spec)

    def without_markup(one: NewsFacts) -> bytes:
        return _plain(of_item(one, frame))

    def index() -> bytes:
        found = {path_of(one.files): _row(digest(one), [file.kind for file in one.files]) for one in facts}
        return to_json(found | rows, indent=0)

    for one in facts:
        path = path_of(one.files)
        for name, make in ((spec_path(path), written), (f"files/{path}.{_TEXT}", without_markup)):
            tree[name] = lazy(partial(make, one), "press document", frame.digest, one.digest)
    for campaign in view.with_dossiers:
        spec = of_campaign(view, frame, campaign)
        data, words = to_json(spec), _plain(spec)
        tree |= {spec_path(spec.path): data, f"files/{spec.path}.{_TEXT}": words}
        rows[spec.path] = _row(digest_of(data, words), spec.formats, spec.carried)
    return tree | {INDEX: joined(index, facts, INDEX, frame.digest, to_json(rows))}


def _row(digest: str, formats: Iterable[str], carried: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"digest": digest, "drawn": [ending for ending in formats if ending != _TEXT], "carried": carried}


def _plain(spec: Spec) -> bytes:
    """/bao-chi/goi/<slug>.txt: a whole document as plain text, to paste into a newsroom's system or to read aloud.

    UTF-8 without a byte order mark, which programs paste along, and with CRLF, which every Windows editor shows.
    """
    head = f"{spec.kind}, {spec.day}. {spec.author}"
    html = without_asides(spec.html, spec.url, spec.site.url)
    words = clean(
        "\n\n".join((head, spec.title, spec.lead, *plain(html, spec.url, text("press.pack.links", spec.language))))
    )
    return (words.replace("\n", "\r\n") + "\r\n").encode()
