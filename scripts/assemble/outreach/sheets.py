"""What is put on paper, as scripts/draw/materials draws it: a subject, its words, its files by their forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from scripts.assemble.outreach.material import Material
from scripts.assemble.page import Link, Offer
from scripts.assemble.pieces import Frame, Lazy, Made, Shelf, Tree, key_of
from scripts.model.languages import ORIGINAL
from scripts.model.material_api import MaterialKind
from scripts.words import text

if TYPE_CHECKING:
    from scripts.assemble.view import View

# What is drawn, by the address of its files without form and ending. Not published.
INDEX = "materials.json"
# On any printer and on a phone; for copiers; for a print shop.
A4, COPIED, A3 = "a4", "a4-den-trang", "a3"
POSTER_FORMS = (A4, COPIED, A3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A subject on paper. `template` is a file in scripts/draw/materials, `files` are addresses by form; `title`,
    `text` and `author` describe the document, `made` is its day in ISO; `url` is where its code leads and `address`
    what is printed of that, where others can open it; `words` stand around the `content`."""

    template: str
    files: Mapping[str, str]
    title: str
    text: str
    author: str
    language: str
    made: str | None
    url: str | None
    address: str | None
    words: Mapping[str, str]
    content: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What sheets are made of: the page at the address `about`, in the language and as of the `day` of that."""

    title: str
    text: str
    about: str
    day: date | None
    language: str = ORIGINAL


@dataclass(frozen=True, slots=True)
class Kept:
    """Between builds a sheet is kept with the file of its item at that path; equal digests, equal content."""

    path: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet, which is made when asked for, and its files as the list of materials has them."""

    key: str
    materials: tuple[Material, ...]
    make: Callable[[], Sheet]
    kept: Kept | None = None


def printed(
    view: View,
    subject: Subject,
    kind: MaterialKind,
    template: str,
    forms: Iterable[str] | Mapping[str, str],
    words: Mapping[str, str],
    content: object,
    kept: Kept | None = None,
) -> Printed:
    """A sheet beside its page: /…/ap-phich-a4.pdf and so on; forms that it alone has come with what they are called. Of
    what there may be a thousand, the sheet is `kept`, and `content` a function that makes it."""
    files = {form: _path(subject.about, kind, form) for form in forms}
    materials = tuple(
        Material(
            kind=kind,
            title=subject.title,
            about=subject.about,
            language=subject.language,
            path=path,
            day=subject.day,
            form=forms[form] if isinstance(forms, Mapping) else text(f"materials.form.{form}", subject.language),
        )
        for form, path in files.items()
    )
    url = view.site_url + subject.about if view.has_domain else None
    identity = view.site.identity

    def sheet() -> Sheet:
        return Sheet(
            template=template,
            files=files,
            title=subject.title,
            text=subject.text,
            author=identity.agency or identity.name,
            language=subject.language,
            made=subject.day.isoformat() if subject.day else None,
            url=url,
            address=url.partition("://")[2].rstrip("/") if url else None,
            words=words,
            content=content() if callable(content) else content,
        )

    return Printed(f"{subject.about}{template}", materials, sheet, kept)


def offer(about: str, kind: MaterialKind, forms: Iterable[str]) -> Offer:
    """The line of a page that leads to its files of a kind."""
    return Offer(text("materials.offer", kind=kind.label), links(about, kind, forms))


def links(about: str, kind: MaterialKind, forms: Iterable[str]) -> tuple[Link, ...]:
    """The ways to the files of a sheet, from the page that it belongs to."""
    return tuple(Link(text(f"materials.form.{form}"), _path(about, kind, form)) for form in forms)


def _path(about: str, kind: MaterialKind, form: str) -> str:
    return f"{about}{kind.value}-{form}.pdf"


def build(view: View, frame: Frame, shelf: Shelf) -> Tree:
    """What is drawn, sheet by sheet."""

    def piece(one: Printed) -> bytes:
        def make() -> bytes:
            return to_json(one.make())

        return shelf.piece(one.kept.path, one.kept.digest + frame.digest, make) if one.kept else make()

    def whole() -> bytes:
        return b"{%s}" % b",\n".join(to_json(one.key) + b":" + piece(one) for one in view.printed)

    digests = (one.kept.digest if one.kept else piece(one) for one in view.printed)
    return {INDEX: Lazy(key_of(INDEX, frame.digest, *digests), lambda: Made(whole()), joins=True)}
