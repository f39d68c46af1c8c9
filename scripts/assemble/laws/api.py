"""/api/v1/laws.json, and a file for each text and each article."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel

from scripts.assemble.laws.facts import ArticleFacts, Articles, LawFacts
from scripts.assemble.parts.api import written
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.law_api import (
    ApiArticle,
    ApiArticleLink,
    ApiChapter,
    ApiExplainer,
    ApiLaw,
    ApiLawDetail,
    ApiLaws,
    ApiRelation,
)

_M = TypeVar("_M", bound=BaseModel)


def build(view: View) -> Tree:
    """Every file of the API about laws."""
    laws = sorted(view.law_facts.values(), key=lambda facts: facts.law.number)
    if not laws:
        return {}
    given = {facts.law.number: _law(view.site_url, facts) for facts in laws}
    tree = {f"files/{addresses.API}laws.json": written(ApiLaws(laws=tuple(ApiLaw(**one) for one in given.values())))}
    for facts in laws:
        articles = view.article_facts[facts.law.number]
        tree[f"files/{facts.data}"] = written(_detail(view.site_url, facts, articles, given[facts.law.number]))
        for article in articles.values():
            tree[f"files/{article.data}"] = written(_article(view.site_url, facts, article))
    return tree


def _law(site_url: str, facts: LawFacts) -> dict[str, Any]:
    law = facts.law
    relations = {
        name: tuple(_own(ApiRelation, one.relation) for one in found) for name, found in facts.relations.items()
    }
    return relations | {
        "number": law.number,
        "slug": law.slug,
        "kind": law.kind,
        "title": law.title,
        "short_title": law.short_title,
        "issuer": law.issuer,
        "passed": law.passed,
        "effective": law.effective,
        "ended": law.ended,
        "force": facts.standing,
        "official_source": law.official_source.url if law.official_source else None,
        "url": facts.address,
        "short_url": site_url + facts.short,
        "data": site_url + facts.data,
        "akoma_ntoso": site_url + facts.akn if facts.akn else None,
    }


def _detail(site_url: str, facts: LawFacts, articles: Articles, given: dict[str, Any]) -> ApiLawDetail:
    chapters = tuple(
        ApiChapter(
            number=chapter.number,
            title=chapter.title,
            part=chapter.part,
            articles=tuple(article.number for article in chapter.articles),
        )
        for chapter in facts.law.chapters
    )
    links = tuple(
        ApiArticleLink(number=one.article.number, title=one.article.title, url=one.address, data=site_url + one.data)
        for one in articles.values()
    )
    return ApiLawDetail(**given, chapters=chapters, articles=links)


def _article(site_url: str, facts: LawFacts, article: ArticleFacts) -> ApiArticle:
    return ApiArticle(
        law=facts.law.number,
        number=article.article.number,
        title=article.article.title,
        citation=article.provision.citation,
        chapter=article.chapter.number if article.chapter else None,
        effective=facts.law.starts(article.provision),
        ended=facts.law.ended,
        force=article.standing,
        clauses=article.outline,
        url=article.address,
        short_url=site_url + article.short if article.short else None,
        explainer=_own(ApiExplainer, article.explainer) if article.explainer else None,
        text=article.printed,
    )


def _own(model: type[_M], record: BaseModel) -> _M:
    """The fields of a record that the API gives, under the names that both use."""
    return model.model_validate(record, from_attributes=True)
