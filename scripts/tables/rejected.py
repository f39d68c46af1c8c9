"""What was left out, as a sheet: the rows as they came, with a column that says why."""

import io
from collections.abc import Sequence
from datetime import date, datetime

from scripts.tables.grid import Cell
from scripts.tables.proposal import Entry

WHY, WHERE = "Vì sao chưa nhập", "Dòng trong bảng gốc"


def workbook(entries: Sequence[Entry], year: int | None = None, source: str = "") -> bytes:
    """The rows of some entries as an .xlsx. Above them stand the year and the source of the sheet that they came from,
    which they would lack once they are imported from this one."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    heads = list(dict.fromkeys(head for entry in entries for head, _ in _row(entry)))
    book = Workbook(write_only=True)
    book.properties.creator = ""
    sheet = book.create_sheet("Chưa nhập được")
    titles = [f"Những dòng chưa nhập, bảng của năm {year}"] if year else []
    titles += [f"Theo {source}"] if source else []
    sheet.freeze_panes = f"A{len(titles) + 2}"
    for number in range(len(heads) + 2):
        sheet.column_dimensions[chr(ord("A") + number) if number < 26 else "AA"].width = 50 if not number else 24

    def cell(said: str | Cell, bold: bool = False) -> WriteOnlyCell:
        if isinstance(said, Cell) and isinstance(said.value, date):
            made = WriteOnlyCell(sheet, said.value)
            made.number_format = "dd/mm/yyyy hh:mm" if isinstance(said.value, datetime) else "dd/mm/yyyy"
        else:
            text = said.text if isinstance(said, Cell) else said
            made = WriteOnlyCell(sheet, "".join(one for one in text if one.isprintable() or one == "\n")[:32_000])
            made.data_type = "s"  # no formula, whatever the text begins with
        made.alignment = Alignment(vertical="top", wrap_text=True)
        if bold:
            made.font, made.fill = Font(bold=True), PatternFill("solid", fgColor="DCE9F2")
        return made

    for title in titles:
        sheet.append([cell(title)])
    sheet.append([cell(head, True) for head in (WHY, WHERE, *heads)])
    for entry in entries:
        said = dict(_row(entry))
        why = "\n".join(entry.why_left) or "\n".join(
            f"{one.field}: tệp trên trang ghi “{one.before}”, bảng ghi “{one.after}”" for one in entry.changes
        )
        sheet.append([cell(why), cell(entry.at), *(cell(said.get(head, "")) for head in heads)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _row(entry: Entry) -> list[tuple[str, str | Cell]]:
    """The cells of its row under their heads; of a notice what was understood."""
    if entry.row:
        counted: dict[str, int] = {}
        found: list[tuple[str, str | Cell]] = []
        for head, said in entry.row:
            name = " ".join(head.split()) or "(cột không tên)"
            counted[name] = counted.get(name, 0) + 1
            found.append((name if counted[name] == 1 else f"{name} ({counted[name]})", said))
        return found
    taken: list[tuple[str, str | Cell]] = [(one.field, one.words) for one in entry.taken if one.cells]
    return taken + [(one.why, one.text) for one in entry.left]


def name_of(file: str, day: date) -> str:
    """What the sheet is called that goes with a file."""
    stem = file.rpartition("/")[2].rpartition(".")[0] or "bang"
    return f"{stem}-chua-nhap-{day.isoformat()}.xlsx"
