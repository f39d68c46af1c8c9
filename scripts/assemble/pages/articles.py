"""/luat/<slug>/dieu-<n>/ — one article in plain words — and /luat/doi-chieu/, the old law beside the new."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import Crumb, View, source_row
from scripts.model import addresses
from scripts.model.law import Article, Change, Explainer, Law, Provision
from scripts.model.page import Question


def build(view: View) -> Tree:
    """A page for each explained article, and the comparison where one law replaces another."""
    tree: Tree = {}
    for law in view.site.laws:
        explained = [
            (article, explainer)
            for article in law.articles.values()
            if (explainer := view.site.explainers_by_place.get((law.slug, article.number)))
        ]
        for place, (article, explainer) in enumerate(explained):
            url = f"{addresses.of_law(law)}{article.anchor}/"
            meta = _meta(view, law, article, explainer) | _neighbours(law, explained, place)
            tree[page_path(url)] = markdown_page(meta, view.body(explainer.body, url))
    return tree | _comparison(view)


def _meta(view: View, law: Law, article: Article, explainer: Explainer) -> Meta:
    title = f"Điều {article.number}. {article.title}"
    crumbs = (("Luật", "luat/"), (law.number, addresses.of_law(law)), _chapter(law, article))
    meta = view.base(title, explainer.brief, "law-article", "luat", crumbs)
    box = view.force(law)
    if explainer.now and box["tone"] == "ended":
        box = {"tone": "ended", "title": box["title"], "text": explainer.now}
    return meta | {
        "law_name": f"{law.short_title} số {law.number}",
        "force": box,
        "search_weight": view.search_weight(law),
        "successor": _links(view, law, explainer.successor),
        "brief": explainer.brief,
        "points": [{"clause": point.clause, "text": point.text} for point in explainer.points],
        "terms": [{"what": term.what, "value": term.value, "clause": term.clause} for term in explainer.terms],
        "concerns": list(explainer.concerns),
        "difference": explainer.difference,
        "predecessor": _links(view, law, explainer.predecessor),
        "related": _links(view, law, explainer.related),
        "guides": list(explainer.guides),
        "questions": [view.question_card(question) for question in _questions(view, law, article)],
        "sources": [source_row(law.official_source)],
    }


def _neighbours(law: Law, explained: list[tuple[Article, Explainer]], place: int) -> Meta:
    def link(index: int) -> Meta | None:
        if not 0 <= index < len(explained):
            return None
        article = explained[index][0]
        return {"text": f"Điều {article.number}", "url": f"{addresses.of_law(law)}{article.anchor}/"}

    return {"previous": link(place - 1), "next": link(place + 1)}


def _chapter(law: Law, article: Article) -> Crumb:
    """The article's chapter, as a place on the law's overview."""
    number = next(chapter.number for chapter in law.chapters if article in chapter.articles)
    return f"Chương {number}", f"{addresses.of_law(law)}#chuong-{number.lower()}"


def _links(view: View, law: Law, citations: Iterable[str]) -> list[Meta]:
    return [link for citation in citations if (link := view.provision_link(citation, law))]


def _questions(view: View, law: Law, article: Article) -> list[Question]:
    """The questions whose answers rest on the article."""

    def rests_on(citation: str) -> bool:
        provision = Provision.parse(citation)
        return provision is not None and (provision.law, provision.article) == (law.number, article.number)

    return [question for question in view.questions if any(rests_on(citation) for citation in question.law)]


def _comparison(view: View) -> Tree:
    """The articles of a replaced law with what became of each, then what is new."""
    old = next((law for law in view.site.laws if law.replaced_by in view.site.laws_by_number), None)
    if old is None:
        return {}
    new = view.site.laws_by_number[old.replaced_by or ""]
    rows = [
        _row(view, old, article, explainer)
        for article in old.articles.values()
        if (explainer := view.site.explainers_by_place.get((old.slug, article.number)))
    ]
    if not rows:
        return {}
    added = [
        _row(view, new, article, explainer)
        for article in new.articles.values()
        if (explainer := view.site.explainers_by_place.get((new.slug, article.number)))
        and explainer.change is Change.NEW
    ]
    title = f"Đối chiếu {old.short_title} và {new.short_title}"
    summary = f"Từng điều của Luật số {old.number} nay ở đâu trong Luật số {new.number}, và khác ở điểm nào."
    meta = view.base(title, summary, "law-comparison", "luat", (("Luật", "luat/"),)) | {
        "lead": summary,
        "groups": [
            {"title": f"Các điều của Luật số {old.number}", "rows": rows},
            {"title": f"Điều mới của Luật số {new.number}", "rows": added},
        ],
        "sources": [source_row(old.official_source), source_row(new.official_source)],
    }
    return {page_path(addresses.COMPARISON): markdown_page(meta)}


def _row(view: View, law: Law, article: Article, explainer: Explainer) -> Meta:
    return {
        "number": article.number,
        "title": article.title,
        "url": f"{addresses.of_law(law)}{article.anchor}/",
        "change": explainer.change.label,
        "tone": {"kept": "ok", "changed": "check", "new": "ok", "gone": "off"}[explainer.change.value],
        "successor": _links(view, law, explainer.successor),
        "text": explainer.now or explainer.difference,
    }
