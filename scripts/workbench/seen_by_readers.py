"""What is said above a form of days that have passed, and of why readers do not see the entry."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from scripts.flow.outgoing import key_of, why_held
from scripts.model.event import Event, Status
from scripts.model.page import News
from scripts.model.record import Record
from scripts.model.values import day_of
from scripts.store.published import Published
from scripts.vietnamese import dates


def notes(root: Path, record: Record | None, now: datetime) -> Iterator[str]:
    """One or two sentences; of what was published before, only that it is no more to be seen."""
    if why := why_held(record, now):
        yield f"Người đọc không thấy mục này: {why}."
    if not isinstance(record, (Event, News)) or Published(root).data(key_of(record)):
        return
    if isinstance(record, News):
        if record.embargo and record.embargo <= now:
            yield "Giờ ở ô “Chưa đăng trước” đã qua: đăng trang là bài lên ngay."
        if record.date < day_of(now):
            yield f"Ngày đăng {dates.short(record.date)} đã qua, bài sẽ nằm sau những tin mới hơn."
    elif record.last_day and record.last_day < day_of(now) and record.status is Status.SCHEDULED:
        yield f"Ngày diễn ra {dates.short(record.last_day)} đã qua."
