"""schema.org NewsArticle of an item of news, with its days, its sources and what was put right in it."""

from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.page import Node
from scripts.assemble.pieces import Frame
from scripts.assemble.site.json_ld import given, publisher


def of(facts: NewsFacts, frame: Frame) -> Node:
    """The node of an item."""
    item, address = facts.item, facts.address
    laws = dict.fromkeys(citation.partition("#")[0] for citation in item.law)
    return given(
        {
            "@type": "NewsArticle",
            "@id": address,
            "url": address,
            "mainEntityOfPage": address,
            "headline": item.title,
            "description": facts.summary,
            "articleSection": facts.card.kind,
            "inLanguage": item.lang,
            "datePublished": item.published.isoformat(),
            "dateModified": item.modified.isoformat(),
            # Whether a name is a person's or a desk's is not recorded.
            "creditText": item.author,
            "publisher": publisher(frame.identity, frame.site_url),
            "isAccessibleForFree": True,
            "license": frame.identity.licence.url,
            "keywords": list(item.tags),
            "image": [address + item.image.file] if item.image else None,
            "about": [{"@type": "Legislation", "legislationIdentifier": number} for number in laws],
            "citation": [
                given({"@type": "CreativeWork", "name": source.title or source.url, "url": source.url})
                for source in item.sources
            ],
            "correction": _corrections(facts),
        }
    )


def _corrections(facts: NewsFacts) -> list[Node]:
    """The correction at the head of the text, then changes, the latest first: schema.org's readers show one."""
    item = facts.item
    found = [(item.correction, item.modified)] if item.correction else []
    found += [(change.note, change.at) for change in item.changes[::-1] if not change.minor]
    return [
        {"@type": "CorrectionComment", "text": words, "datePublished": moment.isoformat()} for words, moment in found
    ]
