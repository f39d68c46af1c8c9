"""What several records of the JSON API have in common, and the index of it.
A reader passes over keys that it does not know, so that a site may say more than its readers expect."""

import datetime as dt
from typing import Annotated

from pydantic import ConfigDict, Field, WithJsonSchema

from scripts.model.identity import Licence
from scripts.model.record import Part
from scripts.model.source import Change, Contact, Source
from scripts.model.values import Line, Moment, Text, WebAddress

# A day, or a moment with its offset: as exact as the source is, never more.
ApiMoment = Annotated[
    Moment, WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]})
]


# An address in records that nobody reads back: it was checked where it was written and need not be taken apart again.
Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]


# Of a list in parts, where it goes on; as rel="next" (RFC 8288).
ApiNext = Annotated[
    Address | None, Field(description="Địa chỉ của phần tiếp theo, cùng dạng; không có thì đây là phần cuối")
]


class ApiPart(Part):
    """A record that is read from other sites too, whose version may be later than ours."""

    model_config = ConfigDict(extra="ignore")


class ApiSite(ApiPart):
    """Whose data it is."""

    name: Line = Field(description="Tên trang")
    url: WebAddress = Field(description="Địa chỉ gốc của trang")


class ApiOrigin(ApiPart):
    """Another site that a record was gathered from."""

    name: Line = Field(description="Ai công bố")
    url: WebAddress = Field(description="Trang của mục này ở nơi công bố")


class ApiLicence(Licence, ApiPart):
    """Under which licence the words may be used."""


class ApiOriginal(ApiPart):
    """A picture in its own size."""

    url: WebAddress = Field(description="Địa chỉ tệp ảnh")
    width: int = Field(gt=0, description="Chiều ngang, tính bằng điểm ảnh")
    height: int = Field(gt=0, description="Chiều cao, tính bằng điểm ảnh")


class ApiImage(ApiPart):
    """A picture with what must stand beside it."""

    url: WebAddress = Field(description="Địa chỉ tệp ảnh, cỡ vừa cho màn hình")
    alt: Line | None = Field(None, description="Lời mô tả ảnh cho người không nhìn thấy")
    caption: Line | None = Field(None, description="Chú thích dưới ảnh")
    credit: Line | None = Field(None, description="Người chụp hoặc nguồn ảnh, phải ghi khi dùng lại")
    licence: Line | None = Field(None, description="Giấy phép sử dụng ảnh")
    width: int = Field(gt=0, description="Chiều ngang, tính bằng điểm ảnh")
    height: int = Field(gt=0, description="Chiều cao, tính bằng điểm ảnh")
    original: ApiOriginal | None = Field(None, description="Ảnh cỡ gốc, khi lớn hơn")


class ApiSource(Source, ApiPart):
    """Where a fact comes from."""


class ApiQuote(ApiPart):
    """What somebody said, in their own words."""

    text: Text = Field(description="Lời nói, nguyên văn")
    name: Line = Field(description="Tên người nói")
    role: Line | None = Field(None, description="Chức vụ, nơi làm việc hoặc nơi ở")
    date: dt.date = Field(description="Ngày nói")
    source: ApiSource | None = Field(None, description="Nguồn, khi lời này đã đăng ở nơi khác")


class ApiAudio(ApiPart):
    """A recording with all its words."""

    url: WebAddress = Field(description="Địa chỉ tệp âm thanh")
    type: Line = Field(description="Kiểu nội dung (media type)")
    title: Line = Field(description="Bản ghi này là gì, ai nói")
    credit: Line = Field(description="Người, cơ quan thu âm, phải ghi khi dùng lại")
    licence: Line = Field(description="Giấy phép sử dụng bản ghi")
    transcript: Text = Field(description="Toàn bộ lời trong bản ghi")


class ApiChange(Change, ApiPart):
    """A change after publishing."""

    date: ApiMoment = Field(description="Ngày sửa, hoặc ngày giờ")


class ApiContact(Contact, ApiPart):
    """Somebody to ask."""


class ApiFile(ApiPart):
    """A file, or (with `template`) a file for each item."""

    url: Line = Field(description="Địa chỉ; trong dấu ngoặc nhọn là phần thay đổi theo từng mục")
    template: bool = Field(False, description="Địa chỉ là khuôn (RFC 6570), mỗi mục một tệp")
    title: Line = Field(description="Tệp có gì")
    type: Line = Field(description="Kiểu nội dung (media type)")
    # `schema` is a method of every record.
    schema_: Address | None = Field(None, alias="schema", description="JSON Schema (2020-12) của tệp")


class ApiIndex(ApiPart):
    """/api/v1/index.json."""

    site: ApiSite = Field(description="Trang nào công bố")
    publisher: Line = Field(description="Cơ quan chủ quản; trang chưa có cơ quan nào thì là tên trang")
    disclaimer: Text | None = Field(None, description="Lời nhắc rằng đây không phải trang của cơ quan nào, khi chưa có")
    contact: ApiContact | None = Field(None, description="Liên hệ của cơ quan chủ quản, khi có")
    licence: ApiLicence = Field(description="Giấy phép của phần chữ; mỗi ảnh có giấy phép riêng")
    openapi: Address = Field(description="Mô tả mọi tệp theo OpenAPI 3.1")
    files: tuple[ApiFile, ...] = Field(description="Các tệp")
