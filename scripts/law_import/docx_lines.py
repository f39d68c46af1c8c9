"""Word documents (.docx, ECMA-376) as they are printed: with the numbers of lists and notes that Word counts, without
what is deleted or hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from scripts.law_import import html_lines, mht_lines, plain_lines, raised, tables
from scripts.law_import.fonts import drawn, is_legacy, is_of_symbols, shown_in, symbol
from scripts.law_import.line import COUNTED, STRUCK, UNWRITTEN, Line, Read, Unreadable
from scripts.law_import.word_numbers import Numbering, written
from scripts.law_import.word_package import Package, R, W, is_on, value
from scripts.law_import.word_styles import RunLook, Styles

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# What tracked changes removed, and codes of fields, are not shown; a box drawn for older programs is there twice.
_GONE = frozenset((f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", _FALLBACK))
_REMOVED_MARK = ("del", "moveFrom")
# Fields whose number Word counts and does not keep (ECMA-376 §17.16.5).
_COUNTING = re.compile(r"\s*(?:AUTONUM(?:LGL|OUT)?|LISTNUM)\b", re.IGNORECASE)
_CHUNK_LIMIT = 3


def read(data: bytes, depth: int = 0) -> Read:
    """Paragraphs in reading order, a row of a table each one line, then the notes as `[1] …`. Raises Unreadable."""
    try:
        word = Word(Package(data), depth)
        found = word.lines()
    except Unreadable:
        raise
    except RecursionError:
        raise Unreadable("tệp Word lồng quá nhiều lớp") from None
    except Exception as error:
        # A damaged archive fails in a dozen ways, each with an exception of its own.
        raise Unreadable("tệp Word hỏng, Word cũng không mở được hoặc mở được một phần") from error
    return Read(raised.resolved(found), "".join(word.added), "".join(word.left_out), word.converted)


@dataclass(slots=True)
class _Notes:
    """Footnotes or endnotes: how they are counted, and the ids of those that the text refers to, in its order."""

    name: str
    form: str
    start: int
    ids: list[str] = field(default_factory=list)

    def mark(self, place: int) -> str:
        """How the note at that place is called in print."""
        return written(self.start + place, self.form)


class Word:
    """One reading of a document, from its first paragraph to its last note."""

    def __init__(self, package: Package, depth: int) -> None:
        self._package, self._depth = package, depth
        self._styles = Styles(package)
        self._numbering = Numbering(package, self._styles)
        self.added: list[str] = []
        self.left_out: list[str] = []
        self.converted = False
        self._body = package.xml(package.main).find(f"{W}body")
        self._chunks = dict(package.related(package.main, "aFChunk"))
        self._notes = {
            name: self._counted(name, form) for name, form in (("footnote", "decimal"), ("endnote", "lowerRoman"))
        }
        # Of a paragraph whose end is deleted or hidden: it runs on into the next.
        self._before = ""
        # What was read of the code of a field, which Word may split over several runs.
        self._code = ""

    def lines(self) -> list[Line]:
        """Every line in the order of print."""
        texts = [*self._blocks(self._body)]
        found = [
            Line(text.replace(COUNTED, ""), number, row=is_row, counted=text.startswith(COUNTED))
            for number, (text, is_row) in enumerate(texts, 1)
        ]
        notes = [text for one in self._notes.values() for text in self._printed(one)]
        return found + [
            Line(text.replace(COUNTED, ""), len(found) + number, note=True) for number, text in enumerate(notes, 1)
        ]

    def _blocks(self, element: Any) -> Iterator[tuple[str, bool]]:
        """The paragraphs and rows within, with those of text boxes after the paragraph that holds the box."""
        for child in element:
            if child.tag in _GONE or not isinstance(child.tag, str):
                continue
            if child.tag == f"{W}p":
                text = self._paragraph(child)
                if text is not None:
                    yield from ((line, False) for line in text.split("\n"))
                for box in child.iter(f"{W}txbxContent"):
                    own = next(box.iterancestors(f"{W}p")) is child
                    if own and not any(parent.tag in _GONE for parent in box.iterancestors()):
                        yield from self._blocks(box)
            elif child.tag == f"{W}tbl":
                yield from self.table([*self._rows(child)])
            elif child.tag == f"{W}altChunk":
                yield from self._chunk(child.get(f"{R}id", ""))
            else:
                yield from self._blocks(child)
        if self._before and element is self._body:
            yield self._before, False
            self._before = ""

    def _paragraph(self, paragraph: Any) -> str | None:
        """What is printed of a paragraph, with its number; None where it runs on into the next."""
        properties = paragraph.find(f"{W}pPr")
        style = self._styles.of_paragraph(properties)
        mark = None if properties is None else properties.find(f"{W}rPr")
        text = self._before + self._text(paragraph, style)
        removed = mark is not None and any(mark.find(f"{W}{name}") is not None for name in _REMOVED_MARK)
        if removed or self._styles.of_run(mark, style).hidden:
            self._before = text
            return None
        self._before = ""
        label = self._numbering.label(properties, style)
        self.added.append(label)
        return f"{COUNTED}{label}{text}" if label else text

    def _text(self, paragraph: Any, style: str) -> str:
        parts: list[str] = []
        found = self._pieces(paragraph, RunLook(), style)
        for (font, is_raised), pieces in groupby(found, key=lambda piece: piece[:2]):
            text = "".join(piece[2] for piece in pieces)
            self.converted |= bool(font)
            parts.append(raised.mark(text) if is_raised else shown_in(font, text) if font else text)
        return "".join(parts)

    def _pieces(self, element: Any, look: RunLook, style: str) -> Iterator[tuple[str, bool, str]]:
        """The texts within a paragraph, each with its font where that is an old one, and whether it is set up high."""
        for child in element:
            # A text box is inside a paragraph; its own paragraphs come by themselves.
            if self._counts(child):
                yield "", False, UNWRITTEN
            if child.tag in _GONE or child.tag in (f"{W}p", f"{W}pPr", f"{W}rPr") or not isinstance(child.tag, str):
                continue
            if child.tag == f"{W}r":
                yield from self._pieces(child, self._styles.of_run(child.find(f"{W}rPr"), style), style)
                continue
            text = self._written(child, look.font)
            if text is None:
                yield from self._pieces(child, look, style)
            elif look.hidden:
                self.left_out.append(text)
            elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                yield "", True, self._referred(child)
            elif text:
                if look.struck and any(map(str.isalnum, text)):
                    yield "", False, STRUCK
                yield look.font if is_legacy(look.font) else "", look.raised, text

    def _counts(self, element: Any) -> bool:
        """Does a field whose number Word counts begin here? Told once of each."""
        if element.tag == f"{W}fldChar":
            self._code = ""
        if element.tag != f"{W}instrText":
            return bool(_COUNTING.match(element.get(f"{W}instr") or ""))
        self._code += element.text or ""
        if found := bool(_COUNTING.match(self._code)):
            self._code = ""
        return found

    def _written(self, element: Any, font: str) -> str | None:
        """The text of what stands in a run; None where it is among what that holds."""
        if element.tag.endswith("}t"):  # of Word, of its formulas and of its drawings
            text = element.text or ""
            return "".join(drawn(font, one) for one in text) if is_of_symbols(font) else text
        if element.tag == f"{W}sym":
            text = symbol(element.get(f"{W}font", ""), int(element.get(f"{W}char") or "20", 16)) or UNWRITTEN
            self.added.append(text)
            return text
        return "" if element.tag in (f"{W}footnoteReference", f"{W}endnoteReference") else _TEXT.get(element.tag)

    def _referred(self, reference: Any) -> str:
        notes = self._notes["footnote" if reference.tag == f"{W}footnoteReference" else "endnote"]
        notes.ids.append(reference.get(f"{W}id", ""))
        if reference.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            return ""  # the text goes on with a mark of its own
        mark = notes.mark(len(notes.ids) - 1)
        self.added.append(mark)
        return mark

    def _rows(self, table: Any) -> Iterator[list[str]]:
        """The cells of each row that is there; a cell that goes on from above, or beside, is empty."""
        for child in table:
            if child.tag in _GONE or not isinstance(child.tag, str):
                continue
            if child.tag != f"{W}tr":
                if child.tag != f"{W}tbl":
                    yield from self._rows(child)
                continue
            properties = child.find(f"{W}trPr")
            if properties is not None and (
                properties.find(f"{W}del") is not None or is_on(properties.find(f"{W}hidden"))
            ):
                self.left_out += _texts(child)
                continue
            yield [cell for one in _cells(child) for cell in self.cell(one)]

    def table(self, rows: list[list[str]]) -> Iterator[tuple[str, bool]]:
        """The lines of a table by its cells; True where a line is a row."""
        yield from tables.lines(rows)

    def cell(self, cell: Any) -> list[str]:
        """The texts of the places that a cell takes beside each other: its own, then nothing."""
        properties = cell.find(f"{W}tcPr")
        if properties is not None and properties.find(f"{W}cellDel") is not None:
            self.left_out += _texts(cell)
            return []
        across = 1 if properties is None else int(value(properties.find(f"{W}gridSpan"), "1"))
        text = "\n".join(text for text, _ in self._blocks(cell))
        text, self._before = f"{text}\n{self._before}" if self._before else text, ""
        return [text, *[""] * (min(across, 60) - 1)]

    def _chunk(self, name: str) -> Iterator[tuple[str, bool]]:
        """The lines of a file within the file, which Word takes in when it opens it."""
        path = self._chunks.get(name)
        if path is None or self._depth >= _CHUNK_LIMIT:
            raise Unreadable("tệp Word chứa một tệp khác mà không đọc được")
        data, ending = self._package.bytes_of(path), path.rpartition(".")[2].lower()
        if data.startswith(b"PK"):
            found = read(data, self._depth + 1)
        elif ending in ("mht", "mhtml") or data.lstrip()[:13].lower() == b"mime-version:":
            found = mht_lines.read(data)
        elif ending in ("htm", "html", "xhtml") or b"<html" in data[:2000].lower():
            found = html_lines.read(data)
        elif data.lstrip().startswith(b"{\\rtf"):
            raise Unreadable("tệp Word chứa một tệp RTF; hãy mở bằng Word rồi Lưu thành .docx để Word nhập nó vào")
        else:
            found = plain_lines.read(data)
        self.added.append("".join(line.text for line in found.lines))
        self.converted |= found.converted
        yield from ((line.text, line.row) for line in found.lines)

    def _counted(self, name: str, form: str) -> _Notes:
        """How footnotes or endnotes are numbered: what the settings say, unless the section says otherwise."""
        said = [one for root in (*self._package.roots("settings"), self._body) for one in root.iter(f"{W}{name}Pr")]
        forms = [found for one in said if (found := value(one.find(f"{W}numFmt"), ""))]
        starts = [found for one in said if (found := value(one.find(f"{W}numStart"), ""))]
        return _Notes(name, (forms or [form])[-1], int((starts or ["1"])[-1]))

    def _printed(self, notes: _Notes) -> Iterator[str]:
        """The notes in the order in which the text refers to them."""
        there = {note.get(f"{W}id", ""): note for root in self._package.roots(f"{notes.name}s") for note in root}
        for place, name in enumerate(notes.ids):
            if (note := there.pop(name, None)) is not None:
                mark, texts = notes.mark(place), [text for text, _ in self._blocks(note)]
                self.added.append(mark)
                yield " ".join((f"[{mark}]", *texts[:1]))
                yield from texts[1:]
        for note in there.values():  # nobody refers to them, so Word does not print them
            self.left_out += _texts(note)


def _texts(element: Any) -> Iterator[str]:
    """The letters within that no tracked change removed."""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _GONE:
            yield child.text or "" if child.tag.endswith("}t") else ""
            yield from _texts(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif isinstance(child.tag, str) and child.tag not in _GONE and child.tag not in (f"{W}trPr", f"{W}tblPrEx"):
            yield from _cells(child)
