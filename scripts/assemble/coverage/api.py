"""/api/v1/coverage/<year>.json and .csv: what is counted of a campaign, group by group."""

from collections.abc import Iterable, Iterator
from functools import partial

from scripts.assemble.coverage import words
from scripts.assemble.coverage.board import OnBoard
from scripts.assemble.coverage.counts import OfPlace, Tally
from scripts.assemble.parts import api, csv_file
from scripts.assemble.pieces import Frame, Tree, lazy
from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.coverage_api import ApiCounted, ApiCoverage, CountedBy
from scripts.model.table_rows import CoverageRow
from scripts.words import text


def build(view: View, frame: Frame, boards: Iterable[OnBoard]) -> Tree:
    """Both files of each campaign."""
    tree: Tree = {}
    for board in boards:
        campaign, parts = board.campaign, ("coverage", frame.digest, board.digest)
        data, table = (partial(make, view, campaign) for make in (_data, _table))
        tree[f"files/{addresses.of_coverage_data(campaign)}"] = lazy(data, "json", *parts)
        tree[f"files/{addresses.of_coverage_table(campaign)}"] = lazy(table, "csv", *parts)
    return tree


def _table(view: View, campaign: Campaign) -> bytes:
    return csv_file.table(CoverageRow, map(_row, _groups(view, campaign)))


def _data(view: View, campaign: Campaign) -> bytes:
    whole = ApiCoverage(
        site=api.site(view),
        licence=api.licence(view.site.identity),
        year=campaign.year,
        name=campaign.name,
        url=view.site_url + addresses.of_coverage(campaign),
        day=view.today,
        start=campaign.start,
        end=campaign.end,
        border_planned=view.coverage[campaign.year].border_planned,
        note=words.note(view.today),
        rules=words.rules(),
        groups=tuple(_groups(view, campaign)),
    )
    return api.written(whole)


def _groups(view: View, campaign: Campaign) -> Iterator[ApiCounted]:
    found = view.coverage[campaign.year]
    page = view.address(addresses.of(campaign))
    yield _group(CountedBy.WHOLE, "all", text("coverage.whole"), found.whole)
    for week in found.weeks:
        yield _group(CountedBy.WEEK, week.span.first.isoformat(), words.week(week.span), week.tally)
    yield from _beside(CountedBy.WEEK, words.beside_weeks(found))
    for one in found.focuses:
        url = f"{page}#trong-tam-{one.focus.id}"
        yield _group(CountedBy.FOCUS, one.focus.id, one.focus.title, one.tally, url)
    yield from _beside(CountedBy.FOCUS, words.beside_focuses(found))
    for agency in found.agencies:
        ident = agency.agency.id
        yield _group(CountedBy.AGENCY, ident, agency.agency.name, agency.tally)
        for number, task in enumerate(agency.tasks, 1):
            yield _group(CountedBy.TASK, f"{ident}-{number}", plain_text(task.task.text), task.tally)
    yield from _beside(CountedBy.AGENCY, words.beside_agencies(found))
    yield from (_place(view, CountedBy.PLACE, place) for place in found.places)
    yield from _beside(CountedBy.PLACE, words.beside_places(found))
    yield from (_place(view, CountedBy.BORDER, place) for place in found.border)


def _place(view: View, by: CountedBy, one: OfPlace) -> ApiCounted:
    return _group(by, one.place.key, one.place.whole_name, one.tally, view.address(addresses.of_place(one.place)))


def _beside(by: CountedBy, beside: Iterable[words.Beside]) -> Iterator[ApiCounted]:
    return (_group(by, key, name, tally) for key, name, tally in beside)


def _group(by: CountedBy, key: str, name: str, tally: Tally, url: str | None = None) -> ApiCounted:
    return api.of(ApiCounted, tally, by=by, key=key, name=name, url=url)


def _row(one: ApiCounted) -> CoverageRow:
    held = len(one.reported) + len(one.unreported)
    return CoverageRow(
        by=one.by.label,
        key=one.key,
        name=one.name,
        all=held + len(one.passed) + len(one.ahead) + len(one.postponed) + len(one.cancelled),
        held=held,
        reported=len(one.reported),
        passed=len(one.passed),
        ahead=len(one.ahead),
        postponed=len(one.postponed),
        cancelled=len(one.cancelled),
        page=one.url or "",
    )
