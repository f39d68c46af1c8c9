"""Posters of what to do in a situation, and of the law in force in ten points.

What they rest on is in force at this moment, provision by provision, or they are not printed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.assemble.outreach import sheets
from scripts.assemble.outreach.sheets import POSTER_FORMS, Printed, Subject, printed
from scripts.assemble.page import Link, Offer
from scripts.assemble.parts.whole_names import joined
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.law import Force, Law, Provision, kind_of
from scripts.model.material_api import MaterialKind
from scripts.model.page import LawBody, LifeSituation, OnPoster
from scripts.vietnamese import dates
from scripts.words import text


@dataclass(frozen=True, slots=True)
class _Call:
    number: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _SituationPoster:
    """`ask` are offices, whose numbers are written beside them by hand; `grounds` are a line."""

    kicker: str
    title: str
    steps: tuple[str, ...]
    call: tuple[_Call, ...]
    ask: tuple[str, ...]
    grounds: str
    updated: str


@dataclass(frozen=True, slots=True)
class _Point:
    name: str
    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _LawPoster:
    kicker: str
    title: str
    points: tuple[_Point, ...]
    updated: str


def of_site(view: View) -> Iterator[Printed]:
    """The law that is in force, and the situations that have one."""
    law = view.law_in_force
    body = points(view, law) if law else None
    if law and body:
        yield _of_law(view, law, body)
    for situation in view.situations:
        if situation.poster and holds(view, _of_steps(situation.poster)):
            yield _of_situation(view, situation, situation.poster)


def offered(view: View, situation: LifeSituation) -> tuple[Offer, ...]:
    """What the page of a situation that has a poster offers."""
    about = addresses.of_article(situation)
    return (sheets.offer(about, MaterialKind.POSTER, POSTER_FORMS),) if _is_there(view, about) else ()


def of_law(view: View, law: Law) -> tuple[Link, ...]:
    """The ways to the poster of a law, where it has one."""
    about = addresses.of_law(law)
    return sheets.links(about, MaterialKind.POSTER, POSTER_FORMS) if _is_there(view, about) else ()


def _is_there(view: View, about: str) -> bool:
    return any(one.materials[0].about == about for one in view.printed)


def _of_situation(view: View, situation: LifeSituation, poster: OnPoster) -> Printed:
    known = {line.number: line for line in view.site.identity.hotlines}
    subject = Subject(
        title=situation.title,
        text=" ".join(situation.summary.split()),
        about=addresses.of_article(situation),
        day=situation.updated,
    )
    content = _SituationPoster(
        kicker=text("materials.situation.kicker"),
        title=joined(situation.title),
        steps=tuple(joined(step.text) for step in poster.steps),
        call=tuple(_Call(number, known[number].title) for number in poster.call if number in known),
        ask=tuple(map(joined, poster.ask)),
        grounds=joined(text("materials.grounds", grounds=_grounds(_of_steps(poster)))),
        updated=_updated(situation),
    )
    words = {"call": text("materials.situation.call")} | _around()
    return printed(view, subject, MaterialKind.POSTER, "situation-poster", POSTER_FORMS, words, content)


def _of_law(view: View, law: Law, body: LawBody) -> Printed:
    title = text("materials.law.title", count=len(body.points), law=law.short_title)
    subject = Subject(title=title, text=" ".join(body.summary.split()), about=addresses.of_law(law), day=body.updated)
    content = _LawPoster(
        kicker=text("materials.law.kicker", number=law.number, day=dates.short(law.effective or view.today)),
        title=joined(title),
        points=tuple(
            _Point(joined(point.name), joined(point.text), joined(articles(point.law, law.number)))
            for point in body.points
        ),
        updated=_updated(body),
    )
    words = {"may_change": text("materials.law.may_change")} | _around()
    return printed(view, subject, MaterialKind.POSTER, "law-poster", POSTER_FORMS, words, content)


def points(view: View, law: Law) -> LawBody | None:
    """The written part of a law's page that has its points, where each of them is in force."""
    found = (body for body in view.site.law_bodies if body.slug == law.slug and body.article is None and body.points)
    body = next(found, None)
    return body if body and holds(view, [citation for point in body.points for citation in point.law]) else None


def holds(view: View, citations: Iterable[str]) -> bool:
    """Is every provision in force today?"""

    def is_in_force(citation: str) -> bool:
        provision = Provision.parse(citation)
        law = view.site.laws_by_number.get(provision.law) if provision else None
        return law is not None and law.force(view.today, provision) is Force.IN_FORCE

    return all(map(is_in_force, citations))


def _of_steps(poster: OnPoster) -> list[str]:
    return [citation for step in poster.steps for citation in step.law]


def _grounds(citations: Iterable[str]) -> str:
    """`Điều 26 Luật số 120/2025/QH15; Điều 89 Nghị định số 163/2026/NĐ-CP`."""
    laws = dict.fromkeys(provision.law for one in citations if (provision := Provision.parse(one)))
    return "; ".join(f"{articles(citations, number, own=False)} {_named(number)}" for number in laws)


def articles(citations: Iterable[str], law: str, own: bool = True) -> str:
    """The articles of a law, each once; of other texts too, with their names, where they are a point's `own`."""
    found = [provision for one in citations if (provision := Provision.parse(one)) and provision.article]
    here = dict.fromkeys(one.article for one in found if one.law == law)
    there = dict.fromkeys((one.law, one.article) for one in found if one.law != law) if own else {}
    words = [Provision(law, article).place for article in here]
    words += [f"{Provision(number, article).place} {_named(number)}" for number, article in there]
    return ", ".join(words)


def _named(number: str) -> str:
    kind = kind_of(number)
    return text("laws.numbered", title=kind.label if kind else "", number=number).strip()


def _updated(page: LifeSituation | LawBody) -> str:
    return text("diagrams.as_of", day=dates.short(page.updated)) if page.updated else ""


def _around() -> dict[str, str]:
    return {"scan": text("materials.scan"), "prevails": text("ui.official_prevails")}
