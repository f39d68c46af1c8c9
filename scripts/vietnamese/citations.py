"""Finds provisions of law that running prose names: `khoản 2 Điều 23 Luật Phòng, chống ma túy năm 2021`.

Three steps: what must not be read (code, quotations, links) is blanked out; the rest is cut into marks (points,
clauses, articles, texts); marks that stand together make citations. A provision without a text belongs to the page's
own, else to the only one that its sentence names, else to none: a wrong link is worse than no link.
docs/decisions/006-citations-in-prose.md has the measurement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from scripts.vietnamese.folding import same_word

LETTERS = "abcdđeghiklmnopqrstuvxy"

# White space, with the marks of emphasis that may stand between two words (`**Điều 23** Luật 2021`).
_S = r"[\s\u00a0*_]"
_NUM = r"[0-9]{1,3}[a-zđ]?"
_LET = r"[a-zđ][0-9]?"
# What stands after a number that counts things and names no provision.
_MEASURE = (
    r"(?:triệu|nghìn|ngàn|tỷ|tỉ|trăm|chiếc|đồng|giờ|phút|giây|km|kg|gam|tuổi|lần|năm tuổi|%|phần trăm"
    r"|ngày|tháng|vụ|đối tượng|hộ|xã|huyện|cháu|em|bạn|tờ|viên|gói|bánh|con)"
)
_AND = rf"{_S}*(?:,|;|và|hoặc|hay|cùng|lẫn){_S}*"
_TO = rf"{_S}*(?:-|–|—|đến|tới){_S}*"
_END = rf"(?![\w/%])(?!{_S}*{_MEASURE}\b)(?![.,][0-9])"


def _listed(word: str, item: str) -> str:
    """`các điều 23, 24 và 25`, `từ Điều 30 đến Điều 32`."""
    head = rf"(?:(?:từ|các|những){_S}+)*(?:{word})"
    # A word said again begins a citation of its own: `khoản 3 Điều 28 và Điều 61` is no clause of article 61.
    return rf"{head}{item}{_END}(?:(?:{_AND}|{_TO}(?:{word})?){item}{_END})*"


_POINT_WORD = rf"(?:điểm|điẻm){_S}+"
_CLAUSE_WORD = rf"(?:khoản{_S}+|k\.{_S}*)"
_ARTICLE_WORD = rf"(?:điều{_S}+|đ\.{_S}*)"
_ITEM = re.compile(
    rf"(?P<to>{_TO})?(?:{_POINT_WORD}|{_CLAUSE_WORD}|{_ARTICLE_WORD})?(?<!\w)(?P<value>{_NUM}|{_LET})(?!\w)",
    re.IGNORECASE,
)

_KIND = r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư(?: liên tịch)?|Quyết định|Chỉ thị|Hiến pháp|Công ước|NĐ|TT|NQ)"
_LAW_NUMBER = r"[0-9]{1,3}/(?:19|20)[0-9]{2}(?:/[A-ZĐa-zđ][A-ZĐa-zđ0-9-]*[A-Za-z0-9])?"
_MARKS = re.compile(
    rf"(?<![\w/])(?:(?P<points>{_listed(_POINT_WORD, _LET)})"
    rf"|(?P<clauses>{_listed(_CLAUSE_WORD, _NUM)})"
    rf"|(?P<articles>{_listed(_ARTICLE_WORD, _NUM)})"
    rf"|(?P<this_article>điều{_S}+này\b)"
    rf"|(?P<this_law>(?:{_KIND}){_S}+này\b)"
    rf"|(?P<law>(?:{_KIND})\b(?:{_S}+số)?{_S}*:?{_S}*{_LAW_NUMBER})"
    rf"|(?P<bare_number>(?:số{_S}+)?[0-9]{{1,3}}/(?:19|20)[0-9]{{2}}/(?:QH[0-9]+|UBTVQH[0-9]+|NĐ-CP|TT-[A-ZĐ]+|QĐ-[A-ZĐa-zđ]+|NQ-[A-ZĐ]+))\b"
    rf")",
    re.IGNORECASE,
)
# A text that is named and not known: `Bộ luật Hình sự`, `Luật Dược 2016`; a capital tells a name from `pháp luật`.
_OTHER_LAW = re.compile(
    rf"(?<!\w)(?:[Bb]ộ luật|BỘ LUẬT|Luật|LUẬT|Pháp lệnh|PHÁP LỆNH|Nghị định|NGHỊ ĐỊNH|Nghị quyết|Thông tư|Hiến pháp|Công ước)"
    rf"{_S}+(?!này\b)(?=[A-ZÀ-ỸĐ0-9])[^\n.;:()\ufffc,]{{1,60}}|(?<!\w)Hiến pháp\b|(?<!\w)bộ luật\b|(?<=của )(?:Luật|Nghị định|Pháp lệnh)\b(?!{_S}+này\b)"
)
_SENTENCE_END = re.compile(
    r"(?<!\b[kKđĐ])(?<!\btr)[.!?…][”\"’)\]]*\s+(?=[“\"(*_>]*[A-ZÀ-ỸĐ0-9])|\n\s*\n|\n(?=\s*(?:[-*+>#]|[0-9]+[.)])\s)"
)
# Between the parts of one citation, smaller before larger.
_OF = re.compile(rf"\)?{_S}*[,(–-]?{_S}*(?:của|tại|thuộc|trong|ở|theo)?{_S}*", re.IGNORECASE)
# Between citations of one list.
_ALSO = re.compile(
    rf"{_S}*(?:,|;|và|hoặc|hay|cùng|cũng như|lẫn|với)?{_S}*(?:và|hoặc)?{_S}*(?:cả|tại|theo|ở)?{_S}*", re.IGNORECASE
)
# Between a text and the provisions that follow its name.
_WITHIN = re.compile(rf"{_S}*(?:[(:,]{_S}*)?(?:quy định{_S}+)?(?:tại|ở)?{_S}*", re.IGNORECASE)
_ASIDE = re.compile(rf"{_S}*(?:\([^()]*\))?{_S}*[,;]?{_S}*(?:và|hoặc)?{_S}*", re.IGNORECASE)

_BLANK = "\ufffc"
_HIDDEN = re.compile(
    r"(?P<fence>^[ ]{0,3}(?P<mark>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[ ]{0,3}(?P=mark)[`~]*[ \t]*$|^[ ]{0,3}(?:`{3,}|~{3,})(?:.*)\Z)"
    r"|(?P<admonition>^(?:!!!|\?\?\?\+?)[ ]+quote\b[^\n]*(?:\n(?:[ ]{4}[^\n]*|[ \t]*(?=\n[ ]{4})))*)"
    r"|(?P<block>^[ ]{0,3}>[^\n]*(?:\n(?!\s*\n)[^\n]+)*)"
    r"|<(?P<tag>blockquote|q|code|pre|a)\b.*?</(?P=tag)\s*>"
    r"|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
    r"|!?\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])"
    r"|<[^<>\n]*>"
    r"|https?://[^\s)]+"
    r"|“(?:[^”\n]|\n(?!\s*\n))*”"
    r"|«(?:[^»\n]|\n(?!\s*\n))*»"
    r"|(?<!\w)\"(?=\S)(?:[^\"\n]|\n(?!\s*\n)){1,600}?\"(?!\w)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A text that the site knows: its number, the word for its kind, and what it is called."""

    number: str
    kind: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A provision as named; `start` and `end` are its words in the text, None within a range (`Điều 30 đến 32`)."""

    law: str
    article: str | None
    clause: str | None
    point: str | None
    start: int | None
    end: int | None


class Names:
    """The texts that can be recognised."""

    def __init__(self, names: Iterable[Name]) -> None:
        """A name that ends in a year is also understood with `năm` before the year, and with either tone style."""
        self.known = tuple(names)
        self._numbers = {name.number.upper(): name.number for name in self.known}
        self._called = {same_word(called): name.number for name in self.known for called in name.names}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Names) and self.known == other.known

    def __hash__(self) -> int:
        return hash(self.known)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The names as they may be written, the longest first; those without their year name no text for sure."""
        dated = sorted((called for name in self.known for called in name.names), key=len, reverse=True)
        forms = [_flexible(called) for called in dated]
        bare = sorted({re.sub(r"\s+[0-9]{4}$", "", called) for called in dated}, key=len, reverse=True)
        # `Luật 2021` without its year is no name at all.
        undated = [_flexible(called) for called in bare if " " in called]
        return re.compile(
            rf"(?<!\w)(?:(?P<dated>{'|'.join(forms) or '(?!)'})(?![\w/])|(?P<undated>{'|'.join(undated) or '(?!)'})(?!\w)"
            rf"(?:{_S}+(?:năm{_S}+)?(?P<year>(?:19|20)[0-9]{{2}}))?(?P<number>{_S}*\(?{_S}*(?:số{_S}*)?:?{_S}*{_LAW_NUMBER})?)",
            re.IGNORECASE,
        )

    def called(self, text: str) -> str | None:
        """The number of the text of that name."""
        words = re.sub(
            r"\bnăm (?=[0-9]{4}$)", "", same_word(text.replace("*", " ").replace("_", " ").replace("\u00a0", " "))
        )
        found = self._called.get(words)
        return found or next(
            (number for called, number in self._called.items() if _loose(called) == _loose(words)), None
        )

    def numbered(self, text: str) -> str | None:
        """The number that a mention with a number means: in full, without its end, or a decree's serial alone."""
        match = re.search(_LAW_NUMBER, text)
        if match is None:
            return None
        number = match[0].upper()
        if number in self._numbers:
            return self._numbers[number]
        if number.count("/") == 1:
            return self._only(
                name for name in self.known if name.number.startswith(f"{number}/") and _same_kind(name, text)
            )
        return None

    def serial(self, kind: str, serial: str) -> str | None:
        """`Nghị định 105` where only one decree has that serial."""
        return self._only(
            name for name in self.known if name.number.startswith(f"{serial}/") and _same_kind(name, kind)
        )

    @staticmethod
    def _only(names: Iterable[Name]) -> str | None:
        found = [name.number for name in names]
        return found[0] if len(found) == 1 else None


_SHORT_KINDS = {"nđ": "nghị định", "tt": "thông tư", "nq": "nghị quyết"}
_SERIAL = re.compile(
    rf"(?<![\w/])(?P<kind>Nghị định|NĐ|Pháp lệnh){_S}+(?:số{_S}+)?(?P<serial>[0-9]{{1,3}})(?![\w/])(?![.,][0-9])",
    re.IGNORECASE,
)


def _same_kind(name: Name, text: str) -> bool:
    first = same_word(text)
    first = next((full + first[len(short) :] for short, full in _SHORT_KINDS.items() if first.startswith(short)), first)
    return first.startswith(name.kind.lower())


def _loose(text: str) -> str:
    return re.sub(r"[\s,]+", " ", text)


def _flexible(called: str) -> str:
    """A pattern for a name: any white space, commas or none, either tone style, `năm` before a year."""
    words = []
    for word in called.split():
        bare = word.rstrip(",")
        if re.fullmatch(r"[0-9]{4}", bare):
            words.append(rf"(?:năm{_S}+)?{bare}")
        else:
            spelled = {bare, *_spellings(bare)}
            words.append(f"(?:{'|'.join(sorted(map(re.escape, spelled)))})")
    return rf",?{_S}+".join(words)


def _spellings(word: str) -> Iterator[str]:
    """`túy` and `tuý`: the same word in both tone styles."""
    for old, new in (("úy", "uý"), ("ùy", "uỳ"), ("ủy", "uỷ"), ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("ọa", "oạ")):
        for one, other in ((old, new), (new, old)):
            if one in word:
                yield word.replace(one, other)


@dataclass(frozen=True, slots=True)
class _Value:
    text: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class _Mark:
    """A piece of a citation; `law` is a number, "" for a text that is not known, None where the mark names none."""

    kind: str
    start: int
    end: int
    values: tuple[_Value, ...] = ()
    law: str | None = None
    capital: bool = True


@dataclass
class _Citation:
    """Provisions that share their article while the rest of it is read; values run from smaller to larger."""

    start: int
    end: int
    points: tuple[_Value, ...] = ()
    clauses: tuple[_Value, ...] = ()
    articles: tuple[_Value, ...] = ()
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
    laws: list[_Mark] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def hide(text: str) -> str:
    """The text, as long as before, with code, quotations and links blanked out."""
    return _HIDDEN.sub(lambda match: re.sub(r"[^\n]", _BLANK, match[0]), text)


def mentions(text: str, names: Names, here: str | None = None, article: str | None = None) -> list[Mention]:
    """Every provision and text that NFC prose names, in the order written.

    `here` is the number of the law, and `article` the article, on whose page the prose stands.
    """
    if not re.search(r"điều|khoản|luật|nghị định|pháp lệnh|/20|đ\.|nđ", text, re.IGNORECASE):
        return []
    shown = hide(text)
    found: list[Mention] = []
    for sentence in _sentences(shown, _marks(shown, names, here)):
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


def _marks(text: str, names: Names, here: str | None) -> list[_Mark]:
    """The marks of a text, from left to right, none over another."""
    found: list[_Mark] = []
    for match in names.pattern.finditer(text):
        if match["dated"]:
            found.append(_law_mark(match.start(), match.end(), names.called(match["dated"]) or ""))
        elif match["number"] and names.numbered(match["number"]) is not None:
            found.append(_law_mark(match.start(), match.end(), names.numbered(match["number"]) or ""))
        else:
            found.append(_law_mark(match.start(), match.end(), ""))
    for match in _MARKS.finditer(text):
        group = match.lastgroup or ""
        if group in ("law", "bare_number"):
            # `Luật số 73/2021/QH14`; a kind that is not the text's own would be a slip, and is not guessed.
            found.append(_law_mark(match.start(), match.end(), names.numbered(match[0]) or ""))
        elif group == "this_law":
            own = here if here and _is_own(match[0], here, names) else ""
            found.append(_Mark("this", match.start(), match.end(), law=own))
        elif group == "this_article":
            found.append(_Mark("this_article", match.start(), match.end()))
        else:
            values = tuple(_values(match[0], match.start(), group == "points"))
            found.append(_Mark(group, match.start(), match.end(), values, capital=_is_capital(match[0])))
    for match in _SERIAL.finditer(text):
        found.append(_law_mark(match.start(), match.end(), names.serial(match["kind"], match["serial"]) or ""))
    # The earliest first, of two at one place the one that says more.
    found.sort(key=lambda mark: (mark.start, -mark.end))
    kept: list[_Mark] = []
    for mark in found:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    # An unknown name runs on until something known begins.
    rest = text
    for mark in kept:
        rest = rest[: mark.start] + _BLANK * (mark.end - mark.start) + rest[mark.end :]
    kept += [_Mark("other", match.start(), match.end(), law="") for match in _OTHER_LAW.finditer(rest)]
    return _merged(text, sorted(kept, key=lambda mark: mark.start))


def _law_mark(start: int, end: int, law: str) -> _Mark:
    return _Mark("law", start, end, law=law)


def _merged(text: str, marks: Sequence[_Mark]) -> list[_Mark]:
    """A name and its number are one mention: `Luật Phòng, chống ma túy 2021 (số 73/2021/QH14)`."""
    found: list[_Mark] = []
    for mark in marks:
        before = found[-1] if found else None
        if before and before.kind in ("law", "other") and mark.kind == "law":
            between = text[before.end : mark.start]
            is_number = bool(re.match(r"(?:số|[0-9])", text[mark.start : mark.end], re.IGNORECASE))
            if is_number and re.fullmatch(rf"{_S}*[(,]?{_S}*", between) and before.law in ("", mark.law):
                found[-1] = _law_mark(before.start, mark.end, mark.law or "")
                continue
        found.append(mark)
    return found


def _is_own(words: str, here: str, names: Names) -> bool:
    return any(name.number == here and _same_kind(name, words) for name in names.known)


def _is_capital(words: str) -> bool:
    """Is the word for an article written as in a citation (`Điều 23`), not as in `điều 23 người nói`?"""
    return bool(re.search(r"(?:Điều|ĐIỀU|Đ\.)", words)) or "các" in words.lower()


def _values(text: str, offset: int, points: bool) -> Iterator[_Value]:
    """The numbers or letters of a list, ranges filled in."""
    before: str | None = None
    for match in _ITEM.finditer(text):
        value = match["value"].lower()
        if value[0].isdigit() == points:
            continue
        if match["to"] and before:
            yield from (_Value(between, None, None) for between in _between(before, value))
        yield _Value(value, offset + match.start("value"), offset + match.end("value"))
        before = value


def _between(first: str, last: str) -> Iterator[str]:
    if first.isdecimal() and last.isdecimal():
        yield from map(str, range(int(first) + 1, int(last)))
    elif first in LETTERS and last in LETTERS:
        yield from LETTERS[LETTERS.index(first) + 1 : LETTERS.index(last)]


def _sentences(text: str, marks: Sequence[_Mark]) -> Iterator[_Sentence]:
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


def _sentence(text: str, marks: Sequence[_Mark]) -> _Sentence:
    """Joins marks to citations, and citations to the texts named right after or right before them."""
    sentence = _Sentence()
    chain: list[_Citation] = []
    before: _Mark | None = None
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


def _is_larger(mark: _Mark, after: _Mark) -> bool:
    order = {"points": 0, "clauses": 1, "articles": 2, "this_article": 2}
    return order.get(after.kind, -1) > order.get(mark.kind, 9)


def _begin(mark: _Mark) -> _Citation:
    citation = _Citation(mark.start, mark.end)
    _add(citation, mark)
    return citation


def _add(citation: _Citation, mark: _Mark) -> None:
    citation.start, citation.end = min(citation.start, mark.start), max(citation.end, mark.end)
    if mark.kind == "points":
        citation.points = mark.values
    elif mark.kind == "clauses":
        citation.clauses = mark.values
    elif mark.kind == "articles":
        citation.articles, citation.capital = mark.values, mark.capital
    else:
        citation.this_article = True


def _join(chain: list[_Citation], mark: _Mark, follows: bool) -> bool:
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
        for citation in lacking:
            _add(citation, mark)
        return True
    last = chain[-1]
    smaller = (mark.kind == "clauses" and last.articles and not last.clauses) or (
        mark.kind == "points" and last.clauses and not last.points and last.articles
    )
    if smaller and not follows and not last.points:
        _add(last, mark)
        return True
    return False


def _name(chain: Sequence[_Citation], mark: _Mark) -> None:
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
    none = (_Value("", None, None),)
    articles = citation.articles or ((_Value(article, None, None),) if article else ())
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
