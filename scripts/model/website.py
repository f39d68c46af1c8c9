"""The whole site as one frozen value, and the part of it that readers may see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.identity import Identity
from scripts.model.law import Explainer, Law, Provision
from scripts.model.page import Article, LawBody, News, Page, Question
from scripts.model.place import Places


@dataclass(frozen=True)
class Site:
    """Everything that was read, in the order of the sources (path, then place in the file)."""

    identity: Identity
    places: Places
    campaigns: tuple[Campaign, ...] = ()
    events: tuple[Event, ...] = ()
    pages: tuple[Page, ...] = ()
    questions: tuple[Question, ...] = ()
    news: tuple[News, ...] = ()
    laws: tuple[Law, ...] = ()
    law_bodies: tuple[LawBody, ...] = ()
    explainers: tuple[Explainer, ...] = ()
    images: frozenset[str] = frozenset()

    @cached_property
    def events_by_id(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def news_by_slug(self) -> dict[str, News]:
        """News by slug."""
        return {item.slug: item for item in self.news}

    @cached_property
    def questions_by_slug(self) -> dict[str, Question]:
        """Questions by slug."""
        return {question.slug: question for question in self.questions}

    @cached_property
    def pages_by_slug(self) -> dict[str, Page]:
        """Plain pages by slug (`index` is the home page, `en` the English one)."""
        return {page.slug: page for page in self.pages}

    @cached_property
    def laws_by_number(self) -> dict[str, Law]:
        """Laws by number."""
        return {law.number: law for law in self.laws}

    @cached_property
    def laws_by_slug(self) -> dict[str, Law]:
        """Laws by the folder that holds them."""
        return {law.slug: law for law in self.laws}

    @cached_property
    def campaigns_by_year(self) -> dict[int, Campaign]:
        """Campaigns by year."""
        return {campaign.year: campaign for campaign in self.campaigns}

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every Markdown article."""
        return (*self.pages, *self.questions, *self.news, *self.law_bodies)

    @cached_property
    def explainers_by_place(self) -> dict[tuple[str, str], Explainer]:
        """Explainers by the law's slug and the article's number."""
        return {(explainer.slug, explainer.article): explainer for explainer in self.explainers}

    def explainer(self, provision: Provision) -> Explainer | None:
        """The explainer of the article that a provision stands in."""
        law = self.laws_by_number.get(provision.law)
        return self.explainers_by_place.get((law.slug, provision.article or "")) if law else None

    def has(self, provision: Provision) -> bool:
        """Does the law have that article and, where an explainer counts them, that clause?"""
        law = self.laws_by_number.get(provision.law)
        if law is None or (provision.article is not None and provision.article not in law.articles):
            return False
        explainer = self.explainer(provision)
        return explainer is None or provision.clause is None or provision.clause in explainer.clauses

    def public(self, now: datetime) -> Site:
        """The site without samples, drafts and news that may not be seen at that moment."""
        return replace(
            self,
            events=tuple(event for event in self.events if not event.sample),
            pages=tuple(page for page in self.pages if _shown(page)),
            questions=tuple(question for question in self.questions if _shown(question)),
            law_bodies=tuple(body for body in self.law_bodies if _shown(body)),
            news=tuple(item for item in self.news if _shown(item) and item.is_public(now)),
        )


def _shown(article: Article) -> bool:
    return not (article.draft or article.sample)
