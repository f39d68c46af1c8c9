"""/bao-chi/goi/<slug>.txt: a whole document as plain text, to paste into a newsroom's system or to read aloud.

UTF-8 without a byte order mark, which programs paste along, and with CRLF, which every Windows editor shows.
"""

from __future__ import annotations

from scripts.assemble.news.feeds.xml_tree import clean
from scripts.assemble.parts.plain_html import plain
from scripts.assemble.press.spec import Spec


def of(spec: Spec) -> bytes:
    """The file of a document."""
    head = f"{spec.kind}. {spec.day}. {spec.author}"
    text = clean("\n\n".join((head, spec.title, spec.lead, *plain(spec.html, spec.url))))
    return (text.replace("\n", "\r\n") + "\r\n").encode()
