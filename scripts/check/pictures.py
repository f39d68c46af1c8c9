"""Pictures: the file can be shown, somebody who cannot see it is told what it shows, and its maker is named."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath

from scripts.check.finding import Finding
from scripts.check.near_pictures import instead
from scripts.markup.markdown_text import InlineImage, images
from scripts.model.record import Record
from scripts.model.source import Image
from scripts.model.website import Site
from scripts.problems import Position, problem
from scripts.vietnamese.folding import fold

# Points across: a phone of today shows a page's width in three times as many.
_WIDE_ENOUGH = 400
# Words that whoever cannot see the picture learns nothing from, and that name nobody. Folded.
_NO_WORDS = re.compile(
    r"\S+\.(?:jpe?g|png|webp|avif|heic|gif)|(?:img|dsc|image|picture|screenshot|zalo|anh|hinh)[\s_-]*[0-9]*"
    r"|(?:hinh )?anh (?:minh hoa|chup|su kien|hoat dong|dep|so [0-9]+)|hinh (?:anh|minh hoa)"
)
_NO_MAKER = re.compile(
    r"(?:nguon:? ?)?(?:internet|suu tam|st|(?:tren )?mang|google|facebook|fb|zalo|khong ro|minh hoa)"
)


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every picture of every event and article."""
    for event in site.events:
        for path, image in event.each("images.*"):
            yield from _image(site, event, image, event.at(*path), event.at(*path, "file"))
    for article in site.articles:
        if article.image:
            yield from _image(site, article, article.image, article.at("image"), article.at("image", "file"))
        for inline in images(article.body):
            at = Position(article.path, article.body_line + inline.line, inline.column)
            yield from _image(site, article, inline, at, at)


def _image(site: Site, record: Record, image: Image | InlineImage, at: Position, named: Position) -> Iterator[Finding]:
    file = image.file
    if re.search(r"\s[\"“”']", file):  # the mark that ends the credit is missed
        yield Finding(record, problem("E319", named, guesses=(), found=file))
        return
    for code, words in (("E210", image.alt), ("E211", image.credit)):
        if not words:
            yield Finding(record, problem(code, at, file=file))
    if image.alt and _NO_WORDS.fullmatch(fold(image.alt).strip(" .")):
        yield Finding(record, problem("W273", at, found=image.alt))
    if image.credit and _NO_MAKER.fullmatch(fold(image.credit).removeprefix("anh:").strip(" .")):
        yield Finding(record, problem("W274", at, found=image.credit))
    if isinstance(image, Image) and re.search(r"[\s/\\]", file):
        return  # told where it was read
    if re.search(r"\s", file):
        stem, dot, ending = file.rpartition(".")
        better = f"{'-'.join(re.findall(r'[a-z0-9]+', fold(stem).lower())) or 'anh'}{dot}{ending}"
        yield Finding(record, problem("E334", named, file=file, better=better))
        return
    folder = PurePosixPath(record.at().path).parent
    path = (folder / file).as_posix()
    picture = None if "/" in file else site.images.get(path)
    if picture is None and path in site.unread:
        yield Finding(record, problem("E333", named, file=file, found=PurePosixPath(file).suffix))
    elif picture is None:
        yield Finding(record, problem("E310", named, file=file, there=instead(site, folder, file)))
    elif picture.fault:
        yield Finding(record, problem(picture.fault.code, named, file=file, **picture.fault.facts))
    elif picture.width < _WIDE_ENOUGH:
        told = problem("W264", named, file=file, width=picture.width, height=picture.height)
        yield Finding(record, told)
