"""Pages of single articles, and links that find them."""

from __future__ import annotations

from pathlib import Path

from scripts.flow.checking import problems_of
from tests.assemble.test_assemble import meta, tree_of
from tests.sources import LAW, NOW, QUESTION, site

EXPLAINER = """\
---
article: 1
brief: Điều này nói luật áp dụng cho ai.
points:
- {clause: 1, text: Ý một.}
- {clause: 2, text: Ý hai.}
terms:
- {what: Tuổi, value: 16 tuổi, clause: 2}
related: ['1/2020/QH14#dieu-2']
change: new
difference: Điều mới.
---
"""
OLD = (
    LAW.replace("1/2020/QH14", "2/2019/QH14")
    .replace("1-2020-qh14", "2-2019-qh14")
    .replace("official_source", "ended: 2020-07-01\nreplaced_by: 1/2020/QH14\nofficial_source")
)
OLD_EXPLAINER = EXPLAINER.replace(
    "change: new\ndifference: Điều mới.",
    ("change: changed\nsuccessor: ['1/2020/QH14#dieu-1']\nnow: Nay áp dụng từ 16 tuổi (Điều 1)."),
).replace("1/2020/QH14#dieu-2", "2/2019/QH14#dieu-2")
PATH = "content/luat/1-2020-qh14/dieu-1.md"
OLD_FILES = {
    "content/luat/2-2019-qh14/law.yml": OLD,
    "content/luat/2-2019-qh14/dieu-1.md": OLD_EXPLAINER,
}


def test_an_explained_article_has_a_page_and_links_lead_to_its_clause(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, {PATH: EXPLAINER}))
    page = meta(tree, "luat/1-2020-qh14/dieu-1/")
    assert page["title"] == "Điều 1. Phạm vi"
    assert [(row["clause"], row["id"]) for row in page["rows"]] == [("1", "khoan-1"), ("2", "khoan-2")]
    assert [card["url"] for card in page["questions"]] == ["hoi-dap/cau-hoi-mau/"]
    [basis] = meta(tree, "hoi-dap/cau-hoi-mau/")["basis"]
    assert "luat/1-2020-qh14/dieu-1/" in [place["url"] for place in basis["provisions"]]
    articles = meta(tree, "luat/1-2020-qh14/")["chapters"][0]["groups"][0]["cards"]
    assert [article.get("url") for article in articles] == ["luat/1-2020-qh14/dieu-1/", None]


def test_an_article_of_an_ended_law_says_what_holds_now(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, OLD_FILES | {PATH: EXPLAINER}))
    page = meta(tree, "luat/2-2019-qh14/dieu-1/")
    assert page["force"]["tone"] == "ended" and page["force"]["html"] == "Nay áp dụng từ 16 tuổi (Điều 1)."
    assert [(link["text"], link["url"]) for link in page["explained"]["successor"]] == [
        ("Điều 1 Luật số 1/2020/QH14", "luat/1-2020-qh14/dieu-1/")
    ]
    now = meta(tree, "luat/1-2020-qh14/dieu-1/")
    assert now["force"]["tone"] == "ok"
    assert float(page["search_weight"]) < 1 and "search_weight" not in now, "search shows today's law first"


def test_the_two_laws_are_compared_article_by_article(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, OLD_FILES | {PATH: EXPLAINER}))
    changed, new = meta(tree, "luat/doi-chieu/")["groups"]
    assert (changed["change"]["text"], new["change"]["text"]) == ("Có thay đổi", "Điều mới")
    [[before]] = [row["before"] for row in changed["rows"]]
    assert (before["text"], before["url"]) == ("1", "luat/2-2019-qh14/dieu-1/")
    assert [(row["title"], row["now"]["url"]) for row in new["rows"]] == [("Phạm vi", "luat/1-2020-qh14/dieu-1/")]


def found(root: Path) -> list[tuple[str, str, int]]:
    return [(problem.code, problem.at.path, problem.at.line) for problem in problems_of(root, NOW)]


def test_a_clause_that_the_explainer_does_not_count_is_refused(tmp_path: Path) -> None:
    text = QUESTION.replace("#dieu-1.1'", "#dieu-1.3'")
    root = site(tmp_path, {PATH: EXPLAINER, "content/hoi-dap/cau-hoi-mau.md": text})
    assert found(root) == [("E305", "content/hoi-dap/cau-hoi-mau.md", 6)]


def test_an_explainer_of_an_article_that_is_not_there_is_refused(tmp_path: Path) -> None:
    text = EXPLAINER.replace("article: 1", "article: 9")
    assert found(site(tmp_path, {"content/luat/1-2020-qh14/dieu-9.md": text}))[0][0] == "E305"
    assert found(site(tmp_path / "ten", {"content/luat/1-2020-qh14/dieu-8.md": text}))[0][0] == "E141"


def test_a_law_whose_slug_is_not_its_folders_is_told_to_mend_the_slug(tmp_path: Path) -> None:
    path = "content/luat/1-2020-qh14/law.yml"
    root = site(tmp_path, {path: LAW.replace("slug: 1-2020-qh14", "slug: 1-2021-qh14")})
    problem = next(one for one in problems_of(root, NOW) if one.code == "E141")
    assert problem.at.path == path and "1-2021-qh14" in problem.message
    assert problem.mend.startswith("Sửa thành slug: 1-2020-qh14.") and "thư mục 1-2020-qh14" in problem.mend


def test_a_term_of_a_clause_that_is_not_there_is_refused(tmp_path: Path) -> None:
    root = site(tmp_path, {PATH: EXPLAINER.replace("clause: 2}\nrelated", "clause: 7}\nrelated")})
    assert found(root) == [("E305", PATH, 8)]


def test_questions_stand_by_topic_the_most_asked_first(tmp_path: Path) -> None:
    def asked(topic: str, order: int) -> str:
        return QUESTION.replace("short:", f"topic: {topic}\norder: {order}\nshort:").replace("mẫu?", f"{order}?")

    files = {"content/hoi-dap/cau-hoi-mau.md": asked("bao-tin", 20)} | {
        f"content/hoi-dap/cau-{order}.md": asked(topic, order)
        for topic, order in (("xu-phat", 10), ("bao-tin", 5), ("xu-phat", 30))
    }
    groups = meta(tree_of(site(tmp_path, files)), "hoi-dap/")["groups"]
    assert [(group["id"], [card["title"] for card in group["questions"]]) for group in groups] == [
        ("bao-tin", ["Câu hỏi 5?", "Câu hỏi 20?"]),
        ("xu-phat", ["Câu hỏi 10?", "Câu hỏi 30?"]),
    ]


def test_a_question_has_the_other_words_for_it(tmp_path: Path) -> None:
    question = QUESTION.replace("short:", "asked: [Câu khác?]\nshort:")
    tree = tree_of(site(tmp_path, {"content/hoi-dap/cau-hoi-mau.md": question}))
    assert meta(tree, "hoi-dap/cau-hoi-mau/")["asked"] == [{"text": "Câu khác?", "id": "tra-loi"}]
