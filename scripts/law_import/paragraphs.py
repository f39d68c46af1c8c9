"""Printed lines back into paragraphs: running headers taken out, lines broken by the margin joined again."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from scripts.law_import import marks
from scripts.law_import.line import Line
from scripts.model.law_text import RunningHeader, characters

# The stamp of a digital signature, printed on a page: who, for whom, when.
_STAMP = re.compile(r"(?:Người ký|Email|Cơ quan|Thời gian ký)\s*:.{0,120}", re.DOTALL)
_GAZETTE = re.compile(r"(?:\d+\s+)?CÔNG BÁO/Số.{0,60}", re.DOTALL)
# The imprint on the last page of the Official Gazette.
_IMPRINT = re.compile(r"(?:VĂN PHÒNG CHÍNH PHỦ|TRUNG TÂM CÔNG BÁO).{0,60}XUẤT BẢN.{0,40}", re.DOTALL)
_IMPRINT_LINE = re.compile(
    r"(?:Địa chỉ|Điện thoại|Fax|E-?mail|Website|In tại|Giá|- Nội dung|- Phát hành)\b.{0,150}|.{0,60}\bTel\b.{0,60}",
    re.DOTALL,
)
# A line that stops here has something to follow, whatever the next line looks like.
_UNFINISHED = re.compile(
    r"(?:\b(?:khoản|điểm|điều|các|và|hoặc|số|ngày|tháng|năm|tại|của|theo|đến)|[,–-])$", re.IGNORECASE
)
# After these a point of a list may follow.
_LISTS_ON = re.compile(r"(?:[,–-]|\b(?:và|hoặc))$", re.IGNORECASE)
_REFERENCE = re.compile(r"(?:khoản|điểm|điều)\b", re.IGNORECASE)
_EDGE = 2
# The number of a clause or the letter of a point, alone.
_LABEL = re.compile(r"[0-9]{1,3}[a-zđ]?\s*[.)]|[a-zđ][0-9]?\s*\)")
# What printers write beside the number of a page.
_PAGE = re.compile(
    r"(?:.{0,80}\W)?(?:Trang|TRANG|Page)\s*:?\s*(?P<page>[0-9]{1,4})(?:\s*(?:/|trên|of)\s*[0-9]{1,4})?\W*"
    r"|[-–—]\s*(?P<alone>[0-9]{1,4})\s*[-–—]"
)


@dataclass(frozen=True)
class Paragraphs:
    """Paragraphs (each with the line it begins on) and the running headers that were between their lines."""

    lines: tuple[Line, ...]
    headers: tuple[RunningHeader, ...]


# Does a line begin like a part of its document?
Begins = Callable[[str], bool]


def paragraphs(lines: Iterable[Line], begins: Begins = marks.is_structural) -> Paragraphs:
    """Join and clean the lines of a document; not one character but white space is lost."""
    given = list(lines)
    wrapped = _is_wrapped(given, begins)
    # Word and web pages keep their headers elsewhere; a column of numbers in a form is no page number.
    running = _running(given, begins) if wrapped or any(line.page for line in given) else _named(given)
    headers, kept, done = [], [], 0
    for line in given:
        if line.number in running:
            headers.append(RunningHeader(at=done, text=line.text.strip()))
        else:
            kept.append(line)
            done += len(characters(line.text))
    return Paragraphs(tuple(_labelled(_joined(kept, begins) if wrapped else kept, begins)), tuple(headers))


def _labelled(lines: list[Line], begins: Begins) -> Iterator[Line]:
    """The lines, a number that stands alone put before the text of the next."""
    label: Line | None = None
    for line in lines:
        text = line.text.strip()
        if label and (line.row or line.note or begins(text) or _LABEL.fullmatch(text)):
            yield label
        elif label:
            yield label.with_text(f"{label.text.rstrip()} {line.text.lstrip()}")
            label = None
            continue
        label = line if _LABEL.fullmatch(text) and not line.row and not line.note else None
        if label is None:
            yield line
    if label:
        yield label


def _running(lines: list[Line], begins: Begins) -> set[int]:
    """The numbers of the lines that are page headers, footers or page numbers."""
    found = _named(lines)
    for place, line in enumerate(lines):
        if line.text.strip().startswith("Người ký:"):
            stamp = lines[place : place + 4]
            found |= {part.number for part in stamp if _STAMP.fullmatch(part.text.strip())}
    found |= _imprint(lines)
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if not line.row and not line.note:
            pages[line.page].append(line)
    if len(pages) < 3:
        return found | _page_numbers(lines)
    forms: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for page in pages.values():
        for edge in range(-_EDGE, _EDGE):
            if -len(page) <= edge < len(page):
                forms[edge, _form(page[edge].text, begins)].append(page[edge])
    for (edge, _), alike in forms.items():
        # The second line of a page may be the head of a table that goes on; one of the printer is on every page.
        found |= _repeated(alike, max(3, len(pages) // 5 if edge in (0, -1) else len(pages) - 1))
    return found


def _named(lines: list[Line]) -> set[int]:
    """Lines that say what they are: heads of the Gazette, and `Trang 3/12` where two or more count up."""
    found = {line.number for line in lines if _GAZETTE.fullmatch(line.text.strip())}
    found = found if len(found) > 1 else set()
    pages = [(line.number, match) for line in lines if not line.row and (match := _PAGE.fullmatch(line.text.strip()))]
    counted = [int(match["page"] or match["alone"]) for _, match in pages]
    if len(counted) > 1 and all(one < other for one, other in pairwise(counted)):
        found |= {number for number, _ in pages}
    return found


def _form(text: str, begins: Begins) -> str:
    # A line of the law itself is never a header, however often pages begin alike (`Điều …`).
    return f"={text}" if begins(text.strip()) else re.sub(r"\d+", "#", " ".join(text.split()))


def _repeated(alike: list[Line], enough: int) -> set[int]:
    """Of lines at the same edge that differ in figures alone, those that a printer set there: the same on each page, or
    with one figure that counts the pages. Amounts and codes of a table that runs over pages do neither."""
    found: set[int] = set()
    words = Counter(line.text for line in alike)
    found |= {line.number for line in alike if words[line.text] >= enough}
    figures = [[int(figure) for figure in re.findall(r"\d{1,9}", line.text)] for line in alike]
    for column in zip(*figures, strict=False) if len({len(one) for one in figures}) == 1 else ():
        steps = Counter(figure - line.page for figure, line in zip(column, alike, strict=True))
        step, count = steps.most_common(1)[0]
        if count >= enough:
            found |= {line.number for figure, line in zip(column, alike, strict=True) if figure - line.page == step}
    return found


def _imprint(lines: list[Line]) -> set[int]:
    for place in range(max(0, len(lines) - 12), len(lines)):
        if _IMPRINT.fullmatch(lines[place].text.strip()):
            rest = lines[place + 1 :]
            if all(_IMPRINT_LINE.fullmatch(line.text.strip()) or line.text.strip()[:1].islower() for line in rest):
                return {line.number for line in lines[place:]}
    return set()


def _page_numbers(lines: list[Line]) -> set[int]:
    """Lines of one number each that count up by one, three or more of them."""
    best: list[int] = []
    chain: list[int] = []
    expected = None
    for line in lines:
        if re.fullmatch(r"\s*[0-9]{1,4}\s*", line.text):
            chain = [*chain, line.number] if int(line.text) == expected else [line.number]
            expected = int(line.text) + 1
            best = max(best, chain, key=len)
    return set(best) if len(best) >= 3 else set()


def _is_wrapped(lines: list[Line], begins: Begins) -> bool:
    """Were paragraphs broken at the margin? Then many lines go on in small letters."""
    small = sum(line.text.lstrip()[:1].islower() and not begins(line.text.strip()) for line in lines)
    return small * 8 > len(lines)


def _joined(lines: list[Line], begins: Begins) -> list[Line]:
    margins = _margins(lines)
    # Does the document set the first line of a paragraph in? Else only the lengths of lines show it.
    indented = sum(_is_inset(line, margins) for line in lines) * 10 > len(lines)
    width = sorted(len(line.text) for line in lines)[len(lines) * 9 // 10]
    found: list[Line] = []
    before: Line | None = None
    for line in lines:
        if before is None or _begins(before, found[-1].text, line, margins, indented, width, begins):
            found.append(line)
        else:
            found[-1] = found[-1].with_text(f"{found[-1].text.rstrip()} {line.text.strip()}")
        before = line
    return found


def _margins(lines: list[Line]) -> dict[int, float]:
    """Where the lines of each page begin: the leftmost place that several of them share."""
    pages: dict[int, Counter[int]] = defaultdict(Counter)
    for line in lines:
        pages[line.page][round(line.indent / 2)] += 1
    found = {}
    for page, places in pages.items():
        shared = [place for place, count in places.items() if count * 8 >= sum(places.values())]
        found[page] = min(shared or places) * 2.0
    return found


def _is_inset(line: Line, margins: dict[int, float]) -> bool:
    # Three characters of a text file, or some points of a page; both are clearly more than noise.
    return line.indent > margins[line.page] + (8 if line.indent > 40 else 2.5)


def _begins(
    before: Line, paragraph: str, line: Line, margins: dict[int, float], indented: bool, width: int, begins: Begins
) -> bool:
    """Does a paragraph begin with this line? `paragraph` is what was joined up to the line `before` it."""
    text, ended = line.text.strip(), before.text.rstrip()
    if line.row or before.row or line.note != before.note:
        return True
    if line.note:
        return bool(marks.FOOTNOTE.match(text))
    if line.counted:
        return True
    if marks.goes_on(ended, text):
        return False
    if _UNFINISHED.search(ended) and not marks.heading(text):
        point = marks.POINT.match(text) if _LISTS_ON.search(ended) else None
        return (point is not None and not _REFERENCE.match(point["rest"])) or (
            begins(text) and not marks.is_structural(text)
        )
    if marks.ENDING.match(text) or marks.PASSED.match(text):
        return marks.in_capitals(text) or bool(marks.END_OF_SENTENCE.search(ended))
    if marks.heading(text) or marks.heading(ended) or any(map(marks.ANNEX.fullmatch, (text, ended))):
        return True
    if line.blank_before and line.page == before.page:
        return True
    ends = bool(marks.END_OF_SENTENCE.search(ended))
    if indented:
        return _is_inset(line, margins) or ((ends or marks.in_capitals(ended)) and begins(text))
    if text[:1].islower() and not begins(text):
        return False
    if begins(text) or text[:1] in '“"':
        return True
    if marks.ARTICLE.match(paragraph) and not ends:
        # A title has no full stop; where the next word would have fitted, the line ended because the title did.
        return len(ended) + 1 + len(text.split()[0]) <= width
    return len(ended) < width * (0.85 if ends else 0.6)
