"""A legal text as a file in the Legalize format (github.com/legalize-dev/legalize, SPEC.md, version 0.4): front matter
that programs read, then its chapters and articles, with the official words where they are at hand."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from scripts.markup.html_markdown import front_matter, lines, plain, table
from scripts.model import addresses
from scripts.model.law import Article, Chapter, Law, Outline
from scripts.model.law_text import CELL, WITHIN, ArticleText
from scripts.model.website import Site
from scripts.words import text

COUNTRY = "vn"
# The words that the format asks for in every file whose text is the act as it was published.
_NOTICE = (
    "> **This is the law as enacted. Amendments are not incorporated below — each one is\n"
    "> a separate file in this repository and a commit in this file's history.**"
)
# The national database of legal texts, for those of which no address is known.
_OFFICIAL = "https://vbpl.vn/"
_GAZETTE_DAY = re.compile(r"ngày (\d{1,2})/(\d{1,2})/(\d{4})")


def identifier(law: Law) -> str:
    """`282-2025-ND-CP`: one part of a path, as the format asks; the number itself is `official_number`."""
    return law.slug.upper()


def path(law: Law) -> str:
    """Where its file is, by the layout that .legalize.yml states."""
    return f"{COUNTRY}/{identifier(law)}.md"


def published(law: Law) -> str | None:
    """The day of the gazette that printed it, where law.yml tells it."""
    found = _GAZETTE_DAY.search(law.gazette or "")
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else None


def written(site: Site, law: Law, site_url: str, state: Mapping[str, Any]) -> str:
    """The file; `state` is what its front matter says of one version, `site_url` is empty as long as the site has no
    domain."""
    fields = _fields(site, law, site_url, state)
    body = "\n\n".join(filter(None, _body(site, law)))
    return f"{front_matter(fields)}\n# {_plain(law.title)}\n\n{_NOTICE}\n\n{body}\n"


def _fields(site: Site, law: Law, site_url: str, state: Mapping[str, Any]) -> dict[str, Any]:
    source = law.official_source if law.official_source and law.official_source.url else None
    source = source or next((one for one in law.sources if one.url), None)
    ends = {name: [one.number for one in site.relations(law, name)] for name in ("replaces", "replaced_by", "guides")}
    later = [
        {"provision": one.provision, "effective": one.effective.isoformat(), "basis": one.basis} for one in law.later
    ]
    return {
        "title": law.title,
        "identifier": identifier(law),
        "country": COUNTRY,
        "rank": law.kind.value,
        "publication_date": published(law),
        "last_updated": state.get("last_updated"),
        "status": state["status"],
        "source": source.url if source else _OFFICIAL,
        "text_state": "as_enacted",
        "last_amendment": state.get("last_amendment"),
        "department": law.issuer,
        "official_number": law.number,
        "short_title": law.short_title,
        "enactment_date": law.passed.isoformat() if law.passed else None,
        "entry_into_force": law.effective.isoformat() if law.effective else None,
        # Provisions that begin on days of their own, all of them, and up to which of these days this version goes.
        "commencement": later,
        "in_force_up_to": state.get("in_force_up_to"),
        "end_of_force": law.ended.isoformat() if law.ended else None,
        "official_journal": law.gazette,
        **ends,
        "amends": _amended(site, law),
        "explained_at": site_url + addresses.of_law(law) if site_url else None,
    }


def _amended(site: Site, law: Law) -> list[str]:
    """The texts that it amends, by identifier: all or none, since part of a list passes for the whole."""
    numbers = [one.number for one in site.relations(law, "amends")]
    known = [site.laws_by_number[number] for number in numbers if number in site.laws_by_number]
    return [identifier(one) for one in known] if len(known) == len(numbers) else []


def _body(site: Site, law: Law) -> Iterator[str]:
    printed = site.law_texts.get(law.slug)
    if printed is None:
        yield text("machines.no_text")
    elif printed.preamble:
        yield _paragraphs(printed.preamble)
    for chapter in law.chapters:
        yield from _chapter(site, law, chapter)
    for article in law.direct:
        yield from _article(site, law, article)
    if printed:
        yield _paragraphs(printed.closing)
        for annex in printed.annexes:
            yield f"## {_plain(annex.title)}"
            yield _paragraphs(annex.text)
        for note in printed.footnotes:
            yield _paragraphs(f"{note.label or f'[{note.mark}]'} {note.text}")


def _chapter(site: Site, law: Law, chapter: Chapter) -> Iterator[str]:
    yield f"## Chương {chapter.number}. {_plain(chapter.title)}"
    for article in chapter.direct:
        yield from _article(site, law, article)
    for section in chapter.sections:
        yield f"### Mục {section.number}. {_plain(section.title)}"
        for article in section.articles:
            yield from _article(site, law, article)


def _article(site: Site, law: Law, article: Article) -> Iterator[str]:
    yield f"###### Điều {article.number}. {_plain(article.title)}"
    for provision, later in law.later_provisions:
        if provision.article == article.number:
            yield f"*{text('machines.commences', place=provision.place, day=f'{later.effective:%d/%m/%Y}')}*"
    printed = site.printed(law, article.number)
    if printed:
        yield from _official(printed)
    elif outline := site.outline(law, article.number):
        yield "\n".join(f"- {line}" for line in _outlined(outline))


def _official(printed: ArticleText) -> Iterator[str]:
    """The official words: a paragraph a clause or a point, as they are printed below the title."""
    for line in printed.lines[1:]:
        if line:
            yield _paragraphs(line)


def _outlined(outline: Outline) -> Iterator[str]:
    """What clauses and points there are, where their words are not at hand."""
    for clause, points in outline.items():
        own = f"điểm {', '.join(points)}" if points else ""
        yield f"Khoản {clause}{': ' if own else ''}{own}" if clause else own.capitalize()


def _paragraphs(words: str) -> str:
    parts = []
    for is_table, group in groupby(words.split("\n"), key=lambda line: CELL in line):
        if is_table:
            parts.append(table([[_plain(cell).replace("|", "\\|") for cell in line.split(CELL)] for line in group]))
        else:
            parts += [lines(_plain(line)) for line in group if line]
    return "\n\n".join(parts)


def _plain(words: str) -> str:
    return plain(" ".join(words.replace(WITHIN, " ").split()))
