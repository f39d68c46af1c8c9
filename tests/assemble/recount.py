"""The counts of the board once more, from the YAML with plain `yaml` and none of our records."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

Counts = dict[str, dict[str, set[str]]]


def _file(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def _list(value: Any) -> list[str]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _events(root: Path, year: int, campaign: dict[str, Any]) -> list[dict[str, Any]]:
    """The listings that are the campaign's."""
    found = []
    for path in sorted((root / f"events/{year}").glob("*.yml")):
        if path.name == "campaign.yml":
            continue
        whole = _file(path)
        for entry in whole["events"]:
            one = {**(whole.get("defaults") or {}), **entry}
            one["place"] = {**(whole.get("defaults") or {}).get("place", {}), **entry.get("place", {})}
            if one.get("campaign") == "false" or one.get("sample") == "true":
                continue
            days = [_day(one[name]) for name in ("start", "end") if one.get(name)]
            inside = all(campaign["start"] <= day.isoformat() <= campaign["end"] for day in days)
            if inside or one.get("campaign") == "true":
                found.append(one)
    return found


def _times(one: dict[str, Any]) -> list[tuple[date, date]]:
    if not one.get("start"):
        return []
    first = _day(one["start"])
    last = _day(one.get("end") or one["start"])
    times = [(first, last)]
    if rule := one.get("recurs"):
        assert rule["every"] == "week"
        step, until = timedelta(days=7), _day(rule["until"])
        while times[-1][0] + step <= until:
            times.append((times[-1][0] + step, times[-1][1] + step))
        off = set(_list(rule.get("except")))
        times = [time for time in times if time[0].isoformat() not in off]
    return times


def _state(one: dict[str, Any], year: int, now: datetime, last: date | None = None) -> str:
    status = one.get("status", "scheduled")
    if status in ("cancelled", "postponed"):
        return str(status)
    times = [time for time in _times(one) if last is None or time[0] <= last]
    clock = one.get("end") or one.get("start") or ""
    # All listings that these tests read end at a full day, or have an hour at their end.
    if len(clock) > 10 and len(times) == 1:
        over = bool(one.get("end")) and datetime.fromisoformat(f"{clock[:16]}:00+07:00") <= now
        over = over or times[-1][1] < now.date()
    else:
        over = times[-1][1] < now.date() if times else date(year, 6, 30) < now.date()
    if status == "held" or (one.get("results") and over):
        return "reported" if one.get("results") else "unreported"
    return "passed" if over else "ahead"


def _homes(root: Path) -> dict[str, list[tuple[str, bool]]]:
    """Old communes by their plain name: the districts that they were in, and whether they were at the border."""
    found: dict[str, list[tuple[str, bool]]] = {}
    listed = _file(root / "content/places.yml")
    for district in listed.get("units") or listed["districts"]:
        for commune in district.get("units") or district.get("communes") or ():
            name = re.sub(r"^(Xã|Phường|Thị trấn) ", "", commune["name"])
            found.setdefault(name, []).append((_plain(district["name"]), commune.get("border") == "true"))
    return found


def _plain(name: str) -> str:
    return re.sub(r"^(Huyện|Thị xã|Thành phố|Xã|Phường|Thị trấn) ", "", name)


# Who of the real listings is one of a plan's bodies, as a person reads both.
BODIES = {
    "Huyện Con Cuông": "ubnd-cap-huyen",
    "UBND huyện Hưng Nguyên": "ubnd-cap-huyen",
    "Lực lượng Công an": "chuyen-trach",
}


def recount_of_bodies(root: Path, year: int) -> dict[str, dict[str, set[str]]]:
    """Ids of events by agency, by task (`agency 0`, `agency 1` …), by what of the plan's border they are in."""
    campaign = _file(root / f"events/{year}/campaign.yml")
    found: dict[str, dict[str, set[str]]] = {"agencies": {}, "tasks": {}, "border": {}}
    districts = campaign.get("border", {}).get("districts", ())
    border = {name: one["name"] for one in districts for name in one["communes"]}
    for one in _events(root, year, campaign):
        at = {_plain(name) for name in _list(one["place"].get("district"))}
        named = {_plain(name) for name in _list(one["place"].get("commune"))} & border.keys()
        inside = {name for name in named if not at or border[name] in at}
        for body in {BODIES.get(name, "") for name in _list(one.get("organisers"))} - {""}:
            found["agencies"].setdefault(body, set()).add(one["id"])
            tasks = [task for task in campaign["tasks"] if body in _list(task["agency"])]
            for number, task in enumerate(tasks):
                if task.get("border") and not inside:
                    continue
                if not task.get("focus") or set(_list(task["focus"])) & set(_list(one.get("focus"))):
                    found["tasks"].setdefault(f"{body} {number}", set()).add(one["id"])
        for name in inside:
            found["border"].setdefault(name, set()).add(one["id"])
    return found


def recount(root: Path, year: int, now: datetime) -> dict[str, Counts]:
    """Ids of events by group and what became of them: `whole`, `weeks`, `focuses`, `places` of the districts of then,
    or of the communes that events name where there are no districts."""
    campaign, listed = _file(root / f"events/{year}/campaign.yml"), _file(root / "content/places.yml").get("units", ())
    events, homes = _events(root, year, campaign), _homes(root)
    found: dict[str, Counts] = {name: {} for name in ("whole", "weeks", "focuses", "places")}

    def add(kind: str, group: str, state: str, one: dict[str, Any]) -> None:
        found[kind].setdefault(group, {}).setdefault(state, set()).add(one["id"])

    for one in events:
        state = _state(one, year, now)
        add("whole", "", state, one)
        for focus in _list(one.get("focus")):
            add("focuses", focus, state, one)
        place = one["place"]
        named = {_plain(name) for name in _list(place.get("district"))}
        for commune in _list(place.get("commune")):
            inside = [home for home, _ in homes.get(commune, ()) if not named or home in named]
            named |= set(inside[:1]) if year < 2025 or not inside else set()
            if year > 2025:
                named.add(_plain(commune))
        if year > 2025 and "xã biên giới" in place.get("venue", ""):
            named |= {_plain(one["name"]) for one in listed if one.get("border") == "true"}
        for name in named:
            add("places", name, state, one)
        first, end = _day(campaign["start"]), _day(campaign["end"])
        while first <= end:
            last = min(first + timedelta(days=6 - first.weekday()), end)
            if any(a <= last and first <= b for a, b in _times(one)):
                add("weeks", first.isoformat(), _state(one, year, now, last), one)
            first = last + timedelta(days=1)
    return found
