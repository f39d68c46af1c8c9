"""The page of an entry as a form has it, were it public now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from scripts.forms.pictures import Accepted
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.kinds import BY_MODEL
from scripts.model.page import Article, News
from scripts.model.record import Record
from scripts.model.source import Image
from scripts.model.website import Site
from scripts.workbench.desk import Desk
from scripts.workbench.filled import Outcome
from scripts.workbench.pictures_beside import with_pictures


def page_of(desk: Desk, found: Outcome, sent: Iterable[Accepted] = ()) -> bytes | str:
    """The page, with pictures that were sent and not saved; or why there is none."""
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
    text = page.decode().replace("<head>", f'<head><base href="/{url}">', 1)
    not_saved = {one.path: one.data for one in sent}
    return with_pictures(text, desk.root, record.file, site.images, not_saved).encode()


def _as_public(record: Record, now: datetime) -> tuple[Record, datetime]:
    """A draft, or what waits for its hour, is looked at as it will be; a picture has no words before they are typed."""
    if isinstance(record, Event):
        images = tuple(map(_described, record.images))
        changed = record.sample or images != record.images
        return (record.model_copy(update={"sample": False, "images": images}) if changed else record), now
    if isinstance(record, Article):
        image = _described(record.image) if record.image else None
        if record.draft or record.sample or image != record.image:
            copy = record.model_copy(update={"draft": False, "sample": False, "image": image})
            record = copy.placed(record._origin) if record._origin else copy
        if isinstance(record, News):
            now = max(now, record.published)
    return record, now


def _described(image: Image) -> Image:
    missing = {name: "" for name in ("alt", "credit") if getattr(image, name) is None}
    return image.model_copy(update=missing) if missing else image


def _with(site: Site, old: Record, new: Record) -> Site:
    if old is new:
        return site
    changed: dict[str, Any] = {
        name: tuple(new if one is old else one for one in getattr(site, name))
        for name in ("events", "written", "translations")
    }
    return replace(site, **changed)
