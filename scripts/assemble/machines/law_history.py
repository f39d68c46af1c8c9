"""The laws as a history in the Legalize format: a file a law, a commit a version, the oldest first.

A version is what an official act made: its publication, a day on which more of it began, an amendment, its end. The
history says what holds on the day of the export: what is to begin later is not in it yet. Of a text whose force is not
known there is no file: the format has no word for that, and "in force" would be a claim. Our explanations lie in files
of their own, without a date of law.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from scripts.assemble.machines import law_file, law_notes
from scripts.model.law import Force, Law, LawKind, Relation
from scripts.model.website import Site
from scripts.words import text

# Where git cannot have the day, or nobody knows it, the format has this one; `Source-Date` is then missing.
_NO_DAY = date(1970, 1, 2)


@dataclass(frozen=True, slots=True)
class Commit:
    """Files as they are written by one commit, its day and its message."""

    day: date
    message: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Version:
    """A change of one law: `kind` is the format's word, `source` the act that makes it, `day` that of the act,
    `effective` when it begins to hold."""

    law: Law
    kind: str
    what: str
    source: str
    day: date | None
    effective: date | None
    status: str = "in_force"
    amends: bool = False


def history(site: Site, today: date, site_url: str) -> list[Commit]:
    """Every commit, in the order of days; the versions of each law in theirs."""
    laws = [law for law in site.laws if _status(site, law, today)]
    commits = [commit for law in laws for commit in _of(site, law, today, site_url)]
    commits.sort(key=lambda commit: commit.day)  # stable: two of one day stay in their order
    first = min((commit.day for commit in commits), default=_NO_DAY)
    about = law_notes.about(site, [law for law in site.laws if law not in laws])
    return [Commit(first, "Describe the repository\n", about), *commits, *_explained(site, laws, site_url)]


def _of(site: Site, law: Law, today: date, site_url: str) -> Iterator[Commit]:
    state: dict[str, str] = {}
    last = _NO_DAY
    for version in _versions(site, law, today):
        state["status"] = version.status
        if version.amends:
            state["last_amendment"] = version.source
        if version.day and (version.amends or "last_updated" not in state):
            state["last_updated"] = version.day.isoformat()
        if law.later and version.effective:
            state["in_force_up_to"] = version.effective.isoformat()
        # A file's own history never goes back, whatever the days of its sources.
        last = max(last, version.day or last)
        yield Commit(last, _message(version), ((law_file.path(law), law_file.written(site, law, site_url, state)),))


def _versions(site: Site, law: Law, today: date) -> list[_Version]:
    own, day = law_file.identifier(law), _day(law)
    first = _Version(law, "bootstrap", text("machines.first"), own, day, law.effective)
    found = []
    for provision, later in sorted(law.later_provisions, key=lambda pair: pair[1].effective):
        what = text("machines.begins", place=provision.place)
        found.append(_Version(law, "reform", what, own, day, later.effective))
    found += [_changed(site, law, one) for one in site.relations(law, "amended_by")]
    found += [_changed(site, law, one) for one in site.relations(law, "replaced_by") if one.scope]
    known = [one for one in found if one.effective is None or one.effective <= today]
    known.sort(key=lambda one: (one.day or day or _NO_DAY, one.effective or _NO_DAY))
    status = _status(site, law, today)
    if law.ended and law.ended <= today:
        known.append(_end(site, law, str(status)))
    elif status and known:
        known[-1] = replace(known[-1], status=status)
    elif status:
        first = replace(first, status=status)
    return [first, *known]


def _changed(site: Site, law: Law, relation: Relation) -> _Version:
    other = site.laws_by_number.get(relation.number)
    source = law_file.identifier(other) if other else relation.number
    what = relation.scope or text("machines.amended")
    return _Version(law, "reform", what, source, _day(other), other.effective if other else None, amends=True)


def _end(site: Site, law: Law, status: str) -> _Version:
    other = site.successor(law)
    source = law_file.identifier(other) if other else law_file.identifier(law)
    return _Version(law, "repeal", text("machines.ended"), source, _day(other), law.ended, status)


def _day(law: Law | None) -> date | None:
    """When an act was published, where the gazette is known, else when it was passed."""
    if law is None:
        return None
    printed = law_file.published(law)
    return date.fromisoformat(printed) if printed else law.passed


def _status(site: Site, law: Law, today: date) -> str | None:
    """What the format calls its state; None for what it has no word for, and for what is joined from others."""
    force = law.force(today)
    if law.kind is LawKind.CONSOLIDATED:
        return None
    if force is Force.ENDED:
        return "repealed" if site.relations(law, "replaced_by") else "expired"
    if any(one.scope and _holds(site, one, today) for one in site.relations(law, "replaced_by")):
        return "partially_repealed"
    if force is Force.IN_FORCE:
        return "in_force"
    amended = [site.laws_by_number.get(one.number) for one in site.relations(law, "amends")]
    if amended and all(one and one.force(today) is Force.ENDED for one in amended):
        return "expired"  # what it put into them ended with them
    return None


def _holds(site: Site, relation: Relation, today: date) -> bool:
    other = site.laws_by_number.get(relation.number)
    return bool(other and other.in_force(today))


def _message(version: _Version) -> str:
    """The message in the form of the format: the days of the source are those of its trailers, not of git."""
    lines = [f"[{version.kind}] {version.law.short_title} — {version.what}", "", f"Source-Id: {version.source}"]
    if version.day:
        lines.append(f"Source-Date: {version.day.isoformat()}")
    lines.append(f"Norm-Id: {law_file.identifier(version.law)}")
    if version.effective:
        lines.append(f"Effective-Date: {version.effective.isoformat()}")
    return "\n".join(lines) + "\n"


def _explained(site: Site, laws: list[Law], site_url: str) -> Iterator[Commit]:
    """Our own words on each law: no version of it, so without the trailers of one."""
    for law in laws:
        found = law_notes.of(site, law, site_url)
        if found:
            path, words, day = found
            yield Commit(day or _day(law) or _NO_DAY, f"Explain {law.number} in plain words\n", ((path, words),))
