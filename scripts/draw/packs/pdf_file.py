"""The PDF of a document: tagged (PDF/UA-1), its fonts within, laid out by typst from pack.typ."""

import io
import json
import re
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any, cast

import typst

from scripts.assemble.parts import typeface
from scripts.assemble.tree import Meta
from scripts.draw.packs.blocks import host, plain
from scripts.draw.packs.formats import Document
from scripts.words import text

_REGIONS = {"en": "GB"}
_WIDTH = 16.4  # of the column, in centimetres
_HIGHEST = 12.3
# Arrows, signs of mathematics, boxes and ticks of DejaVu Sans Mono, which typst carries as the fallback of ours.
_SIGNS_BEHIND = frozenset((*range(0x2190, 0x219A), 0x2212, 0x221E, 0x25A1, 0x25CF, 0x2713, 0x2717, 0x2011, 0x202F))
# What is drawn for a sign that no font has; until then a letter that no text can hold, being in no font.
_BOX, LOST = "\u25a1", "\ue000"
# Of no width; they say where to break or which way to read, and no font need have them.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_HUGE = re.compile(r"[^\W_]{32,}")


def write(document: Document) -> bytes:
    """The file. One document in a run of typst, which then needs the least memory (docs/decisions/014-cards.md)."""
    code = io.BytesIO()
    if document.code:
        document.code.save(code, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None)
    given = json.dumps(_given(document) | {"code": code.getvalue().decode()}, ensure_ascii=False)
    inputs = {"given": given.replace(LOST, _BOX)}
    compiler = typst.Compiler(_template(), root=document.folder, font_paths=_fonts(), sys_inputs=inputs)
    # A moment with its own offset, as the document has it.
    moment = int(datetime.fromisoformat(document.spec["updated"]).timestamp())
    return cast(bytes, compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=moment))


def _given(document: Document) -> Meta:
    spec, language, owner = document.spec, document.spec["language"], document.spec["owner"]
    seen = {
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
    shown_data = cast(Meta, drawable(seen))
    lost = LOST in json.dumps(shown_data, ensure_ascii=False)
    # A title of signs without a shape or a width: PDF/UA-1 wants one that is seen.
    shown_data["title"] = shown_data["title"].strip() or shown_data["site"]
    for file, shown in document.pictures.items():
        height = min(_WIDTH * shown.height / shown.width, _HIGHEST, shown.height / 40)
        path = f"/{shown.path.relative_to(document.folder).as_posix()}"
        shown_data["pictures"][file] |= {"path": path, "height": height}
    shown_data["words"]["lost"] = text("press.pack.lost", language)
    return shown_data | {
        "name": seen["title"].replace(LOST, "").strip() or seen["site"],
        "language": language,
        "region": _REGIONS.get(language, "VN"),
        "url": spec["url"],
        "lost": lost,
    }


def drawable(value: Any, key: str = "") -> Any:
    """The same data, every text in letters that the fonts have."""
    if isinstance(value, str):
        return value if key in ("is", "url", "file") else _line(value)
    if isinstance(value, list):
        return [drawable(entry) for entry in value]
    if isinstance(value, dict):
        return {name: drawable(entry, name) for name, entry in value.items()}
    return value


def _line(text: str) -> str:
    """PDF/UA-1 (7.21.8) forbids a letter without a shape: a box replaces it, and the document says what it means."""
    signs = _signs()
    text = _UNSEEN.sub("", text)
    drawn = "".join(sign if sign in "\n" or ord(sign) in signs else " " if sign.isspace() else LOST for sign in text)
    drawn = re.sub(f"{LOST}+", LOST, drawn)
    # A word that no line can hold may break anywhere.
    return _HUGE.sub(lambda word: "\u200b".join(word[0]), drawn)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(typeface.FOLDER)])


@cache
def _signs() -> frozenset[int]:
    return typeface.signs("Regular", "Bold", "Italic", "BoldItalic") | _SIGNS_BEHIND


@cache
def _template() -> bytes:
    return resources.files(__package__).joinpath("pack.typ").read_bytes()
