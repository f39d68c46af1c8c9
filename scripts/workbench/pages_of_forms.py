"""Forms: what is begun, shown, looked at as a page, saved, and what two people changed at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path

from scripts.edit import saving
from scripts.edit.rewritten import UneditableError
from scripts.edit.saving import ChangedMeanwhileError, Seen
from scripts.forms import pictures
from scripts.forms.controls import Wrong
from scripts.forms.entries import NEW, Entry, NoSuchEntryError, entry, put_back
from scripts.forms.form import LOOK, Sent, form, found_places, received, understood
from scripts.forms.kinds import kind_of
from scripts.forms.pictures import Accepted
from scripts.forms.shown import Shown
from scripts.problems import Problem
from scripts.problems.failure import in_words
from scripts.workbench.as_public import page_of
from scripts.workbench.desk import Desk
from scripts.workbench.filled import Merged, Outcome, merged, outcome, pictures_of, place_of, revised, without_doubts
from scripts.workbench.moved_day import with_old_day
from scripts.workbench.seen_by_readers import notes
from scripts.workbench.uploads import Sent as Kept
from scripts.workbench.web import Request, Response, as_json, html, link, to

# Where a page under another server's policy may load from: as the preview beside it, in a frame of the form's page.
_AS_PAGE = {"Content-Security-Policy": "frame-ancestors 'self'"}
_PICTURES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
}
_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_PENDING = "cho"
# Boxes of doubts of a plan that somebody looked at, by their lines.
LOOKED_AT = "da-xem"
_RAISED = "Máy đã tăng ô “Lần sửa thứ mấy” lên 1, để lịch trong điện thoại người đã lưu đổi theo."


def opened(desk: Desk, request: Request) -> Response:
    """The form of an entry that is there."""
    done = request.query.get("xong", "")
    told = (_RAISED,) if done == "tang" else ()
    return shown_form(desk, request.query.get("tep", ""), request.query.get("muc", ""), {}, done, told)


def saved(desk: Desk, request: Request) -> Response:
    """Save a form, or show it again: a button within it was pressed, something is wrong, or the file has changed."""
    sent = _received(request)
    if sent is None:
        return desk.sorry("Không đọc được biểu mẫu", "Trình duyệt gửi thiếu. Hãy mở lại biểu mẫu.")
    work = _Work.of(desk, request, sent)
    if isinstance(work, Response):
        return work
    if work.sent.act:
        return work.page()
    if work.refused:
        return work.page(HTTPStatus.UNPROCESSABLE_ENTITY)
    if work.merged.is_touched:
        return work.page(HTTPStatus.CONFLICT)
    try:
        found = work.outcome()
        if raised := revised(work.sent, found):
            work.merged = replace(work.merged, sent=raised)
            found = work.outcome()
    except (UneditableError, NoSuchEntryError) as error:
        return desk.sorry("Biểu mẫu không sửa được tệp này", f"{error}. Hãy mở tệp và sửa chữ của tệp.")
    if found.has_errors and not request.form.get("van-luu"):
        return work.page(HTTPStatus.UNPROCESSABLE_ENTITY, found)
    path = work.sent.before.path
    try:
        with desk.turn:
            for picture in work.accepted:
                pictures.store(desk.root, picture)
            saving.save(desk.root, path, found.text, work.seen.digest, desk.clock())
    except ChangedMeanwhileError:
        return saved(desk, request)  # it changed in this very moment: the same again, on what it is now
    except (OSError, ValueError) as error:
        return work.page(
            HTTPStatus.INTERNAL_SERVER_ERROR, found, in_words(error) if isinstance(error, OSError) else str(error)
        )
    desk.saved()
    done = "tang" if raised else "luu"
    return to("bieu-mau", tep=path, muc=place_of(found, work.sent.before), xong=done)


def drawn(desk: Desk, request: Request) -> Response:
    """The page as the form would have it: kept for the frame beside the form, which asks for it by its id."""
    sent = _received(request)
    work = _Work.of(desk, request, sent, keeps=False) if sent else None
    if work is None or isinstance(work, Response):
        return as_json({"why": "Chưa xem được trang."})
    try:
        found = work.outcome()
    except (UneditableError, NoSuchEntryError) as error:
        return as_json({"why": f"Chưa xem được trang: {error}."})
    page = page_of(desk, found, work.accepted)
    if isinstance(page, str):
        return as_json({"why": page})
    name = desk.uploads.keep(Kept("trang.html", page), request.form.get("khung", ""))
    return as_json({"id": name})


def framed(desk: Desk, request: Request) -> Response:
    """A page that was drawn for the frame."""
    kept = desk.uploads.get(request.query.get("ma", ""))
    if kept is None or kept.name != "trang.html":
        return desk.sorry("Chưa có trang", "Hãy sửa một chữ trong biểu mẫu, trang sẽ hiện lại.", HTTPStatus.NOT_FOUND)
    return replace(html(kept.data.decode()), headers=_AS_PAGE)


def picture(desk: Desk, request: Request) -> Response:
    """A picture that was sent with a form, or one that lies beside the file of a form."""
    kept = desk.uploads.get(request.query.get("ma", ""))
    path, name = request.query.get("tep", ""), request.query.get("ten", "")
    if kept is None and name in _pictures(desk, path):
        kept = Kept(name, (desk.root / path).with_name(name).read_bytes())
    kind = _PICTURES.get(Path(kept.name).suffix.lower()) if kept else None
    if kept is None or kind is None:
        return desk.sorry("Không có ảnh này", "Hãy gửi lại ảnh.", HTTPStatus.NOT_FOUND)
    return Response(body=kept.data, kind=kind)


def day(desk: Desk, request: Request) -> Response:
    """How a day is read that was typed."""
    folder = [*request.query.get("tep", "").split("/"), ""][1]
    return as_json(understood(request.query.get("chu", "")[:200], int(folder) if folder.isdecimal() else None))


def places(desk: Desk, request: Request) -> Response:
    """Places by some letters of their names."""
    text, on, kind = (request.query.get(name, "")[:100] for name in ("chu", "ngay", "loai"))
    return as_json(found_places(desk.look().checked.site, text, on, kind))


def look(desk: Desk, request: Request) -> Response:
    """The styles and scripts of forms."""
    file = LOOK / request.path.rpartition("/")[2]
    if file.suffix not in _KINDS or not file.is_file():
        return desk.sorry("Không có tệp này", "Hãy tải lại trang.", HTTPStatus.NOT_FOUND)
    return Response(body=file.read_bytes(), kind=_KINDS[file.suffix])


@dataclass
class _Work:
    """A form that came back, on the file as it is now."""

    desk: Desk
    merged: Merged
    seen: Seen
    accepted: list[Accepted]
    pending: list[str]
    refused: dict[tuple[str | int, ...], list[Problem]]

    @classmethod
    def of(cls, desk: Desk, request: Request, sent: Sent, keeps: bool = True) -> _Work | Response:
        path = sent.before.path
        try:
            seen = saving.look(desk.root, path)
            found = merged(sent, seen, request.form.get("ban", ""))
            ticked = [int(value) for name, value in request.pairs if name == LOOKED_AT and value.isdecimal()]
            if seen.digest == request.form.get("ban", ""):
                seen = seen._replace(text=without_doubts(seen.text, ticked))
        except (ValueError, OSError) as error:  # the entry, or the whole file, is gone: all that was typed is shown
            return _gone(desk, sent, error)
        work = cls(desk, found, seen, [], [], {})
        work._take_pictures(request, keeps)
        return work

    @property
    def sent(self) -> Sent:
        return self.merged.sent

    def outcome(self) -> Outcome:
        site = self.desk.look().checked.site
        kept = pictures_of(self.desk.root, self.sent.before.path, site, self.accepted)
        found = outcome(site, self.sent.entry, self.seen, self.desk.clock(), kept)
        return with_old_day(self.desk.root, found)

    def page(self, status: HTTPStatus = HTTPStatus.OK, found: Outcome | None = None, trouble: str = "") -> Response:
        """The form again, with what was typed."""
        sent, wrong = self.sent, dict(found.wrong if found else {}) | self.refused
        site = self.desk.look().checked.site
        pending = [(_PENDING, one) for one in self.pending]
        seen = _pictures(self.desk, sent.before.path)
        seen |= {one.name: link("bieu-mau/anh", ma=key) for one, key in zip(self.accepted, self.pending, strict=False)}
        text = form(sent.before, site, wrong, sent.shown, sent.act, *_asking(sent.before), pending, seen)
        return _page(
            self.desk,
            sent.before,
            self.seen.digest,
            text,
            status=status,
            merged=self.merged if self.merged.is_touched else None,
            trouble=trouble,
            has_errors=bool(found and found.has_errors) and not self.refused,
            at=sent.act.path.replace("/", "-") if sent.act else "",
        )

    def _take_pictures(self, request: Request, keeps: bool) -> None:
        """Pictures that came with it, kept until it is saved, and those that came before."""
        path = self.sent.before.path
        for value in (value for name, value in request.pairs if name == _PENDING):
            kept = self.desk.uploads.get(value)
            picture = pictures.accepted(self.desk.root, path, kept.name, kept.data) if kept else None
            if isinstance(picture, Accepted):
                self.accepted.append(picture)
                self.pending.append(value)
        for name, upload in request.uploads:
            field = name.removesuffix("/tep")
            if field == name or not upload.name:
                continue
            picture = pictures.accepted(self.desk.root, path, upload.name, upload.data)
            if isinstance(picture, Problem):
                way = tuple(int(one) if one.isdecimal() else one for one in field.split("/")[1:])
                self.refused[way] = [picture]
                continue
            self.accepted.append(picture)
            self.pending += [self.desk.uploads.keep(Kept(picture.name, upload.data))] if keeps else []
            self.merged = replace(self.merged, sent=self.sent.with_text(field, picture.name))


def shown_form(
    desk: Desk, path: str, at: str, more: dict[str, str], done: str = "", told: Sequence[str] = ()
) -> Response:
    """The form of an entry, in which `more` stands already, with what is `told` above it; or why it has none."""
    try:
        seen = saving.look(desk.root, path)
        found = entry(seen.text, path, at)
    except (UneditableError, NoSuchEntryError, ValueError, OSError) as error:
        return desk.page(
            "no_form.html",
            HTTPStatus.UNPROCESSABLE_ENTITY,
            title="Tệp này chưa mở được bằng biểu mẫu",
            why=_why(error),
            path=path,
        )
    shown: dict[str, Shown] = {**found.shown(), **more}
    looked = desk.look()
    wrong: dict[tuple[str | int, ...], list[Problem]] = {}
    if seen.digest and at != NEW:
        site = looked.checked.site
        new = pictures_of(desk.root, path, site) if desk.is_behind(looked) else {}
        stands = with_old_day(desk.root, outcome(site, found, seen, desk.clock(), new))
        wrong, told = dict(stands.wrong), (*told, *notes(desk.root, stands.record, desk.clock()))
    text = form(found, looked.checked.site, wrong, shown, None, *_asking(found), (), _pictures(desk, path))
    return _page(desk, found, seen.digest, text, done=done, wrong=wrong, told=told)


def _page(
    desk: Desk,
    found: Entry,
    digest: str,
    text: str,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    merged: Merged | None = None,
    trouble: str = "",
    done: str = "",
    has_errors: bool = False,
    at: str = "",
    wrong: Wrong | None = None,
    told: Sequence[str] = (),
) -> Response:
    is_new = not digest or found.at == NEW
    title = str(found.values.get("title") or found.values.get("name") or Path(found.path).name)
    return desk.page(
        "form.html",
        status,
        title="Viết mới" if is_new else title,
        path=found.path,
        at_entry=found.at,
        digest=digest,
        form=text,
        is_new=is_new,
        merged=merged,
        trouble=trouble,
        done=done,
        has_errors=has_errors,
        faults=sum(one.is_error for found in (wrong or {}).values() for one in found),
        remarks=sum(not one.is_error for found in (wrong or {}).values() for one in found),
        told=told,
        goes_to=at,
        looks=sorted(one.name for one in LOOK.glob("*") if one.suffix in _KINDS) if LOOK.is_dir() else [],
    )


def _pictures(desk: Desk, path: str) -> dict[str, str]:
    """The addresses of the pictures beside a file, by their names; none of a path that is no source."""
    site = desk.look().checked.site
    folder = f"{path.rpartition('/')[0]}/"
    names = [one.removeprefix(folder) for one in (site.images if site else ()) if one.startswith(folder)]
    return {name: link("bieu-mau/anh", tep=path, ten=name) for name in names if "/" not in name}


def _received(request: Request) -> Sent | None:
    sent = received(request.pairs)
    is_ours = sent is not None and kind_of(str(sent.before.path)) == sent.before.kind
    return sent if is_ours else None


def _asking(found: Entry) -> tuple[str, str]:
    """Where the form's script asks how a day is read and for places."""
    return link("bieu-mau/ngay", tep=found.path), link("bieu-mau/dia-ban", tep=found.path)


def _why(error: Exception) -> str:
    return in_words(error) if isinstance(error, OSError) else f"{error}."


def _gone(desk: Desk, sent: Sent, error: Exception) -> Response:
    """Nothing is lost: what was typed, as the file would say it."""
    try:
        text = put_back("", replace(sent.entry, at=NEW if sent.before.at else ""))
    except (ValueError, KeyError):
        text = repr(sent.shown)
    return desk.page(
        "lost_place.html",
        HTTPStatus.CONFLICT,
        title="Chỗ này trong tệp không còn",
        why=_why(error),
        path=sent.before.path,
        text=text,
    )
