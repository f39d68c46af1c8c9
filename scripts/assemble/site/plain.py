"""/<slug>/ — pages written by hand and the search page; /<language>/ and what is plain below it."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from scripts.assemble.laws import in_force
from scripts.assemble.page import Choice, Crumb, Link, Page, PageData, Pages, PlainPage
from scripts.assemble.parts import listing, voices
from scripts.assemble.parts.listing import Group
from scripts.assemble.parts.picture_html import in_page
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.kinds import BELOW
from scripts.model.page import Article, EventTimeline, LawBody
from scripts.model.page import Page as OwnPage
from scripts.words import text

# Pages with a builder of their own: home.py, help/pages.py, press/room.py, outreach/catalogue.py,
# events/calendar_guide.py, events/frame_guide.py.
_ELSEWHERE = {"index", "ho-tro", "bao-chi", "tai-lieu", *BELOW}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Translation(PlainPage, template="page.html", in_themes=True):
    """The site in another language: one long page, of which a reader wants a theme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _TimelinePage(PlainPage, template="timeline.html", in_themes=True):
    """A page with the events that it is about, year by year, the latest open; `rest` leads to those of before."""

    years: tuple[Group, ...]
    rest: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _SearchPage(PageData, template="search.html", private=True):
    """`scopes` are the laws that one may search alone."""

    scopes: tuple[Choice, ...]


def build(view: View) -> Pages:
    """Every page of content/*.md that has no builder of its own, and /tim-kiem/."""
    pages = {"tim-kiem/": Page(_search(view))}
    for page in view.site.pages:
        if page.slug not in _ELSEWHERE:
            url = addresses.of_article(page)
            pages[url] = Page(_written(view, page), view.article_body(page, url))
    # The front page and the pages of the law are lists of what is in Vietnamese; a translation is what was written.
    for translation in (*view.translations_of(OwnPage), *view.translations_of(LawBody)):
        url, of_law = addresses.of_article(translation), isinstance(translation, LawBody)
        crumbs = (Crumb(text("site.law"), "luat/"),) if of_law else ()
        data = plain(view, translation, "luat" if of_law else None)
        original = view.site.originals.get(translation.key)
        if isinstance(original, OwnPage) and original.timeline:
            record: PlainPage = _with_events(view, original.timeline, data)
        else:
            # Its themes are folded, and so a list of them.
            record = _Translation(**{**data, "toc": ()}, crumbs=crumbs)
        pages[url] = Page(record, view.article_body(translation, url))
    return pages


def _written(view: View, page: OwnPage) -> PlainPage:
    data = plain(view, page)
    return _with_events(view, page.timeline, data) if page.timeline else PlainPage(**data)


def _with_events(view: View, timeline: EventTimeline, data: dict[str, Any]) -> _TimelinePage:
    """The latest events of a page; what is too many for a phone is a tap away, in the finder."""
    found = [event for event in reversed(view.events) if timeline.has(event)]
    years = groupby(found[: listing.SIZE], lambda event: event.about.year)
    link = Link(text("events.before_these", count=len(found) - listing.SIZE), f"su-kien/?loai={timeline.kind}")
    return _TimelinePage(
        **{**data, "toc": ()},
        years=tuple(Group(str(year), tuple(map(view.event_card, some))) for year, some in years),
        rest=link if len(found) > listing.SIZE else None,
    )


def plain(view: View, page: Article, section: str | None = None) -> dict[str, Any]:
    """The data of a page written by hand; without a `section` it is its own, where the menu has one."""
    if section is None:
        section = page.slug if page.slug in {item.section for item in view.site.identity.navigation} else ""
    url = addresses.of_article(page)
    return {
        **view.written(page),
        "section": section,
        "basis": in_force.basis(view, page),
        "easy": view.easy_of.get(url),
        "loud": view.loud_of.get(url),
        "images": tuple(map(in_page, view.pictures(page, [page.image] if page.image else [], url))),
        "voices": voices.of(view, page, url) if isinstance(page, OwnPage) else None,
    }


def _search(view: View) -> _SearchPage:
    return _SearchPage(
        title=text("site.search.title"),
        description=text("site.search.summary"),
        noindex=True,
        scopes=tuple(Choice(law.slug, law.short_title) for law in view.site.laws if law.articles),
    )
