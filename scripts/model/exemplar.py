"""Models and exemplars: what a village, a group or a force does, since when, with what result, and who says so."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import AfterValidator, Field

from scripts.model.event import EventPlace
from scripts.model.page import Article
from scripts.model.record import Labelled, Part, Shape, refused
from scripts.model.source import Contact, Source, Sources
from scripts.model.values import Day, Line, Lines, OneOrMany, Slugs, Text

_DATED = r"^(?:(?:(?:0?[1-9]|[12][0-9]|3[01])/)?(?:0?[1-9]|1[0-2])/)?(?:19|20|21)[0-9]{2}$"


def first_day(dated: str) -> dt.date:
    """The first day that is meant. Raises ValueError where there is none, such as 31/6."""
    year, month, day = (*map(int, reversed(dated.split("/"))), 1, 1)[:3]
    return dt.date(year, month, day)


def _real(text: str) -> str:
    try:
        first_day(text)
    except ValueError:
        raise refused("no_such_day", found=text) from None
    return text


# As exact as the source is, and no more.
Dated = Annotated[str, Shape(_DATED, "một năm, một tháng hoặc một ngày", "3/2023"), AfterValidator(_real)]


class Sort(Labelled):
    """Whose model it is; `label` heads its group in the list."""

    VILLAGE = "ban-lang", "Bản, làng, xã"
    PEOPLE = "hoi-nhom", "Hội, nhóm, người có uy tín"
    PARISH = "giao-xu", "Giáo xứ, giáo họ"
    FORCE = "luc-luong", "Công an, Biên phòng"


class Figure(Part):
    """A number, or a finding without one, as its source has it."""

    figure: Line | None = Field(None, description="Con số, đúng như nguồn in")
    unit: Line | None = Field(None, description="Đơn vị của con số: người, hộ")
    text: Line = Field(description="Nói về điều gì")
    when: Dated | None = Field(None, description="Tính đến khi nào; trống thì trang ghi “nguồn không ghi lúc nào”")
    source: Line = Field(description="Tên một nguồn trong “sources”")


class Exemplar(Article):
    """content/mo-hinh/<slug>.md: a model or an exemplar, every fact of it with its source."""

    prose_in = ("summary", "does.*", "size.*.text", "results.*.text", "doubts.*")
    links_in = (*Article.links_in, "events.*")

    date: Day = Field(description="Ngày đưa lên trang")
    sort: Sort = Field(description="Nhóm trong danh sách")
    place: EventPlace = Field(default_factory=EventPlace, description="Ở đâu, theo tên gọi lúc nguồn kể (told)")
    since: Dated | None = Field(None, description="Có từ khi nào: năm, tháng hoặc ngày; trống khi nguồn không ghi")
    told: Dated | None = Field(
        None, description="Nguồn kể lúc nào: năm, tháng hoặc ngày; tên xã, huyện hiểu theo lúc ấy"
    )
    runs: Lines = Field((), description="Đơn vị thực hiện")
    does: Annotated[tuple[Text, ...], OneOrMany] = Field(description="Làm gì, mỗi dòng một việc", min_length=1)
    size: tuple[Figure, ...] = Field((), description="Quy mô: số hộ, số người")
    results: tuple[Figure, ...] = Field((), description="Kết quả, mỗi dòng có nguồn")
    doubts: Lines = Field((), description="Điều chưa chắc, điều nguồn không nói")
    events: Slugs = Field((), description="Mã các sự kiện liên quan")
    contact: Contact | None = Field(None, description="Liên hệ của đơn vị")
    order: int = Field(100, ge=0, description="Thứ tự trong nhóm")
    sources: Sources = Field(description="Nguồn", min_length=1)

    @property
    def day_of_place(self) -> dt.date:
        """The day by which the names of its places are understood: when it was told, else since when it is, else when
        it was put on the site; of a whole year its middle, as with events."""
        said = self.told or self.since
        if said is None:
            return self.date
        return dt.date(int(said), 6, 30) if re.fullmatch("[0-9]{4}", said) else first_day(said)

    def sourced(self, figures: Iterable[Figure]) -> Iterator[tuple[Figure, Source]]:
        """Figures, each with the source that it names; check refuses one that names none."""
        named = {source.title: source for source in self.sources}
        return ((figure, named[figure.source]) for figure in figures if figure.source in named)

    @property
    def last_change(self) -> dt.date:
        """The day of the last change of meaning."""
        return max(self.date, self.updated or self.date)
