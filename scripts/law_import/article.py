"""One article of an official text into its clauses and points, with the headings before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from scripts.law_import import marks
from scripts.law_import.line import Line
from scripts.model.law_text import ArticleText, ClauseText, Doubt, HeadingText, PointText, characters
from scripts.vietnamese.numbering import LETTERS, split_number

# A sentence that stops here goes on with a number.
_NUMBER_DUE = re.compile(r"\b(?:khoản|điểm|[Đđ]iều)$")
_PROMISE = re.compile(
    r"\b(?:sau(?: đây)?|dưới đây|gồm(?: có)?|cụ thể|nội dung|trường hợp|đối tượng|điều kiện|hành vi|giấy tờ|tài liệu"
    r"|nhiệm vụ|trách nhiệm|quyền hạn|quyền|nguyên tắc|yêu cầu)\s*:$"
)


@dataclass(slots=True)
class _Part:
    """An article, clause or point while its paragraphs come in."""

    number: str
    label: str | None
    texts: list[str]
    points: list["_Part"] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)


def read_article(
    headings: Sequence[str],
    lines: Sequence[Line],
    texts: Sequence[str],
    inside: set[int],
    offset: int,
    unplaced: list[Doubt],
) -> ArticleText:
    """The article that begins with `texts[0]`; `offset` is its place in the document, as `inside` counts (the places
    within quotations), and what could not be placed is added to `unplaced`."""
    match = marks.ARTICLE.fullmatch(texts[0])
    assert match is not None  # the caller found it by the same mark
    number = f"{int(match['number'])}{match['suffix']}"
    title, _, rest = match["rest"].partition("\n")
    article = _Part(number, _label(match["label"], f"Điều {number}."), [rest] if rest else [])
    if (title.endswith((".", ":", ";")) and len(texts) == 1) or title.endswith((":", ";")):
        article.texts, title = [match["rest"]], ""
    clauses: list[_Part] = []
    untitled = marks.CLAUSE.fullmatch(match["rest"])
    if untitled and untitled["number"] == "1":  # `Điều 3. 1. …`: an article without a title
        article.texts, title = [], ""
        clauses.append(_Part("1", _label(untitled["label"], "1."), [untitled["rest"]]))
    pending: list[str] = []

    def settle(*, within_point: bool) -> None:
        """What was between two marks belongs to the point before it if another point follows, else to the clause."""
        last = owner.points[-1] if owner.points else None
        if last and (within_point or last.text.endswith(":")):
            last.texts += pending
        else:
            (owner.closing if last else owner.texts).extend(pending)
        pending.clear()

    def report(expected: str) -> None:
        found, due = short(texts[place]), f"{expected} Điều {number}"
        unplaced.append(Doubt(line=lines[place].number, found=found, expected=due))

    def in_turn(text: str, later: frozenset[str]) -> bool:
        clause, point = marks.CLAUSE.fullmatch(text), marks.POINT.fullmatch(text)
        last = owner.points[-1].number if owner.points else ""
        return bool(
            (clause and _clause_follows(clauses[-1].number if clauses else "", clause, later))
            or (point and _point_follows(last, point, later))
        )

    ahead = _ahead(texts, inside, offset)
    owner = clauses[-1] if clauses else article
    for place in range(1, len(texts)):
        text, quoted = texts[place], place + offset in inside
        if not quoted and not lines[place].counted and marks.goes_on(texts[place - 1], text):
            if not _NUMBER_DUE.search(texts[place - 1]) and in_turn(text, ahead[place]):
                end = short_end(texts[place - 1])
                unplaced.append(Doubt(code="W523", line=lines[place].number, found=short(text), expected=end))
            last = pending or (owner.points[-1].texts if owner.points else owner.texts)
            last[-1:] = [" ".join([*last[-1:], text])]
            continue
        clause = None if quoted else marks.CLAUSE.fullmatch(text)
        point = None if quoted else marks.POINT.fullmatch(text)
        before, letter = (clauses[-1].number if clauses else ""), (owner.points[-1].number if owner.points else "")
        due = split_number(before)[0] + 1 if clauses else 1
        due_point = f"điểm sau điểm {letter}" if letter else "điểm a"
        if clause and _clause_follows(before, clause, ahead[place]):
            settle(within_point=False)
            if int(clause["number"]) > due:
                report(f"khoản {due}")
            name = f"{int(clause['number'])}{clause['suffix']}"
            owner = _Part(name, _label(clause["label"], f"{name}."), [clause["rest"]])
            clauses.append(owner)
        elif point and _point_follows(letter, point, ahead[place]):
            settle(within_point=True)
            if not point["suffix"] and not marks.letter_follows(letter[:1], point["letter"]):
                report(due_point)
            name = point["letter"] + point["suffix"]
            owner.points.append(_Part(name, _label(point["label"], f"{name})"), [point["rest"]]))
        else:
            if clause or point:
                report(f"khoản {due}" if clause else due_point)
            pending.append(text)
    settle(within_point=False)
    for where, what, place in _promises(article, clauses, texts):
        unplaced.append(Doubt(code="W514", line=lines[place].number, found=what, expected=f"{where}Điều {number}"))
    return ArticleText(
        headings=tuple(_headings(headings)),
        title=title.strip(),
        clauses=tuple(ClauseText(**_fields(clause)) for clause in clauses),
        **_fields(article),
    )


def _promises(article: _Part, clauses: Sequence[_Part], texts: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """Where a list is announced and none follows: of which part, its last words, and the place of the paragraph."""
    parts = [("", article, bool(clauses)), *((f"khoản {clause.number} ", clause, False) for clause in clauses)]
    for where, part, has_more in parts:
        last = (part.points[-1].text if part.points else part.text).rstrip()
        if _PROMISE.search(last) and not part.closing and not (has_more and not part.points):
            words = last.rpartition("\n")[2]
            place = next((at for at in range(len(texts) - 1, -1, -1) if texts[at].rstrip().endswith(words)), 0)
            yield where, short_end(words), place


def _fields(part: _Part) -> dict[str, Any]:
    points = tuple(PointText(letter=point.number, label=point.label, text=point.text) for point in part.points)
    closing = "\n".join(part.closing)
    return {"number": part.number, "label": part.label, "text": part.text, "points": points, "closing": closing}


def _ahead(texts: Sequence[str], inside: set[int], offset: int) -> list[frozenset[str]]:
    """For each paragraph of an article, the clause numbers and, up to the next clause, the letters that come later."""
    found: list[frozenset[str]] = []
    numbers: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    for place in range(len(texts) - 1, -1, -1):
        found.append(numbers | letters)
        if place + offset in inside:
            continue
        if clause := marks.CLAUSE.fullmatch(texts[place]):
            numbers, letters = numbers | {str(int(clause["number"]))}, frozenset()
        elif point := marks.POINT.fullmatch(texts[place]):
            letters |= {point["letter"]}
    return found[::-1]


def _clause_follows(before: str, match: re.Match[str], ahead: frozenset[str]) -> bool:
    """In turn; or one further where the number due comes nowhere later, for decrees are printed with such gaps."""
    number, suffix = split_number(before)
    found = int(match["number"])
    if match["suffix"]:
        return found == number and match["suffix"] > suffix
    return found == number + 1 or (number > 0 and found == number + 2 and str(number + 1) not in ahead)


def _point_follows(before: str, match: re.Match[str], ahead: frozenset[str]) -> bool:
    if match["suffix"]:
        return before[:1] == match["letter"] and match["suffix"] > before[1:]
    if marks.letter_follows(before[:1], match["letter"]):
        return True
    due = next((letter for letter in LETTERS if marks.letter_follows(before[:1], letter)), "")
    return bool(before) and due not in ahead and marks.letter_follows(due, match["letter"])


def _label(found: str, usual: str) -> str | None:
    return None if characters(found) == characters(usual) else " ".join(found.split())


def _headings(texts: Sequence[str]) -> list[HeadingText]:
    found: list[HeadingText] = []
    for text in texts:
        mark = marks.heading(text)
        if mark:
            kind, match = mark
            label = text[: len(text) - len(match["rest"])].strip()
            found.append(HeadingText(kind=kind, number=match["number"], title=match["rest"], label=label))
        else:
            last = found[-1]
            found[-1] = last.model_copy(update={"title": f"{last.title} {text}".strip()})
    return found


def short(text: str) -> str:
    """The beginning of a paragraph, for a message."""
    return text if len(text) <= 80 else f"{text[:79]}…"


def short_end(text: str) -> str:
    """The end of a paragraph, for a message."""
    return text if len(text) <= 80 else f"…{text[-79:]}"
