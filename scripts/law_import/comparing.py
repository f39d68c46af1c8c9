"""An imported text against law.yml, and against another copy of the same text."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import yaml

from scripts.model.law import Law, write_outline
from scripts.model.law_text import ArticleText, LawText
from scripts.problems import Problem, problem
from scripts.vietnamese.folding import same_word

# `Phạm vi điều chỉnh[1]`: the mark of a footnote in a consolidated text is no part of the title.
_NOTE = re.compile(r"\s*\[[0-9]+\]")
_LISTS = {"chuong": "chapters", "muc": "sections"}
_LEFT_TO_THE_EDITOR = """\
# effective: ngày bắt đầu có hiệu lực, xem điều cuối của văn bản
# official_source: nơi có toàn văn chính thức
"""


def against_law(text: LawText, law: Law) -> Iterator[Problem]:
    """Counts, titles, clauses and points; findings have the place of law.yml."""
    printed = [heading for article in text.articles for heading in article.headings if heading.kind == "chuong"]
    counts = (
        ("chapters", "chương", len(printed), len(law.chapters)),
        ("articles", "điều", len(text.articles), len(law.articles)),
    )
    for field, unit, found, expected in counts:
        if expected and found != expected:
            yield problem("W506", law.at(field), found=f"{found} {unit}", expected=f"{expected} {unit}")
    for path, article in law.placed_articles():
        own = text.by_number.get(article.number)
        if own is None:
            yield problem("W506", law.at(*path), found=f"không có Điều {article.number}", expected=article.title)
        elif own.title and _title(own) != same_word(article.title):
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


def against_copy(text: LawText, other: LawText) -> tuple[int, list[str]]:
    """How many articles are the same word for word, and the numbers of those that are not."""
    one, two = ({article.number: article.words for article in copy.articles} for copy in (text, other))
    differing = [number for number in one | two if one.get(number, "") != two.get(number, "")]
    return len(one | two) - len(differing), differing


def draft(text: LawText, slug: str) -> str:
    """A law.yml to begin with, from the text alone: what it does not say is left for the editor."""
    title = text.title or text.number
    head = {"number": text.number, "slug": slug, "title": title, "short_title": title}
    body: dict[str, Any] = {}
    owner = body  # of the articles that follow: the law, a chapter or a section
    for article in text.articles:
        for heading in article.headings:
            kept = body if heading.kind == "chuong" else body.get("chapters", [None])[-1]
            if kept is not None and heading.kind in _LISTS:
                owner = {"number": heading.number, "title": _sentence(heading.title)}
                kept.setdefault(_LISTS[heading.kind], []).append(owner)
        name, outline = _NOTE.sub("", article.title) or f"Điều {article.number}", write_outline(article.outline)
        owner.setdefault("articles", []).append({"number": article.number, "title": name, "clauses": outline})
    dumped = partial(yaml.safe_dump, allow_unicode=True, sort_keys=False, width=10_000)
    known = dumped(head | ({"passed": text.date} if text.date else {}), default_flow_style=False)
    # An article a line.
    return f"{known}{_LEFT_TO_THE_EDITOR}{dumped(body, default_flow_style=None)}"


def _sentence(title: str) -> str:
    """`NHỮNG QUY ĐỊNH CHUNG` → `Những quy định chung`; proper names need the editor's eye."""
    return title[:1].upper() + title[1:].lower() if title == title.upper() else title


def _title(article: ArticleText) -> str:
    return same_word(_NOTE.sub("", article.title))


def _outline(article: ArticleText) -> str:
    return f"Điều {article.number}: {write_outline(article.outline)}"
