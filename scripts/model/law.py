"""Laws by their chapters and articles, their force in time, and citations of provisions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field

from scripts.model.record import Part, Record
from scripts.model.source import AnySource
from scripts.model.values import Day, Line, OneOrMany, Slug, Text


class Article(Part):
    """An article by number and official title."""

    number: Annotated[str, Field(pattern=r"^[0-9]+[a-zđ]?$")] = Field(description="Số điều")
    title: Text = Field(description="Tên điều, đúng như văn bản chính thức")

    @property
    def anchor(self) -> str:
        """`dieu-23`, the anchor and the last part of the article's address."""
        return f"dieu-{self.number}"


class Chapter(Part):
    """A chapter with its articles."""

    number: Annotated[str, Field(pattern=r"^[IVXLC]+$")] = Field(description="Số chương (La Mã)")
    title: Text = Field(description="Tên chương")
    articles: tuple[Article, ...] = Field(description="Các điều trong chương")


class Guide(Part):
    """A decree or circular that guides the law."""

    number: Line = Field(description="Số, ký hiệu")
    title: Text = Field(description="Tên văn bản")
    date: Day | None = Field(None, description="Ngày ban hành")
    note: Text | None = Field(None, description="Ghi chú")


class Law(Record):
    """content/luat/<slug>/law.yml."""

    number: Annotated[str, Field(pattern=r"^[0-9]+/[0-9]{4}/[A-ZĐ0-9-]+$")] = Field(description="Số, ký hiệu")
    slug: Slug = Field(description="Phần địa chỉ trang")
    title: Line = Field(description="Tên đầy đủ")
    short_title: Line = Field(description="Tên gọi ngắn")
    issuer: Line = Field(description="Cơ quan ban hành")
    passed: Day = Field(description="Ngày thông qua")
    effective: Day = Field(description="Ngày bắt đầu có hiệu lực")
    ended: Day | None = Field(None, description="Ngày đầu tiên không còn hiệu lực")
    replaced_by: Line | None = Field(None, description="Văn bản thay thế")
    replaces: Line | None = Field(None, description="Văn bản bị thay thế")
    amended_by: tuple[Line, ...] = Field((), description="Văn bản sửa đổi")
    guided_by: tuple[Guide, ...] = Field((), description="Văn bản hướng dẫn")
    official_source: AnySource = Field(description="Nơi có toàn văn chính thức")
    gazette: Line | None = Field(None, description="Số Công báo")
    notes: Annotated[tuple[Text, ...], OneOrMany] = Field((), description="Ghi chú")
    chapters: tuple[Chapter, ...] = Field(description="Chương và điều", min_length=1)

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Articles by number."""
        return {article.number: article for chapter in self.chapters for article in chapter.articles}

    def in_force(self, day: date) -> bool:
        """Is the law in force on that day? `ended` is the first day on which it is not."""
        return self.effective <= day and (self.ended is None or day < self.ended)


class Change(StrEnum):
    """What became of an article from one law to the next."""

    KEPT = "kept"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"

    @property
    def label(self) -> str:
        """The change in Vietnamese."""
        return {"kept": "Giữ nguyên", "changed": "Có thay đổi", "new": "Điều mới", "gone": "Không còn"}[self.value]


class Point(Part):
    """The gist of one clause, or of the whole article where it has no numbered clauses."""

    clause: Annotated[str, Field(pattern=r"^[0-9]+[a-zđ]?$")] | None = Field(None, description="Số khoản")
    text: Text = Field(description="Ý chính, viết bằng lời của mình")


class Term(Part):
    """An age, a deadline or an amount that the article sets."""

    what: Line = Field(description="Việc gì")
    value: Line = Field(description="Bao lâu, bao nhiêu, bao nhiêu tuổi")
    clause: Annotated[str, Field(pattern=r"^[0-9]+[a-zđ]?$")] | None = Field(None, description="Số khoản")


class Explainer(Record):
    """content/luat/<slug>/dieu-<n>.md: one article in our own words."""

    article: Annotated[str, Field(pattern=r"^[0-9]+[a-zđ]?$")] = Field(description="Số điều")
    brief: Text = Field(description="Nói ngắn gọn: một, hai câu dễ hiểu")
    points: tuple[Point, ...] = Field(description="Ý chính của từng khoản", min_length=1)
    concerns: tuple[Line, ...] = Field((), description="Liên quan đến ai")
    terms: tuple[Term, ...] = Field((), description="Tuổi, thời hạn, mức")
    related: tuple[Line, ...] = Field((), description="Điều khoản nên đọc cùng")
    guides: tuple[Line, ...] = Field((), description="Văn bản hướng dẫn điều này")
    change: Change = Field(description="kept, changed, new hoặc gone")
    successor: tuple[Line, ...] = Field((), description="Điều thay thế trong luật mới")
    now: Text | None = Field(None, description="Nay quy định thế nào (điều của luật đã hết hiệu lực)")
    predecessor: tuple[Line, ...] = Field((), description="Điều tương ứng trong luật cũ")
    difference: Text | None = Field(None, description="Khác luật cũ ở điểm nào (điều của luật mới)")
    updated: Day | None = Field(None, description="Ngày sửa nội dung lần cuối")
    path: str = Field(description="Đường dẫn tệp, tính từ gốc dự án")
    slug: str = Field(description="Thư mục của luật")
    body: str = Field(description="Phần viết thêm (Markdown)")
    body_line: int = Field(description="Dòng bắt đầu nội dung trong tệp")

    @property
    def clauses(self) -> frozenset[str]:
        """The numbers of the article's clauses."""
        return frozenset(point.clause for point in self.points if point.clause)


_CITATION = re.compile(
    r"(?P<law>[0-9]+/[0-9]{4}/[A-ZĐ0-9-]+)"
    r"(?:#dieu-(?P<article>[0-9]+[a-zđ]?)(?:\.(?P<clause>[0-9]+[a-zđ]?)(?:\.(?P<point>[a-zđ]))?)?)?"
)


@dataclass(frozen=True, slots=True)
class Provision:
    """A law, article, clause or point, as cited: `73/2021/QH14#dieu-23.2.a`."""

    law: str
    article: str | None = None
    clause: str | None = None
    point: str | None = None

    @classmethod
    def parse(cls, text: str) -> Provision | None:
        """Read a citation; None where it is not one."""
        match = _CITATION.fullmatch(text.strip())
        return cls(**match.groupdict()) if match else None

    @property
    def words(self) -> str:
        """`điểm a khoản 2 Điều 23 Luật số 73/2021/QH14`, the order that Vietnamese citations use."""
        parts = []
        if self.point:
            parts.append(f"điểm {self.point}")
        if self.clause:
            parts.append(f"khoản {self.clause}")
        if self.article:
            parts.append(f"Điều {self.article}")
        kind = "Luật" if "/QH" in self.law else "văn bản"
        words = " ".join([*parts, f"{kind} số {self.law}"])
        return words[0].upper() + words[1:]
