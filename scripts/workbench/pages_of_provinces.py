"""The site of another province, begun in a folder of its own."""

from pathlib import Path

from scripts.publish.errors import words_of
from scripts.scaffold import province_folder, units
from scripts.scaffold.answers import UnfitError
from scripts.vietnamese.slugs import slug, slug_or
from scripts.workbench.desk import Desk
from scripts.workbench.web import Request, Response

_TITLE = "Trang của tỉnh khác"


def asked(desk: Desk, request: Request) -> Response:
    """Which province, and where its sources are to lie; or write them."""
    site = desk.look().checked.site
    if site is None:
        return desk.sorry("Chưa làm được", "Hãy sửa những lỗi ở trang đầu trước.")
    name, folder, trouble = request.form.get("tinh", ""), request.form.get("thu-muc", "").strip(), ""
    if request.method == "POST":
        if name and not folder:
            folder = str(_beside(desk.root, name))
        try:
            if not Path(folder).is_absolute():
                raise UnfitError(
                    f"“{folder}” chưa đủ: hãy ghi cả đường dẫn, như {_beside(desk.root, name or 'ha-tinh')}."
                )
            written = province_folder.write(name, folder, desk.root, site)
        except UnfitError as unfit:
            trouble = str(unfit)
        except OSError as error:
            trouble = words_of(error) or f"Máy không ghi được vào {folder}."
        else:
            return desk.page("province_made.html", title=f"Đã viết trang của {written.province}", written=written)
    own = site.places.province.name
    return desk.page(
        "province.html",
        title=_TITLE,
        provinces=sorted((one.name for one in units.provinces() if one.name != own), key=slug),
        own=own,
        chosen=name,
        folder=folder,
        example=_beside(desk.root, "ha-tinh"),
        trouble=trouble,
    )


def _beside(root: Path, name: str) -> Path:
    return root.resolve().parent / f"trang-{slug_or('tinh', name.removeprefix('Tỉnh ').removeprefix('Thành phố '))}"
