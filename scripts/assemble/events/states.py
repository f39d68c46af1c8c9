"""What became of an event, in the names that templates and the reader's clock (assets/scripts/clock.js) know."""

from __future__ import annotations

from datetime import datetime

from scripts.assemble.tree import Meta
from scripts.model.event import Event, Occasion, Status

# What no clock changes, as named in extra.ui.status; and the colours of those names.
_FIXED = {Status.CANCELLED: "cancelled", Status.POSTPONED: "postponed", Status.HELD: "past"}
_TONES = {
    "soon": "soon",
    "rescheduled": "soon",
    "ongoing": "ok",
    "past": "past",
    "undated": "past",
    "postponed": "off",
    "cancelled": "off",
}


def status(event: Event, now: datetime, occasion: Occasion | None = None) -> Meta:
    """What became of the event at that moment: of one time that it takes place, else of the present or next.

    `code` names the word in extra.ui.status, `tone` the colour. `start` and `end` are the moments between which it
    takes place, `days` the later days of one that recurs. What the passing of time will yet change has `soon`, the
    code that holds before `start`; the reader's clock decides there.
    """
    shown = occasion or event.occasion(now)
    code = _FIXED.get(event.status)
    moved = "rescheduled" if event.status is Status.RESCHEDULED else None
    if shown is None:
        code = code or moved or "undated"
        return {"code": code, "tone": _TONES[code]}
    later = [one for one in event.occasions if one.begins > shown.begins and occasion is None]
    found: Meta = {
        "start": shown.begins.isoformat(),
        "end": shown.ends.isoformat(),
        "days": " ".join(one.first.isoformat() for one in later),
    }
    if code is None:
        soon = moved or "soon"
        code = "past" if shown.ends <= now else "ongoing" if shown.begins <= now else soon
        found["soon"] = soon if code != "past" else None
    return found | {"code": code, "tone": _TONES[code]}
