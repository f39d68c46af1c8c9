"""The list of files, one file with its text, what it was before, and the way back."""

from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from scripts.edit import saving
from scripts.edit.rewritten import UneditableError
from scripts.edit.saving import ChangedMeanwhileError, Seen, State
from scripts.forms.entries import events_in, units_in
from scripts.forms.kinds import WRITTEN, kind_of
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.kinds import BY_MODEL
from scripts.model.record import Record
from scripts.problems.failure import in_words
from scripts.workbench.desk import Desk
from scripts.workbench.difference import difference, side_by_side
from scripts.workbench.excerpt import Excerpts
from scripts.workbench.listing import KINDS, files, matching, paths, title_of
from scripts.workbench.web import Request, Response, to

# So many files of a list are shown; who looks for one types more letters.
_MOST = 200
_MOST_CHANGES = 50


@dataclass(frozen=True, slots=True)
class Holding:
    """What a file holds: the address of its page in the preview, and where it stands for a form, where it has one."""

    title: str
    url: str | None
    at: str | None


def listed(desk: Desk, request: Request) -> Response:
    """All files, or those that a search finds."""
    asked, kind = request.query.get("tim", "")[:200], request.query.get("loai", "")
    looked = desk.look()
    everything = files(desk.root, looked.checked.site, looked.checked.problems, desk.clock())
    found = matching(everything, asked, kind)
    names = {name: words for name, words, _ in KINDS}
    groups: dict[str, list[object]] = {}
    for one in found[:_MOST]:
        groups.setdefault(one.kind, []).append(one)
    kinds = {one.kind for one in everything}
    return desk.page(
        "files.html",
        title="Tất cả các tệp",
        asked=asked,
        kind=kind,
        kinds=[(name, words) for name, words, _ in KINDS if name in kinds],
        groups=[(names[name], rows) for name, rows in groups.items()],
        count=len(found),
        left=max(0, len(found) - _MOST),
    )


def shown(desk: Desk, request: Request) -> Response:
    """A file as text, with what is wrong in it."""
    path = request.query.get("tep", "")
    seen = _seen(desk, path)
    if isinstance(seen, Response):
        return seen
    if not seen.digest and not any(saving.states(desk.root, path)):
        return desk.sorry(
            "Không có tệp này", f"Không tìm thấy {path}. Có thể tệp đã được đổi tên hoặc xóa.", HTTPStatus.NOT_FOUND
        )
    return _file_page(desk, path, seen, seen.text, request.query.get("dong", ""), request.query.get("xong", ""))


def saved(desk: Desk, request: Request) -> Response:
    """Write the text of a file, unless somebody else wrote it meanwhile: then both are shown, and nothing is lost."""
    path, text, digest = (request.form.get(name, "") for name in ("tep", "chu", "ban"))
    seen = _seen(desk, path)
    if isinstance(seen, Response):
        return seen
    if not text.endswith("\n"):
        text += "\n"
    try:
        with desk.turn:
            saving.save(desk.root, path, text, digest, desk.clock())
    except ChangedMeanwhileError:
        return _conflict(desk, path, text)
    except OSError as error:
        return _file_page(desk, path, seen, text, "", "", trouble=in_words(error))
    desk.saved()
    return to("tep", tep=path, xong="luu")


def removed(desk: Desk, request: Request) -> Response:
    """Ask whether a file is to go; take it away once that was said."""
    if request.method == "GET":
        path = request.query.get("tep", "")
        seen = _seen(desk, path)
        if isinstance(seen, Response):
            return seen
        return desk.page("remove.html", title=f"Xóa {Path(path).name}?", path=path, digest=seen.digest)
    path = request.form.get("tep", "")
    try:
        with desk.turn:
            saving.save(desk.root, path, None, request.form.get("ban", ""), desk.clock())
    except ChangedMeanwhileError:
        return desk.sorry(
            "Chưa xóa", f"Tệp {path} vừa được sửa ở nơi khác. Hãy mở lại tệp, xem bản mới rồi hãy quyết định."
        )
    except ValueError as error:
        return desk.sorry("Chưa xóa", str(error))
    except OSError as error:
        return desk.sorry("Chưa xóa", in_words(error))
    desk.saved()
    return to("truoc", tep=path, xong="xoa")


def before(desk: Desk, request: Request) -> Response:
    """What a file was before, each state with what the next one changed."""
    path = request.query.get("tep", "")
    seen = _seen(desk, path)
    if isinstance(seen, Response):
        return seen
    later: str | None = seen.text if seen.digest else None
    rows = []
    for state in saving.states(desk.root, path):
        rows.append((state, difference(state.text or "", later or ""), later is None))
        later = state.text
    return desk.page(
        "before.html",
        title=f"Các bản trước của {Path(path).name}",
        path=path,
        digest=seen.digest,
        rows=rows,
        done=request.query.get("xong", ""),
    )


def brought_back(desk: Desk, request: Request) -> Response:
    """Make a file what it was; what it is now is kept as well."""
    path, name = request.form.get("tep", ""), request.form.get("luc", "")
    seen = _seen(desk, path)
    if isinstance(seen, Response):
        return seen
    state = next((one for one in saving.states(desk.root, path) if one.file.name == name), None)
    if state is None:
        return desk.sorry(
            "Không còn bản này", f"Máy giữ {saving.MOST_STATES} bản gần nhất của mỗi tệp; bản này cũ hơn thế."
        )
    try:
        with desk.turn:
            saving.save(desk.root, path, state.text, request.form.get("ban", ""), desk.clock())
    except ChangedMeanwhileError:
        return desk.sorry(
            "Chưa đổi gì", f"Tệp {path} vừa được sửa ở nơi khác. Hãy mở lại trang các bản trước rồi chọn lại."
        )
    except OSError as error:
        return desk.sorry("Chưa đổi gì", in_words(error))
    desk.saved()
    return to("truoc", tep=path, xong="lai")


def changes(desk: Desk, request: Request) -> Response:
    """What was saved last, over all files: the way to a file that was removed."""
    folder = desk.root / "var" / "states"
    there = set(paths(desk.root))
    found: list[tuple[str, str, State]] = []
    for file in sorted(_kept(folder), key=lambda one: one.name, reverse=True):
        path = file.parent.relative_to(folder).as_posix()
        if any(path == known for known, _, _ in found):
            continue
        state = next(saving.states(desk.root, path), None)
        if state:
            found.append((path, "" if path in there else "đã xóa", state))
        if len(found) >= _MOST_CHANGES:
            break
    return desk.page("changes.html", title="Những lần lưu gần đây", rows=found)


def _kept(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*.*") if file.is_file()] if folder.is_dir() else []


def _seen(desk: Desk, path: str) -> Seen | Response:
    try:
        return saving.look(desk.root, path)
    except ValueError as error:
        return desk.sorry("Không mở được tệp này", f"{error}.")
    except OSError as error:
        return desk.sorry("Không mở được tệp này", in_words(error))


def _file_page(desk: Desk, path: str, seen: Seen, text: str, line: str, done: str, trouble: str = "") -> Response:
    looked = desk.look()
    excerpts = Excerpts(desk.root)
    problems = [excerpts.shown(one) for one in looked.checked.problems if one.at.path == path]
    return desk.page(
        "file.html",
        title=Path(path).name,
        path=path,
        text=text,
        digest=seen.digest,
        line=line if line.isdecimal() else "",
        done=done,
        trouble=trouble,
        problems=problems,
        is_behind=desk.is_behind(looked),
        entries=_held(desk, path, text),
        is_places=kind_of(path) == "places",
        is_listing=(kind := kind_of(path)) is not None and WRITTEN[kind].listing,
        has_states=any(True for _ in saving.states(desk.root, path)),
    )


def _conflict(desk: Desk, path: str, text: str) -> Response:
    """Both versions, and what was typed kept in the form."""
    seen = _seen(desk, path)
    if isinstance(seen, Response):
        return seen
    return desk.page(
        "conflict.html",
        HTTPStatus.CONFLICT,
        title="Tệp đã được sửa ở nơi khác",
        path=path,
        text=text,
        digest=seen.digest,
        is_gone=not seen.digest,
        pairs=side_by_side(seen.text, text),
    )


def _held(desk: Desk, path: str, text: str) -> list[Holding]:
    """The entries of a file."""
    site, kind = desk.look().checked.site, kind_of(path)
    every: tuple[Record, ...] = (*site.events, *site.campaigns, *site.laws, *site.articles) if site else ()
    records = [one for one in every if one.file == path]
    if kind == "places":
        return _units(text, path)
    if kind is None or not WRITTEN[kind].listing:
        urls = [addresses.of(one) for one in records if type(one) in BY_MODEL]
        title = title_of(records[0]) if records else ""
        return [Holding(title, urls[0] if urls else None, "" if kind else None)]
    try:
        listed = events_in(text, path)
    except UneditableError:
        listed = []
    known = {one.title: addresses.of(one) for one in records if isinstance(one, Event)}
    return [Holding(title or "(chưa có tên)", known.get(title), at) for at, title in listed]


def _units(text: str, path: str) -> list[Holding]:
    """The province, and each of its units, which has a form of its own."""
    try:
        units = units_in(text, path)
    except UneditableError:
        units = []
    return [Holding("Danh mục địa bàn", None, ""), *(Holding(name, None, at) for at, name in units)]
