"""/luat/<slug>/dieu-<n>/ — one article in plain words, beside its official text — and /luat/doi-chieu/, the old law
beside the new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from scripts.assemble.laws import in_force
from scripts.assemble.laws.api import akn_of, data_of
from scripts.assemble.laws.citing import Tips
from scripts.assemble.laws.short_links import short_link
from scripts.assemble.site import cards, json_ld
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import Crumb, View, source_row
from scripts.model import addresses
from scripts.model.explainer import Change, Explainer
from scripts.model.law import Article, Force, Law, Provision
from scripts.model.law_text import ArticleText, ClauseText, LawText, PointText
from scripts.model.page import LifeSituation, Question
from scripts.model.prose import passage

_FOOTNOTE = re.compile(r"\[([0-9]+)\]")


def build(view: View) -> Tree:
    """A page for each article that is explained or whose text is at hand, and the comparison where one law replaces
    another."""
    tree: Tree = {}
    for law in view.site.laws:
        numbers = [number for number in law.articles if addresses.has_page(view.site, law, number)]
        for place, number in enumerate(numbers):
            url = addresses.of_law_article(law, number)
            meta = _meta(view, law, law.articles[number], url) | _neighbours(law, numbers, place)
            explainer = view.site.explainers_by_place.get((law.slug, number))
            tree[page_path(url)] = markdown_page(meta, view.article_body(explainer, url) if explainer else "")
    return tree | _comparison(view)


def _meta(view: View, law: Law, article: Article, url: str) -> Meta:
    explainer = view.site.explainers_by_place.get((law.slug, article.number))
    text = view.site.law_texts.get(law.slug)
    printed = view.site.printed(law, article.number)
    provision = Provision(law.number, article.number)
    summary = explainer.brief if explainer else f"Toàn văn Điều {article.number} {law.name}."
    meta = view.base(f"Điều {article.number}. {article.title}", summary, "law-article", "luat", _crumbs(law, article))
    tips = view.tips(law)
    return meta | {
        "alternates": view.alternates(explainer) if explainer else [],
        "law_name": law.name,
        "law_slug": law.slug,
        "json": data_of(law, article.number),
        "akn": akn_of(law),
        "json_ld": json_ld.of_article(view, law, article.number, explainer),
        "card": cards.of_law(view, law, article.number),
        "search_weight": in_force.search_weight(view, law),
        "number": article.number,
        "rows": _rows(view, law, article, explainer, printed, url, tips),
        "has_text": printed is not None,
        "text_source": text.source if printed and text else None,
        "footnotes": list(_footnotes(text, printed)) if printed and text else [],
        "no_text": law.official_source.model_dump(mode="json", exclude_none=True) if law.official_source else {},
        "citation": in_force.quotation(view, law, provision),
        "short": short_link(law, article.number),
        "paper": view.on_paper(short_link(law, article.number)),
        "questions": [view.question_card(question) for question in _questions(view, law, article)],
        "situations": [view.situation_card(item) for item in _situations(view, law, article)],
        "easy": view.easy_of.get(url),
        "sources": [source_row(source) for source in ([law.official_source] if law.official_source else law.sources)],
        **_explained(view, law, explainer, url, tips),
        "force": _force(view, law, article, explainer, url),
    }


def _explained(view: View, law: Law, explainer: Explainer | None, url: str, tips: Tips) -> Meta:
    """What an explainer adds to the clauses."""
    if explainer is None:
        return {}

    def inline(field: str) -> str | None:
        text = getattr(explainer, field)
        return view.inline(passage(view.site, explainer, (field,), text), url, tips) if text else None

    return {
        "brief": inline("brief"),
        "terms": [{"what": term.what, "value": term.value, "clause": term.clause} for term in explainer.terms],
        "concerns": list(explainer.concerns),
        "difference": inline("difference"),
        "predecessor": _links(view, law, explainer.predecessor),
        "successor": _links(view, law, explainer.successor),
        "change": {"text": explainer.change.label, "tone": _TONES[explainer.change]},
        "related": _links(view, law, explainer.related),
        "guides": [_guide(view, number) for number in explainer.guides],
        "asked": list(explainer.asked),
    }


_TONES = {Change.KEPT: "ok", Change.CHANGED: "check", Change.NEW: "ok", Change.GONE: "off"}


def _force(view: View, law: Law, article: Article, explainer: Explainer | None, url: str) -> Meta:
    box = in_force.force(view, law, None, Provision(law.number, article.number))
    if explainer and explainer.now and law.force(view.today) is Force.ENDED:
        now = view.inline(passage(view.site, explainer, ("now",), explainer.now), url)
        box = {"tone": "ended", "title": box["title"], "html": now}
    return box


def _guide(view: View, number: str) -> Meta:
    guide = view.site.laws_by_number.get(number)
    if guide is None:
        return {"text": number}
    return {"text": guide.name, "url": addresses.of_law(guide), "force": in_force.force(view, guide)}


def _rows(
    view: View,
    law: Law,
    article: Article,
    explainer: Explainer | None,
    printed: ArticleText | None,
    url: str,
    tips: Tips,
) -> list[Meta]:
    """A row a clause: our words and, where it is at hand, the official text; each with the place that links name."""
    outline = view.site.outline(law, article.number) or {}
    gists: dict[str, str] = {}
    for place, point in enumerate(explainer.points if explainer else ()):
        html = view.inline(passage(view.site, explainer, ("points", place, "text"), point.text), url, tips)  # type: ignore[arg-type]
        key = point.clause or ""
        gists[key] = f"{gists[key]}</p><p>{html}" if key in gists else html
    numbers = dict.fromkeys(
        [*([""] if "" in gists or (printed and printed.text) or "" in outline else []), *outline, *gists]
    )
    return [
        {
            "clause": number or None,
            "id": f"khoan-{number}" if number else None,
            "gist": gists.get(number),
            "points": [
                {"letter": letter, "id": Provision(law.number, article.number, number or None, letter).anchor}
                for letter in outline.get(number, ())
            ],
            "text": list(_official(printed, number)) if printed else [],
        }
        for number in numbers
    ]


def _official(printed: ArticleText, number: str) -> Iterator[Meta]:
    """The official text of a clause (of what stands before the clauses, for ""), a paragraph or point each."""
    if number == "":
        yield from _paragraphs(printed.text)
        yield from _points(printed.points, None)
        yield from _paragraphs(printed.closing)
        return
    clause = printed.clause(number)
    if clause:
        yield from _paragraphs(clause.text, clause.label or f"{clause.number}.")
        yield from _points(clause.points, clause)
        yield from _paragraphs(clause.closing)


def _points(points: Iterable[PointText], clause: ClauseText | None) -> Iterator[Meta]:
    for point in points:
        anchor = Provision("", "", clause.number if clause else None, point.letter).anchor
        first, *rest = _paragraphs(point.text, point.label or f"{point.letter})")
        yield first | {"id": anchor, "point": True}
        yield from (row | {"point": True} for row in rest)


def _paragraphs(text: str, label: str = "") -> Iterator[Meta]:
    for place, line in enumerate(text.split("\n") if text or label else []):
        yield {"label": label if place == 0 else "", "html": _FOOTNOTE.sub(_note, escape(line, quote=False))}


def _note(match: re.Match[str]) -> str:
    return f"<sup>[{match[1]}]</sup>"


def _footnotes(text: LawText, printed: ArticleText) -> Iterator[Meta]:
    """The footnotes of a consolidated text that the article refers to."""
    marks = set(_FOOTNOTE.findall("\n".join(printed.lines)))
    for note in text.footnotes:
        if note.mark in marks:
            yield {"mark": note.mark, "text": note.text}


def _neighbours(law: Law, numbers: list[str], place: int) -> Meta:
    def link(index: int) -> Meta | None:
        if not 0 <= index < len(numbers):
            return None
        return {"text": f"Điều {numbers[index]}", "url": addresses.of_law_article(law, numbers[index])}

    return {"previous": link(place - 1), "next": link(place + 1)}


def _crumbs(law: Law, article: Article) -> tuple[Crumb, ...]:
    """The law and the article's chapter, as a place on the law's overview."""
    crumbs = (("Luật", "luat/"), (law.number, addresses.of_law(law)))
    chapter = law.chapter_of(article)
    if chapter is None:
        return crumbs
    return (*crumbs, (f"Chương {chapter.number}", f"{addresses.of_law(law)}#{chapter.anchor}"))


def _links(view: View, law: Law, citations: Iterable[str]) -> list[Meta]:
    return [link for citation in citations if (link := in_force.provision_link(view, citation, law))]


def _rests_on(citations: Iterable[str], law: Law, article: Article) -> bool:
    provisions = (Provision.parse(citation) for citation in citations)
    return any(found and (found.law, found.article) == (law.number, article.number) for found in provisions)


def _questions(view: View, law: Law, article: Article) -> list[Question]:
    """The questions whose answers rest on the article."""
    return [question for question in view.questions if _rests_on(question.law, law, article)]


def _situations(view: View, law: Law, article: Article) -> Iterator[LifeSituation]:
    """The situations in which the article matters."""
    yield from (situation for situation in view.situations if _rests_on(situation.law, law, article))


def _comparison(view: View) -> Tree:
    """The articles of a replaced law with what became of each, then what is new."""
    explained = {explainer.slug for explainer in view.site.explainers}
    pairs = ((law, view.site.successor(law)) for law in view.site.laws if law.slug in explained)
    old, new = next(((law, other) for law, other in pairs if other and other.articles), (None, None))
    if old is None or new is None:
        return {}
    rows = [
        _row(view, old, article, explainer)
        for article in old.articles.values()
        if (explainer := view.site.explainers_by_place.get((old.slug, article.number)))
    ]
    added = [
        _row(view, new, article, explainer)
        for article in new.articles.values()
        if (explainer := view.site.explainers_by_place.get((new.slug, article.number)))
        and explainer.change is Change.NEW
    ]
    title = f"Đối chiếu {old.short_title} và {new.short_title}"
    summary = f"Từng điều của Luật số {old.number} nay ở đâu trong Luật số {new.number}, và khác ở điểm nào."
    sources = (old.official_source, new.official_source)
    meta = view.base(title, summary, "law-comparison", "luat", (("Luật", "luat/"),)) | {
        "lead": summary,
        "groups": [
            {"title": f"Các điều của Luật số {old.number}", "rows": rows},
            {"title": f"Điều mới của Luật số {new.number}", "rows": added},
        ],
        "sources": [source_row(source) for source in sources if source],
    }
    return {page_path(addresses.COMPARISON): markdown_page(meta)}


def _row(view: View, law: Law, article: Article, explainer: Explainer) -> Meta:
    return {
        "number": article.number,
        "title": article.title,
        "url": addresses.of_law_article(law, article.number),
        "change": explainer.change.label,
        "tone": _TONES[explainer.change],
        "successor": _links(view, law, explainer.successor),
        "text": explainer.now or explainer.difference,
    }
