"""An item of news in IPTC ninjs 3.1, for newsroom systems that take it in by themselves.

The records (scripts/model/ninjs.py) hold what we write of the standard. What a newsroom must not miss is where its
system shows it: a correction in the text and among the descriptions, changes in the editorial note.
"""

from collections.abc import Iterator
from datetime import datetime, time
from pathlib import PurePosixPath

from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.parts import api
from scripts.assemble.pieces import Frame
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
from scripts.model.page import NewsKind
from scripts.model.shared_api import ApiContact, ApiImage
from scripts.model.values import VIETNAM
from scripts.read.picture_decoding import KINDS
from scripts.words import text

# Of our kinds, those that IPTC's list of genres has: http://cv.iptc.org/newscodes/genre/
_GENRES = {NewsKind.NEWS: "Current", NewsKind.FEATURE: "Feature", NewsKind.INTERVIEW: "Interview"}


def ninjs(facts: NewsFacts, frame: Frame, whole: ApiNewsItem) -> Ninjs:
    """The item, from its facts and from what the API says of it."""
    item = facts.item
    texts = [("summary", whole.summary), ("correction", whole.correction)]
    size = {"char_count": len(whole.text), "word_count": len(whole.text.split())}
    name = _GENRES.get(whole.kind)
    genre = f"http://cv.iptc.org/newscodes/genre/{name}" if name else None
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
        descriptions=_texts(texts),
        bodies=(
            NinjsBody(role="main", content_type="text/plain", value=whole.text, **size),
            NinjsBody(role="main", content_type="text/html", value=whole.html, **size),
        ),
        by=whole.author,
        slugline=whole.slug,
        genres=(NinjsConcept(name=whole.kind_label, uri=genre, literal=whole.kind.value),),
        subjects=tuple(_subjects(facts, frame, whole)) or None,
        places=tuple(NinjsConcept(name=one.name, uri=one.url, literal=one.code) for one in whole.places) or None,
        info_sources=tuple(_sources(frame, whole)),
        rights_info=NinjsRights(linked_rights=whole.licence.url),
        copyright_notice=f"{frame.identity.publisher}, {whole.url}",
        usage_terms=_terms(whole, item.lang),
        ed_note="\n".join(_notes(facts, frame)) or None,
        renditions=tuple(
            NinjsRendition(name=one.url.rpartition(".")[2], href=one.url, content_type=one.type, title=one.title)
            for one in whole.documents
        ),
        associations=tuple(_picture(image, place, item.lang) for place, image in enumerate(whole.images, 1)) or None,
    )


def _terms(whole: ApiNewsItem, lang: str) -> str:
    terms = text("news.reuse", lang, licence=whole.licence.name, url=whole.licence.url)
    return f"{terms} {text('news.reuse_pictures', lang)}" if whole.images else terms


def _texts(texts: list[tuple[str, str | None]]) -> tuple[NinjsText, ...]:
    return tuple(NinjsText(role=role, value=words) for role, words in texts if words)


def _notes(facts: NewsFacts, frame: Frame) -> Iterator[str]:
    """What an editor must know who takes it over: that no agency is responsible for it, and what was changed."""
    if disclaimer := api.disclaimer(frame.identity, facts.item.lang):
        yield disclaimer
    for change in facts.changes:
        yield f"{change.date}: {change.text}"


def _subjects(facts: NewsFacts, frame: Frame, whole: ApiNewsItem) -> Iterator[NinjsConcept]:
    for one in facts.focus:
        yield NinjsConcept(name=one.name, uri=frame.site_url + one.url if one.url else None, literal=one.code)
    for provision in whole.law:
        yield NinjsConcept(name=provision.name, rel="about", uri=provision.url, literal=provision.citation)
    for tag in whole.tags:
        yield NinjsConcept(name=tag)


def _sources(frame: Frame, whole: ApiNewsItem) -> Iterator[NinjsInfoSource]:
    contact = whole.contact or api.contact(frame.identity.contact) or ApiContact()
    ways = (("phone", contact.phone), ("email", contact.email), ("web", contact.url))
    reached = tuple(NinjsContact(type=way, name=contact.name, value=value) for way, value in ways if value)
    yield NinjsInfoSource(
        name=frame.identity.publisher, role="provider", uri=frame.site_url, contact_info=reached or None
    )
    for source in whole.sources:
        yield NinjsInfoSource(name=source.title or source.url or "", role="source", uri=source.url)


def _picture(image: ApiImage, place: int, language: str) -> NinjsPicture:
    media = f"image/{KINDS[PurePosixPath(image.url).suffix.lower()].lower()}"
    return NinjsPicture(
        name="main" if place == 1 else f"picture-{place}",
        uri=image.url,
        descriptions=_texts([("caption", image.caption), ("alt", image.alt)]) or None,
        by=image.credit,
        usage_terms=image.licence or text("press.pack.no_licence", language),
        renditions=tuple(
            NinjsRendition(name=name, href=one.url, content_type=media, width=one.width, height=one.height)
            for name, one in (("main", image), ("original", image.original))
            if one
        ),
    )
