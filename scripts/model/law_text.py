"""The official text of a law, as `import` stores it in var/laws/<slug>.json (DESIGN 5).

Nothing of the text is lost: `characters` of a text are those of the document it was read from, in the same order. Only
white space is not kept, for every format and every office breaks lines in its own way.
"""

import datetime as dt
import re
import unicodedata
from functools import cached_property
from typing import Any

from pydantic import Field

from scripts.model.law import Article, Chapter, Law, Outline, Section
from scripts.model.record import Part
from scripts.vietnamese.numbering import roman

# Between the cells of a row, and between the paragraphs within a cell: white space, so no letter is added.
CELL, WITHIN = "\t", "\u2028"
# Marks that format text and are no part of it: zero-width spaces and joiners, byte order marks, soft hyphens.
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


# `Phạm vi điều chỉnh[1]`: the mark of a footnote in a consolidated text is no part of the title.
NOTE = re.compile(r"\s*\[[0-9]+\]")


def characters(text: str) -> str:
    """The text without white space and invisible marks, NFC: what an import may not lose."""
    return "".join(unicodedata.normalize("NFC", text).translate(INVISIBLE).split())


class PointText(Part):
    """A point: `a) …`."""

    letter: str = Field(description="Chữ của điểm")
    label: str | None = Field(None, description="Chữ và dấu đứng đầu như trong văn bản, khi khác “a)”")
    text: str = Field(description="Nội dung; các đoạn cách nhau bằng dấu xuống dòng")

    @property
    def line(self) -> str:
        """The text with its letter."""
        return f"{self.label or self.letter + ')'} {self.text}"


class ClauseText(Part):
    """A clause: `1. …`, its points, and what stands after them."""

    number: str = Field(description="Số khoản")
    label: str | None = Field(None, description="Số và dấu đứng đầu như trong văn bản, khi khác “1.”")
    text: str = Field(description="Nội dung trước các điểm; các đoạn cách nhau bằng dấu xuống dòng")
    points: tuple[PointText, ...] = Field((), description="Các điểm")
    closing: str = Field("", description="Phần đứng sau các điểm")

    @property
    def lines(self) -> list[str]:
        """The text with its number, its points and its end."""
        return [f"{self.label or self.number + '.'} {self.text}", *(one.line for one in self.points), self.closing]


class HeadingText(Part):
    """A part, chapter or section that begins before an article."""

    kind: str = Field(description="phan, chuong, muc hoặc tieu-muc")
    number: str = Field(description="Số, như trong văn bản")
    title: str = Field(description="Tên")
    label: str = Field(description="Chữ đứng đầu như trong văn bản, ví dụ “Chương I”")


class ArticleText(Part):
    """An article with its clauses; without clauses, its points stand directly in it."""

    headings: tuple[HeadingText, ...] = Field((), description="Phần, chương, mục bắt đầu ngay trước điều này")
    number: str = Field(description="Số điều")
    label: str | None = Field(None, description="Chữ đứng đầu như trong văn bản, khi khác “Điều 1.”")
    title: str = Field(description="Tên điều; trống khi điều không có tên")
    text: str = Field("", description="Nội dung trước các khoản; các đoạn cách nhau bằng dấu xuống dòng")
    points: tuple[PointText, ...] = Field((), description="Các điểm của điều không chia khoản")
    clauses: tuple[ClauseText, ...] = Field((), description="Các khoản")
    closing: str = Field("", description="Phần đứng sau các điểm của điều không chia khoản")

    @property
    def lines(self) -> list[str]:
        """The article as it is printed, without its headings."""
        title = f"{self.label or f'Điều {self.number}.'} {self.title}"
        points, clauses = (one.line for one in self.points), (line for one in self.clauses for line in one.lines)
        return [title, self.text, *points, self.closing, *clauses]

    @property
    def words(self) -> str:
        """The article, white space folded: what two copies of a text are compared by."""
        return " ".join(" ".join(self.lines).split())

    @property
    def outline(self) -> Outline:
        """Its clauses and points."""
        own = {"": self.points} if self.points else {}
        parts = own | {clause.number: clause.points for clause in self.clauses}
        return {number: tuple(point.letter for point in points) for number, points in parts.items()}

    def clause(self, number: str) -> ClauseText | None:
        """The clause of that number."""
        return next((clause for clause in self.clauses if clause.number == number), None)


class FootnoteText(Part):
    """A footnote of a consolidated text: `[1] …`."""

    mark: str = Field(description="Số của chú thích")
    label: str | None = Field(None, description="Dấu đứng đầu như trong văn bản, khi khác “[1]”")
    text: str = Field(description="Nội dung chú thích")


class AnnexText(Part):
    """An annex (phụ lục, danh mục), unstructured; a paragraph with tabs is a row of a table."""

    title: str = Field(description="Dòng đầu: Phụ lục I")
    text: str = Field(description="Nội dung; các đoạn cách nhau bằng dấu xuống dòng, các ô của một hàng bằng dấu tab")


class RunningHeader(Part):
    """A page header or number that stood between the lines of the text."""

    at: int = Field(description="Đứng sau bao nhiêu ký tự của văn bản, không kể khoảng trắng")
    text: str = Field(description="Dòng đầu trang hoặc cuối trang")


class Doubt(Part):
    """A place of the imported file that looks like a part of the law, or lacks one, and could not be placed: what was
    found there and what was due."""

    code: str = Field("W505", description="Mã của cảnh báo")
    line: int = Field(description="Số dòng trong tệp đã nhập")
    found: str = Field(description="Chữ đứng ở đó")
    expected: str = Field(description="Đáng lẽ là gì")


class LawText(Part):
    """var/laws/<slug>.json."""

    number: str = Field(description="Số, ký hiệu")
    title: str = Field(description="Tên văn bản")
    date: dt.date | None = Field(None, description="Ngày ban hành")
    consolidates: tuple[str, ...] = Field(
        (), description="Số các văn bản mà văn bản này hợp nhất, văn bản gốc đứng đầu"
    )
    source: str = Field(description="Tên tệp đã nhập")
    preamble: str = Field(description="Phần đứng trước điều đầu tiên")
    articles: tuple[ArticleText, ...] = Field(description="Các điều")
    closing: str = Field("", description="Phần đứng sau điều cuối cùng: ngày thông qua, chữ ký, nơi nhận")
    annexes: tuple[AnnexText, ...] = Field((), description="Các phụ lục")
    footnotes: tuple[FootnoteText, ...] = Field((), description="Chú thích của văn bản hợp nhất")
    headers: tuple[RunningHeader, ...] = Field((), description="Dòng đầu trang, số trang đã tách ra")
    doubts: tuple[Doubt, ...] = Field((), description="Những chỗ cần đối chiếu với bản chính thức")
    replaced: str | None = Field(None, description="Lý do thay bản đã cất trước đó")

    @property
    def has_year(self) -> bool:
        """Is the year part of the number, as in 73/2021/QH14? Plans and decisions begin to count anew each year."""
        return bool(re.match(r"[0-9]+/[0-9]{4}/", self.number))

    @cached_property
    def by_number(self) -> dict[str, ArticleText]:
        """Articles by number."""
        return {article.number: article for article in self.articles}

    @property
    def plain(self) -> str:
        """The whole text without its running headers, a paragraph a line."""
        lines = [self.preamble]
        for article in self.articles:
            lines += [line for heading in article.headings for line in (heading.label, heading.title)] + article.lines
        lines += [self.closing, *(line for annex in self.annexes for line in (annex.title, annex.text))]
        lines += [f"{note.label or f'[{note.mark}]'} {note.text}" for note in self.footnotes]
        return "\n".join(line.strip() for line in lines if line.strip()) + "\n"

    @property
    def characters(self) -> str:
        """Every character of the document, running headers in their places; white space aside."""
        body = characters(self.plain)
        parts, done = [], 0
        for header in self.headers:
            parts += [body[done : header.at], characters(header.text)]
            done = header.at
        return "".join([*parts, body[done:]])


def laid_out(law: Law, text: LawText) -> Law:
    """A law of which law.yml names no article, with the chapters, sections and articles of its official text."""
    direct: list[Article] = []
    chapters: list[dict[str, Any]] = []
    owner = direct  # of the articles that follow
    for article in text.articles:
        for heading in article.headings:
            title = NOTE.sub("", heading.title) or heading.label
            if heading.kind == "chuong" and (number := _chapter_number(heading.number)):
                owner = []
                chapters.append({"number": number, "title": title, "articles": owner, "sections": []})
            elif heading.kind == "muc" and chapters and re.fullmatch(r"[0-9]+[a-zđ]?", heading.number):
                owner = []
                chapters[-1]["sections"].append({"number": heading.number, "title": title, "articles": owner})
        name = NOTE.sub("", article.title) or f"Điều {article.number}"
        owner.append(Article(number=article.number, title=name))
    for chapter in chapters:
        chapter["sections"] = tuple(Section(**section) for section in chapter["sections"] if section["articles"])
    found = tuple(Chapter(**chapter) for chapter in chapters)
    return law.model_copy(update={"chapters": found, "direct": tuple(direct)})


def _chapter_number(number: str) -> str:
    """In Roman figures, as law.yml has it; empty where it is written in words."""
    number = roman(int(number)) if number.isdecimal() else number
    return number if re.fullmatch(r"[IVXLC]+[a-zđ]?", number) else ""
