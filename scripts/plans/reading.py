"""A document that a clerk drops in → the draft of a campaign, every line of it used or listed as not used."""

import re
from dataclasses import replace
from datetime import date

from scripts.law_import.document import Document, read_data
from scripts.law_import.line import Line
from scripts.law_import.paragraphs import paragraphs
from scripts.model.law_text import CELL
from scripts.model.website import Site
from scripts.plans import marks
from scripts.plans.campaign_fields import Maker
from scripts.plans.draft import Draft, Unused
from scripts.plans.head import LETTER, Head, head_of
from scripts.plans.outline import ANNEX, Item, outline
from scripts.plans.people import taken_out
from scripts.problems import Position, problem

# A letter that wants to be answered opens no campaign.
_ASKS = re.compile(
    r"(?:(?:đề nghị|yêu cầu|đôn đốc|chuẩn bị|gửi|nộp|tổng hợp|xây dựng|chế độ|việc)\s+)*"
    r"(?:báo cáo|cung cấp|thống kê|rà soát|đăng ký|góp ý|lấy ý kiến|tham gia ý kiến)\b",
    re.IGNORECASE,
)
# So many articles are a law or a decision; one that issues a plan has three or four.
_FEW_ARTICLES = 6


def read_plan(name: str, data: bytes, site: Site | None, year: int | None = None) -> Draft:
    """The draft of what a file of that name holds; without a `year`, the one that the plan names. What cannot be read
    or is no plan has `problems` and nothing else."""
    document, problems = read_data(name, data)
    return draft_of(document, site, year) if document else Draft(name, problems=tuple(problems))


def is_plan(document: Document) -> bool:
    """Is a document a plan, a program, a directive, or a letter that gives tasks, rather than a law?"""
    return _refusal(document, head_of(document.lines)) is None


def _refusal(document: Document, head: Head) -> str | None:
    """The code of why a document is no plan."""
    articles = sum(bool(re.match(r"Điều\s+[0-9]{1,3}\s*[.:]", line.text.strip())) for line in document.lines)
    if articles >= _FEW_ARTICLES or (articles and not head.kind):
        return "E850"
    begin, end = head.body
    ranks = [marks.mark_of(line.text) for line in document.lines[begin:end] if not line.row]
    headings = sum(mark.rank == marks.ROMAN and not mark.label for mark in ranks)
    # Whatever its title, a text of articles is imported as one.
    if any(mark.rank == marks.ARTICLE for mark in ranks) and not any(mark.rank <= marks.ROMAN for mark in ranks):
        return "E850"
    has_parts = headings > 1 or any(mark.label and mark.rank < marks.DASH for mark in ranks)
    rows = sum(line.row or CELL in line.text for line in document.lines)
    if head.kind == LETTER and _ASKS.match(head.title):
        return "E852"
    if head.kind and (has_parts or rows):
        return None
    return "E851" if rows > len(document.lines) // 2 else "E852"


def draft_of(document: Document, site: Site | None, year: int | None = None) -> Draft:
    """The same of a document that was read."""
    head = head_of(document.lines)
    if code := _refusal(document, head):
        first = document.lines[0]
        return Draft(document.name, problems=(problem(code, Position(document.name, first.number), found=first.text),))
    begin, end = head.body
    body = paragraphs(document.lines[begin:end], marks.begins)
    items = outline(body.lines)
    tail, annexes = _behind(document.lines[end:])
    not_for_readers = [*taken_out(items), *taken_out(annexes)]
    maker = Maker(head, year or _year_of(head), site, document.name)
    maker.read(items, annexes)
    draft = maker.draft()
    if year and (said := _year_of(head)) and said != year and "year" in draft.one:
        doubt = f"kế hoạch ghi năm {said}"
        draft.one["year"] = replace(draft.one["year"], doubts=(doubt,))
    unused = [*_above(document.lines[:begin], head), *maker.unused(items)]
    unused += [
        Unused("đầu hoặc chân trang", begin, header.text, "dòng lặp lại ở mỗi trang, số trang")
        for header in body.headers
    ]
    unused += [Unused("cuối văn bản", line.number, line.text.strip(), "chữ ký, nơi nhận") for line in tail]
    unused += [*maker.unused(annexes), *not_for_readers]
    is_letter = head.kind == LETTER
    return replace(draft, title=head.title, is_letter=is_letter, unused=tuple(unused), lines=len(document.lines))


def _year_of(head: Head) -> int | None:
    years = re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", head.title)
    return int(years[-1]) if years else head.day.year if isinstance(head.day, date) else None


def _above(lines: tuple[Line, ...], head: Head) -> list[Unused]:
    """Of the lines above the text, those that gave nothing."""
    taken = head.taken or {}
    found = []
    for place, line in enumerate(lines):
        what = taken.get(place)
        if what in ("quốc hiệu", "nơi nhận của công văn", "kèm theo văn bản nào", None):
            found.append(Unused("đầu văn bản", line.number, line.text.strip(), what or "phần đầu văn bản"))
    return found


def _behind(lines: tuple[Line, ...]) -> tuple[list[Line], list[Item]]:
    """What stands below the text: signatures, then annexes."""
    starts = [
        place
        for place, line in enumerate(lines)
        if not line.row and ANNEX.fullmatch(line.text.strip()) and len(line.text) < 200
    ]
    tables = [place for place, line in enumerate(lines) if line.row]
    if not starts and tables:
        starts = [tables[0]]
    first = starts[0] if starts else len(lines)
    annexes: list[Item] = []
    for start, after in zip(starts, [*starts[1:], len(lines)], strict=False):
        match = ANNEX.fullmatch(lines[start].text.strip()) if not lines[start].row else None
        name = f"Phụ lục {match['number']}" if match and match["number"] else "Phụ lục"
        # Printed lines of an annex are joined as those of the text.
        own = paragraphs(lines[start + bool(match) : after], marks.begins).lines
        annexes += (
            [Item(marks.Mark(marks.PLAIN, "", lines[start].text.strip()), lines[start].number, name)] if match else []
        )
        annexes += outline(own, name)
    return list(lines[:first]), annexes
