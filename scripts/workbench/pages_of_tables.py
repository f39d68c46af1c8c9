"""Sheets, Word tables, notices and pasted text in: what was understood, row by row, and, once accepted, events."""

from dataclasses import replace

from scripts.model.website import Site
from scripts.plans.recognised import What
from scripts.tables import memory, reading, rejected, returned_report, shown
from scripts.tables import returned as folders
from scripts.tables.accepting import accept
from scripts.tables.entries import Memory
from scripts.tables.proposal import Entry, Kept, Proposal, State
from scripts.workbench import pages_of_plans
from scripts.workbench.desk import Desk
from scripts.workbench.uploads import Sent
from scripts.workbench.web import WORKBOOK, Request, Response, to, to_take


def asked(desk: Desk, request: Request) -> Response:
    """The page to drop a file on."""
    return _page_to_send(desk, "")


def _page_to_send(desk: Desk, trouble: str) -> Response:
    return desk.page("import.html", title="Nhập bảng, giấy mời, kế hoạch", trouble=trouble)


# Where the text of a law is put instead.
_LAW = "Chép tệp vào thư mục official/ của trang; lần sau mở bàn làm việc, máy tự nhập."


def sent(desk: Desk, request: Request) -> Response:
    """Keep what was sent, and go to what was understood of it."""
    form, files = request.form, [one for _, one in request.uploads]
    known = desk.uploads.get(form.get("giu", ""))
    source, year = form.get("nguon", "").strip(), form.get("nam", "").strip()
    number = int(year) if year.isdecimal() and len(year) == 4 else None
    if known:  # asked again with more said about it
        new = replace(known, source=source, year=number)
        return to("nhap/xem", giu=desk.uploads.keep(new, form["giu"]))
    if len(files) > 1:
        new = Sent(f"{len(files)} tệp", b"", source, number, many=tuple((one.name, one.data) for one in files))
    elif files and files[0].data:
        new = Sent(files[0].name, files[0].data, source, number)
        taken = pages_of_plans.taken_for(desk, new)
        if taken.what is What.TEXT:
            return _page_to_send(desk, f"Tệp {new.name} là toàn văn luật, nghị định. {_LAW}")
        new = replace(new, other=taken.other.words if taken.other else "")
        if taken.what is What.PLAN:
            return to("ke-hoach", giu=desk.uploads.keep(new))
    elif form.get("chu", "").strip():
        new = Sent("", form["chu"].encode(), source, number)
    else:
        trouble = "Chưa có tệp hoặc chữ nào." if not files else f"Tệp {files[0].name} rỗng."
        return _page_to_send(desk, trouble)
    return to("nhap/xem", giu=desk.uploads.keep(new))


def proposed(desk: Desk, request: Request) -> Response:
    """What was understood, for somebody to accept."""
    name = request.query.get("giu", "")
    found = _found(desk, name)
    if isinstance(found, Response):
        return found
    proposal, report = found
    if proposal.problem:
        what, mend = proposal.problem
        trouble = f"{proposal.name} {what}. {mend}."
        return _page_to_send(desk, trouble)
    known = desk.uploads.get(name)
    return desk.page(
        "proposal.html",
        report=report,
        title=f"Đã đọc {proposal.name}",
        upload=name,
        proposal=proposal,
        counts=shown.counts(proposal),
        said_year=known.year if known else None,
        other=known.other if known else "",
        name_of=shown.name_of,
        words_of=shown.words_of,
        conflict=Kept.CONFLICT,
        unsaid=[(table, shown.unsaid(table, entries)) for table, entries in proposal.unsaid.items()],
        kinds=[(state.value, state.label, proposal.in_state(state)) for state in _ORDER if proposal.in_state(state)],
        lines=[line for line in shown.lines(proposal) if line.startswith("Ngoài các dòng")],
    )


_ORDER = (State.OUT, State.CONFLICT, State.NEW, State.CHANGED, State.SAME, State.REPEATED)


def accepted(desk: Desk, request: Request) -> Response:
    """Write what was chosen."""
    name = request.form.get("giu", "")
    proposal = _proposal(desk, name)
    if isinstance(proposal, Response):
        return proposal
    chosen = {int(value) for field, value in request.pairs if field == "dong" and value.isdecimal()}
    tables = {value for field, value in request.pairs if field == "bang"}
    chosen |= {one.number for name, entries in proposal.unsaid.items() if name in tables for one in entries}
    over = {(int(number), field) for number, field in _overwritten(request) if number.isdecimal()}
    with desk.turn:
        done = accept(desk.root, proposal, chosen | {number for number, _ in over}, desk.clock(), over)
    desk.saved()
    left = _left(proposal, chosen, over)
    return desk.page(
        "imported.html",
        title="Đã nhập xong" if done.files else "Chưa nhập gì",
        upload=name,
        files=done.files,
        count=len(done.ids),
        refused=done.refused,
        left=left,
        skipped=[one for one in proposal.entries if one.is_sure and one.number not in chosen],
    )


def returned(desk: Desk, request: Request) -> Response:
    """The rows that were not taken, as a sheet with a column that says why."""
    name = request.query.get("giu", "")
    proposal = _proposal(desk, name)
    if isinstance(proposal, Response):
        return proposal
    data = rejected.workbook(proposal.left_over, proposal.year, proposal.source)
    return to_take(rejected.name_of(proposal.name, desk.clock().date()), data, WORKBOOK)


def _overwritten(request: Request) -> list[tuple[str, str]]:
    pairs = (value.partition(" ") for field, value in request.pairs if field == "de")
    return [(number, field) for number, _, field in pairs]


def _left(proposal: Proposal, chosen: set[int], over: set[tuple[int, str]]) -> tuple[Entry, ...]:
    taken = chosen | {number for number, _ in over}
    return tuple(one for one in proposal.left_over if one.number not in taken)


def _proposal(desk: Desk, name: str) -> Proposal | Response:
    found = _found(desk, name)
    return found if isinstance(found, Response) else found[0]


def _found(desk: Desk, name: str) -> tuple[Proposal, tuple[list[str], list[str]] | None] | Response:
    """What was understood, and, of files that were sent together, who sent them."""
    known, site = desk.sent(name), desk.look().checked.site
    if isinstance(known, Response):
        return known
    if site is None:
        return desk.sorry("Chưa nhập được", "Hãy sửa lỗi của content/site.yml và content/places.yml trước.")
    before = memory.load(desk.root)
    if known.many:
        folder = folders.read_sent(known.many, site, known.year, desk.clock().year, known.source, before)
        return folder.proposal, ([*returned_report.of_communes(folder)], [*returned_report.of_files(folder)])
    return _read(known, site, before), None


def _read(known: Sent, site: Site, before: Memory) -> Proposal:
    if known.name:
        return reading.read_file(known.name, known.data, site, known.year, source=known.source, before=before)
    return reading.read_pasted(known.data.decode(), site, known.year, source=known.source, before=before)
