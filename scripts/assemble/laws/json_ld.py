"""schema.org Legislation of a text and of its articles, with their force; what is not known stays out."""

from __future__ import annotations

from scripts.assemble.laws.facts import ArticleFacts, LawFacts
from scripts.assemble.page import Node
from scripts.assemble.site.json_ld import given
from scripts.model.law import Force

_FORCE = {
    Force.IN_FORCE: "https://schema.org/InForce",
    Force.ENDED: "https://schema.org/NotInForce",
    Force.COMING: "https://schema.org/NotInForce",
}


def of_law(facts: LawFacts, site_url: str) -> Node:
    """A whole text with its dates, force and relations."""
    encoding = None
    if facts.akn:
        encoding = {"@type": "LegislationObject", "encodingFormat": "application/akn+xml"}
        encoding["contentUrl"] = site_url + facts.akn
    return given(
        _whole(facts)
        | {
            "legislationRepeals": _others(facts, "replaces"),
            "legislationChanges": _others(facts, "amends"),
            "legislationEnsuresImplementationOf": _others(facts, "guides"),
            "encoding": encoding,
        }
    )


def of_article(facts: LawFacts, article: ArticleFacts) -> Node:
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
        "sameAs": law.official_source.url if law.official_source else None,
    }


def _others(facts: LawFacts, kind: str) -> list[Node]:
    return [{"@type": "Legislation", "legislationIdentifier": one.relation.number} for one in facts.relations[kind]]
