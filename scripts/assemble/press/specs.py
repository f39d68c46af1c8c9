"""The specifications: `press/<file>.json` for each item of news, and one for the latest campaign.

    path        the address of its files without their ending
    name        what they are called in the zip: ASCII, and never a name that Windows keeps for itself
    formats     the endings to publish beside the zip; all of them are in it
    id, url, language, title, subject, author, published, updated (ISO 8601, +07:00)
    site        name, tagline, url;  licence: name, url;  words: what the formats themselves say
    day, lead   the day in words, a sentence or two
    blocks      the text: press/blocks.py
    code        the QR code that leads to the page (size and path)
    pictures    {file, path (in the sources), digest, name, alt, caption, credit, licence, terms}
    with        paths of the items that a campaign's pack carries along
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator

from scripts.assemble import in_force, wording
from scripts.assemble.citing import in_markdown
from scripts.assemble.feeds.entry import moments, tag
from scripts.assemble.press.blocks import Block, Run, bullets, heading, markdown, note, paragraph, run
from scripts.assemble.press.campaign import campaign_blocks, campaign_events, news_of
from scripts.assemble.press.words import words_of
from scripts.assemble.tree import Meta, Tree
from scripts.assemble.view import View, source_row
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.languages import ORIGINAL
from scripts.model.markup import images, rewrite_links
from scripts.model.page import News
from scripts.model.prose import passage
from scripts.model.record import Record
from scripts.model.source import Contact, Image
from scripts.model.values import VIETNAM
from scripts.read.pictures import KINDS
from scripts.vietnamese.slugs import slug

FORMATS = ("docx", "pdf", "txt")


def build(view: View) -> Tree:
    """Every specification."""
    tree: Tree = {}
    for item in (*view.news, *view.translations_of(News)):
        tree[_path(addresses.of_pack(item, "json"))] = _json(_item(view, item))
    if view.latest_campaign:
        tree[_path(addresses.CAMPAIGN_PACK)] = _json(_campaign(view, view.latest_campaign))
    return tree


def links_of(item: News) -> list[Meta]:
    """For the page of an item: where its files are; `kind` picks the words."""
    return [{"kind": kind, "url": addresses.of_pack(item, kind)} for kind in (*FORMATS, "zip")]


def _path(address: str) -> str:
    return f"press/{posixpath.splitext(address)[0]}.json"


def _json(spec: Meta) -> bytes:
    return json.dumps(spec, ensure_ascii=False).encode()


# An item of news


def _item(view: View, item: News) -> Meta:
    url = addresses.of_article(item)
    words = words_of(item.lang)
    published, updated = moments(item)
    kind = _kind(item)
    return _shared(view, item.lang, url) | {
        "path": posixpath.splitext(addresses.of_pack(item, "zip"))[0],
        "name": f"{item.date.isoformat()}-{item.slug}",
        "formats": FORMATS,
        "id": tag(view, item),
        "title": item.title,
        "subject": kind,
        "author": item.author,
        "published": published.isoformat(),
        "updated": updated.isoformat(),
        "day": wording.day_in_words(item.date, item.lang),
        "lead": " ".join(item.summary.split()),
        "before": [*_translation(view, item, words), *_corrections(item, words)],
        "blocks": [
            paragraph(run(words["by"].format(author=item.author)), small=True),
            *([{"is": "picture", "file": item.image.file}] if item.image else []),
            markdown(_text(view, item, None, item.body, url)),
            *_contact(view, item.contact or view.site.identity.contact, words),
            *_notes(view, item, words),
        ],
        "pictures": list(_pictures(view, _images(item), words)),
    }


def _shared(view: View, language: str, url: str) -> Meta:
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


def _kind(item: News) -> str:
    return item.kind.label if item.lang != "en" else words_of("en")[f"kind_{item.kind.value}"]


def _text(view: View, record: Record, field: tuple[str, ...] | None, text: str, url: str, language: str = "") -> str:
    """Markdown with absolute links, by identity and at every provision that prose names."""
    language = language or (record.lang if isinstance(record, News) else ORIGINAL)
    named = passage(view.site, record, field, text)
    # Telephone numbers come as `tel:…`, which is an address already.
    linked = in_markdown(view.site, named, url, lambda to: to if ":" in to else view.site_url + to)
    return rewrite_links(linked, lambda link: view.site_url + view.href(link, language))


def _translation(view: View, item: News, words: dict[str, str]) -> list[Block]:
    if item.lang == ORIGINAL:
        return []
    column = "en" if item.lang == "en" else "vi"
    of = view.article(item)["translation"]
    made = of["made"][column] if of["made"] else "?"
    rows = [paragraph(run(words["translation"].format(by=of["by"], made=made)), small=True)]
    if of["changed"]:
        rows.append(note(words["older"].format(changed=of["changed"][column]), [], "off"))
    return rows


def _corrections(item: News, words: dict[str, str]) -> list[Block]:
    """A correction, then what was changed: whoever takes the text must see both before it."""
    found = []
    if item.correction:
        found.append(note(words["correction"], [markdown_free(item.correction)], "off"))
    if item.changes:
        rows = [
            [paragraph(run(f"{wording.day(change.day, item.lang)}: ", bold=True), run(" ".join(change.note.split())))]
            for change in item.changes
        ]
        found.append(note(words["changes"], [bullets(rows)]))
    return found


def markdown_free(text: str) -> Block:
    """A plain text of a field, on one line."""
    return paragraph(run(" ".join(text.split())))


def _contact(view: View, contact: Contact | None, words: dict[str, str]) -> Iterator[Block]:
    yield heading(words["contact"])
    if contact is None:
        yield paragraph(run(words["no_contact"]))
        return
    lines: list[Run] = [run(contact.name)] if contact.name else []
    if contact.phone:
        lines.append(run(contact.phone, f"tel:{contact.phone.replace(' ', '')}"))
    if contact.email:
        lines.append(run(contact.email, f"mailto:{contact.email}"))
    if contact.url:
        lines.append(run(contact.url, contact.url))
    for line in lines:
        yield paragraph(line)


def _notes(view: View, item: News, words: dict[str, str]) -> Iterator[Block]:
    """What an editor must know and does not print: sources, the law and its force, reuse."""
    yield heading(words["editors"])
    yield heading(words["sources"], 2)
    yield sources_list(item.sources, item.lang)
    rows = in_force.basis(view, item, item.date, "tại thời điểm đăng")
    if rows:
        yield heading(words["basis"], 2)
        yield basis_list(view, rows, words)
    yield paragraph(run(words["legal"]))
    yield from about(view, item.lang)


# Parts of both


def sources_list(sources: Iterable, language: str = ORIGINAL) -> Block:  # type: ignore[type-arg]
    """The sources as the page has them."""
    items = []
    for source in sources:
        row = source_row(source, language)
        remarks = " ".join(part for part in (row["remark"], row["note"]) if part)
        items.append([paragraph(run(row["text"], row["url"]), *([run(f" ({remarks})")] if remarks else []))])
    return bullets(items)
