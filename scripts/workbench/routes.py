"""Which page answers which address, and the one function that makes a response of a request."""

import traceback
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path

from scripts.publish.errors import words_of
from scripts.workbench import (
    front,
    handbook,
    pages_of_beginnings,
    pages_of_bundles,
    pages_of_checks,
    pages_of_files,
    pages_of_forms,
    pages_of_places,
    pages_of_plans,
    pages_of_provinces,
    pages_of_reports,
    pages_of_sheets,
    pages_of_tables,
    publishing,
)
from scripts.workbench.desk import Desk
from scripts.workbench.guard import refusal
from scripts.workbench.web import Request, Response

Answer = Callable[[Desk, Request], Response]
# More no page of ours sends: pictures and sheets of offices are smaller.
BIGGEST = 40_000_000
_LOOK = Path(__file__).parent / "look"
_FORMS = "look/bieu-mau/"
_LOOKS = {
    "look/workbench.css": "text/css; charset=utf-8",
    "look/workbench.js": "text/javascript; charset=utf-8",
}
READ: Mapping[str, Answer] = {
    "": front.shown,
    "cac-tep": pages_of_files.listed,
    "tep": pages_of_files.shown,
    "truoc": pages_of_files.before,
    "xoa": pages_of_files.removed,
    "lan-luu": pages_of_files.changes,
    "viet-moi": pages_of_beginnings.begun,
    "bieu-mau": pages_of_forms.opened,
    "dia-ban": pages_of_places.found,
    "bieu-mau/trang": pages_of_forms.framed,
    "bieu-mau/anh": pages_of_forms.picture,
    "bieu-mau/ngay": pages_of_forms.day,
    "bieu-mau/dia-ban": pages_of_forms.places,
    "nhap": pages_of_tables.asked,
    "ke-hoach": pages_of_plans.proposed,
    "nhap/xem": pages_of_tables.proposed,
    "nhap/bang": pages_of_tables.returned,
    "bang-xa": pages_of_sheets.asked,
    "bang-xa/tep": pages_of_sheets.file,
    "bao-cao": pages_of_reports.asked,
    "bao-cao/tep": pages_of_reports.file,
    "chinh-ta": pages_of_checks.spelt,
    "sua-gon": pages_of_checks.mended,
    "tinh-khac": pages_of_provinces.asked,
    "dang": publishing.publish,
    "goi": publishing.pack,
    "goi/tep": publishing.packed,
    "bo-xa": pages_of_bundles.asked,
    "bo-xa/tep": pages_of_bundles.taken,
    "huong-dan": handbook.shown,
    "huong-dan/anh": handbook.picture,
}
WRITE: Mapping[str, Answer] = {
    "tep": pages_of_files.saved,
    "truoc": pages_of_files.brought_back,
    "xoa": pages_of_files.removed,
    "bieu-mau": pages_of_forms.saved,
    "bieu-mau/xem": pages_of_forms.drawn,
    "nhap": pages_of_tables.sent,
    "ke-hoach/ghi": pages_of_plans.accepted,
    "nhap/ghi": pages_of_tables.accepted,
    "sua-gon": pages_of_checks.mended,
    "tinh-khac": pages_of_provinces.asked,
    "dang": publishing.publish,
    "goi": publishing.pack,
    "bo-xa": pages_of_bundles.asked,
}


def answer(desk: Desk, request: Request) -> Response:
    """The response to a request; never an error."""
    try:
        return refusal(request, desk.key) or _answered(desk, request)
    except Exception as error:
        why = words_of(error)
        if why is None:
            traceback.print_exc()
            why = f"Lỗi của chương trình, không phải của bạn: {type(error).__name__}: {error}. Những gì đã lưu vẫn còn."
        return desk.sorry("Chưa làm được", why, HTTPStatus.INTERNAL_SERVER_ERROR)


def _answered(desk: Desk, request: Request) -> Response:
    if request.path in _LOOKS:
        return Response(body=(_LOOK / request.path.removeprefix("look/")).read_bytes(), kind=_LOOKS[request.path])
    if request.path.startswith(_FORMS) and request.method == "GET":
        return pages_of_forms.look(desk, request)
    found = (READ if request.method == "GET" else WRITE).get(request.path)
    if found is None:
        return desk.sorry("Không có trang này", "Hãy quay về đầu bàn làm việc.", HTTPStatus.NOT_FOUND)
    if request.is_too_big:
        why = f"Mỗi lần gửi được tối đa {BIGGEST // 1_000_000} MB. Hãy chọn tệp nhỏ hơn, hoặc thu nhỏ ảnh rồi gửi lại."
        return desk.sorry("Tệp quá lớn", why, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return found(desk, request)
