"""/l/<number>-<year>[-<article>]/ — short addresses of laws and articles, to say on the radio or print on a poster.

Each is a page that leads on by itself. Laws, ordinances (`p`) and decrees (`n`) each count their serial numbers by
the year, so `/l/n163-2026/` can mean but one text; of the other kinds every ministry counts its own, so they keep
their whole number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.assemble.site import redirects
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.law import Law, LawKind

_PREFIX = {LawKind.LAW: "", LawKind.ORDINANCE: "p", LawKind.DECREE: "n"}


def build(view: View) -> Tree:
    """A page for each text, and for each of its articles that has a page."""
    return {
        f"files/{short}index.html": redirects.page(view.site_url + target, title)
        for law in view.site.laws
        for short, target, title in _targets(view, law)
    }


def short_link(law: Law, number: str | None = None) -> str:
    """`l/73-2021-23/`, relative to the site's root."""
    serial, year = re.findall(r"[0-9]+", law.number)[:2]
    name = f"{_PREFIX[law.kind]}{serial}-{year}" if law.kind in _PREFIX else law.slug
    return f"l/{name}-{number}/".replace("đ", "dd") if number else f"l/{name}/"


def _targets(view: View, law: Law) -> Iterator[tuple[str, str, str]]:
    yield short_link(law), addresses.of_law(law), law.name
    for number, article in law.articles.items():
        if addresses.has_page(view.site, law, number):
            title = f"Điều {number}. {article.title}"
            yield short_link(law, number), addresses.of_law_article(law, number), title
