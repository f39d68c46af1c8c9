"""/l/<number>-<year>[-<article>]/ — pages at the short addresses of texts and articles, which lead on by themselves."""

from __future__ import annotations

from scripts.assemble.site import redirects
from scripts.assemble.tree import Tree
from scripts.assemble.view import View


def build(view: View) -> Tree:
    """A page for each text, and for each of its articles that has a page."""
    tree = {}
    for law in view.law_facts.values():
        tree[f"files/{law.short}index.html"] = redirects.page(law.address, law.law.name)
        for article in view.article_facts[law.law.number].values():
            if article.short:
                tree[f"files/{article.short}index.html"] = redirects.page(article.address, article.heading)
    return tree
