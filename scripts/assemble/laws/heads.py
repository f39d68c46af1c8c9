"""What the head of a text's or an article's page says: the words of its card (scripts/assemble/site/heads.py) and
schema.org Legislation with its force; what is not known stays out."""

from scripts.assemble.laws.facts import ArticleFacts, LawFacts
from scripts.assemble.page import CardFact, CardFlag, CardWords, Node
from scripts.assemble.site.json_ld import given
from scripts.model.law import Force, OfficialIs
from scripts.vietnamese import dates
from scripts.words import text

_FORCE = {
    Force.IN_FORCE: "https://schema.org/InForce",
    Force.ENDED: "https://schema.org/NotInForce",
    Force.COMING: "https://schema.org/NotInForce",
}


def card(facts: LawFacts, article: ArticleFacts | None = None) -> CardWords:
    """Since when a text, or an article of it, is in force or is not."""
    law, head = facts.law, facts.head
    lines = [CardFact(law.issuer)] if law.issuer and not article else []
    if starts := law.starts(article.provision if article else None):
        lines.append(CardFact(text("laws.card.since", day=dates.short(starts))))
    elif head.passed:
        lines.append(CardFact(text("laws.card.issued", day=head.passed)))
    flag = None
    if facts.standing is Force.ENDED:
        since = text("laws.card.from_day", day=head.ended) if head.ended else None
        flag = CardFlag(text("laws.card.ended"), since, "check")
    return CardWords(law.name if article else law.kind.label, tuple(lines), flag)


def node(facts: LawFacts, site_url: str) -> Node:
    """A whole text with its dates, force and relations."""
    encoding = {"@type": "LegislationObject", "encodingFormat": "application/akn+xml"}
    return given(
        _whole(facts)
        | {
            "legislationRepeals": _others(facts, "replaces"),
            "legislationChanges": _others(facts, "amends"),
            "legislationEnsuresImplementationOf": _others(facts, "guides"),
            "encoding": encoding | {"contentUrl": site_url + facts.head.akn} if facts.head.akn else None,
        }
    )


def article_node(facts: LawFacts, article: ArticleFacts) -> Node:
    """An article as a part of its law; our own words are its abstract."""
    return given(
        {
            "@type": "Legislation",
            "@id": article.address,
            "url": article.address,
            "name": article.heading,
            "legislationIdentifier": f"{facts.law.number}, Điều {article.article.number}",
            "inLanguage": "vi",
            "abstract": article.explainer.brief if article.explainer else None,
            "legislationLegalForce": _FORCE.get(article.standing),
            "isPartOf": given(_whole(facts)),
        }
    )


def _whole(facts: LawFacts) -> Node:
    law = facts.law
    return {
        "@type": "Legislation",
        "@id": facts.address,
        "url": facts.address,
        "name": law.title,
        "legislationIdentifier": law.number,
        "legislationType": law.kind.label,
        "legislationJurisdiction": "VN",
        "inLanguage": "vi",
        "legislationDate": law.passed.isoformat() if law.passed else None,
        "legislationDateOfApplicability": law.effective.isoformat() if law.effective else None,
        "expires": law.ended.isoformat() if law.ended else None,
        "legislationPassedBy": {"@type": "Organization", "name": law.issuer} if law.issuer else None,
        "legislationLegalForce": _FORCE.get(facts.standing),
        "sameAs": law.official_source.url if law.official_source and law.official_is is OfficialIs.TEXT else None,
    }


def _others(facts: LawFacts, kind: str) -> list[Node]:
    return [{"@type": "Legislation", "legislationIdentifier": one.relation.number} for one in facts.relations[kind]]
