"""Pages that moved: a page at the old address that leads on, and the same rules for servers that can send readers on
at once (nginx, Caddy, and `_redirects` of Netlify and Cloudflare Pages)."""

from collections.abc import Collection, Sequence
from html import escape
from urllib.parse import quote

from scripts.assemble.outputs import OUTPUTS
from scripts.assemble.page import relative
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.words import text


def build(view: View, pages: Collection[str]) -> Tree:
    """`pages` are the addresses of all assembled pages; a live page takes precedence over a redirect."""
    moved = {old: to for old, to in _moved(view, pages).items() if old not in pages}
    # Somewhere else on this site or in the world: in either case the whole address.
    absolute = {old: to if "://" in to else view.site_url + to for old, to in moved.items()}
    tree = {
        f"files/{old}index.html": page(
            to, text("site.moved"), moved[old] if "://" in moved[old] else relative(moved[old], old)
        )
        for old, to in absolute.items()
    }
    root = "/" + view.site_url.split("://", 1)[1].partition("/")[2]
    rules = sorted((root + old, _bare(to)) for old, to in (absolute | _files(view, moved)).items())
    tree |= for_servers(rules)
    return tree


def for_servers(rules: Sequence[tuple[str, str]]) -> Tree:
    """The same old paths and new addresses in the form of each server."""
    # For `include` in the http block; docs/hosting.md gives the server block. In quotes `$` begins a
    # variable for nginx and `\\` an escape; _bare leaves neither.
    lines = (f'    {old} "{to}";\n' for old, to in rules)
    # Caddy does not start where it imports an empty file.
    caddy = ["# Pages that moved\n", *(f"redir {old} {to} 301\n" for old, to in rules)]
    return {
        "files/_redirects": "".join(f"{old} {to} 301\n" for old, to in rules).encode(),
        "files/redirects/nginx.conf": f"map $uri $moved_to {{\n{''.join(lines)}}}\n".encode(),
        "files/redirects/Caddyfile": "".join(caddy).encode(),
    }


def leaving(view: View) -> Tree:
    """/l/thoat/ — the empty page that leads on to the neutral one at once.

    "Leave quickly" (overrides/assets/scripts/quick-exit.js) cannot remove the entries after the page it leaves, only
    put one of this site's own in their stead; this is the one.
    """
    empty = (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>…</title>'
        '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">'
        '<link rel="icon" href="data:,">'
        f'<meta http-equiv="refresh" content="0; url={escape(view.site.identity.quick_exit)}">'
        "</head><body></body></html>\n"
    )
    return {"files/l/thoat/index.html": empty.encode()}


def page(url: str, title: str, way: str) -> bytes:
    """A page that leads on by itself, for servers that only hand out files: `way` is the address that the browser goes
    to, `url` the whole one, for search engines."""
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="canonical" href="{escape(url)}">'
        '<meta name="robots" content="noindex"><link rel="icon" href="data:,">'
        f'<meta http-equiv="refresh" content="0; url={escape(way)}"></head>'
        f"<body><main><h1>{escape(title)}</h1>"
        f'<p><a href="{escape(way)}">{text("site.moved_to")}</a></p></main></body></html>\n'
    ).encode()


def _moved(view: View, pages: Collection[str]) -> dict[str, str]:
    """Old addresses and where they lead: written by hand, lists that nothing is left of to what they were in,
    and events of other sites to what they turned out to be the same as."""
    found: dict[str, str] = {}
    for entry in view.site.ledger.known(view.now):
        if entry.url in pages:
            continue
        same = view.site.events_by_id.get(view.site.merged.get(entry.url, ""))
        if entry.listed:
            found[entry.url] = _above(entry.url, pages)
        elif entry.source and same:
            found[entry.url] = addresses.of_event(same)
        elif addresses.is_law_article(entry.url):  # an article whose page went has its place on the law's page still
            found[entry.url] = f"{_above(entry.url, pages)}#{entry.url.strip('/').rpartition('/')[2]}"
    return found | {old: to for old, to in addresses.of_redirects(view.site).items() if to is not None}


def _above(url: str, pages: Collection[str]) -> str:
    """`su-kien/thang/2022-06/` → `su-kien/`, the nearest that is there."""
    while url and url not in pages:
        url = url.rstrip("/").rpartition("/")[0]
        url += "/" if url else ""
    return url


def _files(view: View, moved: dict[str, str]) -> dict[str, str]:
    """Feeds and calendars beside a list, for which programs ask again and again, where it moved to another list."""
    return {
        old + file: view.site_url + to + file
        for section, file in ((one.folder, one.path.rpartition("}")[2]) for one in OUTPUTS if one.beside)
        for old, to in moved.items()
        if old.startswith(section) and to.startswith(section)
    }


def _bare(url: str) -> str:
    """The address in the letters that no server's configuration reads as anything else (RFC 3986, percent-encoded)."""
    return quote(url, safe="%/:?#[]@!&+,=~")
