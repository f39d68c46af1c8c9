"""Provisions that prose names must exist; a link by identity to one that does not is refused by `references`."""

from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding
from scripts.model.prose import mentioned, passages, provision_of, records
from scripts.model.website import Site
from scripts.problems import problem


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every mention in every text, with its line and column and the nearest provision that exists."""
    for record in records(site):
        for passage in passages(site, record):
            for mention in mentioned(site, passage):
                provision = provision_of(mention)
                if not site.has(provision):
                    at = passage.at(mention.start or 0)
                    guesses = site.nearest(provision)
                    yield Finding(record, problem("W401", at, guesses=guesses, found=provision.words))
