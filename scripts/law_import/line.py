"""A line of a document, before anybody knows what it means."""

from dataclasses import dataclass, replace

# A sign that no text may have (Unicode §23.7), before the number that Word or a browser counted.
COUNTED = "\ufdd4"
# Such signs stand for what the file prints and does not hold, and before what is struck out.
UNWRITTEN, STRUCK = "\ufdd5", "\ufdd6"


class Unreadable(Exception):
    """The file is not what its name says, or is damaged; the words are for staff."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph with what its place says about it.

    `number` counts from 1 within the file (lines of text, paragraphs of Word and HTML, printed lines of a
    PDF). `page` counts from 1 where the document has pages, else 0. `blank_before` says that an empty line
    were before it; `indent` is how far it begins from the left, in the document's own measure. A `row` of a
    table is one line, its cells parted by tabs: no mark in it begins a part of the law.
    A `note` is a line of a footnote, at the end of the document. A line is `counted` whose number Word or a browser
    counted: it begins a paragraph, whatever the one before ends with.
    """

    text: str
    number: int
    page: int = 0
    blank_before: bool = False
    indent: float = 0.0
    row: bool = False
    note: bool = False
    counted: bool = False

    def with_text(self, text: str) -> "Line":
        """The same line with other text."""
        return replace(self, text=text)


@dataclass(frozen=True)
class Read:
    """What a reader made of a file: its lines; the letters that Word or a browser shows but the file does not hold,
    such as the numbers of lists; and those that it holds but does not show, such as deleted or hidden text."""

    lines: list[Line]
    added: str = ""
    left_out: str = ""
    # Are letters of old fonts among them, which the file holds as others?
    converted: bool = False
