"""What law.yml says of a law must agree with itself: days, order of articles, kind, relations."""

from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding, found
from scripts.model.law import Law, LawKind, kind_of
from scripts.model.website import Site
from scripts.vietnamese import dates
from scripts.vietnamese.numbering import LETTERS, split_number

_RELATIONS = ("replaces.*", "replaced_by.*", "amends.*", "amended_by.*", "guides.*", "guided_by.*", "consolidates.*")
# The number of an assembly may be that of a resolution too.
_ASSEMBLY = (LawKind.LAW, LawKind.ORDINANCE)


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Contradictions within each law.yml."""
    for law in site.laws:
        yield from _days(law)
        yield from _articles(law)
        for path, relation in law.each(*_RELATIONS):
            if relation.number.partition("#")[0] == law.number:
                yield found(law, "W525", *path, found=law.number, other="đó là số của chính văn bản này")
        kind = kind_of(law.number)
        is_resolution = law.given_kind is LawKind.RESOLUTION and kind in _ASSEMBLY
        if law.given_kind and kind and law.given_kind is not kind and not is_resolution:
            label = f"kind: {law.given_kind.value}"
            yield found(law, "W525", "kind", found=label, other=f"số {law.number} là của {kind.label.lower()}")


def _days(law: Law) -> Iterator[Finding]:
    first = law.effective
    later = [(("later", place, "effective"), one.effective) for place, one in enumerate(law.later)]
    pairs = [
        (("effective",), first, law.passed, "văn bản ban hành ngày"),
        *((path, day, first, "văn bản có hiệu lực từ") for path, day in later),
        (("unclear_from",), law.unclear_from, first, "văn bản có hiệu lực từ"),
    ]
    for path, day, before, words in pairs:
        if day and before and day < before:
            typed = f"{path[-1]}: {dates.as_typed(day)}"
            yield found(law, "W525", *path, found=typed, other=f"{words} {dates.as_typed(before)}")


def _articles(law: Law) -> Iterator[Finding]:
    before = ""
    for path, article in law.placed_articles():
        if before and _order(article.number) <= _order(before):
            yield found(
                law, "W525", *path, found=f"Điều {article.number}", other=f"điều đứng ngay trước là Điều {before}"
            )
        before = article.number


def _order(number: str) -> tuple[int, int]:
    """12, 12a, … 12d, 12đ, 12e."""
    count, suffix = split_number(number)
    return count, LETTERS.find(suffix) + 1 if suffix else 0
