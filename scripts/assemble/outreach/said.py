"""What sheets on paper say alike: the numbers to call, the texts they rest on, their day."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from scripts.assemble.diagrams import alone
from scripts.assemble.laws.in_force import sentence
from scripts.assemble.page import source_row
from scripts.assemble.view import View
from scripts.model.law import Law
from scripts.model.page import Article
from scripts.model.source import Source
from scripts.vietnamese import dates
from scripts.words import text

Given: TypeAlias = dict[str, Any]
_PRINTED = {
    "all": ("call", "dial", "no_domain", "prevails"),
    "local": ("local", "local_who", "local_number"),
    "leaflet": ("basis", "sources", "may_change", "print_a5", "print_a6"),
    "board": ("doors", "by_hand", "until"),
    "tent": ("scan_short", "flap", "fold"),
}


def is_offered(view: View) -> bool:
    """Is there a page of what is to print?"""
    return "tai-lieu" in view.site.pages_by_slug


def on_paper(said: str) -> str:
    """A sentence of a page, which speaks of the sheet instead; nothing of one that sends readers elsewhere."""
    page, sheet = text("sheets.page"), text("sheets.sheet")
    said = said.replace(page, sheet).replace(sentence(page), sentence(sheet))
    return "" if re.search(text("sheets.on_a_screen"), said, re.IGNORECASE) else said


def numbers(view: View) -> list[Given]:
    """The first number of each use."""
    lines = view.site.identity.hotlines
    first = [next(line for line in lines if line.use is use) for use in dict.fromkeys(line.use for line in lines)]
    return [{"number": line.number, "when": line.when.vi} for line in first]


def rests_on(view: View, page: Article, laws: Iterable[Law], sources: Iterable[Source]) -> Given:
    """These texts with since when each is in force, these sources but what names them again, and the day of a page."""
    found = list(laws)
    rows = (source_row(one) for one in sources)
    return {
        "basis": [f"{law.name}: {alone.force(view, law, page.lang)}" for law in found],
        "sources": [row.text for row in rows if not any(law.number in row.text for law in found)],
        "day": text("sheets.written", day=dates.short(page.updated)) if page.updated else "",
    }


def words(*kinds: str) -> Mapping[str, str]:
    """The words that stand on every sheet, and those of kinds of them."""
    named = ((kind, name) for kind in ("all", *kinds) for name in _PRINTED[kind])
    return {"scan": text("materials.scan")} | {name: text(f"sheets.printed.{kind}.{name}") for kind, name in named}
