"""/llms.txt: what an assistant that is asked about this law should read first, and how to answer from it.

In the form of llmstxt.org, version 2 (August 2026): a title, a summary, notes without headings, then lists of files;
what a short answer can do without stands under "Optional". It leads to the Markdown twins of pages (publish/twins.py).
It grows with laws and questions, never with events or news.
"""

from collections.abc import Iterator, Mapping

from scripts.assemble.laws.facts import LawFacts
from scripts.assemble.page import Link
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.law import Force
from scripts.words import text

PATH = "llms.txt"
_TWIN = "index.md"
# A line says so much of a page.
_LONGEST = 300
_MORE = (addresses.COMPARISON, addresses.TIMELINE, addresses.GLOSSARY, addresses.DIAGRAMS, addresses.CORRECTIONS, "en/")
_EVENTS = ("su-kien/", addresses.PLACES, "chien-dich/", "tin-tuc/", "mo-hinh/", "hop-tac-viet-lao/")


def build(view: View, titles: Mapping[str, str], described: Mapping[str, str]) -> Tree:
    """The file; `titles` are those of all pages but events and news, by address, `described` what their heads say."""
    index = _Index(view, titles, described)
    identity = view.site.identity
    summary = (identity.tagline, identity.disclaimer.vi, identity.disclaimer.en)
    parts = [f"# {identity.name}", "\n>\n".join(f"> {' '.join(line.split())}" for line in summary)]
    parts.append("\n".join(f"- {note}" for note in index.notes()))
    for heading, lines in index.sections():
        if lines:
            parts.append("\n".join([f"## {heading}", "", *lines]))
    return {f"files/{PATH}": ("\n\n".join(parts) + "\n").encode()}


class _Index:
    def __init__(self, view: View, titles: Mapping[str, str], described: Mapping[str, str]) -> None:
        self._view, self._titles, self._described = view, titles, described

    def notes(self) -> Iterator[str]:
        """How to read and to answer."""
        law = self._view.law_in_force
        if law:
            head = self._view.law_facts[law.number].head
            yield text("machines.in_force", law=head.citation, force=" ".join([head.force.title, head.force.text]))
        yield text("machines.twins", name=_TWIN)
        yield text("machines.force")
        yield text("machines.cite")
        yield text("machines.state", day=f"{self._view.today:%d/%m/%Y}")
        for line in self._view.site.identity.hotlines:
            yield text("machines.call", when=line.when.vi, number=line.number, who=line.who)

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """The lists by their headings."""
        view = self._view
        laws = sorted(view.law_facts.values(), key=lambda facts: facts.law is not view.law_in_force)
        holding = [facts for facts in laws if facts.standing in (Force.IN_FORCE, Force.COMING)]
        others = [facts for facts in laws if facts not in holding]
        yield text("machines.laws"), [line for facts in holding for line in self._law(facts)]
        yield text("machines.questions"), [self._page(addresses.of_article(one)) for one in view.questions]
        yield text("machines.situations"), [self._page(addresses.of_article(one)) for one in view.situations]
        yield text("machines.help"), [self._page(url) for url in self._written()]
        yield text("machines.events"), [self._page(url) for url in _EVENTS if url in self._titles]
        more = [self._page(url) for url in _MORE if url in self._titles]
        data = self._address(f"{addresses.API}index.json")
        # The name that the form gives a section that may be skipped.
        yield (
            "Optional",
            [*(line for facts in others for line in self._law(facts)), *more, text("machines.data", url=data)],
        )

    def _law(self, facts: LawFacts) -> Iterator[str]:
        """A text with its force; what holds also by the articles that are explained."""
        head = facts.head
        yield self._line(Link(head.name, head.url), f"{head.force.title} {head.force.text}".strip())
        if facts.standing is Force.ENDED:
            return
        for article in self._view.article_facts[facts.law.number].values():
            if article.short and article.explainer:
                later = "" if article.standing is facts.standing else f"{article.force.title} {article.force.text} "
                yield self._line(Link(f"{article.heading}, {facts.law.number}", article.url), later)

    def _written(self) -> list[str]:
        """The pages in prose that have no file of another kind, help among them."""
        found = (addresses.of_article(page) for page in self._view.site.pages_by_slug.values())
        return [url for url in found if url in self._titles and url not in (*_EVENTS, *_MORE, "")]

    def _address(self, url: str) -> str:
        """Whole, or from the file itself as long as the site is nowhere."""
        return self._view.site_url + url if self._view.has_domain else url

    def _page(self, url: str) -> str:
        return self._line(Link(self._titles[url], url), self._described.get(url, ""))

    def _line(self, link: Link, note: str) -> str:
        words = " ".join(note.split())
        if len(words) > _LONGEST:
            words = f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
        name = link.text.replace("[", "(").replace("]", ")")
        return f"- [{name}]({self._address((link.url or '') + _TWIN)})" + (f": {words}" if words else "")
