"""Whatever names something else must name something that exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from scripts.check.finding import Finding
from scripts.markup.markdown_text import Reference, links, parse_link
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.explainer import Explainer, Glossary
from scripts.model.kinds import BY_SCHEME
from scripts.model.law import Law, Provision
from scripts.model.page import Article, LawBody
from scripts.model.record import Path, Record
from scripts.model.website import INVERSE, Site
from scripts.problems import Position, problem
from scripts.vietnamese.near import closest


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Links, places, organisers, focuses, audiences, provisions and menus."""
    public = site.public(now)
    seen_by_readers = {id(article) for article in public.articles}
    for article in site.articles:
        # What readers may see must not point at what they may not: that would leak its address.
        reachable = public if id(article) in seen_by_readers else site
        yield from _article(reachable, article)
    for event in site.events:
        yield from _event(public, event)
    for campaign in site.campaigns:
        yield from _campaign(public, campaign)
    for law in site.laws:
        yield from _law(site, law)
    for explainer in site.explainers:
        yield from _explainer(public, explainer)
    for glossary in site.glossaries:
        yield from _glossary(public, glossary)
    yield from _menus(public)
    press = site.identity.press
    if press and press.boilerplate:
        yield from _text(public, site.identity, ("press", "boilerplate"), press.boilerplate)


def _menus(site: Site) -> Iterator[Finding]:
    identity = site.identity
    for field, items in (("navigation", identity.navigation), ("footer", identity.footer)):
        for number, item in enumerate(items):
            link = Reference("trang", item.page, 0, 1)
            if addresses.of_link(site, link) is None:
                at = identity.at(field, number, "page")
                yield Finding(identity, problem("E301", at, guesses=_similar(site, link), target=item.page))


def _article(site: Site, article: Article) -> Iterator[Finding]:
    for link in links(article.body):
        at = Position(article.path, article.body_line + link.line, link.column)
        yield from _link(site, article, link, at)
    for path, text in article.prose():
        yield from _text(site, article, path, text or "")
    for path, written in article.links():
        yield from _alone(site, article, written, path)
    for path, citation in article.citations():
        yield from _citation(site, article, citation, article.at(*path))
    for number, name in enumerate(article.places):
        yield from _place_name(site, article, name, article.at("places", number))
    known = {focus.id for campaign in site.campaigns for focus in campaign.focuses}
    for number, focus in enumerate(article.focus):
        if focus not in known:
            at = article.at("focus", number)
            guesses = closest(focus, known)
            yield Finding(article, problem("E304", at, guesses=guesses, found=focus, year="nào"))
    if isinstance(article, LawBody) and article.slug not in site.laws_by_slug:
        yield Finding(article, problem("E312", article.at(), found=article.slug))


def _event(site: Site, event: Event) -> Iterator[Finding]:
    for path, text in event.prose():
        yield from _text(site, event, path, text or "")
    yield from _event_places(site, event)
    campaign = site.campaigns_by_year.get(event.year)
    for number, focus in enumerate(event.focus):
        known = campaign.focus_by_id if campaign else {}
        if focus not in known:
            at = event.at("focus", number)
            yield Finding(event, problem("E304", at, guesses=closest(focus, known), found=focus, year=event.year))
    if campaign and not event.origin:
        yield from _closed(event, "organisers", event.organisers, campaign.organisers, campaign.year)
        yield from _closed(event, "audience", event.audience, campaign.audiences, campaign.year)


def _closed(event: Event, field: str, names: Iterable[str], allowed: tuple[str, ...], year: int) -> Iterator[Finding]:
    for number, name in enumerate(names):
        if allowed and name not in allowed:
            at = event.at(field, number)
            yield Finding(event, problem("E303", at, guesses=closest(name, allowed), found=name, year=year))


def _event_places(site: Site, event: Event) -> Iterator[Finding]:
    districts = []
    for number, name in enumerate(event.place.district):
        district = site.places.district(name)
        if district is None:
            at = event.at("place", "district", number)
            yield Finding(event, problem("E302", at, guesses=closest(name, site.places.names()), found=name))
        else:
            districts.append(district)
    for number, name in enumerate(event.place.commune):
        hits = site.places.communes(name, districts)
        if len(hits) == 1:
            continue
        at = event.at("place", "commune", number)
        if not hits and len(districts) == len(event.place.district):
            known = [commune.name for district in districts for commune in district.communes] or site.places.names()
            yield Finding(event, problem("E302", at, guesses=closest(name, known), found=name))
        elif len(hits) > 1:
            choices = ", ".join(f"{commune.name}, {district.name}" for district, commune in hits)
            yield Finding(event, problem("E311", at, found=name, choices=choices))


def _place_name(site: Site, record: Record, name: str, at: Position) -> Iterator[Finding]:
    places = site.places
    if not (places.is_province(name) or places.district(name) or places.communes(name)):
        yield Finding(record, problem("E302", at, guesses=closest(name, places.names()), found=name))


def _campaign(site: Site, campaign: Campaign) -> Iterator[Finding]:
    for path, text in campaign.prose():
        yield from _text(site, campaign, path, text or "")
    agencies = {agency.id for agency in campaign.agencies}
    for number, task in enumerate(campaign.tasks):
        if task.agency not in agencies:
            at = campaign.at("tasks", number, "agency")
            guesses = closest(task.agency, agencies)
            yield Finding(campaign, problem("E303", at, guesses=guesses, found=task.agency, year=campaign.year))
        for place, focus in enumerate(task.focus):
            if focus not in campaign.focus_by_id:
                at = campaign.at("tasks", number, "focus", place)
                guesses = closest(focus, campaign.focus_by_id)
                yield Finding(campaign, problem("E304", at, guesses=guesses, found=focus, year=campaign.year))
    for number, listed in enumerate(campaign.border.districts if campaign.border else ()):
        district = site.places.district(listed.name)
        if district is None:
            yield from _place_name(site, campaign, listed.name, campaign.at("border", "districts", number, "name"))
            continue
        for place, name in enumerate(listed.communes):
            if not site.places.communes(name, [district]):
                at = campaign.at("border", "districts", number, "communes", place)
                guesses = closest(name, [commune.name for commune in district.communes])
                yield Finding(campaign, problem("E302", at, guesses=guesses, found=name))


def _alone(site: Site, record: Record, written: str, path: Path) -> Iterator[Finding]:
    """A link that stands alone in a field."""
    link = parse_link(written)
    if link is None:
        yield Finding(record, problem("E301", record.at(*path), target=written))
    else:
        yield from _link(site, record, link, record.at(*path))


def _law(site: Site, law: Law) -> Iterator[Finding]:
    for field in INVERSE:
        for number, relation in enumerate(getattr(law, field)):
            if Provision.parse(relation.number) is None:
                yield Finding(law, problem("E305", law.at(field, number, "number"), found=relation.number))
            if relation.basis:
                yield from _citation(site, law, relation.basis, law.at(field, number, "basis"))
    for number, later in enumerate(law.later):
        yield from _citation(site, law, f"{law.number}#{later.provision}", law.at("later", number, "provision"))
        if later.basis:
            yield from _citation(site, law, later.basis, law.at("later", number, "basis"))


def _glossary(site: Site, glossary: Glossary) -> Iterator[Finding]:
    law = site.laws_by_slug.get(glossary.slug)
    if law is None:
        yield Finding(glossary, problem("E312", glossary.at(), found=glossary.slug))
        return
    for number, term in enumerate(glossary.terms):
        citation = Provision(law.number, glossary.article, term.clause).citation
        yield from _citation(site, glossary, citation, glossary.at("terms", number, "clause"))


def _explainer(site: Site, explainer: Explainer) -> Iterator[Finding]:
    law = site.laws_by_slug.get(explainer.slug)
    if law is None:
        yield Finding(explainer, problem("E312", explainer.at(), found=explainer.slug))
    elif explainer.article not in law.articles:
        at = explainer.at("article")
        yield Finding(explainer, problem("E305", at, found=Provision(law.number, explainer.article).words))
    for field in ("related", "successor", "predecessor"):
        for number, citation in enumerate(getattr(explainer, field)):
            yield from _citation(site, explainer, citation, explainer.at(field, number))
    for number, term in enumerate(explainer.terms):
        if term.clause and term.clause not in explainer.clauses:
            at = explainer.at("terms", number, "clause")
            yield Finding(explainer, problem("E305", at, found=f"khoản {term.clause} Điều {explainer.article}"))
    for link in links(explainer.body):
        at = Position(explainer.path, explainer.body_line + link.line, link.column)
        yield from _link(site, explainer, link, at)


def _text(site: Site, record: Record, path: Path, text: str) -> Iterator[Finding]:
    for link in links(text):
        yield from _link(site, record, link, record.at(*path))


def _link(site: Site, record: Record, link: Reference, at: Position) -> Iterator[Finding]:
    if addresses.of_link(site, link) is not None:
        return
    if link.scheme == "luat":
        yield from _citation(site, record, link.target, at)
    else:
        yield Finding(record, problem("E301", at, guesses=_similar(site, link), target=link.text))


def _similar(site: Site, link: Reference) -> tuple[str, ...]:
    known = [*site.named(BY_SCHEME[link.scheme].model)]
    if link.scheme == "trang":
        known += [*site.versions.get(addresses.HOME, {}), *addresses.SECTIONS]
    return tuple(f"{link.scheme}:{name}" for name in closest(link.target.partition("#")[0], known))


def _citation(site: Site, record: Record, citation: str, at: Position) -> Iterator[Finding]:
    provision = Provision.parse(citation)
    if provision is None:
        yield Finding(record, problem("E305", at, found=citation))
    elif provision.law not in site.laws_by_number:
        guesses = site.nearest(provision)
        yield Finding(record, problem("E312", at, guesses=guesses, found=provision.law))
    elif not site.has(provision):
        yield Finding(record, problem("E305", at, guesses=site.nearest(provision), found=provision.words))
