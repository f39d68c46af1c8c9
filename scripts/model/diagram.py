"""Diagrams: pictures of which every word is written down, each with the provision or the source that it rests on."""

from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from scripts.model.page import Article, Citations
from scripts.model.record import Labelled, Part, ends_after_start, refused
from scripts.model.source import Sources
from scripts.model.values import Day, Line, Slug


class Look(Labelled):
    """What a box is; each is drawn with a shape of its own, so none is told by its colour alone."""

    STEP = "step", "Việc, bước"
    QUESTION = "question", "Câu hỏi có nhiều ngả"
    GOOD = "good", "Kết quả tốt"
    STOP = "stop", "Điều phải tránh, hậu quả"


class Told(Part):
    """Words in a picture and what they rest on."""

    text: Line = Field(description="Chữ trong hình, ngắn")
    law: Citations = Field((), description="Điều khoản làm căn cứ")
    source: Line | None = Field(None, description="Tên một nguồn trong “sources”, khi không có điều khoản")


class Arrow(Part):
    """A way to another box. It rests on what the box rests on that it leaves, unless it says otherwise."""

    to: Slug = Field(description="Mã ô mà mũi tên chỉ tới")
    text: Line | None = Field(None, description="Chữ trên mũi tên, ví dụ Có")
    law: Citations = Field((), description="Điều khoản làm căn cứ, khi khác của ô")


def _arrows(value: object) -> object:
    """`then: nop-don` is an arrow without words."""
    many = value if isinstance(value, (list, tuple)) else [value]
    return [{"to": one} if isinstance(one, str) else one for one in many]


class Box(Told):
    """A box of a flow and the arrows that leave it."""

    id: Slug = Field(description="Mã ô, duy nhất trong sơ đồ")
    look: Look = Field(Look.STEP, description="step, question, good hoặc stop")
    then: Annotated[tuple[Arrow, ...], BeforeValidator(_arrows)] = Field((), description="Các mũi tên đi từ ô này")


class AgeSpan(Told):
    """Ages for which something holds: from `start` up to, and without, `end`."""

    start: int | None = Field(None, ge=0, le=120, description="Từ đủ bao nhiêu tuổi")
    end: int | None = Field(None, ge=0, le=120, description="Đến dưới bao nhiêu tuổi")


class Period(Told):
    """Days on which something holds, both included; without an end it still does."""

    start: Day = Field(description="Từ ngày")
    end: Day | None = Field(None, description="Đến hết ngày; việc của một ngày thì ghi như start")
    _order = ends_after_start


class Share(Told):
    """A part of a whole."""

    part: int = Field(ge=0, description="Bao nhiêu")
    of: int = Field(ge=1, description="Trên tổng số bao nhiêu")


class Diagram(Article):
    """content/so-do/<slug>.md: one picture: boxes and arrows, or ages, days or shares on a line."""

    prose_in: ClassVar[tuple[str, ...]] = (
        "summary",
        "note",
        "boxes.*.text",
        "ages.*.text",
        "days.*.text",
        "shares.*.text",
    )
    citations_in: ClassVar[tuple[str, ...]] = (
        *("law.*", "boxes.*.law.*", "boxes.*.then.*.law.*"),
        *("ages.*.law.*", "days.*.law.*", "shares.*.law.*"),
    )

    order: int = Field(100, ge=0, description="Thứ tự trong danh sách")
    boxes: tuple[Box, ...] = Field((), description="Các ô của sơ đồ, theo thứ tự kể")
    ages: tuple[AgeSpan, ...] = Field((), description="Các khoảng tuổi")
    days: tuple[Period, ...] = Field((), description="Các khoảng thời gian")
    shares: tuple[Share, ...] = Field((), description="Các phần trên tổng số")
    note: Line | None = Field(None, description="Một câu phải đọc cùng hình, hiện ngay dưới hình ở mọi trang")
    sources: Sources = Field(description="Nguồn", min_length=1)

    @model_validator(mode="after")
    def _one_picture(self) -> Self:
        if sum(map(bool, (self.boxes, self.ages, self.days, self.shares))) != 1:
            raise refused("one_picture")
        return self

    @property
    def told(self) -> tuple[Told, ...]:
        """What the picture is made of, in the order written."""
        return self.boxes or self.ages or self.days or self.shares

    @cached_property
    def rows(self) -> tuple[tuple[Box, ...], ...]:
        """The boxes row by row: each below every box that leads to it. Arrows to boxes that are not there lead nowhere.
        Raises CycleError where arrows go round."""
        boxes = {box.id: box for box in self.boxes}
        before: dict[str, set[str]] = {name: set() for name in boxes}
        for box in boxes.values():
            for arrow in box.then:
                if arrow.to in boxes:
                    before[arrow.to].add(box.id)
        row: dict[str, int] = {}
        for name in TopologicalSorter(before).static_order():
            row[name] = max((row[one] + 1 for one in before[name]), default=0)
        count = max(row.values(), default=-1) + 1
        return tuple(tuple(box for box in boxes.values() if row[box.id] == number) for number in range(count))

    @property
    def round(self) -> tuple[str, ...]:
        """The boxes of a way that goes round, its first again at its end; empty where none does."""
        try:
            assert self.rows is not None
        except CycleError as error:
            return tuple(error.args[1])
        return ()
