"""The running text of every record, with the law it stands on, and where in the sources each word of it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from scripts.markup.markdown_text import links
from scripts.model.explainer import Explainer, Glossary
from scripts.model.law import Provision
from scripts.model.page import Article, LawBody
from scripts.model.record import Path, Record
from scripts.model.website import Site
from scripts.problems import Position
from scripts.vietnamese.citation_marks import Names
from scripts.vietnamese.citations import Mention, mentions

# What became of an article is told between two laws, so a bare `Điều 24` there is of neither for sure.
_BETWEEN_LAWS: tuple[Path, ...] = (("now",), ("difference",))


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a record; `path` names its field, None the body of a Markdown file. `here` and `article` are the law
    and the article on whose page it stands."""

    record: Record
    path: Path | None
    text: str
    here: str | None = None
    article: str | None = None

    def at(self, offset: int) -> Position:
        """Where a place in the text is in the sources; within a field, where the field begins."""
        if self.path is None and isinstance(self.record, (Article, Explainer)):
            before = self.text[:offset]
            column = offset - (before.rfind("\n") + 1) + 1
            return Position(self.record.path, self.record.body_line + before.count("\n"), column)
        return self.record.at(*(self.path or ()))


def place_in(record: Record, path: Path, offset: int) -> Position:
    """Where a place in a field is in the sources: within the body of a Markdown file its line, else the field."""
    if path == ("body",) and isinstance(record, (Article, Explainer)):
        return Passage(record, None, record.body).at(offset)
    return record.at(*path)


def records(site: Site) -> tuple[Record, ...]:
    """Every record that has running text."""
    return (*site.articles, *site.explainers, *site.glossaries, *site.events, *site.campaigns)


def passages(site: Site, record: Record) -> Iterator[Passage]:
    """The texts of a record in the order of its page."""
    context = _context(site, record)
    for path, text in record.each(*record.prose_in):
        if text:
            yield _passage(record, path, text, context)
    if isinstance(record, (Article, Explainer)) and record.body:
        yield _passage(record, None, record.body, context)


def passage(site: Site, record: Record, path: Path | None, text: str) -> Passage:
    """A text of a record with the law that it stands on."""
    return _passage(record, path, text, _context(site, record))


def _passage(record: Record, path: Path | None, text: str, context: tuple[str | None, str | None]) -> Passage:
    here, article = (None, None) if path in _BETWEEN_LAWS and isinstance(record, Explainer) else context
    return Passage(record, path, text, here, article)


def mentioned(site: Site, passage: Passage) -> tuple[Mention, ...]:
    """The provisions that a passage names in prose, in the order written."""
    if names_nothing(site, passage.record):
        return ()
    return _mentioned(site.names, passage.text, passage.here, passage.article)


def names_nothing(site: Site, record: Record) -> bool:
    """Is it known from reading that its prose names no provision?"""
    return bool(site.quiet) and record.digest in site.quiet


def is_quiet(site: Site, record: Record) -> bool:
    """Does its prose, at a quick look, name nothing?"""
    return not any(site.names.may_stand_in(passage.text) for passage in passages(site, record))


@lru_cache(maxsize=32_768)
def _mentioned(names: Names, text: str, here: str | None, article: str | None) -> tuple[Mention, ...]:
    return tuple(mentions(text, names, here, article))


def provision_of(mention: Mention) -> Provision:
    """The provision that a mention names."""
    return Provision(mention.law, mention.article, mention.clause, mention.point)


def cited(site: Site, record: Record) -> list[Provision]:
    """Every existing provision that a record cites: in its declarations, by link, or in prose; each once."""
    found: list[Provision | None] = [Provision.parse(text) for _, text in record.each(*record.citations_in)]
    for passage in passages(site, record):
        found += [Provision.parse(link.target) for link in links(passage.text) if link.scheme == "luat"]
        found += [provision_of(mention) for mention in mentioned(site, passage)]
    return list(dict.fromkeys(provision for provision in found if provision and site.has(provision)))


def _context(site: Site, record: Record) -> tuple[str | None, str | None]:
    if isinstance(record, Explainer) and record.about:
        return record.about, None
    if isinstance(record, (Explainer, Glossary, LawBody)):
        law = site.laws_by_slug.get(record.slug)
        return (law.number if law else None), None if isinstance(record, LawBody) else record.article
    return None, None
