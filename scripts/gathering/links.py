"""`check --links`: does every source still stand at its address? Asks the network, keeps what it learned in
var/links.json and changes no other file."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date, datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from scripts.check.finding import Finding, found
from scripts.gathering import link_record
from scripts.gathering.asking import ask
from scripts.gathering.link_record import Answer, Outcome, Seen
from scripts.model.provenance import Naming, named, sourced
from scripts.model.values import day_of
from scripts.model.website import Site
from scripts.problems.failure import CannotDo
from scripts.vietnamese import dates

GONE, MOVED, CLOSED = "W910", "W911", "W912"
# So many servers are asked side by side, each one page at a time and with a rest between two.
_SERVERS, _REST = 8, 1.0
_ARCHIVE = "https://web.archive.org/web/{:%Y%m%d}/{}"


def family(root: Path, now: datetime, say: Callable[[str], None]) -> Callable[[Site], Iterable[Finding]]:
    """The check of all sources of a site."""
    return partial(_check, root, day_of(now), say)


def sources(site: Site) -> dict[str, list[Naming]]:
    """Where each address of a source is named; not by events of other sites, which are for these to mend."""
    own = (event for event in site.events if not event.origin)
    found: dict[str, list[Naming]] = {}
    for record in (*sourced(site), *own):
        for one in named(record):
            if one.source.url:
                found.setdefault(one.source.url, []).append(one)
    return found


def archived(address: str, day: date) -> str:
    """Where the Internet Archive would have a copy of about that day; nobody has looked whether it has."""
    return _ARCHIVE.format(day, address)


def _check(root: Path, today: date, say: Callable[[str], None], site: Site) -> Iterator[Finding]:
    wanted, seen = sources(site), link_record.load(root)
    seen = {address: one for address, one in seen.items() if address in wanted}
    answers = _answers(wanted, say)
    if answers and all(one.status is None for one in answers.values()):
        raise CannotDo(
            "Không hỏi được nguồn nào: máy này có vẻ không vào được mạng. Chưa ghi gì vào " + link_record.FILE
        )
    seen |= {address: link_record.learned(seen.get(address), one, today) for address, one in answers.items()}
    link_record.save(root, seen)
    for address, places in wanted.items():
        for place in places:
            yield from _told(place, address, seen[address])


def _told(place: Naming, address: str, seen: Seen) -> Iterator[Finding]:
    record, path = place.record, (*place.path, "url")
    if seen.is_lost:
        day = place.source.date or seen.fine or seen.asked
        since = dates.short(seen.since) if seen.since else ""
        yield found(record, GONE, *path, why=seen.why, since=since, archive=archived(address, day))
    elif seen.outcome is Outcome.MOVED:
        yield found(record, MOVED, *path, address=seen.to)
    elif seen.outcome is Outcome.UNREACHABLE:
        yield found(record, CLOSED, *path, why=seen.why)


def _answers(wanted: Mapping[str, object], say: Callable[[str], None]) -> dict[str, Answer]:
    servers: dict[str, list[str]] = {}
    for address in wanted:
        servers.setdefault(urlsplit(address).netloc.lower(), []).append(address)
    say(f"Hỏi {len(wanted)} địa chỉ ở {len(servers)} máy chủ, mỗi máy chủ mỗi lần một địa chỉ.")
    found: dict[str, Answer] = {}
    with ThreadPoolExecutor(_SERVERS) as crew:
        # The longest first: the rest goes on beside them.
        asked = [crew.submit(_of_server, some) for some in sorted(servers.values(), key=len, reverse=True)]
        for one in as_completed(asked):
            found |= one.result()
    return found


def _of_server(some: Sequence[str]) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for address in some:
        if found:
            time.sleep(_REST)
        found[address] = ask(address)
    return found
