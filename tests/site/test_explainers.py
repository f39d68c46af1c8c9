"""Explainers against the official texts: nothing that the law does not say, nothing of it left out."""

from __future__ import annotations

import re
from functools import cache

import pytest

from scripts.model.explainer import Change, Explainer, Point
from scripts.model.law import Provision
from tests.conftest import CHECKOUT
from tests.law_import.test_official_texts import imported, path_of
from tests.real import real_site
from tests.site.test_real_content import DATA

TEXTS = {"73-2021-qh14": "73-2021-qh14.txt", "120-2025-qh15": "120-2025-qh15.md"}
FINES = "282-2025-nd-cp"


# The decree's official text is a PDF of many pages: to read it takes some seconds.
EXPLAINERS = [
    pytest.param(one, id=f"{one.slug}-{one.article}", marks=[pytest.mark.slow] if one.slug == FINES else [])
    for one in real_site().explainers
]


@cache
def official(slug: str) -> dict[str, str]:
    """The articles of the official text by number; quoted articles of other laws stay where they are quoted."""
    if slug == FINES:
        name = f"{FINES}.gazette.pdf"
        path_of(name)
        return {article.number: "\n".join(article.lines) for article in imported(name)[0].text.articles}
    path = DATA / "laws" / TEXTS[slug]
    if not path.is_file():
        pytest.skip("the folder of official texts is not beside the project")
    articles: dict[str, list[str]] = {}
    number = 0
    for line in path.read_text(encoding="utf-8").replace("*", "").splitlines():
        match = re.match(r"Điều (\d+)\. ", line.strip())
        if match and int(match[1]) == number + 1:
            number += 1
        if number:
            articles.setdefault(str(number), []).append(line)
    return {key: "\n".join(lines) for key, lines in articles.items()}


def numbers(text: str) -> set[str]:
    return {found.lstrip("0") or "0" for found in re.findall(r"\d+", text)}


def cited(explainer: Explainer, citations: tuple[str, ...]) -> str:
    """The official text of the cited articles."""
    found = []
    for citation in citations:
        provision = Provision.parse(citation)
        assert provision is not None and provision.article is not None, (explainer.path, citation)
        law = real_site().laws_by_number[provision.law]
        found.append(official(law.slug)[provision.article])
    return "\n".join(found)


def names(text: str) -> str:
    """Numbers that only name a provision or a document, taken out of a sentence."""
    text = re.sub(r"\d+/\d{4}/[A-ZĐ0-9-]+|\b\d{1,2}/\d{1,2}/\d{4}|Luật(?: số| năm)? \d{4}|năm \d{4}", " ", text)
    return re.sub(r"(?i)\b(điều|khoản)\s+\d+(?:\s*(?:,|và|hoặc|đến)\s*(?:khoản |điều )?\d+)*", " ", text)


@pytest.mark.parametrize("explainer", EXPLAINERS)
def test_every_number_is_in_the_official_text(explainer: Explainer) -> None:
    law = official(explainer.slug)[explainer.article]
    said = " ".join(
        [explainer.brief, *(point.text for point in explainer.points), *(term.value for term in explainer.terms)]
    )
    assert numbers(names(said)) <= numbers(law)
    other = cited(explainer, explainer.successor + explainer.predecessor)
    assert numbers(names(f"{explainer.now or ''} {explainer.difference or ''}")) <= numbers(f"{law}\n{other}")


@pytest.mark.parametrize("explainer", EXPLAINERS)
def test_every_clause_is_explained_and_none_is_made_up(explainer: Explainer) -> None:
    text = official(explainer.slug)[explainer.article]
    # Clauses count up from 1; a number that starts a line out of turn belongs to a quoted text.
    expected = 0
    for match in re.finditer(r"(?m)^\s*(\d+)\\?\.\s", text):
        if int(match[1]) == expected + 1:
            expected += 1
    assert explainer.clauses == {str(number) for number in range(1, expected + 1)}


@pytest.mark.parametrize("explainer", EXPLAINERS)
def test_what_became_of_the_article_is_said(explainer: Explainer) -> None:
    if explainer.slug == "73-2021-qh14":
        assert explainer.now and (bool(explainer.successor) == (explainer.change is not Change.GONE))
    elif explainer.change is None:  # the earlier text was not at hand
        assert re.search(r"chưa (đọc|đối chiếu)", explainer.difference or "") and not explainer.predecessor
    else:
        assert explainer.difference and (bool(explainer.predecessor) == (explainer.change is not Change.NEW))


@pytest.mark.parametrize("explainer", EXPLAINERS)
def test_no_sentence_of_the_law_is_copied(explainer: Explainer) -> None:
    law = " ".join(official(explainer.slug)[explainer.article].split()).lower()
    for text in [explainer.brief, *(point.text for point in explainer.points)]:
        for sentence in re.split(r"(?<=[.;])\s+", text):
            words = sentence.lower().rstrip(".;").split()
            assert len(words) < 14 or " ".join(words) not in law, sentence


# "từ 20 đến 40 triệu đồng", "10–20 triệu đồng"; a clause of Decree 282 as a link and in words.
AMOUNT = re.compile(r"(\d+)(?: đến |–)(\d+) triệu")
LINKED = re.compile(r"282/2025/NĐ-CP#dieu-(?P<article>3[01])\.(?P<clause>\d+)")
NAMED = re.compile(r"khoản (?P<clause>\d+) Điều (?P<article>3[01]) Nghị định số 282")


def fine(article: str, clause: str) -> tuple[int, int]:
    """The fine of a clause in the official text, in millions of đồng."""
    text = re.search(rf"(?m)^{clause}\. .*$", official(FINES)[article])
    assert text is not None, (article, clause)
    low, high = re.findall(r"(\d+)\.000\.000 đồng", text[0])
    return int(low), int(high)


@pytest.mark.slow
@pytest.mark.parametrize("article", ["30", "31"])
def test_the_fines_of_an_explainer_are_those_of_the_decree(article: str) -> None:
    [explainer] = [one for one in real_site().explainers if (one.slug, one.article) == (FINES, article)]
    for told in (*explainer.points, *explainer.terms):
        words = told.text if isinstance(told, Point) else told.value
        for low, high in AMOUNT.findall(words):
            assert told.clause and (int(low), int(high)) == fine(article, told.clause), words
    fined = {term.clause for term in explainer.terms if AMOUNT.search(term.value)}
    assert fined == set("1234567" if article == "30" else "123456")


# "các điểm b, c và đ khoản 5", "khoản 6 và 7".
LISTED = re.compile(r"(?:điểm (?P<points>[a-zđ](?:(?:, | và )[a-zđ])*) )?khoản (?P<clauses>\d+(?:(?:, | và )\d+)*)")


@pytest.mark.slow
@pytest.mark.parametrize(("article", "first"), [("30", 8), ("31", 7)])
def test_what_comes_on_top_of_a_fine_follows_the_acts_that_the_decree_names(article: str, first: int) -> None:
    [explainer] = [one for one in real_site().explainers if (one.slug, one.article) == (FINES, article)]
    said = " ".join(official(FINES)[article].split())
    said = re.split(rf"(?<=\. ){first}\. ", said)[1]
    named: list[set[str]] = []
    for rule in re.split(r"(?<=[;:.]) (?:[a-d]\)|9\.) ", said)[1:]:
        acts = set()
        for found in LISTED.finditer(rule):
            for clause in re.findall(r"\d+", found["clauses"]):
                points = re.findall(r"[a-zđ]", (found["points"] or "").replace("và", ""))
                acts |= {f"{clause}.{point}" for point in points} or {clause}
        named.append(acts)
    told = [{act.partition(f"#dieu-{article}.")[2] for act in one.acts} for one in explainer.measures]
    assert told == named and len(named) == (5 if article == "30" else 3)


@pytest.mark.slow
def test_a_fine_beside_its_provision_is_the_decrees() -> None:
    """Every row of a table, every step and sentence that names one fine and one clause of Article 30 or 31."""
    seen = 0
    for path in sorted((CHECKOUT / "content").rglob("*.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            for part in re.split(r"(?<=\))[.;] |(?<=\) \|)", line):
                cited = {(one["article"], one["clause"]) for how in (LINKED, NAMED) for one in how.finditer(part)}
                amounts = AMOUNT.findall(part)
                if len(amounts) == len(cited) == 1:
                    assert tuple(map(int, amounts[0])) == fine(*cited.pop()), (path, part)
                    seen += 1
    assert seen >= 30
