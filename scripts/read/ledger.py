"""ledger.jsonl: one published address a line, in the order of the addresses."""

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from scripts.model.ledger import Ledger, LedgerEntry
from scripts.model.values import VIETNAM
from scripts.problems import Position, Problem, problem
from scripts.read.text_file import read_bytes

FILE = "ledger.jsonl"
# 100,000 addresses.
_SIZE_LIMIT = 32_000_000
_URL = re.compile(r"(?:[a-z0-9][a-z0-9._-]*/)*")
_TYPES = {
    "url": str,
    "since": str,
    "listed": bool,
    "said": str,
    "figures": str,
    "changes": int,
    "revision": int,
    "source": str,
    "id": str,
    "stamp": str,
    "withdrawn": str,
}
_MOMENTS = ("since", "stamp", "withdrawn")
_written = json.JSONEncoder(ensure_ascii=False).encode


def read_ledger(root: Path) -> tuple[Ledger, list[Problem]]:
    """The ledger; empty where nothing was published yet. A line that cannot be read is a problem, the rest counts; so
    is a ledger that is gone, or older than the site that stands in `site/`."""
    there = (root / FILE).exists()
    data, problems = read_bytes(root / FILE, Position(FILE), _SIZE_LIMIT) if there else (b"", [])
    if data is None:
        return Ledger(), problems
    entries: dict[str, LedgerEntry] = {}
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            entry = _entry(line, number)
        except (ValueError, OverflowError, RecursionError) as error:
            problems.append(problem("E720", Position(FILE, number, getattr(error, "colno", 1)), name=FILE))
        else:
            entries[entry.url] = _later(entries.get(entry.url, entry), entry)
    if not problems and (unknown := _published(root, there) - entries.keys()):
        problems.append(problem("E733", Position(FILE), count=len(unknown), url=min(unknown)))
    return Ledger(entries), problems


def _published(root: Path, there: bool) -> set[str]:
    """What this machine knows to have been published: the addresses of the sitemap in `site/`, and where the ledger is
    not there at all, those of the copy that the last publishing left in `build/`."""
    return _listed(root) if there else _listed(root) | _copied(root)


def _copied(root: Path) -> set[str]:
    data, problems = read_bytes(root / "build" / FILE, Position(FILE), _SIZE_LIMIT)
    try:
        return {_entry(line, 1).url for line in (data or b"").splitlines()} if not problems else set()
    except (ValueError, OverflowError, RecursionError):
        return set()


def _listed(root: Path) -> set[str]:
    """The addresses that the sitemap of the published site lists; none where there is no site of ours."""
    try:
        sitemap, robots = ((root / "site" / name).read_text(encoding="utf-8") for name in ("sitemap.xml", "robots.txt"))
    except (OSError, UnicodeDecodeError):
        return set()
    if "<sitemapindex" in sitemap:  # of a site of very many pages
        parts = sorted((root / "site").glob("sitemap-*.xml"))
        sitemap = "".join(part.read_text(encoding="utf-8", errors="replace") for part in parts)
    home = re.search(r"^Sitemap: (\S*/)sitemap\.xml$", robots, re.MULTILINE)
    return set(re.findall(rf"<loc>{re.escape(home[1])}([^<]*)</loc>", sitemap)) if home else set()


def _entry(line: bytes, number: int) -> LedgerEntry:
    """Raises ValueError for anything but what `line_of` writes."""
    given: Any = json.loads(line.decode())
    if not isinstance(given, dict) or not {"url", "since"} <= given.keys() <= _TYPES.keys():
        raise ValueError("keys")
    if any(type(value) is not _TYPES[key] for key, value in given.items()):
        raise ValueError("types")
    moments = {name: datetime.fromisoformat(given[name]) for name in _MOMENTS if name in given}
    if (
        any(moment.tzinfo is None for moment in moments.values())
        or given.get("changes", 0) < 0
        or not _URL.fullmatch(given["url"])
    ):
        raise ValueError("values")
    given |= {name: moment.astimezone(VIETNAM) for name, moment in moments.items()}
    return LedgerEntry(**given | {"line": number})


def line_of(entry: LedgerEntry) -> str:
    """The entry as its line; what says nothing is left out."""
    given = {name: getattr(entry, name) for name in _TYPES}
    given |= {name: given[name].isoformat(timespec="seconds") for name in _MOMENTS if given[name]}
    return _written({name: value for name, value in given.items() if value or name == "url"})


def _later(first: LedgerEntry, second: LedgerEntry) -> LedgerEntry:
    """Two lines of one address come from joining two copies of the ledger: what was said last, since the first."""
    oldest, newest = min(first, second, key=_since), max(first, second, key=_said)
    stamp = max(filter(None, (first.stamp, second.stamp)), default=None)
    return replace(newest, since=oldest.since, id=oldest.id or newest.id, stamp=stamp)


def _since(entry: LedgerEntry) -> datetime:
    return entry.since


def _said(entry: LedgerEntry) -> tuple[int, int, int]:
    return entry.changes, entry.revision, entry.line
