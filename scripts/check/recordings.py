"""Recordings: the file is there, is sound, and a reader on a weak line can take it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath

from scripts.check.finding import Finding
from scripts.check.near_pictures import instead
from scripts.model.event import Event
from scripts.model.page import News, Page
from scripts.model.website import Site
from scripts.problems import problem


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Every recording of every event, item of news and page."""
    translations = (page for page in site.translations if isinstance(page, (News, Page)))
    for record in (*site.of(Event), *site.of(News), *site.of(Page), *translations):
        folder = PurePosixPath(record.file if record.audio else "").parent
        for path, audio in record.each("audio.*"):
            at, sound = record.at(*path, "file"), site.sounds.get((folder / audio.file).as_posix())
            if sound is None:
                yield Finding(record, problem("E336", at, file=audio.file, there=instead(site, folder, audio.file)))
            elif sound.fault:
                yield Finding(record, problem(sound.fault.code, at, file=audio.file, **sound.fault.facts))
