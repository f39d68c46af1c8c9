"""What the JSON API says of what is known of a campaign, counted."""

import datetime as dt

from pydantic import Field

from scripts.model.record import Labelled
from scripts.model.shared_api import Address, ApiLicence, ApiNext, ApiPart, ApiSite
from scripts.model.values import Day, Line, Slug, Text


class CountedBy(Labelled):
    """What a group is one of; `label` is what the table calls it."""

    WHOLE = "whole", "Cả chiến dịch"
    WEEK = "week", "Tuần"
    FOCUS = "focus", "Nội dung trọng tâm"
    AGENCY = "agency", "Đơn vị"
    TASK = "task", "Nhiệm vụ"
    PLACE = "place", "Địa bàn"
    BORDER = "border", "Xã biên giới"


class ApiCounted(ApiPart):
    """A group with the ids of its events, each in one of the lists."""

    by: CountedBy = Field(description="Đếm theo gì")
    key: Line = Field(description="Ngày đầu của tuần, mã nội dung, mã đơn vị, mã địa bàn; none, others… khi không có")
    name: Text = Field(description="Tên, bằng lời")
    url: Address | None = Field(None, description="Trang của nội dung, địa bàn")
    reported: tuple[Slug, ...] = Field((), description="Đã tổ chức, mục ghi nêu kết quả")
    unreported: tuple[Slug, ...] = Field((), description="Đã tổ chức, mục ghi chưa nêu kết quả")
    passed: tuple[Slug, ...] = Field((), description="Đã qua ngày, không rõ có tổ chức hay không")
    ahead: tuple[Slug, ...] = Field((), description="Đang hoặc sắp diễn ra")
    postponed: tuple[Slug, ...] = Field((), description="Tạm hoãn")
    cancelled: tuple[Slug, ...] = Field((), description="Đã hủy")


class ApiCoverage(ApiPart):
    """/api/v1/coverage/<year>.json."""

    site: ApiSite = Field(description="Trang nào công bố")
    licence: ApiLicence = Field(description="Giấy phép của phần chữ")
    year: int = Field(description="Năm của chiến dịch")
    name: Line = Field(description="Tên chiến dịch")
    url: Address = Field(description="Trang theo dõi")
    day: dt.date = Field(description="Tính đến ngày nào")
    start: Day = Field(description="Ngày đầu của chiến dịch")
    end: Day = Field(description="Ngày cuối, tính cả ngày đó")
    border_planned: bool = Field(description="Xã biên giới lấy theo kế hoạch, không phải theo danh sách địa bàn")
    note: Text = Field(description="Điều phải biết trước khi dùng")
    rules: tuple[Text, ...] = Field(description="Cách đếm")
    next: ApiNext = None
    groups: tuple[ApiCounted, ...] = Field(
        description="Các nhóm; một hoạt động có thể ở nhiều nhóm. Nhóm dài thì ghi tiếp ở phần sau, cùng “by”, “key”"
    )
