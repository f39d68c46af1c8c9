"""The action month of one year: the plan it carries out, its focuses, agencies, tasks and border places."""

import re
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import Field

from scripts.model.guard import Guard
from scripts.model.record import Part, Record, Shape, ends_after_start, one_of
from scripts.model.source import AnySource, Checked, Source, Sources
from scripts.model.values import Day, Line, Lines, Slug, Slugs, Text
from scripts.vietnamese.documents import NUMBER


class Plan(Part):
    """The document that the campaign carries out."""

    number: Annotated[Line, Shape(NUMBER, "số, ký hiệu của văn bản", "45/KH-UBND")] = Field(
        description="Số, ký hiệu kế hoạch"
    )
    other_number: Annotated[Line, Shape(NUMBER, "số, ký hiệu của văn bản", "45/KH-UBND")] | None = Field(
        None, description="Số khác mà nguồn khác in, khi chưa rõ số nào đúng"
    )
    date: Day | None = Field(None, description="Ngày ban hành")
    date_unknown: Line | None = Field(None, description="Vì sao không biết ngày; chỉ dùng khi không có date")
    issuer: Line = Field(description="Cơ quan ban hành")
    note: Text | None = Field(None, description="Điều cần lưu ý về số hoặc ngày của kế hoạch")

    _has_its_day = one_of("date_or_unknown", "date", "date_unknown")


class Focus(Part):
    """One of the campaign's main contents."""

    id: Slug = Field(description="Mã, dùng trong trường focus của sự kiện và tin")
    title: Line = Field(description="Tên ngắn")
    text: Text = Field(description="Nội dung, viết bằng lời của mình")


class Agency(Part):
    """A body to which the plan gives tasks."""

    id: Slug = Field(description="Mã đơn vị")
    name: Line = Field(description="Tên đơn vị")
    known_as: Lines = Field((), description="Cách gọi khác ở mục đơn vị tổ chức của sự kiện, không kèm tên địa phương")
    note: Text | None = Field(None, description="Ghi chú")


class Task(Part):
    """What one agency has to do."""

    agency: Slug = Field(description="Mã đơn vị được giao")
    focus: Slugs = Field((), description="Nội dung trọng tâm liên quan")
    text: Text = Field(description="Nhiệm vụ, viết bằng lời của mình")
    due: Day | None = Field(None, description="Hạn ghi trong kế hoạch: hạn hoàn thành, hạn báo cáo")
    border: bool = Field(False, description="Việc chỉ ở các xã biên giới mà kế hoạch nêu")

    @property
    def due_unsaid(self) -> date | None:
        """The day by which it is due, where its text does not say it."""
        written = {f"{day}/{month}" for day, month in re.findall(r"\b0?([0-9]{1,2})/0?([0-9]{1,2})\b", self.text)}
        return None if self.due and f"{self.due.day}/{self.due.month}" in written else self.due


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
    source: Sources = Field(description="Nguồn", min_length=1)
    note: Line | None = Field(None, description="Điều cần lưu ý khi dùng dữ kiện này")

    _has_its_day = one_of("date_or_unknown", "date", "date_unknown")


class Campaign(Record):
    """events/<year>/campaign.yml."""

    prose_in = ("description", "why", "facts.*.value")

    year: int = Field(description="Năm", ge=1987, le=2100)
    name: Line = Field(description="Tên chiến dịch")
    theme: Line | None = Field(None, description="Chủ đề của năm")
    theme_source: AnySource | None = Field(None, description="Nguồn của chủ đề")
    start: Day = Field(description="Ngày đầu")
    end: Day = Field(description="Ngày cuối, tính cả ngày đó")
    plan: Plan | None = Field(None, description="Kế hoạch mà chiến dịch thực hiện")
    plan_unknown: Line | None = Field(None, description="Vì sao chưa có kế hoạch; chỉ dùng khi không có plan")
    summary: Text = Field(description="Tóm tắt một, hai câu")
    why: Text | None = Field(None, description="Vì sao là tháng 6 và ngày 26/6 (Markdown)")
    description: Text | None = Field(None, description="Phần viết thêm (Markdown)")
    focuses: tuple[Focus, ...] = Field((), description="Các nội dung trọng tâm; chưa đọc được kế hoạch thì bỏ")
    agencies: tuple[Agency, ...] = Field((), description="Các đơn vị được giao nhiệm vụ")
    tasks: tuple[Task, ...] = Field((), description="Nhiệm vụ của từng đơn vị")
    organisers: tuple[Line, ...] = Field((), description="Danh sách kín các đơn vị tổ chức; trống thì ghi tự do")
    audiences: tuple[Line, ...] = Field((), description="Danh sách kín các nhóm người dự; để trống thì ghi tự do")
    border: Border | None = Field(None, description="Các huyện, xã biên giới")
    facts: tuple[Fact, ...] = Field((), description="Bảng dữ kiện cho báo chí")
    sources: Sources = Field(description="Nguồn", min_length=1)
    checked: Checked = None
    draft: bool = Field(False, description="Bản nháp; không đăng")
    guard: Guard = ()

    _has_a_plan = one_of("plan_or_unknown", "plan", "plan_unknown")
    _ends_after_start = ends_after_start

    @property
    def announced(self) -> date:
        """The day of its plan; its own first day where that is not known."""
        return (self.plan and self.plan.date) or self.start

    @cached_property
    def focus_by_id(self) -> dict[str, Focus]:
        """Focuses by their ids."""
        return {focus.id: focus for focus in self.focuses}

    def tasks_of(self, agency: Agency) -> list[Task]:
        """The tasks given to one agency, in the plan's order."""
        return [task for task in self.tasks if task.agency == agency.id]

    @property
    def all_sources(self) -> tuple[Source, ...]:
        """The campaign's sources, the theme's among them, once where it is one of these."""
        theme = self.theme_source
        return self.sources if theme is None or theme in self.sources else (*self.sources, theme)
