"""What the JSON API says of events; the names are the listings' own. Other sites' events are read with it too."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from scripts.model.event import Kind, Recurrence, Status
from scripts.model.place import Code
from scripts.model.shared_api import (
    ApiAudio,
    ApiChange,
    ApiContact,
    ApiImage,
    ApiLicence,
    ApiMoment,
    ApiOrigin,
    ApiPart,
    ApiQuote,
    ApiSite,
    ApiSource,
)
from scripts.model.values import Day, Line, Markdown, Slug, Text, WebAddress


class ApiEventDistrict(ApiPart):
    """A district of the place list."""

    name: Line = Field(description="Tên đầy đủ")
    slug: Slug = Field(description="Tên không dấu, như trong địa chỉ trang")
    code: Code = Field(description="Mã đơn vị hành chính")


class ApiEventCommune(ApiPart):
    """A commune of the place list."""

    name: Line = Field(description="Tên đầy đủ")
    code: Code = Field(description="Mã đơn vị hành chính")
    district: Line = Field(description="Tên đầy đủ của huyện, thị xã, thành phố")


class ApiEventUnit(ApiPart):
    """A unit as it was on the day, at any depth."""

    name: Line = Field(description="Tên đầy đủ, kèm nơi nó thuộc về")
    key: Line = Field(description="Khóa của đơn vị trong “units” của places.json")
    code: Code | None = Field(None, description="Mã đơn vị hành chính, khi biết")
    to: Day | None = Field(None, description="Ngày cuối cùng còn tồn tại")
    today: tuple[Line, ...] = Field((), description="Nay thuộc những đơn vị nào, khi nó không còn và danh sách biết")


class ApiEventPlace(ApiPart):
    """Where an event takes place."""

    province: bool = Field(False, description="Diễn ra trên toàn tỉnh")
    online: bool = Field(False, description="Tổ chức trực tuyến")
    outside: Line | None = Field(None, description="Nơi ngoài tỉnh")
    venue: Line | None = Field(None, description="Địa điểm cụ thể")
    districts: tuple[ApiEventDistrict, ...] = Field((), description="Huyện, thị xã, thành phố")
    communes: tuple[ApiEventCommune, ...] = Field((), description="Xã, phường, thị trấn")
    units: tuple[ApiEventUnit, ...] = Field((), description="Các đơn vị ấy, và nay là gì")
    reaches: tuple[Line, ...] = Field(
        (),
        description="Mọi địa bàn mà sự kiện được tính vào: phần cuối địa chỉ trang của địa bàn, cả khi nguồn chỉ ghi "
        "chung, như “21 xã biên giới”",
    )
    lat: float | None = Field(None, ge=-90, le=90, description="Vĩ độ (WGS 84)")
    lon: float | None = Field(None, ge=-180, le=180, description="Kinh độ (WGS 84)")


class ApiRecurrence(Recurrence, ApiPart):
    """How an event comes back."""


class ApiEvent(ApiPart):
    """An event, as events.json lists it."""

    id: Slug = Field(description="Mã cố định của sự kiện trên trang này")
    uid: Annotated[Line, Field(pattern=r"^[^@\s]+@[^@\s]+$")] = Field(
        description="Mã trong lịch (UID), cố định và không trùng với trang nào khác"
    )
    url: WebAddress = Field(description="Trang của sự kiện")
    data: WebAddress = Field(description="Tệp JSON của riêng sự kiện")
    calendar: WebAddress | None = Field(None, description="Tệp lịch (.ics), khi biết ngày")
    title: Line = Field(description="Tên hoạt động")
    summary: Text = Field(description="Một, hai câu tóm tắt")
    description: Markdown | None = Field(None, description="Nội dung (Markdown), liên kết đã là địa chỉ đầy đủ")
    kind: Kind = Field(description="Loại hoạt động (mã)")
    kind_label: Line = Field(description="Loại hoạt động, bằng lời")
    start: ApiMoment | None = Field(None, description="Ngày, hoặc ngày giờ bắt đầu (+07:00)")
    end: ApiMoment | None = Field(
        None, description="Ngày, hoặc ngày giờ kết thúc; chỉ có ngày thì tính cả ngày đó; không có thì nguồn không ghi"
    )
    time_note: Line | None = Field(None, description="Buổi trong ngày khi nguồn không ghi giờ")
    date_unknown: Line | None = Field(None, description="Vì sao không biết ngày; chỉ có khi không có start")
    date_basis: Text | None = Field(None, description="Ngày được xác định thế nào khi nguồn không in đủ")
    recurs: ApiRecurrence | None = Field(None, description="Lặp lại hằng tuần hoặc hằng tháng")
    place: ApiEventPlace = Field(default_factory=ApiEventPlace, description="Địa bàn")
    organisers: tuple[Line, ...] = Field((), description="Đơn vị tổ chức")
    focus: tuple[Slug, ...] = Field((), description="Nội dung trọng tâm của chiến dịch (mã)")
    focus_titles: tuple[Line, ...] = Field((), description="Nội dung trọng tâm, bằng lời, cùng thứ tự")
    audience: tuple[Line, ...] = Field((), description="Dành cho ai")
    status: Status = Field(Status.SCHEDULED, description="Tình trạng (mã)")
    status_label: Line = Field(description="Tình trạng, bằng lời")
    previous_start: ApiMoment | None = Field(None, description="Ngày cũ, khi đã dời lịch")
    reason: Text | None = Field(None, description="Lý do hoãn hoặc hủy")
    results: Markdown | None = Field(None, description="Kết quả (Markdown), liên kết đã là địa chỉ đầy đủ")
    revision: int = Field(0, ge=0, description="Tăng 1 mỗi lần đổi nghĩa")
    changes: tuple[ApiChange, ...] = Field((), description="Nhật ký thay đổi")
    contact: ApiContact | None = Field(None, description="Liên hệ")
    registration: WebAddress | None = Field(None, description="Nơi đăng ký")
    images: tuple[ApiImage, ...] = Field((), description="Ảnh")
    quotes: tuple[ApiQuote, ...] | None = Field(None, description="Lời người trong cuộc")
    audio: tuple[ApiAudio, ...] | None = Field(None, description="Bản ghi âm, kèm đủ lời chép")
    sources: tuple[ApiSource, ...] = Field(min_length=1, description="Nguồn, nguồn chính đứng đầu")
    campaign: bool = Field(True, description="Thuộc Tháng hành động của năm đó")
    year: int = Field(ge=1900, le=2200, description="Năm mà sự kiện được xếp vào")
    updated: dt.date | None = Field(None, description="Ngày đổi nghĩa lần cuối; không có thì chưa đổi lần nào")
    origin: ApiOrigin | None = Field(None, description="Nơi đã công bố trước; không có thì do chính trang này công bố")


class ApiEvents(ApiPart):
    """/api/v1/events.json."""

    site: ApiSite = Field(description="Trang nào công bố")
    licence: ApiLicence = Field(description="Giấy phép của phần chữ")
    next: WebAddress | None = Field(
        None, description="Địa chỉ của phần tiếp theo, cùng dạng; không có thì đây là phần cuối"
    )
    events: tuple[ApiEvent, ...] = Field(description="Mọi sự kiện, theo ngày, hoặc một phần")
