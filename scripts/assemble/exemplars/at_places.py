"""Which models there are in each place: pages of places lead to them."""

from collections.abc import Mapping

from scripts.assemble.events.whereabouts import where_of
from scripts.assemble.page import Link
from scripts.assemble.view import View
from scripts.model import addresses


def by_place(view: View) -> Mapping[str, tuple[Link, ...]]:
    """Models by the address of each place whose commune they name, and of what that is today."""
    found: dict[str, tuple[Link, ...]] = {}
    for one in view.exemplars:
        communes = where_of(view.site.places, one).communes
        for url in dict.fromkeys(url for unit in communes for url in unit.urls):
            found[url] = (*found.get(url, ()), Link(one.title, addresses.of_article(one)))
    return found
