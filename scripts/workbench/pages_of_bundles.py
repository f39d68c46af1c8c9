"""What communes are sent, made in a process of its own: one to take along, or all of them in a folder here."""

from datetime import date

from scripts.model.communes import communes
from scripts.model.values import day_of
from scripts.workbench import work
from scripts.workbench.desk import Desk
from scripts.workbench.job_pages import job_page, zip_of
from scripts.workbench.web import Request, Response, to


def asked(desk: Desk, request: Request) -> Response:
    """The page with the communes of today or of a year; or begin with one or with all of them."""
    given = request.form if request.method == "POST" else request.query
    year = _year(given.get("nam", ""))
    if request.method == "POST":
        desk.jobs.begin(work.BUNDLES, desk.clock(), given.get("ma", ""), year)
        return to("bo-xa")
    checked = desk.look().checked
    day = date(int(year), 6, 30) if year else day_of(desk.clock())
    return job_page(
        desk,
        work.BUNDLES,
        "bundles.html",
        title="Bộ tài liệu cho xã, phường",
        errors=checked.errors,
        year=year,
        communes=communes(checked.site.places, day) if checked.site else [],
    )


def taken(desk: Desk, request: Request) -> Response:
    """The bundle that was made last, to take away."""
    why = "Hãy làm bộ tài liệu của một xã, phường trước."
    return zip_of(desk, work.BUNDLES, "Chưa có bộ tài liệu", why)


def _year(text: str) -> str:
    text = text.strip()
    return text if text.isdecimal() and len(text) == 4 and "1987" <= text <= "2100" else ""
