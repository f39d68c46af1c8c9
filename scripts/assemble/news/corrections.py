"""What was put right after publishing: changes of meaning, corrections and items taken back, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from scripts.assemble.parts import wording
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.languages import ORIGINAL
from scripts.model.ledger import Item
from scripts.model.page import News, NewsKind
from scripts.model.values import day_of

TITLE = "Đính chính và sửa đổi"
SUMMARY = "Mọi lần sửa làm đổi nghĩa một tin hay một sự kiện đã đăng, và những tin đã gỡ. Sửa chính tả không ghi ở đây."


@dataclass(frozen=True)
class Correction:
    """One of them; `id` never changes, for notes are only added."""

    id: str
    at: datetime
    kind: str
    title: str
    url: str
    text: str


def corrections(view: View) -> list[Correction]:
    """All of them, the latest first."""
    found = [*_changes(view), *_withdrawn(view)]
    return sorted(found, key=lambda one: (one.at, one.id), reverse=True)


def _changes(view: View) -> Iterator[Correction]:
    items: tuple[Item, ...] = (*view.news, *view.events)
    for item in items:
        url = addresses.of_event(item) if isinstance(item, Event) else addresses.of_article(item)
        name = item.id if isinstance(item, Event) else item.slug
        for number, change in enumerate(item.changes, 1):
            if not change.minor:
                yield Correction(f"{name}:{number}", change.at, "Sửa đổi", item.title, url, change.note)
        if isinstance(item, News) and item.kind is NewsKind.CORRECTION:
            yield Correction(f"{name}:0", item.published, "Đính chính", item.title, url, item.summary)
        elif isinstance(item, News) and item.correction and item.modified == item.published:
            yield Correction(f"{name}:0", item.published, "Đính chính", item.title, url, item.correction)


def _withdrawn(view: View) -> Iterator[Correction]:
    for notice in view.site.withdrawn:
        url = addresses.of_withdrawn(notice)
        # Nobody writes down the day of it; where no change tells it, the day shown is that of publishing.
        kind = "Gỡ bài" if day_of(notice.since) > notice.date else "Gỡ bài đăng ngày"
        yield Correction(f"{url}:0", notice.since, kind, wording.withdrawn(ORIGINAL), url, notice.reason)
