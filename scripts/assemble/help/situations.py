"""/tinh-huong/… — a reader's situation: what to do, by when, where, and the articles that say so."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.assemble.laws import in_force
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.page import LifeSituation, Question
from scripts.model.prose import passage

_HERE = ("Tình huống", addresses.SITUATIONS)


def build(view: View) -> Tree:
    """The list and every situation."""
    if not view.situations:
        return {}
    summary = "Chọn chuyện bạn đang gặp: việc nên làm, thời hạn, nơi cần đến và điều luật nói về việc đó."
    index = view.base("Bạn đang gặp chuyện gì?", summary, "situations", "luat") | {
        "lead": summary,
        "situations": [view.situation_card(situation) for situation in view.situations],
    }
    tree = {page_path(addresses.SITUATIONS): markdown_page(index)}
    for situation in (*view.situations, *view.translations_of(LifeSituation)):
        url = addresses.of_article(situation)
        tree[page_path(url)] = markdown_page(_meta(view, situation, url), view.article_body(situation, url))
    return tree


def _meta(view: View, situation: LifeSituation, url: str) -> Meta:
    meta = view.base(situation.title, situation.summary, "situation", "luat", (_HERE,)) | view.article(situation)
    tips = view.tips(view.law_in_force)

    def inline(text: str, *path: str | int) -> str:
        return view.inline(passage(view.site, situation, path, text), url, tips)

    questions = (view.site.named(Question)[slug] for slug in situation.questions)
    return meta | {
        "icon": situation.icon,
        "steps": [
            {"html": inline(step.text, "steps", place, "text"), "law": _law(view, step.law)}
            for place, step in enumerate(situation.steps)
        ],
        "deadlines": [
            {"what": item.what, "value": item.value, "law": _law(view, item.law)} for item in situation.deadlines
        ],
        "offices": [
            {"name": office.name, "html": inline(office.does, "offices", place, "does"), "law": _law(view, office.law)}
            for place, office in enumerate(situation.offices)
        ],
        "questions": [view.question_card(view.in_language(question, situation.lang)) for question in questions],
        "basis": in_force.basis(view, situation),
        "easy": view.easy_of.get(url),
    }


def _law(view: View, citations: Iterable[str]) -> list[Meta]:
    """Short links to provisions, each with whether it is in force where it is not."""
    rows = []
    for citation in citations:
        if found := in_force.located(view, citation):
            provision, url = found
            law = view.site.laws_by_number[provision.law]
            force = in_force.force(view, law, provision)
            place = provision.place or law.short_title
            main = law is view.law_in_force
            rows.append(
                {
                    "text": place if main else f"{place} {law.short_title}",
                    "url": url,
                    "force": None if force.tone == "ok" else force,
                }
            )
    return rows
