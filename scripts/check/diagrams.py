"""A diagram can be drawn and read: arrows that lead somewhere, words that fit, and a ground for each of them."""

from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding, found
from scripts.model.diagram import AgeSpan, Diagram, Share
from scripts.model.website import Site
from scripts.vietnamese.near import closest

# What a phone of 360 px holds without a box of more than five or six lines.
_LONGEST, _LONGEST_ON_ARROW, _LONGEST_IN_ROW = 90, 24, 120
_BESIDE = 3


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every diagram and every part of it."""
    for diagram in site.articles:
        if isinstance(diagram, Diagram):
            yield from _grounds(diagram)
            yield from _arrows(diagram)
            yield from _spans(diagram)
            yield from _lengths(diagram)


def _grounds(diagram: Diagram) -> Iterator[Finding]:
    titles = {source.title for source in diagram.sources if source.title}
    for path, part in diagram.each("boxes.*", "ages.*", "days.*", "shares.*"):
        if part.source and part.source not in titles:
            guesses = closest(part.source, titles)
            yield found(diagram, "E344", *path, "source", guesses=guesses, found=part.source)
        elif not part.law and not part.source:
            yield found(diagram, "E343", *path, found=part.text)


def _arrows(diagram: Diagram) -> Iterator[Finding]:
    known: dict[str, int] = {}
    for place, box in enumerate(diagram.boxes):
        if box.id in known:
            other = diagram.at("boxes", known[box.id], "id").words
            yield found(diagram, "E306", "boxes", place, "id", found=box.id, other=other)
        known.setdefault(box.id, place)
    ends = set()
    for path, arrow in diagram.each("boxes.*.then.*"):
        ends.add(arrow.to)
        if arrow.to not in known:
            yield found(diagram, "E341", *path, "to", guesses=closest(arrow.to, known), found=arrow.to)
    for place, box in enumerate(diagram.boxes):
        if len(diagram.boxes) > 1 and not box.then and box.id not in ends:
            yield found(diagram, "E348", "boxes", place, found=box.id)
    if way := diagram.round:
        yield found(diagram, "E342", "boxes", known[way[0]], way=" → ".join(way))
        return
    for row in diagram.rows:
        if len(row) > _BESIDE:
            names = ", ".join(box.id for box in row)
            yield found(diagram, "W347", "boxes", known[row[-1].id], count=len(row), boxes=names, limit=_BESIDE)


def _spans(diagram: Diagram) -> Iterator[Finding]:
    for path, part in diagram.each("ages.*", "shares.*"):
        match part:
            case AgeSpan(start=None, end=None):
                yield found(diagram, "E345", *path, found=part.text, why="chưa ghi “start” hoặc “end”")
            case AgeSpan(start=int(start), end=int(end)) if start >= end:
                yield found(diagram, "E345", *path, "end", found=part.text, why=f"từ đủ {start} đến dưới {end} tuổi")
            case Share(part=some, of=whole) if some > whole:
                yield found(diagram, "E345", *path, "part", found=part.text, why=f"{some} trên {whole}")


def _lengths(diagram: Diagram) -> Iterator[Finding]:
    limits = {"boxes.*.text": _LONGEST, "boxes.*.then.*.text": _LONGEST_ON_ARROW}
    limits |= dict.fromkeys(("ages.*.text", "days.*.text", "shares.*.text"), _LONGEST_IN_ROW)
    for field, limit in limits.items():
        for path, text in diagram.each(field):
            if text and len(text) > limit:
                yield found(diagram, "W346", *path, count=len(text), limit=limit + 1)
