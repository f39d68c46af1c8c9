"""`build --keep-going`: what is wrong is left out, and nothing else.

An entry with an error is as if it had not been edited: what was published of it last stands, where this machine knows
it (scripts/store/published.py), else it is left out. Entries that are right but name one that was left out keep their
words without the link, and a warning says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json

from scripts.check import Finding, check
from scripts.flow.outgoing import key_of, urls
from scripts.flow.unlinking import name_of, unlinked
from scripts.flow.unread import is_there
from scripts.markup.markdown_text import parse_link
from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.explainer import Explainer, Glossary
from scripts.model.identity import Identity
from scripts.model.kinds import BY_MODEL, KINDS
from scripts.model.languages import ORIGINAL
from scripts.model.law import Law
from scripts.model.ledger import Redirects
from scripts.model.page import Article, LawBody
from scripts.model.place import Places
from scripts.model.record import Record
from scripts.model.search_words import SearchWords
from scripts.model.website import ONE, Site
from scripts.model.wording import Wording
from scripts.problems import Position, Problem, problem
from scripts.read.tree import Marks
from scripts.store.published import Published

_KNOWN: tuple[type[Record], ...] = (*BY_MODEL, Explainer, Glossary, Identity, Places, Redirects, SearchWords, Wording)
_MODELS = {model.__name__: model for model in _KNOWN}
_ORDER = {kind.model: number for number, kind in enumerate(KINDS)}
_FIELDS = ("campaigns", "events", "laws", "written", "explainers", "glossaries", "translations")
_NEEDED = (("identity", "Identity ", "content/site.yml"), ("places", "Places ", "content/places.yml"))
# Of what was published, a picture that is gone meanwhile takes nothing else with it.
_PICTURES = {"E310", "E330", "E331", "E332", "E333", "E870"}
# What names other entries, and so may be wrong because these are.
_REFERENCES = {"E301", "E304", "E327", "E305", "E312"}


@dataclass(frozen=True)
class Rest:
    """The part of a site that can be published, and what is wrong with all of it. `left_out` names entries by their
    files, `standing` the addresses at which what was published before stands; `originals` has, by their keys, the
    entries that lost links, as they were."""

    site: Site
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    originals: Mapping[str, Record] = field(default_factory=dict)


def keep_going(
    site: Site,
    now: datetime,
    unread: Mapping[str, Position] | None = None,
    problems: Iterable[Problem] = (),
    before: Published | None = None,
) -> Rest:
    """What can be published of a site in whose sources reading found `problems`: `unread` names the entries that it
    lost by them; `before` knows what was published last."""
    going = _Going(site, now, unread or {}, problems, before)
    going.stand_in_for_unread()
    findings = check(going.site, now)
    while going.settled(findings):
        findings = check(going.site, now)
    return going.rest(findings)


def last(before: Published, key: str, at: Position) -> Record | None:
    """A record as it was published last, which what is wrong `at` a place of the sources keeps; None where that is not
    known, or no record of today's models."""
    data = before.data(key)
    try:
        record = _MODELS[key.partition(" ")[0]].model_validate_json(data) if data else None
    except (ValidationError, KeyError):
        return None
    return record.placed(Marks(at.path, to_json([at.line, at.column]))) if record else None


def last_identity_and_places(before: Published) -> dict[str, Record]:
    """What no site is without, as `read` takes it."""
    found = {name: last(before, key, Position(path)) for name, key, path in _NEEDED}
    return {name: record for name, record in found.items() if record}


class _Going:
    """The site as far as it is settled, and what is to be told of it."""

    def __init__(
        self,
        site: Site,
        now: datetime,
        unread: Mapping[str, Position],
        problems: Iterable[Problem],
        before: Published | None,
    ) -> None:
        self.site, self._now, self._unread, self._before = site, now, unread, before
        self._problems = set(problems)
        errors = sorted((one.at for one in self._problems if one.is_error), reverse=True)
        self._broken = {at.path: at for at in errors}  # the first error of each file
        # Names of what is not, or not as the sources have it, part of the site.
        self._lost = set(unread)
        self._warnings: dict[str, list[Problem]] = {}
        self._left_out: dict[str, Record] = {}
        self._standing: dict[str, Position] = {}
        self._originals: dict[str, Record] = {}
        self._tried: set[str] = set()
        for one in (site.identity, site.places):  # what was wrong as it was read is not what the sources have
            if one.file in self._broken:
                self._standing[key_of(one)] = self._broken[one.file]

    def stand_in_for_unread(self) -> None:
        """What was published of entries in broken files takes their place."""
        if self._before is None:
            return
        there = {key_of(record) for record in self._records()}
        led = {redirect.old for redirect in self.site.redirects.redirects} if self.site.redirects else set()
        missing = [
            key
            for key, row in self._before.rows.items()
            if row.is_out and row.path in self._broken and key not in there and _url(key) not in led
        ]
        paths = {key: self._before.rows[key].path for key in missing}
        self._add([one for key, path in paths.items() if (one := self._older(key, self._broken[path]))])

    def settled(self, findings: list[Finding]) -> bool:
        """Was anything changed for the errors among these? Then the rest must be checked again."""
        found: dict[int, tuple[Record, list[Problem]]] = {}
        for finding in findings:
            found.setdefault(id(finding.record), (finding.record, []))[1].append(finding.problem)
        changed: dict[int, Record | None] = {}
        added: list[Record] = []
        for number, (record, problems) in found.items():
            if not any(one.is_error for one in problems):
                continue
            if isinstance(record, Places):
                continue  # a site without it is no site
            if key_of(record) in self._standing and all(one.code in _PICTURES for one in problems if one.is_error):
                continue
            if isinstance(record, Identity):
                added += self._missed(problems)
            new = self._mended(record, problems)
            if new is not record:
                changed[number] = new
            elif not isinstance(record, Identity):
                changed[number] = self._left(record, problems)
        self._change(changed)
        self._add(added)
        return bool(changed or added)

    def _mended(self, record: Record, problems: list[Problem]) -> Record:
        """The record without what names lost entries; of redirects, without the rows with errors."""
        if isinstance(record, Redirects):
            return self._without_rows(record, problems)
        if not any(one.code in _REFERENCES for one in problems):
            return record
        public = self.site.public(self._now)
        new, warnings = unlinked(public, record, self._lost.__contains__)
        if new is record and isinstance(record, Identity):  # it cannot be left out, so its own slips cost the link
            new, _ = unlinked(public, record, lambda name: True)
            self._problems |= {one for one in problems if one.code in _REFERENCES}
        key = key_of(record)
        self._warnings.setdefault(key, []).extend(warnings)
        if new is not record:
            self._originals.setdefault(key, record)
        return new

    def _without_rows(self, moved: Redirects, problems: list[Problem]) -> Redirects:
        for one in problems:
            target = dict(one.facts).get("found", "")
            follows = one.code == "E732" and self._is_lost(target)
            self._problems.add(problem("W901", one.at, count=1, target=target) if follows else one)
        wrong = {one.at for one in problems}
        rows = enumerate(moved.redirects)
        fields = ("from", "to")
        kept = [row for number, row in rows if wrong.isdisjoint(moved.at("redirects", number, f) for f in fields)]
        return moved.model_copy(update={"redirects": tuple(kept)})

    def _is_lost(self, target: str) -> bool:
        """Is a link or an address that of a lost entry?"""
        link = parse_link(target)
        last = target.partition("#")[0].strip("/").rpartition("/")[2]
        return name_of(link) in self._lost if link else last in {name.partition(":")[2] for name in self._lost}

    def _left(self, record: Record, problems: list[Problem]) -> Record | None:
        """A record with errors of its own is left out: what stands in its place, or None."""
        key = key_of(record)
        if self._standing.pop(key, None) is None and not self._belongs_to_lost(record):
            self._problems |= set(problems)
        self._warnings.pop(key, None)
        self._originals.pop(key, None)
        self._lost |= _names(record)
        twice = sum(key_of(other) == key for other in self._records() if type(other) is type(record)) > 1
        hides = isinstance(record, Article) and not record.is_public(self._now)
        refused = any(one.code == "E728" for one in problems)
        at = min(one.at for one in problems if one.is_error)
        older = None if twice else self._older(key, at, may_show=refused or not hides)
        if older is None:
            self._left_out[key] = record
        return older

    def _belongs_to_lost(self, record: Record) -> bool:
        """Is it told on the pages of a law that is not there?"""
        if not isinstance(record, (Explainer, Glossary, LawBody)):
            return False
        return record.slug not in self.site.laws_by_slug and f"luat:{record.slug}" in self._lost

    def _missed(self, problems: list[Problem]) -> list[Record]:
        """What was published at addresses at which nothing stands any more."""
        found: list[Record] = []
        for one in problems:
            url = dict(one.facts).get("url")
            for key, row in self._before.rows.items() if self._before and one.code == "E727" else ():
                at = self._broken.get(row.path, one.at)
                if _url(key) == url and (older := self._older(key, at)):
                    found.append(older)
                    if row.path not in self._broken:
                        self._problems.add(one)
        return found

    def _older(self, key: str, at: Position, may_show: bool = True) -> Record | None:
        """What was published under a key last; each is tried once. What is hidden now is not shown by it."""
        record = None if self._before is None or key in self._tried else last(self._before, key, at)
        self._tried.add(key)
        if record is None:
            return None
        if not may_show and isinstance(record, Article) and record.is_public(self._now):
            return None
        self._standing[key] = at
        self._lost |= _names(record)
        return record

    def _records(self) -> list[Record]:
        return [*self.site.single, *(record for field in _FIELDS for record in getattr(self.site, field))]

    def _change(self, changed: Mapping[int, Record | None]) -> None:
        """Take other records, or none, instead of some."""

        def new(record: Any) -> Any:
            return changed.get(id(record), record)

        fields: dict[str, Any] = {
            name: tuple(one for one in map(new, getattr(self.site, name)) if one) for name in _FIELDS
        }
        self._replace(**{name: new(getattr(self.site, name)) for name in ONE}, **fields)

    def _add(self, records: Iterable[Record]) -> None:
        """Put records where they belong, by their files."""
        for record in records:
            if isinstance(record, Redirects):
                self._replace(redirects=record)
            elif isinstance(record, SearchWords):
                self._replace(search=record)
            elif isinstance(record, Wording):
                self._replace(wording=record)
            elif not isinstance(record, (Identity, Places)):
                name = _field(record)
                self._replace(**{name: tuple(sorted((*getattr(self.site, name), record), key=_place))})

    def _replace(self, **fields: Any) -> None:
        known = self.site.laws
        self.site = replace(self.site, **fields)
        if self.site.laws != known:  # other laws, other names of provisions in prose
            self.site = replace(self.site, quiet=frozenset())

    def rest(self, findings: list[Finding]) -> Rest:
        """What there is to publish and to tell, once these findings are all that is left."""
        told = set(self._problems)
        for finding in findings:
            one, key = finding.problem, key_of(finding.record)
            url = dict(one.facts).get("url", "")
            if one.code in ("E727", "W734") and self._is_lost(f"/{url}"):
                told.add(problem("W903", self._place_of(url) or one.at, url=url))
            elif key not in self._standing:
                told.add(one)
        told |= {one for warnings in self._warnings.values() for one in warnings}
        standing = {f"/{_url(key)}" if urls([key]) else at.path: at for key, at in self._standing.items()}
        told |= {problem("W902", at, what=what) for what, at in standing.items()}
        left_out = {_label(record) for record in self._left_out.values()}
        for name, at in self._unread.items():
            scheme, _, rest = name.partition(":")
            if rest and not is_there(self.site, name):
                left_out.add(f"{at.path}: {rest}" if BY_MODEL[Event].scheme == scheme else at.path)
        there = {record.file for record in self._records()} | {label.partition(": ")[0] for label in left_out}
        # What links do not name: translations, explainers, terms.
        left_out |= {path for path in self._broken if path.startswith(("content/", "events/")) and path not in there}
        return Rest(self.site, tuple(sorted(told)), tuple(sorted(left_out)), tuple(sorted(standing)), self._originals)

    def _place_of(self, url: str) -> Position | None:
        """Where what stood at an address is wrong in the sources."""
        last = url.strip("/").rpartition("/")[2]
        places = {name.partition(":")[2]: at for name, at in self._unread.items()}
        places |= {_url(key).strip("/").rpartition("/")[2]: one.at() for key, one in self._left_out.items()}
        return places.get(last)


def _url(key: str) -> str:
    return key.partition(" ")[2]


def _names(record: Record) -> set[str]:
    """What links call a record."""
    kind = BY_MODEL.get(type(record))
    if kind is None or kind.scheme is None:
        return set()
    more = "" if isinstance(record, Campaign) else record.slug if isinstance(record, Law) else None
    names = (getattr(record, kind.name), *([] if more is None else [more]))
    return {f"{kind.scheme}:{name}" for name in names}


def _label(record: Record) -> str:
    return f"{record.file}: {record.id}" if isinstance(record, Event) else record.file


def _field(record: Record) -> str:
    if isinstance(record, Article):
        return "written" if record.lang == ORIGINAL else "translations"
    names = {Campaign: "campaigns", Event: "events", Law: "laws", Explainer: "explainers", Glossary: "glossaries"}
    return names[type(record)]


def _place(record: Record) -> tuple[bool, int, str]:
    """The order of the sources; events of other sites keep their own, behind ours."""
    foreign = isinstance(record, Event) and record.origin is not None
    return foreign, _ORDER.get(type(record), 0), "" if foreign else record.file
