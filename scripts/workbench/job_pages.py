"""What the pages of all jobs have: how far one is, what came of it, the file that it made."""

from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from scripts.flow.progress import STAGES
from scripts.vietnamese.numbers import megabytes
from scripts.workbench.desk import Desk
from scripts.workbench.jobs import Report
from scripts.workbench.web import Response

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


def job_page(desk: Desk, kind: str, template: str, **facts: Any) -> Response:
    """The page of the jobs of a kind; `other` is the kind of another one that runs now."""
    report, running = desk.jobs.report(kind), desk.jobs.running
    file = _file(desk, report)
    return desk.page(
        template,
        report=report,
        steps=_steps(report) if report and report.is_running else [],
        other=running if running != kind else "",
        has_file=file is not None,
        size=megabytes(file.stat().st_size) if file else "",
        **facts,
    )


def zip_of(desk: Desk, kind: str, title: str, why: str) -> Response:
    """The zip that the last job of a kind made, to take away; else a page that says why there is none."""
    file = _file(desk, desk.jobs.report(kind))
    if file is None:
        return desk.sorry(title, why, HTTPStatus.NOT_FOUND)
    name = f'attachment; filename="{file.name}"'
    return Response(kind="application/zip", file=file, headers={"Content-Disposition": name})


def _file(desk: Desk, report: Report | None) -> Path | None:
    """What a job made in goi/, where it is still there."""
    file = desk.root / report.file if report and report.file else None
    return file if file and file.is_file() and file.parent == desk.root / "goi" else None


def _steps(report: Report) -> list[Step]:
    order = [*STAGES[:3], "đóng gói", *STAGES[3:]]
    at = order.index(report.stage) if report.stage in order else -1
    return [
        Step(_WORDS[name], "done" if place < at else "now" if place == at else "later")
        for place, name in enumerate(order)
    ]
