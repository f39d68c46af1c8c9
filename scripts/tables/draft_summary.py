"""The summary of an event in the making."""

from __future__ import annotations

from typing import Any

from scripts.model.values import parse_moment
from scripts.tables import times
from scripts.tables.draft import Draft
from scripts.vietnamese.folding import lower_first

# Words for what many have, which begin small within a sentence.
_COMMON = {
    "nhà",
    "hội",
    "sân",
    "trường",
    "trụ",
    "xã",
    "phường",
    "thị",
    "huyện",
    "trung",
    "khu",
    "công",
    "quảng",
    "các",
    "toàn",
    "thành",
    "trạm",
    "chợ",
    "xóm",
    "bản",
    "khối",
    "thôn",
    "phòng",
}


def summary_of(draft: Draft) -> str:
    """A sentence made of the title, the time and the place."""
    place: Any = draft.values.get("place") or {}
    start = draft.values.get("start")
    words = ""
    if isinstance(start, str):
        end = draft.values.get("end")
        when = times.When(
            parse_moment(start),
            parse_moment(end) if isinstance(end, str) else None,
            str(draft.values.get("time_note", "")),
        )
        words = times.in_words(when)
    where = (
        place.get("venue")
        or place.get("outside")
        or ", ".join(
            lower_first(name) for name in [*place.get("commune", []), *place.get("district", [])] if not name.isdigit()
        )
    )
    parts = [
        part
        for part in (
            words,
            f"tại {_within(where)}" if where else "",
        )
        if part
    ]
    title = str(draft.values["title"])
    return f"{title}: {', '.join(parts)}." if parts else f"{title}."


def _within(where: str) -> str:
    """A place amid a sentence: a common word begins small."""
    is_common = where[:1].isupper() and not where.isupper() and where.split()[0].lower() in _COMMON
    return lower_first(where) if is_common else where
