"""/dinh-chinh/ — what was put right after publishing, open to everybody."""

from __future__ import annotations

from itertools import groupby

from scripts.assemble.news import corrections, feeds
from scripts.assemble.parts import paging
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.vietnamese import dates


def build(view: View) -> Tree:
    """The list, in pages of thirty."""
    found = corrections.corrections(view)
    groups = [
        {"title": f"Năm {year}", "events": [_card(one) for one in year_of_them]}
        for year, year_of_them in groupby(found, lambda one: one.at.year)
    ]
    meta = view.base(corrections.TITLE, corrections.SUMMARY, "news-index", "tin-tuc", (("Tin tức", "tin-tuc/"),))
    meta |= {"lead": corrections.SUMMARY, "groups": groups, "feeds": feeds.links_of(feeds.CORRECTIONS)}
    pages = paging.pages(meta, addresses.CORRECTIONS)
    return {page_path(url): markdown_page(page) for url, page in pages}


def _card(one: corrections.Correction) -> Meta:
    return {
        "title": one.title,
        "url": one.url,
        "date": dates.short(one.at.date()),
        "kind": one.kind,
        "summary": one.text,
    }
