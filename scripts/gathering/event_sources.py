"""`import --sources`: the events of other sites, fetched and checked, into the project, where builds read them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

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
            data = _whole(source.url, get)
        except FetchError as error:
            at = site.identity.at("sources", number, "url")
            problems.append(problem("E807", at, name=source.name, detail=error))
            continue
        except SpoiltError as error:
            problems.append(_refused(source, error, error.at))
            continue
        found, note = _store(root, source, data, known)
        problems += found
        notes += [note] if note else []
    return Fetched(tuple(sorted(problems)), tuple(notes))


def _whole(url: str, get: Callable[[str, int], bytes]) -> Any:
    """The list at an address with the parts that follow it (`next`), which must be on the same server. Raises
    FetchError, SpoiltError."""
    data = get(url, SIZE_LIMIT)
    whole, room = parse(data, url)[0], SIZE_LIMIT - len(data)
    if not _is_list(whole):
        return whole  # which is refused as a whole one would be
    known = {url}
    while following := whole.pop("next", None):
        if not isinstance(following, str) or following in known or urlsplit(following)[:2] != urlsplit(url)[:2]:
            raise FetchError(f"phần tiếp theo ghi ở {following}, không cùng máy chủ hoặc đã tải rồi")
        known.add(following)
        data = get(following, room)
        room -= len(data)
        part = parse(data, following)[0]
        if not _is_list(part):
            raise FetchError(f"phần tiếp theo ở {following} không có danh sách “events”")
        whole["events"] += part["events"]
        whole["next"] = part.get("next")
    return whole


def _is_list(data: Any) -> bool:
    return isinstance(data, dict) and isinstance(data.get("events"), list)


def _refused(source: OtherSite, detail: object, at: Position) -> Problem:
    return problem("E802", at, name=source.name, detail=detail)


def _store(root: Path, source: OtherSite, given: Any, known: Here) -> tuple[list[Problem], str | None]:
    """Keep what was fetched if it can be used; problems of events have the places that they will have in the copy."""

    def refused(detail: object) -> Problem:
        return _refused(source, detail, Position(source.url or source.path, 1, 1))

    copy = _tidy(given)
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
    if _is_list(data):
        data = data | {"events": sorted(data["events"], key=_name)}
    # Half of a pair of surrogates cannot be written; as an escape it is what was sent, and is reported when it is read.
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8", "backslashreplace")


def _name(event: Any) -> tuple[str, str]:
    given = event if isinstance(event, dict) else {}
    return str(given.get("uid")), str(given.get("id"))
