"""What the picture says that Facebook, Zalo and others show beside a shared link; scripts/publish/cards.py draws it.

Those services keep a picture for weeks and nobody can take it back. So a card holds what stays true: titles, days with
their year, and what became of something always with the day since when. It never says "sắp diễn ra", counts nothing and
gives no answer of law. The day of an event may yet change: it stands there as the schedule that was told, with the
remark that the page decides. A card that must say something new has a new name, so those who ask again get the new one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from scripts.assemble.events import time_words
from scripts.assemble.parts import wording
from scripts.assemble.laws.in_force import sentence
from scripts.assemble.tree import Meta, Tree
from scripts.assemble.view import View
from scripts.model.event import Event, Status
from scripts.model.law import Force, Law, Provision
from scripts.model.page import News
from scripts.vietnamese import dates

FOLDER = "assets/cards/"
# What the maker draws: the name of each card → the text on it. Not published.
SPECS = "cards.json"
_FLAGS = {Status.CANCELLED: "ĐÃ HỦY", Status.POSTPONED: "TẠM HOÃN", Status.RESCHEDULED: "DỜI LỊCH"}
_MAY_CHANGE = "Lịch có thể thay đổi, mời xem trên trang."
_CORRECTED = {"en": ("CORRECTED", "on {}")}


def of_event(view: View, event: Event) -> Meta:
    """The kind, the day and the place of an event, and whether it is off or on another day."""
    card: Meta = {"kicker": event.kind.label, "facts": list(_facts(view, event))}
    if event.status in _FLAGS:
        note = f"cập nhật ngày {dates.short(event.last_change)}" if event.last_change else None
        card["flag"] = {"text": _FLAGS[event.status], "note": note, "tone": "off" if event.is_off else "check"}
    if event.start and not event.is_off and event.status is not Status.HELD:
        card["foot"] = _MAY_CHANGE
    return card


def _facts(view: View, event: Event) -> Iterator[Meta]:
    when = time_words.words(time_words.when(event))
    if event.start:
        match event.status:
            case Status.RESCHEDULED if event.previous_start:
                yield {"label": "Lịch cũ", "text": sentence(dates.span(event.previous_start, None)), "old": True}
                yield {"label": "Lịch mới", "text": when}
            case Status.CANCELLED | Status.POSTPONED:
                yield {"label": "Lịch đã báo", "text": when, "old": True}
            case Status.HELD:
                yield {"text": when}
            case _:
                yield {"label": "Theo lịch", "text": when}
    if place := " · ".join(filter(None, (event.place.venue, view.where(event)))):
        yield {"text": place}


def of_news(item: News) -> Meta:
    """The day of an item; and, where something was put right at its head, that and since when."""
    day = wording.day_in_words(item.date, item.lang)
    card: Meta = {"facts": [{"text": sentence(day)}]}
    if item.correction:
        text, since = _CORRECTED.get(item.lang, ("ĐÃ ĐÍNH CHÍNH", "ngày {}"))
        card["flag"] = {"text": text, "note": since.format(wording.day(item.last_change, item.lang)), "tone": "check"}
    return card


def of_law(view: View, law: Law, article: str | None = None) -> Meta:
    """A text, or an article of it, and since when it is in force or is not."""
    provision = Provision(law.number, article) if article else None
    card: Meta = {"kicker": law.name if article else law.kind.label}
    facts = [{"text": law.issuer}] if law.issuer and not article else []
    if starts := law.starts(provision):
        facts.append({"text": f"Có hiệu lực từ ngày {dates.short(starts)}"})
    elif law.passed:
        facts.append({"text": f"Ban hành ngày {dates.short(law.passed)}"})
    if law.force(view.today, provision) is Force.ENDED:
        note = f"từ ngày {dates.short(law.ended)}" if law.ended else None
        card["flag"] = {"text": "ĐÃ HẾT HIỆU LỰC", "note": note, "tone": "check"}
    return card | {"facts": facts}


def whole(view: View, meta: Meta, words: dict[str, Any], about: Meta) -> Meta:
    """Everything on the card of a page: what its builder told (`about`) and what all cards have.

    `words` are those of the interface in the language of the page.
    """
    identity = view.site.identity
    crumbs = meta.get("crumbs") or [{}]
    section = words.get("nav", {}).get(crumbs[0].get("url")) or crumbs[0].get("title")
    kind = words.get("kinds", {}).get(meta.get("kind")) or meta.get("kind_label")
    address = urlsplit(view.site_url)
    flag = {key: value for key, value in about.get("flag", {}).items() if value}
    card = {
        "site": words.get("name") or identity.name,
        "host": f"{address.netloc}{address.path}".rstrip("/"),
        "kicker": kind or about.get("kicker") or section or words.get("tagline") or identity.tagline,
        "title": meta["title"],
        "facts": about.get("facts", []),
        "flag": flag,
        "foot": about.get("foot"),
    }
    return {key: value for key, value in card.items() if value or key == "facts"}


def name_of(card: Meta, look: str) -> str:
    """Where the card is published: a name that changes with what it shows and with how cards look."""
    shown = json.dumps([look, card], ensure_ascii=False, sort_keys=True)
    return f"{FOLDER}{hashlib.sha256(shown.encode()).hexdigest()[:16]}.png"


def specs(cards: dict[str, Meta]) -> Tree:
    """The cards for their maker."""
    return {SPECS: json.dumps(dict(sorted(cards.items())), ensure_ascii=False, indent=0).encode()}
