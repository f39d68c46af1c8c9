"""/api/v1/provenance.json: every fact, its sources and what depends on it; /api/v1/provenance/<year>.json: the same of
the events of a year."""

from collections.abc import Sequence
from functools import partial

from scripts.assemble.events.facts import EventHead
from scripts.assemble.page import Link
from scripts.assemble.parts import api
from scripts.assemble.pieces import Frame, Shelf, Tree, joined
from scripts.assemble.provenance.pages import by_year, facts, url_of
from scripts.assemble.provenance.uses import of_event
from scripts.assemble.view import View
from scripts.model import addresses, provenance
from scripts.model.provenance import Fact
from scripts.model.provenance_api import ApiFact, ApiFactsOfYear, ApiProvenance, ApiProvenanceOfEvents


def build(view: View, frame: Frame, shelf: Shelf) -> Tree:
    """The list of all facts but those of events, and one of these for each year."""
    tree: Tree = {}
    years: list[ApiFactsOfYear] = []
    for year, heads in by_year(view):
        path = addresses.of_provenance_data(year)
        years.append(ApiFactsOfYear(year=year, url=view.site_url + path, count=len(heads)))
        for at, rows, following in api.parts(path, heads, view.site_url):
            make = partial(_of_year, view, shelf, rows, following)
            tree[f"files/{at}"] = joined(make, rows, at, following or "", frame.digest)
    whole = ApiProvenance(
        site=api.site(view),
        licence=api.licence(view.site.identity),
        facts=tuple(
            _fact(view, kind.name, fact, url_of(fact.record), view.uses.of(fact))
            for kind, some in facts(view).items()
            for fact in some
        ),
        events=tuple(years),
    )
    return tree | {f"files/{addresses.of_provenance_data()}": api.written(whole)}


def _of_year(view: View, shelf: Shelf, heads: Sequence[EventHead], following: str | None) -> bytes:
    def piece(head: EventHead) -> bytes:
        key = head.digest + view.site_url.encode()
        return shelf.piece(f"files/{head.data}", key, lambda: b",\n".join(_rows(view, head)))

    return api.listed(view, ApiProvenanceOfEvents, "facts", map(piece, heads), next=following)


def _rows(view: View, head: EventHead) -> list[bytes]:
    used = of_event(view, head.event)
    found = (_fact(view, "su-kien", fact, head.url, used) for fact in provenance.of_record(head.event))
    return [api.written(one).rstrip() for one in found]


def _fact(view: View, kind: str, fact: Fact, url: str, used: tuple[Link, ...]) -> ApiFact:
    place = ".".join(map(str, fact.path))
    return ApiFact(
        id=f"{url or '/'}#{place}" if place else url or "/",
        kind=kind,
        what=fact.what,
        url=view.site_url + url,
        sources=api.sources(fact.sources),
        checked=fact.checked,
        used_by=tuple(view.site_url + one.url for one in used if one.url is not None),
    )
