"""/api/v1/events.xlsx: the table of events as a workbook, with a sheet that says what each column means.

Days, moments and numbers are what Excel takes for such, to sort and filter by; everything else is text, so that
telephone numbers keep their zero and nothing is a formula.

Rows are written here as openpyxl would write them, in a tenth of its time: it writes 4,000 events in 1.9 s. What it
writes around them is kept, so after an edit it is not even loaded.
"""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from html import escape
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from scripts.assemble.events import table
from scripts.assemble.parts import csv_file
from scripts.draw import archive
from scripts.draw.maker import Wanted
from scripts.model import addresses, event_table
from scripts.model.event_table import COLUMNS
from scripts.store.cache import kept, only, write

PATH = f"{addresses.API}events.xlsx"
_SHEET = "xl/worksheets/sheet1.xml"
_END_OF_ROW = b"</row>"
# What a text cell holds at most; Excel refuses a workbook with more (ECMA-376 leaves it open).
_MOST = 32_767
_CUT = "… (còn nữa: xem tệp events.csv)"
# Excel's days count from here; 1900 is a leap year to it, so days before March of it are written as text.
_EPOCH, _FIRST = datetime(1899, 12, 30), datetime(1900, 3, 1)
_MADE = date(1980, 1, 1)
# XML 1.0 holds no such character, and a carriage return only until somebody reads it; ECMA-376 (22.9.2.19) writes them
# as `_x000D_`, and what looks like that as `_x005F_x000D_`.
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TOGETHER = 200  # rows, written as one text
# The looks of cells with a value of each, as openpyxl takes them; text and numbers look the same.
_TEXT, _DAY, _MINUTE, _SECOND = "text", "day", "minute", "second"
_PROBES = {
    _TEXT: "x",
    _DAY: _FIRST.date(),
    _MINUTE: datetime(2000, 1, 1, 1, 1),
    _SECOND: datetime(2000, 1, 1, 1, 1, 1),
}


def wanted(tree: Mapping[str, bytes]) -> list[Wanted]:
    """The workbook of the tree's table, another one where the table, our code or openpyxl has changed."""
    digest = hashlib.sha256(b"\0".join((tree[f"files/{table.PATH}"], _rules())))
    return [Wanted(PATH, {PATH: f"{digest.hexdigest()[:32]}.xlsx"})]


def draw(paths: Sequence[str], tree: Mapping[str, bytes], folder: Path) -> None:
    """Write the workbook. Raises OSError."""
    rows = csv_file.read(tree[f"files/{table.PATH}"])
    for one in wanted(tree):
        write(folder / one.files[PATH], workbook(rows, folder.with_name(f"{folder.name}-khung"), _rules()))


def _rules() -> bytes:
    own = (Path(__file__).parent / name for name in ("__init__.py", "fixed.py", "skeleton.py"))
    others = (Path(str(module.__file__)) for module in (archive, event_table))
    sources = (file.read_bytes() for file in (*own, *others))
    return hashlib.sha256(b"\0".join((version("openpyxl").encode(), version("deflate").encode(), *sources))).digest()


def workbook(rows: Sequence[Sequence[str]], keep: Path, rules: bytes) -> bytes:
    """The table, its heads first, as a file; the same table gives the same bytes.

    What openpyxl writes stays in the folder `keep`, under a name that `rules` and the table's size and looks decide.
    """
    heads, *events = rows
    looks = list(dict.fromkeys(_looks(events)))
    shape = json.dumps([rules.hex(), heads, looks, len(rows)]).encode()
    name = f"{hashlib.sha256(shape).hexdigest()[:32]}.zip"

    def made() -> bytes:
        from scripts.draw.workbook import skeleton

        probes = [[_PROBES[look] for look in looks]] if looks else []
        return archive.zipped(skeleton.files(heads, probes, len(rows), _MADE), _MADE)

    only(keep, {name})
    skeleton = kept(keep / name, made)
    with zipfile.ZipFile(io.BytesIO(skeleton)) as saved:
        files = {name: saved.read(name) for name in saved.namelist()}
    before, rest = files[_SHEET].split(_END_OF_ROW, 1)
    after = rest[rest.index(b"</sheetData>") :]
    # The style of a look: 0 is none, 1 that of the heads.
    styles = {look: number for number, look in enumerate(looks, 2)}
    return archive.zipped(files | {_SHEET: chain([before + _END_OF_ROW], _rows(events, styles), [after])}, _MADE)


def _looks(events: Sequence[Sequence[str]]) -> Iterator[str]:
    """The look of every cell that is no text, in their order."""
    dated = [place for place, column in enumerate(COLUMNS) if column.kind is date and not column.many]
    if events:
        yield _TEXT  # of the id, which every event has
    for cells in events:
        yield from (_moment(cells[place])[0] for place in dated if cells[place])


def _rows(events: Sequence[Sequence[str]], styles: Mapping[str, int]) -> Iterator[bytes]:
    """The rows as XML, some hundred at a time."""
    kinds = (str if column.many else column.kind for column in COLUMNS)
    columns = [(_letters(place), _WRITERS.get(kind, _text)) for place, kind in enumerate(kinds)]
    for first in range(0, len(events), _TOGETHER):
        lines = []
        for number, cells in enumerate(events[first : first + _TOGETHER], first + 2):
            lines.append(f'<row r="{number}">')
            for (letter, written), text in zip(columns, cells, strict=True):
                if text:
                    look, inside = written(text)
                    lines.append(f'<c r="{letter}{number}" s="{styles[look]}" {inside}</c>')
            lines.append("</row>")
        yield "".join(lines).encode()


@lru_cache(1024)  # most columns repeat few values
def _text(text: str) -> tuple[str, str]:
    if len(text) > _MOST:
        text = text[: _MOST - len(_CUT)] + _CUT
    text = _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return _TEXT, f't="inlineStr"><is><t{space}>{escape(text, quote=False)}</t></is>'


def _date(text: str) -> tuple[str, str]:
    look, moment = _moment(text)
    if look == _TEXT:
        return _text(text)
    past = moment - _EPOCH
    return look, _counted(past.days + past.seconds / 86_400)


def _moment(text: str) -> tuple[str, datetime]:
    moment = datetime.fromisoformat(text)
    if moment < _FIRST:
        return _TEXT, moment
    return (_DAY if len(text) == 10 else _SECOND if moment.second else _MINUTE), moment


def _counted(number: float) -> str:
    return f't="n"><v>{number:.16g}</v>'


_WRITERS: dict[type, Callable[[str], tuple[str, str]]] = {
    date: _date,
    int: lambda text: (_TEXT, _counted(int(text))),
    float: lambda text: (_TEXT, _counted(float(text))),
}


def _letters(place: int) -> str:
    """What Excel calls a column, counted from 0."""
    return (_letters(place // 26 - 1) if place > 25 else "") + chr(ord("A") + place % 26)
