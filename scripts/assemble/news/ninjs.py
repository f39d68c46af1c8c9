"""An item of news in IPTC ninjs 3.1, for newsroom systems that take it in by themselves.

The records (scripts/model/ninjs.py) hold what we write of the standard. What a newsroom must not miss stands where its
system shows it: a correction in the text and among the descriptions, changes in the editorial note.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from pathlib import PurePosixPath

from scripts.assemble.parts import api, wording
from scripts.assemble.press.words import words_of
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.news_api import ApiNewsItem
from scripts.model.ninjs import (
    Ninjs,
    NinjsBody,
    NinjsConcept,
    NinjsContact,
    NinjsInfoSource,
    NinjsPicture,
    NinjsRendition,
    NinjsRights,
    NinjsText,
)
from scripts.model.page import News, NewsKind
from scripts.model.shared_api import ApiContact, ApiImage
from scripts.model.values import VIETNAM
from scripts.read.pictures import KINDS

# Of our kinds, those that IPTC's list of genres has: http://cv.iptc.org/newscodes/genre/
_GENRES = {NewsKind.NEWS: "Current", NewsKind.FEATURE: "Feature", NewsKind.INTERVIEW: "Interview"}


def ninjs(view: View, item: News, whole: ApiNewsItem) -> Ninjs:
    """The item, from its record and from what the API says of it."""
    return Ninjs(
        uri=whole.id,
        language=whole.language,
        version=1 + len(item.changes),
        first_created=whole.published,
        version_created=max([whole.published, *(change.at for change in item.changes)]),
        content_created=datetime.combine(item.date, time(), VIETNAM),
        embargoed_until=item.embargo,
        expires=item.expires,
        title=whole.title,
        headlines=(NinjsText(role="main", value=whole.title),),
        descriptions=tuple(_descriptions(whole)),
        bodies=tuple(_bodies(whole)),
        by=whole.author,
        slugline=whole.slug,
        genres=(_genre(item.kind),),
        subjects=tuple(_subjects(view, item, whole)) or None,
        places=tuple(NinjsConcept(name=place.name, uri=place.url, literal=place.code) for place in whole.places)
        or None,
        info_sources=tuple(_sources(view, whole)),
        rights_info=NinjsRights(linked_rights=whole.licence.url),
        copyright_notice=f"{view.site.identity.publisher}, {whole.url}",
        usage_terms=wording.reuse(whole.licence.name, whole.licence.url, item.lang),
        ed_note="\n".join(_notes(view, item)) or None,
        renditions=tuple(
            NinjsRendition(
                name=document.url.rpartition(".")[2],
                href=document.url,
                content_type=document.type,
                title=document.title,
            )
            for document in whole.documents
        ),
        associations=tuple(_picture(image, place, item.lang) for place, image in enumerate(whole.images, 1)) or None,
    )


def _notes(view: View, item: News) -> Iterator[str]:
    """What an editor must know who takes it over: that no agency stands behind it, and what was changed."""
    if told := api.disclaimer(view, item.lang):
        yield told
    for change in item.changes:
        yield f"{wording.day(change.day, item.lang)}: {change.note}"


def _descriptions(whole: ApiNewsItem) -> Iterator[NinjsText]:
    yield NinjsText(role="summary", value=whole.summary)
    if whole.correction:
        yield NinjsText(role="correction", value=whole.correction)


def _bodies(whole: ApiNewsItem) -> Iterator[NinjsBody]:
    size = {"char_count": len(whole.text), "word_count": len(whole.text.split())}
    yield NinjsBody(role="main", content_type="text/plain", value=whole.text, **size)
    yield NinjsBody(role="main", content_type="text/html", value=whole.html, **size)


def _genre(kind: NewsKind) -> NinjsConcept:
    name = _GENRES.get(kind)
    uri = f"http://cv.iptc.org/newscodes/genre/{name}" if name else None
    return NinjsConcept(name=kind.label, uri=uri, literal=kind.value)


def _subjects(view: View, item: News, whole: ApiNewsItem) -> Iterator[NinjsConcept]:
    for name in item.focus:
        known = view.focus_words.get(name)
        uri = view.site_url + addresses.of_news_focus(name) if known else None
        yield NinjsConcept(name=known or name, uri=uri, literal=name)
    for provision in whole.law:
        yield NinjsConcept(name=provision.name, rel="about", uri=provision.url, literal=provision.citation)
    for tag in item.tags:
        yield NinjsConcept(name=tag)


def _sources(view: View, whole: ApiNewsItem) -> Iterator[NinjsInfoSource]:
    ways = tuple(_ways(whole.contact or api.contact(view.site.identity.contact)))
    yield NinjsInfoSource(
        name=view.site.identity.publisher, role="provider", uri=view.site_url, contact_info=ways or None
    )
    for source in whole.sources:
        yield NinjsInfoSource(name=source.title or source.url or "", role="source", uri=source.url)


def _ways(contact: ApiContact | None) -> Iterator[NinjsContact]:
    if contact is None:
        return
    if contact.phone:
        yield NinjsContact(type="phone", name=contact.name, value=contact.phone)
    if contact.email:
        yield NinjsContact(type="email", name=contact.name, value=contact.email)
    if contact.url:
        yield NinjsContact(type="web", name=contact.name, value=contact.url)


def _picture(image: ApiImage, place: int, language: str) -> NinjsPicture:
    told = (("caption", image.caption), ("alt", image.alt))
    media = f"image/{KINDS[PurePosixPath(image.url).suffix.lower()].lower()}"
    return NinjsPicture(
        name="main" if place == 1 else f"picture-{place}",
        uri=image.url,
        descriptions=tuple(NinjsText(role=role, value=text) for role, text in told if text) or None,
        by=image.credit,
        usage_terms=image.licence or words_of(language)["no_licence"],
        renditions=tuple(
            NinjsRendition(name=name, href=one.url, content_type=media, width=one.width, height=one.height)
            for name, one in (("main", image), ("original", image.original))
            if one
        ),
    )
