"""The page of an entry as a form has it, were it public now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.kinds import BY_MODEL
from scripts.model.page import Article, News
from scripts.model.record import Record
from scripts.model.website import Site
from scripts.workbench.desk import Desk
from scripts.workbench.filled import Outcome


def page_of(desk: Desk, found: Outcome) -> bytes | str:
    """The page, or why there is none."""
    site, record = found.site, found.record
    if site is None or record is None:
        return "Điền đủ những ô bắt buộc thì trang hiện ở đây."
    if type(record) not in BY_MODEL:
        return "Tệp này không có trang riêng."
    shown, now = _as_public(record, desk.clock())
    whole = _with(site, record, shown)
    url = addresses.of(shown)
    page = desk.draw(whole, now, url)
    if page is None:
        return "Trang này hiện sau khi bản xem thử dựng xong lần đầu."
    base = f'<base href="/{url}">'.encode()
    return page.replace(b"<head>", b"<head>" + base, 1)


def _as_public(record: Record, now: datetime) -> tuple[Record, datetime]:
    """A draft, or what waits for its hour, is looked at as it will be."""
    if isinstance(record, Event):
        return (record.model_copy(update={"sample": False}) if record.sample else record), now
    if isinstance(record, Article):
        if record.draft or record.sample:
            copy = record.model_copy(update={"draft": False, "sample": False})
            record = copy.placed(record._origin) if record._origin else copy
        if isinstance(record, News):
            now = max(now, record.published)
    return record, now


def _with(site: Site, old: Record, new: Record) -> Site:
    if old is new:
        return site
    changed: dict[str, Any] = {
        name: tuple(new if one is old else one for one in getattr(site, name))
        for name in ("events", "written", "translations")
    }
    return replace(site, **changed)
