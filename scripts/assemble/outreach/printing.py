"""Everything that is put on paper, maker by maker."""

from collections.abc import Callable, Iterator

from scripts.assemble.outreach import (
    board_sheet,
    leaflets,
    posters_of_events,
    posters_of_help,
    posters_of_models,
    slogans,
    tents,
)
from scripts.assemble.outreach.sheets import Printed
from scripts.assemble.view import View

_MAKERS: tuple[Callable[[View], Iterator[Printed]], ...] = (
    posters_of_help.of_site,
    posters_of_events.of_site,
    posters_of_models.of_site,
    leaflets.of_site,
    board_sheet.of_site,
    tents.of_site,
    slogans.of_site,
)


def of_site(view: View) -> Iterator[Printed]:
    """Whatever holds at this moment."""
    for make in _MAKERS:
        yield from make(view)
