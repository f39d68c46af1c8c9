"""JSON-LD for search engines and newsrooms: schema.org Legislation with its force."""

from __future__ import annotations

import json
from typing import Any

from scripts.assemble.law_api import akn_of
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.explainer import Explainer
from scripts.model.law import Force, Law, Provision

_FORCE = {
    Force.IN_FORCE: "https://schema.org/InForce",
    Force.ENDED: "https://schema.org/NotInForce",
    Force.COMING: "https://schema.org/NotInForce",
}


def of_law(view: View, law: Law) -> str:
    """A whole text with its dates, force and relations; what is not known stays out."""
    akn = akn_of(law)
    data = _base(view, law) | {
        "legislationRepeals": _others(view, law, "replaces"),
        "legislationChanges": _others(view, law, "amends"),
        "legislationEnsuresImplementationOf": _others(view, law, "guides"),
        "encoding": {
            "@type": "LegislationObject",
            "encodingFormat": "application/akn+xml",
            "contentUrl": view.site_url + akn,
        }
        if akn
        else None,
    }
    return _script(data)


def of_article(view: View, law: Law, number: str, explainer: Explainer | None) -> str:
    """An article as a part of its law; our own words are its abstract."""
    provision = Provision(law.number, number)
    url = view.site_url + addresses.of_law_article(law, number)
    force = law.force(view.today, provision)
    data = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": url,
        "url": url,
        "name": f"Điều {number}. {law.articles[number].title}",
        "legislationIdentifier": f"{law.number}, Điều {number}",
        "inLanguage": "vi",
        "abstract": explainer.brief if explainer else None,
        "legislationLegalForce": _FORCE.get(force),
        "isPartOf": {key: value for key, value in _base(view, law).items() if key != "@context"},
    }
    return _script(data)


def _base(view: View, law: Law) -> dict[str, Any]:
    url = view.site_url + addresses.of_law(law)
    return {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": url,
        "url": url,
        "name": law.title,
        "legislationIdentifier": law.number,
        "legislationType": law.kind.label,
        "legislationJurisdiction": "VN",
        "inLanguage": "vi",
        "legislationDate": law.passed.isoformat() if law.passed else None,
        "legislationDateOfApplicability": law.effective.isoformat() if law.effective else None,
        "expires": law.ended.isoformat() if law.ended else None,
        "legislationPassedBy": {"@type": "Organization", "name": law.issuer} if law.issuer else None,
        "legislationLegalForce": _FORCE.get(law.force(view.today)),
        "sameAs": law.official_source.url if law.official_source else None,
    }


def _others(view: View, law: Law, kind: str) -> list[dict[str, str]]:
    return [
        {"@type": "Legislation", "legislationIdentifier": relation.number}
        for relation in view.site.relations(law, kind)
    ]


def _script(data: dict[str, Any]) -> str:
    """JSON without a `<`, which could end the script that holds it."""
    given = {key: value for key, value in data.items() if value not in (None, [])}
    given["isPartOf"] = _given(given["isPartOf"]) if "isPartOf" in given else None
    text = json.dumps(_given(given), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("&", "\\u0026")


def _given(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}
