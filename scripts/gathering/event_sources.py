"""`import --sources`: the events of other sites, fetched and checked, into the project, where builds read them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.gathering.fetching import FetchError, fetch
from scripts.model.other_sites import OtherSite
from scripts.model.website import Site
from scripts.problems import Position, Problem, problem
from scripts.read.foreign_events import Here, read_events
from scripts.read.json_text import SpoiltError, parse
from scripts.read.merging import SIZE_LIMIT, here
from scripts.store.cache import write


@dataclass(frozen=True)
class Fetched:
    """What came of it: problems, and a note a source."""

    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def import_sources(root: Path, site: Site, get: Callable[[str, int], bytes] = fetch) -> Fetched:
    """Fetch the events.json of every source that has an address. The copy of before stays where a new one cannot be
    had or used. Raises OSError when it cannot write."""
    problems: list[Problem] = []
    notes: list[str] = []
    known = here(site.identity, site.places, site.campaigns, site.ledger)
    for number, source in enumerate(site.identity.sources):
        if source.url is None:
            notes.append(f"{source.name}: đọc thẳng từ {source.path}, không tải gì.")
            continue
        try:
            data = get(source.url, SIZE_LIMIT)
        except FetchError as error:
            at = site.identity.at("sources", number, "url")
            problems.append(problem("E807", at, name=source.name, detail=error))
            continue
        found, note = _store(root, source, source.url, data, known)
        problems += found
        notes += [note] if note else []
    return Fetched(tuple(sorted(problems)), tuple(notes))


def _store(root: Path, source: OtherSite, url: str, data: bytes, known: Here) -> tuple[list[Problem], str | None]:
    """Keep what was fetched if it can be used; problems of events have the places that they will have in the copy."""

    def refused(detail: object, line: int = 1, column: int = 1) -> Problem:
        return problem("E802", Position(url, line, column), name=source.name, detail=detail)

    try:
        copy = _tidy(parse(data, url)[0])
    except SpoiltError as error:
        return [refused(error, error.at.line, error.at.column)], None
    if len(copy) > SIZE_LIMIT:
        return [refused(f"lớn hơn {SIZE_LIMIT} byte")], None
    found = read_events(copy, source.path, source, known)
    if any(one.is_error for one in found.problems):
        return [refused(dict(one.facts)["detail"]) for one in found.problems], None
    if found.left_out and not found.events:
        return [refused(f"cả {found.left_out} sự kiện đều không dùng được"), *found.problems], None
    target = root / source.path
    words = f"{source.name}: {len(found.events)} sự kiện"
    words += f", bỏ qua {found.left_out}" if found.left_out else ""
    if target.is_file() and target.read_bytes() == copy:
        return found.problems, f"{words}; không có gì mới."
    write(target, copy)
    return found.problems, f"{words}; đã lưu {source.path}."


def _tidy(data: Any) -> bytes:
    """The document in lines and in an order of its own, so that a new copy differs only in what is new."""
    if isinstance(data, dict) and isinstance(data.get("events"), list):
        data = data | {"events": sorted(data["events"], key=_name)}
    # Half of a pair of surrogates cannot be written; as an escape it is what was sent, and is reported when it is read.
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8", "backslashreplace")


def _name(event: Any) -> tuple[str, str]:
    given = event if isinstance(event, dict) else {}
    return str(given.get("uid")), str(given.get("id"))
