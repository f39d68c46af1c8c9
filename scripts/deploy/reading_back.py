"""What a visitor gets from a host, beside what was put there: what it does wrong, in Vietnamese.

It asks for some files of the tree and for some that are not there, follows nothing and sends nothing but questions.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from scripts.assemble import outputs
from scripts.deploy.asking import Answer, Ask, asked
from scripts.deploy.faults import Fault, fault
from scripts.publish.compress import LEAST, PACKED
from scripts.publish.files import sources

# A day; what changes its bytes and keeps its name must be asked about before.
_LONG = 86_400
# By their endings: one file of each is asked for.
_KINDS = (
    "css",
    "js",
    "svg",
    "woff2",
    "ics",
    "csv",
    "json",
    "md",
    "txt",
    "xml",
    "webmanifest",
    "png",
    "webp",
    "pdf",
    "docx",
    "xlsx",
    "zip",
)
_SAME = {
    "text/javascript": {"application/javascript", "application/x-javascript"},
    "application/xml": {"text/xml"},
    "application/manifest+json": {"application/json"},
    "application/schema+json": {"application/json"},
    "application/vnd.oai.openapi+json": {"application/json"},
    "application/atom+xml": {"application/xml", "text/xml"},
    "application/rss+xml": {"application/xml", "text/xml"},
    "application/feed+json": {"application/json"},
    "application/akn+xml": {"application/xml", "text/xml"},
}
# Browsers refuse a page's parts by a wrong type of these, other programs guess by a name's ending.
_STRICT = ("html", "css", "js", "svg", "woff2", "webmanifest")
_WITH_CHARSET = ("html", "txt", "md", "csv", "ics")
_LEADS_ON = (301, 302, 307, 308)
_SECURITY = ("X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy")


def read_back(site: Path, base: str, ask: Ask = asked) -> list[Fault]:
    """What the host at the address `base` does wrong with the tree `site`, what matters most first."""
    found = list(_Host(site, base, ask).faults())
    return sorted(found, key=lambda one: not one.is_error)


class _Host:
    def __init__(self, site: Path, base: str, ask: Ask) -> None:
        self._site, self._base, self._ask = site, base if base.endswith("/") else f"{base}/", ask
        self._files = sources(site)

    def faults(self) -> Iterator[Fault]:
        home = self._get("")
        if not home.status:
            yield fault("unreachable", where=self._base, why=home.reason)
            return
        pages = list(self._pages())
        for page in pages:
            yield from self._page(page)
        yield from self._missing()
        yield from self._types()
        yield from self._keeping(home)
        yield from self._packing(pages[-1])
        yield from self._security(home)
        yield from self._beside()

    def _get(self, path: str, **headers: str) -> Answer:
        return self._ask(
            self._base + quote(path, safe="/:@!$&'()*+,;=~"),
            {key.replace("_", "-"): value for key, value in headers.items()},
        )

    def _pages(self) -> Iterator[str]:
        """The home page, then the deepest one."""
        yield "index.html"
        deep = [path for path in self._files if path.endswith("/index.html") and not path.startswith(("nhung/", "l/"))]
        if deep:
            yield max(deep, key=lambda path: (path.count("/"), path))

    def _page(self, path: str) -> Iterator[Fault]:
        address = path.removesuffix("index.html")
        got = self._get(address)
        where = self._base + address
        if got.status != 200:
            yield fault("page_status", where=where, status=got.status or got.reason, to=got.header("Location"))
            return
        if got.body != self._bytes(path):
            yield fault("not_the_same", where=where)
        if address:
            bare = self._get(address.rstrip("/"))
            if bare.status not in _LEADS_ON:
                yield fault("no_slash", where=where.rstrip("/"), status=bare.status)
            elif urlsplit(to := urljoin(where.rstrip("/"), bare.header("Location"))).scheme != urlsplit(where).scheme:
                yield fault("slash_leaves_https", where=where.rstrip("/"), to=to)

    def _missing(self) -> Iterator[Fault]:
        page = self._bytes("404.html") if "404.html" in self._files else b""
        for path in ("khong-co-trang-nay/", "khong-co/trang/nay.html", "assets/khong-co.css"):
            got = self._get(path)
            if got.status != 404:
                yield fault("no_404", where=self._base + path, status=got.status or got.reason)
            elif page and got.body != page and not path.startswith("assets/"):
                yield fault("other_404", where=self._base + path)
            if _seconds(got) >= _LONG:
                yield fault("kept_404", where=self._base + path)
        folder = next((f"{path.rpartition('/')[0]}/" for path in self._files if path.startswith("assets/")), "")
        if folder and self._get(folder).status == 200:
            yield fault("listing", where=self._base + folder)

    def _types(self) -> Iterator[Fault]:
        for path in ["index.html", *self._one_each()]:
            kind, ending = outputs.of(path), path.rpartition(".")[2]
            got = self._get(path)
            if got.status != 200:
                yield fault("file_status", where=self._base + path, status=got.status or got.reason)
                continue
            wanted = (kind.media if kind else "").partition(";")[0]
            media, _, parameters = (part.strip().lower() for part in got.header("Content-Type").partition(";"))
            if wanted and "*" not in wanted and media != wanted and media not in _SAME.get(wanted, ()):
                yield fault(
                    "type" if ending in _STRICT else "type_beside",
                    where=self._base + path,
                    got=media or "không có",
                    wanted=wanted,
                )
            elif ending in _WITH_CHARSET and parameters.replace('"', "").replace(" ", "") != "charset=utf-8":
                yield fault(
                    "charset" if ending == "html" else "charset_beside",
                    where=self._base + path,
                    got=got.header("Content-Type"),
                )

    def _one_each(self) -> Iterator[str]:
        for ending in _KINDS:
            of_it = [path for path in self._files if path.endswith(f".{ending}") and not path.startswith("redirects/")]
            if of_it:
                yield min(of_it, key=lambda path: (not path.startswith("assets/"), path.count("/"), path))

    def _keeping(self, home: Answer) -> Iterator[Fault]:
        if _seconds(home) > _LONG:
            yield fault("page_kept", where=self._base, seconds=_seconds(home))
        tag, time_of = home.header("ETag"), home.header("Last-Modified")
        if not (tag or time_of):
            yield fault("no_validator", where=self._base)
        else:
            again = self._get("", **({"If_None_Match": tag} if tag else {"If_Modified_Since": time_of}))
            if again.status == 200:
                yield fault("no_304", where=self._base)
        named = next((path for path in self._files if path.startswith("assets/") and path.endswith(".css")), None)
        if named and _seconds(self._get(named)) < _LONG:
            yield fault("assets_not_kept", where=self._base + named)

    def _packing(self, page: str) -> Iterator[Fault]:
        path = page.removesuffix("index.html")
        got = self._get(path, Accept_Encoding="br, gzip")
        packed = bool(got.header("Content-Encoding"))
        if self._files[page].size >= LEAST:
            if not packed:
                yield fault("not_packed", where=self._base + path, size=self._files[page].size)
            elif "accept-encoding" not in got.header("Vary").lower():
                yield fault("no_vary", where=self._base + path)
        calendar = next((one for one in self._files if one.endswith(".ics")), None)
        if calendar and self._get(calendar, Accept_Encoding="br, gzip").header("Content-Encoding"):
            yield fault("packed_calendar", where=self._base + calendar)
        copies = tuple(f".css{ending}" for ending in PACKED)
        copy = min((one for one in self._files if one.endswith(copies)), default=None)
        if copy and not packed and self._get(copy).status == 200:
            yield fault("copies_unused", where=self._base + copy)

    def _security(self, home: Answer) -> Iterator[Fault]:
        missing = [name for name in _SECURITY if not home.header(name)]
        if missing:
            yield fault("headers", where=self._base, names=", ".join(missing))
        parts = urlsplit(self._base)
        if parts.scheme != "https":
            if parts.hostname not in ("localhost", "127.0.0.1"):
                yield fault("not_https", where=self._base)
        elif parts.port is None:
            plain = self._ask(f"http://{parts.netloc}{parts.path}", {})
            if plain.status and not (plain.status in _LEADS_ON and plain.header("Location").startswith("https://")):
                yield fault("http_stays", where=f"http://{parts.netloc}{parts.path}")

    def _beside(self) -> Iterator[Fault]:
        if ".well-known/security.txt" in self._files and self._get(".well-known/security.txt").status != 200:
            yield fault("well_known", where=f"{self._base}.well-known/security.txt")
        data = next((path for path in self._files if path.startswith("api/v1/") and path.endswith(".json")), None)
        if data and self._get(data).header("Access-Control-Allow-Origin") != "*":
            yield fault("closed_data", where=self._base + data)

    def _bytes(self, path: str) -> bytes:
        return Path(self._files[path].file).read_bytes()


def _seconds(answer: Answer) -> int:
    """How long browsers may keep an answer without asking."""
    words = [word.strip().lower() for word in answer.header("Cache-Control").split(",")]
    if "no-cache" in words or "no-store" in words:
        return 0
    return next((int(word[8:]) for word in words if word.startswith("max-age=") and word[8:].isdigit()), 0)
