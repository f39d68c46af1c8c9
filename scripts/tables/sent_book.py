"""The workbook that a province sends to a commune: a row an event, lists to choose from, real days and hours, what each
column is for, a page of instructions. The same events give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from scripts.draw.workbook import fixed
from scripts.model import communes as model_communes
from scripts.model.event import Event, Kind, Status
from scripts.model.placed import Placed
from scripts.model.website import Site
from scripts.tables.sent_columns import COLUMNS, COMMUNE, Column, communes_of
from scripts.vietnamese.collation import sort_key

TABLE, GUIDE, LISTS, BASE = "Lịch hoạt động", "Hướng dẫn", "Danh mục", "Bản gửi"
# What the hidden sheet begins with, and how its first column goes on.
MARK, VERSION = "bang-gui-xa", "1"
# What the copy begins with of the rows as they were sent: by it a change is known from what nobody touched.
BASE_MARK = "bang-gui-xa-ban-goc"
PAPER = "Văn bản của xã, phường (số, ngày):"
ROWS = 30
_LINE = 15.0  # of text, in points
HEAD_ROW = 3
# What a cell holds at most, and what a list or a message does.
MOST, _MOST_WORDS = 32_000, 255
CUT = "… (còn nữa trên trang)"
_PARTS = ("sáng", "chiều", "tối", "cả ngày")
_LOOKS = {"day": "dd/mm/yyyy", "hour": "hh:mm", "text": "@"}


@dataclass(frozen=True, slots=True)
class Table:
    """What a workbook is of: a commune, or all of them, and a year."""

    site: Site
    year: int
    commune: Placed | None
    events: tuple[Event, ...]
    venues: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The line above the table."""
        whose = self.commune.name if self.commune else self.site.places.province.name
        return f"LỊCH HOẠT ĐỘNG PHÒNG, CHỐNG MA TÚY NĂM {self.year} – {whose.upper()}"


def day_of_communes(year: int) -> date:
    """The day of a year whose communes are asked: the last of the action month."""
    return date(year, 6, 30)


def communes(site: Site, year: int) -> list[Placed]:
    """The communes of the action month of a year."""
    return model_communes.communes(site.places, day_of_communes(year))


def table_of(site: Site, year: int, commune: Placed | None) -> Table:
    """The events of a commune in a year, or of all that take place in communes, by day."""
    return tables_of(site, year, [commune])[0]


def tables_of(site: Site, year: int, wanted: Sequence[Placed | None]) -> list[Table]:
    """The tables of several communes."""
    by_commune: dict[str, list[Event]] = {}
    venues: dict[str, set[str]] = {}
    every: list[Event] = []
    for event in sorted(site.events, key=_order):
        homes = communes_of(event, site.places)
        for one in homes:
            venues.setdefault(one.key, set()).add(event.place.venue or "")
        if event.year == year and not event.origin and homes:
            every.append(event)
            for one in homes:
                by_commune.setdefault(one.key, []).append(event)

    def of(one: Placed | None) -> Table:
        if one is None:
            return Table(site, year, None, tuple(every))
        places = sorted(venues.get(one.key, set()) - {""}, key=sort_key)
        return Table(site, year, one, tuple(by_commune.get(one.key, ())), tuple(places))

    return [of(one) for one in wanted]


def _order(event: Event) -> tuple[object, ...]:
    day = event.first_day
    return day is None, day or date.min, event.start.isoformat() if event.start else "", event.id


def lists_of(table: Table) -> dict[str, list[str]]:
    """What may be chosen, by the list's name; without those that are empty."""
    campaign = table.site.campaigns_by_year.get(table.year)
    found: dict[str, Sequence[str]] = {
        "communes": [one.name for one in communes(table.site, table.year)],
        "kinds": [kind.label for kind in Kind],
        "parts": _PARTS,
        "venues": table.venues,
        "organisers": campaign.organisers if campaign else (),
        "focuses": [focus.title for focus in campaign.focuses] if campaign else (),
        "audiences": campaign.audiences if campaign else (),
        "statuses": [status.label for status in Status],
    }
    return {name: list(words) for name, words in found.items() if words}


def columns_of(lists: Mapping[str, Sequence[str]]) -> list[Column]:
    """The columns of a table: without a campaign's focuses there is none for them."""
    return [column for column in COLUMNS if column.field != "focus" or "focuses" in lists]


def workbook(table: Table) -> bytes:
    """The file."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.title, book.properties.creator, book.properties.language = table.title, "", "vi-VN"
    sheet: Any = book.active
    sheet.title = TABLE
    lists = lists_of(table)
    columns = columns_of(lists)
    _fill(sheet, table, columns)
    _checked(sheet, table, columns, lists)
    _printed(sheet)
    _guide(book.create_sheet(GUIDE), table, columns)
    _hidden(book.create_sheet(LISTS), table, lists)
    _base(book.create_sheet(BASE), table, columns)
    return fixed.data(book)


def _fill(sheet: Any, table: Table, columns: Sequence[Column]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    wrapped = Alignment(vertical="top", wrap_text=True)
    thin = Side("thin", color="BFBFBF")
    edges = Border(left=thin, right=thin, top=thin, bottom=thin)
    sheet["A1"], sheet["A2"] = table.title, PAPER
    sheet["A1"].font = Font(bold=True, size=14)
    for name in ("A1", "A2", "E2"):
        sheet[name].alignment = Alignment(wrap_text=False)  # unlike its column, it goes on over the next ones
    sheet["D2"].fill, sheet["D2"].border, sheet["D2"].number_format = PatternFill("solid", fgColor="FFF6D6"), edges, "@"
    sheet["E2"] = f"Mỗi hoạt động một dòng; dòng chưa dùng thì để nguyên. Cách ghi: trang “{GUIDE}”."
    sheet["E2"].font = Font(italic=True)
    looks = {}
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        about = sheet.column_dimensions[letter]
        about.width, about.number_format, about.alignment = column.width, _LOOKS[column.kind], wrapped
        if column.field == "id":
            about.alignment = Alignment(vertical="top")
        head = sheet.cell(HEAD_ROW, number, column.head)
        head.font, head.alignment, head.border = Font(bold=True), wrapped, edges
        head.fill = PatternFill("solid", fgColor="CFE3F1" if column.needed else "E8EEF2")
        looks[column.field] = about._style
    rows = [_values(table, event, columns) for event in table.events]
    whose = table.commune.name if table.commune else None
    rows += [[whose if column.head == COMMUNE else None for column in columns]] * ROWS
    sheet.row_dimensions[HEAD_ROW].height = 2 * _LINE
    for line, values in enumerate(rows, HEAD_ROW + 1):
        if line <= HEAD_ROW + len(table.events):
            widths = [(str(value), column.width) for column, value in zip(columns, values, strict=True) if value]
            sheet.row_dimensions[line].height = _height(widths[1:])
        for number, (column, value) in enumerate(zip(columns, values, strict=True), 1):
            if value is not None and value != "":
                _put(sheet.cell(line, number), value)._style = copy(looks[column.field])


def _values(table: Table, event: Event, columns: Sequence[Column]) -> list[str | date | time | None]:
    return [column.of(event, table.site) for column in columns]


def _put(cell: Any, value: str | date | time) -> Any:
    if isinstance(value, str):
        cell.value, cell.data_type = _fitting(value), "s"  # and no formula, whatever it begins with
    else:
        cell.value = value
    return cell


def _base(sheet: Any, table: Table, columns: Sequence[Column]) -> None:
    """The rows as they are sent, hidden."""
    sheet.sheet_state = "hidden"
    sheet["A1"] = BASE_MARK
    for number, column in enumerate(columns, 1):
        sheet.cell(2, number, column.head)
    for line, event in enumerate(table.events, 3):
        for number, value in enumerate(_values(table, event, columns), 1):
            if value is not None and value != "":
                _put(sheet.cell(line, number), value)


def _height(texts: Sequence[tuple[str, int]]) -> float:
    """The height of a row whose texts stand in columns so wide: programs do not look for it themselves."""
    lines = (sum(1 + len(one) // width for one in text.split("\n")) for text, width in texts)
    return min(max(lines, default=1), 8) * _LINE


def _fitting(text: str) -> str:
    text = "".join(one for one in text.strip() if one.isprintable() or one == "\n")
    return text if len(text) <= MOST else text[: MOST - len(CUT)] + CUT


def _checked(sheet: Any, table: Table, columns: Sequence[Column], lists: Mapping[str, Sequence[str]]) -> None:
    """Lists to choose from, and what is told where a cell is chosen."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = HEAD_ROW + len(table.events) + 10 * ROWS
    places = {name: get_column_letter(number) for number, name in enumerate(lists, 3)}
    for number, column in enumerate(columns, 1):
        rule = DataValidation(allow_blank=True, showInputMessage=True)
        rule.promptTitle, rule.prompt = column.head[:32], column.note[:_MOST_WORDS]
        if column.choices in lists:
            letter = places[column.choices]
            rule.type = "list"
            rule.formula1 = f"'{LISTS}'!${letter}$2:${letter}${1 + len(lists[column.choices])}"
            rule.showErrorMessage = column.closed
            rule.error = "Hãy chọn một mục trong danh sách."
        elif column.kind == "day":
            rule.type, rule.operator, rule.errorStyle = "date", "between", "warning"
            rule.formula1, rule.formula2 = f"DATE({table.year - 1},1,1)", f"DATE({table.year + 1},12,31)"
            rule.showErrorMessage = True
            rule.error = f"Gõ ngày/tháng/năm, ví dụ 9/6/{table.year}."
        elif column.kind == "hour":
            rule.type, rule.operator, rule.errorStyle = "time", "between", "warning"
            rule.formula1, rule.formula2, rule.showErrorMessage = "0", "0.99999", True
            rule.error = "Gõ giờ:phút, ví dụ 7:30."
        rule.errorTitle = column.head[:32]
        letter = get_column_letter(number)
        rule.add(f"{letter}{HEAD_ROW + 1}:{letter}{last}")
        sheet.add_data_validation(rule)


def _printed(sheet: Any) -> None:
    sheet.freeze_panes = f"D{HEAD_ROW + 1}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.print_title_cols = "A:C"
    _on_paper(sheet, 3)
    sheet.print_options.gridLines = True
    sheet.oddFooter.center.text = "&P/&N"


def _on_paper(sheet: Any, pages: int) -> None:
    """On A4, turned, so many pages wide: beside each other the columns would be too small to read."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for side in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, side, 0.4)


_STEPS = (
    f"Ghi ở trang “{TABLE}”: mỗi hoạt động một dòng, xã, phường đã ghi sẵn. Dòng không có tên hoạt động "
    "thì máy bỏ qua.",
    "Ở đầu bảng, ô màu vàng: ghi số, ký hiệu và ngày của văn bản mà các hoạt động này lấy từ đó.",
    "Dòng có mã là hoạt động đã có trên trang: sửa ngay ở dòng ấy, đừng xóa dòng. Hoạt động không tổ chức nữa thì chọn "
    "“Đã hủy” ở cột Tình trạng và ghi lý do.",
    "Ô có mũi tên thì chọn trong danh sách. Cột Loại hoạt động và Tình trạng chỉ nhận mục trong danh sách; cột khác gõ "
    "được nội dung khác.",
    "Ngày gõ ngày/tháng/năm, giờ gõ giờ:phút. Chưa rõ thì để trống, đừng đoán.",
    "Thêm dòng thì cứ ghi tiếp phía dưới. Đừng đổi tên cột và đừng xóa trang tính nào; đổi tên tệp thì không sao.",
    "Đừng ghi tên người nghiện, người vi phạm, số căn cước, số điện thoại riêng: bảng này được đăng cho mọi người đọc.",
    "Ghi xong thì lưu (vẫn là .xlsx) và gửi lại nơi đã gửi bảng. Gửi lần hai thì gửi cả bảng, "
    "không gửi riêng dòng mới.",
)


def _guide(sheet: Any, table: Table, columns: Sequence[Column]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 90
    rows: list[tuple[str, str]] = [(GUIDE_TITLE, "")]
    rows += [(f"{number}.", words) for number, words in enumerate(_STEPS, 1)]
    rows += [("", ""), ("Cột", "Cách ghi")]
    heads = len(rows)
    rows += [(column.head, ("Cần ghi. " if column.needed else "") + column.note) for column in columns]
    for line, words in enumerate(rows, 1):
        sheet.row_dimensions[line].height = _height([(words[1], 84)]) if line > 1 else 1.5 * _LINE
        for number, text in enumerate(words, 1):
            if text:
                cell = sheet.cell(line, number, text)
                cell.alignment = Alignment(vertical="top", wrap_text=line > 1)
                if line == heads:
                    cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8EEF2")
    sheet["A1"].font = Font(bold=True, size=14)
    _on_paper(sheet, 1)


GUIDE_TITLE = "CÁCH GHI BẢNG LỊCH HOẠT ĐỘNG"


def _hidden(sheet: Any, table: Table, lists: Mapping[str, Sequence[str]]) -> None:
    """The lists, and whose table it is: by that it is known under any file name."""
    sheet.sheet_state = "hidden"
    code, name = (table.commune.code or "", table.commune.name) if table.commune else ("", "")
    for line, words in enumerate((MARK, VERSION, str(table.year), code, name, table.site.places.province.code), 1):
        if words:
            sheet.cell(line, 1, words).data_type = "s"
    for number, (of, choices) in enumerate(lists.items(), 3):
        for line, words in enumerate((of, *choices), 1):
            sheet.cell(line, number, words).data_type = "s"
