"""The specification of an item of news, in Vietnamese or another language."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from scripts.assemble import in_force, wording
from scripts.assemble.feeds.entry import id_of
from scripts.assemble.press import parts
from scripts.assemble.press.blocks import Block, bullets, heading, note, paragraph, run
from scripts.assemble.press.words import KINDS, words_of
from scripts.assemble.tree import Meta
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.languages import ORIGINAL
from scripts.model.markup import images
from scripts.model.page import News
from scripts.model.source import Image


def of_item(view: View, item: News) -> Meta:
    """Everything that its files say; what stands in them is what stands on its page."""
    url = addresses.of_article(item)
    words = words_of(item.lang)
    return parts.shared(view, item.lang, url) | {
        "path": posixpath.splitext(addresses.of_pack(item, "zip"))[0],
        "name": f"{item.date.isoformat()}-{item.slug}" + ("" if item.lang == ORIGINAL else f"-{item.lang}"),
        "formats": ["docx", "pdf", "txt"],
        "id": id_of(view, item),
        "title": item.title,
        "subject": KINDS[item.kind] if item.lang == "en" else item.kind.label,
        "author": item.author,
        "published": item.published.isoformat(),
        "updated": item.modified.isoformat(),
        "day": wording.day_in_words(item.date, item.lang),
        "lead": " ".join(item.summary.split()),
        "before": [*_translation(view, item, words), *_changes(item, words)],
        "blocks": [
            paragraph(run(words["by"].format(author=item.author)), small=True),
            *([{"is": "picture", "file": item.image.file}] if item.image else []),
            parts.text(view, item, None, item.body, url),
            *parts.contact(view, item.contact, words),
            heading(words["editors"]),
            heading(words["sources"], 2),
            parts.sources(item.sources, item.lang),
            *parts.basis(view, in_force.basis(view, item, item.date, "tại thời điểm đăng"), words),
            *parts.about(view, item.lang, url),
        ],
        "pictures": list(parts.pictures(view, item, _images(item).values())),
    }


def _changes(item: News, words: dict[str, str]) -> Iterator[Block]:
    """A correction, then what was changed: whoever takes the text must see both before it."""
    if item.correction:
        yield note(words["correction"], [parts.line(item.correction)], "off")
    if item.changes:
        rows = [
            [paragraph(run(f"{wording.day(change.day, item.lang)}: ", bold=True), run(" ".join(change.note.split())))]
            for change in item.changes
        ]
        yield note(words["changes"], [bullets(rows)])


def _translation(view: View, item: News, words: dict[str, str]) -> Iterator[Block]:
    """Who translated it, from which day's Vietnamese, and whether that was changed since."""
    of = view.article(item)["translation"] if item.lang != ORIGINAL else None
    if of is None:
        return
    column = "en" if item.lang == "en" else "vi"
    made = of["made"][column] if of["made"] else "?"
    yield paragraph(run(words["translation"].format(by=of["by"], made=made)), small=True)
    if of["changed"]:
        yield note(words["older"].format(changed=of["changed"][column]), [], "off")


def _images(item: News) -> dict[str, Image]:
    """Its pictures by their files, the main one first."""
    found = {item.image.file: item.image} if item.image else {}
    for shown in images(item.body):
        found.setdefault(shown.file, Image(file=shown.file, alt=shown.alt, credit=shown.credit))
    return found
