"""/tai-lieu/khau-hieu/ — slogans as whoever put them out wrote them, each with its year and source: to copy, as plain
text, and as banners to print. The theme of a campaign is one until that is over: it is of its year alone."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.assemble.outreach import said
from scripts.assemble.outreach.sheets import Printed, Subject, printed
from scripts.assemble.page import Link, Page, Pages, PlainPage, SourceRow, source_row
from scripts.assemble.site import plain
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model import page as models
from scripts.model.material_api import MaterialKind
from scripts.model.source import Source
from scripts.vietnamese.slugs import slug_or
from scripts.words import text

_PAGE = "khau-hieu"
_ENDS = {"": "colour", "-den-trang": "copied"}


@dataclass(frozen=True, slots=True)
class Banner:
    """A slogan: `told` is of which year and whose it is, `meant` what its source says of it; its files by form."""

    id: str
    text: str
    year: int
    told: str
    meant: str
    source: SourceRow
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _SlogansPage(PlainPage, template="slogans.html"):
    """The page written by hand, and before it the slogans; `plain` is the same as text."""

    banners: tuple[Banner, ...]
    plain: str


def build(view: View) -> Pages:
    """The page of content/khau-hieu.md."""
    page = _page(view)
    if page is None:
        return {}
    url = addresses.of_article(page)
    record = _SlogansPage(**plain.plain(view, page), banners=tuple(banners(view)), plain=_text_of(url))
    return {url: Page(record, view.article_body(page, url))}


def files(view: View) -> dict[str, bytes]:
    """The list as plain text: UTF-8, CRLF for the editors of Windows."""
    page = _page(view)
    if page is None:
        return {}
    blocks = [f"{page.title}\n", *map(_plain, banners(view))]
    return {f"files/{_text_of(addresses.of_article(page))}": "\n".join(blocks).replace("\n", "\r\n").encode()}


def banners(view: View) -> Iterator[Banner]:
    """The theme of the campaign that is on or announced, then every slogan of the page."""
    page = _page(view)
    if page is None:
        return
    url, campaign = addresses.of_article(page), view.campaign_now
    names: dict[str, str] = {}
    if campaign and campaign.theme and campaign.theme_source:
        told, meant = text("slogans.theme", campaign=campaign.name), text("slogans.only", year=campaign.year)
        name = _name(campaign.theme, names)
        yield _banner(url, name, campaign.theme, campaign.year, told, meant, campaign.theme_source)
    for one in page.slogans:
        told = text("slogans.told", year=one.year, by=one.by)
        meant = text("slogans.meant", meant=one.meant) if one.meant else ""
        yield _banner(url, _name(one.text, names), one.text, one.year, told, meant, one.source)


def of_site(view: View) -> Iterator[Printed]:
    """A banner of each."""
    page = _page(view)
    found = {one.id: one for one in banners(view) if one.files}
    if page is None or not found:
        return
    subject = Subject(
        title=page.title, text=" ".join(page.summary.split()), about=addresses.of_article(page), day=page.updated
    )
    content = {
        name: {
            "title": one.text,
            "told": one.told,
            "slug": text(
                "sheets.banner.slug", told=" ".join(filter(None, (one.told, one.meant))), source=one.source.text
            ),
        }
        for name, one in found.items()
    }
    forms = {name: one.text for name, one in found.items()}
    forms |= {f"{name}-den-trang": text("sheets.banner.copied", text=words) for name, words in forms.items()}
    made = printed(view, subject, MaterialKind.BANNER, "banner", forms, said.words(), content)
    # In the list of everything, a banner a line; the page has both.
    yield replace(made, materials=tuple(replace(one, listed="den-trang" not in one.path) for one in made.materials))


def _page(view: View) -> models.Page | None:
    page = view.site.pages_by_slug.get(_PAGE)
    return page if page and page.slogans else None


def _name(said: str, names: dict[str, str]) -> str:
    """Its words as they stand in an address; of signs alone, or beginning as another does, told by a digest."""
    digest = hashlib.sha256(said.encode()).hexdigest()[:8]
    name = slug_or(digest, said, 60)
    return name if names.setdefault(name, said) == said else f"{name}-{digest}"


def _banner(url: str, name: str, said: str, year: int, told: str, meant: str, source: Source) -> Banner:
    files = tuple(
        Link(text(f"slogans.file.{form}"), f"{url}{MaterialKind.BANNER}-{name}{end}.pdf")
        for end, form in _ENDS.items()
        if slug_or("", said)  # of signs alone, or in letters that our font lacks, no banner can be drawn
    )
    return Banner(name, said, year, told, meant, source_row(source), files)


def _text_of(url: str) -> str:
    return f"{url}khau-hieu.txt"


def _plain(one: Banner) -> str:
    source = " ".join(filter(None, (one.source.text, one.source.url)))
    lines = (one.text, *filter(None, (one.told, one.meant)), text("slogans.source", source=source))
    return "".join(f"{line}\n" for line in lines)
