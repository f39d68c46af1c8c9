"""What the picture says that others show beside a link to a text or an article (scripts/assemble/site/cards.py)."""

from __future__ import annotations

from scripts.assemble.laws.facts import ArticleFacts, LawFacts
from scripts.assemble.page import CardFact, CardFlag, CardWords
from scripts.model.law import Force
from scripts.vietnamese import dates
from scripts.words import text


def of(facts: LawFacts, article: ArticleFacts | None = None) -> CardWords:
    """Since when a text, or an article of it, is in force or is not."""
    law = facts.law
    lines = [CardFact(law.issuer)] if law.issuer and not article else []
    if starts := law.starts(article.provision if article else None):
        lines.append(CardFact(text("laws.card.since", day=dates.short(starts))))
    elif facts.passed:
        lines.append(CardFact(text("laws.card.issued", day=facts.passed)))
    flag = None
    if facts.standing is Force.ENDED:
        flag = CardFlag(
            text("laws.card.ended"), text("laws.card.from_day", day=facts.ended) if facts.ended else None, "check"
        )
    return CardWords(law.name if article else law.kind.label, tuple(lines), flag)
