"""What the JSON API says of places: the province, its districts and communes, with the days on which they existed."""

import datetime as dt

from pydantic import Field

from scripts.model.event import Status
from scripts.model.place import Code
from scripts.model.shared_api import Address, ApiLicence, ApiMoment, ApiPart, ApiSite, ApiSource
from scripts.model.values import Line, Slug, Text


class ApiUnit(ApiPart):
    """What districts and communes have in common."""

    code: Code = Field(description="Mã đơn vị hành chính")
    name: Line = Field(description="Tên đầy đủ")
    border: bool = Field(False, description="Ở biên giới")
    since: dt.date | None = Field(None, description="Ngày bắt đầu tồn tại")
    to: dt.date | None = Field(None, description="Ngày cuối cùng còn tồn tại")
    successor: Line | None = Field(None, description="Đơn vị thay thế")


class ApiCommune(ApiUnit):
    """A commune, ward or township."""

    url: Address | None = Field(None, description="Trang của địa bàn, khi có")
    calendar: Address | None = Field(None, description="Lịch (.ics) của địa bàn, khi có trang")


class ApiDistrict(ApiUnit):
    """A district, town or provincial city, as places.json lists it."""

    slug: Slug = Field(description="Tên không dấu, như trong địa chỉ trang")
    url: Address = Field(description="Trang của địa bàn")
    data: Address = Field(description="Tệp JSON của riêng địa bàn, có danh sách sự kiện")
    calendar: Address = Field(description="Lịch (.ics) để đăng ký theo dõi")
    communes: tuple[ApiCommune, ...] = Field((), description="Các xã, phường, thị trấn")


class ApiEventLink(ApiPart):
    """An event at a place."""

    id: Slug = Field(description="Mã sự kiện")
    title: Line = Field(description="Tên hoạt động")
    start: ApiMoment | None = Field(None, description="Ngày, hoặc ngày giờ bắt đầu")
    status: Status = Field(description="Tình trạng (mã)")
    url: Address = Field(description="Trang của sự kiện")
    data: Address = Field(description="Tệp JSON của sự kiện")


class ApiDistrictDetail(ApiDistrict):
    """/api/v1/places/<slug>.json."""

    events: tuple[ApiEventLink, ...] = Field((), description="Sự kiện ở địa bàn, kể cả ở các xã, theo ngày")


class ApiProvince(ApiPart):
    """The province."""

    code: Code = Field(description="Mã đơn vị hành chính")
    name: Line = Field(description="Tên đầy đủ")
    slug: Slug = Field(description="Tên không dấu")


class ApiPlaces(ApiPart):
    """/api/v1/places.json."""

    site: ApiSite = Field(description="Trang nào công bố")
    licence: ApiLicence = Field(description="Giấy phép của phần chữ")
    province: ApiProvince = Field(description="Tỉnh")
    year: int | None = Field(None, description="Danh sách là các đơn vị của năm nào")
    note: Text | None = Field(None, description="Danh sách này là của thời nào")
    districts: tuple[ApiDistrict, ...] = Field(description="Các huyện, thị xã, thành phố")
    sources: tuple[ApiSource, ...] = Field((), description="Nguồn của danh sách")
