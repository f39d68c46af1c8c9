"""What communes are sent, made in a process of its own: one to take along, or all of them in a folder here."""

from datetime import date
from http import HTTPStatus

from scripts.model.values import day_of
from scripts.pack.communes import communes
from scripts.workbench import work
from scripts.workbench.desk import Desk
from scripts.workbench.publishing import file_of, other, steps
from scripts.workbench.web import Request, Response, to


def asked(desk: Desk, request: Request) -> Response:
    """The page with the communes of today or of a year; or begin with one or with all of them."""
    given = request.form if request.method == "POST" else request.query
    year = _year(given.get("nam", ""))
    if request.method == "POST":
        desk.jobs.begin(work.BUNDLES, desk.clock(), given.get("ma", ""), year)
        return to("bo-xa")
    checked, now = desk.look().checked, desk.clock()
    day = date(int(year), 6, 30) if year else day_of(now)
    report, file = desk.jobs.report(work.BUNDLES), file_of(desk, work.BUNDLES)
    return desk.page(
        "bundles.html",
        title="Bộ tài liệu cho xã, phường",
        report=report,
        steps=steps(desk, work.BUNDLES),
        other=other(desk, work.BUNDLES),
        errors=checked.errors,
        year=year,
        communes=communes(checked.site, day) if checked.site else [],
        has_file=file is not None,
        size=f"{file.stat().st_size / 1e6:.1f}".replace(".", ",") if file else "",
    )


def taken(desk: Desk, request: Request) -> Response:
    """The bundle that was made last, to take away."""
    file = file_of(desk, work.BUNDLES)
    if file is None:
        return desk.sorry("Chưa có bộ tài liệu", "Hãy làm bộ tài liệu của một xã, phường trước.", HTTPStatus.NOT_FOUND)
    name = f'attachment; filename="{file.name}"'
    return Response(kind="application/zip", file=file, headers={"Content-Disposition": name})


def _year(text: str) -> str:
    text = text.strip()
    return text if text.isdecimal() and len(text) == 4 and "1987" <= text <= "2100" else ""
