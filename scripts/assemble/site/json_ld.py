"""JSON-LD for search engines and newsrooms: questions, the site itself and the way to each page.

Builders of pages give nodes; `script` makes the one script of a page from them (scripts/assemble/site/heads.py).
"""

import json
from typing import Any, TypeAlias

from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.model.identity import Identity
from scripts.model.page import Question

Node: TypeAlias = dict[str, Any]


def of_question(site_url: str, question: Question, url: str) -> Node:
    """A question that readers ask, with the answer of today."""
    answer = {"@type": "Answer", "text": plain_text(question.short)}
    return {
        "@type": "FAQPage",
        "@id": site_url + url,
        "url": site_url + url,
        "name": question.title,
        "inLanguage": question.lang,
        "mainEntity": [{"@type": "Question", "name": question.title, "acceptedAnswer": answer}],
    }


def of_site(view: View) -> Node:
    """The site itself, and how to search it. Until an agency adopts it, its publisher is called by its name."""
    identity, url = view.site.identity, view.site_url
    return given(
        {
            "@type": "WebSite",
            "@id": url,
            "url": url,
            "name": identity.name,
            "alternateName": identity.short_name,
            "description": identity.tagline,
            "inLanguage": "vi",
            "license": identity.licence.url,
            "publisher": publisher(identity, url),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": f"{url}tim-kiem/?q={{search_term_string}}"},
                "query-input": "required name=search_term_string",
            },
        }
    )


def of_way(site_url: str, crumbs: list[tuple[str, str]]) -> Node:
    """The way to a page: titles and addresses, the page's own last."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": title, "item": site_url + url}
            for place, (title, url) in enumerate(crumbs, 1)
        ],
    }


def script(nodes: list[Node]) -> str:
    """The text of a script. No `<` could end it, and no separator of lines breaks it in old browsers."""
    data = nodes[0] if len(nodes) == 1 else {"@graph": nodes}
    text = json.dumps({"@context": "https://schema.org"} | data, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_UNSAFE)


# `<` and `&` mean something to HTML; U+2028 and U+2029 end a line of JavaScript before ES2019.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def publisher(identity: Identity, site_url: str) -> Node:
    """Whose site it is."""
    return {"@type": "Organization", "name": identity.publisher, "url": site_url}


def given(node: Node) -> Node:
    """What of a node is known."""
    return {key: value for key, value in node.items() if value not in (None, [])}
