"""Posters of models and exemplars: what is done where, what came of it, who says so and what is not sure."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.assemble.exemplars.facts import ExemplarFacts, ShownFigure, facts_of
from scripts.assemble.outreach import sheets
from scripts.assemble.outreach.sheets import A4, COPIED, Printed, Subject, printed
from scripts.assemble.page import Link, source_row
from scripts.assemble.parts.whole_names import joined
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.exemplar import Exemplar
from scripts.model.languages import ORIGINAL
from scripts.model.material_api import MaterialKind
from scripts.vietnamese.folding import lower_first
from scripts.words import text

# A model is pinned up in rooms, not on walls: no print shop is asked.
_FORMS = (A4, COPIED)
_RESULTS = 3
# Units of today that a unit of before belongs to.
_FEW = 2


@dataclass(frozen=True, slots=True)
class _Result:
    """`number` may be empty; `when` is as exact as its source."""

    number: str
    text: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _ModelPoster:
    kicker: str
    title: str
    where: str
    does: tuple[str, ...]
    results: tuple[_Result, ...]
    sources: str
    doubts: str


def of_site(view: View) -> Iterator[Printed]:
    """Of every model."""
    for one in view.exemplars:
        yield _of(view, facts_of(view, one, ()))


def of_model(one: Exemplar) -> tuple[Link, ...]:
    """The ways to the poster of a model; translations have none."""
    return sheets.links(addresses.of_article(one), MaterialKind.POSTER, _FORMS) if one.lang == ORIGINAL else ()


def _of(view: View, facts: ExemplarFacts) -> Printed:
    one = facts.exemplar
    since = text("exemplars.since", when=facts.since) if facts.since else ""
    where = ", ".join(filter(None, (facts.place_words, since)))
    if 0 < len(facts.today) <= _FEW:
        today = ", ".join(lower_first(link.text) for link in facts.today)
        where += f". {text('exemplars.fact.today')} {today}"
    sources = "; ".join(source_row(source).text for source in one.sources)
    content = _ModelPoster(
        kicker=one.sort.label,
        title=joined(one.title),
        where=joined(where),
        does=tuple(map(joined, one.does)),
        results=tuple(map(_result, facts.results[:_RESULTS])),
        sources=text("materials.sources", sources=sources),
        doubts=text("materials.exemplar.doubts", doubts=" ".join(one.doubts)) if one.doubts else "",
    )
    subject = Subject(
        title=one.title, text=" ".join(one.summary.split()), about=facts.url, day=one.last_change, language=one.lang
    )
    words = {name: text(f"materials.exemplar.{name}") for name in ("does", "results")}
    words["scan"] = text("materials.scan")
    return printed(view, subject, MaterialKind.POSTER, "exemplar-poster", _FORMS, words, content)


def _result(one: ShownFigure) -> _Result:
    return _Result(joined(one.number), joined(one.text), one.when)
