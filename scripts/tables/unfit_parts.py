"""Of a table or a letter that was read: is it, or a part of it, none for readers (unfit.py)? Does it say what it is
about?"""

from scripts.tables import notices, row_lines, said_of, unfit
from scripts.tables.blocks import Block
from scripts.vietnamese.personal import is_full_name


def of_block(block: Block) -> str:
    """What a table is that is not for readers."""
    if block.unfit:
        return block.unfit
    if "title" not in block.fields and "name" not in block.fields and _names(block):
        return unfit.of_heads(["person"])
    columns = [number for number, name in enumerate(block.fields) if name in ("title", "name")]
    cells = [row.cells[number] for row, _ in block.rows for number in columns[:1] if number < len(row.cells)]
    return unfit.of_rows(row_lines.bare(cell.text) for cell in cells if cell)


def _names(block: Block) -> bool:
    """Has a table a column of names?"""
    columns = zip(*(row.cells + (None,) * (len(block.heads) - len(row.cells)) for row, _ in block.rows), strict=False)
    filled = [[cell.text for cell in column if cell] for column in columns]
    return any(sum(map(is_full_name, texts)) * 2 > len(texts) for texts in filled)


def of_notice(notice: notices.Notice) -> str:
    """What a part of a text is that is not for readers."""
    cells = [cell for name in ("title", "details") for cell in notice.fields.get(name, ())]
    return unfit.of_any(map(row_lines.bare, row_lines.lines_of(cells)))


def is_about(block: Block) -> bool:
    """Does a table say of itself, in its heads or half of its rows, that it is for the site? What was asked about once
    and comes back is not asked about again."""
    rows = [said_of.name_drugs(cell.text for cell in row.own) for row, _ in block.rows]
    return sum(rows) * 2 >= len(rows) or "returned" in block.fields or said_of.name_drugs(block.heads)
