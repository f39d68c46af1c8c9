"""What a newsroom takes away: for each item of news, and for the latest campaign, everything that its files say.

The plain text of each is published from the tree. `press/….json` there is not: it is small, holds no file, and
scripts/draw/packs makes DOCX, PDF and ZIP of it:

    path        the address of its files without their ending
    name        what they are called in a zip: ASCII, and never a name that Windows keeps for itself
    formats     the endings of its files
    id, url, language, title, kind, author, published, updated (ISO 8601, +07:00)
    site        name, url; owner, the agency or null; licence: name, url
    day, lead   the day in words; a sentence or two
    html        what stands below the lead, in HTML; relative addresses are the page's
    pictures    {file, page_copy, whole, digest, name, alt, caption?, credit, licence?}: `file` is its name in the text,
                `page_copy` and `whole` where it is published for the page and in its own size, `name` what it is called
                in a zip
    with        the paths of the items that a campaign's pack carries along; none of an item's
"""

from __future__ import annotations

import json
import posixpath

from scripts.assemble.press import plain_texts
from scripts.assemble.press.campaign import of_campaign
from scripts.assemble.press.item import of_item
from scripts.assemble.press.parts import formats
from scripts.assemble.tree import Meta, Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.languages import ORIGINAL
from scripts.model.page import News


def build(view: View) -> Tree:
    """Every specification, and every plain text."""
    specs = [of_item(view, item) for item in (*view.news, *view.translations_of(News))]
    if view.latest_campaign:
        specs.append(of_campaign(view, view.latest_campaign))
    tree: Tree = {}
    for spec in specs:
        tree[f"press/{spec['path']}.json"] = json.dumps(spec, ensure_ascii=False).encode()
        tree[f"files/{spec['path']}.txt"] = plain_texts.of(spec)
    return tree


def links_of(item: News) -> list[Meta]:
    """For whoever links to the files of an item: `kind`, their ending, and `url`."""
    return [{"kind": kind, "url": addresses.of_pack(item, kind)} for kind in formats(item.lang)]


def links_of_campaign() -> list[Meta]:
    """The same for the files of the latest campaign."""
    path = posixpath.splitext(addresses.CAMPAIGN_PACK)[0]
    return [{"kind": kind, "url": f"{path}.{kind}"} for kind in formats(ORIGINAL)]
