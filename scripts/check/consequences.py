"""What follows from a file that was copied or not read whole is told under its cause: one slip, one problem."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from scripts.model.kinds import KINDS
from scripts.model.record import Record
from scripts.model.website import Site
from scripts.problems import Problem

_LAW_FILE = re.compile(r"content/luat/([^/]+)/law\.ya?ml")
_CAMPAIGN_FILE = re.compile(r"events/(\d{4})/campaign\.ya?ml")
_LISTING_FILE = re.compile(r"events/(\d{4})/[^/]+\.ya?ml")
_NUMBER = re.compile(r"\d+/\d{4}/[A-ZĐ][\w-]*")
# Problems that name something which another file should have: their codes, by what they name.
_OF_PLACES = {"E302", "E311"}
_OF_CAMPAIGNS = {"E303", "E304"}
_NAMED, _IN_FORCE = frozenset({"number", "slug", "direct", "chapters"}), frozenset({"number", "effective", "ended"})
_OF_LAWS = {"E305": _NAMED, "E312": _NAMED, "W401": _NAMED, "W407": _NAMED, "W40": _IN_FORCE}
_OF_ADDRESSES = {"E727", "E728", "W730", "W734"}
# Of a file that was copied from another year: what is the same, and days that have not come.
_COPIED, _OF_COPIES = "E235", {"E232", "E235"}


@dataclass(frozen=True, slots=True)
class _Cause:
    """The first error of a file, and what of that file could not be read: fields of its stand-ins, or all (None)."""

    problem: Problem
    unsure: frozenset[str] | None

    def explains(self, found: Problem) -> bool:
        """Does a problem elsewhere follow from this one?"""
        path, facts = self.problem.at.path, dict(found.facts)
        if found == self.problem:
            return False
        lost, url = self.unsure, facts.get("url", "").strip("/")
        if path.startswith("content/places."):
            return found.code in _OF_PLACES and (lost is None or "units" in lost)
        if match := _LAW_FILE.fullmatch(path):
            return self._explains_law(match[1], found, " ".join(facts.values()), url)
        if match := _CAMPAIGN_FILE.fullmatch(path):
            year = facts.get("year") in (match[1], "nào")
            return (found.code in _OF_CAMPAIGNS and year) or facts.get("target") == f"chiendich:{match[1]}"
        if match := _LISTING_FILE.fullmatch(path):
            is_event = facts.get("target", "").startswith("sukien:") or url.startswith(f"su-kien/{match[1]}/")
            return is_event and (lost is None or "id" in lost)
        return self._explains_article(path, found, facts, url)

    def _explains_law(self, slug: str, found: Problem, told: str, url: str) -> bool:
        if found.code in _OF_ADDRESSES:
            return url.startswith(f"luat/{slug}") and self.unsure is None
        names = {number.lower().replace("/", "-").replace("đ", "d") for number in _NUMBER.findall(told)}
        lost = next((fields for code, fields in _OF_LAWS.items() if found.code.startswith(code)), frozenset())
        is_lost = self.unsure is None or not lost.isdisjoint(self.unsure)
        return is_lost and bool(lost) and (slug in names or slug in told.split())

    def _explains_article(self, path: str, found: Problem, facts: dict[str, str], url: str) -> bool:
        kind = next((kind for kind in KINDS if kind.scheme and re.fullmatch(kind.files, path)), None)
        if kind is None:
            return False
        slug = re.sub(r"\d{4}-\d{2}-\d{2}-", "", path.rpartition("/")[2].removesuffix(".md")).lower()
        target = facts.get("target", "").partition("#")[0]
        return target == f"{kind.scheme}:{slug}" or (found.code in _OF_ADDRESSES and url.endswith(f"/{slug}"))


def folded(problems: Iterable[Problem], read: Iterable[Problem], whole: Site | None) -> tuple[Problem, ...]:
    """The problems without those that follow from another, sorted, those first from which most follow. `read` are
    those of reading, `whole` the site with its stand-ins."""
    every = sorted(problems)
    causes = _causes(read, whole)
    copies: dict[str, Problem] = {}
    for found in every:
        if found.code == _COPIED:
            copies.setdefault(found.at.path, found)
    follow: Counter[Problem] = Counter()
    own: list[Problem] = []
    for found in every:
        cause = next((cause.problem for cause in causes if cause.explains(found)), None)
        copy = copies.get(found.at.path) if found.code in _OF_COPIES else None
        cause = cause or (copy if copy != found else None)
        if cause:
            follow[cause] += 1
        else:
            own.append(found)
    told = [replace(found, followers=follow[found]) for found in own]
    return tuple(sorted(told, key=lambda found: (-found.followers, found)))


def _causes(read: Iterable[Problem], whole: Site | None) -> list[_Cause]:
    first: dict[str, Problem] = {}
    for found in sorted(read):
        if found.is_error:
            first.setdefault(found.at.path, found)
    unsure: dict[str, frozenset[str]] = {}
    for record in _records(whole) if whole and first else ():
        path = record.at().path
        unsure[path] = unsure.get(path, frozenset()) | record.unsure
    return [_Cause(found, unsure.get(path)) for path, found in first.items()]


def _records(site: Site) -> tuple[Record, ...]:
    made: tuple[Record, ...] = (site.places, *site.campaigns, *site.events, *site.laws)
    return made
