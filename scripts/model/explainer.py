"""Articles and terms of the law in our own words."""

from datetime import date

from pydantic import Field

from scripts.model.guard import Guard
from scripts.model.law import Numbered
from scripts.model.page import Citation, Citations, Diagrams
from scripts.model.record import Labelled, Part, Record
from scripts.model.values import Day, Line, Lines, Text


class Change(Labelled):
    """What became of an article from one law to the next."""

    KEPT = "kept", "Giữ nguyên"
    CHANGED = "changed", "Có thay đổi"
    NEW = "new", "Điều mới"
    GONE = "gone", "Không còn"


class Point(Part):
    """The gist of one clause, or of the whole article where it has no numbered clauses."""

    clause: Numbered | None = Field(None, description="Số khoản")
    text: Text = Field(description="Ý chính, viết bằng lời của mình")


class Term(Part):
    """An age, a deadline or an amount that the article sets."""

    what: Line = Field(description="Việc gì")
    value: Line = Field(description="Bao lâu, bao nhiêu, bao nhiêu tuổi")
    clause: Numbered | None = Field(None, description="Số khoản")


class FinedAct(Part):
    """An act that a clause of the article fines; the amount is the term of that clause."""

    law: Citation = Field(description="Khoản, điểm phạt hành vi này")
    act: Line = Field(description="Hành vi, viết bằng lời của mình")
    below_crime: Line | None = Field(
        None,
        description="Khi văn bản ghi chỉ phạt lúc chưa đến mức truy cứu trách nhiệm hình sự: có, hoặc với phần nào",
    )


class MeasureKind(Labelled):
    """What comes on top of a fine."""

    MORE = "phat-them", "Phạt bổ sung"
    REMEDY = "khac-phuc", "Khắc phục hậu quả"


class Measure(Part):
    """A further penalty or a remedy, and the acts that it follows."""

    law: Citation = Field(description="Khoản, điểm quy định")
    kind: MeasureKind = Field(description="Loại: phat-them (phạt bổ sung) hoặc khac-phuc (khắc phục hậu quả)")
    what: Line = Field(description="Phải chịu gì, phải làm gì, viết bằng lời của mình")
    acts: Citations = Field(description="Với hành vi ở các khoản, điểm nào", min_length=1)


class Explainer(Record):
    """content/luat/<slug>/dieu-<n>.md: one article in our own words."""

    prose_in = ("brief", "points.*.text", "terms.*.what", "now", "difference")
    citations_in = ("fined.*.law", "measures.*.law", "measures.*.acts.*")
    links_in = ("diagram.*",)

    article: Numbered = Field(description="Số điều")
    brief: Text = Field(description="Nói ngắn gọn: một, hai câu dễ hiểu")
    points: tuple[Point, ...] = Field(description="Ý chính của từng khoản", min_length=1)
    concerns: tuple[Line, ...] = Field((), description="Liên quan đến ai")
    terms: tuple[Term, ...] = Field((), description="Tuổi, thời hạn, mức")
    fined: tuple[FinedAct, ...] = Field((), description="Từng hành vi bị phạt tiền, cho bảng mức phạt")
    measures: tuple[Measure, ...] = Field((), description="Phạt bổ sung và biện pháp khắc phục hậu quả")
    fined_note: Line | None = Field(None, description="Điều phải biết khi dùng mức phạt, ghi ở mọi dòng của bảng")
    about: Line | None = Field(None, description="Văn bản có các điều mà bài nhắc, khi là văn bản khác")
    related: tuple[Line, ...] = Field((), description="Điều khoản nên đọc cùng")
    guides: tuple[Line, ...] = Field((), description="Văn bản hướng dẫn điều này")
    diagram: Diagrams = ()
    asked: Lines = Field((), description="Người dân hay hỏi bằng lời nào")
    change: Change | None = Field(None, description="kept, changed, new hoặc gone; trống khi chưa đối chiếu văn bản cũ")
    successor: tuple[Line, ...] = Field((), description="Điều thay thế trong luật mới")
    now: Text | None = Field(None, description="Nay quy định thế nào (điều của luật đã hết hiệu lực)")
    predecessor: tuple[Line, ...] = Field((), description="Điều tương ứng trong luật cũ")
    difference: Text | None = Field(None, description="Khác luật cũ ở điểm nào (điều của luật mới)")
    updated: Day | None = Field(None, description="Ngày sửa nội dung lần cuối")
    guard: Guard = ()
    path: str = Field(description="Đường dẫn tệp, tính từ gốc dự án")
    slug: str = Field(description="Thư mục của luật")
    body: str = Field(description="Phần viết thêm (Markdown)")
    body_line: int = Field(description="Dòng bắt đầu nội dung trong tệp")

    @property
    def key(self) -> tuple[str, ...]:
        """What an explainer and its translations have in common."""
        return "luat", self.slug, self.article

    @property
    def last_change(self) -> date | None:
        """The day of the last change of meaning, where it is written down."""
        return self.updated

    @property
    def clauses(self) -> frozenset[str]:
        """The numbers of the article's clauses."""
        return frozenset(point.clause for point in self.points if point.clause)


class Definition(Part):
    """A term that the law defines, in our own words."""

    term: Line = Field(description="Từ ngữ")
    clause: Numbered = Field(description="Số khoản của điều giải thích từ ngữ")
    also: Lines = Field((), description="Cách viết khác trong bài, cùng nghĩa")
    text: Text = Field(description="Nghĩa, viết bằng lời của mình")


class Glossary(Record):
    """content/luat/<slug>/tu-ngu.yml: the terms that one article of the law defines."""

    prose_in = ("terms.*.text",)

    article: Numbered = Field("2", description="Điều giải thích từ ngữ")
    terms: tuple[Definition, ...] = Field(description="Các từ ngữ", min_length=1)
    guard: Guard = ()
    slug: str = Field(description="Thư mục của luật")
