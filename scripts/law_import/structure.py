"""Paragraphs of an official text into preamble, articles, clauses, points, annexes and footnotes.

A mark counts only in its turn: `Điều 95` in the middle of article 54, or a clause 7 after clause 2, is left as text
and reported with its line. Order distinguishes a law's own parts from those that it cites or quotes.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from scripts.law_import import marks, quotations
from scripts.law_import.article import read_article, short
from scripts.law_import.line import Line
from scripts.law_import.paragraphs import Paragraphs
from scripts.model.law_text import CELL, AnnexText, Doubt, FootnoteText, LawText

_DASH = r" ?[-–‑‐] ?"
_SIGN = rf"[A-ZĐÐ][A-ZĐÐa-zđ0-9]*(?:(?:[-–‑‐]|{_DASH}(?=[A-ZĐÐ]{{2}}))[A-ZĐÐa-zđ0-9]+)*(?:\.[A-ZĐÐ][A-ZĐÐa-z0-9]*)*"
# `73/2021/QH14`; `140/QĐ-TTg`, `30/VBHN-VPQH`, whose year is in the date line; `36-CT/TW` of the Party. Whole: of
# `2140/QĐ-UBND.VX` or `9/2031/NĐ-cp` no shorter number is taken.
_ANY_NUMBER = (
    rf"[0-9]+ ?(?:/ ?[0-9]{{4}} ?/ ?{_SIGN}|/ ?{_SIGN}|{_DASH}[A-ZĐÐ][A-ZĐÐa-zđ]* ?/ ?[A-ZĐÐ]+)"
    rf"(?!\w|[./]\w| ?[-–‑‐/] ?\w)"
)
_KINDS = (
    "luật|bộ luật|pháp lệnh|nghị định|nghị quyết|thông tư(?: liên tịch)?|quyết định|chỉ thị|kế hoạch|quy định|quy chế"
    "|kết luận|hướng dẫn|thông báo|chương trình"
)
# A text has its number at the head of a line or column, or after `Số:`; amid a sentence stands that of another.
_NUMBER = re.compile(
    rf"(?:\bSố *: *|(?:^\W*|\s{{2,}})(?i:(?:{_KINDS}) +)?[Ss]ố *:? *)(?P<number>{_ANY_NUMBER})", re.MULTILINE
)
# With these a text begins to name others.
_BASED_ON = re.compile(r"^\W*(?:Căn cứ|Thực hiện|Theo|Xét|Thi hành|Triển khai)\b", re.MULTILINE | re.IGNORECASE)
_CONSOLIDATED = re.compile(r"(?P<number>[0-9]+/VBHN-[A-ZĐ]+)")
_WITH_YEAR = re.compile(rf"[0-9]+/[0-9]{{4}}/{_SIGN}")
_DATE = re.compile(r"[Nn]gày\s+([0-9]{1,2})\s*(?:tháng|[/.-])\s*([0-9]{1,2})\s*(?:năm|[/.-])\s*([0-9]{4})")
# So many numbers in turn are those of rows.
_TABLE = 8
# How far back an article looks for the one before it: no text has more headings than this out of turn.
_WINDOW = 400
_KIND = re.compile(
    r"(?:LUẬT|BỘ LUẬT|PHÁP LỆNH|NGHỊ ĐỊNH|NGHỊ QUYẾT|THÔNG TƯ(?: LIÊN TỊCH)?|QUYẾT ĐỊNH|CHỈ THỊ|KẾ HOẠCH"
    r"|QUY ĐỊNH|QUY CHẾ|KẾT LUẬN|HƯỚNG DẪN|THÔNG BÁO)\b"
)


@dataclass(frozen=True)
class Structured:
    """The text in its parts."""

    text: LawText

    @property
    def unplaced(self) -> tuple[Doubt, ...]:
        """What could not be placed."""
        return self.text.doubts


def structure(paragraphs: Paragraphs, source: str) -> Structured:
    """The parts of a text. A text without articles comes back as preamble alone."""
    lines = [line for line in paragraphs.lines if not line.note]
    texts = [line.text if line.row else line.text.strip() for line in lines]
    inside, unclosed = quotations.quoted(texts)
    inside |= {place for place, line in enumerate(lines) if line.row}  # a cell `1.` or `a)` is no clause, no point
    ending = _ending(texts, inside)
    starts, unplaced = _articles(lines, texts, inside, ending)
    due = "dấu ” đóng lời trích"
    unplaced += [Doubt(line=lines[at].number, found=short(texts[at]), expected=due) for at in unclosed]
    first = _with_headings(texts, starts[0], 0) if starts else ending
    articles = []
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else ending
        body_end = _with_headings(texts, end, start + 1) if end != ending else end
        headings = texts[_with_headings(texts, start, starts[place - 1] + 1 if place else 0) : start]
        articles.append(read_article(headings, lines[start:body_end], texts[start:body_end], inside, start, unplaced))
    closing, annexes, footnotes = _tail(texts[ending:], {place - ending for place in inside})
    notes = _notes([line.text.strip() for line in paragraphs.lines if line.note])
    unplaced += [*_flattened(lines[ending:], annexes), *_behind(lines[ending:], annexes)]
    preamble = texts[:first]
    number, consolidates = _numbers(preamble, closing)
    text = LawText(
        number=number,
        title=_title(preamble),
        date=_own_date(closing.split("\n") if consolidates else preamble)
        or (None if consolidates else _date(preamble) or _date(texts[ending : ending + 1])),
        consolidates=consolidates,
        source=source,
        preamble="\n".join(preamble),
        articles=tuple(articles),
        closing=closing,
        annexes=annexes,
        footnotes=(*footnotes, *notes),
        headers=paragraphs.headers,
        doubts=tuple(sorted(unplaced, key=lambda found: found.line)),
    )
    return Structured(text)


def _ending(texts: Sequence[str], inside: set[int]) -> int:
    """The place of the first paragraph after the last article."""
    begun = next((place for place, text in enumerate(texts) if marks.ARTICLE.match(text)), len(texts))
    later = [place for place in range(begun, len(texts)) if place not in inside]
    for place in later:
        if marks.ENDING.match(texts[place]):
            # Whoever consolidates a text puts its own name and number before its signature.
            while place > begun + 1 and (_NUMBER.match(texts[place - 1]) or _is_name(texts[place - 1])):
                place -= 1
            return place
        if marks.ANNEX.fullmatch(texts[place].split("\n")[0]):
            return place
    annexes = (place for place in later if marks.begins_annex(texts[place], marks.LATER_ANNEXES[0]))
    notes = _footnotes_at(texts)
    referred = any("[1]" in text[1:] for text in texts[:notes])
    return min(next(annexes, len(texts)), notes if referred and notes > begun else len(texts))


def _is_name(text: str) -> bool:
    return marks.in_capitals(text) and len(text) < 80 and not marks.is_structural(text)


def _articles(
    lines: Sequence[Line], texts: Sequence[str], inside: set[int], ending: int
) -> tuple[list[int], list[Doubt]]:
    """Where articles begin: the run of headings that counts up best; the others are reported."""
    begin = (
        at
        for at in range(ending)
        if at not in inside and (not at or lines[at].counted or not marks.goes_on(texts[at - 1], texts[at]))
    )
    own = ((place, marks.ARTICLE.match(texts[place])) for place in begin)
    found = [(place, (int(match["number"]), match["suffix"])) for place, match in own if match]
    chain = _best_run([number for _, number in found])
    unplaced, due = [], 1
    for index, (place, (number, _)) in enumerate(found):
        if index not in chain or number > due:
            unplaced.append(Doubt(line=lines[place].number, found=short(texts[place]), expected=f"Điều {due}"))
        due = number + 1 if index in chain else due
    return [found[index][0] for index in chain], unplaced


def _best_run(numbers: Sequence[tuple[int, str]]) -> list[int]:
    """The places of the run that counts up best: a step to the next number earns, a jump over many costs.

    Of runs that earn the same the later counts, for a table of contents counts up as well as the law behind it.
    """
    earned: list[float] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        best, source = _step((0, ""), number), -1
        for other in range(max(0, place - _WINDOW), place):
            if numbers[other] < number and earned[other] + _step(numbers[other], number) >= best:
                best, source = earned[other] + _step(numbers[other], number), other
        earned.append(best)
        before.append(source)
    place = max(range(len(earned)), key=lambda at: (earned[at], at), default=-1)
    run: list[int] = []
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]


def _step(one: tuple[int, str], other: tuple[int, str]) -> float:
    """What it earns to go from one article to another: 1 for the next, less for each that is missing between."""
    missing = max(0, other[0] - one[0] - 1)
    return max(-1.0, 1.0 - missing / 4)


def _with_headings(texts: Sequence[str], start: int, earliest: int) -> int:
    """Where the chapter and section headings right before an article begin, titles of several lines included."""
    first = start
    for place in range(start - 1, max(earliest, start - 12) - 1, -1):
        if marks.heading(texts[place]):
            first = place
        elif not _could_be_title(texts[place]):
            break
    return first


def _could_be_title(text: str) -> bool:
    return text == text.upper() or (len(text) < 200 and not marks.is_structural(text) and text[-1:] not in '.;:”"')


def _tail(texts: Sequence[str], rows: set[int]) -> tuple[str, tuple[AnnexText, ...], tuple[FootnoteText, ...]]:
    """What follows the last article: signatures, annexes, footnotes. In `rows` of tables no annex begins."""
    notes_at = _footnotes_at(texts)
    if any(place in rows or _begins_annex(texts[place]) for place in range(notes_at, len(texts))):
        notes_at = len(texts)  # notes within an annex
    # The lists within a numbered annex are its own; else they are the annexes.
    firsts = [text.partition("\n")[0] for place, text in enumerate(texts[:notes_at]) if place not in rows]
    usual = [first for first in firsts if marks.begins_annex(first, marks.LATER_ANNEXES[0])]
    heads = marks.LATER_ANNEXES[:1] if any(map(marks.NUMBERED.match, usual)) else marks.LATER_ANNEXES
    if not any(marks.begins_annex(first, head) for first in firsts for head in heads):
        heads = marks.FORMS
    # Where annexes are headed in capitals, their list or a form within them may have the same in small letters.
    capitals = {first.rstrip(" .:") for first in firsts if first == first.upper()}
    capitals |= {"PHỤ LỤC"} if any(first.startswith("PHỤ LỤC") for first in usual) else set()
    closing: list[str] = []
    annexes: list[tuple[str, list[str]]] = []
    for place, text in enumerate(texts[:notes_at]):
        first, _, rest = text.partition("\n")
        begins = place not in rows and any(marks.begins_annex(first, head) for head in heads)
        if begins and (first == first.upper() or first.rstrip(" .:").upper() not in capitals):
            annexes.append((first, [rest] if rest else []))
        else:
            (annexes[-1][1] if annexes else closing).append(text)
    return (
        "\n".join(closing),
        tuple(AnnexText(title=title, text="\n".join(body)) for title, body in annexes),
        tuple(_notes(texts[notes_at:])),
    )


def _behind(lines: Sequence[Line], annexes: Sequence[AnnexText]) -> Iterator[Doubt]:
    """What looks like a part of an annex, though it stands behind the signatures and before any annex."""
    for line in lines:
        text = line.text.strip()
        if annexes and text.partition("\n")[0] == annexes[0].title:
            return
        if not line.row and (marks.is_structural(text) or re.match(r"\(?(?:Ban hành )?[Kk]èm theo\b", text)):
            yield Doubt(code="W524", line=line.number, found=short(text), expected="phụ lục")


def _flattened(lines: Sequence[Line], annexes: Sequence[AnnexText]) -> Iterator[Doubt]:
    """Annexes that count 1, 2, 3 … without rows: tables whose columns the file no longer has."""
    begins = (line for line in lines if not line.row and _begins_annex(line.text.strip()))
    places = {line.text.strip().partition("\n")[0]: line.number for line in begins}
    for annex in annexes:
        due = 1
        for number in re.findall(r"(?<![^\s])([0-9]{1,3})\s+(?=[^\W\d])", annex.text) if CELL not in annex.text else ():
            due += int(number) == due
        if due > _TABLE:
            yield Doubt(
                code="W521", line=places.get(annex.title, lines[0].number), found=short(annex.title), expected="bảng"
            )


def _begins_annex(text: str) -> bool:
    return any(marks.begins_annex(text.partition("\n")[0], head) for head in marks.LATER_ANNEXES)


def _notes(texts: Sequence[str]) -> list[FootnoteText]:
    """Footnotes of `[1] …`, each with the paragraphs that follow it; a number out of turn begins none."""
    notes: list[FootnoteText] = []
    for text in texts:
        match = marks.FOOTNOTE.fullmatch(text)
        if match and (not notes or marks.note_follows(notes[-1].mark, match["number"])):
            notes.append(FootnoteText(mark=match["number"], text=match["rest"]))
        else:
            notes[-1] = notes[-1].model_copy(update={"text": f"{notes[-1].text}\n{text}".lstrip("\n")})
    return notes


def _footnotes_at(texts: Sequence[str]) -> int:
    """Where the list of footnotes begins: the last `[1]` that a `[2]`, or nothing more, follows."""
    for place in range(len(texts) - 1, -1, -1):
        match = marks.FOOTNOTE.fullmatch(texts[place])
        if match and match["number"] in ("1", "i"):
            return place
    return len(texts)


def _numbers(preamble: Sequence[str], closing: str) -> tuple[str, tuple[str, ...]]:
    """The number of the text, and of what it consolidates: the text that was amended, then those that amended it. A
    consolidated text may have its own number at its head or at its end."""
    text = "\n".join(preamble)
    own = _BASED_ON.split(text, maxsplit=1)[0]
    if consolidated := _CONSOLIDATED.search(own) or _CONSOLIDATED.search(closing):
        others = (number.replace("Ð", "Đ") for number in _WITH_YEAR.findall(own))
        return consolidated["number"], tuple(dict.fromkeys(others))
    if "VĂN BẢN HỢP NHẤT" in own + closing:  # the other numbers are those of the texts that it consolidates
        return "", ()
    found = (one for one in _NUMBER.finditer(own) if not marks.REFERS.search(own[: one.start()].rstrip()))
    match = next(found, None)
    number = match["number"] if match else ""
    return re.sub("[–‑‐]", "-", number.replace("Ð", "Đ").replace(" ", "")), ()


def _own_date(preamble: Sequence[str]) -> date | None:
    """The day of the date line, which names the place; other days of a consolidated text are those of other texts."""
    return _date([text for text in preamble if re.search(r"^[^\n.;]{2,40},\s*ngày", text, re.MULTILINE)])


def _date(texts: Sequence[str]) -> date | None:
    for day, month, year in _DATE.findall("\n".join(texts)):
        with suppress(ValueError):
            return date(int(year), int(month), int(day))
    return None


def _title(preamble: Sequence[str]) -> str:
    for place, text in enumerate(preamble):
        if _KIND.match(text):
            return " ".join(" ".join([text, *takewhile(marks.in_capitals, preamble[place + 1 :])]).split())
    return ""
