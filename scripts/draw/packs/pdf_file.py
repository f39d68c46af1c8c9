"""The PDF of a document: tagged (PDF/UA-1), its fonts within, laid out by typst from pack.typ."""

import json
from datetime import datetime
from functools import cache
from importlib import resources
from typing import cast

from scripts.assemble.parts import qr
from scripts.assemble.tree import Meta
from scripts.draw import letters, pdf
from scripts.draw.packs.blocks import host, plain
from scripts.draw.packs.formats import Document
from scripts.words import text

_REGIONS = {"en": "GB"}
_WIDTH = 16.4  # of the column, in centimetres
_HIGHEST = 12.3
# What is drawn for a sign that no font has; until then a letter that no text can hold, being in no font. The document
# says what it means.
_BOX, _LOST = "\u25a1", "\ue000"


def write(document: Document) -> bytes:
    """The file. One document in a run of typst, which then needs the least memory (docs/decisions/014-cards.md)."""
    code = qr.svg(document.code) if document.code else ""
    given = json.dumps(_given(document) | {"code": code}, ensure_ascii=False).replace(_LOST, _BOX)
    # A moment with its own offset, as the document has it.
    moment = int(datetime.fromisoformat(document.spec["updated"]).timestamp())
    return pdf.accessible(_template(), {"given": given}, moment, document.folder)


def _given(document: Document) -> Meta:
    spec, language, owner = document.spec, document.spec["language"], document.spec["owner"]
    written = {
        **{name: plain(spec[name]) for name in ("title", "kind", "day", "author", "lead")},
        "by": text("press.pack.by", language, author=plain(spec["author"])),
        "site": spec["site"]["name"],
        "host": host(spec),
        "owner": owner,
        "foot": owner or text("press.pack.no_owner", language),
        "words": {"sheet": text("press.pack.sheet", language), "qr": text("press.pack.qr", language)},
        "blocks": document.blocks,
        "pictures": {file: {"words": shown.words} for file, shown in document.pictures.items()},
    }
    seen = cast(Meta, letters.drawable(written, written["site"], _LOST))
    lost = _LOST in json.dumps(seen, ensure_ascii=False)
    for file, shown in document.pictures.items():
        height = min(_WIDTH * shown.height / shown.width, _HIGHEST, shown.height / 40)
        path = f"/{shown.path.relative_to(document.folder).as_posix()}"
        seen["pictures"][file] |= {"path": path, "height": height}
    seen["words"]["lost"] = text("press.pack.lost", language)
    return seen | {
        "name": written["title"].replace(_LOST, "").strip() or written["site"],
        "language": language,
        "region": _REGIONS.get(language, "VN"),
        "url": spec["url"],
        "lost": lost,
    }


@cache
def _template() -> bytes:
    return resources.files(__package__).joinpath("pack.typ").read_bytes()
