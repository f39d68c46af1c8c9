"""/tai-lieu/loa/… — scripts for loudspeakers of communes: the most needed pages in short sentences, as they are read.

Every page is a script in up to three lengths; /tai-lieu/loa/<slug>/bai-2-phut.txt … are the same as plain
text, and as Word files in large letters.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.assemble.help.cards import Door
from scripts.assemble.laws import in_force
from scripts.assemble.outreach import month_notices, notices, told_pages
from scripts.assemble.outreach.material import Material, of_script
from scripts.assemble.outreach.read_out import Part, Script, as_file, as_text
from scripts.assemble.outreach.told_pages import Told
from scripts.assemble.page import Crumb, Link, Page, PageData, Pages
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.languages import LANGUAGES, ORIGINAL
from scripts.model.page import EasyPage, LawBody
from scripts.vietnamese import dates
from scripts.words import text

# Of every script its title by its address without the ending: what is drawn of it (scripts/draw/read_out).
INDEX = "loudspeaker.json"
# How many notices of events and of communes the list names.
_MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scripts(PageData, template="loudspeakers.html"):
    """The scripts that always hold, then the nearest notices of events, and of the month in communes; `rest` says where
    further ones are."""

    cards: tuple[Door, ...]
    notices: tuple[notices.Near, ...]
    months_title: str
    months: tuple[Link, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """A script under its heading; `file` is the address of its files without their endings."""

    id: str
    title: str
    takes: str
    file: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Version:
    """What somebody translated: in the language `own` calls itself, by whom, from the Vietnamese of which day; nothing
    to read where that was `changed` since, on the day told. `url` is its page in short sentences."""

    lang: str
    own: str
    by: str
    made: str
    changed: str | None
    url: str
    file: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _ScriptPage(PageData, template="loudspeaker.html"):
    """`original` is the page that it is made of, `basis` that of a text of the law."""

    basis: tuple[in_force.Basis, ...]
    versions: tuple[_Version, ...]
    scripts: tuple[_Shown, ...]
    original: Link


def build(view: View) -> Pages:
    """The list and a page for each. The list is there on every day: pages lead to it."""
    if not view.easy_pages:
        return {}
    near = tuple(notices.near(view.event_facts.head(event)) for event in view.coming[:_MOST])
    months = tuple(Link(one.name, f"{addresses.of_place(one)}#loa") for one in month_notices.of_places(view))
    index = _Scripts(
        title=text("loud.title"),
        description=" ".join(
            (text("loud.summary"), *(() if any(view.translations_of(EasyPage)) else (text("loud.untranslated"),)))
        ),
        crumbs=_crumbs(view)[:-1],
        cards=tuple(
            Door(one.title, one.url, _icon(one.page), text("loud.lengths", lengths=_lengths(one))) for one in view.told
        ),
        notices=near,
        months_title=text("loud.months", month=month_notices.month(view)),
        months=months[:_MOST],
        rest=text("loud.rest") if len(view.coming) > len(near) or len(months) > _MOST else "",
    )
    return {addresses.LOUDSPEAKER: Page(index), **{one.url: Page(_page(view, one)) for one in view.told}}


def files(view: View) -> dict[str, bytes]:
    """Every script as plain text."""
    texts: dict[str, bytes] = {}
    titles: dict[str, str] = {}
    for one in view.told:
        for version in _versions(view, one):
            if version.parts:
                texts[f"files/{version.file}.txt"] = as_text(version.parts)
        for script in one.scripts:
            stem = one.url + _stem(script)
            texts[f"files/{stem}.txt"], titles[stem] = as_file(script), one.title
    return {**texts, INDEX: json.dumps(titles).encode()}


def materials(view: View) -> Iterator[Material]:
    """Every script as Word, which is listed, and as plain text."""
    for one in view.told:
        for script in one.scripts:
            form = text("loud.minutes", minutes=script.minutes)
            yield from of_script(one.title, one.url, one.url + _stem(script), one.page.updated, form)


def _page(view: View, one: Told) -> _ScriptPage:
    return _ScriptPage(
        title=text("loud.item", title=one.title),
        description=text("loud.described", title=one.title, lengths=_lengths(one)),
        crumbs=_crumbs(view),
        # The page in short sentences is found instead.
        unsearched=True,
        noindex=True,
        sources=view.written(one.page)["sources"],
        updated=dates.short(one.page.updated) if one.page.updated else None,
        # A page in short sentences says so itself; this one leads to the text.
        basis=in_force.basis(view, one.page) if isinstance(one.page, LawBody) else (),
        original=Link(one.page.title, addresses.of_article(one.page)),
        versions=tuple(_versions(view, one)),
        scripts=tuple(
            _Shown(
                _stem(script),
                text("loud.length", minutes=script.minutes),
                notices.takes(script),
                one.url + _stem(script),
                script.parts,
            )
            for script in one.scripts
        ),
    )


def _versions(view: View, one: Told) -> Iterator[_Version]:
    """The translations of the page in short sentences, as their translators wrote them: no machine says their numbers
    in words. What is older than the Vietnamese is not read to anybody."""
    for page in view.translations_of(EasyPage):
        about = view.translation(page)
        if page.slug != one.page.slug or about is None or about.made is None:
            continue
        opening, closing = ((line,) if line else () for line in (page.greeting, page.thanks))
        parts = (Part("", opening), *told_pages.parts_of(page), Part("", closing))
        language = LANGUAGES[page.lang]
        yield _Version(
            lang=page.lang,
            own=language.own,
            by=about.by or "",
            made=about.made[ORIGINAL],
            changed=about.changed[ORIGINAL] if about.changed else None,
            url=addresses.of_article(page),
            file=f"{one.url}bai-{page.lang}",
            parts=() if about.changed else tuple(part for part in parts if part.sentences),
        )


def _crumbs(view: View) -> tuple[Crumb, ...]:
    above = view.site.pages_by_slug.get("tai-lieu")
    materials = (Crumb(above.title, addresses.of_article(above)),) if above else ()
    return (*materials, Crumb(text("loud.title"), addresses.LOUDSPEAKER))


def _stem(script: Script) -> str:
    return f"bai-{script.minutes}-phut"


def _lengths(one: Told) -> str:
    return ", ".join(text("loud.minutes", minutes=script.minutes) for script in one.scripts)


def _icon(page: EasyPage | LawBody) -> str:
    return page.parts[0].lines[0].icon if isinstance(page, EasyPage) else "scale-balance"
