"""Everything that staff write and that has a page of its own: where its files lie, where its pages are, how links name
it. Reading, checking, links and addresses take what they need from here; a new kind is a model and a line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scripts.model.campaign import Campaign
from scripts.model.diagram import Diagram
from scripts.model.event import Event
from scripts.model.exemplar import Exemplar
from scripts.model.law import Law
from scripts.model.lesson import Lesson
from scripts.model.page import Article, EasyPage, LawBody, LifeSituation, News, Page, Question
from scripts.model.record import Record

# The pages of content/ that stand below a section; every other page is at /<slug>/.
BELOW = {"dang-ky-lich": "su-kien/dang-ky-lich/", "nhung": "bao-chi/nhung/", "khau-hieu": "tai-lieu/khau-hieu/"}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: `files` is the pattern of its files' paths, with a group for each name in them; `address` gives
    a record's page, in Vietnamese, relative to the root; `scheme` is that of links to it, `name` the field that they
    name it by."""

    model: type[Record]
    files: str
    address: Callable[[Any], str]
    scheme: str | None = None
    name: str = "slug"


def _in(folder: str, model: type[Article], scheme: str) -> Kind:
    """Articles that lie in a folder of content/, one a file, and whose pages are in the folder of that name."""
    return Kind(model, rf"content/{folder}/([^/]+)\.md", f"{folder}/{{.slug}}/".format, scheme)


def _page(page: Page) -> str:
    return "" if page.slug == "index" else BELOW.get(page.slug, f"{page.slug}/")


def _law_body(body: LawBody) -> str:
    return f"luat/{body.slug}/" + (f"dieu-{body.article}/" if body.article else "")


KINDS = (
    Kind(Law, r"content/luat/([^/]+)/law\.ya?ml", "luat/{.slug}/".format, "luat", "number"),
    Kind(Campaign, r"events/(\d{4})/campaign\.ya?ml", "chien-dich/{.year}/".format, "chiendich", "year"),
    Kind(Event, r"events/(\d{4})/([^/]+)\.ya?ml", "su-kien/{0.year}/{0.id}/".format, "sukien", "id"),
    Kind(LawBody, r"content/luat/([^/]+)/index\.md", _law_body),
    Kind(News, r"content/tin-tuc/(?:.+/)?([^/]+)\.md", "tin-tuc/{0.date.year}/{0.slug}/".format, "tin"),
    _in("hoi-dap", Question, "hoidap"),
    _in("tinh-huong", LifeSituation, "tinhhuong"),
    _in("de-doc", EasyPage, "dedoc"),
    _in("so-do", Diagram, "sodo"),
    _in("mo-hinh", Exemplar, "mohinh"),
    Kind(Lesson, r"content/bai-hoc/([^/]+)\.ya?ml", "bai-hoc/{.slug}/".format, "baihoc"),
    # What lies in no folder of another kind.
    Kind(Page, r"content/([^/]+?)(?:/index)?\.md", _page, "trang"),
)
BY_MODEL = {kind.model: kind for kind in KINDS}
BY_SCHEME = {kind.scheme: kind for kind in KINDS if kind.scheme}
