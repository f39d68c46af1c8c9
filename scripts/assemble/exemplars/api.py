"""/api/v1/exemplars.json and a file for each model."""

from collections.abc import Iterable

from scripts.assemble.events.api import place_of
from scripts.assemble.exemplars.facts import facts_of
from scripts.assemble.parts import api
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.exemplar import Exemplar, Figure
from scripts.model.exemplar_api import ApiExemplar, ApiExemplars, ApiFigure

LIST = f"{addresses.API}exemplars.json"


def there(view: View) -> bool:
    """Does the site have any?"""
    return bool(view.site.exemplars)


def build(view: View) -> Tree:
    """The list, and each alone."""
    found = [_exemplar(view, one) for one in view.exemplars]
    if not found:
        return {}
    rows = tuple(found)
    whole = ApiExemplars(site=api.site(view), licence=api.licence(view.site.identity), exemplars=rows)
    files = {one.data.removeprefix(view.site_url): api.written(one) for one in found}
    return {f"files/{path}": data for path, data in {LIST: api.written(whole), **files}.items()}


def _exemplar(view: View, one: Exemplar) -> ApiExemplar:
    facts = facts_of(view, one, ())
    return api.of(
        ApiExemplar,
        one,
        url=facts.address,
        data=view.site_url + addresses.of_exemplar_data(one),
        sort_label=one.sort.label,
        place=place_of(one.place, facts.where),
        size=_figures(one, one.size),
        results=_figures(one, one.results),
        contact=api.contact(one.contact),
        images=[api.image(view.site_url, shown) for shown in view.pictures(one, [one.image], facts.url)]
        if one.image
        else (),
        sources=api.sources(one.sources),
        updated=one.last_change,
    )


def _figures(one: Exemplar, figures: Iterable[Figure]) -> tuple[ApiFigure, ...]:
    return tuple(api.of(ApiFigure, each, source=api.sources([source])[0]) for each, source in one.sourced(figures))
