"""Words that the law no longer uses or that brand people (content/tu-nen-dung.yml), with what to write instead."""

from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding
from scripts.model.prose import place_in
from scripts.model.website import Site
from scripts.problems import problem


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every record that is not known to use none of them."""
    if site.wording is None:
        return
    for record in site.worded:
        if record.digest in site.plain:
            continue
        for used in site.wording.used(record):
            at = place_in(record, used.path, used.offset)
            facts = {"found": used.words, "meant": used.term.use, "why": used.term.why}
            yield Finding(record, problem("W375", at, guesses=(), **facts))
