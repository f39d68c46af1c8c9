"""The files in which a newsroom takes something away, as pages, the API and ninjs name them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.languages import LANGUAGES, ORIGINAL
from scripts.model.page import News


@dataclass(frozen=True, slots=True)
class PressFile:
    """A file of a document: `kind` is its ending and the key of its button's words (`ui.press`)."""

    kind: str
    url: str
    type: str
    title: str = ""


def of_item(view: View, item: News) -> tuple[PressFile, ...]:
    """The files of an item of news, in each format that its script can be written in."""
    return _files(view, posixpath.splitext(addresses.of_pack(item, "zip"))[0], item.lang)


def of_campaign(view: View) -> tuple[PressFile, ...]:
    """The files of the latest campaign."""
    return _files(view, posixpath.splitext(addresses.CAMPAIGN_PACK)[0], ORIGINAL)


def of_ninjs(url: str) -> PressFile:
    """The item at that address for newsroom systems; no file of the pack."""
    return PressFile("ninjs", url, "application/json")


def path_of(files: tuple[PressFile, ...]) -> str:
    """The address of a document's files without their ending."""
    return posixpath.splitext(files[0].url)[0]


def _files(view: View, path: str, language: str) -> tuple[PressFile, ...]:
    kinds = (kind for kind in view.formats if kind.can_write(LANGUAGES[language].script))
    return tuple(PressFile(kind.ending, f"{path}.{kind.ending}", kind.media, kind.title) for kind in kinds)
