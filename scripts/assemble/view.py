"""What every page builder needs: the public site, the moment, and the pieces that pages share.

A view turns records into the plain data that templates print; templates decide nothing.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from scripts.assemble.diagrams.pictures import Pictures
from scripts.assemble.events.cards import EventCard, card_at
from scripts.assemble.events.related import Related
from scripts.assemble.events.whereabouts import ByPlace, by_place
from scripts.assemble.laws.citing import Tips, in_html, in_markdown
from scripts.assemble.outreach.offered import Offered
from scripts.assemble.outreach.read_out import ReadOut
from scripts.assemble.page import Alternate, Translation, Written, relative, source_row, toc_of
from scripts.assemble.parts import picture_html
from scripts.assemble.parts.markdown_html import Conversions
from scripts.assemble.parts.picture_html import PagePicture
from scripts.assemble.parts.qr import Codes
from scripts.markup.markdown_text import Reference, parse_link, rewrite_links
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.diagram import Diagram
from scripts.model.event import Event, Occasion
from scripts.model.exemplar import Exemplar, Sort
from scripts.model.explainer import Explainer
from scripts.model.identifiers import Identifiers
from scripts.model.languages import LANGUAGES, ORIGINAL
from scripts.model.law import Law, Provision
from scripts.model.lesson import Lesson, Level
from scripts.model.pack_format import PackFormat
from scripts.model.page import Article, EasyPage, LifeSituation, News, Question
from scripts.model.picture import Picture
from scripts.model.prose import Passage, cited, passage
from scripts.model.record import Record
from scripts.model.source import Image
from scripts.model.values import beginning, day_of
from scripts.model.website import Site
from scripts.words import days

if TYPE_CHECKING:
    from scripts.assemble.coverage.counts import Coverage
    from scripts.assemble.events.facts import AllFacts
    from scripts.assemble.events.months import Month
    from scripts.assemble.laws.facts import Articles, LawFacts
    from scripts.assemble.news.facts import NewsFacts
    from scripts.assemble.outreach.material import Material
    from scripts.assemble.outreach.sheets import Printed
    from scripts.assemble.outreach.told_pages import Told
    from scripts.assemble.places.place_pages import PlacePage
    from scripts.assemble.places.point_map import Ground
    from scripts.assemble.provenance.uses import Uses

A = TypeVar("A", bound=Article)


@dataclass(frozen=True)
class View:
    """The public site at one moment."""

    site: Site
    now: datetime
    site_url: str
    codes: Codes = field(default_factory=Codes)
    conversions: Conversions = field(default_factory=Conversions)
    formats: tuple[PackFormat, ...] = ()
    drawn: Pictures = field(default_factory=Pictures)
    # Can others open its address? Until they can, nothing that readers take away names it.
    has_domain: bool = True
    read_out: ReadOut = field(default_factory=ReadOut)

    @cached_property
    def today(self) -> date:
        """The calendar day in Vietnam."""
        return day_of(self.now)

    @cached_property
    def identifiers(self) -> Identifiers:
        """What programs call the things of the site."""
        return Identifiers(self.site)

    # Addresses and text

    def address(self, url: str) -> str:
        """An address of the site for a file that readers take away: whole, or from the root of the site as long as that
        is nowhere."""
        return self.site_url + url if self.has_domain else f"/{url}"

    def href(self, link: Reference, language: str = ORIGINAL) -> str:
        """Where a checked link leads, relative to the site's root: to the page in that language, where there is one."""
        url = addresses.of_link(self.site, link)
        assert url is not None, link.text  # check refuses such a link
        return self.localized(url, language)

    def localized(self, url: str, language: str) -> str:
        """The address of the same page in another language; the page's own where it is not translated."""
        translated = f"{language}/{url}"
        return translated if translated in self.translated else url

    def field_href(self, text: str, language: str = ORIGINAL) -> str:
        """Where a link that is the whole value of a field leads."""
        link = parse_link(text)
        assert link is not None, text
        return self.href(link, language)

    def body(self, passage: Passage, url: str) -> str:
        """Markdown of its page: links by identity, and provisions named in prose, are whole addresses."""
        language = _language(passage.record)
        linked = in_markdown(self.site, passage, url, lambda address: relative(address, url))
        return rewrite_links(linked, lambda link: relative(self.href(link, language), url))

    def article_body(self, article: Article | Explainer, url: str) -> str:
        """The body of a Markdown file, for the engine."""
        return self.with_pictures(article, self.body(passage(self.site, article, None, article.body), url), url)

    def with_pictures(self, article: Article | Explainer, text: str, url: str) -> str:
        """A text of a Markdown file with its pictures written out."""
        folder = posixpath.dirname(article.path)
        return picture_html.in_markdown(text, url, lambda name: self.picture(posixpath.join(folder, name)))

    def html(self, passage: Passage, url: str) -> str:
        """HTML of a Markdown text that a template prints, with relative addresses."""
        up = "../" * url.count("/")
        linked = in_markdown(self.site, passage, url, lambda address: up + address or "./")
        language = _language(passage.record)
        return self.conversions.of(rewrite_links(linked, lambda link: up + self.href(link, language) or "./"))

    def absolute_markdown(self, record: Record, text: str) -> str:
        """A Markdown text of a record as written, its links by identity made addresses that lead here from anywhere."""
        language = _language(record)
        return rewrite_links(text, lambda link: self.site_url + self.href(link, language))

    def field_html(self, record: Record, field: str, url: str) -> str:
        """HTML of a Markdown text in a field of a record."""
        return self.html(passage(self.site, record, (field,), getattr(record, field)), url)

    def inline(self, passage: Passage, url: str, tips: Tips | None = None) -> str:
        """Plain text as HTML, provisions linked and terms explained."""
        return in_html(self.site, passage, url, tips)

    # Boxes and cards

    def written(self, article: Article) -> Written:
        """The data that every page made from a Markdown file has."""
        from scripts.assemble.diagrams.figures import shown  # which needs what a view is

        return {
            "title": article.title,
            "description": " ".join(article.summary.split()),
            "lang": article.lang,
            "language": LANGUAGES[article.lang].own if article.lang != ORIGINAL else None,
            "toc": toc_of(article.body),
            "sources": tuple(source_row(source, article.lang) for source in article.sources),
            "updated": days.short(article.updated, article.lang) if article.updated else None,
            "alternates": self.alternates(article),
            "translation": self.translation(article),
            "diagrams": shown(self, article.diagram, article.lang),
            "call": line.number if (line := self.site.identity.hotline(article.call or "")) else None,
        }

    def alternates(self, record: Article | Explainer) -> tuple[Alternate, ...]:
        """The page in every language that it is in, its own among them; nothing for a page in one language."""
        original = self.site.originals.get(record.key)
        versions = self.site.versions.get(record.key, {})
        if original is None or not versions:
            return ()
        own = Alternate(ORIGINAL, LANGUAGES[ORIGINAL].own, self._url(original))
        others = (
            Alternate(language, LANGUAGES[language].own, addresses.of_article(version), _is_older(version, original))
            for language, version in sorted(versions.items())
        )
        return (own, *others)

    def translation(self, page: Article) -> Translation | None:
        """Who translated a page, from which day's Vietnamese, and what changed there since; None for an original."""
        if page.lang == ORIGINAL:
            return None
        original = self.site.originals.get(page.key)
        if original is None:
            return Translation(page.translator, None, None, None)
        made = days.by_language(page.translated_from) if page.translated_from else None
        changed = original.last_change if _is_older(page, original) else None
        return Translation(page.translator, made, days.by_language(changed) if changed else None, self._url(original))

    def _url(self, record: Article | Explainer) -> str:
        if isinstance(record, Article):
            return addresses.of_article(record)
        return addresses.of_law_article(self.site.laws_by_slug[record.slug], record.article)

    def in_language(self, article: A, language: str) -> A:
        """The page in that language, where it is translated, else as it is."""
        version = self.site.version(article, language)
        return version if isinstance(version, type(article)) else article

    def pictures(self, record: Record, images: Iterable[Image], url: str) -> tuple[PagePicture, ...]:
        """The pictures that a record names, which lie beside its file, for the page at `url`."""
        folder = posixpath.dirname(record.file)
        found = ((self.picture(posixpath.join(folder, one.file)), one) for one in images)
        return tuple(PagePicture(picture, one, url) for picture, one in found if picture)

    def picture(self, path: str) -> Picture | None:
        """A picture of the sources. One may be missing, or be none, where what was published before stands while they
        have errors (`build --keep-going`)."""
        picture = self.site.images.get(path)
        return None if picture and picture.fault else picture

    @cached_property
    def event_facts(self) -> AllFacts:
        """The facts of every event by its id."""
        from scripts.assemble.events.facts import AllFacts  # which needs what a view is

        return AllFacts(self)

    @cached_property
    def uses(self) -> Uses:
        """Which pages depend on which records."""
        from scripts.assemble.provenance.uses import Uses  # which needs what a view is

        return Uses(self)

    @cached_property
    def news_facts(self) -> dict[str, NewsFacts]:
        """The facts of every item of news by its address, the latest first, then translations."""
        from scripts.assemble.news.facts import facts_of_all

        return facts_of_all(self)

    @cached_property
    def law_facts(self) -> dict[str, LawFacts]:
        """The facts of every text by its number, in the order of the sources."""
        from scripts.assemble.laws.facts import laws_of

        return laws_of(self)

    @cached_property
    def article_facts(self) -> dict[str, Articles]:
        """The facts of every article by the number of its law and its own."""
        from scripts.assemble.laws.facts import articles_of

        return articles_of(self)

    def cited(self, record: Record) -> tuple[Provision, ...]:
        """What a record cites, found but once: a page has hundreds of sentences."""
        # The site holds its records as long as there is a view of it, so none takes the place of another.
        if id(record) not in self._cited:
            self._cited[id(record)] = tuple(cited(self.site, record))
        return self._cited[id(record)]

    @cached_property
    def _cited(self) -> dict[int, tuple[Provision, ...]]:
        return {}

    @cached_property
    def offered(self) -> Offered:
        """Of what posts are offered."""
        return Offered(self)

    def event_card(self, event: Event, occasion: Occasion | None = None) -> EventCard:
        """A line in a list of events: of one time that it takes place, else of the present or next."""
        card = self.event_facts.head(event).card
        return card_at(card, event, self.now, occasion) if occasion else card

    @cached_property
    def focus_words(self) -> dict[str, str]:
        """The title that the latest campaign gives each focus; it is used for all years."""
        campaigns = sorted(self.site.campaigns, key=lambda campaign: campaign.year)
        return {focus.id: focus.title for campaign in campaigns for focus in campaign.focuses}

    # Orders

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Events by day, then by id."""
        return tuple(sorted(self.site.events, key=lambda event: (event.about, event.id)))

    @cached_property
    def nearest(self) -> tuple[Event, ...]:
        """The same events, those nearest to the day of the build first."""
        today = self.today
        return tuple(sorted(self.events, key=lambda event: (abs(event.about - today), event.id)))

    @cached_property
    def by_year(self) -> dict[int, list[Event]]:
        """The same by the year that they are filed under."""
        found: dict[int, list[Event]] = {}
        for event in self.events:
            found.setdefault(event.year, []).append(event)
        return found

    def events_of(self, campaign: Campaign) -> tuple[Event, ...]:
        """The events of a campaign, in the same order."""
        return self._of_campaigns.get(campaign.year, ())

    @cached_property
    def _of_campaigns(self) -> dict[int, tuple[Event, ...]]:
        found: dict[int, list[Event]] = {}
        for event in self.events:
            if campaign := self.site.campaign_of(event):
                found.setdefault(campaign.year, []).append(event)
        return {year: tuple(events) for year, events in found.items()}

    @cached_property
    def by_place(self) -> ByPlace:
        """Every public event under each of its places."""
        return by_place(self.site.places, self.events)

    @cached_property
    def place_pages(self) -> list[PlacePage]:
        """Every place that has a page."""
        from scripts.assemble.places import place_pages  # which needs what a view is

        return place_pages.of_view(self)

    @cached_property
    def ground(self) -> Ground | None:
        """What all maps of points of the place list share."""
        from scripts.assemble.places import point_map  # which needs what a view is

        return point_map.ground(self.site.places)

    @cached_property
    def months(self) -> list[Month]:
        """Every month in which an event takes place, in order."""
        from scripts.assemble.events.months import months  # which needs what a view is

        return months(self)

    @cached_property
    def related(self) -> Related:
        """Which events have a place, a focus or a campaign in common."""
        facts = self.event_facts
        whose = self.site.campaign_of
        return Related(self.events, self.now, lambda event: facts.where(event).tops, lambda event: bool(whose(event)))

    @cached_property
    def coming(self) -> tuple[Event, ...]:
        """Events that are on or to come, by the next moment that matters: their beginning, or, once begun, their end.

        So a plan that runs for a year does not precede next week's meetings.
        """

        def key(event: Event) -> tuple[datetime, datetime, str]:
            occasion = event.occasion(self.now)
            assert occasion
            moment = occasion.begins if occasion.begins > self.now else occasion.ends
            return moment, occasion.begins, event.id

        return tuple(sorted((event for event in self.events if not event.is_over(self.now)), key=key))

    @cached_property
    def past(self) -> tuple[Event, ...]:
        """Events that are over, the latest to end first; of an unknown day, where it is known to have been told."""

        def ended(event: Event) -> tuple[datetime, datetime]:
            return event.occasions[-1][::-1] if event.occasions else (beginning(event.about),) * 2

        over = [event for event in self.events if event.is_over(self.now) and event.about <= self.today]
        over.sort(key=lambda event: event.id)
        return tuple(sorted(over, key=ended, reverse=True))

    @cached_property
    def news(self) -> tuple[News, ...]:
        """News, the latest first."""
        return tuple(sorted(self.site.news, key=lambda item: (-item.date.toordinal(), item.slug)))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Questions in the editors' order."""
        return tuple(sorted(self.site.questions, key=lambda question: (question.order, question.slug)))

    @cached_property
    def situations(self) -> tuple[LifeSituation, ...]:
        """Situations in the editors' order."""
        return tuple(sorted(self.site.situations, key=lambda situation: (situation.order, situation.slug)))

    @cached_property
    def easy_pages(self) -> tuple[EasyPage, ...]:
        """Easy-to-read pages in the editors' order."""
        return tuple(sorted(self.site.easy_pages, key=lambda page: (page.order, page.slug)))

    @cached_property
    def diagrams(self) -> tuple[Diagram, ...]:
        """Diagrams in the editors' order."""
        return tuple(sorted(self.site.diagrams, key=lambda diagram: (diagram.order, diagram.slug)))

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        """Lessons for schools, the youngest pupils first, within a level in the editors' order."""
        levels = list(Level)
        return tuple(sorted(self.site.lessons, key=lambda one: (levels.index(one.level), one.order, one.slug)))

    @cached_property
    def exemplars(self) -> tuple[Exemplar, ...]:
        """Models and exemplars, group by group, within one in the editors' order."""
        groups = list(Sort)
        return tuple(sorted(self.site.exemplars, key=lambda one: (groups.index(one.sort), one.order, one.slug)))

    @cached_property
    def latest_campaign(self) -> Campaign | None:
        """The campaign of the latest year."""
        return max(self.site.campaigns, key=lambda campaign: campaign.year, default=None)

    @cached_property
    def coverage(self) -> dict[int, Coverage]:
        """What is known of each campaign, counted, by its year."""
        from scripts.assemble.coverage import counts  # which needs what a view is

        return {campaign.year: counts.of_campaign(self, campaign) for campaign in self.site.campaigns}

    @cached_property
    def with_dossiers(self) -> tuple[Campaign, ...]:
        """The campaigns that the press is given whole: the latest, and those before of which events are known; the
        latest first."""
        found = sorted(self.site.campaigns, key=lambda campaign: -campaign.year)
        return tuple(one for one in found if one is self.latest_campaign or self.events_of(one))

    def dossier(self, campaign: Campaign) -> str:
        """The address of all that the press is given of one of them."""
        return addresses.of_dossier(None if campaign is self.latest_campaign else campaign.year)

    @cached_property
    def printed(self) -> tuple[Printed, ...]:
        """Everything that is put on paper."""
        from scripts.assemble.outreach.printing import of_site  # which needs what a view is

        return tuple(of_site(self))

    @cached_property
    def materials(self) -> tuple[Material, ...]:
        """Every file that is made to be printed, posted or read out."""
        from scripts.assemble.outreach.catalogue import of_site  # which needs what a view is

        return of_site(self)

    @property
    def campaign_now(self) -> Campaign | None:
        """The campaign that is on or announced."""
        latest = self.latest_campaign
        return latest if latest and latest.end >= self.today else None

    def with_facts(self, year: int) -> Campaign | None:
        """The latest campaign up to a year of which facts are known."""
        known = (campaign for campaign in self.site.campaigns if campaign.facts and campaign.year <= year)
        return max(known, key=lambda campaign: campaign.year, default=None)

    @cached_property
    def law_in_force(self) -> Law | None:
        """The law that the site is about, as it is in force at this moment."""
        return self.site.main_law(self.today)

    @cached_property
    def easy_of(self) -> dict[str, str]:
        """Addresses of easy-to-read pages by the address of the page that they retell, language for language."""
        found = {self.field_href(page.of): addresses.of_article(page) for page in self.site.easy_pages}
        for page in self.translations_of(EasyPage):
            retold = self.field_href(page.of, page.lang)
            if retold in self.translated:
                found[retold] = addresses.of_article(page)
        return found

    @cached_property
    def loud_of(self) -> dict[str, str]:
        """Addresses of what is read out on loudspeakers, by those of the pages that it is made of."""
        from scripts.assemble.outreach.told_pages import by_page  # which needs what a view is

        return by_page(self)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The pages that are read out on loudspeakers."""
        from scripts.assemble.outreach.told_pages import of_site  # which needs what a view is

        return tuple(of_site(self))

    # Other languages

    def translations_of(self, kind: type[A]) -> Iterator[A]:
        """The pages of a kind that are in another language."""
        return (page for page in self.site.translations if isinstance(page, kind))

    @cached_property
    def translated(self) -> frozenset[str]:
        """The addresses of all pages in other languages."""
        return frozenset(addresses.of_article(page) for page in self.site.translations)


def _language(record: Record) -> str:
    return record.lang if isinstance(record, Article) else ORIGINAL


def _is_older(translation: Article, original: Article | Explainer) -> bool:
    made, changed = translation.translated_from, original.last_change
    return made is not None and changed is not None and made < changed
