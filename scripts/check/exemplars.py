"""A model says of each of its figures who says so."""

from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding, found
from scripts.model.exemplar import Exemplar
from scripts.model.website import Site
from scripts.vietnamese.near import closest


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every figure of every model."""
    for one in site.articles:
        if isinstance(one, Exemplar):
            titles = {source.title for source in one.sources if source.title}
            for path, figure in one.each("size.*", "results.*"):
                if figure.source not in titles:
                    guesses = closest(figure.source, titles)
                    yield found(one, "E344", *path, "source", guesses=guesses, found=figure.source)
