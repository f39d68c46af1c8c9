"""/luat/doi-chieu/ — a replaced law beside the one that replaced it: what matters most to people, then every article,
grouped by what became of it; /api/v1/law-changes.csv and .json — the same articles as a table."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from scripts.assemble.laws.facts import TONES, ArticleFacts, ChangeTag
from scripts.assemble.laws.tables import head
from scripts.assemble.page import Link, Page, PageData, Pages
from scripts.assemble.parts import record_table
from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.model import addresses
from scripts.model.explainer import Change
from scripts.model.law import Law, Provision
from scripts.model.page import Difference, LawBody
from scripts.model.prose import passage
from scripts.model.table_rows import LawChangeRow, LawChanges
from scripts.words import text

PATH = f"{addresses.API}law-changes.csv"
# In the order in which people look for them.
_ORDER = (Change.CHANGED, Change.NEW, Change.GONE, Change.KEPT)


@dataclass(frozen=True, slots=True)
class _Side:
    """What a law says of a matter, as HTML, and where."""

    html: str
    law: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Difference:
    what: str
    before: _Side
    now: _Side


@dataclass(frozen=True, slots=True)
class _Row:
    """An article and what became of it: its place in either law, where it has one there."""

    before: tuple[Link, ...]
    now: Link | None
    title: str
    text: str | None


@dataclass(frozen=True, slots=True)
class _Group:
    """The articles of which the same became."""

    id: str
    change: ChangeTag
    rows: tuple[_Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Comparison(PageData, template="law-comparison.html", private=True):
    before: str
    now: str
    since: str
    differences: tuple[_Difference, ...]
    groups: tuple[_Group, ...]
    book: str
    csv: str


def build(view: View) -> Pages:
    """The page, where a law that is explained has replaced another."""
    pair = next(_pairs(view), None)
    if pair is None:
        return {}
    old, new = pair
    body = view.law_facts[new.number].body
    data = _Comparison(
        **head(
            text("laws.comparison.title", old=old.short_title, new=new.short_title),
            text("laws.comparison.summary", old=old.number, new=new.number),
            (view.law_facts[old.number], view.law_facts[new.number]),
        ),
        before=old.short_title,
        now=new.short_title,
        since=_since(view, old),
        differences=tuple(_differences(view, body)) if body else (),
        groups=tuple(_groups(view, old, new)),
        book=PATH.replace(".csv", ".xlsx"),
        csv=PATH,
    )
    return {addresses.COMPARISON: Page(data)}


def _since(view: View, old: Law) -> str:
    """Which words of the old law are compared: those of its first day, while what amended it was not read."""
    amending = ", ".join(relation.number for relation in view.site.relations(old, "amended_by"))
    if not amending or not old.passed:
        return text("laws.comparison.since")
    return text("laws.comparison.original", year=old.passed.year, by=amending)


def there(view: View) -> bool:
    """Are two laws compared?"""
    return any(_pairs(view))


def _pairs(view: View) -> Iterator[tuple[Law, Law]]:
    """Explained laws, each with the one that replaced it."""
    explained = {explainer.slug for explainer in view.site.explainers}
    for law in view.site.laws:
        successor = view.site.successor(law)
        if law.slug in explained and successor and successor.articles:
            yield law, successor


def _differences(view: View, body: LawBody) -> Iterator[_Difference]:
    def side(number: int, field: str, one: Difference) -> _Side:
        words = passage(view.site, body, ("differences", number, field), getattr(one, field))
        return _Side(
            view.inline(words, addresses.COMPARISON),
            tuple(_links(view, getattr(one, f"{field}_law"), lambda provision: provision.place)),
        )

    for number, one in enumerate(body.differences):
        yield _Difference(one.what, side(number, "before", one), side(number, "now", one))


def _groups(view: View, old: Law, new: Law) -> Iterator[_Group]:
    """Every article of the new law, then those of the old one that none of these goes back to."""
    found = [row for article in view.article_facts[new.number].values() if (row := _row(view, article, is_new=True))]
    led = {link.text for _, row in found for link in row.before}
    found += [
        row
        for article in view.article_facts[old.number].values()
        if article.article.number not in led and (row := _row(view, article, is_new=False))
    ]
    for change in _ORDER:
        rows = tuple(row for became, row in found if became is change)
        if rows:
            yield _Group(change.value, ChangeTag(change.label, TONES[change]), rows)


def _row(view: View, article: ArticleFacts, is_new: bool) -> tuple[Change, _Row] | None:
    """An article of which it is written what became of it."""
    explainer = article.explainer
    if explainer is None or explainer.change is None:
        return None
    own = Link(article.article.number, article.url)
    led = explainer.predecessor if is_new else explainer.successor
    others = tuple(_links(view, led, lambda provision: provision.article or ""))
    before, now = (others, own) if is_new else ((own,), next(iter(others), None))
    return explainer.change, _Row(before, now, article.article.title, explainer.now or explainer.difference)


def _links(view: View, citations: tuple[str, ...], named: Callable[[Provision], str]) -> Iterator[Link]:
    for provision in filter(None, map(Provision.parse, citations)):
        yield Link(named(provision), addresses.of_provision(view.site, provision))


def files(view: View) -> dict[str, bytes]:
    """What matters most, then the articles, as a table."""
    pair = next(_pairs(view), None)
    if pair is None:
        return {}
    old, new = pair
    rows = (*_difference_rows(view, old, new), *_article_rows(view, old, new))
    return record_table.files(PATH, LawChanges, LawChangeRow, rows)


def _difference_rows(view: View, old: Law, new: Law) -> Iterator[LawChangeRow]:
    body = view.law_facts[new.number].body
    for one in body.differences if body else ():
        yield LawChangeRow(
            kind=text("laws.comparison.row.difference"),
            title=one.what,
            old_law=old.number,
            old_place=_places(one.before_law),
            old=plain_text(one.before),
            new_law=new.number,
            new_place=_places(one.now_law),
            new=plain_text(one.now),
            note=_since(view, old),
            page=view.address(addresses.COMPARISON),
        )


def _places(citations: tuple[str, ...]) -> str:
    return "; ".join(provision.place for provision in map(Provision.parse, citations) if provision)


def _article_rows(view: View, old: Law, new: Law) -> Iterator[LawChangeRow]:
    for group in _groups(view, old, new):
        for row in group.rows:
            before, now = [link.text for link in row.before], [row.now.text] if row.now else []
            yield LawChangeRow(
                kind=text("laws.comparison.row.article"),
                title=row.title,
                change=group.change.text,
                old_law=old.number,
                old_place=_articles(old, before),
                old=_briefs(view, old, before),
                new_law=new.number,
                new_place=_articles(new, now),
                new=_briefs(view, new, now),
                difference=row.text or "",
                note=_since(view, old),
                page=view.address((row.now or row.before[0]).url or ""),
            )


def _articles(law: Law, numbers: Iterable[str]) -> str:
    return "; ".join(Provision(law.number, number).place for number in numbers)


def _briefs(view: View, law: Law, numbers: Sequence[str]) -> str:
    """What articles say, in our words; each with its place where there are several."""
    found = view.article_facts[law.number]
    briefs = [(number, found[number].explainer) for number in numbers if number in found]
    told = [(number, plain_text(one.brief)) for number, one in briefs if one]
    if len(told) == 1:
        return told[0][1]
    return " ".join(f"{Provision(law.number, number).place}: {brief}" for number, brief in told)
