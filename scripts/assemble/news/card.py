"""What the picture says that others show beside a link to an item of news (scripts/assemble/site/heads.py)."""

from __future__ import annotations

from scripts.assemble.laws.in_force import sentence
from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.page import CardFact, CardFlag, CardWords
from scripts.words import days, text


def of(facts: NewsFacts) -> CardWords:
    """The day of an item; and, where something was put right at its head, that and since when."""
    item, flag = facts.item, None
    if item.correction:
        day = days.short(item.last_change, item.lang)
        flag = CardFlag(text("news.card.corrected", item.lang), text("news.card.since", item.lang, day=day), "check")
    return CardWords(facts=(CardFact(sentence(facts.day)),), flag=flag)
