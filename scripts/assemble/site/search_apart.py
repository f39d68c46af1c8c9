"""Of very many events those that the search finds only where their place is named: search-apart.json, not published.

The index that a first search loads lists every page of it (docs/decisions/046-many-events.md). The others are in
indexes of their own, by place, year and kind (scripts/publish/search_apart.py).
"""

import json

from scripts.assemble.events.nearest import nearest
from scripts.assemble.events.whereabouts import Where
from scripts.assemble.pieces import Tree
from scripts.assemble.view import View
from scripts.model.event import Kind
from scripts.vietnamese.folding import fold

PATH = "search-apart.json"
# So many events, those nearest to the day of the build, are in the index that every search asks.
MOST = 1_000
# Where the events are that are of no place or of several.
_WIDE = "_"
_KINDS = ("thi xa ", "thanh pho ", "thi tran ", "huyen ", "quan ", "phuong ", "xa ", "tinh ")


def build(view: View) -> Tree:
    """`events` [place, year, kind in words] by address; `names` by place: the words that lead to it. None of few, which
    says so: what was apart before no longer is."""
    near = {one.event.id for one in nearest(view, MOST)}
    apart = [one for one in view.event_facts.heads if one.event.id not in near]
    wheres = {id(one.where): one.where for one in apart}  # hundreds of events share one
    places = {key: _place(where) for key, where in wheres.items()}
    names: dict[str, set[str]] = {}
    for key, where in wheres.items():
        names.setdefault(places[key], set()).update(_names(where))
    names.pop(_WIDE, None)
    kinds = {kind: fold(kind.label) for kind in Kind}
    events = {one.url: (places[id(one.where)], one.event.year, kinds[one.event.kind]) for one in apart}
    data = {"events": events, "names": {place: sorted(some) for place, some in sorted(names.items())}}
    return {PATH: json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"}


def _place(where: Where) -> str:
    tops = {unit.slug for unit in where.units}
    return tops.pop() if len(tops) == 1 else _WIDE


def _names(where: Where) -> set[str]:
    """Of its units, of what they are in and of what they are now, without the kind where the rest tells enough."""
    found = {name for unit in where.units for name in (unit.name, unit.district, *(new.text for new in unit.today))}
    return {_bare(fold(name.partition(",")[0])) for name in found if name}


def _bare(name: str) -> str:
    rest = next((name.removeprefix(kind) for kind in _KINDS if name.startswith(kind)), name)
    return rest if " " in rest else name
