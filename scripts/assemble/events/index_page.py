"""/su-kien/… — the lists of events by year and month, and the data of their finder; places.py has the lists by place,
event.py the page of one event.

Events are never in the engine's navigation: listed there they cost time and bytes quadratically.
"""

from __future__ import annotations

from scripts.assemble.events import finder, lists, months
from scripts.assemble.places.place_pages import districts_with_events
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.place import District
from scripts.vietnamese import dates


def build(view: View) -> Tree:
    """Every list of events by time, and the data of their finder."""
    found = months.months(view)
    districts = [
        {"text": district.name, "url": addresses.of_district(district), "count": len(events), "note": _ended(district)}
        for district, events in districts_with_events(view)
    ]
    data = finder.build(view)
    form = finder.form(view, data)
    return data | lists.build(view, found, districts, form) | months.build(view, found)


def _ended(district: District) -> str | None:
    """What a reader of today must know of a district of the past."""
    return f"Cấp huyện đã kết thúc; tên gọi này dùng đến ngày {dates.short(district.to)}." if district.to else None
