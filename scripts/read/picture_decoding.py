"""Opens picture files: what they are, the right way up, in the colours that every screen knows.

A picture comes from any phone and any chat: turned by a note in its data, with the place where it was taken, in the
colours of a printer, cut off half-way, or made to fill the memory. What cannot be shown becomes a fault, never a crash.
"""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from scripts.model.picture import WIDTHS, Fault, Picture
from scripts.store.cache import write

if TYPE_CHECKING:  # Pillow is loaded where a picture is opened: most builds open none
    from PIL import Image

# Raised when pictures are prepared in another way, so that nobody keeps an older one.
RULES = 1
KINDS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}
# What phones call a JPEG with a second picture behind the first.
_SAME = {"MPO": "JPEG"}
# Pictures that are read nowhere here, by how they begin, and what they are called.
_FOREIGN = (
    (re.compile(rb"(?s).{4}ftyp(?:heic|heix|hevc|heim)"), "HEIC"),
    (re.compile(rb"(?s)BM.{4}\0{4}"), "BMP"),
    (re.compile(rb"II\*\0|MM\0\*"), "TIFF"),
)
# Three bytes a pixel in memory; phones make 12 to 50 million.
_MOST = 50_000_000

Look = Callable[[bytes, str], Picture]
_SEEN = TypeAdapter(Picture)


def look(data: bytes, name: str) -> Picture:
    """What the picture file `name` turned out to be. Decodes it whole: some tenths of a second for a large one."""
    from PIL.Image import DecompressionBombError

    ending = PurePosixPath(name).suffix.lower()

    def faulty(code: str, **facts: str) -> Picture:
        return Picture(_digest(data, name), fault=Fault(code, facts))

    if ending not in KINDS:
        return faulty("E333", found=ending.removeprefix(".").upper())
    if foreign := next((kind for begin, kind in _FOREIGN if begin.match(data)), None):
        return faulty("E331", found=foreign, kind=KINDS[ending])
    try:
        with _opened(data) as image:
            kind = _SAME.get(image.format or "", image.format or "")
            across, down = image.size
            if kind != KINDS[ending]:
                return faulty("E331", found=kind, kind=KINDS[ending])
            if across * down > _MOST:
                return faulty("E332", most=str(_MOST // 1_000_000))
            if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
                return faulty("E333", found="ảnh động")
            if image.getexif().get(0x0112, 1) in (5, 6, 7, 8):  # EXIF 2.3, Orientation: lying on a side
                across, down = down, across
        upright(data)
    except DecompressionBombError:
        return faulty("E332", most=str(_MOST // 1_000_000))
    except Exception:  # a decoder of hostile bytes raises whatever it likes
        return faulty("E330")
    return Picture(_digest(data, name), across, down)


def looking(cache: Path) -> Look:
    """`look` that keeps what it saw in `cache`, under the digest of what it looked at."""

    def kept(data: bytes, name: str) -> Picture:
        path = cache / f"picture-{_digest(data, name)}.json"
        try:
            return _SEEN.validate_json(path.read_bytes())
        except (OSError, ValueError):
            picture = look(data, name)
        write(path, _SEEN.dump_json(picture))
        return picture

    return kept


def _digest(data: bytes, name: str) -> str:
    made = f"{RULES} {version('pillow')} {PurePosixPath(name).suffix.lower()} "
    return hashlib.sha256(made.encode() + data).hexdigest()[:16]


def upright(data: bytes, whole: bool = False) -> Image.Image:
    """The picture's dots alone, turned as its data say, in sRGB; `RGB` or `RGBA`. Raises whatever the decoder does.

    Unless it is wanted `whole`, a JPEG may come smaller, though never below what the largest page needs.
    """
    from PIL import ImageOps

    with _opened(data) as image:
        if not whole:  # a JPEG can be read at a half, a quarter, an eighth
            image.draft(image.mode, (WIDTHS[-1], WIDTHS[-1]))
        image.load()
        turned = ImageOps.exif_transpose(image)
    return _in_srgb(turned, turned.info.get("icc_profile"))


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    from PIL import ImageCms

    if image.mode.startswith("I"):  # 16 bits a dot; Pillow's own conversion would cut off instead of scaling
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    alpha = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
            assert converted is not None
            image = converted
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a broken profile: the colours are as good as unnamed
    image = image.convert("RGBA" if alpha else "RGB")
    image.info = {}
    return image


def _opened(data: bytes) -> Image.Image:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of size, which is judged here; of odd data, which is not kept
        return Image.open(io.BytesIO(data), formats=[*dict.fromkeys(KINDS.values()), "GIF", "MPO"])
