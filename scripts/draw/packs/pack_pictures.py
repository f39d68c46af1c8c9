"""Pictures of a pack: as its documents show them, and whole, with what must go along where newsrooms' systems look.

Caption, credit and licence stand in XMP (ISO 16684-1, IPTC Photo Metadata Standard 2023.2) and, in a JPEG, in IPTC-IIM
4.2 too, which older systems read. Nothing of the camera's own notes is left: no place, no owner, no number.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from scripts.assemble.tree import Meta
from scripts.draw import xmp
from scripts.draw.packs.blocks import plain
from scripts.draw.xmp import LONGEST, Words
from scripts.store.cache import kept
from scripts.words import text


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as documents show it: its file, its dots, and the words below it."""

    path: Path
    width: int
    height: int
    words: str


def shown(picture: Meta, tree: Mapping[str, bytes], folder: Path, language: str) -> Shown:
    """A picture of a specification, put into the folder no larger than its page has it."""
    path = folder / f"{picture['digest']}.{_kind(picture).lower()}"
    kept(path, lambda: _as(_kind(picture), tree[f"files/{picture['page_copy']}"], quality=85))
    with Image.open(path) as image:
        return Shown(path, *image.size, words_of(picture, language))


def words_of(picture: Meta, language: str) -> str:
    """Its caption, where it has one, whose it is, and its licence."""
    return f"{_ended(picture['caption'])} {rights(picture, language)}".strip()


def rights(picture: Meta, language: str) -> str:
    """Whose it is, and under what licence."""
    key = "licence" if picture["licence"] else "no_licence"
    licence = text(f"press.pack.{key}", language, licence=picture["licence"])
    return f"{_ended(text('press.pack.credit', language, credit=picture['credit']))} {_ended(licence)}"


def _ended(text: str | None) -> str:
    return plain(text).rstrip(". ") + "." if text else ""


def whole(picture: Meta, tree: Mapping[str, bytes], language: str, page: str | None) -> bytes:
    """The picture in its own size with its words in it; `page` is the address of the page that shows it."""
    data = _as(_kind(picture), tree[f"files/{picture['whole']}"], quality=92)
    packet = _xmp(picture, language, page)
    if _kind(picture) == "PNG":
        return xmp.in_png(data, packet)
    return _with_segments(
        data,
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet),
        (0xED, b"Photoshop 3.0\0" + _iim(picture, language)),
    )


def _kind(picture: Meta) -> str:
    """What it is in a pack: newsrooms' systems take JPEG and PNG."""
    return "PNG" if picture["name"].endswith(".png") else "JPEG"


def _as(kind: str, data: bytes, quality: int) -> bytes:
    """The picture of the tree, which holds nothing but dots, in that form."""
    with Image.open(io.BytesIO(data)) as image:
        if image.format == kind:
            return data
        image.load()
        seen = image.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")  # of a see-through ground
    paper.paste(seen, mask=seen.getchannel("A"))
    out = io.BytesIO()
    paper.save(out, kind, optimize=True, quality=quality)
    return out.getvalue()


def _xmp(picture: Meta, language: str, page: str | None) -> bytes:
    terms = picture["licence"] or text("press.pack.no_licence", language)
    words = Words(
        picture["caption"] or picture["alt"], picture["alt"], picture["credit"], rights(picture, language), terms, page
    )
    return xmp.packet(words)


def _iim(picture: Meta, language: str) -> bytes:
    """Datasets of record 2 (by-line, credit, copyright, caption); UTF-8, as dataset 1:90 says, in the image resource
    block of Photoshop where a JPEG keeps IPTC-IIM. Names longer than the old limits stay whole."""
    credit = picture["credit"]
    texts = {80: credit, 110: credit, 116: rights(picture, language), 120: picture["caption"] or picture["alt"]}
    values = [(1, 90, b"\x1b%G"), (2, 0, b"\0\4")]
    values += [(2, number, plain(words)[:LONGEST].encode()) for number, words in texts.items()]
    data = b"".join(bytes((0x1C, *place)) + len(value).to_bytes(2, "big") + value for *place, value in values)
    return b"8BIM\x04\x04\0\0" + len(data).to_bytes(4, "big") + data + b"\0" * (len(data) % 2)


def _with_segments(jpeg: bytes, *segments: tuple[int, bytes]) -> bytes:
    """A JPEG with application segments behind its first, JFIF's, as Pillow writes it (ITU-T T.81, B.1.1.4)."""
    end = 4 + int.from_bytes(jpeg[4:6], "big")
    added = (bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2, "big") + data for marker, data in segments)
    return jpeg[:end] + b"".join(added) + jpeg[end:]
