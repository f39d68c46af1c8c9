"""/bao-chi/nhung/ — the contract of the frames (content/nhung.md), a live one, and the line to paste for each place."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import ClassVar

from scripts.assemble.events import frames
from scripts.assemble.page import Crumb, Page, Pages, PlainPage, TocEntry
from scripts.assemble.site.plain import plain
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.place import District
from scripts.words import text

# What content/nhung.md advises.
_HEIGHT = 480


@dataclass(frozen=True, slots=True)
class FrameLine:
    """A frame and the line to paste; without a `name` it is of all places."""

    name: str | None
    url: str
    title: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameGuide(PlainPage):
    """What embed-guide.html prints."""

    template: ClassVar[str] = "embed-guide.html"

    frames: tuple[FrameLine, ...]


def build(view: View) -> Pages:
    """The page, where it is written."""
    page = view.site.pages_by_slug.get("nhung")
    if page is None:
        return {}
    url = addresses.of_article(page)
    fields = plain(view, page, "bao-chi")
    fields["toc"] = (TocEntry(text("ui.press.embed_lines"), "muc-dong-de-dan"), *fields["toc"])
    data = FrameGuide(
        **fields,
        crumbs=(Crumb(text("ui.press.room"), addresses.PRESS),),
        frames=tuple(_frame(view, district) for district in (None, *view.site.places.in_order)),
    )
    return {url: Page(data, view.article_body(page, url))}


def _frame(view: View, district: District | None) -> FrameLine:
    url = addresses.of_embed(district)
    title = frames.title_of(view, district)
    line = (
        f'<iframe src="{escape(view.site_url + url)}" title="{escape(title)}" width="100%" height="{_HEIGHT}" '
        'loading="lazy" referrerpolicy="no-referrer" '
        'sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0"></iframe>'
    )
    return FrameLine(district.name if district else None, url, title, line)
