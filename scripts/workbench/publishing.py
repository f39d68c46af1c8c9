"""Publishing and the offline copy: what would go out, a button, how far it is, what came of it."""

from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from scripts.flow.outgoing import held_back
from scripts.flow.progress import STAGES
from scripts.workbench import work
from scripts.workbench.desk import Desk
from scripts.workbench.since import since
from scripts.workbench.web import Request, Response, to

_WORDS = {
    "đọc": "Đọc các tệp",
    "soát": "Soát lỗi",
    "ghép": "Soạn các trang",
    "đóng gói": "Làm ảnh chia sẻ và bộ tài liệu",
    "dựng": "Dựng trang",
    "đăng": "Đưa bản mới vào thư mục site",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of the work in words; `state` is `done`, `now` or `later`."""

    words: str
    state: str


def publish(desk: Desk, request: Request) -> Response:
    """What publishing would change; or begin with it."""
    if request.method == "POST":
        flags = ["keep-going"] if request.form.get("bo-qua") else []
        desk.jobs.begin(work.PUBLISH, desk.clock(), *flags)
        return to("dang")
    looked, now = desk.look(), desk.clock()
    site = looked.checked.site
    return desk.page(
        "publish.html",
        title="Đăng trang",
        report=desk.jobs.report(work.PUBLISH),
        steps=steps(desk, work.PUBLISH),
        other=other(desk, work.PUBLISH),
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
    report, file = desk.jobs.report(work.PACK), file_of(desk, work.PACK)
    return desk.page(
        "pack.html",
        title="Bản ngoại tuyến",
        report=report,
        steps=steps(desk, work.PACK),
        other=other(desk, work.PACK),
        errors=desk.look().checked.errors,
        has_file=file is not None,
        size=f"{file.stat().st_size / 1e6:.1f}".replace(".", ",") if file else "",
    )


def packed(desk: Desk, request: Request) -> Response:
    """The zip that was made last, to take away."""
    file = file_of(desk, work.PACK)
    if file is None:
        return desk.sorry("Chưa có bản ngoại tuyến", "Hãy làm bản ngoại tuyến trước.", HTTPStatus.NOT_FOUND)
    name = f'attachment; filename="{file.name}"'
    return Response(kind="application/zip", file=file, headers={"Content-Disposition": name})


def file_of(desk: Desk, kind: str) -> Path | None:
    """The file in goi/ that a job made last, where it is still there."""
    report = desk.jobs.report(kind)
    file = desk.root / report.file if report and report.file else None
    return file if file and file.is_file() and file.parent == desk.root / "goi" else None


def other(desk: Desk, kind: str) -> str:
    """The kind of another job that runs now."""
    return desk.jobs.running if desk.jobs.running != kind else ""


def steps(desk: Desk, kind: str) -> list[Step]:
    """How far a job is; none where it does not run."""
    report = desk.jobs.report(kind)
    if report is None or not report.is_running:
        return []
    order = [*STAGES[:3], "đóng gói", *STAGES[3:]]
    at = order.index(report.stage) if report.stage in order else -1
    return [
        Step(_WORDS[name], "done" if place < at else "now" if place == at else "later")
        for place, name in enumerate(order)
    ]
