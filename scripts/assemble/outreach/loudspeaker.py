"""/tai-lieu/loa/… — scripts for loudspeakers of communes: the most needed pages in short sentences, as they are read.

Every page is a script in up to three lengths; /tai-lieu/loa/<slug>/bai-2-phut.txt … are the same as plain
text, and as Word files in large letters.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.assemble.help.cards import Door
from scripts.assemble.laws import in_force
from scripts.assemble.outreach import month_notices, notices, posters_of_help
from scripts.assemble.outreach.material import Material
from scripts.assemble.outreach.read_out import Part, Script, Text, as_file, as_text
from scripts.assemble.page import Crumb, Link, Page, PageData, Pages
from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.model import addresses
from scripts.model.languages import LANGUAGES, ORIGINAL
from scripts.model.law import Law
from scripts.model.material_api import MaterialKind
from scripts.model.page import Answered, EasyPage, LawBody, LifeSituation
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


@dataclass(frozen=True, slots=True)
class _Told:
    """A page and what is read out of it."""

    page: EasyPage | LawBody
    title: str
    scripts: tuple[Script, ...]

    @property
    def url(self) -> str:
        return addresses.of_loudspeaker(self.page)


def build(view: View) -> Pages:
    """The list and a page for each. The list is there on every day: pages lead to it."""
    if not view.easy_pages:
        return {}
    found = tuple(_told(view))
    near = tuple(notices.near(view.event_facts.head(event)) for event in view.coming[:_MOST])
    months = tuple(Link(one.name, f"{addresses.of_place(one)}#loa") for one in month_notices.of_places(view))
    index = _Scripts(
        title=text("loud.title"),
        description=text("loud.summary"),
        crumbs=_crumbs(view)[:-1],
        cards=tuple(
            Door(one.title, one.url, _icon(one.page), text("loud.lengths", lengths=_lengths(one))) for one in found
        ),
        notices=near,
        months_title=text("loud.months", month=month_notices.month(view)),
        months=months[:_MOST],
        rest=text("loud.rest") if len(view.coming) > len(near) or len(months) > _MOST else "",
    )
    return {addresses.LOUDSPEAKER: Page(index), **{one.url: Page(_page(view, one)) for one in found}}


def files(view: View) -> dict[str, bytes]:
    """Every script as plain text."""
    texts: dict[str, bytes] = {}
    titles: dict[str, str] = {}
    for one in _told(view):
        for version in _versions(view, one):
            if version.parts:
                texts[f"files/{version.file}.txt"] = as_text(version.parts)
        for script in one.scripts:
            stem = one.url + _stem(script)
            texts[f"files/{stem}.txt"], titles[stem] = as_file(script), one.title
    return {**texts, INDEX: json.dumps(titles).encode()}


def by_page(view: View) -> dict[str, str]:
    """Where the scripts are, by the address of each page in short sentences, and of the page that it retells."""
    found: dict[str, str] = {}
    for one in _told(view):
        found[addresses.of_article(one.page)] = one.url
        if isinstance(one.page, EasyPage):
            found.setdefault(view.field_href(one.page.of), one.url)
    return found


def materials(view: View) -> Iterator[Material]:
    """Every script as Word, which is listed, and as plain text."""
    for one in _told(view):
        for script in one.scripts:
            for ending in ("docx", "txt"):
                yield Material(
                    kind=MaterialKind.SCRIPT,
                    title=one.title,
                    about=one.url,
                    language=ORIGINAL,
                    path=f"{one.url}{_stem(script)}.{ending}",
                    day=one.page.updated,
                    form=text("loud.minutes", minutes=script.minutes),
                    listed=ending == "docx",
                )


def _page(view: View, one: _Told) -> _ScriptPage:
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


def _versions(view: View, one: _Told) -> Iterator[_Version]:
    """The translations of the page in short sentences, as their translators wrote them: no machine says their numbers
    in words. What is older than the Vietnamese is not read to anybody."""
    for page in view.translations_of(EasyPage):
        about = view.translation(page)
        if page.slug != one.page.slug or about is None or about.made is None:
            continue
        opening, closing = ((line,) if line else () for line in (page.greeting, page.thanks))
        parts = (Part("", opening), *_parts(page), Part("", closing))
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


def _lengths(one: _Told) -> str:
    return ", ".join(text("loud.minutes", minutes=script.minutes) for script in one.scripts)


def _told(view: View) -> Iterator[_Told]:
    """What rests on texts in force alone: nothing that is over, or not yet so, is read to a village."""
    law = view.law_in_force
    body = posters_of_help.points(view, law) if law else None
    if law and body:
        yield from _of_law(view, law, body)
    retold: dict[str, Answered] = {
        addresses.of_article(page): page for page in (*view.questions, *view.situations, *view.site.pages)
    }
    for page in view.easy_pages:
        basis = in_force.basis(view, page)
        original = retold.get(view.field_href(page.of))
        if not page.updated or any(one.force.is_over for one in basis):
            continue
        # What retells an article of a law has a title of its own, with a word in brackets about itself.
        title = original.title if original else page.title.partition(" (")[0]
        closing = (
            text("loud.written", day=dates.short(page.updated)),
            *(f"{one.law}." for one in basis),
            text("loud.closing"),
        )
        *first, last = _parts(page)
        told = view.read_out.of(
            Text(
                text("loud.opening", title=title),
                tuple(first),
                tuple(_more(original)) if original else (),
                last,
                text("loud.cut"),
                closing,
            )
        )
        if told:
            yield _Told(page, title, told)


def _of_law(view: View, law: Law, body: LawBody) -> Iterator[_Told]:
    """The law in its points, then what is other than under the law of before."""
    title = text("loud.law.title", law=law.short_title)
    day = dates.short(law.effective or view.today)
    told = view.read_out.of(
        Text(
            text("loud.opening", title=title),
            tuple(
                Part(text("loud.law.point", number=number, name=point.name), (point.text,))
                for number, point in enumerate(body.points, 1)
            ),
            tuple(
                Part(one.what, (text("loud.law.before", words=one.before), text("loud.law.now", words=one.now)))
                for one in body.differences
                if posters_of_help.holds(view, one.now_law)
            ),
            Part(text("loud.law.last"), (text("loud.law.ask"),)),
            text("loud.cut"),
            (
                text("loud.law.written", day=dates.short(body.updated or view.today)),
                text("loud.law.grounds", title=law.title, day=day),
                text("loud.closing"),
            ),
        )
    )
    if told:
        yield _Told(body, title, told)


def _icon(page: EasyPage | LawBody) -> str:
    return page.parts[0].lines[0].icon if isinstance(page, EasyPage) else "scale-balance"


def _parts(page: EasyPage) -> Iterator[Part]:
    for part in page.parts:
        yield Part(part.title, tuple(line.text for line in part.lines if not _on_a_screen(line.text)))


def _more(original: Answered) -> Iterator[Part]:
    """What people fear, and by when, from the page that is retold."""
    asked = ((worry.ask, plain_text(worry.text)) for worry in original.worries)
    answered = tuple(f"{ask} {said}" for ask, said in asked if not _on_a_screen(said))
    if answered:
        yield Part(text("loud.worries"), answered)
    if isinstance(original, LifeSituation) and original.deadlines:
        terms = (text("loud.deadline", what=term.what, value=term.value) for term in original.deadlines)
        yield Part(text("loud.deadlines"), tuple(terms))


def _on_a_screen(said: str) -> bool:
    return re.search(text("loud.on_a_screen"), said, re.IGNORECASE) is not None
