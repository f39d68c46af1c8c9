"""What the search is told leads to one place each, and to words that are on the site."""

from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding, found
from scripts.model.website import Site
from scripts.vietnamese.folding import same_word


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every way to say something, and every page that was chosen for one."""
    words = site.search
    if words is None:
        return
    for fields in (
        ("sayings.*.typed", "more_sayings.*.typed"),
        ("answers.*.asked", "more_answers.*.asked", "spoken.*.asked"),
    ):
        seen: dict[str, tuple[str | int, ...]] = {}
        for path, many in (each for field in fields for each in words.each(field)):
            for number, said in enumerate(many):
                here = (*path, number)
                there = seen.setdefault(same_word(said), here)
                if there is not here:
                    yield found(words, "E349", *here, found=said, other=words.at(*there).words)
    public = site.public(now)
    pages = (f"{page.title}\n{page.summary}\n{page.body}" for page in public.written)
    written = "\n".join((*pages, *(campaign.name for campaign in public.campaigns))).lower()
    year = public.last_june(now)
    for field in ("sayings", "more_sayings"):
        for number, saying in enumerate(getattr(words, field)):
            if saying.said(year).lower() not in written:
                yield found(words, "W350", field, number, "means", found=saying.means)
