"""The engine's configuration: the checkout's mkdocs.yml with what every page of this site shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import yaml

from scripts.assemble.page import Link, PlainPage, data_of
from scripts.assemble.parts.phones import dial
from scripts.assemble.view import View
from scripts.markup.conversion import EXTENSIONS
from scripts.markup.markdown_text import Reference
from scripts.model import addresses
from scripts.model.identity import Identity, MenuItem
from scripts.model.languages import LANGUAGES, ORIGINAL
from scripts.vietnamese import dates
from scripts.words import LANGUAGES as WORDED
from scripts.words import days, interface, text


@dataclass(frozen=True, slots=True)
class Call:
    """The line at the foot of the screen; `tel` is its address."""

    question: str
    label: str
    number: str
    tel: str


@dataclass(frozen=True, slots=True)
class Hotline:
    """A number, when to call it, who answers; `tel` is its address."""

    title: str
    number: str
    who: str
    note: str
    tel: str


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose site it is; the disclaimer is empty once an agency has adopted it."""

    name: str
    short_name: str
    tagline: str
    disclaimer: str
    licence: str
    licence_url: str
    call: Call
    hotlines: tuple[Hotline, ...]
    quick_exit: str


@dataclass(frozen=True, slots=True)
class MenuLink:
    """An entry of a menu: its own page and that in other languages; `section` is the part of the site it stands for."""

    text: str
    lang: str
    url: str
    section: str
    translated: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader must know at once."""

    strong: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """`config.extra`: what templates print on every page. `blank` is the data of a page without any (404.html), `card`
    what stands for a page without a card."""

    identity: Owner
    # Help stands in the same places on every page (WCAG 2.2, 3.2.6): menu, footer, the bar at the bottom.
    help: str | None
    # How to add a calendar, told beside each one offered.
    calendar_guide: str | None
    nav: tuple[MenuLink, ...]
    footer: tuple[MenuLink, ...]
    # Where the name of the site leads from a page in another language.
    homes: Mapping[str, str]
    notices: Mapping[str, Notice | None]
    ui: Mapping[str, Mapping[str, Any]]
    assets: Mapping[str, str]
    card: str | None
    blank: Mapping[str, Any]


def build(view: View, base: Mapping[str, Any], shared: Skeleton, overrides: str) -> bytes:
    """`base` is mkdocs.yml as data; `overrides` the path of the templates seen from build/."""
    identity = view.site.identity
    config = {
        **base,
        "site_name": identity.name,
        "site_url": view.site_url,
        "site_description": identity.tagline,
        "docs_dir": "docs",
        "site_dir": "html",
        "extra": base.get("extra", {}) | asdict(shared),
        "markdown_extensions": list(EXTENSIONS),
        # Everything is reached from our own menus and lists; a navigation of thousands costs quadratically, and$
        # one with a page of its own would want that page beside each stale one.
        "nav": [{identity.name: view.site_url}],
        "theme": base["theme"] | {"custom_dir": overrides},
    }
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False, width=120).encode()


def skeleton(view: View, assets: Mapping[str, str], card: str | None) -> Skeleton:
    """What all pages share; `assets` are the addresses of styles and scripts by name."""
    identity = view.site.identity
    ui = {language: dict(interface(language)) for language in WORDED}
    if identity.agency is None:
        ui["en"]["disclaimer"] = identity.disclaimer.en
    return Skeleton(
        identity=_owner(identity),
        help=_url(view, "ho-tro"),
        calendar_guide=_url(view, "dang-ky-lich"),
        nav=_menu(view, identity.navigation),
        footer=_menu(view, identity.footer),
        homes={language: f"{language}/" for language in LANGUAGES if f"{language}/" in view.translated},
        notices={language: _notice(view, language) for language in WORDED},
        ui=ui,
        assets=assets,
        card=card,
        blank=data_of(PlainPage(title="")),
    )


def _owner(identity: Identity) -> Owner:
    call = identity.call
    return Owner(
        name=identity.name,
        short_name=identity.short_name or identity.name,
        tagline=identity.tagline,
        disclaimer=identity.disclaimer.vi if identity.agency is None else "",
        licence=identity.licence.name,
        licence_url=identity.licence.url,
        call=Call(call.question, call.label, call.number, dial(call.number)),
        hotlines=tuple(
            Hotline(line.title, line.number, line.who, line.note, dial(line.number)) for line in identity.hotlines
        ),
        quick_exit=identity.quick_exit,
    )


def _notice(view: View, language: str) -> Notice | None:
    """Is the campaign over, and which law holds today? Campaigns have pages in Vietnamese alone."""
    strong = law_words = ""
    links = []
    campaign, law = view.latest_campaign, view.law_in_force
    if campaign:
        over = campaign.end < view.today
        strong = text(
            "site.notice.over" if over else "site.notice.running",
            language,
            year=campaign.year,
            name=campaign.name,
            span=dates.span(campaign.start, campaign.end),
            start=days.short(campaign.start, language),
            end=days.short(campaign.end, language),
        )
        if language == ORIGINAL:
            words = text("site.notice.find" if over else "site.notice.see")
            links.append(Link(words, "chien-dich/" if over else addresses.of_campaign(campaign)))
    if law and law.effective:
        day = days.short(law.effective, language)
        law_words = text("site.notice.law", language, number=law.number, day=day)
        links.append(Link(text("site.notice.changed", language), addresses.of_law(law)))
    return Notice(strong, law_words, tuple(links)) if strong or law_words else None


def _menu(view: View, items: tuple[MenuItem, ...]) -> tuple[MenuLink, ...]:
    """The entries whose pages exist; a page left out for its errors leaves the menu with them."""
    found = []
    for item in items:
        url = _url(view, item.page)
        if url is not None:
            versions = {language: view.localized(url, language) for language in LANGUAGES}
            found.append(
                MenuLink(
                    text=item.title,
                    lang=item.page if item.page in LANGUAGES else ORIGINAL,
                    url=url,
                    section=item.section or "",
                    translated={language: other for language, other in versions.items() if other != url},
                )
            )
    return tuple(found)


def _url(view: View, page: str) -> str | None:
    return addresses.of_link(view.site, Reference("trang", page, 0, 1))
