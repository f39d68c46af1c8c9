"""Whoever is named must have a reason to be: numbers of citizens, accounts and private telephones, names beside a word
that brands, names of children. What may be printed is told in `guard`, with its reason."""

import re
from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding, found
from scripts.model.prose import place_in
from scripts.model.record import Record
from scripts.model.source import Contact
from scripts.model.website import Site
from scripts.problems import problem
from scripts.vietnamese.folding import same_word
from scripts.vietnamese.personal import Personal
from scripts.vietnamese.phones import digits, phones

CODES = {"citizen": "E351", "account": "E352", "mobile": "E353", "branded": "E354", "minor": "E355", "born": "E355"}
_OF_AGE = 18
_PERSON = re.compile(r"(?:anh|chị|em|ông|bà|cô|chú|bác|thầy|đ/c|đồng chí)\s", re.IGNORECASE)
_MOBILE = re.compile(r"0[35789][0-9]{8}")
# Fields whose numbers are given to be called.
_TO_CALL = ("phone", "number", "call")


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every text of every record that has a page, and of the site itself."""
    public = _to_call(site.identity)
    for record in site.worded:
        allowed = [_plain(one.text) for one in getattr(record, "guard", ())]
        mobiles = [*_own_mobiles(record)]
        if not (record.personal or allowed or mobiles) or getattr(record, "sample", False):
            continue
        unused = set(range(len(allowed)))
        for path, what in record.personal:
            here = {number for number, text in enumerate(allowed) if _plain(what.words) in text}
            unused -= here
            if not here and _is_kept(what, now) and not (what.kind == "mobile" and _is_to_call(what, record, public)):
                yield Finding(
                    record, problem(CODES[what.kind], place_in(record, path, what.offset), guesses=(), **_facts(what))
                )
        for mobile, name in mobiles:
            here = {at for at, text in enumerate(allowed) if _plain(mobile) in text}
            unused -= here
            if not here:
                facts = {"found": f"{digits(mobile)[:3]}…{digits(mobile)[-2:]}", "name": name}
                yield found(record, "W263", "contact", "phone", **facts)
        for number in sorted(unused):
            yield found(record, "W356", "guard", number, found=record.guard[number].text)  # type: ignore[attr-defined]


def _own_mobiles(record: Record) -> Iterator[tuple[str, str]]:
    """Mobile numbers beside the name of one person, who may not know that they are printed."""
    contact = getattr(record, "contact", None)
    if isinstance(contact, Contact) and contact.phone and _PERSON.match(contact.name or ""):
        numbers = (one.words for one in phones(contact.phone))
        yield from ((words, contact.name or "") for words in numbers if _MOBILE.fullmatch(_number(words)))


def _is_kept(what: Personal, now: datetime) -> bool:
    return what.kind != "born" or now.year - what.year < _OF_AGE


def _is_to_call(what: Personal, record: Record, public: frozenset[str]) -> bool:
    return _number(what.words) in public | _to_call(record)


def _to_call(record: Record) -> frozenset[str]:
    """The numbers that a record gives to be called."""
    found: set[str] = set()
    values = [getattr(record, name, None) for name in ("contact", "call", "press", "hotlines")]
    while values:
        value = values.pop()
        if isinstance(value, tuple):
            values += value
        elif isinstance(value, str):
            found |= {_number(part) for part in re.split(r"[,;/]", value)}
        elif value is not None:
            names = type(value).model_fields
            values += [getattr(value, name) for name in names if name in (*_TO_CALL, "contact", "spokesperson")]
    return frozenset(found)


def _number(words: str) -> str:
    return re.sub(r"^\+?84", "0", digits(words))


def _plain(text: str) -> str:
    """Numbers are the same however their digits are grouped."""
    return re.sub(r"(?<=\d)[ .-](?=\d)", "", same_word(text))


def _facts(what: Personal) -> dict[str, str]:
    if what.kind in ("citizen", "account", "mobile"):
        # What must not be printed must not stand in a log either.
        number = digits(what.words)
        return {"found": f"{number[:3]}…{number[-2:]}"}
    return {"found": what.words, "beside": what.beside}
