"""What a newsroom takes away: for each item of news, and for the latest campaign, everything that its files say.

`press/….json` in the tree is small and holds no file; scripts/publish/packs makes DOCX, PDF, TXT and ZIP of it:

    path        the address of its files without their ending
    name        what they are called in a zip: ASCII, and never a name that Windows keeps for itself
    formats     the endings to publish beside the zip; every format is in it
    id, url, language, title, subject, author, published, updated (ISO 8601, +07:00)
    site        name, tagline, url; owner, the agency or null; licence: name, url; words: what the formats say
    day, lead   the day in words; a sentence or two
    before, blocks  what stands above the lead and below it: press/blocks.py
    code        the QR code that leads to the page: size and path
    pictures    {file, path, digest, name, alt, caption?, credit, licence?}: `file` is its name in the text, `path` where
                it is in the sources, `name` what it is called in a zip
    with        the paths of the items that a campaign's pack carries along
"""

from __future__ import annotations

import json
import posixpath

from scripts.assemble.press.campaign import of_campaign
from scripts.assemble.press.item import of_item
from scripts.assemble.tree import Meta, Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.page import News

FORMATS = ("docx", "pdf", "txt", "zip")


def build(view: View) -> Tree:
    """Every specification."""
    specs = [of_item(view, item) for item in (*view.news, *view.translations_of(News))]
    if view.latest_campaign:
        specs.append(of_campaign(view, view.latest_campaign))
    return {f"press/{spec['path']}.json": json.dumps(spec, ensure_ascii=False).encode() for spec in specs}


def links_of(item: News) -> list[Meta]:
    """For the page of an item: where its files are; `kind` picks the words."""
    return [{"kind": kind, "url": addresses.of_pack(item, kind)} for kind in FORMATS]


def links_of_campaign() -> list[Meta]:
    """The same for the page of the latest campaign."""
    return [{"kind": posixpath.splitext(addresses.CAMPAIGN_PACK)[1][1:], "url": addresses.CAMPAIGN_PACK}]
