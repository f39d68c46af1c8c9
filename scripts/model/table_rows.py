"""Rows of the tables of laws and campaigns that Excel opens; the published schemas come from these records, whose
aliases are the heads of the columns."""

import datetime as dt

from pydantic import Field, RootModel

from scripts.model.record import Part


class FineRow(Part):
    """A row of fines.csv."""

    kind: str = Field(
        serialization_alias="Loại",
        description="Phạt hành chính; Phạt bổ sung, Khắc phục hậu quả: khoản kèm theo mức phạt; Hình sự, theo báo chí",
    )
    law: str = Field(serialization_alias="Văn bản", description="Số, ký hiệu; của dòng hình sự là văn bản sửa Bộ luật")
    place: str = Field(serialization_alias="Điều khoản", description="Điểm, khoản, điều")
    act: str = Field(
        serialization_alias="Hành vi", description="Viết bằng lời của trang, không phải lời văn của văn bản"
    )
    below_crime: str = Field(
        "",
        serialization_alias="Chỉ khi chưa đến mức tội phạm",
        description="có, hoặc với phần nào của hành vi; trống khi điểm, khoản ấy không ghi",
    )
    penalty: str = Field(serialization_alias="Mức", description="Mức phạt hoặc điều phải chịu, phải làm")
    lowest: int | None = Field(None, serialization_alias="Từ (đồng)", description="Mức thấp nhất của phạt tiền")
    highest: int | None = Field(None, serialization_alias="Đến (đồng)", description="Mức cao nhất của phạt tiền")
    more: str = Field("", serialization_alias="Phạt bổ sung", description="Kèm theo hành vi này, có điểm, khoản")
    remedy: str = Field("", serialization_alias="Khắc phục hậu quả", description="Kèm theo hành vi này, có điểm, khoản")
    since: dt.date | None = Field(None, serialization_alias="Có hiệu lực từ", description="Năm-tháng-ngày")
    ended: dt.date | None = Field(
        None, serialization_alias="Hết hiệu lực từ", description="Ngày đầu tiên không còn hiệu lực; trống khi còn"
    )
    source: str = Field(serialization_alias="Nguồn", description="Công báo hoặc các bài đã đọc, có ngày khi biết ngày")
    note: str = Field("", serialization_alias="Lưu ý", description="Điều phải biết khi dùng dòng này")
    page: str = Field(serialization_alias="Trang", description="Nơi trang này nói kỹ")


class Fines(RootModel[tuple[FineRow, ...]]):
    """/api/v1/fines.json and .csv: each row as an object."""


class LawChangeRow(Part):
    """A row of law-changes.csv."""

    kind: str = Field(
        serialization_alias="Loại",
        description="Điểm khác chính, người dân cần biết trước; Từng điều: mọi điều của hai luật",
    )
    title: str = Field(serialization_alias="Việc, tên điều", description="Việc gì, hoặc tên của điều")
    change: str = Field("", serialization_alias="Thay đổi", description="Có thay đổi, Điều mới, Không còn, Giữ nguyên")
    old_law: str = Field(serialization_alias="Luật cũ", description="Số, ký hiệu")
    old_place: str = Field("", serialization_alias="Điều cũ", description="Trống khi luật cũ không có")
    old: str = Field("", serialization_alias="Luật cũ quy định", description="Viết bằng lời của trang")
    new_law: str = Field(serialization_alias="Luật mới", description="Số, ký hiệu")
    new_place: str = Field("", serialization_alias="Điều mới", description="Trống khi luật mới không còn")
    new: str = Field("", serialization_alias="Luật mới quy định", description="Viết bằng lời của trang")
    difference: str = Field("", serialization_alias="Khác ở điểm nào", description="Của từng điều")
    note: str = Field("", serialization_alias="Lưu ý", description="So với bản nào của luật cũ")
    page: str = Field(serialization_alias="Trang", description="Nơi trang này nói kỹ")


class LawChanges(RootModel[tuple[LawChangeRow, ...]]):
    """/api/v1/law-changes.json and .csv: each row as an object."""


class EventRow(Part):
    """A row of a table of events to read: words, no codes, no Markdown. What `import` takes back is events.csv."""

    title: str = Field(serialization_alias="Hoạt động", description="Tên hoạt động")
    when: str = Field(serialization_alias="Thời gian", description="Bằng lời, đúng như nguồn ghi được")
    first: dt.date | None = Field(None, serialization_alias="Từ ngày", description="Năm-tháng-ngày; trống khi không rõ")
    last: dt.date | None = Field(None, serialization_alias="Đến ngày", description="Năm-tháng-ngày, tính cả ngày đó")
    date_basis: str = Field(
        "",
        serialization_alias="Về ngày ghi",
        description="Ngày, năm dựa vào đâu khi nguồn không in đủ; trống khi nguồn in đủ hoặc không rõ ngày",
    )
    status: str = Field(serialization_alias="Tình trạng", description="Đã qua mà chưa rõ có diễn ra thì ghi rõ")
    kind: str = Field(serialization_alias="Hình thức", description="Mít tinh, tọa đàm, …")
    where: str = Field("", serialization_alias="Nơi", description="Như nguồn ghi; trống khi nguồn không ghi")
    places: str = Field(
        "",
        serialization_alias="Địa bàn được tính",
        description="Từng huyện, xã, kể cả khi nguồn chỉ ghi chung, như “21 xã biên giới”; tên gọi khi diễn ra",
    )
    organisers: str = Field("", serialization_alias="Đơn vị tổ chức", description="Như nguồn ghi")
    focus: str = Field("", serialization_alias="Nội dung trọng tâm", description="Của chiến dịch năm ấy")
    summary: str = Field(serialization_alias="Tóm tắt", description="Viết bằng lời của trang")
    results: str = Field("", serialization_alias="Kết quả", description="Trống khi chưa biết")
    check: str = Field(
        "",
        serialization_alias="Cần đối chiếu bản gốc",
        description="Câu nói rõ khi chưa đọc nguồn nào bằng tiếng Việt; trống khi không cần",
    )
    source: str = Field(serialization_alias="Nguồn", description="Có địa chỉ, ngày khi biết")
    page: str = Field(serialization_alias="Trang", description="Trang của hoạt động")


class CampaignRow(Part):
    """A row of campaigns.csv."""

    year: int = Field(serialization_alias="Năm", description="Năm của chiến dịch")
    name: str = Field(serialization_alias="Tên", description="Tên chiến dịch")
    theme: str = Field("", serialization_alias="Chủ đề", description="Trống khi chưa có nguồn")
    start: dt.date = Field(serialization_alias="Từ ngày", description="Năm-tháng-ngày")
    end: dt.date = Field(serialization_alias="Đến ngày", description="Năm-tháng-ngày, tính cả ngày đó")
    plan: str = Field(
        "",
        serialization_alias="Số kế hoạch",
        description="Cả hai số khi các nguồn in hai số; trống khi chưa biết",
    )
    plan_date: dt.date | None = Field(
        None, serialization_alias="Ngày kế hoạch", description="Năm-tháng-ngày; trống khi chưa biết"
    )
    issuer: str = Field("", serialization_alias="Cơ quan ban hành", description="Của kế hoạch")
    note: str = Field("", serialization_alias="Lưu ý", description="Về số, ngày kế hoạch, hoặc vì sao chưa có kế hoạch")
    events: int = Field(serialization_alias="Số sự kiện", description="Trang này ghi được, không phải mọi hoạt động")
    source: str = Field(serialization_alias="Nguồn", description="Của chiến dịch")
    page: str = Field(serialization_alias="Trang", description="Trang của chiến dịch")


class Campaigns(RootModel[tuple[CampaignRow, ...]]):
    """/api/v1/campaigns.json and .csv: each row as an object."""


class CoverageRow(Part):
    """A row of coverage/<year>.csv."""

    by: str = Field(
        serialization_alias="Đếm theo",
        description="Cả chiến dịch, Tuần, Nội dung trọng tâm, Đơn vị, Nhiệm vụ, Địa bàn, Xã biên giới",
    )
    key: str = Field(serialization_alias="Mã", description="Ngày đầu của tuần, mã nội dung, đơn vị, địa bàn")
    name: str = Field(serialization_alias="Tên", description="Tên nhóm")
    all: int = Field(serialization_alias="Ghi được", description="Mọi hoạt động trang này biết")
    held: int = Field(serialization_alias="Đã tổ chức", description="Có hoặc không có kết quả")
    reported: int = Field(serialization_alias="Có kết quả", description="Phần của Đã tổ chức mà mục ghi nêu kết quả")
    passed: int = Field(serialization_alias="Đã qua ngày", description="Không rõ có tổ chức hay không")
    ahead: int = Field(serialization_alias="Đang, sắp tới", description="Tính đến ngày dựng trang")
    postponed: int = Field(serialization_alias="Tạm hoãn", description="Chưa có ngày khác")
    cancelled: int = Field(serialization_alias="Đã hủy", description="Không tổ chức nữa")
    page: str = Field("", serialization_alias="Trang", description="Của nội dung, địa bàn")


class CoverageTable(RootModel[tuple[CoverageRow, ...]]):
    """/api/v1/coverage/<year>.csv: each row as an object."""
