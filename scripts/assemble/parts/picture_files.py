"""The files of one picture: small WebP copies for browsers, and one in the picture's own form for everything else.

WebP 75 alone: at a like distance from the original AVIF was 0 to 10 per cent smaller, for four to ten times the work
and a second set of files (docs/decisions/009-weight.md). No file holds what the camera noted: place, time, owner.
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Callable
from functools import cache as once
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from scripts.assemble.tree import Tree
from scripts.markup.markdown_text import images
from scripts.model import addresses
from scripts.model.page import News
from scripts.model.picture import WIDTHS, Picture
from scripts.read.picture_decoding import KINDS, upright
from scripts.store.cache import kept
from scripts.vietnamese.slugs import slug_or

if TYPE_CHECKING:  # loaded by scripts/read/picture_decoding.py where a picture is opened
    from PIL import Image

    from scripts.assemble.view import View

# (path in the sources, what it is, its name, the page's address, in its own size too?) → files
Prepare = Callable[[str, Picture, str, str, bool], Tree]
FOLDER = "assets/anh/"
_OWN: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 82, "method": 6},
    # One thread: with more, the bytes depend on how many there are.
    "AVIF": {"quality": 70, "speed": 6, "max_threads": 1},
}


def address(picture: Picture, file: str, width: int) -> str:
    """Where the WebP copy of a width is published."""
    name = slug_or("anh", PurePosixPath(file).stem)
    return f"{FOLDER}{name}-{width}.{picture.digest[:8]}.webp"


def whole_address(picture: Picture, file: str, url: str) -> str:
    """Where the picture `file` of the page at `url` is published in its own size: beside the page where that shows it
    whole, else below the press room."""
    return f"{url}{file}" if picture.width <= WIDTHS[-1] else addresses.of_whole_picture(url, file)


def build(load: Callable[[], bytes], picture: Picture, file: str, url: str, cache: Path, whole: bool) -> Tree:
    """All files of the picture `file` of the page at `url`, with one in its own size where `whole` is asked for.

    They are kept in `cache` under the picture's digest, so made only once.
    """
    kind = KINDS[PurePosixPath(file).suffix.lower()]
    own = f"{picture.digest}-{picture.widths[-1]}.{kind.lower()}"
    wanted = {f"files/{url}{file}": (own, partial(_packed, kind, picture.widths[-1]))} | {
        f"files/{address(picture, file, width)}": (f"{picture.digest}-{width}.small", partial(_small, kind, width))
        for width in picture.widths
    }

    @once  # and not at all where every file is kept
    def image() -> Image.Image:
        return upright(load())

    def make(pack: Callable[[Picture, Image.Image], bytes]) -> bytes:
        return pack(picture, image())

    tree = {path: kept(cache / "anh" / name, partial(make, pack)) for path, (name, pack) in wanted.items()}
    if whole and picture.width > WIDTHS[-1]:
        name = f"{picture.digest}-whole.{kind.lower()}"
        tree[f"files/{whole_address(picture, file, url)}"] = kept(cache / "anh" / name, lambda: _whole(load(), kind))
    return tree


def _whole(data: bytes, kind: str) -> bytes:
    image = upright(data, whole=True)
    # For print: a newspaper saves it once more.
    finer = _OWN[kind] | ({"quality": 92} if "quality" in _OWN[kind] else {})
    return _saved(image.convert("RGB") if kind == "JPEG" else image, kind, **finer)


def _packed(kind: str, width: int, picture: Picture, image: Image.Image) -> bytes:
    sized = _sized(picture, image, width)
    return _saved(sized.convert("RGB") if kind == "JPEG" else sized, kind, **_OWN[kind])


def _small(kind: str, width: int, picture: Picture, image: Image.Image) -> bytes:
    sized = _sized(picture, image, width)
    blurred = _saved(sized, "WEBP", quality=75, method=4)
    if kind != "PNG":
        return blurred
    # Drawings and posters with words: exact where that is no larger.
    return min(_saved(sized, "WEBP", lossless=True, method=4), blurred, key=len)


def _sized(picture: Picture, image: Image.Image, width: int) -> Image.Image:
    from PIL import Image

    size = (width, picture.height_at(width))
    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def of_site(view: View, prepare: Prepare) -> Tree:
    """The pictures of articles and events, and those within an article's text."""
    shown = []
    for article in view.site.articles:
        names = {image.file for image in images(article.body)} | ({article.image.file} if article.image else set())
        shown.append((article.path, addresses.of_article(article), isinstance(article, News), names))
    for event in view.events:
        if event.images:
            names = {image.file for image in event.images}
            shown.append((event.at().path, addresses.of_event(event), True, names))
    tree: Tree = {}
    for beside, url, whole, names in shown:
        for name in sorted(names):
            path = posixpath.join(posixpath.dirname(beside), name)
            if picture := view.picture(path):
                tree |= prepare(path, picture, name, url, whole)
    return tree
