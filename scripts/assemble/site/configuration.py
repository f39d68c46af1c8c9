"""The engine's configuration: the checkout's mkdocs.yml with what every page of this site shares."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import yaml

from scripts.assemble.help import numbers
from scripts.assemble.page import Link, PlainPage
from scripts.assemble.view import View
from scripts.markup.markdown_text import Reference
from scripts.model import addresses
from scripts.model.identity import MenuItem, Use
from scripts.model.languages import LANGUAGES, ORIGINAL
from scripts.words import LANGUAGES as WORDED
from scripts.words import days, interface, text


def build(view: View, base: Mapping[str, Any], assets: Mapping[str, str], card: str | None, overrides: str) -> bytes:
    """`base` is mkdocs.yml as data, `assets` are the addresses of styles and scripts by name, `card` stands for a page
    without one; `overrides` is the path of the templates seen from build/."""
    identity = view.site.identity
    config = {
        **base,
        "site_name": identity.name,
        "site_url": view.site_url,
        "site_description": identity.tagline,
        "docs_dir": "docs",
        "site_dir": "html",
        "extra": base.get("extra", {}) | _shared(view) | {"assets": dict(assets), "card": card},
        # Everything is reached from our own menus and lists; a navigation of thousands costs quadratically, and
        # one with a page of its own would want that page beside each stale one.
        "nav": [{identity.name: view.site_url}],
        "theme": base["theme"] | {"custom_dir": overrides},
    }
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return yaml.dump(config, Dumper=dumper, allow_unicode=True, sort_keys=False, width=120).encode()


def _shared(view: View) -> dict[str, Any]:
    """`config.extra`: what templates print on every page."""
    identity = view.site.identity
    ui = {language: dict(interface(language)) for language in WORDED}
    if identity.agency is None:
        ui["en"]["disclaimer"] = identity.disclaimer.en
    return {
        "identity": _identity(view),
        # Until there is one, pages say so wherever an address would be copied.
        "has_domain": view.has_domain,
        # Help is in the same places on every page (WCAG 2.2, 3.2.6): menu, footer, the bar at the bottom.
        "help": _url(view, "ho-tro"),
        # How to add a calendar, linked beside each one offered.
        "calendar_guide": _url(view, "dang-ky-lich"),
        "corrections": addresses.CORRECTIONS,
        "nav": _menu(view, identity.navigation),
        "more": _menu(view, identity.more),
        "footer": _menu(view, identity.footer),
        # Where the name of the site leads from a page in another language.
        "homes": {language: f"{language}/" for language in LANGUAGES if f"{language}/" in view.translated},
        "law_now": {language: _law_now(view, language) for language in WORDED},
        # The campaigns that are over, by their year: pages of that year say so.
        "over": _over(view),
        "ui": ui,
        # The data of a page without any (404.html).
        "blank": {
            "private": False,
            "in_themes": False,
            "card": None,
            "json_ld": None,
            "heading": "",
            "body": "",
            **asdict(PlainPage(title="")),
        },
    }


def _identity(view: View) -> dict[str, Any]:
    """Whose site it is, its numbers ready to dial; the disclaimer is empty once an agency has adopted it."""
    identity = view.site.identity
    lines = numbers.lines(view)
    first, *danger = [line for line in lines if line.use == Use.DANGER] or lines
    return identity.model_dump(mode="json", include={"name", "tagline", "licence", "quick_exit"}) | {
        "short_name": identity.short_name or identity.name,
        "disclaimer": identity.disclaimer.vi if identity.agency is None else "",
        "lines": {line.number: asdict(line) for line in lines},
        # The number in the bar at the bottom of a page that names no other.
        "call": lines[0].number,
        "danger": asdict(first),
        # The other numbers of danger are named in a line.
        "dangers": list(map(asdict, danger)),
        "hotlines": [asdict(line) for line in lines if line not in danger],
        # What the pages of communes name: no number of a commune's police is known.
        "instead": [asdict(line) for line in lines if line.instead],
    }


def _law_now(view: View, language: str) -> dict[str, Any] | None:
    """Which law holds today?"""
    law = view.law_in_force
    if not (law and law.effective):
        return None
    words = text("site.law_now", language, number=law.number, day=days.short(law.effective, language))
    return asdict(Link(words, addresses.of_law(law)))


def _over(view: View) -> dict[str, str]:
    """By year; Zensical takes no numbers for keys."""
    over = (campaign.year for campaign in view.site.campaigns if campaign.end < view.today)
    return {str(year): text("site.over", year=year) for year in sorted(over)}


def _menu(view: View, items: tuple[MenuItem, ...]) -> list[dict[str, Any]]:
    """The entries whose pages exist, each with its page in other languages; a page left out for its errors leaves the
    menu with them."""
    found = []
    for item in items:
        url = _url(view, item.page)
        if url is not None:
            versions = {language: view.localized(url, language) for language in LANGUAGES}
            entry = {
                "text": item.title,
                "lang": item.page if item.page in LANGUAGES else ORIGINAL,
                "url": url,
                "section": item.section or "",  # the part of the site that the page represents
                "translated": {language: other for language, other in versions.items() if other != url},
            }
            found.append(entry)
    return found


def _url(view: View, page: str) -> str | None:
    return addresses.of_link(view.site, Reference("trang", page, 0, 1))
