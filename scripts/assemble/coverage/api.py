"""/api/v1/coverage/<year>.json and .csv: what is counted of a campaign, group by group."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

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

_STATES = ("reported", "unreported", "passed", "ahead", "postponed", "cancelled")
# In how many groups an event may be: the parts of its lists are as many times as long as others.
_IDS = 10


def build(view: View, frame: Frame, boards: Iterable[OnBoard]) -> Tree:
    """Both files of each campaign; the JSON in parts where it is long."""
    tree: Tree = {}
    for board in boards:
        campaign, keys = board.campaign, ("coverage", frame.digest, board.digest)
        path = addresses.of_coverage_data(campaign)
        parts = cache(partial(_parts, view, campaign))
        count = len(parts()) if len(view.events_of(campaign)) > api.MOST else 1
        for number in range(1, count + 1):
            following = view.site_url + api.part_path(path, number + 1) if number < count else None
            make = partial(_data, view, campaign, parts, number, following)
            tree[f"files/{api.part_path(path, number)}"] = lazy(make, f"json {number} {following}", *keys)
        tree[f"files/{addresses.of_coverage_table(campaign)}"] = lazy(partial(_table, view, campaign), "csv", *keys)
    return tree


def _parts(view: View, campaign: Campaign) -> list[list[ApiCounted]]:
    """The groups, so many ids in a part; what is cut goes on in the next under the same key."""
    parts: list[list[ApiCounted]] = [[]]
    most = room = _IDS * api.MOST
    for group in _groups(view, campaign):
        rest = [(state, name) for state in _STATES for name in getattr(group, state)]
        begun = False
        while rest or not begun:
            if not room:
                parts.append([])
                room = most
            taken, rest, begun = rest[:room], rest[room:], True
            room -= len(taken)
            own = {state: tuple(name for of, name in taken if of == state) for state in _STATES}
            parts[-1].append(group.model_copy(update=own))
    return parts


def _table(view: View, campaign: Campaign) -> bytes:
    return csv_file.table(CoverageRow, map(_row, _groups(view, campaign)))


def _data(
    view: View, campaign: Campaign, parts: Callable[[], list[list[ApiCounted]]], number: int, following: str | None
) -> bytes:
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
        next=following,
        groups=tuple(parts()[number - 1]),
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
