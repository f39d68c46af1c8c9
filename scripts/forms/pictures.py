"""Pictures that staff send with a form: looked at, named as an address can be, put beside the file that shows them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from scripts.model.picture import Picture
from scripts.problems import Position, Problem, problem
from scripts.read.inside import TOPS, leads_out
from scripts.read.picture_decoding import KINDS, look
from scripts.store import cache
from scripts.vietnamese.slugs import slug_or

# More than a phone's camera makes; a page shows 1,600 points across.
BIGGEST = 30_000_000
# How files begin that phones and chats make of pictures, and browsers do not show (ISO/IEC 23008-12; TIFF 6.0; BMP).
_OTHERS = (
    (4, (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"), "HEIC của iPhone"),
    (0, (b"II*\x00", b"MM\x00*"), "TIFF"),
    (0, (b"BM",), "BMP"),
    (0, (b"GIF8",), "GIF"),
    (0, (b"%PDF",), "PDF"),
    (0, (b"<svg", b"<?xml"), "SVG"),
)
# What a picture of a true kind is called.
_ENDINGS = {b"\xff\xd8\xff": ".jpg", b"\x89PNG": ".png"}


@dataclass(frozen=True, slots=True)
class Accepted:
    """A picture that can be shown: the path where it belongs, below the project, and what it turned out to be."""

    path: str
    data: bytes
    picture: Picture

    @property
    def name(self) -> str:
        """What a field says of it."""
        return PurePosixPath(self.path).name


def accepted(root: Path, page: str, name: str, data: bytes) -> Accepted | Problem:
    """A picture sent for the file at `page`; a problem where it cannot be shown. One that is there already, under
    whatever name, is not stored twice."""
    folder = PurePosixPath(page).parent
    at = Position(page)
    shown = PurePosixPath(name.replace("\\", "/")).name or "anh"
    if len(data) > BIGGEST:
        return problem("E870", at, file=shown, most=BIGGEST // 1_000_000)
    if not data:
        return problem("E872", at, file=shown)
    if other := _other(data):
        return problem("E871", at, file=shown, found=other)
    ending = _ending(data, shown)
    found = look(data, f"anh{ending}")
    if found.fault:
        return problem(found.fault.code, at, **{"file": shown, **found.fault.facts})
    return Accepted(f"{folder}/{_free(root, folder, shown, ending, data)}", data, found)


def store(root: Path, picture: Accepted) -> None:
    """Write it whole, where it is not yet. Raises OSError, ValueError where it would lie elsewhere."""
    if picture.path.split("/")[0] not in TOPS or leads_out(root, picture.path):
        raise ValueError(f"{picture.path} không nằm trong content/ hay events/")
    file = root / picture.path
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        cache.write(file, picture.data)


def _other(data: bytes) -> str:
    return next((name for at, signs, name in _OTHERS if data[at : at + 16].lstrip().startswith(signs)), "")


def _ending(data: bytes, name: str) -> str:
    """By what it is; a name that says otherwise is what phones and chats do."""
    if data[8:12] == b"WEBP":
        return ".webp"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return ".avif"
    own = PurePosixPath(name).suffix.lower()
    return next((ending for sign, ending in _ENDINGS.items() if data.startswith(sign)), own if own in KINDS else ".jpg")


def _free(root: Path, folder: PurePosixPath, name: str, ending: str, data: bytes) -> str:
    """A name that no other picture of the folder has."""
    stem = slug_or("anh", PurePosixPath(name).stem, 60)
    digest = hashlib.sha256(data).digest()
    number = 1
    while True:
        found = f"{stem}{f'-{number}' if number > 1 else ''}{ending}"
        file = root / folder / found
        if not file.exists() or hashlib.sha256(file.read_bytes()).digest() == digest:
            return found
        number += 1
