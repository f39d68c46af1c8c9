"""Of which province a plan is, where that is another than the site's."""

import re

from scripts.model.place import Places
from scripts.plans.draft import Draft
from scripts.vietnamese.folding import fold

_NAMED = re.compile(r"\b(?P<kind>[Tt]ỉnh|[Tt]hành phố) (?P<name>[^\W\d_a-zđ]\w*(?: [^\W\d_a-zđ]\w*){0,4})")


def other_province(draft: Draft, places: Places) -> str:
    """`tỉnh Lam Giang`, named by who issued the plan or by its title; empty where they name none, or the site's own."""
    plan = draft.one.get("plan")
    issuer = plan.value.get("issuer", "") if plan and isinstance(plan.value, dict) else ""
    for text in (str(issuer), draft.title):
        named = [match for match in _NAMED.finditer(text) if not match["name"][1:2].isupper()]
        if any(_is_own(match, places) for match in named):
            return ""
        if named:
            return f"{named[-1]['kind'].lower()} {named[-1]['name']}"
    return ""


def _is_own(match: re.Match[str], places: Places) -> bool:
    """Is it this province, or a city in it?"""
    return places.is_province(match[0]) or fold(match["name"]) in {fold(name) for name in _plain_names(places)}


def _plain_names(places: Places) -> list[str]:
    return [re.sub(r"^(?:Tỉnh|Thành phố) ", "", name) for name in (places.province.name, *places.names())]
