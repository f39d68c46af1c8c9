"""Paragraphs of an official text into preamble, articles, clauses, points, annexes and footnotes.

A mark counts only in its turn: `Điều 95` in the middle of article 54, or a clause 7 after clause 2, is left as text
and reported with its line. Order distinguishes a law's own parts from those that it cites or quotes.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from scripts.law_import import marks, quotations
from scripts.law_import.article import Unplaced, read_article, short
from scripts.law_import.line import Line
from scripts.law_import.paragraphs import Paragraphs
from scripts.model.law_text import AnnexText, FootnoteText, LawText

_NUMBER = re.compile(r"[Ss]ố\s*:?\s*(?P<number>[0-9]+/[0-9]{4}/[A-ZĐÐ][A-ZĐÐa-z0-9-]*[A-Za-z0-9])")
_CONSOLIDATED = re.compile(r"(?P<number>[0-9]+/VBHN-[A-ZĐ]+)")
_DATE = re.compile(r"[Nn]gày\s+([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})")
# How far back an article looks for the one before it: no text has more headings than this out of turn.
_WINDOW = 400
_KIND = re.compile(r"(?:LUẬT|BỘ LUẬT|PHÁP LỆNH|NGHỊ ĐỊNH|NGHỊ QUYẾT|THÔNG TƯ(?: LIÊN TỊCH)?|QUYẾT ĐỊNH)")


@dataclass(frozen=True)
class Structured:
    """The text in its parts, and what could not be placed."""

    text: LawText
    unplaced: tuple[Unplaced, ...]


def structure(paragraphs: Paragraphs, source: str) -> Structured:
    """The parts of a text. A text without articles comes back as preamble alone."""
    lines = list(paragraphs.lines)
    texts = [line.text.strip() for line in lines]
    inside, unclosed = quotations.quoted(texts)
    ending = _ending(texts, inside)
    starts, unplaced = _articles(lines, texts, inside, ending)
    unplaced += [Unplaced(lines[place].number, short(texts[place]), "dấu ” đóng lời trích") for place in unclosed]
    first = _with_headings(texts, starts[0], 0) if starts else ending
    articles = []
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else ending
        body_end = _with_headings(texts, end, start + 1) if end != ending else end
        headings = texts[_with_headings(texts, start, starts[place - 1] + 1 if place else 0) : start]
        articles.append(read_article(headings, lines[start:body_end], texts[start:body_end], inside, start, unplaced))
    closing, annexes, footnotes = _tail(texts[ending:])
    preamble = texts[:first]
    number, consolidated = _numbers(preamble)
    text = LawText(
        number=number,
        title=_title(preamble),
        date=_date(preamble) or _date(texts[ending : ending + 1]),
        consolidated=consolidated,
        source=source,
        preamble="\n".join(preamble),
        articles=tuple(articles),
        closing=closing,
        annexes=annexes,
        footnotes=footnotes,
        headers=paragraphs.headers,
    )
    return Structured(text, tuple(sorted(unplaced, key=lambda found: found.line)))


def _ending(texts: Sequence[str], inside: set[int]) -> int:
    """The place of the first paragraph after the last article."""
    begun = False
    for place, text in enumerate(texts):
        begun = begun or bool(marks.ARTICLE.match(text))
        if begun and place not in inside and (marks.ENDING.match(text) or marks.ANNEX.fullmatch(text.split("\n")[0])):
            return place
    return len(texts)


def _articles(
    lines: Sequence[Line], texts: Sequence[str], inside: set[int], ending: int
) -> tuple[list[int], list[Unplaced]]:
    """Where articles begin: the run of headings that counts up best; the others are reported."""
    own = ((place, marks.ARTICLE.match(texts[place])) for place in range(ending) if place not in inside)
    found = [(place, (int(match["number"]), match["suffix"])) for place, match in own if match]
    chain = _best_run([number for _, number in found])
    unplaced, due = [], 1
    for index, (place, (number, _)) in enumerate(found):
        if index not in chain or number > due:
            unplaced.append(Unplaced(lines[place].number, short(texts[place]), f"Điều {due}"))
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


def _tail(texts: Sequence[str]) -> tuple[str, tuple[AnnexText, ...], tuple[FootnoteText, ...]]:
    """What follows the last article: signatures, annexes, footnotes."""
    notes_at = _footnotes_at(texts)
    notes: list[FootnoteText] = []
    for text in texts[notes_at:]:
        match = marks.FOOTNOTE.fullmatch(text)
        if match and int(match["number"]) == len(notes) + 1:
            notes.append(FootnoteText(mark=match["number"], text=match["rest"]))
        else:
            notes[-1] = notes[-1].model_copy(update={"text": f"{notes[-1].text}\n{text}"})
    closing: list[str] = []
    annexes: list[tuple[str, list[str]]] = []
    for text in texts[:notes_at]:
        first, _, rest = text.partition("\n")
        if marks.ANNEX.fullmatch(first):
            annexes.append((first, [rest] if rest else []))
        else:
            (annexes[-1][1] if annexes else closing).append(text)
    return (
        "\n".join(closing),
        tuple(AnnexText(title=title, text="\n".join(body)) for title, body in annexes),
        tuple(notes),
    )


def _footnotes_at(texts: Sequence[str]) -> int:
    """Where the list of footnotes begins: the last `[1]` that a `[2]`, or nothing more, follows."""
    for place in range(len(texts) - 1, -1, -1):
        match = marks.FOOTNOTE.fullmatch(texts[place])
        if match and match["number"] == "1":
            return place
    return len(texts)


def _numbers(preamble: Sequence[str]) -> tuple[str, str | None]:
    text = "\n".join(preamble)
    own = re.split(r"\n\s*Căn cứ", text, maxsplit=1)[0]
    consolidated = _CONSOLIDATED.search(own)
    match = _NUMBER.search(own) or _NUMBER.search(text)
    number = match["number"].replace("Ð", "Đ") if match else ""
    return number, consolidated["number"] if consolidated else None


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
