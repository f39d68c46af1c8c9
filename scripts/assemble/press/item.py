"""The specification of an item of news, in Vietnamese or another language."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.assemble.laws import in_force
from scripts.assemble.news.feeds.entry import id_of
from scripts.assemble.parts import wording
from scripts.assemble.press import parts
from scripts.assemble.press.tags import bold, heading, note, paragraph, picture, words
from scripts.assemble.press.words import KINDS, words_of
from scripts.assemble.tree import Meta
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.languages import ORIGINAL
from scripts.model.page import News
from scripts.model.prose import passage


def of_item(view: View, item: News) -> Meta:
    """Everything that its files say; what stands in them is what stands on its page."""
    url = addresses.of_article(item)
    return parts.shared(view, item.lang, url) | {
        "path": parts.path_of(item),
        "name": f"{item.date.isoformat()}-{item.slug}" + ("" if item.lang == ORIGINAL else f"-{item.lang}"),
        "id": id_of(view, item),
        "title": item.title,
        "kind": KINDS[item.kind] if item.lang == "en" else item.kind.label,
        "author": item.author,
        "published": item.published.isoformat(),
        "updated": item.modified.isoformat(),
        "day": wording.day_in_words(item.date, item.lang),
        "lead": " ".join(item.summary.split()),
        "html": "".join(_html(view, item, url)),
        "pictures": list(parts.pictures(view, item, url, item.pictures)),
        "with": [],
    }


def _html(view: View, item: News, url: str) -> Iterator[str]:
    told = words_of(item.lang)
    yield from _translation(view, item, told)
    yield from _changes(item, told)
    if item.image:
        yield picture(item.image.file, item.image.alt or "")
    yield view.html(passage(view.site, item, None, item.body), url)
    yield from parts.contact(view, item.contact, told)
    yield heading(told["editors"])
    yield heading(told["sources"], 2)
    yield parts.sources(item.sources, item.lang)
    yield from parts.basis(view, in_force.basis(view, item, item.date, "tại thời điểm đăng"), told)
    yield from parts.about(view, item.lang, url)


def _changes(item: News, told: dict[str, str]) -> Iterator[str]:
    """A correction, then what was changed: whoever takes the text must see both before it."""
    if item.correction:
        yield note(told["correction"], paragraph(words(item.correction)), "off")
    if item.changes:
        rows = (
            paragraph(bold(f"{wording.day(change.day, item.lang)}:"), " ", words(change.note))
            for change in item.changes
        )
        yield note(told["changes"], "".join(rows))


def _translation(view: View, item: News, told: dict[str, str]) -> Iterator[str]:
    """Who translated it, from which day's Vietnamese, and whether that was changed since."""
    of = view.article(item)["translation"] if item.lang != ORIGINAL else None
    if of is None:
        return
    column = "en" if item.lang == "en" else "vi"
    made = of["made"][column] if of["made"] else "?"
    yield paragraph(words(told["translation"].format(by=of["by"], made=made)), small=True)
    if of["changed"]:
        yield note(told["older"].format(changed=of["changed"][column]), tone="off")
