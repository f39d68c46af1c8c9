"""A proposal in words, for the command line: row by row what was understood, from which cell, and what was not."""

import re
from collections.abc import Iterable, Iterator, Sequence

from scripts.model.event import Kind, Status
from scripts.tables.blocks import Left
from scripts.tables.proposal import Change, Entry, Kept, Proposal, State, Taken

_NAMES = {
    "title": "tên",
    "summary": "tóm tắt",
    "description": "nội dung",
    "kind": "loại",
    "start": "bắt đầu",
    "end": "kết thúc",
    "time_note": "buổi",
    "date_unknown": "ngày chưa rõ",
    "date_basis": "căn cứ ngày",
    "organisers": "đơn vị tổ chức",
    "focus": "trọng tâm",
    "audience": "dành cho",
    "status": "tình trạng",
    "previous_start": "ngày cũ",
    "reason": "lý do",
    "results": "kết quả",
    "registration": "đăng ký",
    "source": "nguồn",
    "place.district": "huyện",
    "place.commune": "xã, phường",
    "place.venue": "địa điểm",
    "place.online": "trực tuyến",
    "place.province": "toàn tỉnh",
    "place.outside": "nơi ngoài tỉnh",
    "contact.name": "liên hệ",
    "contact.phone": "điện thoại",
    "contact.email": "thư điện tử",
}

_SIGNS = "Dấu ? là điều nên xem lại, dòng vẫn được ghi. Dấu ! là điều chưa chắc hoặc còn sai, dòng chưa được ghi."
_TIMED = re.compile(r"[0-9]\s*(?:[h:/]|giờ|tháng)")
_NUMBERED = re.compile(r"[0-9]{1,2}[.)]\s")
# What needs no word.
_PLAIN = {"số thứ tự", "lấy theo dòng trên", "lời của lần nhập trước", "mã của dòng", "như bảng đã gửi"}


def lines(proposal: Proposal) -> Iterator[str]:
    """The whole of it."""
    if proposal.problem:
        what, mend = proposal.problem
        yield f"{proposal.name} {what}. {mend}."
    yield from proposal.notes
    if proposal.entries and proposal.source:
        yield f"Nguồn: {proposal.source}."
    if any(entry.doubts or entry.why_left for entry in proposal.entries):
        yield _SIGNS
    for entry in proposal.entries:
        yield from of_entry(entry)
    yield from (unsaid(table, entries) for table, entries in proposal.unsaid.items())
    yield from _left(proposal)
    if proposal.entries:
        yield counts(proposal)


def unsaid(table: str, entries: Sequence[Entry]) -> str:
    """What is asked once of a table that does not say what it is about, with the rows that it is asked of."""
    of = f"Bảng “{table}”" if table else "Bảng này"
    return f"{of} không nói đến ma túy, {rows(entries)} cũng không: có phải hoạt động phòng, chống ma túy để đăng?"


def rows(entries: Sequence[Entry]) -> str:
    """Where some entries of a table stand."""
    numbers = [one.at.rpartition("dòng ")[2] for one in entries]
    return f"{len(numbers)} dòng ({', '.join(dict.fromkeys(numbers))})"


def of_entry(entry: Entry) -> Iterator[str]:
    """One entry; of one that brings nothing new a line."""
    state = f"{entry.state.label}, chưa chắc" if entry.writes and not entry.is_sure else entry.state.label
    head = f"{entry.number}. [{state}] {entry.title or '(không có tên)'} ({entry.at})"
    is_there = entry.state in (State.SAME, State.REPEATED)
    yield f"{head} = {entry.id}" if is_there else head
    if is_there and not entry.doubts:
        return
    if entry.changes:
        for change in entry.changes:
            yield f"     {_change(change)}"
    elif not is_there:
        for taken in entry.taken:
            yield f"     {_taken(taken)}"
    for left in entry.left:
        if left.why not in (
            "số thứ tự",
            "lấy theo dòng trên",
            "lời của lần nhập trước",
            "mã của dòng",
            "như bảng đã gửi",
        ):
            yield f"     - không lấy “{_short(left.text)}” ({left.at}): {left.why}"
    for doubt in entry.doubts:
        yield f"     ? {doubt}"
    for reason in entry.why_not:
        yield f"     ! {reason}"
    if entry.writes:
        yield f"     → {entry.file}, mã {entry.id}"


def words_of(field: str, text: str) -> str:
    """What a field says, as people say it."""
    if field in ("place.online", "place.province"):
        return "có" if text == "true" else "không"
    labelled = {"status": Status, "kind": Kind}.get(field)
    return next((one.label for one in labelled or () if one.value == text), text)


def named(sentence: str) -> str:
    """A sentence about fields with their names as staff know them."""
    return re.sub(r"“([a-z_.]+)”", lambda found: f"“{name_of(found[1])}”", sentence)


def name_of(field: str) -> str:
    """What a field is called among staff."""
    within = (words for name, words in _NAMES.items() if name.endswith(f".{field}"))
    return _NAMES.get(field) or next(within, field)


def counts(proposal: Proposal) -> str:
    """How many entries are in which state."""
    counted = [(len(proposal.in_state(state)), state.label) for state in State]
    asked = sum(1 for entry in proposal.entries if entry.writes and not entry.is_sure)
    words = "; ".join(f"{count} {words}" for count, words in counted if count)
    return words + (f"; trong đó {asked} chưa chắc, cần người xem." if asked else ".")


def _taken(taken: Taken) -> str:
    where = ", ".join(taken.cells)
    how = "; ".join(part for part in (where, taken.note) if part)
    return f"{name_of(taken.field)}: {_short(words_of(taken.field, taken.words), 160)}" + (f"  [{how}]" if how else "")


def _change(change: Change) -> str:
    name = name_of(change.field)
    before, after = (_short(words_of(change.field, text)) for text in (change.before, change.after))
    match change.kept:
        case Kept.ADDED:
            return f"{name}: thêm “{after}”"
        case Kept.CHANGED:
            return f"{name}: “{before}” thành “{after}”" if change.after else f"{name}: bỏ “{before}”"
        case Kept.KEPT:
            return f"{name}: giữ “{before}” đã sửa tay (bảng vẫn ghi “{after}”)"
    return f"{name}: trên trang ghi “{before}”, bảng ghi “{after}”; không ghi đè"


def _left(proposal: Proposal) -> Iterator[str]:
    grouped: dict[str, list[Left]] = {}
    for left in proposal.left:
        if left.text and not left.why.startswith(("đầu cột", "dòng chưa dùng", "lời dẫn và danh sách")):
            grouped.setdefault(left.why, []).append(left)
    for why, texts in grouped.items():
        # A day or an hour that nothing took, and a paragraph with a number, is always told.
        shown = [*texts[:4], *(one for one in texts[4:] if _TIMED.search(one.text) or _NUMBERED.match(one.text))]
        told = [f"“{_short(one.text, 40)}” ({one.at})" for one in shown]
        more = f" và {len(texts) - len(told)} ô nữa" if len(texts) > len(told) else ""
        yield f"Ngoài các dòng: {why}: {', '.join(told)}{more}"


def _short(text: str, most: int = 80) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def joined(texts: Iterable[str]) -> str:
    """Lines as one text."""
    return "\n".join(texts)
