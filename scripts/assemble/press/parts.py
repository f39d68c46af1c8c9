"""The parts that packs of items and of campaigns have in common, as blocks and plain data."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from scripts.assemble.citing import in_markdown
from scripts.assemble.press.blocks import Block, Run, bullets, heading, markdown, paragraph, run
from scripts.assemble.press.words import words_of
from scripts.assemble.tree import Meta
from scripts.assemble.view import View, source_row
from scripts.model.event import Event
from scripts.model.identity import Press
from scripts.model.languages import ORIGINAL
from scripts.model.markup import rewrite_links
from scripts.model.page import News
from scripts.model.prose import passage
from scripts.model.record import Record
from scripts.model.source import Contact, Image, Source
from scripts.read.pictures import KINDS
from scripts.vietnamese.slugs import slug

# What a newsroom's system takes; AVIF becomes JPEG on the way.
_ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "jpg"}


def shared(view: View, language: str, url: str) -> Meta:
    """What every specification has: where the page is, whose site it is, and the words of its language."""
    identity = view.site.identity
    return {
        "url": view.site_url + url,
        "language": language,
        "site": {"name": identity.name, "tagline": identity.tagline, "url": view.site_url},
        "owner": identity.agency,
        "licence": identity.licence.model_dump(),
        "words": words_of(language),
        "code": view.codes.of(view.site_url + url),
    }


def text(view: View, record: Record, field: tuple[str | int, ...] | None, source: str, url: str) -> Block:
    """A Markdown text with absolute links, by identity and at every provision that prose names."""
    language = record.lang if isinstance(record, News) else ORIGINAL
    linked = in_markdown(view.site, passage(view.site, record, field, source), url, lambda to: view.site_url + to)
    return markdown(rewrite_links(linked, lambda link: view.site_url + view.href(link, language)))


def line(words: str) -> Block:
    """A plain text on one line."""
    return paragraph(run(" ".join(words.split())))


def contact(view: View, own: Contact | None, words: dict[str, str]) -> Iterator[Block]:
    """Whom to ask: the item's contact, else the site's for the press; where there is none, that there is none."""
    identity = view.site.identity
    press = identity.press or Press()
    found = own or press.contact or identity.contact
    rows: list[Run] = list(_lines(found)) if found else []
    if press.hours and own is None:
        rows.append(run(words["hours"].format(hours=press.hours)))
    if person := press.spokesperson:
        name = ", ".join(part for part in (person.name, person.title, person.phone, person.email) if part)
        rows.append(run(words["spokesperson"].format(name=name)))
    if not rows:
        rows.append(run(words["agency_silent" if identity.agency else "no_agency"].format(agency=identity.agency)))
    yield heading(words["contact"])
    yield from (paragraph(row) for row in rows)


def _lines(found: Contact) -> Iterator[Run]:
    if found.name:
        yield run(found.name)
    if found.phone:
        yield run(found.phone, f"tel:{found.phone.replace(' ', '')}")
    if found.email:
        yield run(found.email, f"mailto:{found.email}")
    if found.url:
        yield run(found.url, found.url)


def sources(found: Iterable[Source], language: str = ORIGINAL) -> Block:
    """The sources as the page has them."""
    return bullets([[paragraph(*source_runs(source, language))] for source in found])


def source_runs(source: Source, language: str = ORIGINAL) -> list[Run]:
    """A source with what must stand beside it."""
    row = source_row(source, language)
    remarks = " ".join(part for part in (row["remark"], row["note"]) if part)
    return [run(row["text"], row["url"]), *([run(f" ({remarks})")] if remarks else [])]


def basis(view: View, rows: list[Meta], words: dict[str, str]) -> Iterator[Block]:
    """The texts that the page cites, each with its force on the page's day and now (in_force.basis)."""
    if not rows:
        return
    yield heading(words["basis"], 2)
    items = []
    for row in rows:
        blocks = [paragraph(run(row["law"], view.site_url + row["url"], bold=True))]
        if "then" in row:
            blocks.append(line(row["then"]))
        blocks.append(line(f"{words['today']}: {row['force']['title']} {row['force']['text']}"))
        blocks += [line(later) for later in row["later"]]
        if row["provisions"]:
            blocks.append(paragraph(*_linked(view, row["provisions"])))
        if row["now"]:
            blocks.append(paragraph(run(f"{words['read_now']} "), *_linked(view, row["now"])))
        items.append(blocks)
    yield bullets(items)


def _linked(view: View, rows: list[Meta]) -> Iterator[Run]:
    for place, row in enumerate(rows):
        if place:
            yield run(", ")
        yield run(row["text"], view.site_url + row["url"])


def about(view: View, language: str, url: str) -> Iterator[Block]:
    """What the files say of themselves: how far the law in them goes, reuse, whose site it is, where the latest is."""
    words, identity = words_of(language), view.site.identity
    before, _, after = words["reuse"].partition("{licence}")
    yield heading(words["about"], 2)
    yield line(words["legal"])
    yield line(identity.disclaimer.en if language == "en" else identity.disclaimer.vi)
    yield paragraph(run(before), run(identity.licence.name, identity.licence.url), run(after))
    yield paragraph(run(f"{words['page']} "), run(view.site_url + url, view.site_url + url))


def pictures(view: View, record: News | Event, images: Iterable[Image], first: int = 1) -> Iterator[Meta]:
    """The pictures of a record, numbered in their order, so that no two have one name."""
    folder = posixpath.dirname(record.at().path)
    for number, image in enumerate(images, first):
        path = posixpath.join(folder, image.file)
        kind = KINDS[PurePosixPath(image.file).suffix.lower()]
        try:
            stem = slug(PurePosixPath(image.file).stem, 40)
        except ValueError:  # no letter that a name can hold
            stem = "anh"
        yield {
            "file": image.file,
            "path": path,
            "digest": view.site.images[path].digest,
            "name": f"{number:02}-{stem}.{_ENDINGS[kind]}",
        } | image.model_dump(include={"alt", "caption", "credit", "licence"}, exclude_none=True)
