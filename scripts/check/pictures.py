"""Pictures: the file can be shown, somebody who cannot see it is told what it shows, and its maker is named."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath

from scripts.check.finding import Finding
from scripts.markup.markdown_text import images
from scripts.model.page import Article
from scripts.model.record import Record
from scripts.model.source import Image
from scripts.model.website import Site
from scripts.problems import Position, problem


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every picture of every event and article."""
    for event in site.events:
        for number, image in enumerate(event.images):
            yield from _image(site, event, image, ("images", number))
    for article in site.articles:
        if article.image:
            yield from _image(site, article, article.image, ("image",))
        yield from _inline(site, article)


def _inline(site: Site, article: Article) -> Iterator[Finding]:
    folder = PurePosixPath(article.path).parent
    for image in images(article.body):
        at = Position(article.path, article.body_line + image.line, image.column)
        if not image.alt:
            yield Finding(article, problem("E210", at, file=image.file))
        if not image.credit:
            yield Finding(article, problem("E211", at, file=image.file))
        yield from _file(site, article, folder, image.file, at)


def _image(site: Site, record: Record, image: Image, where: tuple[str | int, ...]) -> Iterator[Finding]:
    at = record.at(*where)
    if not image.alt:
        yield Finding(record, problem("E210", at, file=image.file))
    if not image.credit:
        yield Finding(record, problem("E211", at, file=image.file))
    folder = PurePosixPath(record.at().path).parent
    yield from _file(site, record, folder, image.file, record.at(*where, "file"))


def _file(site: Site, record: Record, folder: PurePosixPath, file: str, at: Position) -> Iterator[Finding]:
    picture = None if "/" in file else site.images.get((folder / file).as_posix())
    if picture is None:
        yield Finding(record, problem("E310", at, file=file))
    elif picture.fault:
        yield Finding(record, problem(picture.fault.code, at, file=file, **picture.fault.facts))
