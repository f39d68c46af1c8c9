"""Plain notices: lines such as `Thời gian: …`, `Địa điểm: …` below the name of the event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scripts.model.event import Status
from scripts.tables import changes, heads, times
from scripts.tables.blocks import Left
from scripts.tables.grid import Cell, Grid
from scripts.tables.letters import Letter, is_prose, names_event, without_leads
from scripts.tables.sheet_head import without_papers
from scripts.vietnamese.folding import fold

_LABEL = re.compile(
    r"^\s*(?:[-–+•*]|[0-9]{1,2}[.)]|[IVX]+[.)]|[a-h][.)])?\s*(?P<label>[^:：]{2,45}?)\s*[:：]\s*(?P<words>.*)$",
    re.DOTALL,
)
_HELD = re.compile(
    r"(?:tại\s+(?P<where>.{3,120}?),\s*)?"
    r"(?P<organiser>(?:[^,:;]|,\s(?=(?-i:Thể thao|Khoa học|Thông tin|Du lịch)\b)){3,100}?)"
    r"\s+(?:sẽ\s+)?(?:phối hợp\s+)?tổ chức\s+"
    r"(?P<title>[^.;]{5,200}?)(?:\s+(?:tại|ở)\s+(?P<spot>[^.;]{3,120}))?\W*",
    re.IGNORECASE,
)
_THERE_IS = re.compile(
    r"(?:tại|ở)\s+(?P<where>.{3,120}?),?\s+(?:sẽ\s+)?(?:có|diễn ra)\s+(?P<title>[^.;]{5,200}?)(?:,?\s+mời\s.*)?\W*",
    re.IGNORECASE,
)
_TITLED = re.compile(r"(?P<title>[^\W\d][^:：]{4,200}?)\s*[:：]\s+(?P<rest>.+)", re.DOTALL)
_LISTED = re.compile(r"(?P<when>\w.{3,70}?)\s*[:：]\s+(?P<title>[^\W\d].{4,})")
_MORE = re.compile(
    r"(?P<title>.{3,}?)"
    r"(?:,?\s+ở\s+(?P<where>(?:sân|nhà|hội trường|trường|trụ sở|UBND|chợ|xóm|khối|bản|thôn|quảng trường)\b[^,;()]*))?"
    r"(?:,\s+(?P<more>(?:có|mời|dành cho)\s[^()]+)|\s*\((?P<hour>(?:giờ|thời gian|địa điểm)\b[^()]*)\))?\W*",
    re.IGNORECASE | re.DOTALL,
)
_NEXT_LABEL = re.compile(r";\s+(?=(?:địa điểm|thời gian|thành phần|nội dung)\s*:)(\w)", re.IGNORECASE)
# The end of a sentence: no number of a list, no short word of an address or a rank.
_ENDS = re.compile(
    r"(?<!^[0-9])(?<!^[0-9]{2})(?<!\b[PXHQpxhq])(?<!\b[TtSs][PXTSpxts])(?<!\bBS)(?<!ThS)\.\s+(?=[A-ZĐÀ-Ỹ])"
)
# Of a time what is said of another letter, or of those who come.
_BESIDE_TIME = re.compile(
    r"\s*\((?:đã thông báo|theo|kèm)[^)]*\)|\s*\([0-9]{1,2}\s+(?:buổi|ngày)\)"
    r"|^\s*[0-9]{1,2}\s+(?:buổi|ngày)\s*[,;:]\s*(?:bắt đầu\s+)?"
)
_COME = re.compile(r"\s*\(([^()]*\bcó mặt\b[^()]*)\)", re.IGNORECASE)
# What posts to a phone have for labels.
_SIGNS = {"⏰🕐🕕🕖🕗🕘⌚🗓📅📆": "Thời gian", "📍🏠🏢🏫🏟": "Địa điểm", "👉✨🎯🌟🎤": "Nội dung", "📞☎📱": "Liên hệ"}
_LIKE_INVITED = re.compile(r"(?:nhu (?:kinh gui|tren|thanh phan moi)|theo giay moi)\W*")
_DATED = re.compile(
    r"(?:[0-9]\s*(?:h|giờ|g)\b|[0-9]h[0-9]|sáng|chiều|tối).{0,40}[0-9]{1,2}/[0-9]{1,2}", re.IGNORECASE | re.DOTALL
)
_DUE = re.compile(r"(?:trước|chậm nhất)\s+(?:[0-9]|ngày|hết)|(?:gửi|nộp)\s+(?:báo cáo|về)", re.IGNORECASE)
_WHEN = ("when", "day", "first", "when_where", "moved", "before")
_NUMBERED = re.compile(r"^\s*(?:[0-9]{1,2}|[IVX]+|[a-h])[.)/]\s+(?=\w)")
_PART = re.compile(r"\s*[IVX]{1,4}\s*[.)-]\s*\w.{5,}")
_DUTIES = re.compile(
    r"\W*(?:[0-9]{1,2}[.)]\s*)?(?:phân công|tổ chức thực hiện|giao nhiệm vụ|kinh phí|trách nhiệm)", re.IGNORECASE
)
_FOOT = re.compile(r"(?:noi nhan|tm\.|kt\.|tl\.|chu tich|pho chu tich|thu truong|giam doc|luu:|- ?luu|\(da ky|\(ky)")
INVITATION = re.compile(r"(?:GIẤY|THƯ)\s+MỜI(?:\s+HỌP)?", re.IGNORECASE)
_HEAD = re.compile(
    r"(?:cong hoa xa hoi|doc lap\s*[-–]|uy ban nhan dan|ubnd|so:|kinh gui"
    r"|(?:giay moi|thong bao|ke hoach|lich|cong van)\s*$"
    r"|ve viec|v/v|can cu)"
)
_INTERNAL = (heads.INSIDE, "money")
_WELL_KNOWN = frozenset(
    (
        *("title", "details", "kind", "when", "when_where", "day", "first", "last", "hour", "part", "where", "commune"),
        *("district", "organiser", "partners", "audience", "size", "contact", "phone", "email", "status", "reason"),
        *("source", "note", "registration", "results", "moved", "before", "where_before"),
    )
)


@dataclass(slots=True)
class Notice:
    """One event of a notice: its cells by field, and the labels that they had."""

    fields: dict[str, list[Cell]] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    # Is it an event that a letter of changes adds?
    is_new: bool = False

    @property
    def tells_change(self) -> bool:
        """Does it say itself what became of the event?"""
        return bool(self.fields.keys() & {"before", "moved", "status"})

    @property
    def cells(self) -> list[Cell]:
        """All of its cells."""
        return [cell for cells in self.fields.values() for cell in cells]


@dataclass(slots=True)
class Told:
    """The notices of some lines, and the lines that belong to none."""

    notices: list[Notice] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def lines_of(grid: Grid) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """A table without heads as the lines of a letter, of two columns each label with what it says; and those labels."""
    lines, labels = [*grid.above], []
    for row in grid.rows:
        own = row.own
        if len(own) == 2 and len(own[0].text) < 46 and "\n" not in own[0].text:
            lines.append(Cell(own[1].at, f"{own[0].text.rstrip(':： ')}: {' '.join(own[1].text.split())}"))
            labels.append(own[0])
        else:
            lines += own
    return tuple(lines), tuple(labels)


def invites(lines: Iterable[Cell]) -> bool:
    """Does an invitation stand there?"""
    return any(INVITATION.fullmatch(line.text.strip()) for line in lines)


def told(lines: Sequence[Cell], year: int | None = None, letter: Letter | None = None) -> Told:
    """The events that lines tell of; days without a year are of that one. One without a name has that of its letter."""
    found = _told(lines, year, letter.name if letter else "")
    off = letter.status in (Status.CANCELLED, Status.POSTPONED) if letter else False
    if letter and off and letter.name and all("unread" in one.fields for one in found.notices):
        _as_announced(found, lines, letter)
    if len(found.notices) == 1 and found.notices[0].tells_change:
        _places_too(found, lines)
    for notice in found.notices:
        alone = letter if letter and letter.name and len(found.notices) == 1 else None
        title = notice.fields.get("title", [])
        if alone and title and title[0].at != alone.at and not _names_it(title[0], notice, alone):
            # `Nội dung: Có chương trình kèm theo`, or a line above the time: the letter says what it is about.
            if notice.heads.get(title[0].at):
                notice.fields.setdefault("details", []).extend(title)
            else:
                found.left += [Left(cell.at, cell.text, "chữ ngoài bảng") for cell in title]
            del notice.fields["title"]
        if alone and "title" not in notice.fields:
            found.left = [one for one in found.left if one.at != alone.at]
            _put(notice, "title", Cell(alone.at, alone.name), alone.name, "")
        notice.fields["title"] = [
            Cell(cell.at, without_leads(cell.text), cell.value) for cell in notice.fields.get("title", [])
        ]
    return found


def _names_it(title: Cell, notice: Notice, letter: Letter) -> bool:
    """Does a line name the event, rather than the letter? One with a label does where the letter only says of what kind
    it is (`V/v dự tập huấn`); another says what the letter does."""
    if not names_event(letter.name):
        return True
    if notice.heads.get(title.at):
        return names_event(title.text) and len(letter.name.split()) < _NAMED
    return fold(without_leads(title.text)).startswith(fold(letter.name))


def _as_announced(found: Told, lines: Sequence[Cell], letter: Letter) -> None:
    """The event of a letter that calls it off in one sentence, and says in another when it was to be."""
    for line in lines:
        text = without_papers(line.text)
        days = changes.times_in(text)
        if len(days) != 1 or fold(letter.name) not in fold(text):
            continue
        notice = Notice()
        _put(notice, "when", line, days[0][0], "")
        found.left = [one for one in found.left if one.at != line.at]
        for other in found.notices:
            told_at = {cell.at: cell for cell in other.cells if cell.at != line.at}
            found.left += [Left(at, cell.text, "lời của thư") for at, cell in told_at.items()]
        found.notices = [notice]
        return


def _places_too(found: Told, lines: Sequence[Cell]) -> None:
    """Where an event is held that a sentence moves, of a line with a label."""
    for other in lines:
        name, label, words = _labelled(other)
        if name == "where" and "where" not in found.notices[0].fields:
            words = re.sub(r"\s*\([^)]*không (?:thay )?đổi[^)]*\)", "", words).rstrip(" .")
            _put(found.notices[0], name, other, words, label)
            found.left = [one for one in found.left if one.at != other.at]


def _told(lines: Sequence[Cell], year: int | None, about: str = "") -> Told:
    lines = [part for line in _without_signs(lines) for part in _each_label(line)]
    labelled = [_labelled(line) for line in lines]
    names = [name for name, _, words in labelled if name and words]
    if not any(name in _WHEN for name in names):
        return _sentences(lines, year, about)
    # Where what happens stands before when, it begins an event, else it ends one.
    leads = "title" in names and names.index("title") < next(n for n, name in enumerate(names) if name in _WHEN)
    reading = _Lines(leads, sum(name in _WHEN for name in names), _first_of_each(names))
    for line, (name, label, words) in zip(lines, labelled, strict=True):
        reading.read(line, name, label, words)
    return reading.ended()


def _without_signs(lines: Sequence[Cell]) -> Sequence[Cell]:
    """The lines with a label each where a clock or a pin stands for it; others without the sign that begins them."""
    named = [next((label for signs, label in _SIGNS.items() if line.text[:1] in signs), "") for line in lines]
    if "Thời gian" not in named:
        return lines
    found = []
    for line, label in zip(lines, named, strict=True):
        text = re.sub(r"^[^\w\"“(]+", "", line.text) if label else line.text
        says_so = label and not _labelled(Cell(line.at, text))[0]
        said = re.sub(r"(?i)^lh\W+", "", text)
        found.append(Cell(line.at, f"{label}: {said}" if says_so else text))
    return found


def _each_label(line: Cell) -> list[Cell]:
    """A line as one for each label in it: `1) Thời gian: 8h ngày 8/6. Nội dung: Truyền thông. Chủ trì: Hội.`"""
    parts = _ENDS.split(_NEXT_LABEL.sub(lambda found: f". {found[1].upper()}", line.text))
    if len(parts) < 2 or not all(_labelled(Cell(line.at, part))[0] for part in parts):
        return [line]
    return [Cell(line.at, part) for part in parts]


def _first_of_each(names: Sequence[str]) -> str:
    """The label that each of several forms one below the other begins with, above what it is about; "" where none."""
    first = names[0]
    many = names.count(first)
    over = any(pair == (first, "title") for pair in pairwise(names))
    is_form = many > 1 and names[-1] != first and over and first not in (*_WHEN, "title")
    return first if is_form else ""


class _Lines:
    """Lines with labels, read one after the other."""

    def __init__(self, leads: bool, times_left: int, first: str = "") -> None:
        self._leads, self._times_left, self._first = leads, times_left, first
        self._found = Told()
        self._current: Notice | None = None
        # The last line that may be the name of the next event.
        self._pending: Cell | None = None
        self._last, self._label = "", ""
        self._foot = False

    def ended(self) -> Told:
        """What came of them."""
        self._leave_pending("chữ ngoài bảng")
        return self._found

    def _leave(self, line: Cell, why: str) -> None:
        self._found.left.append(Left(line.at, line.text, why))

    def _leave_pending(self, why: str) -> None:
        if self._pending is not None:
            self._leave(self._pending, why)
        self._pending = None

    def _begin(self) -> Notice:
        self._current = Notice()
        self._found.notices.append(self._current)
        return self._current

    def read(self, line: Cell, name: str | None, label: str, words: str) -> None:
        """Take a line; `words` are what it says behind its label."""
        if _FOOT.match(fold(line.text)):
            self._current, self._last, self._foot = None, "", True
            self._leave(line, "chữ ký, nơi nhận")
        elif self._foot and name not in (*_WHEN, "title"):
            self._leave(line, "phần sau của văn bản")
        elif name and words:
            self._foot = False
            self._times_left -= name in _WHEN
            self._field(line, name, label, words)
        elif name:  # `Thành phần:` with its lines below
            self._last, self._label = name, label
            self._leave(line, "đầu mục")
        else:
            self._other(line)

    def _field(self, line: Cell, name: str, label: str, words: str) -> None:
        current = self._current
        if name == self._first:
            self._leave_pending("chữ ngoài bảng")
            current = self._begin()
        elif current and name == "title" and not self._begins_with_title(current):
            name = "details" if "title" in current.fields else name
        elif name == "title":
            current = self._begin()
            self._leave_pending("chữ ngoài bảng")
        elif current is None or (
            name in current.fields and (name in ("when", "day") or (name == "where" and self._pending))
        ):
            current = self._begin()
        if self._pending and "title" not in current.fields:
            _put(current, "title", self._pending, _NUMBERED.sub("", self._pending.text), "")
            self._pending = None
        self._leave_pending("chữ giữa các mục, chưa dùng")
        self._last, self._label = name, label
        if name in current.fields and name not in _SEVERAL:
            self._leave(line, f"“{label}” ghi hai lần")
        elif name == "audience" and _LIKE_INVITED.fullmatch(fold(words)):
            self._leave(line, "chỉ nhắc nơi nhận của thư")
        elif name in _WHEN:
            when, more = _time_and_more(words)
            _put(current, name, line, when, label)
            if more:
                _put(current, "details", line, more, "")
        else:
            words = re.sub(r"(?i)^(?:tập trung\s+)?(?:tại|ở)\s+", "", words) if name == "where" else words
            _put(current, name, line, words if name == "details" else words.rstrip(" .;"), label)

    def _begins_with_title(self, current: Notice) -> bool:
        if not self._leads or self._first:
            return False
        return not ({"title", "when"} <= current.fields.keys() and not self._times_left)

    def _other(self, line: Cell) -> None:
        bullet = re.match(r"^\s*[-–+•*]\s*", line.text)
        label = _LABEL.match(line.text)
        if self._current is not None and label and heads.field_of(label["label"]) in _INTERNAL:
            self._leave(line, "việc nội bộ, không đăng")
            self._last = ""
            return
        if self._current is not None and label and label["words"].strip():
            _put(self._current, "details", line, _NUMBERED.sub("", line.text).strip(" -–+•*"), "")
            return
        if self._current is not None and bullet and self._last in _SEVERAL | {"title"}:
            into = "details" if self._last == "title" else self._last
            _put(self._current, into, line, line.text[bullet.end() :], self._label)
            return
        if self._pending and self._pending.text.isupper() and line.text.isupper() and not _HEAD.match(fold(line.text)):
            # A name in capitals over two lines.
            self._pending = Cell(self._pending.at, f"{self._pending.text} {line.text}")
            self._leave(line, "nối vào tên ở dòng trên")
            return
        self._leave_pending("chữ ngoài bảng")
        is_part = (_PART.match(line.text) and line.text.isupper()) or _DUTIES.match(line.text)
        if is_part and self._current is not None and "when" in self._current.fields:
            # What follows is no more of the event: who has to do what.
            self._current, self._foot = None, True
            self._leave(line, "phần sau của văn bản")
        elif _HEAD.match(fold(line.text)):
            self._leave(line, "đầu văn bản")
        elif is_prose(line.text):
            self._leave(line, "lời của thư")
        else:
            self._pending = line


# So many words are the name of an event, and not only what kind of one it is.
_NAMED = 5
# What several lines may say together.
_SEVERAL = {"details", "audience", "organiser", "partners"}


def _time_and_more(words: str) -> tuple[str, str]:
    """A time, and the sentence behind it: `7h30 ngày 9/6. Đề nghị đại biểu có mặt trước 15 phút.`"""
    come = [_sentence(one) for one in _COME.findall(words)]
    first, *more = _ENDS.split(_BESIDE_TIME.sub("", _COME.sub("", words)).strip(), maxsplit=1)
    return first.rstrip(" ."), ". ".join([*more, *come])


def _sentences(lines: Sequence[Cell], year: int | None, about: str) -> Told:
    """Events told in a line each: `vào lúc 7h30 ngày 9/6/2027, tại …, UBND xã tổ chức …`, `7h30 ngày 9/6: Lễ …`,
    `1. Lễ …: 7h30 ngày 9/6 tại … Chủ trì: Công an xã.`"""
    found = Told()
    for line in lines:
        notices: list[Notice] = []
        for sentence in _ENDS.split(line.text):
            name, label, words = _labelled(Cell(line.at, sentence))
            if name and words and notices:
                _put(notices[-1], name, line, words.rstrip("."), label)
            elif fields := changes.change_in(sentence, about) or changes.added_in(sentence) or _told_in(sentence, year):
                notices.append(Notice(is_new=bool(changes.added_in(sentence))))
                for name, words in fields.items():
                    _put(notices[-1], name, line, words, "")
        found.notices += notices
        if not notices:
            found.left.append(Left(line.at, line.text, "chữ ngoài bảng"))
    return found


def _told_in(sentence: str, year: int | None) -> dict[str, str]:
    """The fields of the event that a sentence tells of; nothing where it tells of none, `unread` where nobody can
    tell them apart."""
    text = re.sub(
        r"^\W*(?:[0-9]{1,2}(?:\)|[./](?![0-9]))\s*)?(?:vào\s+)?(?:(?:lúc|hồi)\s+)?", "", sentence, flags=re.IGNORECASE
    ).strip()
    when, rest = times.begins(text, year)
    fields: dict[str, str] = {}
    if at := re.search(r"\s+(?=(?:tại|ở)\s)", when):
        when, rest = when[: at.start()], text[at.end() :]
    listed = _LISTED.match(text)
    if listed and (not when or re.match(r"[0-9]", rest)) and times.names_day(listed["when"], year):
        when, fields = listed["when"], _with_more(listed["title"])
    elif when and rest:
        rest = rest.lstrip(" ,:–-")
        if held := _HELD.fullmatch(rest) or _THERE_IS.fullmatch(rest):
            found = held.groupdict()
            where = found["where"] or found.get("spot") or ""
            fields = {"organiser": found.get("organiser") or "", "title": found["title"], "where": where}
        elif names_event(rest) and re.match(r"(?!(?:tại|ở)\s)[^\W\d]", rest, re.IGNORECASE):
            fields = {"title": rest}
    elif not when and (titled := _TITLED.fullmatch(text)) and not _is_label(titled["title"]):
        whole = titled["rest"].rstrip(" .")
        when, rest = times.begins(whole, year)
        if at := re.search(r"\s+(?=(?:tại|ở)\s)", when):
            when, rest = when[: at.start()], whole[at.end() :]
        where, *more = re.split(r",\s+(?=(?:có|do|với|mời|dành cho)\s)", re.sub(r"(?i)^\W*(?:tại|ở)\s+", "", rest))
        fields = {"title": titled["title"], "where": where, "details": _sentence(", ".join(more))} if when else {}
    if fields and when:
        fields |= {"when": when, "title": _sentence(fields["title"])}
        return {name: words.strip(" ,.;") for name, words in fields.items() if words.strip(" ,.;")}
    is_event = _DATED.search(sentence) and (
        names_event(sentence) or (_NUMBERED.match(sentence) and not _DUE.search(sentence))
    )
    return {"title": sentence, "unread": sentence} if is_event else {}


def _with_more(title: str) -> dict[str, str]:
    """A name, and what is said behind it of the place, of who comes or of the hour: `…, có khoảng 200 người`."""
    found = _MORE.fullmatch(title)
    if found is None:
        return {"title": title}
    more = found["more"] or found["hour"] or ""
    return {"title": found["title"], "where": found["where"] or "", "details": _sentence(more)}


def _is_label(words: str) -> bool:
    """Is it a label, and not the name of an event that has a label's word in it?"""
    return heads.field_of(words) is not None and len(words.split()) < 6 and not re.search(r"[\"“”]", words)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _put(notice: Notice, name: str, line: Cell, words: str, label: str) -> None:
    notice.fields.setdefault(name, []).append(Cell(line.at, words.strip(), line.value))
    notice.heads[line.at] = label


def _labelled(line: Cell) -> tuple[str | None, str, str]:
    """The field of a line with a label, the label, and what it says."""
    text = re.sub(r"^\s*\((.*)\)\s*$", r"\1", line.text, flags=re.DOTALL)
    match = _LABEL.match(text)
    if match is None or re.search(r"[0-9]\s*$", match["label"]):
        return None, "", ""
    label, words = match["label"].strip(), match["words"].strip()
    name = heads.field_of(label) if len(label.split()) < 8 else None
    if name == "name":
        name = "title"
    if name and not heads.is_head(label) and not heads.is_head(" ".join(label.split()[:2])):
        return None, "", ""  # `Công an phường: giữ trật tự`
    if name in _WHEN and words and not re.search(r"[0-9]", words):  # `Từ: Văn phòng …`
        return None, "", ""
    return (name, label, words) if name in _WELL_KNOWN else (None, "", "")
