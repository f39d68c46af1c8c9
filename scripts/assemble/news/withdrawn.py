"""What stays at the address of an item that was taken back: that it was here, and why it is not."""

from __future__ import annotations

from scripts.assemble.news.page import HERE
from scripts.assemble.page import Page, Pages, PlainPage, relative
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.words import days, text


def build(view: View) -> Pages:
    """The notices, each in the language of its reason."""
    pages = {}
    for notice in view.site.withdrawn:
        url, lang = addresses.of_withdrawn(notice), notice.words
        data = PlainPage(
            title=text("news.withdrawn.title", lang),
            description=" ".join(notice.reason.split()),
            section="tin-tuc",
            crumbs=(HERE,),
            lang=lang,
            noindex=True,
        )
        remark = text("news.withdrawn.remark", lang, day=days.short(notice.date, lang))
        link = f"[{text('news.withdrawn.all', lang)}]({relative(addresses.CORRECTIONS, url)})"
        pages[url] = Page(data, f"{remark}\n\n{link}")
    return pages
