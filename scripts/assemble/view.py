"""What every page builder needs: the public site, the moment, and the pieces that pages share.

A view turns records into the plain data that templates print; templates decide nothing.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from urllib.parse import quote

from scripts.assemble import picture_html
from scripts.assemble.citing import Tips, in_html, in_markdown
from scripts.assemble.markdown_html import to_html
from scripts.assemble.tree import Meta
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.event import Event, Status
from scripts.model.explainer import Explainer, Glossary
from scripts.model.law import Law
from scripts.model.markup import Link, headings, parse_link, plain_text, rewrite_links
from scripts.model.page import Article, LifeSituation, News, Question
from scripts.model.place import District
from scripts.model.prose import Passage, passage
from scripts.model.record import Record
from scripts.model.source import Image, Source
from scripts.model.values import day_of
from scripts.model.website import Site
from scripts.vietnamese import dates

Crumb = tuple[str, str]


@dataclass(frozen=True)
class View:
    """The public site at one moment."""

    site: Site
    now: datetime
    site_url: str

    @property
    def today(self) -> date:
        """The calendar day in Vietnam."""
        return day_of(self.now)

    # Addresses and text

    def href(self, link: Link) -> str:
        """Where a checked link leads, relative to the site's root."""
        url = addresses.of_link(self.site, link)
        if url is None:  # check refuses such a link; reaching this is our fault
            raise LookupError(link.text)
        return url

    def field_href(self, text: str) -> str:
        """Where a link that stands alone in a field leads."""
        link = parse_link(text)
        if link is None:
            raise LookupError(text)
        return self.href(link)

    def body(self, passage: Passage, url: str) -> str:
        """Markdown for the engine: links by identity, and provisions named in prose, lead to the assembled files."""

        def file(address: str) -> str:
            target, _, anchor = address.partition("#")
            return posixpath.relpath(f"{target}index.md", url or ".") + (f"#{anchor}" if anchor else "")

        return rewrite_links(in_markdown(self.site, passage, url, file), lambda link: file(self.href(link)))

    def article_body(self, article: Article | Explainer, url: str) -> str:
        """The body of a Markdown file, for the engine."""
        folder = posixpath.dirname(article.path)
        text = self.body(passage(self.site, article, None, article.body), url)
        return picture_html.in_markdown(text, url, lambda name: self.site.images.get(posixpath.join(folder, name)))

    def html(self, passage: Passage, url: str) -> str:
        """HTML of a Markdown text that a template prints, with relative addresses."""
        up = "../" * url.count("/")
        linked = in_markdown(self.site, passage, url, lambda address: up + address or "./")
        return to_html(rewrite_links(linked, lambda link: up + self.href(link) or "./"))

    def field_html(self, record: Record, field: str, url: str) -> str:
        """HTML of a Markdown text in a field of a record."""
        return self.html(passage(self.site, record, (field,), getattr(record, field)), url)

    def inline(self, passage: Passage, url: str, tips: Tips | None = None) -> str:
        """Plain text as HTML, provisions linked and terms explained."""
        return in_html(self.site, passage, url, tips)

    def tips(self, law: Law | None) -> Tips:
        """The terms that a page about a law explains."""
        glossary = self.glossaries.get(law.slug) if law else None
        return Tips(glossary, f"{addresses.GLOSSARY}#{law.slug}" if law else "")

    # Boxes and cards

    def base(
        self,
        title: str,
        summary: str,
        template: str,
        section: str = "",
        crumbs: tuple[Crumb, ...] = (),
    ) -> Meta:
        """The data that every page has."""
        return {
            "title": title,
            "description": " ".join(summary.split()),
            "template": f"{template}.html",
            "section": section,
            "crumbs": [{"title": name, "url": url} for name, url in crumbs],
        }

    def article(self, article: Article) -> Meta:
        """The data that every page made from a Markdown file has."""
        return {
            "lang": article.lang,
            "toc": [
                {"title": heading.title, "id": heading.anchor}
                for heading in headings(article.body)
                if heading.level == 2
            ],
            "sources": [source_row(source) for source in article.sources],
            "updated": dates.short(article.updated) if article.updated else None,
            "alternates": [
                {"lang": language, "url": addresses.of_article(self.site.pages_by_slug[slug])}
                for language, slug in sorted(article.translations.items())
                if slug in self.site.pages_by_slug
            ],
        }

    def image(self, record: Record, image: Image, url: str) -> Meta:
        """A picture of a record, whose page is at `url`, with what must stand beside it."""
        picture = self.site.images[posixpath.join(posixpath.dirname(record.at().path), image.file)]
        width = picture.widths[-1]
        return {
            "src": f"{url}{quote(image.file)}",
            "srcset": picture_html.srcset(picture, image.file, "../" * url.count("/")),
            "sizes": picture_html.SIZES,
            "width": width,
            "height": picture.height_at(width),
            "alt": image.alt,
            "caption": image.caption,
            "credit": image.credit,
            "licence": image.licence,
        }

    def event_card(self, event: Event) -> Meta:
        """A line in a list of events."""
        first = event.first_day
        return {
            "title": event.title,
            "url": addresses.of_event(event),
            "day": str(first.day) if first else "?",
            "month": f"Tháng {first.month}" if first else "Không rõ",
            "year": str(first.year if first else event.year),
            "when": self.when(event),
            "where": self.where(event),
            "status": self.status(event),
            "check": event.needs_original,
        }

    def news_card(self, item: News) -> Meta:
        """A line in a list of news."""
        return {
            "title": item.title,
            "url": addresses.of_article(item),
            "date": dates.short(item.date),
            "kind": item.kind.label,
            "summary": item.summary,
        }

    def question_card(self, question: Question) -> Meta:
        """A question with its answer in a sentence."""
        url = addresses.of_article(question)
        return {"title": question.title, "url": url, "short": plain_text(question.short)}

    def situation_card(self, situation: LifeSituation) -> Meta:
        """A situation in the reader's own words."""
        return {
            "text": situation.title,
            "summary": situation.summary,
            "url": addresses.of_article(situation),
            "icon": situation.icon,
        }

    def status(self, event: Event) -> Meta:
        """What became of the event, at this moment."""
        called_off = {Status.CANCELLED: "Đã hủy", Status.POSTPONED: "Tạm hoãn"}.get(event.status)
        if called_off:
            return {"text": called_off, "tone": "off"}
        if event.is_over(self.now):
            return {"text": "Đã diễn ra", "tone": "past"}
        if event.first_day and event.first_day <= self.today:
            return {"text": "Đang diễn ra", "tone": "ok"}
        return {"text": "Đã dời lịch" if event.status is Status.RESCHEDULED else "Sắp diễn ra", "tone": "soon"}

    def when(self, event: Event) -> str:
        """The event's time in words, as exact as the source is."""
        if event.start is None:
            return f"Không rõ ngày. {event.date_unknown}"
        words = dates.span(event.start, event.end)
        if event.time_note:
            words = f"{event.time_note} {words}"
        if event.recurs:
            every = "hằng tuần" if event.recurs.every.value == "week" else "hằng tháng"
            words = f"{words}, {every} đến {dates.short(event.recurs.until)}"
        return words[:1].upper() + words[1:]

    def districts(self, event: Event) -> list[District]:
        """The districts of an event, in its own order."""
        found = (self.site.places.district(name) for name in event.place.district)
        return [district for district in found if district]

    def where(self, event: Event) -> str:
        """The event's place in words."""
        place = event.place
        districts = self.districts(event)
        communes = [hits[0][1].name for name in place.commune if (hits := self.site.places.communes(name, districts))]
        parts = [", ".join(communes), ", ".join(lower_first(district.name) for district in districts)]
        if place.outside:
            parts.append(place.outside)
        if place.province:
            parts.append(f"toàn {lower_first(self.site.places.province.name)}")
        if place.online:
            parts.append("trực tuyến")
        words = ", ".join(part for part in parts if part)
        return words[:1].upper() + words[1:]

    # Orders

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Events by day, those without a day first, then by id."""
        return tuple(sorted(self.site.events, key=lambda event: (event.first_day or date(event.year, 1, 1), event.id)))

    @cached_property
    def news(self) -> tuple[News, ...]:
        """News, the latest first."""
        return tuple(sorted(self.site.news, key=lambda item: (-item.date.toordinal(), item.slug)))

    @cached_property
    def news_by_citation(self) -> dict[str, list[News]]:
        """News by the provisions they cite, the latest first."""
        found: dict[str, list[News]] = {}
        for item in self.news:
            for citation in item.law:
                found.setdefault(citation, []).append(item)
        return found

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Questions in the editors' order."""
        return tuple(sorted(self.site.questions, key=lambda question: (question.order, question.slug)))

    @cached_property
    def situations(self) -> tuple[LifeSituation, ...]:
        """Situations in the editors' order."""
        return tuple(sorted(self.site.situations, key=lambda situation: (situation.order, situation.slug)))

    @cached_property
    def latest_campaign(self) -> Campaign | None:
        """The campaign of the latest year."""
        return max(self.site.campaigns, key=lambda campaign: campaign.year, default=None)

    @cached_property
    def law_in_force(self) -> Law | None:
        """The law that the site is about, as it is in force at this moment."""
        return self.site.main_law(self.today)

    @cached_property
    def glossaries(self) -> dict[str, Glossary]:
        """Glossaries by the slug of their law."""
        return {glossary.slug: glossary for glossary in self.site.glossaries}

    @cached_property
    def easy_of(self) -> dict[str, str]:
        """Addresses of easy-to-read pages by the address of the page that they retell."""
        return {self.field_href(page.of): addresses.of_article(page) for page in self.site.easy_pages}


def source_row(source: Source) -> Meta:
    """A source as a reader sees it, with the language in which it was read."""
    text = source.title or source.url or ""
    if source.date:
        text = f"{text}, {dates.short(source.date)}"
    notes = [] if source.is_original else [f"Đọc bản {source.language.label}; cần đối chiếu bản gốc tiếng Việt."]
    if source.note:
        notes.append(source.note)
    return {"text": text, "url": source.url, "note": " ".join(notes)}


def lower_first(text: str) -> str:
    """`Huyện Con Cuông` → `huyện Con Cuông`."""
    return text[:1].lower() + text[1:]
