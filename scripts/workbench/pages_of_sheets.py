"""The workbooks that a province sends to its communes, to take along: one, or all in a zip."""

from http import HTTPStatus

from scripts.draw import archive
from scripts.draw.workbook import fixed
from scripts.model.communes import NoCommuneError
from scripts.model.website import Site
from scripts.tables import sending, sent_book
from scripts.workbench.desk import Desk
from scripts.workbench.web import WORKBOOK, Request, Response, to_take

_TITLE = "Bảng gửi các xã, phường"
_NO_LIST = "Hãy sửa lỗi của content/site.yml và content/places.yml trước."


def asked(desk: Desk, request: Request) -> Response:
    """The page with the communes of a year."""
    site = desk.look().checked.site
    if site is None:
        return desk.sorry("Chưa làm được bảng", _NO_LIST)
    year = _year(desk, request)
    communes = sent_book.communes(site, year)
    trouble = "" if communes else f"Danh sách địa bàn không có xã, phường nào vào tháng 6 năm {year}."
    return desk.page("sheets.html", title=_TITLE, year=year, communes=communes, trouble=trouble)


def file(desk: Desk, request: Request) -> Response:
    """The workbook of a commune, or, where none is named, all of them."""
    site = desk.look().checked.site
    if site is None:
        return desk.sorry("Chưa làm được bảng", _NO_LIST)
    year, code = _year(desk, request), request.query.get("ma", "")
    if not code:
        return to_take(f"bang-gui-xa-{year}.zip", _all(site, year), "application/zip")
    try:
        commune = sending.commune_named(site, code, year)
    except NoCommuneError as unknown:
        return desk.sorry("Không có xã, phường ấy", str(unknown), HTTPStatus.NOT_FOUND)
    return to_take(sending.name_of(commune), sent_book.workbook(sent_book.table_of(site, year, commune)), WORKBOOK)


def _all(site: Site, year: int) -> bytes:
    tables = sent_book.tables_of(site, year, sent_book.communes(site, year))
    files = {sending.name_of(one.commune): sent_book.workbook(one) for one in tables if one.commune}
    return archive.zipped(files, fixed.MADE)


def _year(desk: Desk, request: Request) -> int:
    text = request.query.get("nam", "").strip()
    return int(text) if text.isdecimal() and len(text) == 4 and text > "1900" else sending.next_june(desk.clock())
