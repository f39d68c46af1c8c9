"""What several records of the JSON API have in common.

A reader of these records passes over keys that it does not know, so that a site may say more than its readers expect.
"""

import datetime as dt
from typing import Annotated

from pydantic import ConfigDict, Field, WithJsonSchema

from scripts.model.identity import Licence
from scripts.model.record import Part
from scripts.model.source import Contact, Edition
from scripts.model.values import Line, Moment, Text, WebAddress

# A day, or a moment with its offset: as exact as the source is, never more.
ApiMoment = Annotated[
    Moment, WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]})
]


# An address in records that nobody reads back: it was checked where it was written and need not be taken apart again.
Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]


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


class ApiLicence(Licence):
    """Under which licence the words may be used."""

    model_config = ConfigDict(extra="ignore")


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


class ApiSource(ApiPart):
    """Where a fact comes from."""

    title: Line | None = Field(None, description="Tên cơ quan, tờ báo hoặc số, ký hiệu văn bản")
    url: WebAddress | None = Field(None, description="Địa chỉ trang web")
    date: dt.date | None = Field(None, description="Ngày đăng hoặc ngày ban hành")
    language: Edition = Field(Edition.VI, description="Ngôn ngữ của bản đã đọc: vi, fr, en, id")
    note: Line | None = Field(None, description="Ghi chú thêm về nguồn")


class ApiChange(ApiPart):
    """A change after publishing."""

    date: ApiMoment = Field(description="Ngày sửa, hoặc ngày giờ")
    minor: bool = Field(False, description="Chỉ sửa lỗi nhỏ, không đổi nghĩa")
    note: Text = Field(description="Sửa điều gì")


class ApiContact(Contact):
    """Somebody to ask."""

    model_config = ConfigDict(extra="ignore")
