"""What every format of a feed says: the channel and its entries, with absolute addresses and moments in +07:00."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from html import escape
from urllib.parse import urlsplit

from scripts.assemble.absolute import Text
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
    plain: str
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
    published, updated = moments(item)
    text = _text(view, item, url)
    return Entry(
        id=tag(view, item),
        url=view.site_url + url,
        title=item.title,
        summary=" ".join(item.summary.split()),
        html=text["html"],
        plain=text["plain"],
        published=published,
        updated=updated,
        author=item.author,
        kind=item.kind.label,
        tags=item.tags,
        language=item.lang,
        image=view.site_url + url + item.image.file if item.image else None,
    )


def tag(view: View, item: News) -> str:
    """The permanent identity of an item (a tag URI, RFC 4151); a translation has one of its own."""
    host = urlsplit(view.site.identity.url).hostname or ""
    language = "" if item.lang == ORIGINAL else f":{item.lang}"
    return f"tag:{host},{item.date.isoformat()}:tin:{item.slug}{language}"


def moments(item: News) -> tuple[datetime, datetime]:
    """When an item was published, and when its meaning last changed."""
    published = item.embargo or _morning(item.date)
    return published, max([published, *(change.at for change in item.changes if not change.minor)])


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)


def _text(view: View, item: News, url: str) -> Text:
    """The text as the page has it: a correction first, the sources last."""
    body = view.absolute(passage(view.site, item, None, item.body), url)
    rows = [source_row(source, item.lang) for source in item.sources]
    title = "Sources:" if item.lang == "en" else "Nguồn:"
    html = [body["html"], f"<p>{title}</p><ul>" + "".join(f"<li>{_source(row)}</li>" for row in rows) + "</ul>"]
    told = [" ".join(part for part in dict.fromkeys((row["text"], row["url"], row["note"])) if part) for row in rows]
    plain = [body["plain"], "\n".join([title, *(f"- {line}" for line in told)])]
    if item.correction:
        html.insert(0, f"<p><strong>{escape(item.correction)}</strong></p>")
        plain.insert(0, item.correction)
    return {"html": "\n".join(html), "plain": "\n\n".join(plain)}


def _source(row: dict[str, str]) -> str:
    text = escape(row["text"])
    named = f'<a href="{escape(row["url"])}">{text}</a>' if row["url"] else text
    return f"{named} {escape(row['note'])}".strip()
