"""/bao-chi/goi/<slug>.txt: the whole of an item as plain text, to paste into a newsroom's system or to read aloud.

UTF-8 without a byte order mark, which programs paste along, and with CRLF, which every Windows editor shows.
"""

from __future__ import annotations

from scripts.assemble import wording
from scripts.assemble.feeds import Entry
from scripts.assemble.feeds.xml_tree import clean
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.page import News
from scripts.model.source import Contact


def of(view: View, item: News, entry: Entry) -> Tree:
    """The file of an item of news or of a translation of one."""
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
    return {f"files/{addresses.of_pack(item, 'txt')}": (text.replace("\n", "\r\n") + "\r\n").encode()}


def _contact(contact: Contact | None) -> list[str]:
    if contact is None:
        return []
    return [", ".join(part for part in (contact.name, contact.phone, contact.email, contact.url) if part)]
