"""What the JSON API says of where facts come from."""

import datetime as dt

from pydantic import Field

from scripts.model.shared_api import Address, ApiLicence, ApiNext, ApiPart, ApiSite, ApiSource
from scripts.model.values import Line, Text


class ApiFact(ApiPart):
    """What is said, its sources, and what depends on it."""

    id: Line = Field(description="Mã: trang có dữ kiện, rồi chỗ của dữ kiện trong tệp nguồn")
    kind: Line = Field(description="Loại (mã)")
    what: Text = Field(description="Nói về điều gì")
    url: Address = Field(description="Trang nói điều này")
    sources: tuple[ApiSource, ...] = Field(min_length=1, description="Nguồn, nguồn chính đứng đầu")
    checked: dt.date | None = Field(
        None, description="Ngày đối chiếu với nguồn, hoặc xem lại cả trang, lần cuối; không có khi chưa ghi"
    )
    used_by: tuple[Address, ...] = Field((), description="Những trang khác dựa vào dữ kiện này")


class ApiFactsOfYear(ApiPart):
    """Where the facts about the events of a year are."""

    year: int = Field(description="Năm")
    url: Address = Field(description="Tệp JSON của năm ấy")
    count: int = Field(description="Số sự kiện")


class ApiProvenance(ApiPart):
    """/api/v1/provenance.json."""

    site: ApiSite = Field(description="Trang nào công bố")
    licence: ApiLicence = Field(description="Giấy phép của phần chữ")
    facts: tuple[ApiFact, ...] = Field(description="Mọi dữ kiện có nguồn, trừ sự kiện")
    events: tuple[ApiFactsOfYear, ...] = Field((), description="Sự kiện, mỗi năm một tệp")


class ApiProvenanceOfEvents(ApiPart):
    """/api/v1/provenance/<year>.json."""

    site: ApiSite = Field(description="Trang nào công bố")
    licence: ApiLicence = Field(description="Giấy phép của phần chữ")
    next: ApiNext = None
    facts: tuple[ApiFact, ...] = Field(description="Mọi sự kiện của năm, và lời kể có nguồn trong đó; hoặc một phần")
