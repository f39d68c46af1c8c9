"""/luat/<slug>/dieu-<n>/ — one article in plain words, beside its official text."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, chain

from scripts.assemble.diagrams.figures import shown
from scripts.assemble.laws import finding, heads
from scripts.assemble.laws.facts import ArticleFacts, Explained, LawFacts, LawHead
from scripts.assemble.laws.in_force import ForceBox
from scripts.assemble.laws.printed import Paragraph, marks, paragraphs
from scripts.assemble.page import Crumb, Link, Page, PageData, Pages, paper, source_row
from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.model.languages import ORIGINAL
from scripts.model.law import Force, Provision
from scripts.model.law_text import ArticleText, FootnoteText
from scripts.words import text

# What stands in sight of an article, in lines on a phone: its page is to be no longer than four screens. A line of its
# heading holds less; a clause has a head of its own.
_IN_SIGHT, _WORTH_FOLDING, _ACROSS, _HEADING, _HEAD = 21, 6, 36, 18, 2
# A clause of so many lines is cut after the first part: its page would be longer than that on its own.
_LONG = 30
# A heading of more letters is in smaller ones: it would fill the first screen of a phone.
_LONG_TITLE = 70


@dataclass(frozen=True, slots=True)
class _Row:
    """A clause, or what precedes the clauses: our words and, where it is at hand, the official text, of a long one the
    first part, `more` the rest, which is folded below `more_title`; `points` are its points by their letters, each with
    its place on the page."""

    clause: str | None
    id: str | None
    gist: str | None
    points: tuple[Link, ...]
    text: tuple[Paragraph, ...]
    more: tuple[Paragraph, ...] = ()
    more_title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _ArticlePage(PageData, template="law-article.html", private=True, in_themes=True):
    law: LawHead
    long_title: bool
    overview: str
    json: str
    force: ForceBox
    explained: Explained | None
    # `rest` are the clauses that are folded, below `rest_title`.
    rows: tuple[_Row, ...]
    rest: tuple[_Row, ...]
    rest_title: str | None
    ours_only: str | None
    wording: Link
    find: str | None
    find_at: Link
    text_source: str | None
    footnotes: tuple[FootnoteText, ...]
    previous: Link | None
    next: Link | None
    questions: tuple[Link, ...]
    situations: tuple[Link, ...]
    easy: str | None
    loud: str | None
    citation: str
    short: str


def build(view: View) -> Pages:
    """A page for each article that is explained or whose text is at hand."""
    return {
        article.url: Page(
            _data(view, law, article),
            view.article_body(article.explainer, article.url) if article.explainer else "",
            heads.card(law, article),
            heads.article_node(law, article),
        )
        for law in view.law_facts.values()
        for article in view.article_facts[law.law.number].values()
        if article.short
    }


def _data(view: View, law: LawFacts, article: ArticleFacts) -> _ArticlePage:
    explainer, explained, short = article.explainer, article.explained, article.short or ""
    summary = explainer.brief if explainer else text("laws.whole", number=article.article.number, law=law.law.name)
    address, force = view.site_url + short, article.force
    if law.standing is Force.ENDED and explained and explained.now:
        # The explainer says what holds instead of the article.
        force = ForceBox(force.tone, force.title, html=explained.now)
    crumbs = [Crumb(text("laws.title"), "luat/"), Crumb(law.law.number, law.head.url)]
    if chapter := article.chapter:  # a place on the law's overview
        crumbs.append(Crumb(text("laws.chapter", number=chapter.number), f"{law.head.url}#{chapter.anchor}"))
    printed = law.text if article.printed else None
    # The footnotes of a consolidated text that the article refers to.
    noted = marks("\n".join(article.printed.lines)) if article.printed else set()
    previous, following = article.neighbours
    rows, rest = _in_sight(article, tuple(_rows(article)))
    return _ArticlePage(
        title=article.heading,
        description=" ".join(summary.split()),
        section="luat",
        crumbs=tuple(crumbs),
        search_weight=law.search_weight,
        alternates=view.alternates(explainer) if explainer else (),
        diagrams=shown(view, explainer.diagram, ORIGINAL) if explainer else (),
        sources=tuple(map(source_row, law.sources)),
        paper=paper(address, view.codes.of(address)),
        law=law.head,
        long_title=len(article.heading) > _LONG_TITLE,
        overview=f"{law.head.url}#{article.article.anchor}",
        json=article.data,
        force=force,
        explained=explained,
        rows=rows,
        rest=rest,
        rest_title=_named(rest),
        ours_only=text("laws.wording.ours") if explainer and printed is None else None,
        wording=_wording(law, here=printed is not None),
        find=_find(law, article) if printed is None and finding.is_to_be_found(law) else None,
        find_at=finding.place(),
        text_source=printed.source if printed else None,
        footnotes=tuple(note for note in printed.footnotes if note.mark in noted) if printed else (),
        previous=previous,
        next=following,
        questions=article.questions,
        situations=article.situations,
        easy=view.easy_of.get(article.url),
        loud=view.loud_of.get(article.url),
        citation=article.citation,
        short=short,
    )


def _in_sight(article: ArticleFacts, rows: tuple[_Row, ...]) -> tuple[tuple[_Row, ...], tuple[_Row, ...]]:
    """The first rows that fit, and those that are folded; without a brief one row at least is in sight."""
    said = [(point.clause, plain_text(point.text)) for point in article.explainer.points] if article.explainer else []

    def lines(row: _Row) -> int:
        own = (words for clause, words in said if clause == row.clause)
        return _HEAD + sum(-(-len(words) // _ACROSS) for words in own) + sum(map(_lines, row.text))

    told = article.explainer
    brief, now = (told.brief or "", told.now or "") if told else ("", "")
    above = -(-len(article.heading) // _HEADING) - (-len(plain_text(brief + now)) // _ACROSS)
    sums = [0, *accumulate(map(lines, rows))]
    least = 0 if brief and rows and rows[0].clause else 1
    shown = max(least, bisect_right(sums, _IN_SIGHT - above) - 1)
    if shown and sums[shown] > _LONG - above:
        rows = (*rows[: shown - 1], _cut(rows[shown - 1], _IN_SIGHT - above - sums[shown - 1]), *rows[shown:])
    return (rows[:shown], rows[shown:]) if sums[-1] - sums[min(shown, len(rows))] >= _WORTH_FOLDING else (rows, ())


def _lines(part: Paragraph) -> int:
    return sum(-(-len(words) // _ACROSS) for words in (part.html, *chain.from_iterable(part.rows)))


def _cut(row: _Row, room: int) -> _Row:
    """The row with what goes beyond these lines folded, but for its first paragraph; whole where that is little."""
    ends = list(accumulate(map(_lines, row.text)))
    if not ends:
        return row
    kept = max(1, bisect_right(ends, room))
    if ends[-1] - ends[kept - 1] < _WORTH_FOLDING:
        return row
    title = text("laws.more_clause", number=row.clause) if row.clause else text("laws.more")
    return replace(row, text=row.text[:kept], more=row.text[kept:], more_title=title)


def _named(rest: tuple[_Row, ...]) -> str | None:
    """What the fold of these clauses is called."""
    if not rest:
        return None
    first, last = rest[0].clause, rest[-1].clause
    return text("laws.clause", number=first) if first == last else text("laws.rest", first=first, last=last)


def _wording(law: LawFacts, *, here: bool) -> Link:
    """The way to the official words, a whole address or a place of the page: below, where an authority has them, or
    what is known of where they are."""
    if not here and (official := finding.published(law)):
        return official
    return Link(text("laws.wording.here" if here else "laws.wording.where"), "#toan-van")


def _find(law: LawFacts, article: ArticleFacts) -> str:
    """How to come by the official words, and what the page has instead."""
    ours = [text("laws.find.ours")] if article.explainer else []
    return " ".join((*ours, text("laws.find.official", number=law.law.number)))


def _rows(article: ArticleFacts) -> Iterator[_Row]:
    """A row a clause, each with the place that links name."""
    outline, printed, gists = article.outline or {}, article.printed, article.gists
    first = [""] if "" in gists or (printed and printed.text) or "" in outline else []
    for clause in dict.fromkeys([*first, *outline, *gists]):
        provision = replace(article.provision, clause=clause or None)
        points = (Link(point, replace(provision, point=point).anchor) for point in outline.get(clause, ()))
        official = tuple(_official(printed, provision)) if printed else ()
        yield _Row(provision.clause, provision.anchor or None, gists.get(clause), tuple(points), official)


def _official(printed: ArticleText, provision: Provision) -> Iterator[Paragraph]:
    """The official text of a clause, or of what precedes them."""
    clause = printed.clause(provision.clause) if provision.clause else None
    if clause:
        yield from paragraphs(clause.text, clause.label or f"{clause.number}.")
    elif provision.clause:
        return
    else:
        yield from paragraphs(printed.text)
    part = clause or printed
    for point in part.points:
        first, *rest = paragraphs(point.text, point.label or f"{point.letter})")
        yield replace(first, point=True, id=replace(provision, point=point.letter).anchor)
        yield from (replace(paragraph, point=True) for paragraph in rest)
    yield from paragraphs(part.closing)
