"""The columns of the table that a province sends to its communes: what they are called, what is told of them, and what
stands in them for an event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from scripts.model.event import Event
from scripts.model.place import Places
from scripts.model.placed import Placed
from scripts.model.source import Source
from scripts.model.values import day_of
from scripts.model.website import Site
from scripts.tables.grid import clean
from scripts.vietnamese.folding import fold

Value = str | date | time | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `field` is what its cells say of an event, `of` what stands in it; `choices` names its list, which is
    `closed` where nothing else may stand there."""

    head: str
    field: str
    width: int
    note: str
    of: Callable[[Event, Site], Value]
    choices: str = ""
    closed: bool = False
    kind: str = "text"
    needed: bool = False


def communes_of(event: Event, places: Places) -> list[Placed]:
    """The communes that an event takes place in."""
    found = (one for name in event.place.commune for one in places.parts(name, day=event.day_of_place))
    return [*dict.fromkeys(found)]


def _communes(event: Event, site: Site) -> Value:
    return "; ".join(one.name for one in communes_of(event, site.places))


def _day(moment: date | None) -> date | None:
    return day_of(moment) if moment else None


def _hour(moment: date | None) -> time | None:
    return moment.time() if isinstance(moment, datetime) else None


def _last(event: Event, _: Site) -> Value:
    day = _day(event.end)
    return day if day != _day(event.start) else None


def _focus(event: Event, site: Site) -> Value:
    campaign = site.campaigns_by_year.get(event.year)
    known = campaign.focus_by_id if campaign else {}
    return "\n".join(known[name].title if name in known else name for name in event.focus)


def source_words(source: Source) -> str:
    """A source in one cell."""
    if source.url or not source.title:
        return source.url or ""
    if source.date is None:
        return source.title
    day = f"{source.date.day}/{source.date.month}/{source.date.year}"
    return source.title if day in source.title else f"{source.title} ngày {day}"


ID, COMMUNE, TITLE = "Mã (máy ghi)", "Xã, phường", "Tên hoạt động"
COLUMNS: tuple[Column, ...] = (
    Column(
        ID,
        "id",
        13,
        "Máy ghi. Hoạt động mới thì để trống. Chép một dòng thành dòng mới thì xóa ô này ở dòng mới.",
        lambda event, _: event.id,
    ),
    Column(
        COMMUNE,
        "commune",
        18,
        "Đã ghi sẵn. Hoạt động chung với xã, phường khác thì ghi thêm, cách nhau bằng dấu chấm phẩy.",
        _communes,
        choices="communes",
        needed=True,
    ),
    Column(
        TITLE,
        "title",
        44,
        "Ví dụ: Lễ ra quân hưởng ứng Tháng hành động. Dòng không có tên thì máy bỏ qua.",
        lambda event, _: event.title,
        needed=True,
    ),
    Column(
        "Loại hoạt động",
        "kind",
        20,
        "Chọn trong danh sách. Để trống thì máy đoán theo tên hoạt động.",
        lambda event, _: event.kind.label,
        choices="kinds",
        closed=True,
    ),
    Column(
        "Ngày bắt đầu",
        "first",
        13,
        "Gõ ngày/tháng/năm, ví dụ 9/6/2027. Chưa rõ ngày thì để trống và ghi ở cột “Chưa rõ ngày: vì sao”.",
        lambda event, _: _day(event.start),
        kind="day",
        needed=True,
    ),
    Column(
        "Giờ bắt đầu",
        "hour",
        10,
        "Gõ giờ:phút, ví dụ 7:30. Chưa rõ giờ thì để trống.",
        lambda event, _: _hour(event.start),
        kind="hour",
    ),
    Column(
        "Ngày kết thúc",
        "last",
        13,
        "Chỉ ghi khi kéo dài nhiều ngày: ngày cuối cùng, tính cả ngày đó.",
        _last,
        kind="day",
    ),
    Column(
        "Giờ kết thúc",
        "until",
        10,
        "Gõ giờ:phút, ví dụ 10:00. Chưa rõ thì để trống.",
        lambda event, _: _hour(event.end),
        kind="hour",
    ),
    Column(
        "Buổi",
        "time_note",
        11,
        "Khi chưa rõ giờ: sáng, chiều, tối hoặc cả ngày.",
        lambda event, _: event.time_note,
        choices="parts",
    ),
    Column(
        "Chưa rõ ngày: vì sao",
        "date_unknown",
        22,
        "Chỉ ghi khi để trống ngày bắt đầu. Ví dụ: Kế hoạch chỉ ghi trong tháng 6.",
        lambda event, _: event.date_unknown,
    ),
    Column(
        "Địa điểm",
        "venue",
        30,
        "Nơi cụ thể trong xã, phường: nhà văn hóa xóm nào, trường nào. Chọn nơi đã dùng hoặc gõ nơi khác.",
        lambda event, _: event.place.venue,
        choices="venues",
    ),
    Column(
        "Đơn vị tổ chức",
        "organisers",
        30,
        "Nhiều đơn vị thì mỗi đơn vị một dòng trong ô (Alt+Enter).",
        lambda event, _: "\n".join(event.organisers),
        choices="organisers",
    ),
    Column(
        "Nội dung trọng tâm",
        "focus",
        26,
        "Nội dung của chiến dịch mà hoạt động này thuộc về. Nhiều nội dung thì mỗi nội dung một dòng trong ô.",
        _focus,
        choices="focuses",
    ),
    Column(
        "Dành cho ai",
        "audience",
        24,
        "Ví dụ: học sinh, thanh niên. Nhiều nhóm thì mỗi nhóm một dòng trong ô.",
        lambda event, _: "\n".join(event.audience),
        choices="audiences",
    ),
    Column(
        "Nội dung chi tiết",
        "description",
        44,
        "Có gì trong hoạt động, ai nói, người dân cần mang gì. Đoạn này được đăng lên trang.",
        lambda event, _: event.description,
    ),
    Column(
        "Địa chỉ web đăng ký",
        "registration",
        24,
        "Chỉ khi phải đăng ký. Ghi cả https://",
        lambda event, _: event.registration,
    ),
    Column(
        "Người hoặc bộ phận liên hệ",
        "contact.name",
        24,
        "Người dân hỏi ai. Được đăng lên trang.",
        lambda event, _: event.contact.name if event.contact else None,
    ),
    Column(
        "Điện thoại",
        "contact.phone",
        16,
        "Số của cơ quan, để người dân gọi. Được đăng lên trang, nên đừng ghi số riêng.",
        lambda event, _: event.contact.phone if event.contact else None,
    ),
    Column(
        "Thư điện tử",
        "contact.email",
        22,
        "Hộp thư của cơ quan.",
        lambda event, _: event.contact.email if event.contact else None,
    ),
    Column(
        "Tình trạng",
        "status",
        14,
        "Để trống là theo lịch. Tạm hoãn, đã hủy thì ghi lý do; đổi lịch thì sửa ngày và ghi ngày cũ.",
        lambda event, _: event.status.label,
        choices="statuses",
        closed=True,
    ),
    Column(
        "Ngày cũ (khi đổi lịch)",
        "previous_start",
        13,
        "Ngày đã báo trước đó.",
        lambda event, _: _day(event.previous_start),
        kind="day",
    ),
    Column(
        "Lý do hoãn, hủy",
        "reason",
        28,
        "Cần có khi tạm hoãn hoặc hủy. Người dân đọc được.",
        lambda event, _: event.reason,
    ),
    Column(
        "Kết quả",
        "results",
        36,
        "Sau khi tổ chức: bao nhiêu người dự, làm được gì.",
        lambda event, _: event.results,
    ),
    Column(
        "Nguồn",
        "source",
        28,
        "Số, ký hiệu và ngày của văn bản, hoặc địa chỉ trang web. Để trống thì lấy văn bản ghi ở đầu bảng.",
        lambda event, _: source_words(event.source),
    ),
    Column(
        "Tóm tắt",
        "summary",
        40,
        "Một, hai câu. Để trống thì máy ghép từ tên, thời gian, địa điểm.",
        lambda event, _: event.summary,
    ),
)
BY_HEAD = {fold(clean(column.head)): column for column in COLUMNS}
