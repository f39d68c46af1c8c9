"""/api/v1/fines.csv: the fines that explained articles set, a clause a row."""

import re
from collections.abc import Iterator

from scripts.assemble.laws.facts import ArticleFacts, LawFacts
from scripts.assemble.parts import csv_file
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.law import Provision
from scripts.words import text

PATH = f"{addresses.API}fines.csv"
_COLUMNS = ("law", "place", "act", "fine", "words", "since", "ended", "notes", "page")
_MONEY = re.compile(r"\bđồng\b")


def there(view: View) -> bool:
    """Is any fine explained?"""
    return any(_rows(view))


def build(view: View) -> dict[str, bytes]:
    """The file, where there are fines."""
    rows = list(_rows(view))
    heads = [text(f"laws.fines.{name}") for name in _COLUMNS]
    return {f"files/{PATH}": csv_file.write([heads, *rows])} if rows else {}


def _rows(view: View) -> Iterator[list[str]]:
    for law in view.law_facts.values():
        for article in view.article_facts[law.law.number].values():
            yield from _of_article(view, law, article)


def _of_article(view: View, law: LawFacts, article: ArticleFacts) -> Iterator[list[str]]:
    explainer = article.explainer
    for term in explainer.terms if explainer else ():
        if explainer and _MONEY.search(term.value):
            place = Provision(law.law.number, article.article.number, term.clause)
            begins = law.law.starts(place)
            yield [
                law.law.number,
                place.place,
                term.what,
                term.value,
                " ".join(point.text for point in explainer.points if point.clause == term.clause),
                begins.isoformat() if begins else "",
                law.law.ended.isoformat() if law.law.ended else "",
                " ".join(law.law.notes),
                view.address(addresses.of_provision(view.site, place) or ""),
            ]
