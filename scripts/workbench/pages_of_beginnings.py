"""What is newly written: the two, three things to know first, then its form."""

from __future__ import annotations

from scripts.model.values import day_of
from scripts.workbench import beginning
from scripts.workbench.desk import Desk
from scripts.workbench.meant_days import COMING, DAYS, Meant, meant_by
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
            label="",
            offers=(),
            listing="",
            ten="",
            listings=[],
        )
    today, trouble = day_of(desk.clock()), ""
    typed, listing = request.query.get("ngay", "").strip(), request.query.get("tep", "")
    label = DAYS.get(kind, "")
    year_of_file = listing.split("/")[1] if listing.count("/") > 1 else ""
    year = request.query.get("nam", "")
    meant = meant_by(typed, label, today, year, year_of_file) if label else Meant(today)
    site = desk.look().checked.site
    if title and meant.day:
        try:
            made = beginning.begin(desk.root, site, kind, title, meant.day, listing)
        except ValueError:
            trouble = "Hãy ghi tên có ít nhất một chữ cái hoặc chữ số."
        else:
            if listing and year_of_file != str(meant.day.year):
                trouble = f"Tệp {listing} không phải của năm {meant.day.year}. Hãy chọn lại tệp, hoặc sửa ngày."
            else:
                shown = dict(made.shown)
                if kind == "su-kien" and meant.says_hours:
                    shown["start"] = typed
                return shown_form(desk, made.path, made.at, shown, told=(*meant.told, *made.told))
    elif title:
        trouble = meant.why
    return desk.page(
        "begin.html",
        title=f"Viết mới: {found[1].lower()}",
        kinds=beginning.KINDS,
        kind=kind,
        asked=found[2],
        ten=title,
        # Of what is written today the day is known; when something takes place only its clerk knows.
        day=typed or ("" if kind in COMING else f"{today:%d/%m/%Y}"),
        label=label,
        trouble=trouble,
        offers=meant.offers if title and not meant.day else (),
        listing=listing,
        listings=beginning.listings(desk.root, site, (meant.day or today).year) if kind == "su-kien" else [],
    )
