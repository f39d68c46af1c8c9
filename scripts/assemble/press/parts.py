"""The parts that packs of items and of campaigns have in common, as HTML and plain data."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from scripts.assemble.parts import picture_files
from scripts.assemble.press.tags import bullets, heading, link, paragraph, words
from scripts.assemble.press.words import words_of
from scripts.assemble.tree import Meta
from scripts.assemble.view import View, source_row
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.identity import Press
from scripts.model.languages import LANGUAGES, ORIGINAL
from scripts.model.pack_format import PackFormat
from scripts.model.page import News
from scripts.model.source import Contact, Image, Source
from scripts.vietnamese.slugs import slug

# How staff begin the credit of a picture within a text; whoever shows it says so in words of their own.
_PHOTO = re.compile(r"\A(?:Ảnh|Photo)\s*:\s*(?=\S)")


def shared(view: View, language: str, url: str) -> Meta:
    """What every specification has: where the page is and whose site it is."""
    identity = view.site.identity
    return {
        "url": view.site_url + url,
        "language": language,
        "formats": [kind.ending for kind in formats(view, language)],
        "site": {"name": identity.name, "url": view.site_url},
        "owner": identity.agency,
        "licence": identity.licence.model_dump(),
    }


def formats(view: View, language: str) -> list[PackFormat]:
    """Those in which a document in a language comes."""
    return [kind for kind in view.formats if kind.can_write(LANGUAGES[language].script)]


def contact(view: View, own: Contact | None, told: dict[str, str]) -> Iterator[str]:
    """Whom to ask: the item's contact, else the site's for the press; where there is none, that there is none."""
    identity = view.site.identity
    press = identity.press or Press()
    found = own or press.contact or identity.contact
    rows = list(_rows(found)) if found else []
    if press.hours and own is None:
        rows.append(words(told["hours"].format(hours=press.hours)))
    if person := press.spokesperson:
        name = ", ".join(part for part in (person.name, person.title, person.phone, person.email) if part)
        rows.append(words(told["spokesperson"].format(name=name)))
    if not rows:
        rows.append(words(told["agency_silent" if identity.agency else "no_agency"].format(agency=identity.agency)))
    yield heading(told["contact"])
    yield from map(paragraph, rows)


def _rows(found: Contact) -> Iterator[str]:
    if found.name:
        yield words(found.name)
    if found.phone:
        yield link(found.phone, f"tel:{found.phone.replace(' ', '')}")
    if found.email:
        yield link(found.email, f"mailto:{found.email}")
    if found.url:
        yield link(found.url, found.url)


def sources(found: Iterable[Source], language: str = ORIGINAL) -> str:
    """The sources as the page has them."""
    return bullets(source(one, language) for one in found)


def source(found: Source, language: str = ORIGINAL) -> str:
    """A source with what must stand beside it."""
    row = source_row(found, language)
    remarks = " ".join(part for part in (row["remark"], row["note"]) if part)
    return link(row["text"], row["url"]) + (f" ({words(remarks)})" if remarks else "")


def basis(view: View, rows: list[Meta], told: dict[str, str]) -> Iterator[str]:
    """The texts that the page cites, each with its force on the page's day and now (in_force.basis)."""
    if rows:
        yield heading(told["basis"], 2)
        yield bullets("".join(_text_of_law(view, row, told)) for row in rows)


def _text_of_law(view: View, row: Meta, told: dict[str, str]) -> Iterator[str]:
    yield paragraph(f"<b>{link(row['law'], view.site_url + row['url'])}</b>")
    if "then" in row:
        yield paragraph(words(row["then"]))
    yield paragraph(words(f"{told['today']}: {row['force']['title']} {row['force']['text']}"))
    yield from (paragraph(words(later)) for later in row["later"])
    if row["provisions"]:
        yield paragraph(_linked(view, row["provisions"]))
    if row["now"]:
        yield paragraph(words(told["read_now"]), " ", _linked(view, row["now"]))


def _linked(view: View, rows: list[Meta]) -> str:
    return ", ".join(link(row["text"], view.site_url + row["url"]) for row in rows)


def about(view: View, language: str, url: str) -> Iterator[str]:
    """What the files say of themselves: how far the law in them goes, reuse, whose site it is, where the latest is."""
    told, identity = words_of(language), view.site.identity
    before, _, after = told["reuse"].partition("{licence}")
    yield heading(told["about"], 2)
    yield paragraph(words(told["legal"]))
    yield paragraph(words(identity.disclaimer.in_language(language)))
    yield paragraph(words(before), " ", link(identity.licence.name, identity.licence.url), words(after))
    yield paragraph(words(told["page"]), " ", link(view.site_url + url, view.site_url + url))


def pictures(view: View, record: News | Event, url: str, images: Iterable[Image], first: int = 1) -> Iterator[Meta]:
    """The pictures of a record with the page at `url`, numbered in their order, so that no two have one name."""
    for number, image in enumerate(images, first):
        name, picture = PurePosixPath(image.file), view.picture(record, image)
        try:
            stem = slug(name.stem, 40)
        except ValueError:  # no letter that a name can hold
            stem = "anh"
        yield {
            "file": image.file,
            "page_copy": f"{url}{image.file}",
            "whole": picture_files.whole_address(picture, image.file, url),
            "digest": picture.digest,
            # What newsrooms' systems take: every other kind becomes JPEG.
            "name": f"{number:02}-{stem}.{'png' if name.suffix.lower() == '.png' else 'jpg'}",
            "credit": _PHOTO.sub("", image.credit or "", count=1),
        } | image.model_dump(include={"alt", "caption", "licence"}, exclude_none=True)


def path_of(item: News) -> str:
    """The address of an item's files without their ending."""
    return posixpath.splitext(addresses.of_pack(item, "zip"))[0]
