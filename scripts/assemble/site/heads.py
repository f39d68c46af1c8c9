"""What the head of every page tells those who share or index it: its card, and its data for machines."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.assemble.page import Node, Page, written
from scripts.assemble.pieces import Made
from scripts.assemble.site import cards, json_ld
from scripts.model.identity import Identity

_PICTURED = {"Event", "NewsArticle"}


@dataclass(frozen=True, slots=True)
class Heads:
    """Completes pages of one site; `look` changes whenever cards look otherwise."""

    identity: Identity
    site_url: str
    look: str

    def of(self, url: str, page: Page) -> Made:
        """The page at an address, written once. A page that no search engine may list has no card and shows that of
        the front page."""
        data = page.data
        name = words = None
        if not data.noindex:
            words = cards.whole(self.identity, self.site_url, data, page.card)
            name = cards.name_of(words, self.look)
        nodes = self._nodes(url, page, name)
        return Made(written(page, {"card": name, "json_ld": json_ld.script(nodes) if nodes else None}), name, words)

    def _nodes(self, url: str, page: Page, card: str | None) -> list[Node]:
        own = page.node
        if own and own["@type"] in _PICTURED and "image" not in own and card:
            own = own | {"image": [self.site_url + card]}
        way = [(crumb.title, crumb.url) for crumb in page.data.crumbs]
        if way and way[-1][1] != url:
            way.append((page.data.title, url))
        return [node for node in (own, json_ld.of_way(self.site_url, way) if len(way) > 1 else None) if node]
