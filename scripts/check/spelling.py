"""Words that may be misspelt: warnings, for who asks for them. A machine may have no dictionary, so this is none of the
families that every check and every build run."""

from collections.abc import Iterator
from importlib import resources
from itertools import count

from scripts.check.finding import Finding
from scripts.model.event import Event
from scripts.model.languages import ORIGINAL
from scripts.model.prose import place_in
from scripts.model.record import Record
from scripts.model.website import Site
from scripts.model.wording import own_texts
from scripts.problems import problem
from scripts.vietnamese.spelling import Speller, is_dictionary
from scripts.vietnamese.usage import Usage

__all__ = ["check", "is_dictionary"]

# Looking for what was meant takes time; a page in another alphabet must not take minutes.
_MOST_GUESSES = 100


def check(site: Site, dictionary: str | None) -> Iterator[Finding]:
    """Each word once a record, at its first place; events of other sites are spelt by others."""
    own = site.wording.words if site.wording else ()
    speller = Speller(dictionary, own)
    texts = {number: [*own_texts(record)] for number, record in zip(count(), _checked(site), strict=False)}
    usage = Usage([[text for _, text in parts] for parts in texts.values()], (*_everyday(), *" ".join(own).split()))
    guessed: dict[str, tuple[str, ...]] = {}
    for number, record in enumerate(_checked(site)):
        seen: set[str] = set()
        for path, text in texts[number]:
            likely = {one.offset: one for one in usage.slips(number, text)} if _is_vietnamese(record) else {}
            slips = {one.offset: one.word for one in speller.slips(text)} | {at: one.word for at, one in likely.items()}
            for offset, word in sorted(slips.items()):
                if word in seen:
                    continue
                seen.add(word)
                if word not in guessed:
                    can_guess = speller.has_dictionary and len(guessed) < _MOST_GUESSES
                    guessed[word] = speller.guesses(word.lower()) if can_guess else ()
                guesses = (likely[offset].meant,) if offset in likely else guessed[word]
                yield Finding(record, problem("W370", place_in(record, path, offset), guesses=guesses, found=word))


def _checked(site: Site) -> Iterator[Record]:
    for record in site.worded:
        if not getattr(record, "sample", False) and not (isinstance(record, Event) and record.origin):
            yield record


def _is_vietnamese(record: Record) -> bool:
    return getattr(record, "lang", ORIGINAL) == ORIGINAL


def _everyday() -> list[str]:
    """Words of every day that texts about law seldom have."""
    return resources.files(__package__).joinpath("everyday.txt").read_text(encoding="utf-8").split()
