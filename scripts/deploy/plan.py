"""What must be done to make a target equal to a tree, and in which order. Pure: it touches neither.

A page asks for what has a name of its own (styles, scripts, pictures, parts of the search), and leads to other pages.
So whatever is new comes first, then new pages, then pages that changed, then lists and data that name them, last what
makes phones fetch all of it. What is gone goes when nothing leads to it any more.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from scripts.deploy.manifest import AWAITED, UNKNOWN, Manifest
from scripts.deploy.tree import File
from scripts.publish.compress import PACKED
from scripts.publish.files import folders_of

# How long a page that somebody has open may still ask for its own styles and scripts.
STAY = timedelta(days=1)
# They hold no word of the content, so nothing withdrawn stays out with them.
_LOOK = re.compile(r"assets/.*\.(?:css|js|svg|woff2|txt)")
_LAST = ("sw.js",)
NEW, NEW_PAGES, PAGES, DATA, LAST = range(5)

# What is in a folder of the target, by name: is it a folder? None where there is no such folder.
Names = Callable[[str], Mapping[str, bool] | None]


class Plan(NamedTuple):
    """The steps: `in_the_way` is taken away first, `puts` are put phase after phase, `gone` is taken away at the end;
    `leaving` stays for now, since when. `foreign` is in the way and not ours."""

    in_the_way: list[str]
    puts: list[list[str]]
    gone: list[str]
    leaving: dict[str, datetime]
    foreign: list[str]

    @property
    def is_empty(self) -> bool:
        """Is there nothing to do?"""
        return not (self.in_the_way or self.gone or any(self.puts))

    @property
    def all_puts(self) -> list[str]:
        """All that is put, in order."""
        return [path for phase in self.puts for path in phase]


def planned(files: Mapping[str, File], there: Manifest, names: Names, now: datetime) -> Plan:
    """How to come from what is there to the tree; the target is asked for names only where something new goes."""
    puts: list[list[str]] = [[] for _ in range(LAST + 1)]
    for path in sorted(files):
        if there.files.get(path) != files[path].digest:
            puts[_phase(path, there.files.get(path, AWAITED) == AWAITED)].append(path)
    absent = [path for path in there.files if path not in files]
    new = [path for path in files if path not in there.files]
    in_the_way = _in_the_way(absent, new)
    left = set(absent).difference(in_the_way)
    # No later than now: else a clock that was a year ahead once would keep them for a year.
    leaving = {path: min(there.leaving.get(path, now), now) for path in sorted(left) if _LOOK.fullmatch(_plain(path))}
    leaving = {path: since for path, since in leaving.items() if now - since < STAY and is_known(there.files[path])}
    gone = sorted(left.difference(leaving), key=_pages_first)
    return Plan(in_the_way, puts, gone, leaving, _foreign(new, set(in_the_way), names))


def is_known(digest: str) -> bool:
    """Is a file surely there, and is it sure what it holds?"""
    return digest not in (UNKNOWN, AWAITED)


def _phase(path: str, is_new: bool) -> int:
    plain = _plain(path)
    if plain in _LAST:
        return LAST
    if plain.endswith(".html"):
        # On the first day nobody finds the others before the home page is there.
        return NEW_PAGES if is_new and plain != "index.html" else PAGES
    return NEW if is_new else DATA


def _plain(path: str) -> str:
    return path[:-3] if path.endswith(PACKED) else path


def _pages_first(path: str) -> tuple[bool, str]:
    return not _plain(path).endswith(".html"), path


def _in_the_way(absent: Iterable[str], new: Iterable[str]) -> list[str]:
    """Files of ours where a folder is wanted now, and those in a folder where a file is."""
    wanted, folders = set(new), folders_of(new)
    return sorted(path for path in absent if path in folders or not wanted.isdisjoint(_parents(path)))


def _parents(path: str) -> list[str]:
    """The folders that a path is in, the outermost first, without the root."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[: count + 1]) for count in range(len(parts))]


def _foreign(new: Iterable[str], ours: set[str], names: Names) -> list[str]:
    """Which of the new paths are taken at the target, by what we did not put there."""
    known: dict[str, Mapping[str, bool] | None] = {}

    def inside(folder: str) -> Mapping[str, bool] | None:
        if folder not in known:
            above, _, name = folder.rpartition("/")
            there = not folder or bool((inside(above) or {}).get(name))
            known[folder] = names(folder) if there else None
        return known[folder]

    taken = set()
    for path in new:
        for part in [*_parents(path), path]:
            above, _, name = part.rpartition("/")
            is_folder = (inside(above) or {}).get(name)
            # A folder is in nobody's way, but where a file is to be; a file always is.
            in_the_way = is_folder is not None and (part == path or not is_folder)
            if in_the_way and part not in ours and not any(one.startswith(f"{part}/") for one in ours):
                taken.add(part)
    return sorted(taken)
