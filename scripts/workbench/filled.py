"""A form that came back, against the file as it is now: what to write, what both sides changed, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from scripts.edit.saving import Seen
from scripts.forms import beside as places
from scripts.forms.entries import NEW, Entry, NoSuchEntryError, entry, put_back
from scripts.forms.fields import Field, Kind
from scripts.forms.form import Sent
from scripts.forms.pictures import Accepted
from scripts.forms.shown import Shown
from scripts.model.picture import Picture
from scripts.model.record import Record
from scripts.model.website import Site
from scripts.problems import Problem
from scripts.read.files import Found
from scripts.read.picture_decoding import KINDS, look

_DOUBT = "# CẦN XEM LẠI: "
# An event that was published says something else than before, and has the revision of before.
_UNREVISED = ("E725", "W736")


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that was changed here and in the file meanwhile."""

    field: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Merged:
    """The form on the file as it is now. `is_touched`: somebody changed this very entry meanwhile; `clashes` are the
    fields that both changed, in which the form has what was typed."""

    sent: Sent
    is_touched: bool = False
    clashes: tuple[Clash, ...] = ()


def merged(sent: Sent, seen: Seen, digest: str) -> Merged:
    """The form put upon the file as it is now. Raises UneditableError, NoSuchEntryError where the entry is gone."""
    before = sent.before
    if seen.digest == digest or before.at == NEW:
        return Merged(sent)
    now = entry(seen.text, before.path, before.at)
    if now.values == before.values and now.body == before.body:
        return Merged(replace(sent, before=now))
    if now.values.get("id") != before.values.get("id"):
        raise NoSuchEntryError(f"{before.path} không còn mục này ở chỗ cũ")
    was, theirs = before.shown(), now.shown()
    shown: dict[str, Shown] = {}
    clashes = []
    for field in now.fields:
        name = field.name
        mine = sent.shown.get(name)
        if mine is None or mine == was.get(name):
            shown[name] = theirs.get(name)
            continue
        shown[name] = mine
        if theirs.get(name) not in (was.get(name), mine):
            clashes.append(Clash(field.words.label, words_of(field, theirs.get(name)), words_of(field, mine)))
    return Merged(Sent(now, shown, sent.act), True, tuple(clashes))


def words_of(field: Field, shown: Shown) -> str:
    """What a field shows, as a person reads it: of a group what is filled in, each with its label."""
    if isinstance(shown, dict):
        parts = ((one.words.label, words_of(one, shown.get(one.name))) for one in field.fields)
        return "; ".join(f"{label}: {words}" for label, words in parts if words)
    if isinstance(shown, tuple):
        return "\n".join(
            words for one in shown if (words := one if isinstance(one, str) else words_of(field, one.shown))
        )
    if field.kind is Kind.TRUTH:
        return "có" if shown == "true" else "không" if field.default == "true" else ""
    return dict(field.choices).get(shown or "", shown or "")


@dataclass(frozen=True)
class Outcome:
    """What the file would say and be: `wrong` are the problems of the entry by their fields, `url` the address of its
    page, in `site` as it would be."""

    text: str
    wrong: Mapping[tuple[str | int, ...], list[Problem]]
    site: Site | None
    record: Record | None

    @property
    def has_errors(self) -> bool:
        """Is there anything that keeps it from being published?"""
        return any(one.is_error for found in self.wrong.values() for one in found)


def outcome(site: Site | None, changed: Entry, seen: Seen, now: datetime, pictures: Mapping[str, Picture]) -> Outcome:
    """What would come of saving. Raises UneditableError, NoSuchEntryError."""
    text = put_back(seen.text, changed)
    placed = changed
    if changed.at == NEW:
        placed = replace(changed, at=str(_last(text, changed.path)))
    found, problems = places.problems_with(site, changed.path, text, now, dict(pictures))
    wrong = places.beside(text, placed, problems)
    whole = places.site_with(site, changed.path, found, dict(pictures)) if site else None
    return Outcome(text, wrong, whole, _record(found, placed))


def revised(sent: Sent, found: Outcome) -> Sent | None:
    """The form with the revision that a published event has once its meaning changed; None where it is as it should
    be, or the change is said to be a minor one."""
    asked = next((one for problems in found.wrong.values() for one in problems if one.code in _UNREVISED), None)
    if asked is None:
        return None
    facts = dict(asked.facts)
    return sent.with_text("f/revision", str(int(facts.get("published", facts["found"])) + 1))


def without_doubts(text: str, lines: Iterable[int]) -> str:
    """The text without those of its lines that ask to look at something, counted from 1."""
    gone = set(lines)
    kept = [
        line
        for number, line in enumerate(text.split("\n"), 1)
        if number not in gone or not line.lstrip().startswith(_DOUBT)
    ]
    return "\n".join(kept)


def place_of(outcome: Outcome, changed: Entry) -> str:
    """Where the entry stands once it is saved."""
    return str(_last(outcome.text, changed.path)) if changed.at == NEW else changed.at


def _last(text: str, path: str) -> int:
    from scripts.forms.entries import events_in

    return len(events_in(text, path)) - 1


def _record(found: Found, placed: Entry) -> Record | None:
    name = placed.values.get("id")
    records = [one for _, one in found.records]
    if placed.written.listing:
        return next((one for one in records if getattr(one, "id", None) == name), None)
    return records[0] if records else None


def pictures_of(root: Path, path: str, site: Site | None, accepted: Iterable[Accepted] = ()) -> dict[str, Picture]:
    """Pictures that may stand in a file and that the site does not know: not stored yet, or since it was read."""
    known = site.images if site else {}
    found = {one.path: one.picture for one in accepted}
    folder = (root / path).parent
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = file.relative_to(root).as_posix()
        if file.suffix.lower() in KINDS and name not in known and name not in found:
            found[name] = look(file.read_bytes(), file.name)
    return found
