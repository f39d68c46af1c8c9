"""Pictures within a Markdown text, as HTML that knows its sizes; the engines would write a bare <img>."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from scripts.assemble.parts import picture_files
from scripts.markup.markdown_text import InlineImage, rewrite_images
from scripts.model.picture import Picture
from scripts.model.source import Image

# What an article's column leaves to a picture: styles/11-tokens.css, --measure; styles/12-ground.css, .wrap.
SIZES = "(min-width: 46rem) 43rem, calc(100vw - 2rem)"
# What Markdown would still read within an attribute.
_MARKS = re.compile(r"[`\[\]\\*_!|{}]")


def srcset(picture: Picture, file: str, up: str = "") -> str:
    """The addresses of the copies with their widths; `up` leads from the page to the root."""
    return ", ".join(f"{up}{picture_files.address(picture, file, width)} {width}w" for width in picture.widths)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture that the page at `url` shows, with what must stand beside it."""

    picture: Picture
    image: Image
    url: str

    @property
    def whole(self) -> str:
        """Where it is published in its own size."""
        return picture_files.whole_address(self.picture, self.image.file, self.url)


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture as templates print it; `src` is relative to the root, `srcset` to the page."""

    src: str
    srcset: str
    sizes: str
    width: int
    height: int
    image: Image


def in_page(one: PagePicture) -> ShownPicture:
    """A picture within its page."""
    picture, image, width = one.picture, one.image, one.picture.widths[-1]
    up = "../" * one.url.count("/")
    src, copies = f"{one.url}{quote(image.file)}", srcset(picture, image.file, up)
    return ShownPicture(src, copies, SIZES, width, picture.height_at(width), image)


def in_markdown(text: str, url: str, found: Callable[[str], Picture | None]) -> str:
    """The text of the page at `url` with each picture that `found` knows written out.

    A picture alone in its paragraph becomes a figure with its credit below; within a line the credit stays a title.
    """
    up = posixpath.relpath(".", url or ".") + "/" if url else ""

    def html(image: InlineImage, alone: bool) -> str | None:
        picture = found(image.file)
        if picture is None:
            return None
        title = "" if alone else f' title="{_attribute(image.credit)}"'
        width = picture.widths[-1]
        drawn = (
            f'<picture><source type="image/webp" srcset="{srcset(picture, image.file, up)}" sizes="{SIZES}">'
            f'<img src="{quote(image.file)}" alt="{_attribute(image.alt)}"{title} width="{width}" '
            f'height="{picture.height_at(width)}" loading="lazy" decoding="async"></picture>'
        )
        if not alone:
            return drawn
        return f'<figure>{drawn}<figcaption class="muted">{escape(image.credit)}</figcaption></figure>'

    return rewrite_images(text, html)


def _attribute(text: str) -> str:
    return _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", escape(text))
