"""The parts of a plan made the fields of a campaign, with a note of which lines were used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scripts.edit.emitted import Value
from scripts.law_import import marks as law_marks
from scripts.model.website import Site
from scripts.plans import assigned_tables, borders, campaign_facts, days, marks, names
from scripts.plans.draft import Draft, Said, Unused
from scripts.plans.head import Head
from scripts.plans.outline import Item
from scripts.plans.subjects import Subject, subject_of, subject_within
from scripts.vietnamese.folding import lower_first, same_word
from scripts.vietnamese.slugs import slug_or

_TITLE, _LINE = 120, 300
# `Đơn vị chủ trì: …; phối hợp: …` within a focus.
_LEADS = re.compile(
    r"\(?\s*(?:-\s*)?(?:(?:Các\s+)?(?:đơn vị|cơ quan)\s+)?(?P<what>chủ trì(?:\s+thực hiện)?|thực hiện|đầu mối)\s*:"
    r"\s*(?P<who>[^.;)]+)(?P<more>.*)",
    re.I | re.S,
)
_ENDS = " .;:,"
_PERSON = "cột chủ trì còn ghi tên người; máy chỉ lấy đơn vị"
# In the middle of a sentence: `…, các sở, ban, ngành gửi báo cáo về …`.
_AMID = re.compile(r"(?:các|Các|UBND|Ủy ban|Uỷ ban|Công an|Sở)\s")


class Maker:
    """Takes the parts of a plan one after the other; then `draft` says what they gave."""

    def __init__(self, head: Head, year: int | None, site: Site | None, file: str) -> None:
        self._head, self._year, self._site, self._file = head, year, site, file
        self._items: list[Item] = []
        self._focuses: list[Said] = []
        self._agencies: dict[str, Said] = {}
        self._tasks: list[Said] = []
        self._sections: dict[str, tuple[Item, list[str], list[int]]] = {}
        self._slugs: dict[str, int] = {}

    def read(self, roots: Sequence[Item], annexes: Sequence[Item]) -> None:
        """Every part, in the order of the plan."""
        self._items = [one for root in (*roots, *annexes) for one in root.all()]
        begun = False
        for root in roots:
            if root.mark.rank == marks.PLAIN and not root.cells:
                self._loose(root, begun)
                continue
            begun = True
            self._part(root, subject_of(root.text))
        for rows in assigned_tables.groups(roots):
            self._table(rows, "")
        self._annexes(annexes)

    def _loose(self, item: Item, begun: bool) -> None:
        """A paragraph outside of all parts: what comes before them, or after."""
        is_formula = names.only_asks_to_carry_out(item.text)
        if begun and not is_formula and names.body_and_task(item.text) and self._agency(item):
            return
        self._leave([item], "câu kết" if begun else "căn cứ, lời dẫn")
        for child in item.children:
            self._loose(child, begun)

    def _part(self, item: Item, subject: Subject) -> None:
        """One of the largest parts; of a part that only holds parts, those."""
        if item.mark.rank >= marks.NUMBER and names.begins_like_a_body(item.text) and self._agency(item):
            return
        if any(child.mark.rank <= marks.ROMAN for child in item.children):
            self._leave([item], "tên phần")
            for child in item.children:
                own = subject_of(child.text) if child.mark.rank <= marks.ROMAN else subject
                self._part(child, subject if own is Subject.OTHER else own)
            return
        self._of(item, subject)

    def _of(self, item: Item, subject: Subject) -> None:
        match subject:
            case Subject.FOCUS:
                self._focus_part(item)
            case Subject.TASKS:
                self._task_part(item)
            case Subject.REPORT:
                self._report_part(item)
            case Subject.OTHER if names.body_and_task(item.text, bool(item.children)):
                self._agency(item)
            case Subject.OTHER if item.children:
                self._leave([item], subject.value)
                for child in item.children:
                    self._of(child, subject_within(child.text, subject, bool(child.children)))
            case _:
                self._leave(item.all(), subject.value)

    # Focuses

    def _focus_part(self, item: Item) -> None:
        self._leave([item], "tên phần")
        marked = any(child.mark.rank < marks.DASH for child in item.children)
        for child in item.children:
            if child.cells:
                continue
            if marked and child.mark.rank >= marks.DASH:
                self._leave(child.all(), "lời dẫn của phần này")
                continue
            own = subject_within(child.text, Subject.FOCUS, bool(child.children))
            if own is Subject.FOCUS:
                self._focus(child, numbered=marked)
            else:
                self._of(child, own)
        for rows in assigned_tables.groups(item.children):
            self._table(rows, "")

    def _focus(self, item: Item, numbered: bool) -> None:
        head, doubts = item.text, list[str]()
        leads = {id(one) for one in item.all() if not one.cells and _LEADS.fullmatch(one.text)}
        body = " ".join(child.running for child in item.children if not child.cells and id(child) not in leads)
        first, _, rest = head.partition(":")
        if item.children and len(head.rstrip(_ENDS)) <= _TITLE:
            title = head.rstrip(_ENDS)
        elif rest.strip() and len(first) <= _TITLE:
            title, body = first, f"{_ended(rest.strip())} {body}".strip()
        else:
            title, body = _shortened(head), f"{_ended(head)} {body}".strip()
            doubts.append("tên ngắn do máy cắt từ câu đầu; đặt lại tên")
        title = names.recased(title) if law_marks.in_capitals(title) else title
        if not numbered:
            doubts.append("kế hoạch không đánh số các nội dung; mỗi gạch đầu dòng thành một nội dung")
        if not body.strip(_ENDS):
            body = f"{title}."
            doubts.append("kế hoạch chỉ có tên nội dung; viết thêm nội dung ở “text”")
        ident = self._ident(title, 30)
        value: dict[str, Value] = {"id": ident, "title": title[:_LINE], "text": body}
        self._focuses.append(Said(value, (item.place,), tuple(doubts), (item.line,)))
        self._use(one for one in item.all() if not one.cells)
        parents = {id(child): parent for parent in item.all() for child in parent.children}
        for one in item.all():
            above = parents.get(id(one), item)
            if not one.cells and (match := _LEADS.fullmatch(one.text)):
                said = title if above is item else _shortened(above.text.rstrip(_ENDS))
                self._led(one, match, said, ident)
            for rows in assigned_tables.groups(one.children):
                self._table(rows, ident)

    def _led(self, item: Item, match: re.Match[str], title: str, focus: str) -> None:
        """A line that says who leads what stands above it."""
        verb = "Chủ trì" if "trì" in match["what"].lower() else "Thực hiện"
        more = match["more"].strip(" .;()")
        text = f"{verb}: {title}" + (f" ({lower_first(more)})" if more else "")
        for name in names.bodies(match["who"]):
            self._task(name, text, item, focus)

    # Agencies and their tasks

    def _task_part(self, item: Item) -> None:
        if names.body_and_task(item.text, has_parts=True) and not subject_is_heading(item.text):
            self._agency(item)
            return
        self._leave([item], "tên phần")
        for child in item.children:
            if child.cells:
                continue
            own = subject_within(child.text, Subject.TASKS, bool(child.children))
            if own is not Subject.TASKS:
                self._of(child, own)
            elif not self._agency(child):
                self._unnamed(child)
        for rows in assigned_tables.groups(item.children):
            self._table(rows, "")

    def _unnamed(self, item: Item) -> None:
        """A part that names no agency: perhaps those within it do."""
        self._leave(
            [item], "không rõ giao cho đơn vị nào" if not item.children else "tên mục, không rõ giao cho đơn vị nào"
        )
        for child in item.children:
            if not child.cells and not self._agency(child):
                self._unnamed(child)
        for rows in assigned_tables.groups(item.children):
            self._table(rows, "")

    def _agency(self, item: Item) -> bool:
        """A part that gives tasks to an agency; False where it names none."""
        found = names.body_and_task(item.text, bool(item.children))
        if found is None:
            return False
        name, rest = found
        children = [child for child in item.children if not child.cells]
        own = {id(one) for one in children if names.body_and_task(one.text, bool(one.children), leads=False)}
        if len(own) * 2 > len(children):
            # `Các sở, ban, ngành: a) Công an: …; b) Y tế: …`
            self._leave([item], "tên nhóm đơn vị")
            for child in children:
                if id(child) in own:
                    self._agency(child)
                else:
                    self._task(name, child.running, child)
                    self._use(child.all())
            return True
        self._agency_id(name, item)
        if rest:
            self._task(name, rest, item)
        for child in children:
            self._task(name, child.running, child)
            self._use(child.all())
        self._use([item])
        for rows in assigned_tables.groups(item.children):
            self._table(rows, "", name)
        return True

    def _task(
        self, name: str, text: str, item: Item, focus: str = "", doubts: Iterable[str] = (), when: str = ""
    ) -> None:
        ident = self._agency_id(name, item)
        text = text.strip().rstrip(";:, ")
        if not text:
            return
        found = list(doubts)
        value: dict[str, Value] = {"agency": ident}
        if focus:
            value["focus"] = focus
        value["text"] = text[:1].upper() + text[1:]
        due = days.due_of(f"{text}; {when}", self._year)
        parts = [part.strip() for part in text.split(";")]
        if len(due) > 1 and not when and all(days.due_of(part, self._year) for part in parts):
            for part in parts:
                self._task(name, part, item, focus, found)
            return
        if due:
            value["due"] = due[0].isoformat()
        if len(due) > 1:
            others = ", ".join(f"{day.day:02}/{day.month}/{day.year}" for day in due[1:])
            found.append(f"việc này còn ghi hạn khác: {others}; tách thành nhiều việc nếu cần")
        self._tasks.append(Said(value, (item.place,), tuple(found), (item.line,)))
        item.used = True

    def _agency_id(self, name: str, item: Item) -> str:
        name = names.recased(name) if law_marks.in_capitals(name) else name
        name, note = names.aside(name)
        key = names.key(name)
        if key not in self._agencies:
            doubts = ("tên đơn vị dài, xem lại máy cắt tên có đúng chỗ",) if len(name) > 90 else ()
            value: dict[str, Value] = {
                "id": self._ident(re.sub("(?i)[ủu][ỷy] ban nhân dân", "UBND", name), 40),
                "name": name[:1].upper() + name[1:_LINE],
            }
            if note:
                value["note"] = note
            self._agencies[key] = Said(value, (item.place,), doubts, (item.line,))
        said = self._agencies[key].value
        assert isinstance(said, dict)
        return str(said["id"])

    def _report_part(self, item: Item) -> None:
        """Who reports what, to whom, by when."""
        if item.children:
            self._leave([item], "tên phần")
        for one in item.children or [item]:
            text = one.running
            found = names.body_and_task(text)
            doubts: tuple[str, ...] = ()
            if found is None and (amid := _body_amid(text)):
                found, doubts = amid, ("đơn vị lấy từ giữa câu, xem lại",)
            if found and found[1]:
                self._task(found[0], found[1], one, doubts=doubts)
                self._use(one.all())
            else:
                self._leave(one.all(), "chế độ báo cáo, không rõ đơn vị nào phải báo cáo")

    # Tables

    def _table(self, rows: Sequence[Item], focus: str, agency: str = "") -> None:
        found = assigned_tables.assigned(rows)
        if found is None:
            self._leave(rows, "bảng này không có cột nội dung và cột đơn vị thực hiện")
            return
        tasks, others = found
        self._leave(others, "đầu bảng, tên mục trong bảng")
        for task in tasks:
            text = task.what + (f" ({task.more})" if task.more else "")
            lead, people = names.without_people(task.lead)
            who = names.bodies(lead) or ([agency] if agency and not people else [])
            if people and not who:
                self._leave([task.row], "cột chủ trì ghi tên người, không ghi đơn vị: hỏi lại là đơn vị nào")
                continue
            if not who or not task.what:
                self._leave([task.row], "dòng của bảng không ghi đơn vị hoặc nội dung")
                continue
            if task.section and not focus:
                title = assigned_tables.section_title(task.section)
                self._sections.setdefault(title, (task.section, [], []))[1].append(task.what)
                self._sections[title][2].extend(range(len(self._tasks), len(self._tasks) + len(who)))
            for name in who:
                self._task(
                    name,
                    text,
                    task.row,
                    focus,
                    (*task.doubts, _PERSON) if people else task.doubts,
                    f"trước {task.when}" if task.when[:1].isdigit() else task.when,
                )
            self._use([task.row])

    def _sections_as_focuses(self) -> None:
        """What the sections of tables are: the focuses that have these names, or, where the plan has no others, focuses
        themselves."""
        known = {
            same_word(str(said.value["title"])): str(said.value["id"])
            for said in self._focuses
            if isinstance(said.value, dict)
        }
        has_focuses = bool(self._focuses)
        for title, (section, whats, tasks) in self._sections.items():
            words = names.recased(title) if law_marks.in_capitals(title) else title
            ident = known.get(same_word(words), "")
            if not ident and not has_focuses:
                ident = self._ident(words, 30)
                value: dict[str, Value] = {"id": ident, "title": words[:_LINE], "text": "; ".join(whats) + "."}
                doubt = "nội dung ghép từ các dòng của bảng; viết lại bằng lời của mình"
                self._focuses.append(Said(value, (section.place,), (doubt,), (section.line,)))
                self._use([section])
            for at in tasks if ident else ():
                said = self._tasks[at]
                assert isinstance(said.value, dict)
                self._tasks[at] = replace(said, value={"agency": said.value["agency"], "focus": ident, **said.value})

    def _annexes(self, items: Sequence[Item]) -> None:
        for rows in assigned_tables.groups(items):
            self._table(rows, "")
        for item in items:
            if not item.cells:
                self._leave([item], "phụ lục")
                self._annexes(item.children)

    # What came of it

    def draft(self) -> Draft:
        """What the plan gives."""
        self._sections_as_focuses()
        one: dict[str, Said] = {}
        missing: dict[str, str] = {}
        if self._year:
            one["year"] = Said(str(self._year), ("tên kế hoạch",))
        if name := campaign_facts.name(self._head, self._year):
            one["name"] = name
        theme, by = campaign_facts.themes(self._items)
        self._use(by)
        source = campaign_facts.source(self._head, self._file)
        if theme:
            one["theme"] = theme
            sources = source.value
            assert isinstance(sources, list)
            one["theme_source"] = Said(sources[0], source.places)
        start, end, by = campaign_facts.span(self._items, self._year)
        self._use(by)
        if start and end:
            one |= {"start": start, "end": end}
        else:
            odd = next((span for item in self._items if (span := days.impossible_span(item.text))), "")
            why = f"kế hoạch ghi “{odd}”, có ngày không có trong lịch" if odd else "kế hoạch không ghi"
            missing |= {"start": f"ngày đầu, {why}; ví dụ 2027-06-01", "end": f"ngày cuối, {why}; ví dụ 2027-06-30"}
        one |= campaign_facts.plan(self._head)
        districts = borders.border(self._items, self._site.places if self._site else None)
        first, last = (str(said.value) if said else "" for said in (start, end))
        summary = campaign_facts.summary(self._head, len(self._focuses), len(self._agencies), first, last)
        if summary:
            one["summary"] = summary
        one["sources"] = source
        for field, why in (
            ("year", "năm của chiến dịch"),
            ("name", "tên chiến dịch"),
            ("summary", "tóm tắt một, hai câu"),
        ):
            if field not in one:
                missing[field] = why
        many = {
            "focuses": self._focuses,
            "agencies": [*self._agencies.values()],
            "tasks": self._tasks,
            "border": districts,
        }
        return Draft(
            self._file,
            year=self._year,
            one=one,
            many={key: tuple(said) for key, said in many.items() if said},
            missing=missing,
        )

    def unused(self, roots: Iterable[Item]) -> list[Unused]:
        """The lines that no field took."""
        every = (one for root in roots for one in root.all())
        return [Unused(one.place, one.line, one.whole, one.why or Subject.OTHER.value) for one in every if not one.used]

    def _use(self, items: Iterable[Item]) -> None:
        for item in items:
            item.used = True

    def _leave(self, items: Iterable[Item], why: str) -> None:
        for item in items:
            item.why = item.why or why

    def _ident(self, words: str, limit: int) -> str:
        ident = slug_or("muc", words, limit)
        # Not by trying each number: of a thousand that are alike each would try all.
        self._slugs[ident] = self._slugs.get(ident, 0) + 1
        found = ident if self._slugs[ident] == 1 else f"{ident}-{self._slugs[ident]}"
        return found


def subject_is_heading(text: str) -> bool:
    """Is it the heading of the part that gives tasks? `TỔ CHỨC THỰC HIỆN` names no agency."""
    return law_marks.in_capitals(text) or subject_of(text) is Subject.TASKS


def _ended(text: str) -> str:
    """A text that ends with a sign."""
    return text if text[-1:] in ".;:!?…”" else f"{text}."


def _shortened(text: str) -> str:
    """The first clause of a sentence, as a name."""
    words = text.rstrip(_ENDS)
    if len(words) <= 60:
        return words
    at = next((match.start() for match in re.finditer(r"[,;.:]\s", words) if 20 < match.start() <= 80), 0)
    return words[:at] if at else words[:60].rpartition(" ")[0] + "…"


def _body_amid(text: str) -> tuple[str, str] | None:
    """An agency in the middle of a sentence, and what it has to do."""
    for match in _AMID.finditer(text):
        found = names.body_and_task(text[match.start() :])
        if found and found[1] and not found[1].startswith("này"):
            return found
    return None
