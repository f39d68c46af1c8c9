"""What the head of every page tells those who share or index it: its card, and its data for machines."""

from __future__ import annotations

from typing import Any

from scripts.assemble.site import cards, json_ld
from scripts.assemble.tree import Meta, Tree, page_meta, page_path, with_meta
from scripts.assemble.view import View

_PICTURED = {"Event", "NewsArticle"}


def build(view: View, tree: Tree, words: dict[str, Any], look: str) -> tuple[Tree, list[str]]:
    """The pages of `tree` with the address of their card and their JSON-LD whole, and the cards for their maker; then
    the addresses of the pages that search engines may list.

    A builder may give `card`, what its page's card says beyond the title, and `json_ld`, the page's own node. `words`
    are the interface's by language; `look` changes whenever cards look otherwise. Pages without a card of their own,
    which no search engine may list, show that of the front page.
    """
    made: Tree = {}
    shown: dict[str, Meta] = {}
    listed: list[str] = []
    for path, page in tree.items():
        if path.startswith("docs/") and path.endswith("index.md"):
            url, meta = path[len("docs/") : -len("index.md")], page_meta(page)
            about = meta.pop("card", {})
            if not meta.get("noindex"):
                card = cards.whole(view, meta, words.get(meta.get("lang", "vi")) or words["vi"], about)
                meta["card"] = cards.name_of(card, look)
                shown[meta["card"]] = card
                listed.append(url)
            if nodes := _nodes(view, meta, url):
                meta["json_ld"] = json_ld.script(nodes)
            made[path] = with_meta(page, meta)
    return made | cards.specs(shown), sorted(listed)


def front_card(tree: Tree) -> str | None:
    """The card of the front page, where there is one."""
    home = tree.get(page_path(""))
    return page_meta(home).get("card") if home else None


def _nodes(view: View, meta: Meta, url: str) -> list[json_ld.Node]:
    own = meta.get("json_ld")
    if own and own["@type"] in _PICTURED and "image" not in own and "card" in meta:
        own["image"] = [view.site_url + meta["card"]]
    way = [(crumb["title"], crumb["url"]) for crumb in meta.get("crumbs", ())]
    if way and way[-1][1] != url:
        way.append((meta["title"], url))
    return [node for node in (own, json_ld.of_way(view, way) if len(way) > 1 else None) if node]
