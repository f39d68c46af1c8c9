"""Whatever names something else must name something that exists."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from scripts.check.alone import Around
from scripts.check.finding import Finding, found
from scripts.markup.markdown_text import Reference, links, parse_link
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.event import Event, EventPlace, Status
from scripts.model.exemplar import Exemplar
from scripts.model.explainer import Explainer, Glossary
from scripts.model.kinds import BY_SCHEME
from scripts.model.law import Law, Provision
from scripts.model.page import Article, LawBody, LifeSituation, News, link_of
from scripts.model.place import Places
from scripts.model.place_names import plain_name
from scripts.model.placed import Placed, Share
from scripts.model.prose import mentioned, names_nothing, passages, provision_of, records
from scripts.model.record import Path, Record
from scripts.model.website import INVERSE, Site
from scripts.problems import Position, problem
from scripts.vietnamese import dates
from scripts.vietnamese.citations import mentions
from scripts.vietnamese.folding import lower_first
from scripts.vietnamese.near import closest

# Decision 124/2004/QĐ-TTg: codes of provinces, districts and communes; none begins with that of what it is in.
_PROVINCE, _DIVIDED, _UNDIVIDED = 2, 3, 5
# Viet Nam with its islands: degrees south, north, west, east.
_VIETNAM = (6, 24, 102, 118)
# Of what was held, the source may say no place; of what is to come, readers ask.
_NOWHERE = EventPlace()
_YEAR = re.compile(r"\b20[0-4][0-9]\b")
# Between two names that somebody wrote as one.
_AND = re.compile(r"\s*(?:[,;+&\n]|\s(?:và|-)\s)\s*")


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Links, places, provisions and menus; what else an event names is asked of it alone."""
    public = site.public(now)
    around = Around.of(site)
    seen_by_readers = {id(article) for article in public.articles}
    for article in site.articles:
        # What readers may see must not point at what they may not: that would leak its address.
        yield from _article(public if id(article) in seen_by_readers else site, article)
    for event in site.events:
        if any("](" in text for text in (event.summary, event.description, event.results) if text):
            yield from _texts(public, event, *event.prose_in)
        if event.origin or event.is_stand_in:
            yield from ask(around, event)
    for campaign in site.campaigns:
        yield from _campaign(public, campaign)
    for law in site.laws:
        yield from _law(site, law)
        for path, written in law.each(*law.links_in):
            yield from _named(public, law, path, written)
    for explainer in site.explainers:
        yield from _explainer(public, explainer)
    for glossary in site.glossaries:
        yield from _glossary(public, glossary)
    for path, page in public.identity.each("navigation.*.page", "more.*.page", "footer.*.page"):
        link = Reference("trang", page, 0, 1)
        if addresses.of_link(public, link) is None:
            yield found(site.identity, "E301", *path, guesses=_similar(public, link), target=page)
    if words := public.search:
        for path, page in words.each(*words.links_in):
            yield from _named(public, words, path, page)
    if wording := public.wording:
        for path, citation in wording.each(*wording.citations_in):
            yield from _citation(public, wording, citation, wording.at(*path))
    for path, written in public.identity.each(*public.identity.links_in):
        if written:
            yield from _named(public, public.identity, path, written)
    for path, written in public.places.each(*public.places.links_in):
        if written:
            yield from _named(public, public.places, path, written)
    yield from _units(site.places)
    if site.identity.press:
        yield from _texts(public, site.identity, "press.boilerplate")
    yield from _texts(public, site.identity, "current.text")
    for record in records(site):
        yield from _mentions(site, record)


def _units(places: Places) -> Iterator[Finding]:
    """What a unit was made of, or became, is in the list, and codes are whole."""
    # A list of one time alone has none of the later units: there only what is no name of a unit is wrong.
    is_open = not places.leaves and not any(one.unit.since for one in places.all)
    known = [*places.names()]
    for one in places.all:
        named: list[tuple[Path, Share]] = [
            (("successor",), share) for share in one.heirs if share.name == one.unit.successor
        ]
        named += [(("from", number), share) for number, share in enumerate(one.origins[: len(one.unit.from_)])]
        for field, share in named:
            if share.place is None and not (is_open and plain_name(share.name) != share.name):
                at, guesses = (*one.at, *field), _like(share.name, known)
                yield found(places, "W243", *at, guesses=guesses, field=field[0], found=share.name)
    yield from _namesakes(places)
    codes: list[tuple[Path, str, int]] = [(("province", "code"), places.province.code, _PROVINCE)]
    codes += [((*one.at, "code"), one.code, _DIVIDED if one.divided else _UNDIVIDED) for one in places.all if one.code]
    for path, code, digits in codes:
        if len(code) != digits:
            yield found(places, "W246", *path, found=code, digits=digits)


def _namesakes(places: Places) -> Iterator[Finding]:
    """Units of one name within the same unit at one time: nobody could tell which is meant."""
    known: dict[tuple[Placed | None, str], list[Placed]] = {}
    for one in places.all:
        others = known.setdefault((one.above, one.name), [])
        if any(
            (one.unit.since or date.min) <= (other.ended or date.max)
            and (other.unit.since or date.min) <= (one.ended or date.max)
            for other in others
        ):
            yield found(places, "W253", *one.at, "name", found=one.name)
        others.append(one)


def _article(site: Site, article: Article) -> Iterator[Finding]:
    yield from _body(site, article)
    yield from _texts(site, article, *article.prose_in)
    for path, written in article.each(*article.links_in):
        yield from _named(site, article, path, written)
    if article.call:
        yield from _called(site, article, ("call",), article.call)
    if isinstance(article, LifeSituation) and article.poster:
        for path, number in article.each("poster.call.*"):
            yield from _called(site, article, path, number)
    for path, citation in article.each(*article.citations_in):
        yield from _citation(site, article, citation, article.at(*path))
    for path, name in article.each("places.*"):
        if site.places.is_province(name):
            continue
        day = article.date if isinstance(article, News) else None
        hits = site.places.named(name, day)
        if not hits:
            yield found(article, "E302", *path, guesses=_like(name, site.places.names()), found=name)
        elif day and not hits[0].divided and not hits[0].lived(day):
            yield found(article, "W323", *path, **of_another_time(hits[0], day))
    if isinstance(article, Exemplar):
        yield from _event_places(site.places, article)
    focuses = [focus.id for campaign in site.campaigns for focus in campaign.focuses]
    yield from _listed(article, "focus.*", focuses, "E304", "nào")
    if isinstance(article, LawBody) and article.slug not in site.laws_by_slug:
        yield found(article, "E312", found=article.slug)


def _named(site: Site, record: Record, path: Path, written: str) -> Iterator[Finding]:
    """A field that is a link, the name of a page, or a number to dial."""
    if written.startswith("tel:"):
        yield from _called(site, record, path, written.removeprefix("tel:"))
        return
    link = parse_link(link_of(path, written))
    if link is None:
        yield found(record, "E301", *path, target=written)
    else:
        yield from _link(site, record, link, record.at(*path))


def _called(site: Site, record: Record, path: Path, number: str) -> Iterator[Finding]:
    """A number to call is one of the site's, which have their sources."""
    if site.identity.hotline(number) is None:
        yield found(record, "E324", *path, guesses=closest(number, site.identity.numbers), found=number)


def ask(around: Around, event: Event) -> Iterator[Finding]:
    """The places, organisers, focuses and audiences of an event."""
    yield from _event_places(around.places, event)
    if event.place == _NOWHERE and event.status is not Status.HELD and not event.origin:
        yield found(event, "W237", "place")
    lat, lon = event.place.lat, event.place.lon
    south, north, west, east = _VIETNAM
    if lat is not None and lon is not None and not ((south <= lat <= north and west <= lon <= east) or event.origin):
        yield found(event, "W245", "place", "lat", lat=lat, lon=lon)
    campaign = around.campaigns.get(event.year)
    draft, campaign = (campaign, None) if campaign and campaign.draft else (None, campaign)
    known = draft.focus_by_id if draft else ()
    for path, name in event.each("focus.*") if campaign is None else ():
        if name in known:
            yield found(event, "E327", *path, found=name, year=event.year)
    named = campaign.focus_by_id if campaign else ()
    yield from _listed(event, "focus.*", [*named, *known], "E304", event.year)
    if campaign and not event.origin:
        for field, allowed in (("organisers.*", campaign.organisers), ("audience.*", campaign.audiences)):
            if allowed:
                yield from _listed(event, field, allowed, "E303", campaign.year)


def _listed(record: Record, field: str, known: Collection[str], code: str, year: object) -> Iterator[Finding]:
    """Every name in a field is one of those that are known."""
    for path, name in record.each(field):
        if name not in known:
            yield found(record, code, *path, guesses=closest(name, known), found=name, year=year)


def _event_places(places: Places, event: Event | Exemplar) -> Iterator[Finding]:
    day = event.day_of_place
    groups = []
    for number, name in enumerate(event.place.district):
        path = ("place", "district", number)
        group = places.group(name, day)
        if group is None:
            as_part = tuple(f"commune: {one.name}" for one in places.parts(name, day=day))
            yield found(event, "E302", *path, guesses=as_part or _like(name, places.names(day)), found=name)
            continue
        groups.append(group)
        if not group.lived(day):
            yield found(event, "E322", *path, **of_another_time(group, day))
    for number, name in enumerate(event.place.commune):
        path = ("place", "commune", number)
        hits = places.parts(name, groups, day)
        home = places.group(name, day) if not hits else None
        several = [] if hits or home else _several(places, name, day)
        if several:
            yield found(event, "E325", *path, found=name, count=len(several), many=", ".join(several))
        elif home and not home.lived(day):
            yield found(event, "E321", *path, **of_another_time(home, day))
        elif not hits and len(groups) == len(event.place.district):
            as_group = (f"district: {home.name}",) if home else ()
            known = [one.name for home in groups for one in home.all_within] or places.names(day)
            yield found(event, "E302", *path, guesses=as_group or _like(name, known), found=name)
        elif len(hits) > 1:
            choices = ", ".join(one.whole_name for one in hits)
            yield found(event, "E311", *path, found=name, choices=choices)
        elif hits and not hits[0].lived(day):
            same = [one.name for one in places.parts(plain_name(name), day=day) if one.lived(day)]
            yield found(event, "E321", *path, guesses=tuple(same), **of_another_time(hits[0], day))


def _several(places: Places, text: str, day: date) -> list[str]:
    """The units whose names somebody wrote in one place; none where some part of it is no unit."""
    names = [name.strip() for name in _AND.split(text)]
    found = [places.parts(name, day=day) for name in names]
    return [one[0].name for one in found] if len(names) > 1 and all(found) else []


def of_another_time(place: Placed, day: date) -> dict[str, str]:
    """The words for a unit that was not there yet, or no more: what it was on that day, else what it is now."""
    since, ended = place.unit.since, place.ended
    if since and since > day:
        before = [one.whole_name for one in place.earlier if one.lived(day)]
        now = f"; trước đó là {', '.join(before)}" if before else ""
        return {"found": place.whole_name, "span": f"chỉ có từ ngày {dates.short(since)}", "now": now}
    heirs = [one.name for one in place.later if one.lived(day)] or [one.name for one in place.today]
    heirs = heirs or [share.name for share in place.heirs]
    now = f"; {place.name} nay thuộc {', '.join(heirs)}" if heirs else ""
    if not heirs and place.above and (near := [one.name for one in place.above.today]):
        whose = lower_first(place.above.name)
        now = f"; danh sách chưa ghi {place.name} nay thuộc đâu, còn {whose} cũ nay là {', '.join(near)}"
    span = f"chỉ có đến ngày {dates.short(ended)}" if ended else ""
    return {"found": place.whole_name, "span": span, "now": now}


def _like(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Full names like a name, compared without the kind of place."""
    by_plain = {plain_name(one): one for one in known}
    return tuple(by_plain[one] for one in closest(plain_name(name), by_plain) if by_plain[one] != name)


def _campaign(site: Site, campaign: Campaign) -> Iterator[Finding]:
    yield from _texts(site, campaign, *campaign.prose_in)
    yield from _listed(campaign, "tasks.*.agency", [agency.id for agency in campaign.agencies], "E303", campaign.year)
    yield from _listed(campaign, "tasks.*.focus.*", campaign.focus_by_id, "E304", campaign.year)
    for path, listed in campaign.each("border.districts.*") if campaign.border else ():
        places, day = site.places, campaign.start
        group = places.group(listed.name, day)
        within = [group] if group else []
        if group is None and not (places.is_province(listed.name) or places.parts(listed.name)):
            yield found(campaign, "E302", *path, "name", guesses=_like(listed.name, places.names()), found=listed.name)
            continue
        for number, name in enumerate(listed.communes):
            if not places.parts(name, within, day):
                guesses = closest(name, [one.name for one in group.all_within] if group else [*places.names(day)])
                yield found(campaign, "E302", *path, "communes", number, guesses=guesses, found=name)


def _law(site: Site, law: Law) -> Iterator[Finding]:
    for field in INVERSE:
        for path, number in law.each(f"{field}.*.number"):
            if Provision.parse(number) is None:
                yield found(law, "E305", *path, found=number)
            elif number not in site.laws_by_number:
                yield found(law, "W409", *path, guesses=closest(number, site.laws_by_number), found=number)
    for path, basis in law.each(*(f"{field}.*.basis" for field in INVERSE), "later.*.basis"):
        if basis:
            yield from _citation(site, law, basis, law.at(*path))
    for path, provision in law.each("later.*.provision"):
        yield from _citation(site, law, f"{law.number}#{provision}", law.at(*path))


def _glossary(site: Site, glossary: Glossary) -> Iterator[Finding]:
    law = site.laws_by_slug.get(glossary.slug)
    if law is None:
        yield found(glossary, "E312", found=glossary.slug)
        return
    for path, clause in glossary.each("terms.*.clause"):
        citation = Provision(law.number, glossary.article, clause).citation
        yield from _citation(site, glossary, citation, glossary.at(*path))


def _explainer(site: Site, explainer: Explainer) -> Iterator[Finding]:
    law = site.laws_by_slug.get(explainer.slug)
    if law is None:
        yield found(explainer, "E312", found=explainer.slug)
    elif explainer.article not in law.articles:
        yield found(explainer, "E305", "article", found=Provision(law.number, explainer.article).words)
    for path, citation in explainer.each("related.*", "successor.*", "predecessor.*", *explainer.citations_in):
        yield from _citation(site, explainer, citation, explainer.at(*path))
    for path, written in explainer.each(*explainer.links_in):
        yield from _named(site, explainer, path, written)
    for path, clause in explainer.each("terms.*.clause"):
        if clause and clause not in explainer.clauses:
            yield found(explainer, "E305", *path, found=f"khoản {clause} Điều {explainer.article}")
    yield from _body(site, explainer)


def _body(site: Site, record: Article | Explainer) -> Iterator[Finding]:
    for link in links(record.body):
        yield from _link(site, record, link, Position(record.path, record.body_line + link.line, link.column))


def _texts(site: Site, record: Record, *fields: str) -> Iterator[Finding]:
    for path, text in record.each(*fields):
        for link in links(text or ""):
            yield from _link(site, record, link, record.at(*path))


def _mentions(site: Site, record: Record) -> Iterator[Finding]:
    """Provisions that prose names, each with its line and column and the nearest one that exists."""
    for passage in () if names_nothing(site, record) else passages(site, record):
        for mention in mentioned(site, passage):
            provision = provision_of(mention)
            if not site.has(provision):
                at, guesses = passage.at(mention.start or 0), site.nearest(provision)
                yield Finding(record, problem("W401", at, guesses=guesses, found=provision.words))


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
        known += [*site.versions.get(addresses.HOME, {}), *(url.strip("/") for url in addresses.of_lists(site))]
    target = link.target.partition("#")[0]
    # What is named like an event of another year is another event.
    years = _YEAR.findall(target)
    known = [name for name in known if not years or _YEAR.findall(name) == years]
    return tuple(f"{link.scheme}:{name}" for name in closest(target, known))


def _citation(site: Site, record: Record, citation: str, at: Position) -> Iterator[Finding]:
    provision = Provision.parse(citation)
    if provision is None:
        meant = tuple(dict.fromkeys(provision_of(one).citation for one in mentions(citation, site.names)))
        yield Finding(record, problem("E305", at, guesses=meant, found=citation))
    elif provision.law not in site.laws_by_number:
        yield Finding(record, problem("E312", at, guesses=site.nearest(provision), found=provision.law))
    elif not site.has(provision):
        yield Finding(record, problem("E305", at, guesses=site.nearest(provision), found=provision.words))
