"""What the picture says that Facebook, Zalo and others show beside a shared link; scripts/draw/cards.py draws it.

Those services keep a picture for weeks and nobody can take it back. So a card holds what stays true: titles, days with
their year, and what became of something always with the day since when. It never says "sắp diễn ra", counts nothing and
gives no answer of law. The day of an event may yet change: it stands there as the schedule that was told, with the
remark that the page decides. A card that must say something new has a new name, so those who ask again get the new one.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from scripts.assemble.page import CardFact, CardFlag, CardWords, PageData
from scripts.model.identity import Identity
from scripts.model.languages import ORIGINAL
from scripts.words import interface

Card: TypeAlias = dict[str, Any]

FOLDER = "assets/cards/"
# What the maker draws: the name of each card → the text on it. Not published.
SPECS = "cards.json"


def whole(identity: Identity, site_url: str, data: PageData, own: CardWords) -> Card:
    """Everything on the card of a page: its `own` words and what all cards have, in the language of the page; what is
    empty is left out."""
    words = interface(data.lang or ORIGINAL)
    first = data.crumbs[0] if data.crumbs else None
    section = (words["nav"].get(first.url) or first.title) if first else None
    address = urlsplit(site_url)
    card = {
        "site": words["name"] or identity.name,
        "host": f"{address.netloc}{address.path}".rstrip("/"),
        "kicker": data.kind_label or own.kicker or section or words["tagline"] or identity.tagline,
        "title": data.title,
        "facts": [_given(fact) for fact in own.facts],
        "flag": _given(own.flag) if own.flag else None,
        "foot": own.foot,
    }
    return {key: value for key, value in card.items() if value or key == "facts"}


def _given(part: CardFact | CardFlag) -> Card:
    return {key: value for key, value in asdict(part).items() if value}


def name_of(card: Card, look: str) -> str:
    """Where the card is published: a name that changes with what it shows and with how cards look."""
    shown = json.dumps([look, card], ensure_ascii=False, sort_keys=True)
    return f"{FOLDER}{hashlib.sha256(shown.encode()).hexdigest()[:16]}.png"
