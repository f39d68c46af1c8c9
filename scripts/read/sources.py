"""Walks content/ and events/, reads what has changed there, and joins all of it to the site."""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic_core import to_json

from scripts.model.kinds import KINDS
from scripts.model.law_text import laid_out
from scripts.model.picture import Fault, Picture
from scripts.model.prose import is_quiet, records
from scripts.model.record import Record
from scripts.model.voice import Sound
from scripts.model.website import ONE, Site
from scripts.problems import Position, Problem, problem
from scripts.read import picture_decoding, sound_files
from scripts.read.files import Found, has_place, is_picture, read_file
from scripts.read.inside import TOPS, leads_out
from scripts.read.law_texts import FOLDER, read_law_texts
from scripts.read.ledger import read_ledger
from scripts.read.merging import merged_events
from scripts.read.picture_decoding import Look
from scripts.read.sound_files import is_sound
from scripts.read.text_file import SIZE_LIMIT, read_bytes
from scripts.read.unread import unread as unread_file
from scripts.store.sources import Sources

_Listed = dict[str, list[Any]]

_ORDER = {kind.model: number for number, kind in enumerate(KINDS)}
# Nobody publishes a picture of a gigabyte; how large pictures and recordings may be is judged by what looks at them.
_MEDIA_LIMIT = 1 << 30
_IGNORED = re.compile(r"^(\.|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What came of reading: no site when the identity or the place list is missing. `whole` is the site with stand-ins
    for what could not be read whole: what there is to check."""

    site: Site | None
    problems: tuple[Problem, ...]
    whole: Site | None = None


def read(
    root: Path,
    look: Look = picture_decoding.look,
    kept: Sources | None = None,
    given: Mapping[str, Record] = MappingProxyType({}),
) -> Reading:
    """Read the checkout's content/ and events/, the official texts and the ledger; every problem of every file in one
    go, sorted. What was made of a file that has not changed since is taken from what is `kept`.

    `look` finds out what a picture file is; a build gives one that remembers. An identity or a place list is taken from
    what is `given` where the sources have none that holds. Raises sqlite3.Error where nothing can be
    kept.
    """
    kept = kept or Sources(root)
    problems: list[Problem] = []
    images: dict[str, Picture] = {}
    sounds: dict[str, Sound] = {}
    unread: list[str] = []
    listed: _Listed = {}
    stand_ins: _Listed = {}
    paths, strays = walk(root)
    problems += strays
    for path in paths:
        found = _found(root, path, look, kept)
        problems += found.problems
        for those, into in ((found.records, listed), (found.stand_ins, stand_ins)):
            for name, record in those:
                into.setdefault(name, []).append(record)
        if found.picture:
            images[path] = found.picture
        if found.sound:
            sounds[path] = found.sound
        if found.is_unread:
            unread.append(path)
    listed |= {name: [record] for name, record in given.items() if name not in listed}
    identity, places = (listed.get(name, [None])[0] for name in ("identity", "places"))
    for name, record in (("site", identity), ("places", places)):
        if not record and not any(found.at.path.startswith(f"content/{name}.") for found in problems):
            problems.append(problem("E118", Position(f"content/{name}.yml"), name=f"content/{name}.yml"))
    copies = {source.path for source in identity.sources} if identity else set()
    problems += [unread_file(path) for path in unread if path not in copies]
    texts, flaws = read_law_texts(root)
    problems += flaws
    laws = listed.get("laws", [])
    slugs = {law.slug for law in (*laws, *stand_ins.get("laws", ()))}
    outlined = frozenset(law.slug for law in laws if law.slug in texts and not law.articles)
    laws[:] = [laid_out(law, texts[law.slug]) if law.slug in outlined else law for law in laws]
    problems += _lawless(slugs, problems, [*listed.get("explainers", ()), *listed.get("glossaries", ())])
    for slug, text in texts.items():
        if slug not in slugs:
            path = f"{FOLDER}/{slug}.json"
            problems.append(problem("W407", Position(path), path=path, found=text.number, slug=slug))
    ledger, flaws = read_ledger(root)
    problems += flaws
    more: dict[str, Any] = {"ledger": ledger, "law_texts": texts, "images": images, "sounds": sounds}
    more |= {"outlined": outlined, "unread": tuple(unread)}
    if identity and places:
        campaigns, own = listed.get("campaigns", ()), listed.get("events", [])
        together = merged_events(root, identity, places, campaigns, own, ledger, kept)
        problems += together.problems
        listed["events"] = together.events
        more["merged"] = together.merged
    site = _joined(listed, more)
    if site:
        more |= _known(site, kept)
        site = replace(site, quiet=more["quiet"], plain=more["plain"])
    kept.save()
    # A stand-in comes last: what it seems to repeat is the other's.
    whole = _joined({name: [*listed.get(name, ()), *stand_ins.get(name, ())] for name in {*listed, *stand_ins}}, more)
    return Reading(site, tuple(sorted(set(problems))), whole if stand_ins else site)


def _lawless(slugs: set[str], problems: list[Problem], told: list[Any]) -> list[Problem]:
    """The folders of content/luat/ that tell of a law without its law.yml."""
    paths = sorted({f"content/luat/{record.slug}/law.yml" for record in told if record.slug not in slugs})
    wrong = {found.at.path for found in problems}
    return [problem("E118", Position(path), name=path) for path in paths if path not in wrong]


def _joined(listed: _Listed, more: dict[str, Any]) -> Site | None:
    """The site of what was listed; None where the identity or the place list is missing."""
    one: dict[str, Any] = {name: listed.get(name, [None])[0] for name in ONE}
    if not one["identity"] or not one["places"]:
        return None
    many: dict[str, Any] = {name: tuple(found) for name, found in listed.items() if name not in one}
    # The order of the kinds, then that of the files.
    many["written"] = tuple(sorted(many.get("written", ()), key=lambda article: _ORDER[type(article)]))
    return Site(**one, **many, **more)


def _found(root: Path, path: str, look: Look, kept: Sources) -> Found:
    """What came of a file, this time or before."""
    shown, heard = is_picture(path), is_sound(path)
    if not (shown or heard or has_place(path)):  # the events of another site may be larger than any file of ours
        return Found(is_unread=True)
    found: Found | None = kept.unchanged(path)
    if found:
        return found
    data, problems = read_bytes(root / path, Position(path), _MEDIA_LIMIT if shown or heard else SIZE_LIMIT)
    if data is None and shown and problems[0].code == "E111":  # told where it is named
        return Found(picture=Picture("", fault=Fault("E870", {"most": str(_MEDIA_LIMIT // 1_000_000)})))
    if data is None:
        return Found(problems=problems)
    found = kept.same(path, data)
    if found is None:
        if shown:
            found = Found(picture=look(data, path))
        elif heard:
            found = Found(sound=sound_files.look(data, path))
        else:
            found = read_file(path, data, kept.before(path))
        if kept.keeps:
            for _, record in found.records:
                record.work_out()
        kept.keep(path, data, found)
    return found


def _known(site: Site, kept: Sources) -> dict[str, frozenset[str]]:
    """The digests of the records that name no provision, for the names that laws have now, and of those that use none
    of the words that are to be left alone now."""
    names, wording = site.names.known, site.wording
    quiet = _still(kept, "quiet", to_json(names), records(site), lambda record: is_quiet(site, record))
    if wording is None:
        return {"quiet": quiet, "plain": frozenset()}
    key = wording.digest.encode()
    return {
        "quiet": quiet,
        "plain": _still(kept, "plain", key, site.worded, lambda record: not any(wording.used(record))),
    }


def _still(
    kept: Sources, name: str, rules: bytes, those: Iterable[Record], holds: Callable[[Record], bool]
) -> frozenset[str]:
    """The digests of the records of which something `holds` by these rules: what was kept of it, and what is new."""
    rules = hashlib.sha256(rules).digest()
    known = kept.digests(name, rules)
    if not kept.keeps:
        return known
    found = frozenset(record.digest for record in those if record.digest in known or holds(record))
    kept.keep_digests(name, rules, found)
    return found


def walk(root: Path) -> tuple[list[str], list[Problem]]:
    """Every file below content/ and events/, relative, with `/`, in a fixed order; and what cannot be followed or
    listed."""
    found: list[str] = []
    problems: list[Problem] = []
    folders = [top for top in TOPS if (root / top).is_dir()]
    while folders:
        folder = folders.pop()
        try:
            entries = [entry for entry in os.scandir(root / folder) if not _IGNORED.match(entry.name)]
        except OSError as error:
            problems.append(problem("E109", Position(folder), detail=error.strerror or type(error).__name__))
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}"
            is_folder, is_link = entry.is_dir(), entry.is_symlink()
            # A junction of Windows is a folder like any other, but for where it is.
            if (is_link or is_folder) and ((is_link and is_folder) or leads_out(root, path)):
                problems.append(problem("E120", Position(path), target=(root / path).resolve()))
            else:
                (folders if is_folder else found).append(path)
    return sorted(found), problems
