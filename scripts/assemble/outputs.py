"""Every kind of published file: where, what it is, who makes it, who may keep it and for how long.

The API's description, `_headers`, the redirects beside lists, the packed copies and the offline copy take theirs from
this one list; a test matches every file of the built site with exactly one entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from scripts.assemble.events import api as events
from scripts.assemble.events import campaign_table, table
from scripts.assemble.exemplars import api as exemplars
from scripts.assemble.laws import comparison, fines
from scripts.assemble.news import api as news
from scripts.assemble.news.feeds import FORMATS
from scripts.assemble.places import api as places
from scripts.model.coverage_api import ApiCoverage
from scripts.model.event_api import ApiEvent, ApiEvents
from scripts.model.exemplar_api import ApiExemplar, ApiExemplars
from scripts.model.law_api import ApiArticle, ApiLawDetail, ApiLaws
from scripts.model.material_api import ApiMaterials
from scripts.model.news_api import ApiNewsItem, ApiNewsList
from scripts.model.ninjs import Ninjs
from scripts.model.page import News
from scripts.model.place_api import ApiDistrictDetail, ApiPlaces
from scripts.model.post_api import ApiPosts
from scripts.model.provenance_api import ApiProvenance, ApiProvenanceOfEvents
from scripts.model.shared_api import ApiIndex
from scripts.model.table_rows import Campaigns, CoverageTable, Fines, LawChanges

if TYPE_CHECKING:
    from scripts.assemble.view import View

_JSON, _HTML, _TEXT = "application/json", "text/html; charset=utf-8", "text/plain; charset=utf-8"
_MARKDOWN = "text/markdown; charset=utf-8"
_SCRIPT, _STYLE, _XML = "text/javascript; charset=utf-8", "text/css; charset=utf-8", "application/xml"
_CALENDAR, _SVG, _PICTURE = "text/calendar; charset=utf-8", "image/svg+xml", "image/*"
_OPENAPI = "application/vnd.oai.openapi+json;version=3.1"
_PDF = "application/pdf"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PICTURES = "{picture:(?i:jpe?g|png|gif|webp|avif)}"
# What diagrams and maps are called, whatever else is beside them.
_FIGURE = "so-do|ban-do-(?:xa-phuong|huyen)"


def _always(view: View) -> bool:
    return True


@dataclass(frozen=True)
class Output:
    """A kind of file. `path` has its changing parts in braces: `{slug}` within a folder, `{+way}` across folders
    (RFC 6570), `{name:…}` one of some words; `but` are beginnings of paths that are another kind's.

    `packed` copies lie beside it (publish/compress.py); `copied` it is in the offline copy; `named_by_bytes` its name
    changes with its bytes, so browsers may keep it for ever; `beside` a page, it moves with that.

    The API describes what has `words`, a key below `site.api.file`; `record` gives its JSON Schema, and only sites for
    which `there` is true have the file.
    """

    path: str
    media: str
    maker: str
    packed: bool = False
    copied: bool = False
    named_by_bytes: bool = False
    beside: bool = False
    but: tuple[str, ...] = ()
    words: str = ""
    record: type[BaseModel] | None = None
    there: Callable[[View], bool] = _always

    @property
    def parameters(self) -> list[str]:
        """The names of its changing parts."""
        return re.findall(r"\{(\w+)\}", self.path)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches the paths of its files."""
        parts = re.split(r"(\{[^}]+\})", self.path)
        body = "".join(_part(part[1:-1]) if part.startswith("{") else re.escape(part) for part in parts)
        return re.compile("".join(f"(?!{re.escape(start)})" for start in self.but) + body)

    @property
    def ending(self) -> str:
        """`.html`; of files that have different ones, the last part of the pattern."""
        return PurePosixPath(self.path).suffix

    @property
    def folder(self) -> str:
        """The folder in which all its files are."""
        return self.path.partition("{")[0].rpartition("/")[0] + "/"


def _part(name: str) -> str:
    words = name.partition(":")[2]
    return f"(?:{words})" if words else ".*" if name.startswith("+") else "[^/]+"


def _translated(view: View) -> bool:
    return any(view.translations_of(News))


def _materials(view: View) -> bool:
    from scripts.assemble.outreach import catalogue  # which looks its files up here

    return catalogue.there(view)


def _materials_parted(view: View) -> bool:
    from scripts.assemble.outreach import catalogue

    return catalogue.parted(view)


def _posts(view: View) -> bool:
    from scripts.assemble.outreach import social  # which loads the pages of events, of no use to a check

    return social.there(view)


def _laws(view: View) -> bool:
    return bool(view.site.laws)


def _law_texts(view: View) -> bool:
    return any(facts.head.akn for facts in view.law_facts.values())


def _api(
    path: str, maker: str, words: str, record: type[BaseModel] | None = None, media: str = _JSON, **more: Any
) -> Output:
    return Output(f"api/v1/{path}", media, maker, words=words, record=record, **more)


def _table(name: str, maker: str, record: type[BaseModel], there: Callable[[View], bool]) -> Iterator[Output]:
    """A table of records: CSV and JSON (parts/record_table.py), and the workbook that is drawn from the CSV."""
    words = name.replace("-", "_")
    yield _api(f"{name}.csv", maker, words, record, media="text/csv", packed=True, there=there)
    yield _api(f"{name}.json", maker, f"{words}_json", record, packed=True, there=there)
    yield _api(f"{name}.xlsx", "draw.record_books", f"{words}_xlsx", media=_SHEET, there=there)


_asset = partial(Output, packed=True, copied=True, named_by_bytes=True)
# In the order in which the API lists its files.
OUTPUTS = (
    Output("{+page}index.html", _HTML, "assemble.site_tree", packed=True, copied=True, but=("l/", "nhung/")),
    Output("{+page}index.md", _MARKDOWN, "publish.twins"),
    Output("llms.txt", _MARKDOWN, "assemble.machines.llms_txt", packed=True),
    Output("404.html", _HTML, "render", packed=True),
    Output("l/{+address}index.html", _HTML, "assemble.laws.api", packed=True),
    Output("nhung/{place}/index.html", _HTML, "assemble.events.frames", packed=True, copied=True),
    Output(
        "{name:(?!(?:.*/)?(?:" + _FIGURE + ")\\.png$).*}." + _PICTURES,
        _PICTURE,
        "assemble.parts.picture_files",
        copied=True,
        but=("assets/", "icons/", "bao-chi/anh-goc/", "bao-chi/logo/"),
    ),
    Output("bao-chi/anh-goc/{+name}." + _PICTURES, _PICTURE, "assemble.parts.picture_files"),
    Output("{+page}{figure:" + _FIGURE + "}.svg", _SVG, "assemble.press.figures", packed=True, copied=True),
    Output("{+page}{figure:" + _FIGURE + "}.png", "image/png", "draw.figures", copied=True),
    Output("{+page}so-do.pdf", _PDF, "draw.figures", copied=True),
    Output("{+page}to-gap-{form:a5|a5-den-trang|a6|a6-den-trang}.pdf", _PDF, "draw.materials", copied=True),
    Output("su-kien/dia-ban/{+place}/bang-tin-{form:a4|a4-den-trang}.pdf", _PDF, "draw.materials", copied=True),
    Output("su-kien/bang-tin-{form:a4|a4-den-trang|a3}.pdf", _PDF, "draw.materials", copied=True),
    Output("{+page}the-de-ban-{form:a4|a4-den-trang}.pdf", _PDF, "draw.materials", copied=True),
    Output("tai-lieu/khau-hieu/bang-ron-{name}.pdf", _PDF, "draw.materials", copied=True),
    Output("tai-lieu/khau-hieu/khau-hieu.txt", _TEXT, "assemble.outreach.slogans", packed=True, copied=True),
    Output("{+page}ap-phich-{form:a4|a4-den-trang}.pdf", _PDF, "draw.materials", copied=True, but=("mo-hinh/",)),
    # A copy on a stick is for villages: no print shop is there, and what to do comes before what others did.
    Output("{+page}ap-phich-a3.pdf", _PDF, "draw.materials"),
    Output("mo-hinh/{slug}/ap-phich-{form:a4|a4-den-trang}.pdf", _PDF, "draw.materials"),
    Output("bao-chi/logo/{name}.svg", _SVG, "assemble.site.mark", packed=True, copied=True),
    Output("bao-chi/logo/{name}.png", "image/png", "assemble.site.mark", copied=True),
    # Documents in whatever other formats there are (draw/packs/formats.py).
    Output(
        "bao-chi/{+name}.{format:(?!html|md|png|svg|txt|zip|br|gz)[a-z]+}",
        "application/*",
        "draw.packs.documents",
        copied=True,
        but=("bao-chi/anh-goc/",),
    ),
    Output("bao-chi/{+name}.txt", _TEXT, "draw.packs.documents", packed=True, copied=True),
    Output("tai-lieu/loa/{+name}.docx", _WORD, "draw.read_out", copied=True),
    Output("tai-lieu/loa/{+name}.txt", _TEXT, "assemble.outreach.loudspeaker", packed=True, copied=True),
    *(
        Output(f"su-kien/{{+page}}/{{script:bai-(?:loa|[^/-]+-phut)}}.{ending}", media, maker, copied=True)
        for ending, media, maker in (
            ("docx", _WORD, "draw.read_out"),
            ("txt", _TEXT, "assemble.outreach.notice_files"),
        )
    ),
    # The same as PDF is in the offline copy, which every browser opens.
    Output("bai-hoc/{lesson}/{file}.pptx", _SLIDES, "draw.lessons"),
    Output("bai-hoc/{lesson}/{file}.pdf", "application/pdf", "draw.lessons", copied=True),
    Output("bao-chi/{+name}.zip", "application/zip", "draw.packs.bundle"),
    Output("su-kien/{+list}lich.ics", _CALENDAR, "assemble.events.calendars", copied=True, beside=True),
    Output("su-kien/thang/{month}/lich-{part}.ics", _CALENDAR, "assemble.events.calendars"),
    Output("chien-dich/lich.ics", _CALENDAR, "assemble.events.calendars", copied=True),
    Output("chien-dich/{year}/lich.ics", _CALENDAR, "assemble.events.calendars", copied=True, beside=True),
    Output("su-kien/{year}/{event}/su-kien.ics", _CALENDAR, "assemble.events.calendars", copied=True),
    Output("su-kien/su-kien.csv", "text/csv", "assemble.events.readable_table", packed=True),
    Output("su-kien/dia-ban/{place}/su-kien.csv", "text/csv", "assemble.events.readable_table", beside=True),
    Output("su-kien/danh-sach.json", _JSON, "assemble.events.finder", packed=True),
    Output("tim-kiem/{part}.json", _JSON, "assemble.site.search_index", packed=True),
    *(
        Output(f"{where}{kind.file}", kind.media, kind.write.__module__.split(".", 1)[1], packed=True, beside=moves)
        for where, moves in (("tin-tuc/{+list}", True), ("dinh-chinh/", False), ("mo-hinh/", False))
        for kind in FORMATS
    ),
    _api("index.json", "assemble.site.api_description", "index", ApiIndex, packed=True),
    _api("events.json", "assemble.events.api", "events", ApiEvents, packed=True),
    _api("events/phan/{part}.json", "assemble.events.api", "events_part", ApiEvents, packed=True, there=events.parted),
    _api("events/{id}.json", "assemble.events.api", "event", ApiEvent),
    _api("events.csv", "assemble.events.table", "events_csv", media="text/csv", packed=True),
    _api(
        "events/nam/{year}.csv",
        "assemble.events.table",
        "events_csv_year",
        media="text/csv",
        packed=True,
        there=table.cut,
    ),
    _api("events.xlsx", "draw.workbook", "events_xlsx", media=_SHEET),
    _api("news.json", "assemble.news.api", "news", ApiNewsList, packed=True),
    _api("news/phan/{part}.json", "assemble.news.api", "news_part", ApiNewsList, packed=True, there=news.parted),
    _api("news/{slug}.json", "assemble.news.api", "news_item", ApiNewsItem),
    _api("ninjs/{slug}.json", "assemble.news.ninjs", "ninjs", Ninjs),
    _api(
        "news/{language}/{slug}.json",
        "assemble.news.api",
        "news_translation",
        ApiNewsItem,
        there=_translated,
        but=("api/v1/news/phan/",),
    ),
    _api("ninjs/{language}/{slug}.json", "assemble.news.ninjs", "ninjs_translation", Ninjs, there=_translated),
    _api("posts.json", "assemble.outreach.social", "posts", ApiPosts, packed=True, there=_posts),
    _api("places.json", "assemble.places.api", "places", ApiPlaces, packed=True),
    _api("places/{slug}.json", "assemble.places.api", "place", ApiDistrictDetail),
    _api("places/{slug}/phan/{part}.json", "assemble.places.api", "place_part", ApiDistrictDetail, there=places.parted),
    _api("materials.json", "assemble.outreach.catalogue", "materials", ApiMaterials, packed=True, there=_materials),
    _api(
        "materials/phan/{part}.json",
        "assemble.outreach.catalogue",
        "materials_part",
        ApiMaterials,
        packed=True,
        there=_materials_parted,
    ),
    _api(
        "coverage/{year}.json",
        "assemble.coverage.api",
        "coverage",
        ApiCoverage,
        packed=True,
        there=campaign_table.there,
    ),
    _api(
        "coverage/{year}/phan/{part}.json",
        "assemble.coverage.api",
        "coverage_part",
        ApiCoverage,
        packed=True,
        there=events.parted,
    ),
    _api(
        "coverage/{year}.csv",
        "assemble.coverage.api",
        "coverage_csv",
        CoverageTable,
        media="text/csv",
        packed=True,
        there=campaign_table.there,
    ),
    _api("exemplars.json", "assemble.exemplars.api", "exemplars", ApiExemplars, packed=True, there=exemplars.there),
    _api("exemplars/{slug}.json", "assemble.exemplars.api", "exemplar", ApiExemplar, there=exemplars.there),
    _api("laws.json", "assemble.laws.api", "laws", ApiLaws, packed=True, there=_laws),
    _api("laws/{slug}.json", "assemble.laws.api", "law", ApiLawDetail, there=_laws),
    _api("laws/{slug}/dieu-{number}.json", "assemble.laws.api", "law_article", ApiArticle, there=_laws),
    _api("laws/{slug}.akn.xml", "assemble.laws.akoma_ntoso", "akn", media="application/akn+xml", there=_law_texts),
    *_table("law-changes", "assemble.laws.comparison", LawChanges, comparison.there),
    *_table("fines", "assemble.laws.fines", Fines, fines.there),
    *_table("campaigns", "assemble.events.campaign_table", Campaigns, campaign_table.there),
    _api("provenance.json", "assemble.provenance.api", "provenance", ApiProvenance, packed=True),
    _api("provenance/{year}.json", "assemble.provenance.api", "provenance_events", ApiProvenanceOfEvents, packed=True),
    _api(
        "provenance/{year}/phan/{part}.json",
        "assemble.provenance.api",
        "provenance_part",
        ApiProvenanceOfEvents,
        packed=True,
        there=events.parted,
    ),
    _api("openapi.json", "assemble.site.api_description", "openapi", media=_OPENAPI, packed=True),
    _api("schemas/{name}.json", "assemble.site.api_description", "schema", media="application/schema+json"),
    _asset("assets/{name}.css", _STYLE, "assemble.site.assets"),
    _asset("assets/{name}.js", _SCRIPT, "assemble.site.assets"),
    _asset("assets/{name}.svg", _SVG, "assemble.site.assets"),
    Output("assets/fonts/{name}.woff2", "font/woff2", "assemble.site.fonts", copied=True, named_by_bytes=True),
    _asset("assets/{+name}.txt", _TEXT, "assemble.site.assets"),
    Output("assets/cards/{name}.png", "image/png", "draw.cards", named_by_bytes=True),
    Output("assets/anh/{+name}.webp", "image/webp", "assemble.parts.picture_files", copied=True, named_by_bytes=True),
    Output("icons/{name}.png", "image/png", "assemble.site.mark", copied=True),
    Output("favicon.ico", "image/x-icon", "assemble.site.mark"),
    Output("manifest.webmanifest", "application/manifest+json", "assemble.site.web_app", packed=True),
    Output("sw.js", _SCRIPT, "assemble.site.web_app", packed=True, copied=True),
    Output("offline.json", _JSON, "publish.offline", packed=True),
    Output("offline/{place}.json", _JSON, "publish.offline", packed=True),
    Output("pagefind/fragment/{name}", "application/octet-stream", "publish.search", named_by_bytes=True),
    Output("pagefind/index/{name}", "application/octet-stream", "publish.search", named_by_bytes=True),
    Output("pagefind/{name}.js", _SCRIPT, "publish.search", packed=True, copied=True),
    Output("pagefind/{name}.json", _JSON, "publish.search", packed=True),
    Output("pagefind/noi/{place}.json", _JSON, "publish.search", packed=True),
    Output("pagefind/{name}.{ending:pf_meta|pagefind|pf_filter}", "application/octet-stream", "publish.search"),
    Output("sitemap.xml", _XML, "assemble.site.sitemap", packed=True),
    Output("sitemap-{number}.xml", _XML, "assemble.site.sitemap", packed=True),
    Output("tin-tuc/sitemap-news.xml", _XML, "assemble.news.sitemap", packed=True),
    Output("robots.txt", _TEXT, "assemble.site.sitemap", packed=True),
    Output(".well-known/security.txt", _TEXT, "assemble.site.security_txt", packed=True),
    Output("_headers", _TEXT, "assemble.site.headers"),
    Output("_redirects", _TEXT, "assemble.site.redirects"),
    Output("redirects/{server:nginx\\.conf|Caddyfile}", _TEXT, "assemble.site.redirects"),
)


def of(path: str) -> Output | None:
    """The kind of a published file."""
    return next((output for output in OUTPUTS if output.pattern.fullmatch(path)), None)
