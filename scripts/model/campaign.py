"""The action month of one year: the plan it carries out, its focuses, agencies, tasks and border places."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from scripts.model.record import Part, Path, Record
from scripts.model.source import AnySource, Source
from scripts.model.values import Day, Line, OneOrMany, Slug, Text


class Plan(Part):
    """The document that the campaign carries out."""

    number: Line = Field(description="Số, ký hiệu kế hoạch")
    date: Day = Field(description="Ngày ban hành")
    issuer: Line = Field(description="Cơ quan ban hành")
    note: Text | None = Field(None, description="Điều cần lưu ý về số hoặc ngày của kế hoạch")


class Focus(Part):
    """One of the campaign's main contents."""

    id: Slug = Field(description="Mã, dùng trong trường focus của sự kiện và tin")
    title: Line = Field(description="Tên ngắn")
    text: Text = Field(description="Nội dung, viết bằng lời của mình")


class Agency(Part):
    """A body to which the plan gives tasks."""

    id: Slug = Field(description="Mã đơn vị")
    name: Line = Field(description="Tên đơn vị")
    note: Text | None = Field(None, description="Ghi chú")


class Task(Part):
    """What one agency has to do."""

    agency: Slug = Field(description="Mã đơn vị được giao")
    focus: Annotated[tuple[Slug, ...], OneOrMany] = Field((), description="Nội dung trọng tâm liên quan")
    text: Text = Field(description="Nhiệm vụ, viết bằng lời của mình")


class BorderDistrict(Part):
    """A border district and the communes the plan puts first."""

    name: Line = Field(description="Tên huyện")
    communes: tuple[Line, ...] = Field(description="Tên các xã biên giới")


class Border(Part):
    """The border districts of the campaign."""

    districts: tuple[BorderDistrict, ...] = Field(description="Các huyện biên giới")


class Fact(Part):
    """A line of the fact sheet: nothing is printed without its source and the day for which it holds."""

    label: Line = Field(description="Dữ kiện về điều gì, nói ngắn")
    value: Text = Field(description="Dữ kiện (Markdown)")
    date: Day | None = Field(None, description="Dữ kiện đúng vào ngày nào: ngày chốt số liệu, ngày của văn bản")
    date_unknown: Line | None = Field(None, description="Vì sao không biết ngày; chỉ dùng khi không có date")
    source: Annotated[tuple[AnySource, ...], OneOrMany] = Field(description="Nguồn", min_length=1)
    note: Line | None = Field(None, description="Điều cần lưu ý khi dùng dữ kiện này")

    @model_validator(mode="after")
    def _has_its_day(self) -> Self:
        if (self.date is None) == (self.date_unknown is None):
            raise PydanticCustomError("date_or_unknown", "exactly one of date and date_unknown")
        return self


class Campaign(Record):
    """events/<year>/campaign.yml."""

    year: int = Field(description="Năm", ge=1987, le=2100)
    name: Line = Field(description="Tên chiến dịch")
    theme: Line | None = Field(None, description="Chủ đề của năm")
    theme_source: AnySource | None = Field(None, description="Nguồn của chủ đề")
    start: Day = Field(description="Ngày đầu")
    end: Day = Field(description="Ngày cuối, tính cả ngày đó")
    plan: Plan = Field(description="Kế hoạch mà chiến dịch thực hiện")
    summary: Text = Field(description="Tóm tắt một, hai câu")
    why: Text | None = Field(None, description="Vì sao là tháng 6 và ngày 26/6 (Markdown)")
    description: Text | None = Field(None, description="Phần viết thêm (Markdown)")
    focuses: tuple[Focus, ...] = Field(description="Các nội dung trọng tâm")
    agencies: tuple[Agency, ...] = Field((), description="Các đơn vị được giao nhiệm vụ")
    tasks: tuple[Task, ...] = Field((), description="Nhiệm vụ của từng đơn vị")
    organisers: tuple[Line, ...] = Field(
        (), description="Danh sách kín các đơn vị tổ chức; để trống thì sự kiện ghi tự do"
    )
    audiences: tuple[Line, ...] = Field((), description="Danh sách kín các nhóm người dự; để trống thì ghi tự do")
    border: Border | None = Field(None, description="Các huyện, xã biên giới")
    facts: tuple[Fact, ...] = Field((), description="Bảng dữ kiện cho báo chí")
    sources: Annotated[tuple[AnySource, ...], OneOrMany] = Field(description="Nguồn", min_length=1)

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.end < self.start:
            raise PydanticCustomError("ends_before_start", "", {"start": str(self.start), "end": str(self.end)})
        return self

    def prose(self) -> Iterator[tuple[Path, str | None]]:
        """What was written for it, and the facts."""
        yield ("description",), self.description
        yield ("why",), self.why
        yield from ((("facts", number, "value"), fact.value) for number, fact in enumerate(self.facts))

    @cached_property
    def focus_by_id(self) -> dict[str, Focus]:
        """Focuses by their ids."""
        return {focus.id: focus for focus in self.focuses}

    def tasks_of(self, agency: Agency) -> list[Task]:
        """The tasks given to one agency, in the plan's order."""
        return [task for task in self.tasks if task.agency == agency.id]

    @property
    def all_sources(self) -> tuple[Source, ...]:
        """The campaign's sources, the theme's among them."""
        return self.sources + ((self.theme_source,) if self.theme_source else ())
