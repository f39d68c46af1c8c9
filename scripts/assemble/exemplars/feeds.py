"""/mo-hinh/rss.xml and its like: the models that were put on the site last, each with its whole text."""

from collections.abc import Iterable
from html import escape

from scripts.assemble.exemplars.facts import ExemplarFacts, ShownFigure, facts_of
from scripts.assemble.news.feeds import FORMATS
from scripts.assemble.news.feeds.channels import feed
from scripts.assemble.news.feeds.entry import FeedEntry
from scripts.assemble.news.lists import NewsList
from scripts.assemble.parts.absolute_html import absolute
from scripts.assemble.pieces import Frame, Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.prose import passage
from scripts.model.values import beginning
from scripts.words import text

_LATEST = 30
# No list of news, but read in the same programs.
LIST = NewsList(addresses.EXEMPLARS, text("exemplars.title"), text("exemplars.feed"), "exemplars")


def build(view: View, frame: Frame) -> Tree:
    """A feed in every format, where there is any model."""
    found = sorted(view.exemplars, key=lambda one: (-one.date.toordinal(), one.slug))[:_LATEST]
    if not found:
        return {}
    entries = [_entry(view, facts_of(view, one, ())) for one in found]
    return {f"files/{LIST.url}{kind.file}": feed(frame, view.identifiers.base, LIST, kind, entries) for kind in FORMATS}


def _entry(view: View, facts: ExemplarFacts) -> FeedEntry:
    one = facts.exemplar
    return FeedEntry(
        id=view.identifiers.tag(one.date.isoformat(), f"mo-hinh:{one.slug}"),
        url=facts.address,
        title=one.title,
        summary=" ".join(one.summary.split()),
        html=_html(view, facts),
        published=beginning(one.date),
        updated=beginning(one.last_change),
        author=view.site.identity.publisher,
        kind=one.sort.label,
        tags=one.tags,
        language=one.lang,
        image=facts.address + one.image.file if one.image else None,
    )


def _html(view: View, facts: ExemplarFacts) -> str:
    """The page as programs have it: where and since when, what it does, what came of it, what is not sure."""
    one = facts.exemplar
    since = facts.since or text("exemplars.no_since")
    parts = [
        f"<p>{escape(one.summary)}</p>",
        f"<p>{escape(facts.place_words)}. {text('exemplars.fact.since')}: {escape(since)}.</p>",
        *_list("ui.model.does", map(escape, one.does)),
        *_list("ui.model.size", map(_told, facts.size)),
        *(_list("ui.model.results", map(_told, facts.results)) or [f"<p>{text('ui.model.no_results')}</p>"]),
        *_list("ui.model.doubts", map(escape, one.doubts)),
        view.conversions.of(view.body(passage(view.site, one, None, one.body), facts.url)) if one.body else "",
        *_list("news.sources", (_source(source.title or source.url or "", source.url) for source in one.sources)),
    ]
    return absolute(filter(None, parts), facts.address)


def _list(heading: str, rows: Iterable[str]) -> list[str]:
    found = "".join(f"<li>{row}</li>" for row in rows)
    return [f"<p>{text(heading)}</p><ul>{found}</ul>"] if found else []


def _told(one: ShownFigure) -> str:
    return escape(f"{one.number} {one.text} ({one.source.text}; {one.when})".lstrip())


def _source(title: str, url: str | None) -> str:
    return f'<a href="{escape(url)}">{escape(title)}</a>' if url else escape(title)
