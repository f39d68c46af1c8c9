"""A plan in: what was understood of it, and, once accepted, the draft of a campaign."""

import tempfile
from pathlib import Path

from scripts.law_import.bounded import within_limits
from scripts.law_import.reading import Understood
from scripts.plans.importing import Ended, run
from scripts.plans.recognised import is_for_plans, may_be_plan
from scripts.workbench.desk import Desk
from scripts.workbench.uploads import Sent
from scripts.workbench.web import Request, Response, to


def is_plan(desk: Desk, sent: Sent) -> bool:
    """Is a file that was sent a plan, whose tables or hours do not rather tell of single events?"""
    if not may_be_plan(Path(sent.name)):
        return False
    with tempfile.TemporaryDirectory() as folder:
        file = _put(Path(folder), sent)
        understood, site = within_limits(file), desk.look().checked.site
        return is_for_plans(file, understood, site.laws if site else ())


def proposed(desk: Desk, request: Request) -> Response:
    """What was understood, for somebody to accept."""
    name = request.query.get("giu", "")
    found = _run(desk, name, False)
    if isinstance(found, Response):
        return found
    ended, lines = found
    return desk.page(
        "plan.html", title="Đã đọc kế hoạch", upload=name, lines=lines, problems=ended.problems, written=""
    )


def accepted(desk: Desk, request: Request) -> Response:
    """Write the draft."""
    name = request.form.get("giu", "")
    with desk.turn:
        found = _run(desk, name, True)
    if isinstance(found, Response):
        return found
    ended, lines = found
    if not ended.written:
        return desk.page(
            "plan.html", title="Chưa ghi gì", upload=name, lines=lines, problems=ended.problems, written=""
        )
    desk.saved()
    if ended.written.startswith("events/") and not ended.problems:
        return to("bieu-mau", tep=ended.written, xong="luu")
    title = "Đã ghi bản nháp"
    return desk.page("plan.html", title=title, upload="", lines=(), problems=ended.problems, written=ended.written)


def _run(desk: Desk, name: str, writes: bool) -> tuple[Ended, list[str]] | Response:
    sent = desk.sent(name)
    if isinstance(sent, Response):
        return sent
    understood = _understood(sent)
    if understood.document is None:
        return desk.sorry("Không đọc được tệp này", "Hãy mở tệp bằng Word, lưu lại thành .docx rồi gửi lại.")
    lines: list[str] = []
    confirm = (lambda _: True) if writes else None
    site, now = desk.look().checked.site, desk.clock()
    return run(understood.document, desk.root, site, now, sent.year, confirm, lines.append), lines


def _understood(sent: Sent) -> Understood:
    with tempfile.TemporaryDirectory() as folder:
        return within_limits(_put(Path(folder), sent))


def _put(folder: Path, sent: Sent) -> Path:
    """As a file, for who reads it in a process of its own."""
    file = folder / (Path(sent.name.replace("\\", "/")).name or "ke-hoach")
    file.write_bytes(sent.data)
    return file
