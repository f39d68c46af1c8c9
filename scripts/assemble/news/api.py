"""/api/v1/news.json with a light row for each item, a file with the whole of each, and the same as ninjs."""

from __future__ import annotations

from functools import partial

from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.news.ninjs import ninjs
from scripts.assemble.parts import api
from scripts.assemble.pieces import Frame, Lazy, Made, Shelf, Tree, folded, key_of
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.news_api import (
    ApiCitation,
    ApiDocument,
    ApiNews,
    ApiNewsItem,
    ApiNewsList,
    ApiNewsPlace,
    ApiTranslation,
)

LIST = f"{addresses.API}news.json"


def build(view: View, frame: Frame, shelf: Shelf) -> Tree:
    """The list of all items, however old, and the files of each; translations have files of their own and are named by
    the original's."""
    facts = view.news_facts.values()
    listed = [one for one in facts if one.is_original]

    def row(one: NewsFacts, whole: ApiNewsItem | None = None) -> bytes:
        def make() -> bytes:
            return api.written(whole or item_of(one, frame), ApiNews.model_fields)

        return shelf.piece(f"files/{one.data}", one.digest + frame.digest, make)

    def data(one: NewsFacts) -> Made:
        whole = item_of(one, frame)
        row(one, whole)
        return Made(api.written(whole))

    def newsroom(one: NewsFacts) -> Made:
        return Made(api.written(ninjs(one, frame, item_of(one, frame))))

    def of_list() -> Made:
        head = ApiNewsList(site=api.site(view), licence=api.licence(frame.identity), news=())
        return Made(api.listed(head, "news", map(row, listed)))

    key = key_of(LIST, frame.digest, folded(one.digest for one in listed))
    tree: Tree = {f"files/{LIST}": Lazy(key, of_list, joins=True)}
    for one in facts:
        key = key_of("news data", frame.digest, one.digest)
        tree[f"files/{one.data}"] = Lazy(key, partial(data, one))
        tree[f"files/{one.ninjs}"] = Lazy(key, partial(newsroom, one))
    return tree


def item_of(facts: NewsFacts, frame: Frame) -> ApiNewsItem:
    """The whole of an item."""
    item, root = facts.item, frame.site_url
    return ApiNewsItem(
        id=facts.id,
        slug=item.slug,
        url=facts.address,
        data=root + facts.data,
        ninjs=root + facts.ninjs,
        title=item.title,
        summary=facts.summary,
        kind=item.kind,
        kind_label=facts.card.kind,
        author=item.author,
        language=item.lang,
        date=item.date,
        published=item.published,
        updated=item.modified,
        expires=item.expires,
        tags=item.tags,
        focus=item.focus,
        places=tuple(
            ApiNewsPlace(name=one.name, code=one.code, url=root + one.url if one.url else None) for one in facts.places
        ),
        correction=item.correction,
        licence=api.licence(frame.identity),
        html=facts.whole_html,
        text=facts.whole_text,
        focus_titles=tuple(one.text for one in facts.focus),
        law=tuple(ApiCitation(citation=one.citation, name=one.words, url=root + one.url) for one in facts.law),
        sources=api.sources(item.sources),
        images=tuple(
            api.image(root, picture, image, facts.url)
            for picture, image in zip(facts.pictures, item.pictures, strict=True)
        ),
        changes=api.changes(item.changes),
        contact=api.contact(item.contact),
        documents=tuple(ApiDocument(url=root + one.url, type=one.media, title=one.title) for one in facts.files),
        translations=tuple(
            ApiTranslation(
                language=one.language,
                title=one.title,
                url=root + one.url,
                data=root + one.data,
                ninjs=root + one.ninjs,
            )
            for one in facts.versions
        ),
        translator=item.translator,
        original=root + facts.original if facts.original else None,
    )
