"""What the JSON API says of places: the province and its units of all times, with the days on which they existed, what
they were made of and what they became."""

from pydantic import Field

from scripts.model.event import Status
from scripts.model.place import Centre, Code, Province
from scripts.model.shared_api import Address, ApiLicence, ApiMoment, ApiNext, ApiPart, ApiSite, ApiSource
from scripts.model.values import Day, Line, Slug, Text


class ApiRelated(ApiPart):
    """A unit that another was made of, or that it became."""

    name: Line = Field(description="Tên đầy đủ, kèm nơi nó thuộc về")
    key: Line | None = Field(None, description="Khóa của đơn vị trong “units”; không có khi danh sách chỉ có tên")
    part: bool = Field(False, description="Chỉ một phần của đơn vị trước")


class _ApiSpan(ApiPart):
    """What is said of every unit."""

    name: Line = Field(description="Tên đầy đủ")
    border: bool = Field(False, description="Ở biên giới")
    since: Day | None = Field(None, description="Ngày bắt đầu tồn tại")
    to: Day | None = Field(None, description="Ngày cuối cùng còn tồn tại")
    successor: Line | None = Field(None, description="Đơn vị thay thế, khi là một")


class ApiUnit(_ApiSpan):
    """A unit of any time, at any depth."""

    key: Line = Field(description="Khóa, riêng của đơn vị: mã, thêm năm bắt đầu khi mã được dùng lại")
    code: Code | None = Field(None, description="Mã đơn vị hành chính, khi biết")
    above: Line | None = Field(None, description="Khóa của đơn vị chứa nó; không có khi thuộc thẳng tỉnh")
    centre: Centre | None = Field(None, description="Điểm để chấm trên bản đồ: vĩ độ, kinh độ (WGS 84)")
    made_of: tuple[ApiRelated, ...] = Field((), description="Những đơn vị nhập thành nó")
    became: tuple[ApiRelated, ...] = Field((), description="Những đơn vị từ nó mà ra")
    url: Address | None = Field(None, description="Trang của địa bàn, khi có")
    data: Address | None = Field(None, description="Tệp JSON của riêng địa bàn, khi có")
    calendar: Address | None = Field(None, description="Lịch (.ics) của địa bàn, khi có trang")


class ApiCommune(_ApiSpan):
    """A commune, ward or township."""

    code: Code = Field(description="Mã đơn vị hành chính")
    url: Address | None = Field(None, description="Trang của địa bàn, khi có")
    calendar: Address | None = Field(None, description="Lịch (.ics) của địa bàn, khi có trang")


class ApiDistrict(_ApiSpan):
    """A unit right below the province: a district, town or provincial city and, since they ended, a commune."""

    code: Code = Field(description="Mã đơn vị hành chính")
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

    next: ApiNext = None
    unit: ApiUnit = Field(description="Đơn vị này, như trong “units” của places.json")
    events: tuple[ApiEventLink, ...] = Field((), description="Sự kiện ở địa bàn, kể cả ở các xã, theo ngày")
    events_before: tuple[ApiEventLink, ...] = Field(
        (), description="Sự kiện ở những đơn vị đã nhập thành nó, và ở cấp huyện cũ nói chung"
    )


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
    units: tuple[ApiUnit, ...] = Field((), description="Mọi đơn vị của mọi thời, có tên và khóa riêng")
    sources: tuple[ApiSource, ...] = Field((), description="Nguồn của danh sách")
