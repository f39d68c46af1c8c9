"""What every format of a feed says: the channel and its entries, with absolute addresses and moments in +07:00."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape

import lxml.html

from scripts.assemble.news.corrections import Correction
from scripts.assemble.view import View, source_row
from scripts.model import addresses
from scripts.model.languages import ORIGINAL
from scripts.model.page import News
from scripts.model.prose import passage
from scripts.model.values import VIETNAM


@dataclass(frozen=True)
class Entry:
    """An item of news. `id` never changes (a tag URI, RFC 4151); `updated` moves only on a change of meaning."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    author: str
    kind: str
    tags: tuple[str, ...]
    language: str
    image: str | None


@dataclass(frozen=True)
class Channel:
    """A feed; `address` is its own, `page` the list that people read."""

    id: str
    title: str
    summary: str
    page: str
    address: str
    publisher: str
    licence: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def updated(self) -> datetime:
        """The latest change of meaning in it; Atom wants a moment even of a feed without entries."""
        return max((entry.updated for entry in self.entries), default=datetime.fromtimestamp(0, VIETNAM))


def entry_of(view: View, item: News) -> Entry:
    """An item of news with its whole text."""
    url = addresses.of_article(item)
    return Entry(
        id=id_of(view, item),
        url=view.site_url + url,
        title=item.title,
        summary=" ".join(item.summary.split()),
        html=_html(view, item, url),
        published=item.published,
        updated=item.modified,
        author=item.author,
        kind=item.kind.label,
        tags=item.tags,
        language=item.lang,
        image=view.site_url + url + item.image.file if item.image else None,
    )


def id_of(view: View, item: News) -> str:
    """What an item is called wherever machines read of it; it never changes. A translation is another item."""
    language = "" if item.lang == ORIGINAL else f":{item.lang}"
    return _id(view, item.date, f"tin:{item.slug}{language}")


def correction_entry(view: View, correction: Correction) -> Entry:
    """What was put right, with the way to the page."""
    url = view.site_url + correction.url
    html = f'<p>{escape(correction.text)}</p>\n<p><a href="{escape(url)}">{escape(correction.title)}</a></p>'
    return Entry(
        id=_id(view, correction.at.date(), f"dinh-chinh:{correction.id}"),
        url=url,
        title=f"{correction.kind}: {correction.title}",
        summary=" ".join(correction.text.split()),
        html=html,
        published=correction.at,
        updated=correction.at,
        author=view.site.identity.publisher,
        kind=correction.kind,
        tags=(),
        language=ORIGINAL,
        image=None,
    )


def _id(view: View, day: date, name: str) -> str:
    """A tag URI (RFC 4151), made from the site's own address, so that a trial build elsewhere has the same."""
    return f"tag:{view.site.identity.domain},{day.isoformat()}:{name}"


def _html(view: View, item: News, url: str) -> str:
    """The text as the page has it: a correction first, the sources last; every address absolute."""
    parts = [f"<p><strong>{escape(item.correction)}</strong></p>"] if item.correction else []
    parts.append(view.html(passage(view.site, item, None, item.body), url))
    rows = [source_row(source) for source in item.sources]
    parts.append("<p>Nguồn:</p><ul>" + "".join(f"<li>{_source(row)}</li>" for row in rows) + "</ul>")
    whole = lxml.html.fragment_fromstring("\n".join(parts), create_parent="div")
    whole.make_links_absolute(view.site_url + url)
    return str(lxml.html.tostring(whole, encoding="unicode"))[len("<div>") : -len("</div>")]


def _source(row: dict[str, str]) -> str:
    text = escape(row["text"])
    named = f'<a href="{escape(row["url"])}">{text}</a>' if row["url"] else text
    return f"{named} {escape(row['note'])}".strip()
