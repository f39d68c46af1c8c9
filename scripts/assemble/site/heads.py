"""What the head of every page tells those who share or index it: its card, and its data for machines.

scripts/draw/cards.py draws the card, which Facebook, Zalo and others show beside a shared link. Those services keep a
picture for weeks and nobody can take it back. So a card holds what stays true: titles, days with their year, and what
became of something always with the day since when. It never says "sắp diễn ra", counts nothing and gives no answer of
law. The day of an event may yet change: the card gives it as the announced schedule, with the remark that the page
decides. A card that must say something new has a new name, so those who ask again get the new one.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from scripts.assemble.page import Node, Page, written
from scripts.assemble.parts import card_lists
from scripts.assemble.parts.whole_names import heading
from scripts.assemble.pieces import Made
from scripts.assemble.site import json_ld
from scripts.markup.conversion import to_html
from scripts.model.identity import Identity
from scripts.model.languages import ORIGINAL
from scripts.words import interface

_PICTURED = {"Event", "NewsArticle"}


@dataclass(frozen=True, slots=True)
class Heads:
    """Completes pages of one site; `look` changes whenever cards look otherwise, `html` converts the text of a page."""

    identity: Identity
    site_url: str
    look: str
    html: Callable[[str, bool], str] = to_html
    has_domain: bool = True

    def of(self, url: str, page: Page) -> Made:
        """The page at an address, written once. A page that no search engine may list has no card and shows that of
        the front page."""
        name = words = None
        if not page.data.noindex:
            words = self.card(page)
            name = self.named(words)
        nodes = self._nodes(url, page, name)
        head = {"card": name, "json_ld": json_ld.script(nodes) if nodes else None, "heading": heading(page.data.title)}
        return Made(
            written(page, head | {"body": self.html(page.body, page.data.in_themes) if page.body else ""}), name, words
        )

    def named(self, words: Mapping[str, Any]) -> str:
        """The path of a card, which changes with what it shows and with how cards look."""
        shown = json.dumps([self.look, words], ensure_ascii=False, sort_keys=True)
        return f"{card_lists.FOLDER}{hashlib.sha256(shown.encode()).hexdigest()[:16]}.png"

    def card(self, page: Page) -> dict[str, Any]:
        """Everything on the card of a page: its own words and what all cards have, in the language of the page; what
        is empty is left out."""
        data, own = page.data, page.card
        identity, words = self.identity, interface(data.lang or ORIGINAL)
        first = data.crumbs[0] if data.crumbs else None
        section = (words["nav"].get(first.url) or first.title) if first else None
        address = urlsplit(self.site_url)
        card = {
            "site": words["name"] or identity.name,
            "host": f"{address.netloc}{address.path}".rstrip("/") if self.has_domain else None,
            "kicker": data.kind_label or own.kicker or section or words["tagline"] or identity.tagline,
            "title": data.title,
            "flag": _filled(asdict(own.flag)) if own.flag else None,
            "foot": own.foot,
        }
        return _filled(card) | {"facts": [_filled(asdict(fact)) for fact in own.facts]}

    def _nodes(self, url: str, page: Page, card: str | None) -> list[Node]:
        own = page.node
        if own and own["@type"] in _PICTURED and "image" not in own and card:
            own = own | {"image": [self.site_url + card]}
        way = [(crumb.title, crumb.url) for crumb in page.data.crumbs]
        if way and way[-1][1] != url:
            way.append((page.data.title, url))
        return [node for node in (own, json_ld.of_way(self.site_url, way) if len(way) > 1 else None) if node]


def _filled(parts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parts.items() if value}
