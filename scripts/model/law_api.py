"""What the JSON API says of laws and articles; the published schemas come from these records."""

import datetime as dt

from pydantic import Field

from scripts.model.explainer import Change
from scripts.model.law import Force, LawKind
from scripts.model.law_text import ArticleText
from scripts.model.record import Part


class ApiRelation(Part):
    """Another text, and which part of it is meant."""

    number: str = Field(description="Số, ký hiệu văn bản kia")
    scope: str | None = Field(None, description="Phần nào, khi không phải cả văn bản")
    basis: str | None = Field(None, description="Điều khoản nói điều đó")


class ApiLaw(Part):
    """A legal text, as laws.json lists it."""

    number: str = Field(description="Số, ký hiệu")
    slug: str = Field(description="Phần địa chỉ trang")
    kind: LawKind = Field(description="Loại văn bản")
    title: str = Field(description="Tên đầy đủ")
    short_title: str = Field(description="Tên gọi ngắn")
    issuer: str | None = Field(None, description="Cơ quan ban hành")
    signer: str | None = Field(None, description="Người ký, kèm chức vụ")
    passed: dt.date | None = Field(None, description="Ngày thông qua hoặc ký ban hành")
    effective: dt.date | None = Field(None, description="Ngày bắt đầu có hiệu lực")
    ended: dt.date | None = Field(None, description="Ngày đầu tiên không còn hiệu lực")
    force: Force = Field(description="Hiệu lực vào lúc dựng trang")
    replaces: tuple[ApiRelation, ...] = Field((), description="Thay thế")
    replaced_by: tuple[ApiRelation, ...] = Field((), description="Được thay bằng")
    amends: tuple[ApiRelation, ...] = Field((), description="Sửa đổi")
    amended_by: tuple[ApiRelation, ...] = Field((), description="Được sửa đổi bởi")
    guides: tuple[ApiRelation, ...] = Field((), description="Hướng dẫn")
    guided_by: tuple[ApiRelation, ...] = Field((), description="Được hướng dẫn bởi")
    consolidates: tuple[ApiRelation, ...] = Field((), description="Hợp nhất các văn bản")
    consolidated_by: tuple[ApiRelation, ...] = Field((), description="Có trong văn bản hợp nhất")
    official_source: str | None = Field(None, description="Địa chỉ toàn văn chính thức")
    url: str = Field(description="Trang của văn bản")
    short_url: str = Field(description="Địa chỉ ngắn")
    data: str = Field(description="Tệp JSON của văn bản")
    akoma_ntoso: str | None = Field(None, description="Tệp Akoma Ntoso, khi có lời văn của văn bản")


class ApiLaws(Part):
    """/api/v1/laws.json."""

    laws: tuple[ApiLaw, ...] = Field(description="Các văn bản")


class ApiArticleLink(Part):
    """An article in the list of its law."""

    number: str = Field(description="Số điều")
    title: str = Field(description="Tên điều")
    url: str = Field(description="Nơi trang nói về điều này")
    data: str = Field(description="Tệp JSON của điều")


class ApiChapter(Part):
    """A chapter or section and the numbers of its articles."""

    number: str = Field(description="Số chương (La Mã)")
    title: str = Field(description="Tên chương")
    part: str | None = Field(None, description="Phần mà chương thuộc về")
    articles: tuple[str, ...] = Field(description="Số các điều")


class ApiLawDetail(ApiLaw):
    """/api/v1/laws/<slug>.json."""

    chapters: tuple[ApiChapter, ...] = Field((), description="Các chương")
    articles: tuple[ApiArticleLink, ...] = Field((), description="Các điều")


class ApiPoint(Part):
    """What a clause says, in our own words."""

    clause: str | None = Field(None, description="Số khoản; không có khi điều không chia khoản")
    text: str = Field(description="Ý chính")


class ApiTerm(Part):
    """An age, a deadline or an amount."""

    what: str = Field(description="Việc gì")
    value: str = Field(description="Bao lâu, bao nhiêu, bao nhiêu tuổi")
    clause: str | None = Field(None, description="Số khoản")


class ApiExplainer(Part):
    """An article in our own words; the official text prevails."""

    brief: str = Field(description="Nói ngắn gọn")
    points: tuple[ApiPoint, ...] = Field(description="Ý chính của từng khoản")
    terms: tuple[ApiTerm, ...] = Field((), description="Tuổi, thời hạn, mức")
    concerns: tuple[str, ...] = Field((), description="Liên quan đến ai")
    change: Change | None = Field(None, description="So với luật trước hoặc luật sau; trống khi chưa đối chiếu")
    successor: tuple[str, ...] = Field((), description="Điều thay thế trong luật mới")
    predecessor: tuple[str, ...] = Field((), description="Điều tương ứng trong luật cũ")
    now: str | None = Field(None, description="Nay quy định thế nào")
    difference: str | None = Field(None, description="Khác luật cũ ở điểm nào")
    related: tuple[str, ...] = Field((), description="Điều khoản nên đọc cùng")
    guides: tuple[str, ...] = Field((), description="Văn bản hướng dẫn")


class ApiArticle(Part):
    """/api/v1/laws/<slug>/dieu-<n>.json."""

    law: str = Field(description="Số, ký hiệu văn bản")
    number: str = Field(description="Số điều")
    title: str = Field(description="Tên điều")
    citation: str = Field(description="Cách trích, ví dụ 73/2021/QH14#dieu-23")
    chapter: str | None = Field(None, description="Số chương")
    effective: dt.date | None = Field(None, description="Ngày điều bắt đầu có hiệu lực")
    ended: dt.date | None = Field(None, description="Ngày đầu tiên không còn hiệu lực")
    force: Force = Field(description="Hiệu lực vào lúc dựng trang")
    clauses: dict[str, tuple[str, ...]] | None = Field(None, description="Các khoản và các điểm của từng khoản")
    url: str = Field(description="Nơi trang nói về điều này")
    short_url: str | None = Field(None, description="Địa chỉ ngắn")
    explainer: ApiExplainer | None = Field(None, description="Diễn giải bằng lời của trang")
    text: ArticleText | None = Field(None, description="Toàn văn chính thức, khi trang có")
