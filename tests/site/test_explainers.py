"""Explainers against the official texts: nothing that the law does not say, nothing of it left out."""

from __future__ import annotations

import re
from functools import cache

import pytest

from scripts.model.explainer import Change, Explainer
from scripts.model.law import Provision
from scripts.model.website import Site
from scripts.read import read
from tests.conftest import CHECKOUT
from tests.site.test_real_content import DATA

TEXTS = {"73-2021-qh14": "73-2021-qh14.txt", "120-2025-qh15": "120-2025-qh15.md"}


@cache
def site() -> Site:
    reading = read(CHECKOUT)
    assert reading.site is not None
    return reading.site


EXPLAINERS = site().explainers


@cache
def official(slug: str) -> dict[str, str]:
    """The articles of the official text by number; quoted articles of other laws stay where they are quoted."""
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
        law = site().laws_by_number[provision.law]
        found.append(official(law.slug)[provision.article])
    return "\n".join(found)


def names(text: str) -> str:
    """Numbers that only name a provision or a document, taken out of a sentence."""
    text = re.sub(r"\d+/\d{4}/[A-ZĐ0-9-]+|\b\d{1,2}/\d{1,2}/\d{4}|Luật(?: số| năm)? \d{4}|năm \d{4}", " ", text)
    return re.sub(r"(?i)\b(điều|khoản)\s+\d+(?:\s*(?:,|và|hoặc|đến)\s*(?:khoản |điều )?\d+)*", " ", text)


@pytest.mark.parametrize("explainer", EXPLAINERS, ids=lambda explainer: f"{explainer.slug}-{explainer.article}")
def test_every_number_is_in_the_official_text(explainer: Explainer) -> None:
    law = official(explainer.slug)[explainer.article]
    said = " ".join(
        [explainer.brief, *(point.text for point in explainer.points), *(term.value for term in explainer.terms)]
    )
    assert numbers(names(said)) <= numbers(law)
    other = cited(explainer, explainer.successor + explainer.predecessor)
    assert numbers(names(f"{explainer.now or ''} {explainer.difference or ''}")) <= numbers(f"{law}\n{other}")


@pytest.mark.parametrize("explainer", EXPLAINERS, ids=lambda explainer: f"{explainer.slug}-{explainer.article}")
def test_every_clause_is_explained_and_none_is_made_up(explainer: Explainer) -> None:
    text = official(explainer.slug)[explainer.article]
    # Clauses count up from 1; a number that starts a line out of turn belongs to a quoted text.
    expected = 0
    for match in re.finditer(r"(?m)^\s*(\d+)\\?\.\s", text):
        if int(match[1]) == expected + 1:
            expected += 1
    assert explainer.clauses == {str(number) for number in range(1, expected + 1)}


@pytest.mark.parametrize("explainer", EXPLAINERS, ids=lambda explainer: f"{explainer.slug}-{explainer.article}")
def test_what_became_of_the_article_is_said(explainer: Explainer) -> None:
    if explainer.slug == "73-2021-qh14":
        assert explainer.now and (bool(explainer.successor) == (explainer.change is not Change.GONE))
    else:
        assert explainer.difference and (bool(explainer.predecessor) == (explainer.change is not Change.NEW))


@pytest.mark.parametrize("explainer", EXPLAINERS, ids=lambda explainer: f"{explainer.slug}-{explainer.article}")
def test_no_sentence_of_the_law_is_copied(explainer: Explainer) -> None:
    law = " ".join(official(explainer.slug)[explainer.article].split()).lower()
    for text in [explainer.brief, *(point.text for point in explainer.points)]:
        for sentence in re.split(r"(?<=[.;])\s+", text):
            words = sentence.lower().rstrip(".;").split()
            assert len(words) < 14 or " ".join(words) not in law, sentence
