"""/tai-lieu/ and /api/v1/materials.json: everything that is made to be printed, posted or read out.

How large each file is, is known only once all are made: scripts/publish/materials.py fills it in.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pydantic_core import to_json

from scripts.assemble import outputs
from scripts.assemble.diagrams.downloads import can_draw
from scripts.assemble.outreach import loudspeaker, notice_files
from scripts.assemble.outreach.material import Material
from scripts.assemble.page import Link, Page, Pages, PlainPage, TocEntry
from scripts.assemble.parts import api
from scripts.assemble.pieces import Frame, Lazy, Tree, lazy
from scripts.assemble.site import plain
from scripts.assemble.teaching import lesson_files
from scripts.assemble.view import View
from scripts.markup.markdown_text import headings
from scripts.model import addresses
from scripts.model.diagram import Diagram
from scripts.model.material_api import ApiMaterial, ApiMaterials, MaterialKind
from scripts.model.prose import passage
from scripts.words import text

LIST = f"{addresses.API}materials.json"
# What is offered of a kind on the page; whatever is more is on the pages that it belongs to.
_MOST = 24


@dataclass(frozen=True, slots=True)
class _Row:
    """What is offered about a page: `files` lead to them, their sizes are filled in."""

    about: Link
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    """The rows of a kind; of others that there are, `rest` says where."""

    id: str
    title: str
    rows: tuple[_Row, ...]
    rest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _MaterialsPage(PlainPage, template="materials.html"):
    """The page written by hand; what is there to take stands after its first part, `opening`, which is HTML."""

    opening: str
    kinds: tuple[_Kind, ...]
    data: str


def there(view: View) -> bool:
    """Does the site have any?"""
    return bool(view.materials)


def of_site(view: View) -> tuple[Material, ...]:
    """Every material, kind by kind, in the order of its makers."""
    kinds = list(MaterialKind)
    found = (one for make in _MAKERS for one in make(view))
    return tuple(sorted(found, key=lambda one: kinds.index(one.kind)))


def build(view: View) -> Pages:
    """The page of content/tai-lieu.md with the list."""
    page, url = view.site.pages_by_slug.get("tai-lieu"), addresses.MATERIALS
    if page is None:
        return {}
    kinds = tuple(_kinds(view.materials))
    data = plain.plain(view, page)
    opening, rest = (passage(view.site, page, None, part) for part in _parted(page.body))
    if kinds:
        data["toc"] = (*data["toc"][:1], TocEntry(text("materials.title"), "tai-ve"), *data["toc"][1:])
    record = _MaterialsPage(**data, opening=view.html(opening, url), kinds=kinds, data=LIST)
    return {url: Page(record, view.with_pictures(page, view.body(rest, url), url))}


def _parted(body: str) -> tuple[str, str]:
    """What is before the second heading, and what is from there on."""
    starts = [heading.line for heading in headings(body) if heading.level == 2][1:2]
    lines = body.split("\n")
    return "\n".join(lines[: starts[0]] if starts else lines), "\n".join(lines[starts[0] :] if starts else ())


def data(view: View, frame: Frame) -> Tree:
    """The list for programs."""

    def part(url: str, found: Sequence[Material], following: str | None) -> Lazy:
        def made() -> bytes:
            rows, licence = tuple(_data(view, one) for one in found), api.licence(view.site.identity)
            return api.written(ApiMaterials(site=api.site(view), licence=licence, next=following, materials=rows))

        return lazy(made, url, following or "", frame.digest, to_json(found))

    parts = api.parts(LIST, view.materials, view.site_url) if view.materials else ()
    return {f"files/{one[0]}": part(*one) for one in parts}


def parted(view: View) -> bool:
    """Is the list in parts?"""
    return len(view.materials) > api.MOST


def _kinds(found: Iterable[Material]) -> Iterator[_Kind]:
    for kind, some in groupby((one for one in found if one.listed), lambda one: one.kind):
        rows = [
            _Row(Link(own[0].title, about, lang=own[0].language), tuple(Link(one.form, one.path) for one in own))
            for about, own in ((about, list(own)) for about, own in groupby(some, lambda one: one.about))
        ]
        rest = text("materials.rest", count=len(rows) - _MOST) if len(rows) > _MOST else None
        yield _Kind(kind.value, kind.label, tuple(rows[:_MOST]), rest)


def _data(view: View, one: Material) -> ApiMaterial:
    output = outputs.of(one.path)
    assert output, one.path
    # Of a thousand events to come there are three thousand, and no field that anybody typed.
    return ApiMaterial.model_construct(
        url=view.site_url + one.path,
        kind=one.kind,
        kind_label=one.kind.label,
        title=one.title,
        form=one.form or None,
        about=view.site_url + one.about,
        language=one.language,
        type=output.media,
        bytes=0,
        day=one.day,
    )


def _diagrams(view: View) -> Iterator[Material]:
    for one in filter(can_draw, (*view.diagrams, *view.translations_of(Diagram))):
        yield Material(
            kind=MaterialKind.DIAGRAM,
            title=one.title,
            about=addresses.of_article(one),
            language=one.lang,
            path=f"{addresses.of_diagram_files(one)}.pdf",
            day=one.updated,
            form=text("materials.form.a4"),
        )


def _on_paper(view: View) -> Iterator[Material]:
    for one in view.printed:
        yield from one.materials


_MAKERS: tuple[Callable[[View], Iterator[Material]], ...] = (
    _on_paper,
    _diagrams,
    loudspeaker.materials,
    notice_files.materials,
    lesson_files.materials,
)
