"""The pieces that citations are made of: points, clauses, articles, and the names of legal texts.

What must not be read (code, quotations, links) is blanked out first; the pieces come from left to right, none over
another. What they mean together is for `citations` to say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from scripts.vietnamese.folding import same_word
from scripts.vietnamese.numbering import LETTERS

# White space, with the marks of emphasis that may be between two words (`**Điều 23** Luật 2021`).
SPACE = r"[\s\u00a0*_]"
_NUM = r"[0-9]{1,3}[a-zđ]?"
_LET = r"[a-zđ][0-9]?"
# What follows a number that counts things and names no provision.
_MEASURE = (
    r"(?:triệu|nghìn|ngàn|tỷ|tỉ|trăm|chiếc|đồng|giờ|phút|giây|km|kg|gam|tuổi|lần|năm tuổi|%|phần trăm"
    r"|ngày|tháng|vụ|đối tượng|hộ|xã|huyện|cháu|em|bạn|tờ|viên|gói|bánh|con)"
)
_AND = rf"{SPACE}*(?:,|;|và|hoặc|hay|cùng|lẫn){SPACE}*"
_TO = rf"{SPACE}*(?:-|–|—|đến|tới){SPACE}*"
_END = rf"(?![\w/%])(?!{SPACE}*{_MEASURE}\b)(?![.,][0-9])"


def _listed(word: str, item: str) -> str:
    """`các điều 23, 24 và 25`, `từ Điều 30 đến Điều 32`."""
    head = rf"(?:(?:từ|các|những){SPACE}+)*(?:{word})"
    # A word said again begins a citation of its own: `khoản 3 Điều 28 và Điều 61` is no clause of article 61.
    return rf"{head}{item}{_END}(?:(?:{_AND}|{_TO}(?:{word})?){item}{_END})*"


_POINT_WORD = rf"(?:điểm|điẻm){SPACE}+"
_CLAUSE_WORD = rf"(?:khoản{SPACE}+|k\.{SPACE}*)"
_ARTICLE_WORD = rf"(?:điều{SPACE}+|đ\.{SPACE}*)"
_ITEM = re.compile(
    rf"(?P<to>{_TO})?(?:{_POINT_WORD}|{_CLAUSE_WORD}|{_ARTICLE_WORD})?(?<!\w)(?P<value>{_NUM}|{_LET})(?!\w)",
    re.IGNORECASE,
)
_KIND = (
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư(?: liên tịch)?|Quyết định|Chỉ thị|Hiến pháp|Công ước"
    r"|NĐ|TT|NQ)"
)
_LAW_NUMBER = r"[0-9]{1,3}/(?:19|20)[0-9]{2}(?:/[A-ZĐa-zđ][A-ZĐa-zđ0-9-]*[A-Za-z0-9])?"
_MARKS = re.compile(
    rf"(?<![\w/])(?:(?P<points>{_listed(_POINT_WORD, _LET)})"
    rf"|(?P<clauses>{_listed(_CLAUSE_WORD, _NUM)})"
    rf"|(?P<articles>{_listed(_ARTICLE_WORD, _NUM)})"
    rf"|(?P<this_article>điều{SPACE}+này\b)"
    rf"|(?P<this_law>(?:{_KIND}){SPACE}+này\b)"
    rf"|(?P<law>(?:{_KIND})\b(?:{SPACE}+số)?{SPACE}*:?{SPACE}*{_LAW_NUMBER})"
    rf"|(?P<bare_number>(?:số{SPACE}+)?[0-9]{{1,3}}/(?:19|20)[0-9]{{2}}/(?:QH[0-9]+|UBTVQH[0-9]+|NĐ-CP|TT-[A-ZĐ]+|QĐ-[A-ZĐa-zđ]+|NQ-[A-ZĐ]+))\b"
    rf")",
    re.IGNORECASE,
)
# A text named but not known: `Bộ luật Hình sự`, `Luật Dược 2016`; a capital makes it a name, unlike `pháp luật`.
_OTHER_LAW = re.compile(
    rf"(?<!\w)(?:[Bb]ộ luật|BỘ LUẬT|Luật|LUẬT|Pháp lệnh|PHÁP LỆNH|Nghị định|NGHỊ ĐỊNH|Nghị quyết|Thông tư|Hiến pháp"
    rf"|Công ước)"
    rf"{SPACE}+(?!này\b)(?=[A-ZÀ-ỸĐ0-9])[^\n.;:()\ufffc,]{{1,60}}|(?<!\w)Hiến pháp\b|(?<!\w)bộ luật\b"
    rf"|(?<=của )(?:Luật|Nghị định|Pháp lệnh)\b(?!{SPACE}+này\b)"
)
_BLANK = "\ufffc"
_HIDDEN = re.compile(
    r"(?P<fence>^[ ]{0,3}(?P<mark>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[ ]{0,3}(?P=mark)[`~]*[ \t]*$"
    r"|^[ ]{0,3}(?:`{3,}|~{3,})(?:.*)\Z)"
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

# One of these is in whatever is hidden; most texts have none.
_MAY_HIDE = re.compile(r"[`~<>\[\"“«]|https?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A text that the site knows: its number, the word for its kind, and what it is called."""

    number: str
    kind: str
    names: tuple[str, ...] = ()


class Names:
    """The texts that can be recognised."""

    def __init__(self, names: Iterable[Name]) -> None:
        """A name that ends in a year is also understood with `năm` before the year, and with either tone style."""
        self.known = tuple(names)
        self._hash = hash(self.known)  # every text that is looked up asks for it
        self._numbers = {name.number.upper(): name.number for name in self.known}
        self._called = {_loose(called): name.number for name in self.known for called in name.names}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Names) and self.known == other.known

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The names as they may be written, the longest first; those without their year name no text for sure."""
        dated = sorted((called for name in self.known for called in name.names), key=len, reverse=True)
        forms = [_flexible(called) for called in dated]
        bare = sorted({re.sub(r"\s+[0-9]{4}$", "", called) for called in dated}, key=len, reverse=True)
        # `Luật 2021` without its year is no name at all.
        undated = [_flexible(called) for called in bare if " " in called]
        number = rf"{SPACE}*\(?{SPACE}*(?:số{SPACE}*)?:?{SPACE}*{_LAW_NUMBER}"
        year = rf"{SPACE}+(?:năm{SPACE}+)?(?P<year>(?:19|20)[0-9]{{2}})"
        return re.compile(
            rf"(?<!\w)(?:(?P<dated>{'|'.join(forms) or '(?!)'})(?![\w/])"
            rf"|(?P<undated>{'|'.join(undated) or '(?!)'})(?!\w)(?:{year})?(?P<number>{number})?)",
            re.IGNORECASE,
        )

    @cached_property
    def _hints(self) -> tuple[re.Pattern[str], ...]:
        """Patterns of small letters that each begin with plain text: those a search runs through quickest."""
        numbered = [rf"{word}{SPACE}+(?:này|[0-9])" for word in ("điều", "khoản")]
        short = [rf"{word}\.{SPACE}*[0-9]" for word in ("k", "đ")]
        kinds = ("luật", "nghị định", "nđ", "pháp lệnh")
        texts = [rf"{kind}\b[^\n.;:]{{0,80}}?(?:[0-9]|này)" for kind in kinds]
        bare = [
            _flexible(called.lower()) for name in self.known for called in name.names if not re.search(r"\d", called)
        ]
        return tuple(re.compile(hint) for hint in (*numbered, *short, *texts, *bare, "/20[0-9]{2}", "/19[0-9]{2}"))

    def may_stand_in(self, text: str) -> bool:
        """Could the text name anything at all? A keyword with a number, or a name without one, must be there."""
        lower = text.lower()
        return any(hint.search(lower) for hint in self._hints)

    def called(self, text: str) -> str | None:
        """The number of the text of that name."""
        words = same_word(re.sub(r"[*_\u00a0]", " ", text))
        return self._called.get(_loose(re.sub(r"\bnăm (?=[0-9]{4}$)", "", words)))

    def numbered(self, text: str) -> str | None:
        """The number that a mention with a number means: in full, without its end, or a decree's serial alone."""
        match = re.search(_LAW_NUMBER, text)
        number = match[0].upper() if match else ""
        return self._numbers.get(number) or (self.serial(text, number) if number.count("/") == 1 else None)

    def serial(self, kind: str, serial: str) -> str | None:
        """`Nghị định 105` where only one decree has that serial."""
        found = [one.number for one in self.known if one.number.startswith(f"{serial}/") and _same_kind(one, kind)]
        return found[0] if len(found) == 1 else None


_SHORT_KINDS = {"nđ": "nghị định", "tt": "thông tư", "nq": "nghị quyết"}
_SERIAL = re.compile(
    rf"(?<![\w/])(?P<kind>Nghị định|NĐ|Pháp lệnh){SPACE}+(?:số{SPACE}+)?(?P<serial>[0-9]{{1,3}})(?![\w/])(?![.,][0-9])",
    re.IGNORECASE,
)


def _same_kind(name: Name, text: str) -> bool:
    first = same_word(text)
    first = next((full + first[len(short) :] for short, full in _SHORT_KINDS.items() if first.startswith(short)), first)
    return first.startswith(name.kind.lower())


def _loose(text: str) -> str:
    return re.sub(r"[\s,]+", " ", same_word(text))


def _flexible(called: str) -> str:
    """A pattern for a name: any white space, commas or none, either tone style, `năm` before a year."""
    words = []
    for word in called.split():
        bare = word.rstrip(",")
        if re.fullmatch(r"[0-9]{4}", bare):
            words.append(rf"(?:năm{SPACE}+)?{bare}")
        else:
            words.append(f"(?:{'|'.join(sorted({re.escape(bare), *map(re.escape, _spellings(bare))}))})")
    return rf",?{SPACE}+".join(words)


def _spellings(word: str) -> Iterator[str]:
    """`túy` and `tuý`: the same word in both tone styles."""
    for styles in (("úy", "uý"), ("ùy", "uỳ"), ("ủy", "uỷ"), ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("ọa", "oạ")):
        for one, other in (styles, styles[::-1]):
            if one in word:
                yield word.replace(one, other)


@dataclass(frozen=True, slots=True)
class Value:
    """A number or letter of a list, and where it is; one that a range leaves out (`30 đến 32`) is nowhere."""

    text: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a citation; `law` is a number, "" for a text that is not known, None where the mark names none."""

    kind: str
    start: int
    end: int
    values: tuple[Value, ...] = ()
    law: str | None = None
    capital: bool = True

    @property
    def is_text(self) -> bool:
        """Is it a text, not a part of one?"""
        return self.kind in ("law", "other", "this")


def hide(text: str) -> str:
    """The text, as long as before, with code, quotations and links blanked out."""
    if not _MAY_HIDE.search(text):
        return text
    return _HIDDEN.sub(lambda match: re.sub(r"[^\n]", _BLANK, match[0]), text)


def marks(text: str, names: Names, here: str | None) -> list[Mark]:
    """The marks of a text, from left to right, none over another."""
    found = [
        _law(match, names.called(match["dated"]) if match["dated"] else names.numbered(match["number"] or ""))
        for match in names.pattern.finditer(text)
    ]
    for match in _MARKS.finditer(text):
        group = match.lastgroup or ""
        if group in ("law", "bare_number"):
            # `Luật số 73/2021/QH14`; a kind that is not the text's own would be a slip, and is not guessed.
            found.append(_law(match, names.numbered(match[0])))
        elif group == "this_law":
            own = any(name.number == here and _same_kind(name, match[0]) for name in names.known)
            found.append(Mark("this", *match.span(), law=here if own else ""))
        else:
            values = () if group == "this_article" else tuple(_values(match[0], match.start(), group == "points"))
            found.append(Mark(group, *match.span(), values, capital=_is_capital(match[0])))
    found += [_law(match, names.serial(match["kind"], match["serial"])) for match in _SERIAL.finditer(text)]
    # The earliest first, of two at one place the one that says more.
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    # An unknown name runs on until something known begins.
    rest = text
    for mark in kept:
        rest = rest[: mark.start] + _BLANK * (mark.end - mark.start) + rest[mark.end :]
    kept += [Mark("other", *match.span(), law="") for match in _OTHER_LAW.finditer(rest)]
    return _merged(text, sorted(kept, key=lambda mark: mark.start))


def _law(match: re.Match[str], number: str | None) -> Mark:
    return Mark("law", *match.span(), law=number or "")


def _merged(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """A name and its number are one mention: `Luật Phòng, chống ma túy 2021 (số 73/2021/QH14)`."""
    found: list[Mark] = []
    for mark in marks:
        before = found[-1] if found else None
        if before and before.kind in ("law", "other") and mark.kind == "law" and before.law in ("", mark.law):
            is_number = re.match(r"(?:số|[0-9])", text[mark.start : mark.end], re.IGNORECASE)
            if is_number and re.fullmatch(rf"{SPACE}*[(,]?{SPACE}*", text[before.end : mark.start]):
                found[-1] = replace(mark, start=before.start)
                continue
        found.append(mark)
    return found


def _is_capital(words: str) -> bool:
    """Is the word for an article written as in a citation (`Điều 23`), not as in `điều 23 người nói`?"""
    return bool(re.search(r"(?:Điều|ĐIỀU|Đ\.)", words)) or "các" in words.lower()


def _values(text: str, offset: int, points: bool) -> Iterator[Value]:
    """The numbers or letters of a list, ranges filled in."""
    before: str | None = None
    for match in _ITEM.finditer(text):
        value = match["value"].lower()
        if value[0].isdigit() == points:
            continue
        if match["to"] and before:
            yield from (Value(between, None, None) for between in _between(before, value))
        yield Value(value, offset + match.start("value"), offset + match.end("value"))
        before = value


def _between(first: str, last: str) -> Iterator[str]:
    if first.isdecimal() and last.isdecimal():
        yield from map(str, range(int(first) + 1, int(last)))
    elif first in LETTERS and last in LETTERS:
        yield from LETTERS[LETTERS.index(first) + 1 : LETTERS.index(last)]
