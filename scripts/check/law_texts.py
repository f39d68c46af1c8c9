"""What importing an official text found is found again at every check, as long as the text is stored."""

import re
from collections.abc import Iterator
from datetime import datetime

from scripts.check.finding import Finding, found
from scripts.model.law import Law, write_outline
from scripts.model.law_text import NOTE, ArticleText, LawText
from scripts.model.record import Path
from scripts.model.website import Site
from scripts.problems import Position, Problem, problem
from scripts.vietnamese.folding import same_word

_UNREAD = re.compile(r"chưa đọc được (?:toàn văn|văn bản)|chỉ có số, ký hiệu", re.IGNORECASE)


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """The doubts of each stored text, how it differs from law.yml, and what law.yml says that is no longer so."""
    for law in site.laws:
        text = site.law_texts.get(law.slug)
        if text is None:
            continue
        for one in doubts(text):
            yield Finding(law, one)
        for one in against_law(text, law) if law.slug not in site.outlined else ():
            yield Finding(law, one)
        notes: list[tuple[Path, str]] = [(("notes", place), note) for place, note in enumerate(law.notes)]
        official = law.official_source.note if law.official_source else None
        for path, words in (*notes, (("official_source", "note"), official or "")):
            if _UNREAD.search(words):
                yield found(law, "W518", *path)


def doubts(text: LawText) -> list[Problem]:
    """What could not be placed, with its line in the file that was imported."""
    return [
        problem(doubt.code, Position(text.source, doubt.line), found=doubt.found, expected=doubt.expected)
        for doubt in text.doubts
    ]


def against_law(text: LawText, law: Law) -> Iterator[Problem]:
    """Counts, titles, clauses and points; findings have the place of law.yml."""
    printed = [heading for article in text.articles for heading in article.headings if heading.kind == "chuong"]
    counts = (
        ("chapters", "chương", len(printed), len(law.chapters)),
        ("articles", "điều", len(text.articles), len(law.articles)),
    )
    for field, unit, there, expected in counts:
        if expected and there != expected:
            yield problem("W506", law.at(field), found=f"{there} {unit}", expected=f"{expected} {unit}")
    for path, article in law.placed_articles():
        own = text.by_number.get(article.number)
        if own is None:
            yield problem("W506", law.at(*path), found=f"không có Điều {article.number}", expected=article.title)
        elif own.title and title_of(own) != same_word(article.title):
            yield problem(
                "W507", law.at(*path, "title"), article=article.number, found=own.title, expected=article.title
            )
        elif article.clauses is not None and article.clauses != own.outline:
            yield problem(
                "W506", law.at(*path, "clauses"), found=_outline(own), expected=write_outline(article.clauses)
            )
    for own in text.articles if law.articles else ():
        if own.number not in law.articles:
            yield problem("W506", law.at(), found=f"Điều {own.number}. {own.title}", expected="không có điều này")


def title_of(article: ArticleText) -> str:
    """The title as it is compared: without marks of footnotes."""
    return same_word(NOTE.sub("", article.title))


def _outline(article: ArticleText) -> str:
    return f"Điều {article.number}: {write_outline(article.outline)}"
