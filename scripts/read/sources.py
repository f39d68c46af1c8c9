"""Walks content/ and events/, reads what has changed there, and joins all of it to the site."""

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic_core import to_json

from scripts.model.kinds import KINDS
from scripts.model.law_text import laid_out
from scripts.model.other_sites import FOLDER as COPIES
from scripts.model.picture import Picture
from scripts.model.prose import is_quiet, records
from scripts.model.record import Record
from scripts.model.website import Site
from scripts.problems import Position, Problem, problem
from scripts.read import picture_decoding
from scripts.read.files import Found, has_place, is_picture, read_file
from scripts.read.inside import TOPS, leads_out
from scripts.read.law_texts import FOLDER, read_law_texts
from scripts.read.ledger import read_ledger
from scripts.read.merging import merged_events
from scripts.read.picture_decoding import Look
from scripts.read.text_file import SIZE_LIMIT, read_bytes
from scripts.store.sources import Sources

_ORDER = {kind.model: number for number, kind in enumerate(KINDS)}
# Nobody publishes a picture of a gigabyte; what it may have in dots is judged by `look`.
_PICTURE_LIMIT = 1 << 30
_IGNORED = re.compile(r"^(\.|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What came of reading: no site when the identity or the place list is missing."""

    site: Site | None
    problems: tuple[Problem, ...]


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
    unread: list[str] = []
    listed: dict[str, list[Any]] = {}
    paths, strays = _walk(root)
    problems += strays
    for path in paths:
        found = _found(root, path, look, kept)
        problems += found.problems
        for name, record in found.records:
            listed.setdefault(name, []).append(record)
        if found.picture:
            images[path] = found.picture
        if found.is_unread:
            unread.append(path)
    one: dict[str, Any] = {name: listed.pop(name, [None])[-1] for name in ("identity", "places", "redirects")}
    for name, record in given.items():
        one[name] = one[name] or record
    identity, places = one["identity"], one["places"]
    for name, record in (("site", identity), ("places", places)):
        if not record and not any(found.at.path.startswith(f"content/{name}.") for found in problems):
            problems.append(problem("E118", Position(f"content/{name}.yml"), name=f"content/{name}.yml"))
    copies = {source.path for source in identity.sources} if identity else set()
    problems += [_unread(path) for path in unread if path not in copies]
    texts, flaws = read_law_texts(root)
    problems += flaws
    laws = listed.get("laws", [])
    slugs = {law.slug for law in laws}
    outlined = frozenset(law.slug for law in laws if law.slug in texts and not law.articles)
    laws[:] = [laid_out(law, texts[law.slug]) if law.slug in outlined else law for law in laws]
    for slug, text in texts.items():
        if slug not in slugs:
            path = f"{FOLDER}/{slug}.json"
            problems.append(problem("W407", Position(path), path=path, found=text.number, slug=slug))
    ledger, flaws = read_ledger(root)
    problems += flaws
    if identity is None or places is None:
        kept.save()
        return Reading(None, tuple(sorted(set(problems))))
    together = merged_events(root, identity, places, listed.get("campaigns", ()), listed.get("events", []), ledger)
    # The order of the kinds, then that of the files.
    listed.get("written", []).sort(key=lambda article: _ORDER[type(article)])
    one |= {name: tuple(found) for name, found in (listed | {"events": together.events}).items()}
    site = Site(**one, ledger=ledger, merged=together.merged, law_texts=texts, images=images, outlined=outlined)
    site = replace(site, quiet=_quiet(site, kept))
    kept.save()
    return Reading(site, tuple(sorted({*problems, *together.problems})))


def _found(root: Path, path: str, look: Look, kept: Sources) -> Found:
    """What came of a file, this time or before."""
    shown = is_picture(path)
    if not shown and not has_place(path):  # the events of another site may be larger than any file of ours
        return Found(is_unread=True)
    found: Found | None = kept.unchanged(path)
    if found:
        return found
    data, problems = read_bytes(root / path, Position(path), _PICTURE_LIMIT if shown else SIZE_LIMIT)
    if data is None:
        return Found(problems=problems)
    found = kept.same(path, data)
    if found is None:
        found = Found(picture=look(data, path)) if shown else read_file(path, data, kept.before(path))
        if kept.keeps:
            for _, record in found.records:
                record.work_out()
        kept.keep(path, data, found)
    return found


def _quiet(site: Site, kept: Sources) -> frozenset[str]:
    """The digests of the records that name no provision, for the names that laws have now."""
    names = hashlib.sha256(to_json(site.names.known)).digest()
    note = kept.notes.get("quiet", b"")
    known = set(re.findall("." * 32, note[32:].decode("ascii"))) if note[:32] == names else set()
    if not kept.keeps:
        return frozenset(known)
    quiet = sorted(record.digest for record in records(site) if record.digest in known or is_quiet(site, record))
    kept.notes["quiet"] = names + "".join(quiet).encode()
    return frozenset(quiet)


def _unread(path: str) -> Problem:
    if path.startswith(f"{COPIES}/") and path.endswith(".json"):
        return problem("W806", Position(path))
    return problem("W117", Position(path), expected=".yml" if path.startswith("events/") else ".md")


def _walk(root: Path) -> tuple[list[str], list[Problem]]:
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
