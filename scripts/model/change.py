"""What was changed in a published item, told to readers."""

import datetime as dt
import hashlib
from collections.abc import Set
from typing import Any

from pydantic import BaseModel, Field

from scripts.model.record import Part
from scripts.model.values import VIETNAM, Moment, Text, day_of
from scripts.vietnamese.folding import canonical_tone


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


def digest(record: BaseModel, fields: Set[str]) -> str:
    """A digest of what these fields tell readers; blanks, line breaks and ways to write an accent do not count."""
    told = record.model_dump(mode="json", include=set(fields), exclude_none=True)
    return hashlib.sha256(repr(_plain(told)).encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(canonical_tone(value).split())
    if isinstance(value, dict):
        return sorted((key, _plain(part)) for key, part in value.items())
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value
