"""Finds provisions of law that running prose names: `khoản 2 Điều 23 Luật Phòng, chống ma túy năm 2021`.

Adjacent marks (`citation_marks`) make citations. A provision without a text belongs to the page's own, else
to the only one that its sentence names, else to none: a wrong link is worse than no link.
docs/decisions/006-citations-in-prose.md has the measurement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
    for sentence in _sentences(shown, marks(shown, names, here)):
        found += _mentions(shown, sentence, here, article)
    return _in_order(found)


def _in_order(found: Sequence[Mention]) -> list[Mention]:
    """By place; those within a range keep theirs after the beginning of the range."""
    keyed: list[tuple[int, int, Mention]] = []
    last = 0
    for place, mention in enumerate(found):
        last = mention.start if mention.start is not None else last
        keyed.append((last, place, mention))
    return [mention for *_, mention in sorted(keyed, key=lambda item: item[:2])]


def _sentences(text: str, marks: Sequence[Mark]) -> Iterator[_Sentence]:
    """Marks sentence by sentence, joined to citations."""
    ends = [match.start() for match in _SENTENCE_END.finditer(text)]
    place = 0
    for end in [*ends, len(text) + 1]:
        own = []
        while place < len(marks) and marks[place].start < end:
            own.append(marks[place])
            place += 1
        if own:
            yield _sentence(text, own)


def _sentence(text: str, marks: Sequence[Mark]) -> _Sentence:
    """Joins marks to citations, and citations to the texts named right after or right before them."""
    sentence = _Sentence()
    chain: list[_Citation] = []
    before: Mark | None = None
    for place, mark in enumerate(marks):
        between = text[before.end : mark.start] if before else ""
        if mark.kind in ("law", "other", "this"):
            if before and chain and _OF.fullmatch(between) and before.kind not in ("law", "other", "this"):
                _name(chain, mark)
                sentence.used.add(len(sentence.laws))
            sentence.laws.append(mark)
            chain = []
        else:
            of, also = bool(before and _OF.fullmatch(between)), bool(before and _ALSO.fullmatch(between))
            after = marks[place + 1] if place + 1 < len(marks) else None
            follows = bool(after and _OF.fullmatch(text[mark.end : after.start]) and _is_larger(mark, after))
            if before and before.kind in ("law", "other", "this"):
                citation = _begin(mark)
                if sentence.laws[-1].kind != "this" and _WITHIN.fullmatch(between) and between.strip():
                    citation.law, citation.within = sentence.laws[-1].law, True
                    sentence.used.add(len(sentence.laws) - 1)
                chain = [citation]
                sentence.citations.append(citation)
            elif chain and of and not (mark.kind == "points" and "(" in between) and _join(chain, mark, follows):
                pass
            else:
                citation = _begin(mark)
                last = sentence.citations[-1] if sentence.citations else None
                if last and last.within and _ASIDE.fullmatch(text[last.end : mark.start]):
                    citation.law, citation.within = last.law, True
                chain = [*chain, citation] if also else [citation]
                sentence.citations.append(citation)
        before = mark
    return sentence


def _is_larger(mark: Mark, after: Mark) -> bool:
    order = {"points": 0, "clauses": 1, "articles": 2, "this_article": 2}
    return order.get(after.kind, -1) > order.get(mark.kind, 9)


def _begin(mark: Mark) -> _Citation:
    citation = _Citation(mark.start, mark.end)
    _add(citation, mark)
    return citation


def _add(citation: _Citation, mark: Mark) -> None:
    citation.start, citation.end = min(citation.start, mark.start), max(citation.end, mark.end)
    if mark.kind == "points":
        citation.points = mark.values
    elif mark.kind == "clauses":
        citation.clauses = mark.values
    elif mark.kind == "articles":
        citation.articles, citation.capital = mark.values, mark.capital
    else:
        citation.this_article = True


def _join(chain: list[_Citation], mark: Mark, follows: bool) -> bool:
    """Adds the mark to the citations it completes: larger parts to all that lack them, smaller ones (`Điều 23 khoản 3`)
    to the last, unless they begin a citation of their own."""
    if mark.kind in ("articles", "this_article"):
        lacking = [citation for citation in chain if not citation.has_article]
    elif mark.kind == "clauses":
        lacking = [
            citation for citation in chain if citation.points and not citation.clauses and not citation.has_article
        ]
    else:
        lacking = []
    if lacking and (chain[-1] in lacking):
        for citation in lacking[:-1]:
            # The words of the mark belong to the citation that they follow: no two may take the same ones.
            end = citation.end
            _add(citation, mark)
            citation.end = end
        _add(lacking[-1], mark)
        return True
    last = chain[-1]
    smaller = (mark.kind == "clauses" and last.articles and not last.clauses) or (
        mark.kind == "points" and last.clauses and not last.points and last.articles
    )
    if smaller and not follows and not last.points:
        _add(last, mark)
        return True
    return False


def _name(chain: Sequence[_Citation], mark: Mark) -> None:
    for citation in chain:
        if citation.law is None or citation.within:
            citation.law, citation.within = mark.law, False
    chain[-1].named = (mark.start, mark.end)


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
