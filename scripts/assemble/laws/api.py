"""/api/v1/laws.json, and a file for each text and each article."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from scripts.assemble.laws.short_links import short_link
from scripts.assemble.parts.api import written
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.law import Article, Law, Provision
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
from scripts.model.website import INVERSE

_M = TypeVar("_M", bound=BaseModel)


def build(view: View) -> Tree:
    """Every file of the API about laws."""
    if not view.site.laws:
        return {}
    laws = sorted(view.site.laws, key=lambda law: law.number)
    tree = {f"files/{addresses.API}laws.json": written(ApiLaws(laws=tuple(ApiLaw(**_law(view, law)) for law in laws)))}
    for law in laws:
        tree[f"files/{data_of(law)}"] = written(_detail(view, law))
        for article in law.articles.values():
            tree[f"files/{data_of(law, article.number)}"] = written(_article(view, law, article))
    return tree


def data_of(law: Law, number: str | None = None) -> str:
    """`api/v1/laws/73-2021-qh14/dieu-23.json`, relative to the site's root."""
    return f"{addresses.API}laws/{law.slug}" + (f"/dieu-{number}.json" if number else ".json")


def akn_of(law: Law) -> str | None:
    """`api/v1/laws/73-2021-qh14.akn.xml`; only a text laid out by article, of a known day, has one."""
    return f"{addresses.API}laws/{law.slug}.akn.xml" if law.articles and law.passed else None


def _law(view: View, law: Law) -> dict[str, object]:
    akn = akn_of(law)
    relations = {name: tuple(_own(ApiRelation, found) for found in view.site.relations(law, name)) for name in INVERSE}
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
        "force": law.force(view.today),
        "official_source": law.official_source.url if law.official_source else None,
        "url": view.site_url + addresses.of_law(law),
        "short_url": view.site_url + short_link(law),
        "data": view.site_url + data_of(law),
        "akoma_ntoso": view.site_url + akn if akn else None,
    }


def _detail(view: View, law: Law) -> ApiLawDetail:
    return ApiLawDetail.model_validate(
        _law(view, law)
        | {
            "chapters": tuple(
                ApiChapter(
                    number=chapter.number,
                    title=chapter.title,
                    part=chapter.part,
                    articles=tuple(article.number for article in chapter.articles),
                )
                for chapter in law.chapters
            ),
            "articles": tuple(
                ApiArticleLink(
                    number=article.number,
                    title=article.title,
                    url=_url(view, law, article),
                    data=view.site_url + data_of(law, article.number),
                )
                for article in law.articles.values()
            ),
        }
    )


def _url(view: View, law: Law, article: Article) -> str:
    return view.site_url + (addresses.of_provision(view.site, Provision(law.number, article.number)) or "")


def _article(view: View, law: Law, article: Article) -> ApiArticle:
    provision = Provision(law.number, article.number)
    explainer = view.site.explainer(provision)
    chapter = law.chapter_of(article)
    has_page = addresses.has_page(view.site, law, article.number)
    return ApiArticle(
        law=law.number,
        number=article.number,
        title=article.title,
        citation=provision.citation,
        chapter=chapter.number if chapter else None,
        effective=law.starts(provision),
        ended=law.ended,
        force=law.force(view.today, provision),
        clauses=view.site.outline(law, article.number),
        url=_url(view, law, article),
        short_url=view.site_url + short_link(law, article.number) if has_page else None,
        explainer=_own(ApiExplainer, explainer) if explainer else None,
        text=view.site.printed(law, article.number),
    )


def _own(model: type[_M], record: BaseModel) -> _M:
    """The fields of a record that the API gives, under the names that both use."""
    return model.model_validate(record, from_attributes=True)
