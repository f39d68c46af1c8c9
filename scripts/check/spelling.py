"""Words that may be misspelt: warnings, for who asks for them. A machine may have no dictionary, so this is none of the
families that every check and every build run."""

from collections.abc import Iterator

from scripts.check.finding import Finding
from scripts.model.event import Event
from scripts.model.prose import place_in
from scripts.model.website import Site
from scripts.model.wording import own_texts
from scripts.problems import problem
from scripts.vietnamese.spelling import Speller, is_dictionary

__all__ = ["check", "is_dictionary"]

# Looking for what was meant takes time; a page in another alphabet must not take minutes.
_MOST_GUESSES = 100


def check(site: Site, dictionary: str | None) -> Iterator[Finding]:
    """Each word once a record, at its first place; events of other sites are spelt by others."""
    speller = Speller(dictionary, site.wording.words if site.wording else ())
    guessed: dict[str, tuple[str, ...]] = {}
    for record in site.worded:
        if getattr(record, "sample", False) or (isinstance(record, Event) and record.origin):
            continue
        seen: set[str] = set()
        for path, text in own_texts(record):
            for slip in speller.slips(text):
                if slip.word in seen:
                    continue
                seen.add(slip.word)
                if slip.word not in guessed:
                    can_guess = speller.has_dictionary and len(guessed) < _MOST_GUESSES
                    guessed[slip.word] = speller.guesses(slip.word.lower()) if can_guess else ()
                at = place_in(record, path, slip.offset)
                yield Finding(record, problem("W370", at, guesses=guessed[slip.word], found=slip.word))
