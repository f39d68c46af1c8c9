"""What the files of the API share: how a record is written, and the pieces that several kinds have."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

from pydantic import BaseModel
from pydantic_core import to_json

from scripts.assemble.parts.picture_html import PagePicture
from scripts.assemble.parts.voices import ShownAudio
from scripts.assemble.view import View
from scripts.model.identity import Identity
from scripts.model.languages import ORIGINAL
from scripts.model.shared_api import (
    ApiAudio,
    ApiContact,
    ApiImage,
    ApiLicence,
    ApiOriginal,
    ApiQuote,
    ApiSite,
    ApiSource,
)
from scripts.model.source import Contact, Source
from scripts.model.voice import Quote

R = TypeVar("R", bound=BaseModel)
T = TypeVar("T")
# So many rows are in a part of a list: of events 3 MB, 0.3 packed.
MOST = 1_000


def written(record: BaseModel, fields: Iterable[str] | None = None) -> bytes:
    """A record, or some of its fields, as a file; what is not known is left out. The same gives the same bytes."""
    # Outlines print as text in law.yml; the API gives them as data.
    return to_json(record, include=set(fields) if fields else None, exclude_none=True, by_alias=True, indent=1) + b"\n"


def of(kind: type[R], record: object, **own: Any) -> R:
    """A record of the API: what it has under the names of another record, and what is its `own`."""
    named = {name: getattr(record, name) for name in kind.model_fields.keys() - own.keys()}
    return kind.model_validate(named | own, from_attributes=True)


def listed(view: View, kind: type[BaseModel], key: str, rows: Iterable[bytes], **more: Any) -> bytes:
    """A list whose rows were written already, `key` its name within the whole."""
    empty = f'"{key}": []'.encode()
    head = kind.model_validate({"site": site(view), "licence": licence(view.site.identity), key: ()} | more)
    return written(head).replace(empty, empty[:-1] + b"\n" + b",\n".join(row.rstrip() for row in rows) + b"]", 1)


def parts(path: str, rows: Sequence[T], root: str) -> Iterator[tuple[str, Sequence[T], str | None]]:
    """The parts of a list at `path`, whose path the first has: of each its path, its rows and the whole address of the
    next, None of the last. A list of no more than `MOST` is one."""
    for number, first in enumerate(range(0, len(rows) or 1, MOST), 1):
        following = root + part_path(path, number + 1) if first + MOST < len(rows) else None
        yield part_path(path, number), rows[first : first + MOST], following


def part_path(path: str, number: int | str) -> str:
    """`…/events.json` and 2 → `…/events/phan/2.json`, which no item's own file has."""
    return path if number == 1 else f"{path.removesuffix('.json')}/phan/{number}.json"


def uri(address: str) -> str:
    """The same address in ASCII alone (RFC 3986): people copy `…/wiki/Ma_túy` from their browsers, JSON Schema's
    `uri` refuses it."""
    if address.isascii():
        return address
    host = urlsplit(address).hostname or ""
    with suppress(UnicodeError):
        address = address.replace(host, host.encode("idna").decode(), 1)
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~")


def site(view: View) -> ApiSite:
    """Whose data it is."""
    return ApiSite(name=view.site.identity.name, url=view.site_url)


def licence(identity: Identity) -> ApiLicence:
    """The licence of our words."""
    return ApiLicence(name=identity.licence.name, url=uri(identity.licence.url))


def disclaimer(identity: Identity, language: str = ORIGINAL) -> str | None:
    """What readers must know while no agency stands behind the site."""
    return None if identity.agency else identity.disclaimer.in_language(language)


def contact(given: Contact | None) -> ApiContact | None:
    """Whom to ask."""
    if given is None:
        return None
    return of(ApiContact, given, url=uri(given.url) if given.url else None)


def sources(given: Iterable[Source]) -> tuple[ApiSource, ...]:
    """Where it comes from."""
    return tuple(of(ApiSource, one, url=uri(one.url) if one.url else None) for one in given)


def quotes(given: Iterable[Quote]) -> tuple[ApiQuote, ...] | None:
    """What is said on a page, where anything is."""
    return tuple(of(ApiQuote, one, source=sources([one.source])[0] if one.source else None) for one in given) or None


def audio(site_url: str, given: Iterable[ShownAudio]) -> tuple[ApiAudio, ...] | None:
    """What is heard on a page, where anything is."""
    return tuple(of(ApiAudio, one.audio, url=site_url + one.src, type=one.type) for one in given) or None


def image(site_url: str, one: PagePicture) -> ApiImage:
    """A picture of a page."""
    picture, width, here = one.picture, one.picture.widths[-1], f"{one.url}{one.image.file}"
    whole = ApiOriginal(url=site_url + quote(one.whole), width=picture.width, height=picture.height)
    return of(
        ApiImage,
        one.image,
        url=site_url + quote(here),
        width=width,
        height=picture.height_at(width),
        original=whole if one.whole != here else None,
    )
