"""Border districts and communes that a plan names, as the list of places knows them."""

import re
from collections.abc import Iterator, Sequence

from scripts.edit.emitted import Value
from scripts.model.place import Places
from scripts.model.place_names import plain_name
from scripts.plans.draft import Said
from scripts.plans.outline import Item
from scripts.vietnamese.near import closest

_BIG = "A-ZĐÂÊÔĂƯƠÁÀẢÃẠ"
_LIST = re.compile(
    rf"(?:[Hh]uyện\s+)?(?P<district>[{_BIG}][^\W\d_]*(?:\s+[{_BIG}][^\W\d_]*){{0,3}})\s*(?:\(|:)\s*(?:gồm\s+)?"
    r"(?:[0-9]{1,2}\s+xã(?:\s+biên giới)?\s*[:,]?\s*)?(?:(?:các\s+)?xã\s*:?\s+)?(?P<communes>[^();:.]{3,400})"
)
_COMMUNES = re.compile(r"(?:các\s+)?xã(?:\s+biên giới)?\s*(?::|\(|gồm:?)?\s*(?P<communes>[A-ZĐ][^();:.]{3,400})")
_AND = re.compile(r"\s*,\s*|\s+và\s+")


def border(items: Sequence[Item], places: Places | None) -> list[Said]:
    """The districts, each with its communes, in the order of the plan."""
    if places is None:
        return []
    found: dict[str, Said] = {}
    for item in items:
        if "iên giới" not in item.text and "iên giới" not in item.place:
            continue
        for said in [*_districts(item, places)] or [*_direct(item, places)]:
            assert isinstance(said.value, dict)
            name = str(said.value["name"])
            found.setdefault(name, said)
    return [*found.values()]


def _districts(item: Item, places: Places) -> Iterator[Said]:
    for match in _LIST.finditer(item.text):
        group = places.group(match["district"])
        if group is None:
            continue
        names = [plain_name(name.strip(" .;")) for name in _AND.split(match["communes"]) if name.strip(" .;")]
        unknown = [name for name in names if not places.parts(name, [group])]
        if names and len(unknown) <= len(names) // 2:
            yield Said(
                {"name": plain_name(group.name), "communes": [*names]}, (item.place,), tuple(_doubts(unknown, places))
            )


def _direct(item: Item, places: Places) -> Iterator[Said]:
    """Communes without a district: since 2025 they stand right below the province."""
    for match in _COMMUNES.finditer(item.text):
        names = [plain_name(name.strip(" .;")) for name in _AND.split(match["communes"]) if name.strip(" .;")]
        unknown = [name for name in names if not places.parts(name)]
        if len(names) > 1 and len(unknown) <= len(names) // 2:
            yield _said(places.province.name, names, item, unknown, places)
            return


def _said(name: str, communes: Sequence[str], item: Item, unknown: Sequence[str], places: Places) -> Said:
    value: dict[str, Value] = {"name": plain_name(name), "communes": [*communes]}
    return Said(value, (item.place,), tuple(_doubts(unknown, places)))


def _doubts(unknown: Sequence[str], places: Places) -> Iterator[str]:
    for name in unknown:
        like = closest(name, [plain_name(one) for one in places.names()])
        yield f"danh sách địa bàn không có xã “{name}”" + (f"; gần giống: {', '.join(like)}" if like else "")
