"""Finds provisions of law that running prose names: `khoản 2 Điều 23 Luật Phòng, chống ma túy năm 2021`.

Adjacent marks (`citation_marks`) make citations. A provision without a text belongs to the page's own, else
to the only one that its sentence names, else to none: a wrong link is worse than no link.
docs/decisions/006-citations-in-prose.md has the measurement.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from scripts.vietnamese.citation_marks import SPACE, Mark, Names, Value, hide, marks

_SENTENCE_END = re.compile(
    r"(?<!\b[kKđĐ])(?<!\btr)[.!?…][”\"’)\]]*\s+(?=[“\"(*_>]*[A-ZÀ-ỸĐ0-9])|\n\s*\n|\n(?=\s*(?:[-*+>#]|[0-9]+[.)])\s)"
)
# Between the parts of one citation, smaller before larger.
_OF = re.compile(rf"\)?{SPACE}*[,(–-]?{SPACE}*(?:của|tại|thuộc|trong|ở|theo)?{SPACE}*", re.IGNORECASE)
# Between citations of one list.
_ALSO = re.compile(
    rf"{SPACE}*(?:,|;|và|hoặc|hay|cùng|cũng như|lẫn|với)?{SPACE}*(?:và|hoặc)?{SPACE}*(?:cả|tại|theo|ở)?{SPACE}*",
    re.IGNORECASE,
)
# Between a text and the provisions that follow its name.
_WITHIN = re.compile(rf"{SPACE}*(?:[(:,]{SPACE}*)?(?:quy định{SPACE}+)?(?:tại|ở)?{SPACE}*", re.IGNORECASE)
_ASIDE = re.compile(rf"{SPACE}*(?:\([^()]*\))?{SPACE}*[,;]?{SPACE}*(?:và|hoặc)?{SPACE}*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A provision as named; `start` and `end` are its words in the text, None within a range (`Điều 30 đến 32`)."""

    law: str
    article: str | None
    clause: str | None
    point: str | None
    start: int | None
    end: int | None


@dataclass
class _Citation:
    """Provisions that share their article while the rest of it is read; values run from smaller to larger."""

    start: int
    end: int
    points: tuple[Value, ...] = ()
    clauses: tuple[Value, ...] = ()
    articles: tuple[Value, ...] = ()
    this_article: bool = False
    capital: bool = True
    law: str | None = None
    named: tuple[int, int] | None = None
    within: bool = False

    @property
    def has_article(self) -> bool:
        return bool(self.articles) or self.this_article

    def add(self, mark: Mark) -> None:
        self.start, self.end = min(self.start, mark.start), max(self.end, mark.end)
        if mark.kind == "points":
            self.points = mark.values
        elif mark.kind == "clauses":
            self.clauses = mark.values
        elif mark.kind == "articles":
            self.articles, self.capital = mark.values, mark.capital
        else:
            self.this_article = True


@dataclass
class _Sentence:
    citations: list[_Citation] = field(default_factory=list)
    laws: list[Mark] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def mentions(text: str, names: Names, here: str | None = None, article: str | None = None) -> list[Mention]:
    """Every provision and text that NFC prose names, in the order written.

    `here` is the number of the law, and `article` the article, on whose page the prose is.
    """
    # Most texts name nothing; two quick looks spare them the long one (1.6 s at 4,000 pages).
    if not names.may_stand_in(text):
        return []
    shown = hide(text)
    if not names.may_stand_in(shown):
        return []
    found: list[Mention] = []
    ends = [match.start() for match in _SENTENCE_END.finditer(shown)]
    for _, own in groupby(marks(shown, names, here), lambda mark: bisect_right(ends, mark.start)):
        found += _mentions(shown, _sentence(shown, [*own]), here, article)
    # By place; those within a range keep theirs after the beginning of the range.
    starts = (mention.start for mention in found)
    _, *places = accumulate(starts, lambda last, start: last if start is None else start, initial=0)
    return [mention for _, mention in sorted(zip(places, found, strict=True), key=lambda pair: pair[0])]


def _sentence(text: str, marks: Sequence[Mark]) -> _Sentence:
    """Joins marks to citations, and citations to the texts named right after or right before them."""
    sentence = _Sentence()
    chain: list[_Citation] = []
    for before, mark, after in zip([None, *marks], marks, [*marks[1:], None], strict=False):
        between = text[before.end : mark.start] if before else ""
        of, also = bool(before and _OF.fullmatch(between)), bool(before and _ALSO.fullmatch(between))
        if mark.is_text:
            if before and chain and of and not before.is_text:
                for citation in chain:
                    if citation.law is None or citation.within:
                        citation.law, citation.within = mark.law, False
                chain[-1].named = (mark.start, mark.end)
                sentence.used.add(len(sentence.laws))
            sentence.laws.append(mark)
            chain = []
            continue
        follows = bool(after and _OF.fullmatch(text[mark.end : after.start]) and _size(after) > _size(mark))
        is_aside = mark.kind == "points" and "(" in between
        if chain and of and not is_aside and _join(chain, mark, follows):
            continue
        citation = _Citation(mark.start, mark.end)
        citation.add(mark)
        last = sentence.citations[-1] if sentence.citations else None
        if before and before.is_text:
            if sentence.laws[-1].kind != "this" and _WITHIN.fullmatch(between) and between.strip():
                citation.law, citation.within = sentence.laws[-1].law, True
                sentence.used.add(len(sentence.laws) - 1)
        elif last and last.within and _ASIDE.fullmatch(text[last.end : mark.start]):
            citation.law, citation.within = last.law, True
        chain = [*chain, citation] if also else [citation]
        sentence.citations.append(citation)
    return sentence


def _size(mark: Mark) -> int:
    return {"points": 0, "clauses": 1, "articles": 2, "this_article": 2}.get(mark.kind, -1)


def _join(chain: list[_Citation], mark: Mark, follows: bool) -> bool:
    """Adds the mark to the citations it completes: larger parts to all that lack them, smaller ones (`Điều 23 khoản 3`)
    to the last, unless they begin a citation of their own."""
    lacking = [
        citation
        for citation in chain
        if not citation.has_article
        and mark.kind != "points"
        and (mark.kind != "clauses" or (citation.points and not citation.clauses))
    ]
    last = chain[-1]
    if last in lacking:
        for citation in lacking:
            # The words of the mark belong to the citation that they follow: no two may take the same ones.
            end = citation.end
            citation.add(mark)
            citation.end = citation.end if citation is last else end
        return True
    smaller = (mark.kind == "clauses" and last.articles and not last.clauses) or (
        mark.kind == "points" and last.clauses and last.articles
    )
    if smaller and not follows and not last.points:
        last.add(mark)
        return True
    return False


def _mentions(text: str, sentence: _Sentence, here: str | None, article: str | None) -> Iterator[Mention]:
    known = {mark.law for mark in sentence.laws if mark.kind == "law" and mark.law}
    is_plain = all(mark.law or mark.kind == "this" for mark in sentence.laws)
    only = next(iter(known)) if len(known) == 1 and is_plain else None
    others = False
    for citation in sentence.citations:
        law = citation.law
        if law is None and not (citation.has_article or others):
            # `khoản 2` alone: on the page of an article it is that article's, unless another was named just before.
            law = here if article and citation.clauses else None
        elif law is None:
            law = _without_law(citation, here, article, only)
        others = others or bool(citation.articles)
        if law:
            if text.count("(", citation.start, citation.end) > text.count(")", citation.start, citation.end):
                citation.end += text.startswith(")", citation.end)
            yield from _provisions(citation, law, article)
    for place, mark in enumerate(sentence.laws):
        if mark.kind == "law" and mark.law and place not in sentence.used:
            yield Mention(mark.law, None, None, None, mark.start, mark.end)


def _without_law(citation: _Citation, here: str | None, article: str | None, only: str | None) -> str | None:
    if citation.this_article:
        return here if article else None
    if not citation.articles or not (citation.capital or citation.clauses):
        return None
    return here or only


def _provisions(citation: _Citation, law: str, article: str | None) -> Iterator[Mention]:
    """Every combination: two points of a clause are two provisions, so are two clauses of an article."""
    none = (Value("", None, None),)
    articles = citation.articles or ((Value(article, None, None),) if article else ())
    several = [len(values) > 1 for values in (citation.points, citation.clauses, citation.articles)]
    whole = (citation.start, citation.named[1] if citation.named else citation.end)
    for own_article in articles:
        for clause in citation.clauses or none:
            for point in citation.points or none:
                start, end = whole
                if any(several):
                    own = next(value for value, many in zip((point, clause, own_article), several, strict=True) if many)
                    start, end = own.start, own.end  # type: ignore[assignment]
                yield Mention(law, own_article.text, clause.text or None, point.text or None, start, end)
