"""Slips of typing and pasting in the texts of events and articles, which no list of words is needed to see."""

from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding
from scripts.model.page import LawBody
from scripts.model.prose import place_in
from scripts.model.website import Site
from scripts.problems import problem
from scripts.vietnamese.mistyped import Slip

_CODES: dict[Slip, str] = {
    "telex": "W266",
    "capitals": "W267",
    "cut": "W268",
    "table": "W269",
    "day": "W270",
    "email": "W271",
    "phone": "W282",
}
_SHOWN = 60


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every event and article of our own; official texts are as they are."""
    for record in (*site.events, *site.articles):
        if getattr(record, "origin", None) or isinstance(record, LawBody):
            continue
        for path, one in record.slips:
            words = one.words if len(one.words) <= _SHOWN else f"{one.words[:_SHOWN]}…"
            guesses = (one.meant,) if one.meant else ()
            at = place_in(record, path, one.offset)
            yield Finding(record, problem(_CODES[one.slip], at, guesses=guesses, found=words))
