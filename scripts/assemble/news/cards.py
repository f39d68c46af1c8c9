"""A line in a list of news (partials/news-card.html)."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.model import addresses
from scripts.model.page import News
from scripts.vietnamese import dates
from scripts.words import text


@dataclass(frozen=True, slots=True)
class NewsCard:
    """An item in a list, or what was put right in one."""

    title: str
    url: str
    date: str
    kind: str
    summary: str
    lang: str


def card_of(item: News) -> NewsCard:
    """The line of an item."""
    return NewsCard(
        item.title, addresses.of_article(item), dates.short(item.date), kind_of(item), item.summary, item.lang
    )


def kind_of(item: News) -> str:
    """What a reader of its language calls the kind of an item."""
    return text(f"news.kind.{item.kind}", item.lang)
