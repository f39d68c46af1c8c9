"""Whether a text or a provision is in force, in words, and what a page rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scripts.assemble.page import Link
from scripts.model import addresses
from scripts.model.diagram import Diagram
from scripts.model.law import Force, Law, Provision
from scripts.model.page import Article
from scripts.model.record import Record
from scripts.vietnamese import dates
from scripts.vietnamese.folding import lower_first
from scripts.vietnamese.numbering import split_number
from scripts.words import text

if TYPE_CHECKING:
    from scripts.assemble.view import View

_OVER = "ended"
_TONES = {Force.IN_FORCE: "ok", Force.UNKNOWN: "check", Force.COMING: _OVER, Force.ENDED: _OVER}


@dataclass(frozen=True, slots=True)
class ForceBox:
    """Force in words: `html`, where there is any, replaces `text`; `link` says where `url` leads."""

    tone: str
    title: str
    text: str = ""
    url: str | None = None
    link: str | None = None
    html: str | None = None

    @property
    def is_over(self) -> bool:
        """Has it ended, or not yet begun?"""
        return self.tone == _OVER


@dataclass(frozen=True, slots=True)
class ForceLink:
    """A text or a provision with its force, where a reader must know it, or the day `since` which it applies
    (partials/places.html)."""

    text: str
    url: str | None = None
    force: ForceBox | None = None
    since: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """A text that a page cites: its force today, the provisions, what holds `now` instead of them, those that have a
    day of force of their own (`later`), and what held `then`, on the page's day."""

    law: str
    url: str
    force: ForceBox
    provisions: tuple[Link, ...]
    now: tuple[Link, ...]
    later: tuple[str, ...]
    then: str | None


def force(view: View, law: Law, provision: Provision | None = None) -> ForceBox:
    """Whether a text, or a provision of it, is in force today, and what is when it is not."""
    standing = law.force(view.today, provision)
    title, more, url, link = text(f"laws.force.{standing}"), "", None, None
    match standing:
        case Force.IN_FORCE | Force.COMING:
            more = text("laws.since", day=dates.short(law.starts(provision) or view.today))
            replaced = [relation.number for relation in view.site.relations(law, "replaces") if not relation.scope]
            if replaced and standing is Force.IN_FORCE and provision is None:
                facts = {"number": replaced[0], "count": len(replaced) - 1}
                more += " " + text("laws.replaces_one" if len(replaced) == 1 else "laws.replaces_more", **facts)
        case Force.UNKNOWN:
            more = text("laws.force_unknown")
            since = law.starts(provision)
            if since and law.unclear_from:
                days = {"day": dates.short(since), "unclear": dates.short(law.unclear_from)}
                title, more = text("laws.unclear"), text("laws.unclear_since", **days)
            if amended := spent(view, law, view.today):
                title = text("laws.spent")
                more = text("laws.spent_note", law=amended.name, day=dates.short(amended.ended or view.today))
        case Force.ENDED:
            if law.ended:
                title = text("laws.ended_on", day=dates.short(law.ended))
            if successor := view.site.successor(law):
                more, url = text("laws.applies_now", law=successor.name), addresses.of_law(successor)
                link = text("laws.read_current")
    return ForceBox(_TONES[standing], title, more, url, link)


def spent(view: View, law: Law, day: date) -> Law | None:
    """The last to end of the texts that one of unknown force amended, where all have ended by that day: what it put
    into them ended with them, whatever else it says."""
    if law.force(day) is not Force.UNKNOWN:
        return None
    amended = [view.site.laws_by_number.get(relation.number) for relation in view.site.relations(law, "amends")]
    ended = [one for one in amended if one and one.ended and one.ended <= day]
    return max(ended, key=lambda one: one.ended or day) if ended and len(ended) == len(amended) else None


def basis(view: View, record: Record, on: date | None = None, when: str = "") -> tuple[Basis, ...]:
    """The texts that a page and its diagrams cite, what holds today first, else in the order of the page; for what has
    a day of its own (`on`, called `when`), whether each held then."""
    by_law: dict[str, list[Provision]] = {}
    known = view.site.named(Diagram)
    drawn = [known[name] for name in record.diagram if name in known] if isinstance(record, Article) else []
    for provision in dict.fromkeys(one for part in (record, *drawn) for one in view.cited(part)):
        by_law.setdefault(provision.law, []).append(provision)
    found = [(view.site.laws_by_number[number], provisions) for number, provisions in by_law.items()]
    found.sort(key=lambda pair: not pair[0].in_force(view.today))
    return tuple(_basis(view, law, provisions, on, when) for law, provisions in found)


def is_over(view: View, record: Record) -> bool:
    """Does a page rest on a text that has ended, or that is not yet in force? Nothing of it is told as the law then."""
    return any(one.force.is_over for one in basis(view, record))


def _basis(view: View, law: Law, provisions: list[Provision], on: date | None, when: str) -> Basis:
    today = law.force(view.today)
    return Basis(
        law=law.name,
        url=addresses.of_law(law),
        force=view.law_facts[law.number].head.force,
        provisions=tuple(_places(view, provisions)),
        now=tuple(_successors(view, provisions)) if today is Force.ENDED else (),
        later=tuple(
            f"{sentence(item.place)}: {lower_first(title).rstrip('.')}"
            for item, title in ((item, force(view, law, item).title) for item in provisions)
            if law.force(view.today, item) is not today
        ),
        then=f"{_then(view, law, on)} {when} ({dates.short(on)})." if on else None,
    )


def _then(view: View, law: Law, day: date) -> str:
    if law.is_later_than(day):
        return text("laws.then.not_passed")
    return text(f"laws.then.{'spent' if spent(view, law, day) else law.force(day)}")


def _places(view: View, provisions: list[Provision]) -> Iterator[Link]:
    """Articles in their order; a single clause or point of an article is named itself."""
    articles: dict[str, list[Provision]] = {}
    for provision in sorted(provisions, key=_order):
        if provision.article:
            articles.setdefault(provision.article, []).append(provision)
    for number, found in articles.items():
        one = found[0] if len(found) == 1 else Provision(found[0].law, number)
        yield Link(sentence(one.place), addresses.of_provision(view.site, one))


def _successors(view: View, provisions: list[Provision]) -> Iterator[Link]:
    """What holds now instead of provisions, the text named once, after its last article."""
    explainers = [found for provision in provisions if (found := view.site.explainer(provision))]
    parsed = (Provision.parse(citation) for explainer in explainers for citation in explainer.successor)
    holding = list(dict.fromkeys(provision for provision in parsed if provision and view.site.has(provision)))
    for provision, after in zip(holding, [*holding[1:], None], strict=False):
        is_last = after is None or after.law != provision.law
        name = f"{sentence(provision.place)} {view.site.laws_by_number[provision.law].short_title if is_last else ''}"
        yield Link(name.strip(), addresses.of_provision(view.site, provision))


def located(view: View, citation: str) -> tuple[Provision, str] | None:
    """A cited provision and its address; None where the citation leads nowhere."""
    provision = Provision.parse(citation)
    url = addresses.of_provision(view.site, provision) if provision else None
    return (provision, url) if provision and url else None


def places(view: View, citations: Iterable[str]) -> tuple[ForceLink, ...]:
    """Short links to provisions, each with whether it is in force where it is not."""
    links = []
    for citation in citations:
        if found := located(view, citation):
            provision, url = found
            law = view.site.laws_by_number[provision.law]
            standing = force(view, law, provision)
            place = provision.place or law.short_title
            words = place if law is view.law_in_force or not provision.place else f"{place} {law.short_title}"
            links.append(ForceLink(words, url, None if standing.tone == "ok" else standing))
    return tuple(links)


def sentence(text: str) -> str:
    """`khoản 2 Điều 23` → `Khoản 2 Điều 23`."""
    return text[:1].upper() + text[1:]


def _order(provision: Provision) -> tuple[int, str, int, str]:
    article, clause = provision.article or "", provision.clause or ""
    return split_number(article)[0], article, split_number(clause)[0], provision.path
