"""What was put right after publishing: changes of meaning, corrections and items taken back, the latest first; and what
stays at the address of an item that was taken back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from scripts.assemble.news.facts import NewsCard
from scripts.assemble.news.page import HERE
from scripts.assemble.page import Page, Pages, PlainPage, relative
from scripts.assemble.parts.contacts import contact_lines
from scripts.assemble.parts.whole_names import heading
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.languages import ORIGINAL
from scripts.model.page import News, NewsKind, Withdrawn
from scripts.model.values import day_of
from scripts.vietnamese import dates
from scripts.words import days, text


@dataclass(frozen=True)
class Correction:
    """One of them; `id` (RFC 4151) never changes, for notes are only added."""

    id: str
    at: datetime
    kind: str
    title: str
    url: str
    text: str

    @property
    def card(self) -> NewsCard:
        """Its line in the list."""
        day = dates.short(self.at.date())
        return NewsCard(self.title, self.url, day, self.kind, self.text, ORIGINAL, heading(self.title))


def corrections(view: View) -> list[Correction]:
    """All of them, the latest first."""
    found = [one for event in view.events for one in _changes(view, event, addresses.of_event(event))]
    for item in view.news:
        url = addresses.of_article(item)
        found += _changes(view, item, url)
        # What is put right at the head of an item, where no change says when, or by an item of its own.
        by_itself = item.kind is NewsKind.CORRECTION
        stated = item.summary if by_itself else item.correction
        if stated and (by_itself or item.modified == item.published):
            kind = text("news.kind.correction")
            found.append(Correction(_id(view, item, item.published, 0), item.published, kind, item.title, url, stated))
    for notice in view.site.withdrawn:
        url = addresses.of_withdrawn(notice)
        at, is_known = _withdrawn_at(view, notice)
        kind = text("news.withdrawn.kind") if is_known else text("news.withdrawn.kind_published")
        name = f"{view.identifiers.of_news(notice)}:go"  # its day may move with a later note
        found.append(Correction(name, at, kind, text("news.withdrawn.title"), url, notice.reason))
    return sorted(found, key=lambda one: (one.at, one.id), reverse=True)


def policy(view: View) -> str:
    """How this site corrects, and whom to tell of a mistake, as Markdown."""
    identity = view.site.identity
    contact = identity.contact or (identity.press and identity.press.contact)
    if contact:
        ways = ", ".join(
            f"[{one.text}]({one.to or one.url})" if one.to or one.url else one.text for one in contact_lines(contact)
        )
        report = text("news.corrections.report", ways=ways)
    elif identity.agency:
        report = text("news.corrections.silent", agency=identity.agency)
    else:
        report = text("news.corrections.nobody")
    return f"{text('news.corrections.policy')}\n\n{report}"


def _withdrawn_at(view: View, notice: Withdrawn) -> tuple[datetime, bool]:
    """When an item was taken back, and whether that is known: of what was never published here only its own notes tell
    it, and without one the moment is that of publishing."""
    url = addresses.of_withdrawn(notice)
    at = view.site.ledger.withdrawn(notice, url, view.now)
    return at, view.site.ledger.of(url, view.now) is not None or day_of(at) > notice.date


def _id(view: View, item: News | Event, at: datetime, number: int) -> str:
    return view.identifiers.tag(at.date().isoformat(), f"dinh-chinh:{view.identifiers.name(item)}:{number}")


def _changes(view: View, item: News | Event, url: str) -> Iterator[Correction]:
    for number, change in enumerate(item.changes, 1):
        if not change.minor:
            kind = text("news.corrections.changed")
            yield Correction(_id(view, item, change.at, number), change.at, kind, item.title, url, change.note)


def withdrawn(view: View) -> Pages:
    """The notices that an item was here and why it is not, each in the language of its reason."""
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
        at, is_known = _withdrawn_at(view, notice)
        said = {"day": days.short(notice.date, lang)} | ({"gone": days.short(day_of(at), lang)} if is_known else {})
        remark = text("news.withdrawn.remark_gone" if is_known else "news.withdrawn.remark", lang, **said)
        link = f"[{text('news.withdrawn.all', lang)}]({relative(addresses.CORRECTIONS, url)})"
        pages[url] = Page(data, f"{remark}\n\n{link}")
    return pages
