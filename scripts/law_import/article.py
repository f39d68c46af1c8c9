"""One article of an official text into its clauses and points, with the headings before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from scripts.law_import import marks
from scripts.law_import.line import Line
from scripts.model.law_text import ArticleText, ClauseText, HeadingText, PointText, characters
from scripts.vietnamese.numbering import LETTERS, split_number


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A paragraph that looks like a part of the law but comes out of its turn, and what was due there."""

    line: int
    found: str
    expected: str


@dataclass
class _Item:
    """A clause or point while its paragraphs come in."""

    number: str
    label: str
    text: str
    more: list[str] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)

    @property
    def whole(self) -> str:
        return "\n".join([self.text, *self.more])


def read_article(
    headings: Sequence[str],
    lines: Sequence[Line],
    texts: Sequence[str],
    inside: set[int],
    offset: int,
    unplaced: list[Unplaced],
) -> ArticleText:
    """The article that begins with `texts[0]`; `offset` is its place in the document, as `inside` counts (the places
    within quotations), and what could not be placed is added to `unplaced`."""
    match = marks.ARTICLE.fullmatch(texts[0])
    assert match is not None  # the caller found it by the same mark
    number = match["number"] + match["suffix"]
    title, _, rest = match["rest"].partition("\n")
    intro: list[str] = [rest] if rest else []
    if (title.endswith((".", ":", ";")) and len(texts) == 1) or title.endswith((":", ";")):
        intro, title = [match["rest"]], ""
    clauses: list[_Item] = []
    untitled = marks.CLAUSE.fullmatch(match["rest"])
    if untitled and untitled["number"] == "1":  # `Điều 3. 1. …`: an article without a title
        intro, title = [], ""
        clauses.append(_Item("1", untitled["label"], untitled["rest"]))
    points: list[_Item] = []
    pending: list[str] = []
    where = f"Điều {number}"

    def settle(*, within_point: bool) -> None:
        """What was between two marks belongs to the point before it if another point follows, else to the clause."""
        owner = clauses[-1] if clauses else None
        letters = owner.items if owner else points
        if letters and (within_point or letters[-1].whole.endswith(":")):
            letters[-1].more += pending
        elif letters:
            closings.setdefault(id(owner), []).extend(pending)
        elif owner:
            owner.more += pending
        else:
            intro.extend(pending)
        pending.clear()

    closings: dict[int, list[str]] = {}
    ahead = _ahead(texts, inside, offset)
    for place in range(1, len(texts)):
        text, quoted = texts[place], place + offset in inside
        clause = None if quoted else marks.CLAUSE.fullmatch(text)
        point = None if quoted else marks.POINT.fullmatch(text)
        letters = clauses[-1].items if clauses else points
        due = _next_clause(clauses)
        if clause and _clause_follows(clauses[-1].number if clauses else "", clause, ahead[place]):
            settle(within_point=False)
            if int(clause["number"]) > due:
                unplaced.append(Unplaced(lines[place].number, short(text), f"khoản {due} {where}"))
            clauses.append(_Item(clause["number"] + clause["suffix"], clause["label"], clause["rest"]))
        elif point and _point_follows(letters[-1].number if letters else "", point, ahead[place]):
            settle(within_point=True)
            if not point["suffix"] and not marks.letter_follows(
                letters[-1].number[:1] if letters else "", point["letter"]
            ):
                unplaced.append(Unplaced(lines[place].number, short(text), _next_point(letters, where)))
            letters.append(_Item(point["letter"] + point["suffix"], point["label"], point["rest"]))
        else:
            if clause or point:
                expected = f"khoản {due} {where}" if clause else _next_point(letters, where)
                unplaced.append(Unplaced(lines[place].number, short(text), expected))
            pending.append(text)
    settle(within_point=False)
    return ArticleText(
        headings=tuple(_headings(headings)),
        number=number,
        label=_label(match["label"], f"Điều {number}."),
        title=title.strip(),
        text="\n".join(intro),
        points=_points(points),
        clauses=tuple(
            ClauseText(
                number=clause.number,
                label=_label(clause.label, f"{clause.number}."),
                text=clause.whole,
                points=_points(clause.items),
                closing="\n".join(closings.get(id(clause), [])),
            )
            for clause in clauses
        ),
        closing="\n".join(closings.get(id(None), [])),
    )


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
            numbers, letters = numbers | {clause["number"]}, frozenset()
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


def _next_clause(clauses: Sequence[_Item]) -> int:
    return split_number(clauses[-1].number)[0] + 1 if clauses else 1


def _next_point(letters: Sequence[_Item], where: str) -> str:
    return f"điểm sau điểm {letters[-1].number} {where}" if letters else f"điểm a {where}"


def _points(items: Sequence[_Item]) -> tuple[PointText, ...]:
    return tuple(
        PointText(letter=item.number, label=_label(item.label, f"{item.number})"), text=item.whole) for item in items
    )


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
