"""What a newsroom takes away: for each item of news, and for the latest campaign, everything that its files say.

The plain text of each is published from the tree. `press/….json` there is not: it is small, holds no file, and
scripts/draw/packs makes DOCX, PDF and ZIP of it. What has changed is seen from `packs.json` alone: of every document by
its path `digest`, of all that its files say; `drawn`, the endings of what is drawn of it; `with`.

A specification:

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
    left_out    what a campaign's documents leave out, a sentence each
    tables      the tables in a campaign's zip: name → {path, where it is in the tree; digest of what it is made of}
"""

from __future__ import annotations

import hashlib
import json
import posixpath

from scripts.assemble.press import parts, plain_texts
from scripts.assemble.press.campaign import of_campaign
from scripts.assemble.press.item import of_item
from scripts.assemble.tree import Meta, Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.languages import ORIGINAL
from scripts.model.pack_format import PackFormat
from scripts.model.page import News

INDEX = "packs.json"


def build(view: View) -> Tree:
    """Every specification, every plain text, and the list of them."""
    specs = [of_item(view, item) for item in (*view.news, *view.translations_of(News))]
    tree: Tree = {}
    if campaign := view.latest_campaign:
        specs.append(of_campaign(view, campaign))
    index: dict[str, Meta] = {}
    for spec in specs:
        path = spec["path"]
        data, text = json.dumps(spec, ensure_ascii=False).encode(), plain_texts.of(spec)
        tree |= {spec_path(path): data, f"files/{path}.txt": text}
        drawn = [ending for ending in spec["formats"] if ending != "txt"]
        index[path] = {"digest": digest_of(data, text), "drawn": drawn, "with": spec["with"]}
    return tree | {INDEX: json.dumps(index, indent=0).encode()}


def spec_path(path: str) -> str:
    """Where in the tree the specification of a document is."""
    return f"press/{path}.json"


def digest_of(data: bytes, text: bytes) -> str:
    """Of a specification as it is on the disk, with its plain text."""
    return hashlib.sha256(data + b"\0" + text).hexdigest()


def files_of(view: View, item: News) -> list[tuple[PackFormat, str]]:
    """The formats of an item's files and where these are published."""
    return [(kind, addresses.of_pack(item, kind.ending)) for kind in parts.formats(view, item.lang)]


def links_of(view: View, item: News) -> list[Meta]:
    """For whoever links to the files of an item: `kind`, their ending, and `url`."""
    return [{"kind": kind.ending, "url": url} for kind, url in files_of(view, item)]


def links_of_campaign(view: View) -> list[Meta]:
    """The same for the files of the latest campaign."""
    path = posixpath.splitext(addresses.CAMPAIGN_PACK)[0]
    endings = [kind.ending for kind in parts.formats(view, ORIGINAL)]
    return [{"kind": ending, "url": f"{path}.{ending}"} for ending in endings]
