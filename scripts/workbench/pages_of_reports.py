"""Reports of a week, a month or a campaign, to take along."""

from http import HTTPStatus

from scripts.model.values import VIETNAM, parse_day, parse_month
from scripts.model.website import Site
from scripts.reports import period
from scripts.reports.report import report
from scripts.workbench.desk import Desk
from scripts.workbench.web import WORD_FILE, Request, Response, to_take

_WRONG_DAY = "Không hiểu ngày “{}”. Hãy ghi như 09/6/2022."
_WRONG_MONTH = "Không hiểu tháng “{}”. Hãy ghi như 6/2022."


def asked(desk: Desk, request: Request) -> Response:
    """The page with the three forms."""
    return _page(desk, "")


def file(desk: Desk, request: Request) -> Response:
    """The report, or the forms again with what is wrong."""
    checked = desk.look().checked
    if checked.site is None or checked.errors:
        return _page(desk, "")
    try:
        wanted = _wanted(checked.site, request)
    except period.UnknownError as unknown:
        return _page(desk, str(unknown), HTTPStatus.BAD_REQUEST)
    return to_take(wanted.file_name, report(checked.site, desk.clock(), wanted), WORD_FILE)


def _wanted(site: Site, request: Request) -> period.Period:
    kind, text = request.query.get("loai", ""), request.query.get("luc", "").strip()[:40]
    if kind == period.Kind.CAMPAIGN:
        return period.campaign_of(site, int(text) if text.isdecimal() else 0)
    try:
        if kind == period.Kind.MONTH:
            return period.month_of(parse_month(text))
        return period.week_of(parse_day(text))
    except ValueError:
        wrong = _WRONG_MONTH if kind == period.Kind.MONTH else _WRONG_DAY
        raise period.UnknownError(wrong.format(text)) from None


def _page(desk: Desk, trouble: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    checked, now = desk.look().checked, desk.clock()
    return desk.page(
        "report.html",
        status,
        title="Làm báo cáo",
        trouble=trouble,
        errors=checked.errors,
        today=now.astimezone(VIETNAM).date(),
        campaigns=period.campaigns(checked.site) if checked.site else [],
    )
