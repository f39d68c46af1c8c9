"""/tin-tuc/<year>/<slug>/ — the page of an item of news, in Vietnamese or another language."""

from dataclasses import dataclass

from scripts.assemble.laws.in_force import Basis, sentence
from scripts.assemble.news import json_ld
from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.page import CardFact, CardFlag, CardWords, Change, Crumb, Feed, Link, Page, PageData
from scripts.assemble.parts.changes import corrected
from scripts.assemble.parts.picture_html import ShownPicture, in_page
from scripts.assemble.parts.voices import Voices
from scripts.assemble.pieces import Frame
from scripts.assemble.press.spec import PressFile
from scripts.model import addresses
from scripts.words import days, text

HERE = Crumb(text("news.title"), "tin-tuc/")


@dataclass(frozen=True, slots=True, kw_only=True)
class _NewsPage(PageData, template="news.html"):
    day: str
    corrected: str | None
    correction: str | None
    # What finds the paragraph that others may paste as it is, where the item has one.
    paste: str | None
    images: tuple[ShownPicture, ...]
    voices: Voices
    changes: tuple[Change, ...]
    related: tuple[Link, ...]
    basis: tuple[Basis, ...]
    contact: tuple[Link, ...]
    press: tuple[PressFile, ...]


def page(facts: NewsFacts, frame: Frame) -> Page:
    """The page of an item."""
    item = facts.item
    data = _NewsPage(
        **facts.written,
        section="tin-tuc",
        post=facts.post,
        crumbs=(HERE, Crumb(str(item.date.year), addresses.of_news_year(item.date.year))),
        feeds=(Feed("application/json", item.title, facts.data),),
        og_type="article",
        published=item.published.isoformat(),
        modified=item.modified.isoformat(),
        kind_label=facts.card.kind,
        author=item.author,
        day=facts.day,
        corrected=corrected(item.changes, item.lang),
        correction=item.correction,
        paste=_paste(facts),
        # Those within the text are in `body`.
        images=tuple(map(in_page, facts.pictures[:1])) if item.image else (),
        voices=facts.voices,
        changes=facts.changes,
        related=tuple(Link(card.title, card.url, lang=card.lang) for card in facts.related),
        basis=facts.basis,
        contact=facts.contact,
        press=(*facts.files, PressFile("ninjs", facts.ninjs, "application/json")),
    )
    return Page(data, facts.body, _share_card(facts), json_ld.of(facts, frame))


def _paste(facts: NewsFacts) -> str | None:
    heading = text("news.paste", facts.item.lang)
    return next((f"#{one.id} + blockquote" for one in facts.written["toc"] if one.title == heading), None)


def _share_card(facts: NewsFacts) -> CardWords:
    """Its day; and, where something was put right at its head, that and since when."""
    item, flag = facts.item, None
    if item.correction:
        day = days.short(item.last_change, item.lang)
        flag = CardFlag(text("news.card.corrected", item.lang), text("news.card.since", item.lang, day=day), "check")
    return CardWords(facts=(CardFact(sentence(facts.day)),), flag=flag)
