"""Parts II to IV: what a site cannot know. It leaves the lines, and says of the time to come what is announced."""

from collections.abc import Iterator

from scripts.reports.known import AnnexKind, Known
from scripts.reports.overview import about
from scripts.reports.paper import Blank, Block, Clause, Paragraph, Part
from scripts.reports.period import number
from scripts.reports.words import said

_LINE = "……………………………………………………………"


def parts(known: Known) -> Iterator[Block]:
    """The parts, and the last sentence."""
    yield Part(said("to_write.assessment"))
    if AnnexKind.FACTS in known.annexes:
        yield Paragraph((said("to_write.facts", annex=known.annex(AnnexKind.FACTS)),))
    for name in ("good", "bad", "why"):
        yield Clause(said(f"to_write.{name}"))
        yield _left(name)
    yield Part(said("to_write.next"))
    yield from _coming(known)
    yield _left("next")
    yield Part(said("to_write.proposals"))
    yield _left("proposals")
    yield Paragraph((said("to_write.end", about=about(known)),))


def _left(name: str) -> Paragraph:
    return Paragraph((Blank(said(f"to_write.{name}"), _LINE),))


def _coming(known: Known) -> Iterator[Block]:
    after = known.period.next
    if after:
        count = len(Known(known.view, after).whole.all)
        key = "to_write.coming" if count else "to_write.none_coming"
        yield Paragraph((said(key, period=after.words, count=number(count)),))
