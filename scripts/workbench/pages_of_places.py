"""The units of the place list by a few letters of their names: each has a form of its own, for there are hundreds."""

from http import HTTPStatus

from scripts.edit import saving
from scripts.edit.rewritten import UneditableError
from scripts.forms.entries import units_in
from scripts.forms.kinds import kind_of
from scripts.problems.failure import in_words
from scripts.vietnamese.folding import fold
from scripts.workbench.desk import Desk
from scripts.workbench.web import Request, Response

# So many are shown; who looks for one types more letters.
_MOST = 60


def found(desk: Desk, request: Request) -> Response:
    """Those whose names have the letters that were typed, accents or not."""
    path, asked = request.query.get("tep", ""), request.query.get("tim", "").strip()[:100]
    if kind_of(path) != "places":
        return desk.sorry("Không phải danh sách địa bàn", "Hãy quay về danh sách tệp.", HTTPStatus.NOT_FOUND)
    try:
        units = units_in(saving.look(desk.root, path).text, path)
    except UneditableError as error:
        return desk.sorry("Chưa đọc được danh sách địa bàn", f"{error}. Hãy sửa chữ của tệp trước.")
    except OSError as error:
        return desk.sorry("Chưa đọc được danh sách địa bàn", in_words(error))
    named = [(at, name) for at, name in units if fold(asked) in fold(name)] if asked else []
    return desk.page(
        "places.html",
        title="Tìm một địa bàn",
        path=path,
        asked=asked,
        units=named[:_MOST],
        left=max(0, len(named) - _MOST),
    )
