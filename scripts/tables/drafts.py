"""A row, or a notice, as the fields of events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from scripts.model.campaign import Campaign
from scripts.model.event import Kind
from scripts.tables import row_lines, said_of, times, unfit
from scripts.tables.blocks import Left
from scripts.tables.draft import LATE, LINE, NO_PLACE, NO_TIME, Around, Draft, Fields, cut
from scripts.tables.draft_organisers import take_organisers
from scripts.tables.draft_state import parted_times, take_state
from scripts.tables.draft_summary import summary_of
from scripts.tables.draft_times import take_time, times_of
from scripts.tables.grid import Cell, short
from scripts.tables.proposal import Taken
from scripts.vietnamese.folding import fold
from scripts.vietnamese.personal import personal

_DITTO = re.compile(r"-?\s*(?:nt|n/t|như trên|nhu tren|\"+|''+|[″〃“”]+|-\s*\"\s*-|//)\s*-?", re.IGNORECASE)
UNREAD = (
    "câu này nhắc một hoạt động mà máy chưa tách được thời gian, nơi, đơn vị: viết mỗi ý một dòng "
    "(Nội dung: …, Thời gian: …, Địa điểm: …)"
)
# What of a row may say what it is about.
_ABOUT = ("details", "more", "kind", "source", "results")
# In the order of a page; under which name what is told of beside the event stands in its text.
_TOLD = {"partners": "Đơn vị phối hợp", "audience": "Thành phần", "size": "Quy mô", "more": ""}
# A place in the name of an event: `… tại sân vận động`, `… (hội trường xã)`.
_IN_TITLE = re.compile(
    r"\btại\s+(?!cộng đồng|gia đình|địa phương|chỗ|cơ sở|(?:các )?đơn vị|nhà\b(?! văn| thi| trường))"
    r"(?P<where>[^,;]{4,}.*)$"
    r"|[,;.]\s*(?:địa điểm|nơi tổ chức)\s*[:：]\s*(?P<at>.{4,})$"
    r"|\((?P<spot>[^()]*\b(?:xã|phường|hội trường|sân|svđ|nhà văn h\w+|trường)\b[^()]*)\)\s*$",
    re.IGNORECASE,
)


# Of a calendar of an office, who of it comes: `(PCT Hà dự, chỉ đạo)`.
_REMARK = re.compile(
    r"\s*\(((?:[^()]*?(?<!\w))?(?:(?:CT|PCT|BT|PBT|Đ/c|đ/c|ĐC)(?!\w)|(?i:đồng chí|(?:phó )?chủ tịch|(?:phó )?bí thư"
    r"|lãnh đạo|trưởng ban|(?:phó )?trưởng phòng|(?:phó )?giám đốc)(?!\w))[^()]*)\)"
)


def is_ditto(text: str) -> bool:
    """Does a cell say “as above”?"""
    return bool(_DITTO.fullmatch(text.strip()))


def drafts(fields: Fields, heads: dict[str, str], around: Around, borrowed: dict[str, str]) -> list[Draft]:
    """The events that the cells of a row tell of, by their fields; `heads` are the heads of the cells by where they
    are, `borrowed` why a cell of another row counts here."""
    made: list[Draft] = []
    fields, old = parted_times(fields)
    for part in row_lines.apart(fields, around.year):
        titles = part.fields.get("title", [])
        details = [cell for cell in part.fields.get("details", []) if cell.text]
        found, reasons = ([], []) if part.wrong else times_of(part.fields, around)
        if part.fields.get("unread"):
            reasons = [UNREAD]
        title, *more = map(row_lines.bare, row_lines.lines_of(titles) or [""])
        for when in (*found,) or (None,):
            draft = Draft(reasons=[*part.wrong, *reasons], asked=[*part.asked])
            if len(found) > 1:
                draft.doubts.append(f"ô ghi {len(found)} ngày giờ, máy tách ra: xem lại từng mục")
            _title(draft, title, titles, [*more], details)
            about = [title, *(cell.text for name in _ABOUT for cell in part.fields.get(name, ()))]
            if around.unsaid and not (draft.asked or any(map(said_of.is_about_drugs, about))):
                draft.unsaid = around.unsaid
            take_time(draft, when, part.fields, around)
            _fill(draft, part.fields, old, heads, around, [*more])
            for at, why in borrowed.items():
                draft.doubts.append(f"{at}: {why}") if why != "nt" else None
            _look_at_people(draft)
            made.append(draft)
    return made


def _look_at_people(draft: Draft) -> None:
    """Ask before somebody is named beside a word that brands, or a private number is printed."""
    place = draft.values.get("place")
    texts = [draft.values.get(name) for name in ("title", "description", "results", "reason")]
    texts.append(place.get("venue") if isinstance(place, dict) else None)
    contact = draft.values.get("contact")
    phone = contact.get("phone") if isinstance(contact, dict) else None
    if isinstance(phone, str) and any(what.kind == "mobile" for what in personal(phone)):
        draft.asked.append(f"“{phone}” là số di động: chỉ đăng khi là số của cơ quan, hoặc người ấy đồng ý")
    for text in texts:
        for what in personal(text) if isinstance(text, str) else ():
            beside = f" bên chữ “{what.beside}”" if what.beside else ""
            draft.asked.append(f"“{what.words}”{beside} cho biết người ấy là ai: bỏ đi, trừ khi có lý do được đăng")


def _title(draft: Draft, title: str, cells: Sequence[Cell], more: list[str], details: list[Cell]) -> None:
    if remarks := _REMARK.findall(title):
        draft.left += [Left(cells[0].at, f"({one})", "lời ghi nội bộ về người dự, không đăng") for one in remarks]
        title = _REMARK.sub("", title).strip()
    if not title and details:
        first = row_lines.bare(details[0].lines[0])
        draft.take("title", cut(first), [details[0]], "lấy từ cột nội dung")
        return
    if not title:
        draft.reasons.append("không có tên hoạt động: ghi vào cột Nội dung")
        return
    if len(title) > LINE:
        head = re.split(r"(?<=[.;])\s", title)[0]
        if len(head) > LINE:
            draft.reasons.append(
                f"tên hoạt động dài quá {LINE} chữ cái: viết lại ngắn hơn, phần còn lại sang cột mô tả"
            )
        more.insert(0, title)
        title = head.rstrip(".; ")
    draft.take("title", cut(title), cells)
    if said_of.without_change(title) == title and (words := said_of.change_in_brackets(title)):
        draft.reasons.append(f"tên hoạt động ghi “{words}”: bỏ khỏi tên, ghi ở cột Tình trạng và Lý do")
    if re.search(r"[.;]\s+\S.*\b[0-9]{1,2}/[0-9]{1,2}\b", title):
        draft.asked.append("tên hoạt động có câu thứ hai nhắc một ngày: nếu là hai hoạt động thì tách ra")
    if times.names_day(title, LATE):
        draft.reasons.append(f"“{short(title)}” chỉ là ngày, không phải tên hoạt động")
    if title.isascii() and len(title.split()) > 2:
        draft.asked.append("tên hoạt động gõ không dấu: gõ lại có dấu")
    if person := said_of.person_in(title):
        draft.asked.append(f"tên hoạt động nhắc một người (“{short(person)}”): bỏ tên người khỏi tên hoạt động")
    if unfit.is_doubtful(title):
        draft.asked.append(f"“{short(title)}” giống việc nghiệp vụ, quản lý, không phải hoạt động cho người dân")
    if said_of.is_office_work(title):
        draft.asked.append(f"“{short(title)}” giống việc nội bộ của cơ quan, không phải hoạt động cho người dân")


def _fill(draft: Draft, fields: Fields, old: Fields, heads: dict[str, str], around: Around, more: list[str]) -> None:
    """What is neither the title nor the time."""
    year = draft.day.year if draft.day else around.year
    campaign = around.campaign(year)
    told: list[str] = [*_paragraphs(more)]
    told_cells: list[Cell] = [cell for cell in fields.get("title", ()) if more]
    for cell in fields.get("details", ()):
        if draft.values.get("title") != cut(row_lines.bare(cell.text)):
            told += _paragraphs(cell.lines)
        told_cells.append(cell)
    take_state(draft, fields, old, around)
    _kind(draft, fields, heads, told, told_cells)
    _place(draft, fields, heads, around, year)
    for cell in take_organisers(draft, fields, around):
        told.append(f"{heads.get(cell.at) or 'Chủ trì'}: {_joined(cell)}")
        told_cells.append(cell)
    for cell in fields.get("organiser", ()):
        if helps := said_of.leads_and_helps(cell.text)[1]:
            told.append(f"{_TOLD['partners']}: {'; '.join(helps)}")
            told_cells.append(cell)
    for name, label in _TOLD.items():
        for words, cells in _labelled(fields.get(name, ()), heads).items():
            if name == "audience" and len(cells) == 1 and _audience(draft, cells[0], words, campaign):
                continue
            label_of = label if name == "partners" else words or label
            text = "; ".join(map(_joined, cells))
            if name != "more" and (people := said_of.people_in(text)):
                draft.asked.append(f"cột “{label_of}” nêu tên người (“{short(people[0])}”): bỏ đi nếu không cần đăng")
            told.append(f"{label_of}: {text}" if label_of else text)
            told_cells += cells
    if told:
        draft.take(
            "description", "\n\n".join(told).replace("\n\n- ", "\n- ") + "\n" if len(told) > 1 else told[0], told_cells
        )
    _contact(draft, fields)
    _results(draft, fields)
    _source(draft, fields, around)
    for cell in fields.get("inside", ()):
        draft.left.append(Left(cell.at, cell.text, f"cột “{heads.get(cell.at, '')}” là việc nội bộ, không đăng"))
    for cell in fields.get("deadline", ()):
        draft.left.append(Left(cell.at, cell.text, f"cột “{heads.get(cell.at, '')}” là hạn làm xong"))
        if NO_TIME in draft.reasons:
            draft.reasons[draft.reasons.index(NO_TIME)] = (
                f"chỉ có hạn làm xong (ô {cell.at}), không có ngày tổ chức: việc giao cho đơn vị thì ghi ở mục Nhiệm "
                "vụ (tasks) của chiến dịch năm ấy, hoặc nhập tệp Word của kế hoạch; có hoạt động thì thêm cột Thời gian"
            )
    for cell in fields.get("note", ()):
        draft.left.append(Left(cell.at, cell.text, "ghi chú nội bộ, không đăng"))
        if said_of.is_off(cell.text) and "status" not in draft.values:
            draft.reasons.append(
                f"ghi chú “{short(cell.text)}”: nếu hoạt động hoãn, dời hay hủy thì ghi ở cột Tình trạng và Lý do"
            )
    for cell in fields.get("id", ()):
        draft.id = cell.text
        draft.left.append(Left(cell.at, cell.text, "mã của dòng"))
    for cell in fields.get("returned", ()):
        draft.left.append(Left(cell.at, cell.text, "lời của lần nhập trước"))
    for cell in fields.get("number", ()):
        draft.left.append(Left(cell.at, cell.text, "số thứ tự"))
    for cell in fields.get("unknown", ()):
        head = heads.get(cell.at, "")
        draft.left.append(Left(cell.at, cell.text, f"chưa hiểu cột “{short(head)}”" if head else "cột không có tên"))
    if "title" in draft.values and ("start" in draft.values or "date_unknown" in draft.values):
        draft.values["summary"] = summary_of(draft)
        draft.taken.append(Taken("summary", str(draft.values["summary"]), (), "ghép từ tên, thời gian, địa điểm"))


def _labelled(cells: Sequence[Cell], heads: dict[str, str]) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = {}
    for cell in cells:
        found.setdefault(heads.get(cell.at, ""), []).append(cell)
    return found


def _joined(cell: Cell) -> str:
    lines = [row_lines.bare(line) if row_lines.is_bulleted(line) else line for line in cell.lines]
    return "; ".join(line.rstrip(";.") for line in lines) if len(lines) > 1 else lines[0]


def _paragraphs(lines: Iterable[str]) -> list[str]:
    """Lines as Markdown: bullets stay bullets, signs of Markdown stay letters."""
    found = []
    for line in lines:
        bare = row_lines.BULLET.sub("", line).strip() if re.match(r"\s*[-–—+•*▪●]", line) else line.strip()
        bare = re.sub(r"([*_`<\[\]])", r"\\\1", bare)
        bare = re.sub(r"^([#>])", r"\\\1", bare)
        bare = re.sub(r"^([0-9]+)([.)])\s", r"\1\\\2 ", bare)
        found.append(f"- {bare}" if bare != line.strip() and re.match(r"\s*[-–—+•*▪●]", line) else bare)
    return [one for one in found if one]


def _kind(draft: Draft, fields: Fields, heads: dict[str, str], told: list[str], told_cells: list[Cell]) -> None:
    for cell in fields.get("kind", ()):
        if kind := said_of.kind_named(cell.text):
            draft.take("kind", kind.value, [cell])
            return
        told.append(f"{heads.get(cell.at) or 'Hình thức'}: {_joined(cell)}")
        told_cells.append(cell)
    title = str(draft.values.get("title", ""))
    kind = said_of.kind_of(title)
    draft.values["kind"] = kind.value
    draft.taken.append(Taken("kind", kind.label, (), "đoán theo tên hoạt động"))
    if kind is Kind.KHAC and title:
        draft.doubts.append("tên không cho biết loại hoạt động: ghi “Hoạt động khác”")


def _of_hamlet(cell: Cell, head: str) -> str:
    """The name of a hamlet with its kind, where the head is one kind and the cell says none."""
    kind = head.strip().capitalize()
    return f"{kind} {cell.text}" if kind in _HAMLETS and not fold(cell.text).startswith(fold(kind)) else cell.text


# A name that says what happens, though it says no more where.
_LONG_ENOUGH = 20
_HAMLETS = {"Bản", "Thôn", "Xóm", "Khối"}


def _place(draft: Draft, fields: Fields, heads: dict[str, str], around: Around, year: int | None) -> None:
    def cells(*names: str) -> list[Cell]:
        return [cell for name in names for cell in fields.get(name, ())]

    address, communes, districts = cells("where", "area"), cells("commune"), cells("district")
    both = cells("when_where")
    if not (address or both):
        both = [cell for cell in cells("when") if re.search(r"(?i)\btại\s", cell.text)]
    hamlets = cells("hamlet")
    texts = ["; ".join(map(row_lines.bare, cell.lines)) if len(cell.lines) > 1 else cell.text for cell in address]
    texts += [_of_hamlet(cell, heads.get(cell.at, "")) for cell in hamlets]
    address = [*address, *hamlets]
    for cell in both:
        rest = re.sub(r"(?i)^(?:tại|ở|địa điểm\s*:)\s*", "", times.apart(cell.text, around.year)[1])
        if rest and rest != cell.text:
            texts.append(rest.strip(" .)"))
        elif match := re.search(
            r"(?:^|[,;.\n(-]|\s)\s*(?:tại|ở|địa điểm\s*:)\s*(.+)", cell.text, re.IGNORECASE | re.DOTALL
        ):
            texts.append(match[1].strip(" .)"))
        elif len(cell.lines) > 1:
            texts.append(cell.lines[-1])
    for cell in cells("where", "area"):
        if hours := re.findall(r"\b[0-9]{1,2}\s*(?:h|giờ|g)(?:\s*[0-9]{2})?(?!\w)", cell.text):
            draft.asked.append(
                f"ô {cell.at} ghi giờ ({', '.join(hours)}) trong địa điểm: tách mỗi nơi, mỗi giờ một dòng"
            )
    of_title: list[Cell] = []
    title = str(draft.values.get("title", ""))
    if not (texts or hamlets) and (match := _IN_TITLE.search(title)):
        spot = re.sub(r"\s*\([^()]*\)$", "", match["where"] or match["at"] or match["spot"])
        texts, of_title = [spot], fields.get("title", [])
        said = title[: match.start()].strip(" ,;:–-")
        if (match["at"] or len(said) > _LONG_ENOUGH) and match.end() == len(title):
            draft.values["title"] = said
            draft.taken = [replace(one, words=said) if one.field == "title" else one for one in draft.taken]
            behind = re.search(r"\([^()]*\)$", match["where"] or "")
            draft.left += [Left(cell.at, behind[0], "lời sau địa điểm trong tên") for cell in of_title[:1] if behind]
    day = draft.day or date(year or LATE, 6, 30)
    above = [cell.text for cell in fields.get("organiser", ())] + list(around.above)
    where = around.finder.where(
        ", ".join(texts),
        "\n".join(cell.text for cell in communes),
        "\n".join(cell.text for cell in districts),
        day,
        above,
    )
    used = [*communes, *districts, *address, *both, *of_title]
    notes = "; ".join([*(["lấy từ tên hoạt động"] if of_title else []), *where.notes])
    for name, value in where.place.items():
        draft.take(f"place.{name}", value, used, notes)  # type: ignore[arg-type]
    if not where.place and not where.refused:
        if used and used == [*communes, *districts]:
            draft.reasons.append(f"không hiểu địa bàn “{short(used[0].text)}”")
        elif texts:
            draft.take("place.venue", " ".join(texts[0].split())[:LINE], used, notes)
        else:
            draft.doubts.append(NO_PLACE)
    if where.place.keys() <= {"venue"} and any(re.search(r"(?i)\b(?:xã|phường)\W*$", text) for text in texts):
        draft.asked.append(f"không rõ xã, phường nào: “{short(texts[0])}”; ghi tên xã, phường vào ô địa điểm")
    draft.doubts += [*where.notes, *where.doubts]
    draft.reasons += where.refused
    draft.asked += where.asked
    draft.guesses += where.guesses
    for cell in used:
        if not any(cell.at in taken.cells for taken in draft.taken):
            draft.left.append(Left(cell.at, cell.text, "địa điểm chưa hiểu"))


def _audience(draft: Draft, cell: Cell, head: str, campaign: Campaign | None) -> bool:
    known = campaign.audiences if campaign else ()
    names = [part.strip(" -+•.") for part in re.split(r"[,;\n]", cell.text) if part.strip(" -+•.")]
    mine = [said_of.known_name(name, known) for name in names] if known else []
    if known and all(mine):
        draft.take("audience", [name for name in mine if name], [cell])
        return True
    if not known and fold(head).startswith("doi tuong") and all(len(name) < 80 for name in names):
        draft.take("audience", list(names), [cell])
        return True
    return False


def _contact(draft: Draft, fields: Fields) -> None:
    contact: dict[str, tuple[str, list[Cell], str]] = {}
    phones = [*fields.get("phone", ())]
    for cell in fields.get("contact", ()):
        if re.fullmatch(r"[0-9][0-9 .-]{7,13}", cell.text):
            phones.append(cell)
            continue
        for name, part in said_of.contact_of(cell.text).items():
            contact[name] = (part, [cell], "")
    for cell in phones:
        words, note = said_of.phone_of(cell.text, cell.value is not None)
        if words is None and (inner := said_of.contact_of(cell.text)).get("phone"):
            for name, part in inner.items():
                contact[name] = (part, [cell], "")
        elif words is None:
            draft.left.append(Left(cell.at, cell.text, "không phải số điện thoại gọi được"))
            draft.doubts.append(f"số điện thoại “{short(cell.text)}” không gọi được, chưa lấy")
        else:
            contact["phone"] = (words, [cell], note)
            if note:
                draft.doubts.append(note)
    for cell in fields.get("email", ()):
        words_of = said_of.contact_of(cell.text)
        if "email" in words_of:
            contact["email"] = (words_of["email"], [cell], "")
        else:
            draft.left.append(Left(cell.at, cell.text, "không phải địa chỉ thư điện tử"))
    if contact.keys() == {"name"}:
        _, cells, _ = contact.pop("name")
        draft.left += [Left(cell.at, cell.text, "tên người mà không có số để gọi, không đăng") for cell in cells]
    if (number := contact.get("phone")) and re.match(r"(?:\+84|0)[35789]", number[0]) and "name" in contact:
        draft.doubts.append(f"số di động {number[0]} của một người: chỉ đăng khi người ấy đồng ý")
    for name, (text, cells, note) in contact.items():
        draft.take(f"contact.{name}", text[:LINE], cells, note)
    for name in ("contact",):
        for cell in fields.get(name, ()):
            if cell not in phones and not said_of.contact_of(cell.text):
                draft.left.append(Left(cell.at, cell.text, "không rõ liên hệ"))


def _results(draft: Draft, fields: Fields) -> None:
    if cells := fields.get("results"):
        draft.take("results", "\n\n".join(_paragraphs([line for cell in cells for line in cell.lines])), cells)
    for cell in fields.get("registration", ()):
        if re.fullmatch(r"https?://\S+", cell.text):
            draft.take("registration", cell.text, [cell])
        else:
            draft.left.append(Left(cell.at, cell.text, "không phải địa chỉ web để đăng ký"))


def _source(draft: Draft, fields: Fields, around: Around) -> None:
    cells = fields.get("source", [])
    if cells:
        draft.take("source", " ".join("; ".join(cell.text for cell in cells).split())[:LINE], cells)
    elif around.source:
        draft.values["source"] = around.source
        draft.taken.append(Taken("source", around.source, (), "nguồn của cả bảng"))
    else:
        draft.reasons.append("chưa có nguồn: ghi số văn bản hoặc địa chỉ trang web của bảng này")
