"""What was changed in a published item, told to readers."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from scripts.model.record import Part
from scripts.model.values import VIETNAM, Moment, Text, day_of


class Change(Part):
    """A change after publishing; a minor one (spelling) does not move the feeds."""

    date: Moment = Field(description="Ngày sửa, hoặc ngày giờ khi sửa ngay trong ngày đăng")
    minor: bool = Field(False, description="Chỉ sửa lỗi nhỏ, không đổi nghĩa")
    note: Text = Field(description="Sửa điều gì")

    @property
    def day(self) -> dt.date:
        """The calendar day in Vietnam."""
        return day_of(self.date)

    @property
    def at(self) -> dt.datetime:
        """The moment of it; where only a day is given, its beginning."""
        return self.date if isinstance(self.date, dt.datetime) else dt.datetime.combine(self.date, dt.time(), VIETNAM)
