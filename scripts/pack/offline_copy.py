"""The files of the copy that opens by double click: a pure function from the published tree.

Under file:// a browser resolves no folder to its index.html and refuses fetch, modules and workers. So pages name
files, scripts are classic ones, and what scripts would fetch is in bundles, scripts themselves, from which
`copy.js` answers. The search is the site's own, engine and index and all. docs/decisions/008-offline-copy.md
"""

import base64
import gzip
import html
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from string import Template
from urllib.parse import unquote, urljoin

from scripts.assemble import outputs
from scripts.assemble.events import finder
from scripts.assemble.site import search_index
from scripts.assemble.tree import Tree
from scripts.pack.classic import classic
from scripts.pack.page import language, live_address, rewritten
from scripts.pack.windows_names import windows_names
from scripts.problems.failure import Failure
from scripts.publish.search import FOLDER as SEARCH
from scripts.vietnamese import dates

# What scripts of the site fetch: files, or whole folders with `/` at the end. A page that fetches data of its own
# needs its line here, nothing more.
FETCHED = (f"{SEARCH}/", finder.PATH, search_index.FOLDER)
_SITE, _OWN = "trang/", "ban-sao/"
_BUNDLE = 1 << 20
_SOURCES = f"{SEARCH}/sources.json"
_FONT = re.compile(r"""url\(\s*["']?(?P<url>[^"')]+?\.woff2)(?:\?[^"')]*)?["']?\s*\)""")
_BAR = {
    "vi": ("Bản ngoại tuyến", "chép ngày {}. Luật và lịch có thể đã đổi từ ngày đó.", "Bản mới nhất ở"),
    "en": ("Offline copy", "made on {}. Laws and dates may have changed since.", "The latest is at"),
}
_NO_DOMAIN = "Trang chưa có địa chỉ chính thức: muốn có bản mới, hỏi người đã đưa bạn bản này."
_JS_LINES = {0x2028: "\\u2028", 0x2029: "\\u2029"}  # ends of lines to browsers before ES2019


@dataclass(frozen=True, slots=True)
class Origin:
    """What is copied: the site's name, its address with `/` at the end, and the day of the copy. An address that is
    none yet (`has_domain`) is told to nobody."""

    name: str
    url: str
    day: date
    has_domain: bool = True


def offline_copy(published: Mapping[str, bytes], origin: Origin) -> Tree:
    """The tree to unpack: a page to double-click, a note to read first, and the site in `trang/`.

    Raises Failure for a page or script that cannot work there.
    """
    files = {path: data for path, data in published.items() if _is_kept(path)}
    names = windows_names(files)
    copy: Tree = {}
    for path, data in files.items():
        if path.endswith(".html"):
            data = _page(path, data.decode(), names, origin).encode()
        elif path.endswith(".js"):
            data = classic(path, data.decode()).encode()
        elif path.endswith(".css"):
            data = _style(path, data.decode(), published).encode()
        copy[_SITE + names[path]] = data
    bundles = list(_bundles({path: data for path, data in published.items() if _is_fetched(path)}))
    for number, bundle in enumerate(bundles):
        copy[f"{_SITE}{_OWN}data-{number}.js"] = f"offlineCopy.data({_js(bundle)});\n".encode()
    # The pages that scripts know by an address of the site and the copy by another.
    renamed = {path: name for path, name in sorted(names.items()) if path != name and path.endswith(".html")}
    words = {"first": _js([min(bundle) for bundle in bundles]), "renamed": _js(renamed)}
    copy |= {f"{_SITE}{_OWN}{name}": _own(name) for name in ("copy.css", "open.js")}
    copy[f"{_SITE}{_OWN}copy.js"] = _own("copy.js", words)
    words = {"name": origin.name, "day": dates.short(origin.day)}
    url = html.escape(origin.url)
    online = f'Khi có mạng, đọc bản mới nhất ở <a href="{url}">{url}</a>.' if origin.has_domain else _NO_DOMAIN
    escaped = {key: html.escape(value) for key, value in words.items()}
    copy["Mo-trang-nay.html"] = _own("Mo-trang-nay.html", escaped | {"latest": online})
    words["latest"] = f"Bản mới nhất ở: {origin.url}" if origin.has_domain else _NO_DOMAIN
    # As Notepad of old Windows wants it.
    copy["Doc-truoc.txt"] = b"\xef\xbb\xbf" + _own("Doc-truoc.txt", words).replace(b"\n", b"\r\n")
    return copy


def _is_kept(path: str) -> bool:
    """What a person opens. Data for machines, feeds, packed files and short addresses stay on the live site, to which
    links to them lead."""
    output = outputs.of(path)
    return output is not None and output.copied


def _is_fetched(path: str) -> bool:
    packed = path.endswith((".br", ".gz"))  # copies for servers
    return path.startswith(FETCHED) and not packed and not _is_kept(path) and path != _SOURCES


# ---- Pages and styles


def _page(path: str, text: str, names: Mapping[str, str], origin: Origin) -> str:
    here = names[path]
    up = posixpath.relpath(f"{_OWN}x", posixpath.dirname(here) or ".")[:-1]
    head = f'<link rel="stylesheet" href="{up}copy.css">\n<script src="{up}copy.js"></script>\n'

    def address(written: str) -> str:
        return _address(written, path, names, origin)

    try:
        return rewritten(text, address, head, _bar(language(text), live_address(text) or origin.url, origin))
    except Failure as failure:
        raise Failure(f"{path}: {failure}") from failure


def _address(written: str, path: str, names: Mapping[str, str], origin: Origin) -> str:
    """The address of a file of the copy, else the live one; what is no address of the site stays as it is."""
    if not written or written.startswith(("#", "?")):
        return written
    base = origin.url + path.removesuffix("index.html")
    try:
        absolute = urljoin(base, written)
    except ValueError:  # no address at all, on the live site neither
        return written
    if not absolute.startswith(origin.url):
        return absolute if written.startswith(("/", ".")) else written
    target, mark, fragment = absolute[len(origin.url) :].partition("#")
    target, _, query = target.partition("?")
    target = unquote(target)
    file = next((file for file in (target, f"{target}index.html", f"{target}/index.html") if file in names), None)
    if file is None:
        return absolute
    relative = posixpath.relpath(names[file], posixpath.dirname(names[path]) or ".")
    return relative + (f"?{query}" if query and file.endswith(".html") else "") + mark + fragment


def _bar(lang: str, live: str, origin: Origin) -> str:
    day, host = dates.short(origin.day), html.escape(re.sub(r"^https?://|/$", "", origin.url))
    label, made, latest = _BAR.get(lang, _BAR["vi"])
    mark = "" if lang in _BAR else ' lang="vi"'
    where = f' {latest} <a href="{html.escape(live)}">{host}</a>' if origin.has_domain else ""
    return (
        f'<aside class="offline-copy" aria-label="{label}"{mark}><p class="wrap"><strong>{label},</strong> '
        f"{made.format(day)}{where}</p></aside>\n"
    )


def _style(path: str, text: str, published: Mapping[str, bytes]) -> str:
    """Fonts are in the stylesheet itself: Firefox takes none from outside the folder of the page. They are there at
    once, so no page need do without them."""

    def font(match: re.Match[str]) -> str:
        data = published.get(posixpath.normpath(posixpath.join(posixpath.dirname(path), match["url"])))
        if data is None:
            return match[0]
        return f"url(data:font/woff2;base64,{base64.b64encode(data).decode()})"

    return _FONT.sub(font, text)


# ---- What scripts fetch


def _bundles(files: Mapping[str, bytes]) -> Iterator[dict[str, str | list[str]]]:
    """The files in order of their paths, some 1 MB together, so that a search reads no more than it needs."""
    bundle: dict[str, str | list[str]] = {}
    size = 0
    for path, data in sorted(files.items()):
        if bundle and size > _BUNDLE:
            yield bundle
            bundle, size = {}, 0
        if data[:2] == b"\x1f\x8b":  # the zip packs better, and old browsers cannot unpack it
            data = gzip.decompress(data)
        try:
            text = bundle[path] = data.decode()
        except UnicodeDecodeError:  # base64 in a list
            text = base64.b64encode(data).decode()
            bundle[path] = [text]
        size += len(text)
    if bundle:
        yield bundle


def _js(value: Iterable[object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_JS_LINES)


def _own(name: str, words: Mapping[str, str] | None = None) -> bytes:
    """One of the copy's own files."""
    text = resources.files(__package__).joinpath("copied", name).read_text(encoding="utf-8")
    return Template(text).substitute(words).encode() if words else text.encode()
