"""The whole site as one frozen value, and the part of it that readers may see."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, Generic, Self, TypeVar

from scripts.model.campaign import Campaign
from scripts.model.diagram import Diagram
from scripts.model.event import Event
from scripts.model.exemplar import Exemplar
from scripts.model.explainer import Explainer, Glossary
from scripts.model.identity import Identity
from scripts.model.kinds import KINDS
from scripts.model.law import Law, LawKind, Outline, Provision, Relation
from scripts.model.law_text import ArticleText, LawText
from scripts.model.ledger import Ledger, Redirects
from scripts.model.lesson import Lesson
from scripts.model.page import Article, EasyPage, Key, LawBody, LifeSituation, News, Page, Question, Withdrawn
from scripts.model.picture import Picture
from scripts.model.place import Places
from scripts.model.record import Record
from scripts.model.search_words import SearchWords
from scripts.model.values import VIETNAM
from scripts.model.voice import Sound
from scripts.model.wording import Wording
from scripts.vietnamese.citation_marks import Name, Names
from scripts.vietnamese.near import closest
from scripts.vietnamese.numbering import split_number

A = TypeVar("A", bound=Article)
R = TypeVar("R", bound=Record)

# What one text does to another, and how the other says the same.
_PAIRS = (
    *(("replaces", "replaced_by"), ("amends", "amended_by"), ("guides", "guided_by")),
    ("consolidates", "consolidated_by"),
)
INVERSE = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}


# The fields of a site that are one record each, of a file that there is but once.
ONE = ("identity", "places", "redirects", "search", "wording")


class _All(Generic[R]):
    """The records of a kind, translations apart."""

    def __init__(self, model: type[R]) -> None:
        self._model = model

    def __get__(self, site: "Site", owner: type) -> tuple[R, ...]:
        return site.of(self._model)


def _by(model: type[R], field: str) -> cached_property[Mapping[Any, R]]:
    """The records of a kind by one of their fields."""
    return cached_property(lambda site: {getattr(record, field): record for record in site.of(model)})


@dataclass(frozen=True)
class Site:
    """Everything that was read, in the order of the sources (path, then place in the file).

    Articles in Vietnamese are `written`, kind after kind; those in other languages are `translations`. Only the public
    part of a site has `withdrawn` items; elsewhere they are news like any other. `merged` has the addresses that
    events of other sites would have, were they not the same as one of `events`, whose id it gives. `quiet` has digests
    of records whose prose is known to name no provision, `plain` of those known to use no words that are to be left
    alone. `outlined` are the slugs of laws whose chapters and articles are those of their official text, since law.yml
    names none; `unread` the paths of files that nothing is read from.
    """

    identity: Identity
    places: Places
    campaigns: tuple[Campaign, ...] = ()
    events: tuple[Event, ...] = ()
    laws: tuple[Law, ...] = ()
    written: tuple[Article, ...] = ()
    explainers: tuple[Explainer, ...] = ()
    glossaries: tuple[Glossary, ...] = ()
    translations: tuple[Article, ...] = ()
    redirects: Redirects | None = None
    search: SearchWords | None = None
    wording: Wording | None = None
    ledger: Ledger = field(default_factory=Ledger)
    merged: Mapping[str, str] = field(default_factory=dict)
    withdrawn: tuple[Withdrawn, ...] = ()
    law_texts: Mapping[str, LawText] = field(default_factory=dict)
    images: Mapping[str, Picture] = field(default_factory=dict)
    sounds: Mapping[str, Sound] = field(default_factory=dict)
    quiet: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    outlined: frozenset[str] = frozenset()
    unread: tuple[str, ...] = ()

    @property
    def worded(self) -> tuple[Record, ...]:
        """The records whose words readers see."""
        told = (*self.articles, *self.explainers, *self.glossaries)
        return (*told, *self.events, *self.campaigns, *self.laws, self.identity)

    @property
    def single(self) -> tuple[Record, ...]:
        """The records of which there is but one, where there is one."""
        return tuple(record for name in ONE if (record := getattr(self, name)))

    @cached_property
    def _by_model(self) -> dict[type[Record], list[Any]]:
        found: dict[type[Record], list[Any]] = {Law: [*self.laws], Campaign: [*self.campaigns], Event: [*self.events]}
        for article in self.written:
            found.setdefault(type(article), []).append(article)
        return found

    def of(self, model: type[R]) -> tuple[R, ...]:
        """The records of a kind, translations apart."""
        return tuple(self._by_model.get(model, ()))

    @cached_property
    def _named(self) -> dict[type[Record], dict[str, Any]]:
        return {kind.model: {str(getattr(one, kind.name)): one for one in self.of(kind.model)} for kind in KINDS}

    def named(self, model: type[R]) -> Mapping[str, R]:
        """The records of a kind by what links call them."""
        return self._named[model]

    pages = _All(Page)
    questions = _All(Question)
    news = _All(News)
    law_bodies = _All(LawBody)
    situations = _All(LifeSituation)
    easy_pages = _All(EasyPage)
    diagrams = _All(Diagram)
    exemplars = _All(Exemplar)
    lessons = _All(Lesson)
    events_by_id = _by(Event, "id")
    laws_by_number = _by(Law, "number")
    laws_by_slug = _by(Law, "slug")
    campaigns_by_year = _by(Campaign, "year")

    def campaign_of(self, event: Event) -> Campaign | None:
        """The campaign that an event is part of: that of its year, unless it says no; where it says nothing, only if
        its days are within those of the campaign."""
        campaign = self.campaigns_by_year.get(event.year) if event.campaign else None
        if campaign and event.first_day and event.last_day and "campaign" not in event.model_fields_set:
            is_within = campaign.start <= event.first_day and event.last_day <= campaign.end
            return campaign if is_within or campaign.unsure & {"start", "end"} else None
        return campaign

    def last_june(self, now: datetime) -> int | None:
        """The year of the last action month that has begun."""
        today = now.astimezone(VIETNAM).date()
        return max((campaign.year for campaign in self.campaigns if campaign.start <= today), default=None)

    # `index` is the home page.
    pages_by_slug = _by(Page, "slug")

    @cached_property
    def originals(self) -> dict[Key, Article | Explainer]:
        """What translations may be of, by its key."""
        found: list[Article | Explainer] = [*self.written, *self.explainers]
        return {record.key: record for record in found}

    @cached_property
    def versions(self) -> dict[Key, dict[str, Article]]:
        """Translations by their key and language."""
        found: dict[Key, dict[str, Article]] = {}
        for translation in self.translations:
            found.setdefault(translation.key, {})[translation.lang] = translation
        return found

    def version(self, record: Article | Explainer, language: str) -> Article | None:
        """The translation of a page into a language."""
        return self.versions.get(record.key, {}).get(language)

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every Markdown article, translations last."""
        return (*self.written, *self.translations)

    @cached_property
    def names(self) -> Names:
        """How running text may name the legal texts."""
        return Names(Name(law.number, law.kind.label, (law.short_title, *law.names)) for law in self.laws)

    @cached_property
    def explainers_by_place(self) -> dict[tuple[str, str], Explainer]:
        """Explainers by the law's slug and the article's number."""
        return {(explainer.slug, explainer.article): explainer for explainer in self.explainers}

    def explainer(self, provision: Provision) -> Explainer | None:
        """The explainer of the article that a provision stands in."""
        law = self.laws_by_number.get(provision.law)
        return self.explainers_by_place.get((law.slug, provision.article or "")) if law else None

    def relations(self, law: Law, kind: str) -> tuple[Relation, ...]:
        """The texts that this one `replaces`, is `guided_by` and so on, whichever of the two says so; each once."""
        own: tuple[Relation, ...] = getattr(law, kind)
        others = [
            Relation(number=other.number, scope=relation.scope, basis=relation.basis)
            for other in self.laws
            for relation in getattr(other, INVERSE[kind])
            if relation.number == law.number
        ]
        found = {relation.number: relation for relation in [*others, *own]}
        return tuple(found.values())

    def successor(self, law: Law) -> Law | None:
        """The text that replaced the whole of this one."""
        whole = (relation.number for relation in self.relations(law, "replaced_by") if relation.scope is None)
        return next((self.laws_by_number[number] for number in whole if number in self.laws_by_number), None)

    def main_law(self, day: date) -> Law | None:
        """The law that the site is about, on that day: of those laid out by article, the newest in force."""
        laid_out = [law for law in self.laws if law.articles and law.slug not in self.outlined]
        current = [law for law in laid_out if law.kind is LawKind.LAW and law.in_force(day)]
        return max(current, key=lambda law: (law.effective or date.min, law.number), default=None)

    def outline(self, law: Law, number: str) -> Outline | None:
        """The clauses and points of an article, from law.yml, else from the official text; None where not known."""
        article = law.articles.get(number)
        if article is None or article.clauses is not None:
            return article.clauses if article else None
        printed = self.printed(law, number)
        return printed.outline if printed else None

    def printed(self, law: Law, number: str) -> ArticleText | None:
        """The official text of an article, where it is at hand."""
        text = self.law_texts.get(law.slug)
        return text.by_number.get(number) if text else None

    def has(self, provision: Provision) -> bool:
        """Does that provision exist? Of a text whose structure nobody has written down, every article may."""
        law = self.laws_by_number.get(provision.law)
        if law is None or provision.article is None or not law.articles:
            return law is not None
        if provision.article not in law.articles:
            return False
        outline = self.outline(law, provision.article)
        if outline is None:
            explainer = self.explainer(provision)
            return explainer is None or provision.clause is None or provision.clause in explainer.clauses
        if provision.clause is not None and provision.clause not in outline:
            return False
        return provision.point is None or provision.point in outline.get(provision.clause or "", ())

    def nearest(self, provision: Provision) -> tuple[str, ...]:
        """Up to three existing provisions that a wrong citation may have meant."""
        law = self.laws_by_number.get(provision.law)
        if law is None:
            return closest(provision.law, self.laws_by_number)
        if provision.article not in law.articles:
            numbers = _nearest(provision.article or "", law.articles)
            return tuple(Provision(law.number, number).citation for number in numbers)
        outline = self.outline(law, provision.article or "") or {}
        if provision.clause is not None and provision.clause not in outline:
            clauses = _nearest(provision.clause, [clause for clause in outline if clause])
            found = [Provision(law.number, provision.article, clause) for clause in clauses]
        else:
            points = _nearest(provision.point or "", outline.get(provision.clause or "", ()))
            found = [Provision(law.number, provision.article, provision.clause, point) for point in points]
        return tuple(item.citation for item in found or [Provision(law.number, provision.article)])

    def public(self, now: datetime) -> Self:
        """The site without samples, drafts, news that may not be seen at that moment, and translations of these."""
        hidden = {article.key for article in self.written if not article.is_public(now)}

        def shown(articles: tuple[A, ...]) -> tuple[A, ...]:
            return tuple(article for article in articles if article.is_public(now))

        return replace(
            self,
            campaigns=tuple(campaign for campaign in self.campaigns if not campaign.draft),
            events=tuple(event for event in self.events if not event.sample),
            written=shown(self.written),
            # What may not be read in Vietnamese may not be read in translation either.
            translations=tuple(page for page in shown(self.translations) if page.key not in hidden),
            withdrawn=tuple(self._notices(now)),
        )

    def _notices(self, now: datetime) -> Iterator[Withdrawn]:
        for item in self.news:
            for version in (item, *self.versions.get(item.key, {}).values()):
                # A translation goes with its original, and may be withdrawn alone.
                if isinstance(version, News) and version.is_out(now) and item.is_out(now):
                    since = max(item.modified, version.modified)
                    by = version if version.withdrawn else item
                    if by.withdrawn:
                        yield Withdrawn(version.slug, version.lang, version.date, since, by.withdrawn, by.lang)


def _nearest(wanted: str, known: Iterable[str]) -> list[str]:
    """Numbers by how near they count, letters by how near they stand in the list."""
    order = list(known)
    if wanted[:1].isdecimal():
        value, _ = split_number(wanted)
        return sorted(order, key=lambda number: (abs(split_number(number)[0] - value), number))[:2]
    return order[-1:]
