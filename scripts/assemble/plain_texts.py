"""/bao-chi/goi/<slug>.txt: the whole of an item as plain text, to paste into a newsroom's system or to read aloud.

UTF-8 without a byte order mark, which programs paste along, and with CRLF, which every Windows editor shows.
"""

from __future__ import annotations

from scripts.assemble import wording
from scripts.assemble.feeds import Entries
from scripts.assemble.feeds.xml_tree import clean
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.page import News
from scripts.model.source import Contact


def build(view: View, entries: Entries) -> Tree:
    """A file for every item of news and every translation of one."""
    items = (*view.news, *view.translations_of(News))
    return {f"files/{addresses.of_pack(item, 'txt')}": _text(view, entries, item) for item in items}


def _text(view: View, entries: Entries, item: News) -> bytes:
    entry = entries.of(item)
    parts = [
        f"{item.kind.label}. {wording.day_in_words(item.date, item.lang)}. {item.author}",
        entry.title,
        entry.summary,
        *entry.paragraphs,
        *(f"{wording.day(change.day, item.lang)}: {change.note}" for change in item.changes if not change.minor),
        *_contact(item.contact),
        f"{entry.url}\n{view.site.identity.licence.name}: {view.site.identity.licence.url}",
    ]
    text = clean("\n\n".join(part for part in parts if part))
    return (text.replace("\n", "\r\n") + "\r\n").encode()


def _contact(contact: Contact | None) -> list[str]:
    if contact is None:
        return []
    return [", ".join(part for part in (contact.name, contact.phone, contact.email, contact.url) if part)]
