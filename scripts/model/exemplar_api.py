"""What the JSON API says of models and exemplars."""

import datetime as dt

from pydantic import Field

from scripts.model.event_api import ApiEventPlace
from scripts.model.exemplar import Dated, Sort
from scripts.model.shared_api import Address, ApiContact, ApiImage, ApiLicence, ApiPart, ApiSite, ApiSource
from scripts.model.values import Day, Line, Slug, Text


class ApiFigure(ApiPart):
    """A number, or a finding without one, as its source has it."""

    figure: Line | None = Field(None, description="Con số, đúng như nguồn in")
    unit: Line | None = Field(None, description="Đơn vị của con số")
    text: Line = Field(description="Nói về điều gì")
    when: Dated | None = Field(None, description="Tính đến năm, tháng hoặc ngày nào; không có khi nguồn không ghi")
    source: ApiSource = Field(description="Nguồn của riêng dòng này")


class ApiExemplar(ApiPart):
    """/api/v1/exemplars/<slug>.json, and a row of exemplars.json."""

    slug: Line = Field(description="Tên không dấu, phần cuối của địa chỉ trang")
    url: Address = Field(description="Trang của mô hình")
    data: Address = Field(description="Tệp JSON của riêng mô hình")
    title: Line = Field(description="Tên mô hình")
    summary: Text = Field(description="Một câu tóm tắt")
    sort: Sort = Field(description="Nhóm (mã)")
    sort_label: Line = Field(description="Nhóm, bằng lời")
    date: Day = Field(description="Ngày đưa lên trang")
    place: ApiEventPlace = Field(description="Ở đâu, theo tên gọi lúc nguồn kể, và nay là gì")
    since: Dated | None = Field(None, description="Có từ năm, tháng hoặc ngày nào; không có khi nguồn không ghi")
    told: Dated | None = Field(None, description="Nguồn kể lúc nào: năm, tháng hoặc ngày; không có khi nguồn không ghi")
    runs: tuple[Line, ...] = Field((), description="Đơn vị thực hiện")
    does: tuple[Text, ...] = Field(description="Làm gì")
    size: tuple[ApiFigure, ...] = Field((), description="Quy mô")
    results: tuple[ApiFigure, ...] = Field((), description="Kết quả")
    doubts: tuple[Line, ...] = Field((), description="Điều chưa chắc, điều nguồn không nói")
    events: tuple[Slug, ...] = Field((), description="Mã các sự kiện liên quan, như trong events.json")
    contact: ApiContact | None = Field(None, description="Liên hệ của đơn vị")
    images: tuple[ApiImage, ...] = Field((), description="Ảnh")
    sources: tuple[ApiSource, ...] = Field(min_length=1, description="Nguồn")
    updated: dt.date = Field(description="Ngày đổi nội dung lần cuối")


class ApiExemplars(ApiPart):
    """/api/v1/exemplars.json."""

    site: ApiSite = Field(description="Trang nào công bố")
    licence: ApiLicence = Field(description="Giấy phép của phần chữ")
    exemplars: tuple[ApiExemplar, ...] = Field(description="Mọi mô hình, theo nhóm")
