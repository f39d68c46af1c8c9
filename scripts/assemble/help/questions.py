"""/hoi-dap/… — what citizens ask, today's answer first."""

from __future__ import annotations

from scripts.assemble.laws import in_force
from scripts.assemble.site import json_ld
from scripts.assemble.tree import Meta, Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.page import Question

_HERE = ("Hỏi đáp", "hoi-dap/")


def build(view: View) -> Tree:
    """The list and every question."""
    if not view.questions:
        return {}
    summary = "Những câu người dân hay hỏi về pháp luật phòng, chống ma túy, trả lời theo luật đang có hiệu lực."
    index = view.base("Hỏi đáp", summary, "questions", "hoi-dap") | {
        "lead": summary,
        "questions": [view.question_card(question) for question in view.questions],
    }
    tree = {page_path("hoi-dap/"): markdown_page(index)}
    for question in (*view.questions, *view.translations_of(Question)):
        url = addresses.of_article(question)
        tree[page_path(url)] = markdown_page(_question(view, question, url), view.article_body(question, url))
    return tree


def _question(view: View, question: Question, url: str) -> Meta:
    meta = view.base(question.title, question.summary, "question", "hoi-dap", (_HERE,)) | view.article(question)
    cited = {citation.partition(".")[0] for citation in question.law}
    related = [
        other
        for other in view.questions
        if other.slug != question.slug and cited & {citation.partition(".")[0] for citation in other.law}
    ]
    return meta | {
        "json_ld": json_ld.of_question(view, question, url),
        "short": view.field_html(question, "short", url),
        "now": view.field_html(question, "now", url),
        "basis": in_force.basis(view, question),
        "easy": view.easy_of.get(url),
        "related": [view.question_card(view.in_language(other, question.lang)) for other in related[:4]],
    }
