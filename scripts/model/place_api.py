"""What the JSON API says of places: the province, its districts and communes, with the days on which they existed."""

from pydantic import Field

from scripts.model.event import Status
from scripts.model.place import Province, Unit
from scripts.model.shared_api import Address, ApiLicence, ApiMoment, ApiPart, ApiSite, ApiSource
from scripts.model.values import Line, Slug, Text


class ApiCommune(Unit, ApiPart):
    """A commune, ward or township."""

    url: Address | None = Field(None, description="Trang của địa bàn, khi có")
    calendar: Address | None = Field(None, description="Lịch (.ics) của địa bàn, khi có trang")


class ApiDistrict(Unit, ApiPart):
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


class ApiProvince(Province, ApiPart):
    """The province."""


class ApiPlaces(ApiPart):
    """/api/v1/places.json."""

    site: ApiSite = Field(description="Trang nào công bố")
    licence: ApiLicence = Field(description="Giấy phép của phần chữ")
    province: ApiProvince = Field(description="Tỉnh")
    year: int | None = Field(None, description="Danh sách là các đơn vị của năm nào")
    note: Text | None = Field(None, description="Danh sách này là của thời nào")
    districts: tuple[ApiDistrict, ...] = Field(description="Các huyện, thị xã, thành phố")
    sources: tuple[ApiSource, ...] = Field((), description="Nguồn của danh sách")
