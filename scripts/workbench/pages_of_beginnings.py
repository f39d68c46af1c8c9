"""What is newly written: the two, three things to know first, then its form."""

from __future__ import annotations

from datetime import date

from scripts.model.values import day_of, parse_moment
from scripts.workbench import beginning
from scripts.workbench.desk import Desk
from scripts.workbench.pages_of_forms import shown_form
from scripts.workbench.web import Request, Response


def begun(desk: Desk, request: Request) -> Response:
    """The two, three things to know before there is a form: title, day, listing; or, those known, the form."""
    kind, title = request.query.get("loai", ""), request.query.get("ten", "").strip()
    found = next((one for one in beginning.KINDS if one[0] == kind), None)
    if found is None:
        return desk.page(
            "begin.html",
            title="Viết mới",
            kinds=beginning.KINDS,
            kind="",
            asked="",
            trouble="",
            day="",
            ten="",
            listings=[],
        )
    today, trouble = day_of(desk.clock()), ""
    typed = request.query.get("ngay", "").strip()
    day = _day(typed, today)
    site = desk.look().checked.site
    if title and day:
        try:
            made = beginning.begin(desk.root, site, kind, title, day, request.query.get("tep", ""))
        except ValueError:
            trouble = "Hãy ghi tên có ít nhất một chữ cái hoặc chữ số."
        else:
            shown = dict(made.shown)
            if kind == "su-kien" and _says_hours(typed):
                shown["start"] = typed
            return shown_form(desk, made.path, made.at, shown)
    elif title:
        trouble = f"Không hiểu ngày “{typed}”. Viết như 09/6/2027."
    return desk.page(
        "begin.html",
        title=f"Viết mới: {found[1].lower()}",
        kinds=beginning.KINDS,
        kind=kind,
        asked=found[2],
        ten=title,
        day=typed or f"{today:%d/%m/%Y}",
        trouble=trouble,
        listings=beginning.listings(desk.root, site, (day or today).year) if kind == "su-kien" else [],
    )


def _day(text: str, today: date) -> date | None:
    from scripts.vietnamese.day_reading import UnclearError, read

    if not text:
        return today
    try:
        return day_of(parse_moment(text))
    except ValueError:
        pass
    try:
        found = read(text, today.year)
    except UnclearError:
        return None
    return found.day if found else None


def _says_hours(text: str) -> bool:
    """Does a day say more than the day, so that the field of the form had better have all of it?"""
    from scripts.vietnamese.day_reading import UnclearError, read

    try:
        found = read(text)
    except UnclearError:
        return False
    return bool(found.hour or found.last or found.part)
