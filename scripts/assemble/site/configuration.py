"""The engine's configuration: the checkout's mkdocs.yml with the site's identity and today's notice."""

from __future__ import annotations

from typing import Any

import yaml

from scripts.assemble.parts import wording
from scripts.assemble.parts.phones import dial
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.identity import MenuItem
from scripts.model.languages import LANGUAGES, ORIGINAL
from scripts.markup.markdown_text import Link
from scripts.vietnamese import dates
from scripts.words import LANGUAGES as WORDED
from scripts.words import interface


def build(view: View, base: dict[str, Any], site_url: str, overrides: str) -> bytes:
    """`base` is mkdocs.yml as data; `overrides` the path of the templates seen from build/."""
    identity = view.site.identity
    extra = dict(base.get("extra", {}))
    extra |= {
        "identity": {
            "name": identity.name,
            "short_name": identity.short_name or identity.name,
            "tagline": identity.tagline,
            "province": identity.province,
            "agency": identity.agency,
            "contact": identity.contact.model_dump(exclude_none=True) if identity.contact else None,
            "disclaimer": identity.disclaimer.vi if identity.agency is None else "",
            "licence": identity.licence.name,
            "licence_url": identity.licence.url,
            "call": identity.call.model_dump() | {"tel": dial(identity.call.number)},
            "hotlines": [line.model_dump() | {"tel": dial(line.number)} for line in identity.hotlines],
            "quick_exit": identity.quick_exit,
        },
        # Help stands in the same places on every page (WCAG 2.2, 3.2.6): menu, footer, the bar at the bottom.
        "help": addresses.of_link(view.site, Link("trang", "ho-tro", 0, 1)),
        # How to add a calendar, told beside each one offered.
        "calendar_guide": addresses.of_link(view.site, Link("trang", "dang-ky-lich", 0, 1)),
        "nav": menu(view, identity.navigation),
        "footer": menu(view, identity.footer),
        # Where the name of the site leads from a page in another language.
        "homes": {language: f"{language}/" for language in LANGUAGES if f"{language}/" in view.translated},
        "notice": notice(view),
        "notice_en": notice_en(view),
    }
    extra["ui"] = {language: dict(interface(language)) for language in WORDED}
    if identity.agency is None:
        extra["ui"]["en"]["disclaimer"] = identity.disclaimer.en
    config = base | {
        "site_name": identity.name,
        "site_url": site_url,
        "site_description": identity.tagline,
        "docs_dir": "docs",
        "site_dir": "html",
        "extra": extra,
        # Everything is reached from our own menus and lists; a navigation of thousands costs quadratically, and one with
        # a page of its own would want that page beside each stale one.
        "nav": [{identity.name: site_url}],
        "theme": dict(base["theme"]) | {"custom_dir": overrides},
    }
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False, width=120).encode()


def notice(view: View) -> dict[str, Any] | None:
    """What a reader must know at once: is the campaign over, and which law holds today."""
    strong, text, links = "", "", []
    campaign = view.latest_campaign
    if campaign and campaign.end < view.today:
        strong = f"Tháng hành động năm {campaign.year} đã kết thúc."
        links.append({"text": "Tìm chiến dịch hiện nay", "url": "chien-dich/"})
    elif campaign:
        strong = f"{campaign.name}: {dates.span(campaign.start, campaign.end)}."
        links.append({"text": "Xem chiến dịch", "url": addresses.of_campaign(campaign)})
    law = view.law_in_force
    if law and law.effective:
        text = f"Luật đang có hiệu lực: số {law.number}, từ ngày {dates.short(law.effective)}."
        links.append({"text": "Có gì thay đổi?", "url": addresses.of_law(law)})
    return {"strong": strong, "text": text, "links": links} if strong or text else None


def notice_en(view: View) -> dict[str, Any] | None:
    """The same for the pages in English."""
    strong, text, links = "", "", []
    campaign = view.latest_campaign
    if campaign and campaign.end < view.today:
        strong = f"The {campaign.year} Action Month is over."
    elif campaign:
        start, end = wording.english(campaign.start), wording.english(campaign.end)
        strong = f"Action Month {campaign.year}: {start} to {end}."
    law = view.law_in_force
    if law and law.effective:
        text = f"The law in force is Law {law.number}, since {wording.english(law.effective)}."
        links.append({"text": "What changed (in Vietnamese)", "url": addresses.of_law(law)})
    return {"strong": strong, "text": text, "links": links} if strong or text else None


def menu(view: View, items: tuple[MenuItem, ...]) -> list[dict[str, Any]]:
    """The entries whose pages exist; a page left out for its errors leaves the menu with them."""
    found = []
    for item in items:
        url = addresses.of_link(view.site, Link("trang", item.page, 0, 1))
        if url is not None:
            versions = {language: view.localized(url, language) for language in LANGUAGES}
            entry = {
                "text": item.title,
                "lang": item.page if item.page in LANGUAGES else ORIGINAL,
                "url": url,
                "section": item.section or "",
                "translated": {language: other for language, other in versions.items() if other != url},
            }
            found.append(entry)
    return found
