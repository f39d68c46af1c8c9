"""What a draft says otherwise than the campaign.yml that is there already."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.edit.emitted import Value
from scripts.plans import names
from scripts.vietnamese.folding import same_word

# Fields that staff write in their own words: a draft says them otherwise by nature.
_OWN_WORDS = ("summary", "sources", "theme_source", "name")
_LISTS = {"focuses": ("title", "nội dung"), "agencies": ("name", "đơn vị")}


def differences(there: Value, draft: dict[str, Value]) -> Iterator[str]:
    """A line for each difference, for staff."""
    if not isinstance(there, dict):
        yield "tệp đang có không đọc được để so"
        return
    for field, value in draft.items():
        old = there.get(field)
        if field in _OWN_WORDS:
            continue
        if isinstance(value, dict) and field != "border":
            old_group = old if isinstance(old, dict) else {}
            for part, one in value.items():
                yield from _one(f"{field}: {part}", old_group.get(part), one)
        elif field in _LISTS:
            yield from _listed(field, old, value)
        elif field == "tasks":
            counts = [len(one) if isinstance(one, list) else 0 for one in (old, value)]
            yield f"nhiệm vụ: tệp đang có {counts[0]}, kế hoạch {counts[1]}"
        elif field == "border":
            yield from _border(old, value)
        else:
            yield from _one(field, old, value)


def _one(field: str, old: Value | None, new: Value) -> Iterator[str]:
    if old is None:
        yield f"{field}: tệp đang có chưa ghi, kế hoạch ghi “{new}”"
    elif same_word(str(old)) != same_word(str(new)) and names.key(str(old)) != names.key(str(new)):
        yield f"{field}: tệp đang có ghi “{old}”, kế hoạch ghi “{new}”"


def _listed(field: str, old: Value | None, new: Value) -> Iterator[str]:
    part, said = _LISTS[field]
    there, here = _titles(old, part), _titles(new, part)
    if more := [title for key, title in here.items() if key not in there]:
        yield f"{said} kế hoạch có mà tệp chưa có: {'; '.join(more)}"
    if less := [title for key, title in there.items() if key not in here]:
        yield f"{said} tệp có mà máy không thấy trong kế hoạch: {'; '.join(less)}"


def _titles(value: Value | None, part: str) -> dict[str, str]:
    items = value if isinstance(value, list) else []
    titles = [str(one.get(part, "")) for one in items if isinstance(one, dict)]
    return {names.key(title): title for title in titles}


def _border(old: Value | None, new: Value) -> Iterator[str]:
    def communes(value: Value | None) -> dict[str, str]:
        districts = value.get("districts") if isinstance(value, dict) else None
        found: dict[str, str] = {}
        for one in districts if isinstance(districts, list) else ():
            listed = one.get("communes") if isinstance(one, dict) else None
            found |= {same_word(str(name)): str(name) for name in (listed if isinstance(listed, list) else ())}
        return found

    there, here = communes(old), communes(new)
    if more := [name for key, name in here.items() if key not in there]:
        yield f"xã biên giới kế hoạch có mà tệp chưa có: {', '.join(more)}"
    if less := [name for key, name in there.items() if key not in here]:
        yield f"xã biên giới tệp có mà máy không thấy trong kế hoạch: {', '.join(less)}"
