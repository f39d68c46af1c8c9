"""What every file of a document says: DOCX, PDF and ZIP are drawn of it (scripts/draw/packs).

`press/….json` in the tree is not published: it is small and holds no file.
"""

import hashlib
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from scripts.assemble.parts.picture_html import PagePicture
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.identity import Licence
from scripts.model.languages import LANGUAGES, ORIGINAL
from scripts.model.page import News
from scripts.model.shared_api import ApiSite
from scripts.model.source import PHOTO
from scripts.vietnamese.slugs import slug_or


@dataclass(frozen=True, slots=True)
class SpecPicture:
    """A picture of a document: `file` is its name in the text, `page_copy` and `whole` where it is published for the
    page and in its own size, `name` what it is called in a zip."""

    file: str
    page_copy: str
    whole: str
    digest: str
    name: str
    alt: str | None
    caption: str | None
    credit: str
    licence: str | None


@dataclass(frozen=True, slots=True)
class SpecTable:
    """A table in a campaign's zip: where it is in the tree, and a digest of what it is made of."""

    path: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A document. Moments are ISO 8601, +07:00.

    `path` is the address of its files without their ending, `formats` the endings; `name` what they are called in a
    zip: ASCII, and never a name that Windows keeps for itself. `day` is in words, `lead` a sentence or two, `html` what
    is below it; relative addresses there are the page's. Without a domain, files name no address of the site. A
    campaign carries along the documents at the paths `carried`; `left_out` says what of it is in none of its documents,
    a sentence each.
    """

    path: str
    name: str
    formats: tuple[str, ...]
    id: str
    url: str
    language: str
    title: str
    kind: str
    author: str
    published: str
    updated: str
    site: ApiSite
    has_domain: bool
    owner: str | None
    licence: Licence
    day: str
    lead: str
    html: str
    pictures: tuple[SpecPicture, ...]
    carried: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    tables: Mapping[str, SpecTable] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PressFile:
    """A file of a document, or the same in another form: `kind` is its ending and the key of its button's words
    (`ui.press`)."""

    kind: str
    url: str
    type: str
    title: str = ""


def files_of(view: View, item: News | Campaign) -> tuple[PressFile, ...]:
    """The files of an item of news, or of a campaign, in each format that its script can be written in."""
    if isinstance(item, Campaign):
        whole, language = view.dossier(item), ORIGINAL
    else:
        whole, language = addresses.of_pack(item, "zip"), item.lang
    script = LANGUAGES[language].script
    kinds = (kind for kind in view.formats if kind.can_write(script))
    path = posixpath.splitext(whole)[0]
    return tuple(PressFile(kind.ending, f"{path}.{kind.ending}", kind.media, kind.title) for kind in kinds)


def path_of(files: tuple[PressFile, ...]) -> str:
    """The address of a document's files without their ending."""
    return posixpath.splitext(files[0].url)[0]


def spec_path(path: str) -> str:
    """Where in the tree the specification of a document is."""
    return f"press/{path}.json"


def digest_of(data: bytes, text: bytes) -> str:
    """Of a specification as it is on the disk, with its plain text."""
    return hashlib.sha256(data + b"\0" + text).hexdigest()


def pictures(shown: Iterable[PagePicture]) -> Iterator[SpecPicture]:
    """The pictures of a document, numbered in their order, so that no two have one name."""
    for number, one in enumerate(shown, 1):
        image, name = one.image, PurePosixPath(one.image.file)
        stem = slug_or("anh", name.stem, 40)
        yield SpecPicture(
            file=image.file,
            page_copy=f"{one.url}{image.file}",
            whole=one.whole,
            digest=one.picture.digest,
            # What newsrooms' systems take: every other kind becomes JPEG.
            name=f"{number:02}-{stem}.{'png' if name.suffix.lower() == '.png' else 'jpg'}",
            alt=image.alt,
            caption=image.caption,
            credit=PHOTO.sub("", image.credit or "", count=1),
            licence=image.licence,
        )
