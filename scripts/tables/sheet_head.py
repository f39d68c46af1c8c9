"""What stands above a table: the year and the month that it is of, and the paper that it comes with."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from scripts.tables.grid import Cell
from scripts.tables.said_of import spelt_out
from scripts.vietnamese.documents import NUMBER, is_named
from scripts.vietnamese.folding import fold

_KINDS = (
    r"(?:kế hoạch|công văn|thông báo|quyết định|chương trình|hướng dẫn|giấy mời|chỉ thị|công điện|lịch|văn bản|đề án"
    r"|nghị quyết|thông tri)"
)
_PAPER = re.compile(
    rf"(?P<kind>{_KINDS}\s+)?(?P<sign>số\s*:?\s*)?(?<![\w/-])(?P<number>{NUMBER})(?![\w/-])"
    r"(?P<day>\s*,?\s*(?:ngày\s+)?[0-9]{1,2}\s*(?:[/.-]|\s+tháng\s+)\s*[0-9]{1,2}\s*(?:[/.-]|,?\s+năm\s+)\s*[0-9]{4})?"
    r"(?P<of>\s*,?\s+của\s+[^,;.()\n]+(?:,\s+(?-i:Thể thao|Khoa học|Thông tin)\b[^,;.()\n]*)?)?",
    re.IGNORECASE,
)
_D, _Y = r"([0-9]{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*([0-9]{1,2})", r"\s*(?:[/.-]|,?\s+năm\s+)\s*(20[0-9]{2})"
_SPAN = re.compile(
    rf"(?<![\d/.-]){_D}(?:{_Y})?\s*(?:-|–|—|đến|tới)\s*(?:hết\s+)?(?:(?:thứ\s+\w+|chủ nhật),?\s+)?(?:ngày\s+)?{_D}{_Y}",
    re.IGNORECASE,
)
_DATED = re.compile(r"ngày\s+([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})", re.IGNORECASE)
_DAY_OF_PAPER = re.compile(r"([0-9]{1,2})\s*(?:[/.-]|tháng)\s*([0-9]{1,2})\s*(?:[/.-]|,?\s*năm)\s*(20[0-9]{2})")
_MONTH = re.compile(r"\bthang\s+([0-9]{1,2})\s*(?:/|-|,?\s+nam\s+)\s*(20[0-9]{2})\b")
_TWO_YEARS = re.compile(r"\b(20[0-9]{2})\s*[-–—/]\s*(20[0-9]{2})\b")
_YEAR = re.compile(r"\bnam\s+(20[0-9]{2})\b")
_ANY_YEAR = re.compile(r"(?<![0-9/.-])(?:[0-9]{1,2}/)?[0-9]{1,2}/(20[0-9]{2})\b|\b(20[0-9]{2})\b")


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What is known of a whole table; None and "" where it is not said. `dated` is the day of the paper, which is no
    day of an event."""

    year: int | None = None
    month: int | None = None
    source: str = ""
    dated: date | None = None
    years: tuple[int, ...] = ()
    # Its first and last day, where these are of two years.
    span: tuple[date, date] | None = None


def cites(text: str, number: str, day: date | None, issuer: str) -> bool:
    """Does a text name a paper of that number, and give it neither another day nor another issuer?"""
    for found in _PAPER.finditer(" ".join(text.split())):
        if found["kind"] and fold(found["number"]) == fold(number):
            other_day = found["day"] and day and day_of_paper(found["day"]) != day
            if not other_day and (not found["of"] or spelt_out(issuer) in spelt_out(found["of"])):
                return True
    return False


def read(lines: Sequence[Cell]) -> SheetHead:
    """What the lines above a table say."""
    texts = [" ".join(line.text.split()) for line in lines]
    year = month = None
    # Papers that a table comes with have days of their own.
    plain = [fold(_PAPER.sub(" ", text)) for text in texts]
    plain = [text for text in plain if not re.search(r",\s*ngay\s+\S+\s+thang", text)]
    spans = [one for text in plain for one in _TWO_YEARS.finditer(text)]
    plain = [_TWO_YEARS.sub(" ", text) for text in plain]
    for text in plain:
        if month is None and (found := _MONTH.search(text)) and 1 <= int(found[1]) <= 12:
            month, year = int(found[1]), int(found[2])
    if year is None:
        year = next((int(found[1]) for text in plain if (found := _YEAR.search(text))), None)
    if month is None:
        alone = [
            found
            for text in plain
            if (found := re.search(r"\bthang\s+([0-9]{1,2})\b", text)) and "hanh dong" not in text
        ]
        month = int(alone[0][1]) if alone and 1 <= int(alone[0][1]) <= 12 else None
    if year is None:
        years = [int(found[1] or found[2]) for text in plain if (found := _ANY_YEAR.search(text))]
        year = years[0] if years else None
    # Of a school year two are meant; of a programme's years, none.
    two = next(((int(one[1]), int(one[2])) for one in spans if int(one[2]) == int(one[1]) + 1), ())
    return SheetHead(year, month, _source(texts), _dated(texts), () if year else two, _span(texts))


def without_papers(text: str) -> str:
    """A text without the papers that it names, whose days are no days of events."""
    return _PAPER.sub(" ", text)


def month_of_section(text: str) -> tuple[int, int | None] | None:
    """The month, and the year where it is said, of a heading within a table that names no more."""
    found = re.fullmatch(r"(?:[ivx]+\W+)?thang\s+([0-9]{1,2})(?:\s*(?:/|nam)\s*(20[0-9]{2}))?\W*", fold(text).strip())
    if found is None or not 1 <= int(found[1]) <= 12:
        return None
    return int(found[1]), int(found[2]) if found[2] else None


def day_of_paper(text: str) -> date | None:
    """The day that stands with a paper's number."""
    found = next((one for paper in _PAPER.finditer(text) if (one := _DAY_OF_PAPER.search(paper["day"] or ""))), None)
    return _day(found)


def _span(texts: Sequence[str]) -> tuple[date, date] | None:
    """The days from one year into the next that a heading names: `từ 28/12/2026 đến 03/01/2027`."""
    found = next((one for text in texts if (one := _SPAN.search(_PAPER.sub(" ", text)))), None)
    if found is None:
        return None
    day, month, year, last_day, last_month, last_year = (int(one) if one else 0 for one in found.groups())
    with suppress(ValueError):
        first, last = date(year or last_year - (month > last_month), month, day), date(last_year, last_month, last_day)
        return (first, last) if first.year + 1 == last.year and first < last else None
    return None


def _dated(texts: Sequence[str]) -> date | None:
    days = [day_of_paper(text) or _day(re.search(rf",\s*{_DATED.pattern}", text, re.IGNORECASE)) for text in texts]
    return next((day for day in days if day), None)


def _day(found: re.Match[str] | None) -> date | None:
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def _source(texts: Sequence[str]) -> str:
    """The paper that the lines name, in their words: the one with the most of number, day and issuer."""
    best, words = 0, ""
    for text in texts:
        for match in _PAPER.finditer(text):
            if not re.search(r"[A-ZĐ]{2}", match["number"]):
                continue
            score = 1 + sum(bool(match[name]) for name in ("kind", "day", "of"))
            found = " ".join(match[0].split()).strip(" ,.;:")
            if score > best and is_named(found, dated=False):
                best, words = score, found
    if not words:
        return ""
    words = re.sub(r"^số\s*:\s*", "Số ", words, flags=re.IGNORECASE)
    words = re.sub(r"(?i)\bsố:\s*", "số ", words)
    dated = next((one for text in texts if (one := _DATED.search(text))), None)
    if dated and not re.search(r"[0-9]{4}\b(?!/)", words.split("/", 1)[1] if "/" in words else words):
        words += f" ngày {int(dated[1])}/{int(dated[2])}/{dated[3]}"
    return words[:1].upper() + words[1:]
