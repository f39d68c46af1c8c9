"""A plan in: what was understood of it, and, once accepted, the draft of a campaign."""

import tempfile
from dataclasses import replace
from pathlib import Path

from scripts.law_import.bounded import within_limits
from scripts.law_import.reading import Understood
from scripts.plans.importing import Ended, run
from scripts.plans.recognised import Taken, What, may_be_plan
from scripts.plans.recognised import taken_for as taken_for_file
from scripts.workbench.desk import Desk
from scripts.workbench.uploads import Sent
from scripts.workbench.web import Request, Response, to


def taken_for(desk: Desk, sent: Sent) -> Taken:
    """What a file that was sent is; what can be read neither as a law nor as a plan is for the tables to refuse."""
    with tempfile.TemporaryDirectory() as folder:
        file = _put(Path(folder), sent)
        understood = within_limits(file) if may_be_plan(file) else None
        site = desk.look().checked.site
        found = taken_for_file(file, understood, site.laws if site else ())
    if found.what is What.TEXT and (understood is None or understood.text is None):
        return Taken(What.EVENTS)
    return found


def proposed(desk: Desk, request: Request) -> Response:
    """What was understood, for somebody to accept."""
    name = request.query.get("giu", "")
    found = _run(desk, name, False)
    if isinstance(found, Response):
        return found
    ended, lines = found
    sent = desk.uploads.get(name)
    return desk.page(
        "plan.html",
        title="Đã đọc kế hoạch",
        upload=name,
        lines=lines,
        problems=ended.problems,
        written="",
        other=sent.other if sent else "",
        foreign=ended.other,
    )


def accepted(desk: Desk, request: Request) -> Response:
    """Write the draft."""
    name = request.form.get("giu", "")
    with desk.turn:
        found = _run(desk, name, False)
        if not isinstance(found, Response) and found[0].other and not request.form.get("van-ghi"):
            return proposed(desk, replace(request, query={"giu": name}))
        found = _run(desk, name, True)
    if isinstance(found, Response):
        return found
    ended, lines = found
    if not ended.written:
        return desk.page(
            "plan.html",
            title="Chưa ghi gì",
            upload=name,
            lines=lines,
            problems=ended.problems,
            written="",
            other="",
            foreign=ended.other,
        )
    desk.saved()
    if ended.written.startswith("events/") and not ended.problems:
        return to("bieu-mau", tep=ended.written, xong="luu")
    title = "Đã ghi bản nháp"
    return desk.page(
        "plan.html",
        title=title,
        upload="",
        lines=(),
        problems=ended.problems,
        written=ended.written,
        other="",
        foreign="",
    )


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
