"""Publishing and the offline copy: what would go out, a button, how far it is, what came of it."""

from scripts.flow.outgoing import held_back
from scripts.workbench import work
from scripts.workbench.desk import Desk
from scripts.workbench.job_pages import job_page, zip_of
from scripts.workbench.since import since
from scripts.workbench.web import Request, Response, to


def publish(desk: Desk, request: Request) -> Response:
    """What publishing would change; or begin with it."""
    if request.method == "POST":
        flags = ["keep-going"] if request.form.get("bo-qua") else []
        desk.jobs.begin(work.PUBLISH, desk.clock(), *flags)
        return to("dang")
    looked, now = desk.look(), desk.clock()
    site = looked.checked.site
    return job_page(
        desk,
        work.PUBLISH,
        "publish.html",
        title="Đăng trang",
        errors=looked.checked.errors,
        can_go_on=site is not None,
        since=since(desk.root, site, now) if site and not looked.checked.errors else None,
        held=held_back(site, now) if site else [],
    )


def pack(desk: Desk, request: Request) -> Response:
    """The offline copy: what it is; or begin with it."""
    if request.method == "POST":
        desk.jobs.begin(work.PACK, desk.clock())
        return to("goi")
    return job_page(desk, work.PACK, "pack.html", title="Bản ngoại tuyến", errors=desk.look().checked.errors)


def packed(desk: Desk, request: Request) -> Response:
    """The zip that was made last, to take away."""
    return zip_of(desk, work.PACK, "Chưa có bản ngoại tuyến", "Hãy làm bản ngoại tuyến trước.")
