"""A diagram as pages show it: the picture, and the same in words with the provisions linked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scripts.assemble.diagrams import drawing
from scripts.assemble.diagrams.downloads import Downloads, of_diagram
from scripts.assemble.diagrams.flow import Node, Way
from scripts.assemble.diagrams.pictures import Picture
from scripts.assemble.diagrams.scale import Bar, Tick
from scripts.assemble.laws import in_force
from scripts.assemble.laws.in_force import ForceLink
from scripts.assemble.parts.contacts import in_text
from scripts.model import addresses
from scripts.model.diagram import AgeSpan, Box, Diagram, Look, Period, Share, Told
from scripts.vietnamese import dates
from scripts.words import text

if TYPE_CHECKING:
    from scripts.assemble.view import View

# How far the line of ages goes on beside the first and the last that is named.
_YEARS = 6
# Of a sheet of A4 below a page's heading, in units of a pixel, a sixth of which may be scaled away.
_SHEET = 990
# A number stays with its word.
_NUMBERED = re.compile("(?i)(điểm|khoản|điều) ")
_OPEN = 0.12  # of the line of days is for what still holds


@dataclass(frozen=True, slots=True)
class Words:
    """A box or a bar in words (in `html` its numbers call): what it rests on, a source without an address, and where
    its arrows lead, in words."""

    when: str
    text: str
    html: str
    law: tuple[ForceLink, ...]
    source: str | None
    url: str | None
    then: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """`svg` is for a page, `tall` where paper has no room for it below a heading; `told` is numbered where arrows name
    numbers; `files` are the picture alone."""

    title: str
    lang: str
    svg: str
    tall: bool
    note: str | None
    told: tuple[Words, ...]
    numbered: bool
    url: str
    files: Downloads


def shown(view: View, names: Iterable[str], language: str) -> tuple[Figure, ...]:
    """The diagrams that a page shows, in its language where they are translated."""
    known = view.site.named(Diagram)
    return tuple(figure(view, view.in_language(known[name], language)) for name in names if name in known)


def figure(view: View, diagram: Diagram) -> Figure:
    """A diagram for a page."""
    drawn = picture(view, diagram)
    url = addresses.of_article(diagram)
    name = f"so-do-{diagram.slug}"
    return Figure(
        title=diagram.title,
        lang=diagram.lang,
        svg=drawing.inline(name, diagram.title, diagram.summary, drawn["height"], drawn["body"]),
        tall=drawn["height"] > _SHEET,
        note=diagram.note,
        told=tuple(_told(view, diagram)),
        numbered=bool(diagram.boxes),
        url=url,
        files=of_diagram(view, diagram),
    )


def in_words(view: View, diagram: Diagram) -> str:
    """The same as one text, for a file."""
    lines = []
    for number, one in enumerate(_told(view, diagram), 1):
        places = "; ".join([*(place.text for place in one.law), *filter(None, [one.source])])
        before = f"{number}. " if diagram.boxes else ""
        when = f"{one.when}: " if one.when else ""
        lines.append(f"{before}{when}{one.text}{f' ({places})' if places else ''}. {'. '.join(one.then)}".strip())
    return "\n".join(lines)


def picture(view: View, diagram: Diagram) -> Picture:
    """What is drawn of a diagram."""
    if diagram.boxes:
        ends = {arrow.to for box in diagram.boxes for arrow in box.then}
        return view.drawn.of_flow(
            tuple(tuple(_node(view, box, box.id not in ends) for box in row) for row in diagram.rows)
        )
    return view.drawn.of_scale(*_scale(view, diagram))


def _node(view: View, box: Box, first: bool) -> Node:
    look = "start" if first and box.look is Look.STEP else box.look.value
    return Node(box.id, box.text, _small(view, box), look, tuple(Way(way.to, way.text or "") for way in box.then))


def _small(view: View, part: Told) -> str:
    places = "; ".join(place.text for place in in_force.places(view, part.law))
    return _NUMBERED.sub("\\1\u00a0", in_force.sentence(places)) or part.source or ""


def _scale(view: View, diagram: Diagram) -> tuple[tuple[Bar, ...], tuple[Tick, ...]]:
    spans: Sequence[tuple[Told, float | None, float | None]]
    ticks: list[Tick]
    if diagram.ages:
        spans, ticks = _ages(diagram.ages)
    elif diagram.days:
        spans, ticks = _days(diagram.days)
    else:
        spans = [(share, 0.0, share.part / share.of) for share in diagram.shares]
        ticks = [Tick(part / 2, f"{part * 50} %") for part in range(3)]
    bars = (Bar(_when(part, diagram.lang), part.text, _small(view, part), start, end) for part, start, end in spans)
    return tuple(bars), tuple(ticks)


def _ages(ages: Sequence[AgeSpan]) -> tuple[list[tuple[Told, float | None, float | None]], list[Tick]]:
    named = sorted({age for span in ages for age in (span.start, span.end) if age is not None})
    low, high = max(0, named[0] - _YEARS), named[-1] + _YEARS

    def at(age: int | None) -> float | None:
        return None if age is None else (age - low) / (high - low)

    return [(span, at(span.start), at(span.end)) for span in ages], [Tick(at(age) or 0, str(age)) for age in named]


def _days(days: Sequence[Period]) -> tuple[list[tuple[Told, float | None, float | None]], list[Tick]]:
    first = min(period.start for period in days)
    last = max(period.end or period.start for period in days)
    length = max((last - first).days, 1) * (1 + (_OPEN if any(period.end is None for period in days) else 0))

    def at(day: date) -> float:
        return (day - first).days / length

    years = (date(year, 1, 1) for year in range(first.year + 1, last.year + 2))
    ticks = [Tick(at(day), str(day.year)) for day in years if at(day) <= 1]
    return [(period, at(period.start), at(period.end) if period.end else None) for period in days], ticks


def _when(part: Told, language: str) -> str:
    match part:
        case AgeSpan(start=None, end=end):
            return text("diagrams.ages.to", language, end=end)
        case AgeSpan(start=start, end=None):
            return text("diagrams.ages.since", language, start=start)
        case AgeSpan(start=start, end=end):
            return text("diagrams.ages.between", language, start=start, end=end)
        case Period(start=start, end=None):
            return text("diagrams.days.since", language, start=dates.short(start))
        case Period(start=start, end=end) if start == end:
            return dates.short(start)
        case Period(start=start, end=date() as end):
            return text("diagrams.days.between", language, start=dates.short(start), end=dates.short(end))
        case Share(part=some, of=whole):
            return text("diagrams.share", language, part=some, of=whole)
    return ""


def _told(view: View, diagram: Diagram) -> Iterable[Words]:
    """Boxes row by row, bars as written."""
    parts: Iterable[Told] = (box for row in diagram.rows for box in row) if diagram.boxes else diagram.told
    ordered = list(parts)
    places = {box.id: number for number, box in enumerate(ordered, 1) if isinstance(box, Box)}
    addresses_of = {source.title: source.url for source in diagram.sources if source.title}
    for part in ordered:
        then = []
        for way in part.then if isinstance(part, Box) else ():
            number = places[way.to]
            if way.text:
                then.append(text("diagrams.if", diagram.lang, words=way.text, number=number))
            else:
                then.append(text("diagrams.next", diagram.lang, number=number))
        law = (*part.law, *(one for way in part.then for one in way.law)) if isinstance(part, Box) else part.law
        yield Words(
            when=_when(part, diagram.lang),
            text=part.text,
            html=in_text(part.text, view.site.identity.numbers),
            law=in_force.places(view, dict.fromkeys(law)),
            source=part.source,
            url=addresses_of.get(part.source or ""),
            then=tuple(then),
        )
