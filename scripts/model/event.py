"""Events as listings give them, with what follows from their dates."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple, Self

from pydantic import Field, model_validator

from scripts.model.event_time import spread
from scripts.model.guard import Guard
from scripts.model.other_sites import EventOrigin
from scripts.model.record import Labelled, Part, Record, ends_after_start, one_of, refused
from scripts.model.source import AnySource, Change, Checked, Contact, Image, Source, Sources
from scripts.model.values import (
    Day,
    Line,
    Lines,
    Markdown,
    Moment,
    PublicAddress,
    Reason,
    Slug,
    Slugs,
    Text,
    beginning,
    day_of,
)
from scripts.model.voice import Audios, Quotes
from scripts.vietnamese.dates import as_typed
from scripts.vietnamese.folding import fold


class Kind(Labelled):
    """The closed list of kinds; `label` is what readers see."""

    MIT_TINH = "mit-tinh", "Mít tinh"
    LE_RA_QUAN = "le-ra-quan", "Lễ ra quân"
    TOA_DAM = "toa-dam", "Tọa đàm"
    TAP_HUAN = "tap-huan", "Tập huấn"
    HOI_THI = "hoi-thi", "Hội thi"
    TUYEN_TRUYEN_LUU_DONG = "tuyen-truyen-luu-dong", "Tuyên truyền lưu động"
    XET_XU_LUU_DONG = "xet-xu-luu-dong", "Xét xử lưu động"
    HOP_TAC_QUOC_TE = "hop-tac-quoc-te", "Hợp tác quốc tế"
    CAO_DIEM = "cao-diem", "Đợt cao điểm"
    TRIEN_LAM = "trien-lam", "Triển lãm"
    GIAO_LUU = "giao-luu", "Giao lưu"
    KHAC = "khac", "Hoạt động khác"


# Years that may lie between the year of a listing and its events' days, or the first and last day of an event.
_FAR = 20


class Status(Labelled):
    """What became of the event."""

    SCHEDULED = "scheduled", "Theo lịch"
    POSTPONED = "postponed", "Tạm hoãn"
    RESCHEDULED = "rescheduled", "Đổi lịch"
    CANCELLED = "cancelled", "Đã hủy"
    HELD = "held", "Đã tổ chức"


class Every(Labelled):
    """How often a recurring event comes back."""

    WEEK = "week", "hằng tuần"
    MONTH = "month", "hằng tháng"


# Eight years of weeks: more than any campaign runs, and what a page can list.
MOST_REPETITIONS = 400


class Recurrence(Part):
    """A weekly or monthly rule with its last day and the days left out."""

    every: Every = Field(description="week (hằng tuần) hoặc month (hằng tháng)")
    until: Day = Field(description="Ngày cuối cùng, tính cả ngày đó")
    except_: tuple[Day, ...] = Field((), alias="except", description="Những ngày nghỉ")

    def days_from(self, first: date) -> Iterator[date]:
        """The days of the rule in order, those left out among them; none where `until` is before the first.

        A monthly event keeps its day of the month and skips the months without it (RFC 5545 §3.3.10).
        """
        if self.every is Every.WEEK:
            yield from map(date.fromordinal, range(first.toordinal(), self.until.toordinal() + 1, 7))
            return
        for months in range(first.year * 12 + first.month - 1, self.until.year * 12 + self.until.month):
            year, month = months // 12, months % 12 + 1
            if first.day <= monthrange(year, month)[1] and (day := date(year, month, first.day)) <= self.until:
                yield day


class EventPlace(Part):
    """Where: in the place list, or outside the province, or online."""

    district: Lines = Field((), description="Huyện, thị xã, thành phố")
    commune: Lines = Field((), description="Xã, phường, thị trấn")
    venue: Line | None = Field(None, description="Địa điểm cụ thể")
    outside: Line | None = Field(None, description="Nơi ngoài tỉnh")
    online: bool = Field(False, description="Tổ chức trực tuyến")
    province: bool = Field(False, description="Diễn ra trên toàn tỉnh")
    lat: float | None = Field(None, ge=-90, le=90, description="Vĩ độ, nếu biết chắc")
    lon: float | None = Field(None, ge=-180, le=180, description="Kinh độ, nếu biết chắc")

    @property
    def is_whole_border(self) -> bool:
        """Is it every commune at the border, as in "27 xã biên giới", and none by name?"""
        return not self.commune and "xã biên giới" in (self.venue or "").lower()

    @model_validator(mode="after")
    def _a_point_has_both(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            raise refused("half_a_point", field="lon" if self.lon is None else "lat")
        return self


class Occasion(NamedTuple):
    """One time that an event takes place; `ends` is the first moment after it."""

    begins: datetime
    ends: datetime

    @property
    def first(self) -> date:
        """The first calendar day in Vietnam."""
        return day_of(self.begins)

    @property
    def last(self) -> date:
        """The last calendar day, inclusive."""
        return day_of(self.ends - timedelta(microseconds=1))


class Event(Record):
    """One entry of events/<year>/<name>.yml."""

    lasting = (*Record.lasting, "said", "figures", "days", "occasions", "plain_title", "unfit", "weekdays", "slips")
    prose_in = ("summary", "description", "results")
    markdown_in = ("description", "results")
    told_in = (
        *("title", "summary", "description", "kind", "start", "end", "time_note", "date_unknown", "recurs", "place"),
        *("organisers", "audience", "status", "previous_start", "reason", "results", "contact", "registration"),
    )

    id: Slug = Field(description="Mã cố định, không đổi; địa chỉ trang và mã lịch lấy từ đây")
    title: Line = Field(description="Tên hoạt động")
    summary: Text = Field(description="Một, hai câu tóm tắt")
    description: Markdown | None = Field(None, description="Nội dung (Markdown)")
    kind: Kind = Field(description="Loại hoạt động")
    start: Moment | None = Field(None, description="Ngày, hoặc ngày giờ bắt đầu")
    end: Moment | None = Field(None, description="Ngày, hoặc ngày giờ kết thúc; chỉ ghi ngày thì tính cả ngày đó")
    time_note: Line | None = Field(None, description="Buổi trong ngày khi nguồn không ghi giờ")
    date_unknown: Line | None = Field(None, description="Vì sao không biết ngày; chỉ dùng khi không có start")
    date_basis: Text | None = Field(None, description="Ngày được xác định thế nào khi nguồn không in đủ")
    recurs: Recurrence | None = Field(None, description="Lặp lại hằng tuần hoặc hằng tháng")
    place: EventPlace = Field(default_factory=EventPlace, description="Địa bàn")
    organisers: Lines = Field((), description="Đơn vị tổ chức")
    focus: Slugs = Field((), description="Nội dung trọng tâm của chiến dịch")
    audience: Lines = Field((), description="Dành cho ai")
    status: Status = Field(Status.SCHEDULED, description="Tình trạng")
    previous_start: Moment | None = Field(None, description="Ngày cũ, khi đã dời lịch")
    reason: Reason | None = Field(None, description="Lý do hoãn hoặc hủy")
    results: Markdown | None = Field(None, description="Kết quả (Markdown)")
    revision: int = Field(0, ge=0, description="Tăng 1 mỗi lần đổi nghĩa")
    changes: tuple[Change, ...] = Field((), description="Nhật ký thay đổi")
    contact: Contact | None = Field(None, description="Liên hệ")
    registration: PublicAddress | None = Field(None, description="Nơi đăng ký")
    images: tuple[Image, ...] = Field((), description="Ảnh")
    quotes: Quotes = ()
    audio: Audios = ()
    source: AnySource = Field(description="Nguồn: địa chỉ trang web hoặc số, ký hiệu văn bản")
    more_sources: Sources = Field((), description="Các nguồn khác")
    checked: Checked = None
    campaign: bool = Field(True, description="Thuộc Tháng hành động của năm đó")
    sample: bool = Field(False, description="Chỉ dùng trong ví dụ; không bao giờ được đăng")
    guard: Guard = ()
    year: int = Field(description="Năm, lấy từ tên thư mục", ge=1900, le=2200)
    origin: EventOrigin | None = Field(None, description="Trang khác đã công bố sự kiện này; máy ghi")

    @model_validator(mode="before")
    @classmethod
    def _each_time_in_its_field(cls, fields: Any) -> Any:
        return spread(fields) if isinstance(fields, dict) else fields

    _has_a_day = one_of("start_or_unknown", "start", "date_unknown")
    _ends_after_start = ends_after_start

    @model_validator(mode="after")
    def _days_are_near(self) -> Self:
        # Each month of an event has a page: a slip of the year (2202 for 2022) must not make thousands of them.
        if self.start is None:
            return self
        begin = self.start.year
        far = (
            (("start",), self.start, self.year, f"năm {self.year} của thư mục"),
            (("end",), self.end, begin, "ngày đầu"),
            (("previous_start",), self.previous_start, begin, "ngày đầu"),
            (("recurs", "until"), self.recurs and self.recurs.until, begin, "ngày đầu"),
        )
        for path, day, year, since in far:
            if day and abs(day.year - year) > _FAR:
                raise refused("far_day", path=path, found=as_typed(day), since=since, limit=_FAR)
        return self

    @model_validator(mode="after")
    def _repetitions_make_sense(self) -> Self:
        rule = self.recurs
        if rule is None:
            return self
        if self.start is None:
            raise refused("recurs_without_start")
        first = day_of(self.start)
        days = list(islice(rule.days_from(first), MOST_REPETITIONS + 1))
        if not days:
            raise refused("recurs_until_before_start", until=rule.until, start=first)
        if len(days) > MOST_REPETITIONS:
            raise refused("recurs_too_often", limit=MOST_REPETITIONS)
        if not set(days).difference(rule.except_):
            raise refused("recurs_never")
        # The shortest month decides for all: an event that is sometimes two at once is a slip as well.
        if self.length > (7 if rule.every is Every.WEEK else 28):
            raise refused("recurs_overlapping", days=self.length)
        return self

    @model_validator(mode="after")
    def _status_is_explained(self) -> Self:
        needed = "reason" if self.is_off else "previous_start" if self.status is Status.RESCHEDULED else None
        if needed and getattr(self, needed) is None:
            raise refused("status_needs", status=self.status.value, field=needed)
        return self

    @property
    def first_day(self) -> date | None:
        """The first calendar day in Vietnam, if known; of a recurring event, the first that is not left out."""
        return self.days[0] if self.days else None

    @property
    def told(self) -> date | None:
        """The first day on which a source told of it, where that is within its year: of an event without a day, the
        nearest that is known."""
        days = (source.date for source in self.sources if source.date)
        return min((day for day in days if day.year == self.year), default=None)

    @cached_property
    def about(self) -> date:
        """The day that lists order it by: its first or, of an unknown one, the nearest that is known."""
        return self.first_day or self.told or date(self.year, 1, 1)

    @property
    def day_of_place(self) -> date:
        """The day by which the names of its places are understood; of an unknown one, the end of the action month."""
        return self.first_day or date(self.year, 6, 30)

    @property
    def begins(self) -> date | None:
        """The day or moment of the first time: `start`, or later where the first days of the rule are left out."""
        return self.start + (self.days[0] - day_of(self.start)) if self.start else None

    @property
    def last_day(self) -> date | None:
        """The last calendar day, inclusive; of a recurring event, that of its last repetition."""
        return self.occasions[-1].last if self.occasions else None

    @property
    def length(self) -> int:
        """On how many calendar days it goes on, each time; 1 where it ends on the day it begins."""
        return (day_of(self.end or self.start) - day_of(self.start)).days + 1 if self.start else 0

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which the event begins, in order; one unless it recurs, none where its day is not known."""
        if self.start is None:
            return ()
        first = day_of(self.start)
        if self.recurs is None:
            return (first,)
        return tuple(day for day in self.recurs.days_from(first) if day not in self.recurs.except_)

    @property
    def days_left_out(self) -> tuple[date, ...]:
        """The days of the rule, between the first and the last time, on which it does not take place."""
        if self.recurs is None or not self.days:
            return ()
        every = self.recurs.days_from(self.days[0])
        return tuple(day for day in every if day in self.recurs.except_ and day < self.days[-1])

    @property
    def is_off(self) -> bool:
        """Is it not taking place as announced, with no other day set?"""
        return self.status in (Status.CANCELLED, Status.POSTPONED)

    @cached_property
    def occasions(self) -> tuple[Occasion, ...]:
        """Every time that the event takes place, in order: one unless it recurs, none where its day is not known.

        Without a time it lasts from midnight to midnight; without an end, until its day is over.
        """
        if self.start is None:
            return ()
        begins, ends, a_day = beginning(self.start), self.end or self.start, timedelta(days=1)
        ends = ends if isinstance(ends, datetime) else beginning(ends + a_day)
        if ends <= begins:  # `start` and `end` name the same moment, so the source gives no end
            ends = beginning(begins.date() + a_day)
        first = begins.date()
        return tuple(Occasion(begins + (day - first), ends + (day - first)) for day in self.days)

    def occasion(self, now: datetime) -> Occasion | None:
        """The present or next time that it takes place, else the last; None where its day is not known."""
        return next((one for one in self.occasions if one.ends > now), self.occasions[-1] if self.occasions else None)

    def is_over(self, now: datetime) -> bool:
        """Has the event ended? One with an unknown day is treated as over: nobody can plan for it."""
        return self.status is Status.HELD or not self.occasions or self.occasions[-1].ends <= now

    def is_unconfirmed(self, now: datetime) -> bool:
        """Is its announced day over, and has nobody written since that it took place?"""
        announced = self.status in (Status.SCHEDULED, Status.RESCHEDULED) and not self.results
        return announced and bool(self.occasions) and self.is_over(now)

    @cached_property
    def plain_title(self) -> str:
        """Its title, folded."""
        return fold(self.title)

    @property
    def title_words(self) -> frozenset[str]:
        """The words of its title, folded, by which two listings of one event are alike."""
        return frozenset(self.plain_title.split())

    @property
    def last_change(self) -> date | None:
        """The day of the last change of meaning, where one was made."""
        return max((change.day for change in self.changes if not change.minor), default=None)

    def uid(self, domain: str) -> str:
        """Its identifier in calendars: that of its origin, so that readers of both do not have it twice, else one made
        from the domain of this site, unless it was published under another (identifiers.py)."""
        return self.origin.uid if self.origin else f"{self.id}@{domain}"

    @property
    def sources(self) -> tuple[Source, ...]:
        """The main source first."""
        return (self.source, *self.more_sources)

    @property
    def needs_original(self) -> bool:
        """True where no source was read in Vietnamese: the page says "cần đối chiếu bản gốc"."""
        return not self.source.is_original
