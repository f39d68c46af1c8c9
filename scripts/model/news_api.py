"""What the JSON API says of news: a light row in news.json, and the whole item in a file of its own."""

import datetime as dt

from pydantic import Field

from scripts.model.languages import Lang
from scripts.model.page import NewsKind
from scripts.model.place import Code
from scripts.model.shared_api import (
    Address,
    ApiAudio,
    ApiChange,
    ApiContact,
    ApiImage,
    ApiLicence,
    ApiNext,
    ApiPart,
    ApiQuote,
    ApiSite,
    ApiSource,
)
from scripts.model.values import Instant, Line, Slug, Text


class ApiNewsPlace(ApiPart):
    """A place that an item speaks of."""

    name: Text = Field(description="Tên đầy đủ; của xã thì kèm huyện")
    code: Code = Field(description="Mã đơn vị hành chính")
    url: Address | None = Field(None, description="Trang của địa bàn, khi có")


class ApiNews(ApiPart):
    """An item, as news.json lists it."""

    id: Line = Field(description="Mã cố định của tin (tag URI, RFC 4151), cũng là mã trong RSS, Atom, JSON Feed")
    slug: Line = Field(description="Tên không dấu, phần cuối của địa chỉ trang")
    url: Address = Field(description="Trang của tin")
    data: Address = Field(description="Tệp JSON của riêng tin, có toàn văn")
    ninjs: Address = Field(description="Tin theo chuẩn IPTC ninjs 3.1, cho hệ thống tòa soạn")
    title: Line = Field(description="Tiêu đề")
    summary: Text = Field(description="Một câu tóm tắt")
    kind: NewsKind = Field(description="Thể loại (mã)")
    kind_label: Line = Field(description="Thể loại, bằng lời")
    author: Line = Field(description="Người viết")
    language: Lang = Field(description="Ngôn ngữ của tin")
    date: dt.date = Field(description="Ngày đăng")
    published: Instant = Field(description="Thời điểm đăng (+07:00); tin không ghi giờ thì là đầu ngày đó")
    updated: Instant = Field(description="Thời điểm đổi nghĩa lần cuối; sửa lỗi chính tả không làm đổi")
    expires: Instant | None = Field(None, description="Thời điểm hết hạn đăng")
    tags: tuple[Line, ...] = Field((), description="Từ khóa")
    focus: tuple[Slug, ...] = Field((), description="Nội dung trọng tâm liên quan (mã)")
    places: tuple[ApiNewsPlace, ...] = Field((), description="Địa bàn")
    correction: Text | None = Field(None, description="Lời đính chính, đặt đầu bài")


class ApiNewsList(ApiPart):
    """/api/v1/news.json."""

    site: ApiSite = Field(description="Trang nào công bố")
    licence: ApiLicence = Field(description="Giấy phép của phần chữ")
    next: ApiNext = None
    news: tuple[ApiNews, ...] = Field(
        description="Mọi tin đã đăng và còn hiệu lực đăng, mới nhất đứng đầu; không có toàn văn, toàn văn ở tệp data"
    )


class ApiCitation(ApiPart):
    """A provision that an item cites."""

    citation: Line = Field(description="Cách trích cho máy, ví dụ 73/2021/QH14#dieu-23.2.a")
    name: Line = Field(description="Điều khoản và văn bản, bằng lời")
    url: Address = Field(description="Nơi trang nói về điều khoản này")


class ApiDocument(ApiPart):
    """A file of the press pack of an item."""

    url: Address = Field(description="Địa chỉ tệp")
    type: Line = Field(description="Kiểu nội dung (media type)")
    title: Line = Field(description="Dạng tệp, bằng lời")


class ApiTranslation(ApiPart):
    """The same item in another language."""

    language: Lang = Field(description="Ngôn ngữ")
    title: Line = Field(description="Tiêu đề trong ngôn ngữ đó")
    url: Address = Field(description="Trang")
    data: Address = Field(description="Tệp JSON")
    ninjs: Address = Field(description="Tệp ninjs")


class ApiNewsItem(ApiNews):
    """/api/v1/news/<slug>.json."""

    licence: ApiLicence = Field(description="Giấy phép của phần chữ")
    html: Text = Field(
        description="Toàn văn (HTML) như trên trang: đính chính đứng đầu, nguồn đứng cuối, liên kết là địa chỉ đầy đủ"
    )
    text: Text = Field(description="Toàn văn, chữ thuần, cùng thứ tự")
    focus_titles: tuple[Line, ...] = Field((), description="Nội dung trọng tâm, bằng lời, cùng thứ tự với focus")
    law: tuple[ApiCitation, ...] = Field((), description="Điều khoản mà tin dẫn")
    sources: tuple[ApiSource, ...] = Field(min_length=1, description="Nguồn")
    images: tuple[ApiImage, ...] = Field((), description="Ảnh, ảnh chính đứng đầu")
    quotes: tuple[ApiQuote, ...] | None = Field(None, description="Lời người trong cuộc")
    audio: tuple[ApiAudio, ...] | None = Field(None, description="Bản ghi âm, kèm đủ lời chép")
    changes: tuple[ApiChange, ...] = Field((), description="Nhật ký thay đổi sau khi đăng")
    contact: ApiContact | None = Field(None, description="Liên hệ")
    documents: tuple[ApiDocument, ...] = Field((), description="Tin dưới dạng tệp để tải về")
    translations: tuple[ApiTranslation, ...] = Field((), description="Tin này bằng ngôn ngữ khác")
    translator: Line | None = Field(None, description="Người hoặc cơ quan đã dịch, khi đây là bản dịch")
    original: Address | None = Field(None, description="Bản tiếng Việt, khi đây là bản dịch")
