"""/api/v1/fines.csv and .json: what the explained articles fine, an act a row, with what comes on top; then those rules
themselves, and the acts that are crimes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from scripts.assemble.laws.facts import ArticleFacts, LawFacts
from scripts.assemble.page import in_a_cell
from scripts.assemble.parts import record_table
from scripts.assemble.view import View
from scripts.markup.markdown_text import parse_link
from scripts.model import addresses
from scripts.model.explainer import Explainer, FinedAct, Measure, MeasureKind, Term
from scripts.model.law import Crime, Provision
from scripts.model.table_rows import FineRow, Fines
from scripts.words import text

PATH = f"{addresses.API}fines.csv"
_MONEY = re.compile(r"\bđồng\b")
_RANGE = re.compile(r"từ (\d+) đến (\d+) triệu đồng")


def there(view: View) -> bool:
    """Is any fine explained?"""
    return any(_rows(view))


def build(view: View) -> dict[str, bytes]:
    """The files, where there are fines."""
    return record_table.files(PATH, Fines, FineRow, _rows(view))


def _rows(view: View) -> Iterator[FineRow]:
    every = view.law_facts.values()
    for law in every:
        for article in view.article_facts[law.law.number].values():
            yield from _of_article(view, law, article)
    for law in every:
        for crime in law.law.crimes:
            yield _crime(view, law, crime)


def _of_article(view: View, law: LawFacts, article: ArticleFacts) -> Iterator[FineRow]:
    """Its fines in the order of its clauses, then what comes on top of them."""
    explainer = article.explainer
    if explainer is None:
        return
    for term in explainer.terms:
        if _MONEY.search(term.value):
            whole = Provision(law.law.number, article.article.number, term.clause)
            acts = [act for act in explainer.fined if _within(act.law, whole.citation)]
            for act in acts or [FinedAct(law=whole.citation, act=term.what)]:
                yield _fine(view, law, explainer, term, act)
    for measure in explainer.measures:
        yield _row(
            view,
            law,
            measure.law,
            kind=measure.kind.label,
            act=text("laws.fines.after", places="; ".join(_within_article(measure.acts))),
            penalty=measure.what,
            note="",
        )


def _within_article(citations: tuple[str, ...]) -> Iterator[str]:
    for provision in filter(None, map(Provision.parse, citations)):
        yield replace(provision, article=None).place


def _fine(view: View, law: LawFacts, explainer: Explainer, term: Term, act: FinedAct) -> FineRow:
    def on_top(kind: MeasureKind) -> str:
        rules = (one for one in explainer.measures if one.kind is kind)
        return "; ".join(_told(one) for one in rules if any(_within(act.law, other) for other in one.acts))

    million = _RANGE.search(term.value)
    lowest, highest = (int(amount) * 1_000_000 for amount in million.groups()) if million else (None, None)
    return _row(
        view,
        law,
        act.law,
        kind=text("laws.fines.kind.fine"),
        act=act.act,
        below_crime=act.below_crime or "",
        penalty=term.value,
        lowest=lowest,
        highest=highest,
        more=on_top(MeasureKind.MORE),
        remedy=on_top(MeasureKind.REMEDY),
        note=explainer.fined_note or "",
    )


def _within(citation: str, other: str) -> bool:
    return f"{citation}.".startswith(f"{other}.")


def _told(measure: Measure) -> str:
    provision = Provision.parse(measure.law)
    return f"{measure.what} ({provision.place})" if provision else measure.what


def _row(view: View, law: LawFacts, citation: str, **said: Any) -> FineRow:
    place = Provision.parse(citation) or Provision(law.law.number)
    return FineRow(
        law=law.law.number,
        place=place.place,
        since=law.law.starts(place),
        ended=law.law.ended,
        source=law.law.gazette or in_a_cell(law.law.sources),
        page=view.address(addresses.of_provision(view.site, place) or ""),
        **said,
    )


def _crime(view: View, law: LawFacts, crime: Crime) -> FineRow:
    """What the law that amends the Penal Code makes a crime."""
    link = parse_link(crime.page)
    return FineRow(
        kind=text("laws.fines.kind.crime"),
        law=law.law.number,
        place=crime.place,
        act=crime.act,
        penalty=crime.penalty,
        since=law.law.effective,
        ended=law.law.ended,
        source=in_a_cell(crime.source),
        note=crime.note or "",
        page=view.address(view.href(link)) if link else "",
    )
