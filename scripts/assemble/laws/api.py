"""/api/v1/laws.json, and a file for each text and each article; /l/<number>-<year>[-<article>]/, the pages at their
short addresses, which lead on by themselves."""

from typing import Any, TypeVar

from pydantic import BaseModel

from scripts.assemble.laws.facts import ArticleFacts, Articles, LawFacts
from scripts.assemble.page import relative
from scripts.assemble.parts.api import written
from scripts.assemble.site import redirects
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
        tree[f"files/{facts.head.data}"] = written(_detail(view.site_url, facts, articles, given[facts.law.number]))
        for article in articles.values():
            tree[f"files/{article.data}"] = written(_article(view.site_url, facts, article))
    return tree


def short_links(view: View) -> Tree:
    """A page for each text, and for each of its articles that has a page."""
    tree = {}
    for law in view.law_facts.values():
        tree[f"files/{law.head.short}index.html"] = redirects.page(
            law.address, law.law.name, relative(law.head.url, law.head.short)
        )
        for article in view.article_facts[law.law.number].values():
            if article.short:
                tree[f"files/{article.short}index.html"] = redirects.page(
                    article.address, article.heading, relative(article.url, article.short)
                )
    return tree


def _law(site_url: str, facts: LawFacts) -> dict[str, Any]:
    law, head = facts.law, facts.head
    relations = {
        name: tuple(_own(ApiRelation, one.relation) for one in found) for name, found in facts.relations.items()
    }
    same = ("number", "slug", "kind", "title", "short_title", "issuer", "signer", "passed", "effective", "ended")
    return (
        {name: getattr(law, name) for name in same}
        | relations
        | {
            "force": facts.standing,
            "official_source": head.official.url if head.official else None,
            "url": facts.address,
            "short_url": site_url + head.short,
            "data": site_url + head.data,
            "akoma_ntoso": site_url + head.akn if head.akn else None,
        }
    )


def _detail(site_url: str, facts: LawFacts, articles: Articles, given: dict[str, Any]) -> ApiLawDetail:
    chapters = tuple(
        ApiChapter(number=one.number, title=one.title, part=one.part, articles=[part.number for part in one.articles])
        for one in facts.law.chapters
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
