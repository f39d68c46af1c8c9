"""/api/v1/news.json with a light row for each item, a file with the whole of each, and the same as ninjs."""

from __future__ import annotations

from scripts.assemble.news.feeds import Entry
from scripts.assemble.news.named_places import NewsPlaces
from scripts.assemble.news.ninjs import ninjs
from scripts.assemble.parts import api
from scripts.assemble.parts.plain_html import plain
from scripts.assemble.press import files_of
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.languages import ORIGINAL
from scripts.model.news_api import ApiCitation, ApiDocument, ApiNews, ApiNewsItem, ApiNewsList, ApiTranslation
from scripts.model.page import News
from scripts.model.prose import cited
from scripts.model.shared_api import ApiLicence

LIST = f"{addresses.API}news.json"


class NewsData:
    """Writes an item after the other, then the list of them."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._places = NewsPlaces(view)
        self._licence = api.licence(view)
        self._rows: list[bytes] = []

    def of(self, item: News, entry: Entry) -> Tree:
        """The files of an item; translations have files of their own and are named by the original's."""
        whole = _item(self._view, self._places, self._licence, item, entry)
        if item.lang == ORIGINAL:
            self._rows.append(api.written(whole, ApiNews.model_fields))
        return {
            f"files/{addresses.of_news_data(item)}": api.written(whole),
            f"files/{addresses.of_ninjs(item)}": api.written(ninjs(self._view, item, whole)),
        }

    def listed(self) -> Tree:
        """The list of the items written, however old."""
        head = ApiNewsList(site=api.site(self._view), licence=self._licence, news=())
        return {f"files/{LIST}": api.listed(head, "news", self._rows)}


def _item(view: View, places: NewsPlaces, licence: ApiLicence, item: News, entry: Entry) -> ApiNewsItem:
    url = addresses.of_article(item)
    original = view.site.originals.get(item.key) if item.lang != ORIGINAL else None
    return ApiNewsItem(
        id=entry.id,
        slug=item.slug,
        url=entry.url,
        data=view.site_url + addresses.of_news_data(item),
        ninjs=view.site_url + addresses.of_ninjs(item),
        title=entry.title,
        summary=entry.summary,
        kind=item.kind,
        kind_label=entry.kind,
        author=entry.author,
        language=entry.language,
        date=item.date,
        published=entry.published,
        updated=entry.updated,
        expires=item.expires,
        tags=entry.tags,
        focus=item.focus,
        places=places.of(item),
        correction=item.correction,
        licence=licence,
        html=entry.html,
        text="\n\n".join(plain(entry.html)),
        focus_titles=tuple(view.focus_words.get(name, name) for name in item.focus),
        law=tuple(
            ApiCitation(
                citation=provision.citation,
                name=provision.words,
                url=view.site_url + (addresses.of_provision(view.site, provision) or ""),
            )
            for provision in cited(view.site, item)
        ),
        sources=api.sources(item.sources),
        images=tuple(api.image(view.site_url, view.picture(item, image), image, url) for image in item.pictures),
        changes=api.changes(item.changes),
        contact=api.contact(item.contact),
        documents=tuple(
            ApiDocument(url=view.site_url + url, type=kind.media, title=kind.title)
            for kind, url in files_of(view, item)
        ),
        translations=_translations(view, item),
        translator=item.translator,
        original=view.site_url + addresses.of_article(original) if isinstance(original, News) else None,
    )


def _translations(view: View, item: News) -> tuple[ApiTranslation, ...]:
    if item.lang != ORIGINAL:
        return ()
    versions = sorted(view.site.versions.get(item.key, {}).items())
    return tuple(
        ApiTranslation(
            language=language,
            title=version.title,
            url=view.site_url + addresses.of_article(version),
            data=view.site_url + addresses.of_news_data(version),
            ninjs=view.site_url + addresses.of_ninjs(version),
        )
        for language, version in versions
        if isinstance(version, News)
    )
