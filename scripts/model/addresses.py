"""The permanent address of everything (DESIGN 6), relative to the site's root, without a leading slash."""

import re
from collections.abc import Callable
from datetime import date, datetime

from scripts.markup.markdown_text import Reference, headings, parse_link
from scripts.model.event import Event
from scripts.model.kinds import BY_MODEL, BY_SCHEME, KINDS
from scripts.model.languages import ORIGINAL
from scripts.model.law import Law, LawKind, Provision
from scripts.model.law_text import LawText
from scripts.model.ledger import LedgerEntry
from scripts.model.page import Article, News, Page, Withdrawn
from scripts.model.placed import Placed
from scripts.model.record import Record
from scripts.model.website import Site
from scripts.vietnamese.slugs import slug

# Pages that exist without a file of their own in content/.
SECTIONS = (
    "luat",
    "su-kien",
    "tin-tuc",
    "hoi-dap",
    "chien-dich",
    "tim-kiem",
    "tinh-huong",
    "de-doc",
    "so-do",
    "mo-hinh",
    "bai-hoc",
    "da-luu",
    "nguon",
)
COMPARISON = "luat/doi-chieu/"
TIMELINE = "luat/dong-thoi-gian/"
GLOSSARY = "luat/tu-ngu/"
QUESTIONS = "hoi-dap/"
SITUATIONS = "tinh-huong/"
EASY_PAGES = "de-doc/"
MATERIALS = "tai-lieu/"
LOUDSPEAKER = f"{MATERIALS}loa/"
DIAGRAMS = "so-do/"
EXEMPLARS = "mo-hinh/"
LESSONS = "bai-hoc/"
QUIZ = f"{LESSONS}do-vui/"
HOME = ("Page", "index")
PLACES = "su-kien/dia-ban/"
OLD_NAMES = "su-kien/ten-xa-cu/"
CALENDAR = "su-kien/lich.ics"
JUNE_CALENDAR = "chien-dich/lich.ics"
SAVED = "da-luu/"
OFFLINE = "ngoai-tuyen/"
API = "api/v1/"
PRESS = "bao-chi/"
CORRECTIONS = "dinh-chinh/"
PICTURES = f"{PRESS}anh/"
SOCIAL = f"{PRESS}mang-xa-hoi/"
FRAMES = "nhung/"
PROVENANCE = "nguon/"

_COUNTED = {LawKind.LAW: "", LawKind.ORDINANCE: "p", LawKind.DECREE: "n"}

# What has an address that follows from itself alone.
of_month: Callable[[date], str] = "su-kien/thang/{:%Y-%m}/".format
of_year: Callable[[int], str] = "su-kien/{}/".format
# What was filed under a year without a day; beside the months, since below /su-kien/2022/ are the ids of events.
of_undated: Callable[[int], str] = "su-kien/thang/{}-khong-ro-ngay/".format
of_place: Callable[[Placed], str] = "su-kien/dia-ban/{.path}/".format
of_event_calendar: Callable[[Event], str] = "su-kien/{0.year}/{0.id}/su-kien.ics".format
of_news_year: Callable[[int], str] = "tin-tuc/{}/".format
of_news_focus: Callable[[str], str] = "tin-tuc/chu-de/{}/".format
of_news_place: Callable[[Placed], str] = "tin-tuc/dia-ban/{.path}/".format
# What is read out of an event to come, without the ending of its files.
of_notice: Callable[[Event], str] = "su-kien/{0.year}/{0.id}/bai-loa".format
of_event_data: Callable[[Event], str] = "api/v1/events/{.id}.json".format
of_table: Callable[[int], str] = "api/v1/events/nam/{}.csv".format
of_place_table: Callable[[Placed], str] = "su-kien/dia-ban/{.path}/su-kien.csv".format
of_place_data: Callable[[Placed], str] = "api/v1/places/{.path}.json".format
of_law_article: Callable[[Law, str], str] = "luat/{.slug}/dieu-{}/".format
# What is counted of a campaign, and its files.
of_coverage: Callable[[Record], str] = "chien-dich/{.year}/theo-doi/".format
of_coverage_data: Callable[[Record], str] = "api/v1/coverage/{.year}.json".format
of_coverage_table: Callable[[Record], str] = "api/v1/coverage/{.year}.csv".format
of_exemplar_data: Callable[[Article], str] = "api/v1/exemplars/{.slug}.json".format
# A picture in its own size, where the page at an address shows it smaller.
of_whole_picture: Callable[[str, str], str] = "bao-chi/anh-goc/{}{}".format


def of(record: Record) -> str:
    """The page of a record; that of a translation is where its original is, below its language: /en/hoi-dap/<slug>/."""
    address = BY_MODEL[type(record)].address(record)
    return _in_language(address, record.lang) if isinstance(record, Article) else address


of_event = of_campaign = of_law = of_article = of


def _in_language(address: str, language: str) -> str:
    return address if language == ORIGINAL else f"{language}/{address}"


def of_list_calendar(url: str, part: int = 1) -> str:
    """The calendar, or a part of it, of the place, the campaign or the month whose page is at an address."""
    return f"{url}lich{f'-{part}' if part > 1 else ''}.ics"


def of_diagram_files(diagram: Article) -> str:
    """The files of a diagram, beside its page, without their ending."""
    return f"{of(diagram)}so-do"


def of_withdrawn(notice: Withdrawn) -> str:
    """The address that the item had, where its notice stands now."""
    return _in_language(f"{of_news_year(notice.date.year)}{notice.slug}/", notice.lang)


def of_records(site: Site) -> dict[str, Record]:
    """Every page that is somebody's work, by its address; the rest are lists made from these."""
    written: list[Record] = [record for kind in KINDS for record in site.of(kind.model)]
    return {of(record): record for record in [*written, *site.translations]}


def of_lists(site: Site) -> set[str]:
    """The lists that a link or a redirect may name: sections and what stands below them, years, months and places."""
    days = [event.first_day for event in site.events if event.first_day]
    years = {of_year(event.year) for event in site.events} | {of_news_year(item.date.year) for item in site.news}
    boards = map(of_coverage, site.campaigns)
    return {*_of_sections(site), *boards, *years, *map(of_month, days), *map(of_place, site.places.tops)}


def of_tables(site: Site) -> set[str]:
    """The tables for Excel and for programs that a text may lead to."""
    names = ("fines",) if any(explainer.fined for explainer in site.explainers) else ()
    return {f"{API}{name}.{ending}" for name in ("events", *names) for ending in ("xlsx", "csv", "json")}


def _of_sections(site: Site) -> set[str]:
    """Those that stand whatever took place and when; most links to lists name one."""
    # Without a model there is no list of them, nor one of lessons.
    absent = {where for where, some in ((EXEMPLARS, site.exemplars), (LESSONS, site.lessons)) if not some}
    sections = {f"{section}/" for section in SECTIONS if f"{section}/" not in absent}
    sections |= {PLACES, CORRECTIONS, COMPARISON, TIMELINE, GLOSSARY, PICTURES}
    if site.lessons:
        sections.add(QUIZ)
    if site.easy_pages:
        sections.add(LOUDSPEAKER)
    if "bao-chi" in site.pages_by_slug:
        sections.add(SOCIAL)
    if any(place.ended for place in site.places.all):
        sections.add(OLD_NAMES)
    return sections


def of_redirects(site: Site) -> dict[str, str | None]:
    """Where each old address of content/redirects.yml leads in the end: relative to the site's root, or a web address;
    None where it leads nowhere, or back to itself."""
    if site.redirects is None:
        return {}
    moved = {redirect.old: redirect.to for redirect in site.redirects.redirects}
    pages = {*of_records(site), *map(of_withdrawn, site.withdrawn), *of_lists(site)}
    return {old: _of_moved(site, old, moved, pages) for old in moved}


def _of_moved(site: Site, old: str, moved: dict[str, str], pages: set[str]) -> str | None:
    seen, to = set(), f"/{old}"
    while (key := f"{to.strip('/')}/") in moved:
        if key in seen:
            return None
        seen.add(key)
        to = moved[key]
    if to.startswith(("http://", "https://")):
        return to
    link = parse_link(to)
    if link:
        return of_link(site, link)
    path, sharp, anchor = to.partition("#")
    page = f"{path.strip('/')}/" if path.strip("/") else ""
    return page + sharp + anchor if path.startswith("/") and page in pages else None


def of_gone(site: Site, now: datetime) -> list[LedgerEntry]:
    """Where events stood that other sites published and list no more, of which nobody has said yet where they went."""
    led = {redirect.old for redirect in site.redirects.redirects} if site.redirects else set()
    there = {of_event(event) for event in site.events} | site.merged.keys() | led
    gone = (entry for entry in site.ledger.known(now) if entry.source and entry.url not in there)
    return [entry for entry in gone if re.fullmatch(r"su-kien/\d{4}/[^/]+/", entry.url)]


def of_pack(item: News, suffix: str) -> str:
    """/bao-chi/goi/<slug>.<suffix>, of each format of a pack; below /<language>/ of others."""
    return _in_language(f"{PRESS}goi/{item.slug}.{suffix}", item.lang)


def of_loudspeaker(page: Article) -> str:
    """/tai-lieu/loa/<slug>/, what is read out of a page in short sentences."""
    return f"{LOUDSPEAKER}{page.slug}/"


def of_dossier(year: int | None) -> str:
    """/bao-chi/bo-tai-lieu.zip, that of the latest campaign; with a year that of an earlier one."""
    return f"{PRESS}bo-tai-lieu{f'-{year}' if year else ''}.zip"


def of_provenance(name: str) -> str:
    """/nguon/phap-luat/, the facts of a kind and what they rest on; the numbers to call stand at /nguon/ itself."""
    return f"{PROVENANCE}{name}/"


def of_provenance_data(year: int | None = None) -> str:
    """/api/v1/provenance.json; /api/v1/provenance/2022.json of the events of a year."""
    return f"{API}provenance/{year}.json" if year else f"{API}provenance.json"


def of_embed(place: Placed | None) -> str:
    """/nhung/<place>/: the list of a place's events for other sites to frame; /nhung/tat-ca/ for None, of all."""
    return f"{FRAMES}{place.path if place else 'tat-ca'}/"


def of_news_data(item: News) -> str:
    """/api/v1/news/<slug>.json; below /api/v1/news/<language>/ in others."""
    return f"{API}news/{_in_language(item.slug, item.lang)}.json"


def of_ninjs(item: News) -> str:
    """/api/v1/ninjs/<slug>.json; below /api/v1/ninjs/<language>/ in others."""
    return f"{API}ninjs/{_in_language(item.slug, item.lang)}.json"


def has_page(site: Site, law: Law, number: str) -> bool:
    """Does the article have a page of its own? It has with an explainer, or where its official text is at hand."""
    if number not in law.articles:
        return False
    return (law.slug, number) in site.explainers_by_place or site.printed(law, number) is not None


def of_law_data(law: Law, number: str | None = None) -> str:
    """/api/v1/laws/73-2021-qh14.json; of an article, /api/v1/laws/73-2021-qh14/dieu-23.json."""
    return f"{API}laws/{law.slug}" + (f"/dieu-{number}.json" if number else ".json")


def of_akoma_ntoso(law: Law) -> str | None:
    """/api/v1/laws/73-2021-qh14.akn.xml; only a text laid out by article, of a known day, has one."""
    return f"{API}laws/{law.slug}.akn.xml" if law.articles and law.passed else None


def of_short(law: Law, number: str | None = None) -> str:
    """/l/73-2021-23/, to say on the radio or print on a poster.

    Laws, ordinances (`p`) and decrees (`n`) each count their serial numbers by the year, so /l/n163-2026/ can mean but
    one text; of the other kinds every ministry counts its own, so they keep their whole number.
    """
    dated = re.match(r"([0-9]+)/([0-9]{4})/", law.number)
    name = f"{_COUNTED[law.kind]}{dated[1]}-{dated[2]}" if dated and law.kind in _COUNTED else law.slug
    return f"l/{name}-{number}/".replace("đ", "dd") if number else f"l/{name}/"


def of_annexes(law: Law, text: LawText) -> list[str]:
    """/luat/163-2026-nd-cp/phu-luc-i/, of each annex of its official text."""
    found: list[str] = []
    for annex in text.annexes:
        named = re.match(r"(?:phụ lục|danh mục)(?:\s+(?:số\s*)?[ivxlc0-9]+[a-zđ]?(?!\w))?", annex.title.lower())
        name = f"{of_law(law)}{slug(named[0]) if named else 'phu-luc'}"
        count = sum(other.startswith(f"{name}/") or other.startswith(f"{name}-ban-") for other in found)
        found.append(f"{name}-ban-{count + 1}/" if count else f"{name}/")
    return found


def of_annex_part(url: str, number: int) -> str:
    """/luat/28-2026-nd-cp/danh-muc-ii-phan-2/: the first part is at the address of the annex."""
    return url if number == 1 else f"{url.rstrip('/')}-phan-{number}/"


def is_law_article(url: str) -> bool:
    """Is it the page of an article or an annex? Such a page goes with its explainer or its text; the law's stays."""
    return bool(re.fullmatch(r"luat/[^/]+/(?:dieu-[0-9a-z]+|(?:phu-luc|danh-muc)[^/]*)/", url))


def of_provision(site: Site, provision: Provision) -> str | None:
    """The place where the site speaks of a provision; None where it does not exist."""
    if not site.has(provision):
        return None
    law = site.laws_by_number[provision.law]
    if provision.article is None or provision.article not in law.articles:
        return of_law(law)
    if not has_page(site, law, provision.article):
        return f"{of_law(law)}#dieu-{provision.article}"
    anchor = provision.anchor
    outline = site.outline(law, provision.article)
    if outline is None and provision.clause:  # only the explainer's own clauses have a place there
        anchor = f"khoan-{provision.clause}"
    return of_law_article(law, provision.article) + (f"#{anchor}" if anchor else "")


def of_link(site: Site, link: Reference) -> str | None:
    """Where a link by identity leads on this site; None where it points nowhere."""
    target, _, anchor = link.target.partition("#")
    kind = BY_SCHEME[link.scheme]
    if kind.model is Law:
        provision = Provision.parse(link.target)
        return of_provision(site, provision) if provision else None
    record: Record | None
    if kind.model is Page:
        # The name of a language leads to the front page in that language.
        record = site.pages_by_slug.get(target) or site.versions.get(HOME, {}).get(target)
        if record is None:
            listed = f"{target}/" in _of_sections(site) or f"{target}/" in of_lists(site)
            return f"{target}/" if listed and not anchor else None
    else:
        record = site.named(kind.model).get(target)
    if record is None or not anchor:
        return of(record) if record else None
    within = headings(record.body) if isinstance(record, Article) else ()
    return f"{of(record)}#{anchor}" if anchor in {heading.anchor for heading in within} else None
