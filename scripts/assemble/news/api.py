"""/api/v1/news.json with a light row for each item, a file with the whole of each, and the same as ninjs."""

from collections.abc import Sequence
from functools import partial

from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.news.ninjs import ninjs
from scripts.assemble.parts import api
from scripts.assemble.pieces import Frame, Lazy, Shelf, Tree, joined, lazy
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


def parted(view: View) -> bool:
    """Is the list in parts?"""
    return len(view.news) > api.MOST


def build(view: View, frame: Frame, shelf: Shelf) -> Tree:
    """The list of all items, however old, and the files of each; translations have files of their own and are named by
    the original's."""
    facts = view.news_facts.values()
    listed = [one for one in facts if one.is_original]

    def row(one: NewsFacts, whole: ApiNewsItem | None = None) -> bytes:
        def make() -> bytes:
            return api.written(whole or item_of(one, frame), ApiNews.model_fields)

        return shelf.piece(f"files/{one.data}", one.digest + frame.digest, make)

    def data(one: NewsFacts) -> bytes:
        whole = item_of(one, frame)
        row(one, whole)
        return api.written(whole)

    def newsroom(one: NewsFacts) -> bytes:
        return api.written(ninjs(one, frame, item_of(one, frame)))

    def part(url: str, some: Sequence[NewsFacts], following: str | None) -> Lazy:
        def made() -> bytes:
            return api.listed(view, ApiNewsList, "news", map(row, some), next=following)

        return joined(made, some, url, following or "", frame.digest)

    tree: Tree = {f"files/{one[0]}": part(*one) for one in api.parts(LIST, listed, frame.site_url)}
    for one in facts:
        for path, make in ((one.data, data), (one.ninjs, newsroom)):
            tree[f"files/{path}"] = lazy(partial(make, one), "news data", frame.digest, one.digest)
    return tree


def item_of(facts: NewsFacts, frame: Frame) -> ApiNewsItem:
    """The whole of an item."""
    item, root = facts.item, frame.site_url
    return api.of(
        ApiNewsItem,
        item,
        id=facts.id,
        url=facts.address,
        data=root + facts.data,
        ninjs=root + facts.ninjs,
        summary=facts.summary,
        kind_label=facts.card.kind,
        language=item.lang,
        updated=item.modified,
        places=[api.of(ApiNewsPlace, one, url=root + one.url if one.url else None) for one in facts.places if one.code],
        licence=api.licence(frame.identity),
        html=facts.whole_html,
        text=facts.whole_text,
        focus_titles=[one.name for one in facts.focus],
        law=[ApiCitation(citation=one.code, name=one.name, url=root + (one.url or "")) for one in facts.law],
        sources=api.sources(item.sources),
        images=[api.image(root, one) for one in facts.pictures],
        quotes=api.quotes(item.quotes),
        audio=api.audio(root, facts.voices.audio),
        contact=api.contact(item.contact),
        documents=[api.of(ApiDocument, one, url=root + one.url) for one in facts.files],
        translations=[
            api.of(ApiTranslation, one, url=root + one.url, data=root + one.data, ninjs=root + one.ninjs)
            for one in facts.versions
        ],
        original=root + facts.original if facts.original else None,
    )
