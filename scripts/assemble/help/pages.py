"""/ho-tro/ — the numbers first, then the reader's case.
/tinh-huong/… — a reader's situation: what to do, by when, where, and the articles that say so.
/hoi-dap/… — what citizens ask, today's answer first.
/de-doc/… — the most needed pages again, in short sentences with pictures."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeVar

from scripts.assemble.help import answers, cards, numbers
from scripts.assemble.help.answers import Advice, AnswerPage
from scripts.assemble.help.asked import Asked, placed
from scripts.assemble.help.cards import Door, QuestionCard
from scripts.assemble.laws import in_force
from scripts.assemble.laws.in_force import Basis
from scripts.assemble.outreach import leaflets, posters_of_help, tents
from scripts.assemble.page import Crumb, Link, Offer, Page, PageData, Pages
from scripts.assemble.parts.contacts import in_text
from scripts.assemble.parts.listing import Group
from scripts.assemble.site import json_ld
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.law import Provision
from scripts.model.page import Article, EasyPage, LifeSituation, Question, Topic
from scripts.model.prose import passage
from scripts.words import text

A = TypeVar("A", bound=Article)
_RELATED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _HelpPage(AnswerPage, template="help.html", private=True):
    """`numbers` are under what they are for."""

    numbers: tuple[Group, ...]
    situations: tuple[Door, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Doors(PageData, template="situations.html", private=True):
    """Situations, or pages in easy words."""

    cards: tuple[Door, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _SituationPage(AnswerPage, template="situation.html", private=True):
    """`to_print` is what there is of it on paper."""

    steps: tuple[Advice, ...]
    to_print: tuple[Offer, ...]
    deadlines: tuple[Advice, ...]
    offices: tuple[Advice, ...]
    questions: tuple[QuestionCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Questions(PageData, template="questions.html", private=True):
    """`links` lead to tables that answer many questions."""

    groups: tuple["_Asked", ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The questions of a topic, what is asked most first, behind its name and a word of how many they are."""

    id: str
    title: str
    count: str
    questions: tuple[QuestionCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _QuestionPage(AnswerPage, template="question.html", private=True):
    """What holds now as HTML; `asked` are other words for the question; `copied`: its text is offered for copying, but
    where every visit saves the page (site/offline.py) and would save the script with it."""

    now: str
    copied: bool
    asked: tuple[Asked, ...]
    related: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A short sentence behind an icon of Material's."""

    icon: str
    html: str


@dataclass(frozen=True, slots=True)
class _Part:
    title: str
    lines: tuple[_Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _EasyPage(PageData, template="easy-page.html", private=True):
    """`original` is the address of the page that it retells, `loud` that of the script."""

    loud: str | None
    parts: tuple[_Part, ...]
    original: str
    basis: tuple[Basis, ...]


def help_page(view: View) -> Pages:
    """The page of content/ho-tro.md."""
    page = view.site.pages_by_slug.get("ho-tro")
    if page is None:
        return {}
    url = addresses.of_article(page)
    data = _HelpPage(
        **answers.written(view, page, url),
        post=view.offered.place("tinh-huong", page),
        section=page.slug,
        numbers=numbers.by_use(view),
        situations=cards.doors(view, page),
        offers=tents.offered(view, page),
    )
    return {url: Page(data, view.article_body(page, url))}


def situations(view: View) -> Pages:
    """The list and every situation."""
    index = _Doors(
        title=text("help.situations.title"),
        description=text("help.situations.summary"),
        section="luat",
        cards=tuple(map(cards.door, view.situations)),
    )
    return _pages(view, addresses.SITUATIONS, index, view.situations, LifeSituation, _situation)


def questions(view: View) -> Pages:
    """The list, by topic, what is asked most first; and every question."""
    by_topic: dict[Topic, list[QuestionCard]] = {}
    for question in view.questions:
        by_topic.setdefault(question.topic, []).append(cards.of_question(question))
    index = _Questions(
        title=text("help.questions.title"),
        description=text("help.questions.summary"),
        section="hoi-dap",
        groups=tuple(_asked(topic, asked) for topic, asked in by_topic.items()),
        links=tuple(_fines(view)),
    )
    return _pages(view, addresses.QUESTIONS, index, view.questions, Question, _question)


def _asked(topic: Topic, asked: Sequence[QuestionCard]) -> _Asked:
    return _Asked(topic, topic.label, text("help.questions.count", count=len(asked)), tuple(asked))


def _fines(view: View) -> Iterator[Link]:
    """The explained article that lists most of what is fined and by how much."""
    found = [
        (len(article.explainer.fined), Provision(law, number))
        for law, articles in view.article_facts.items()
        for number, article in articles.items()
        if article.explainer and article.explainer.fined
    ]
    if found:
        _, place = max(found, key=itemgetter(0))
        yield Link(text("help.questions.fines", place=place.words), addresses.of_provision(view.site, place))


def easy_pages(view: View) -> Pages:
    """The list and every easy page."""
    found = view.easy_pages
    index = _Doors(
        title=text("help.easy.title"),
        description=text("help.easy.summary"),
        section="luat",
        cards=tuple(
            Door(page.title, addresses.of_article(page), page.parts[0].lines[0].icon, page.summary) for page in found
        ),
    )
    return _pages(view, addresses.EASY_PAGES, index, found, EasyPage, _easy_page)


def _pages(
    view: View,
    where: str,
    index: PageData,
    items: Sequence[A],
    kind: type[A],
    data: Callable[[View, A, str], PageData],
) -> Pages:
    """The list, where it has any items, a page for each and for each translation."""
    pages = {where: Page(index)} if items else {}
    for item in (*items, *view.translations_of(kind)) if items else ():
        url = addresses.of_article(item)
        node = json_ld.of_question(view.site_url, item, url) if isinstance(item, Question) else None
        pages[url] = Page(data(view, item, url), view.article_body(item, url), node=node)
    return pages


def _situation(view: View, situation: LifeSituation, url: str) -> _SituationPage:
    law = view.law_in_force
    tips = view.law_facts[law.number].tips() if law else None

    def inline(words: str, *path: str | int) -> str:
        return view.inline(passage(view.site, situation, path, words), url, tips)

    asked = (view.site.named(Question)[slug] for slug in situation.questions)
    steps = tuple(
        Advice("", inline(step.text, "steps", place, "text"), in_force.places(view, step.law))
        for place, step in enumerate(situation.steps)
    )
    return _SituationPage(
        **answers.written(view, situation, url),
        post=view.offered.place("tinh-huong", situation),
        section="luat",
        crumbs=(Crumb(text("help.situations.crumb"), addresses.SITUATIONS),),
        first_steps=steps[: situation.steps_shown],
        steps=steps[situation.steps_shown :],
        to_print=tuple(_to_print(view, situation)),
        deadlines=tuple(Advice(item.what, item.value, in_force.places(view, item.law)) for item in situation.deadlines),
        offices=tuple(
            Advice(office.name, inline(office.does, "offices", place, "does"), in_force.places(view, office.law))
            for place, office in enumerate(situation.offices)
        ),
        questions=tuple(cards.of_question(view.in_language(question, situation.lang)) for question in asked),
    )


def _to_print(view: View, situation: LifeSituation) -> Iterator[Offer]:
    """Its poster, then the leaflet of its page in short sentences."""
    yield from posters_of_help.offered(view, situation)
    url = addresses.of_article(situation)
    for page in view.easy_pages:
        if view.field_href(page.of) == url:
            yield from leaflets.offered(view, page)


def _question(view: View, question: Question, url: str) -> _QuestionPage:
    # Other questions on the same articles.
    cited, others = _articles(question), (other for other in view.questions if other.slug != question.slug)
    found = [other for other in others if cited & _articles(other)][:_RELATED]
    related = (view.in_language(other, question.lang) for other in found)
    return _QuestionPage(
        **answers.written(view, question, url),
        post=view.offered.place("hoi-dap", question),
        section="hoi-dap",
        crumbs=(Crumb(text("help.questions.title"), addresses.QUESTIONS),),
        now=view.field_html(question, "now", url),
        copied=url not in numbers.danger_pages(view),
        asked=tuple(placed(question, view.site.search.optional if view.site.search else ())),
        related=tuple(Link(other.title, addresses.of_article(other), lang=other.lang) for other in related),
    )


def _articles(question: Question) -> set[str]:
    return {citation.partition(".")[0] for citation in question.law}


def _easy_page(view: View, page: EasyPage, url: str) -> _EasyPage:
    called = view.site.identity.numbers
    return _EasyPage(
        **view.written(page),
        section="luat",
        crumbs=(Crumb(text("help.easy.title"), addresses.EASY_PAGES),),
        # The page that it retells is found instead; two of each would crowd the results.
        unsearched=True,
        parts=tuple(
            _Part(part.title, tuple(_Line(line.icon, in_text(line.text, called)) for line in part.lines))
            for part in page.parts
        ),
        original=view.field_href(page.of, page.lang),
        loud=view.loud_of.get(url),
        offers=leaflets.offered(view, page),
        basis=in_force.basis(view, page),
    )
