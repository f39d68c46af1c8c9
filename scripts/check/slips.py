"""Slips of typing and pasting in the texts of events and articles, which no list of words is needed to see."""

from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding
from scripts.model.page import LawBody
from scripts.model.prose import place_in
from scripts.model.website import Site
from scripts.model.wording import own_texts
from scripts.problems import problem
from scripts.vietnamese.mistyped import Slip, mistyped

_CODES: dict[Slip, str] = {
    "telex": "W266",
    "capitals": "W267",
    "cut": "W268",
    "table": "W269",
    "day": "W270",
    "email": "W271",
}
# A sentence or two each, whose end tells whether something was left out.
_WHOLE = (("title",), ("summary",), ("short",))
_SHOWN = 60


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every event and article of our own; official texts are as they are."""
    for record in (*site.events, *site.articles):
        if getattr(record, "origin", None) or isinstance(record, LawBody):
            continue
        for path, text in own_texts(record):
            for one in mistyped(text, path in _WHOLE):
                at = place_in(record, path, one.offset)
                words = one.words if len(one.words) <= _SHOWN else f"{one.words[:_SHOWN]}…"
                guesses = (one.meant,) if one.meant else ()
                yield Finding(record, problem(_CODES[one.slip], at, guesses=guesses, found=words))
