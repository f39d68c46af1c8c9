"""The list from which a phone saves pages for reading offline: addresses and what each holds now.

`offline.json`, as assembled, is a plan: addresses alone (scripts/assemble/site/offline.py). Once every page is
rendered it is made into

    {"version": 1, "bytes": {"base": n, "law": n}, "assets": {path: digest, …}, "base": {…}, "law": {…}, "short": {…}}

and, for each place that a reader may choose, `offline/<slug>.json` with {"version": 1, "bytes": n, "pages": {…}}. A
digest is the beginning of the SHA-256 of the published bytes, so that a phone knows without asking for the page whether
its copy is the page of today. Only files of the finished tree are named: what is not public is not there to be named.
"""

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, TypedDict

from selectolax.lexbor import LexborHTMLParser

from scripts.publish.files import Source, source
from scripts.store.cache import Table, write

LIST = "offline.json"
PLACES = "offline"
VERSION = 1
# A phone holds 5 MB at most (overrides/sw.js). What does not fit is left out here, from the end of a group, rather
# than found out there; the rest of the 5 MB is for the home page, help, styles, scripts and fonts.
LAW_BYTES, PLACE_BYTES = 4_400_000, 250_000

_DIGITS = 12
_KEPT_LINKS = {"stylesheet", "preload", "icon", "manifest", "modulepreload"}
_CSS_URL = re.compile(r"url\(\s*[\"']?(?!data:|#)([^\"')]+)")

_RULES = "1"


def finished(sources: Mapping[str, Source], work: Path) -> dict[str, Source]:
    """The sources with the lists in the place of their plan, where there is one.

    The lists are kept in `work` and written anew where they change; pages that have not been written since the last
    build are not read again. Raises OSError.
    """
    found = dict(sources)
    if LIST not in sources:
        return found
    looks: Table[_Look] = Table(work / "cache" / "offline.json", "files", _RULES)
    lists = _lists(json.loads(Path(sources[LIST].file).read_bytes()), _Tree(sources, looks))
    looks.save()
    for path, content in lists.items():
        file, data = (
            work / PLACES / path,
            f"{json.dumps(content, ensure_ascii=False, separators=(',', ':'))}\n".encode(),
        )
        if not file.is_file() or file.read_bytes() != data:
            write(file, data)
        found[path] = source(str(file))
    return found


def _lists(plan: dict[str, Any], tree: "_Tree") -> dict[str, dict[str, Any]]:
    base = tree.present(plan["base"])
    law = tree.fitting(plan["law"], LAW_BYTES)
    assets = tree.assets(base)
    # What the law's pages alone load waits with them.
    law = [*(path for path in tree.assets(law) if path not in assets), *law]
    data = {
        "version": VERSION,
        "bytes": {"base": tree.size([*assets, *base]), "law": tree.size(law)},
        "assets": tree.digests(assets),
        "base": tree.digests(base),
        "law": tree.digests(law),
        "short": plan["short"],
    }
    lists = {LIST: data}
    for slug, urls in plan["places"].items():
        pages = tree.fitting(urls, PLACE_BYTES)
        pages += [path for path in tree.assets(pages) if path not in data["assets"]]
        own = {"version": VERSION, "bytes": tree.size(pages), "pages": tree.digests(pages)}
        lists[f"{PLACES}/{slug}.json"] = own
    return lists


class _Look(TypedDict):
    """What is kept of a file: its digest and the addresses that it loads, as it writes them."""

    digest: str
    loads: list[str]


@dataclass(frozen=True)
class _Tree:
    """What is published, by the addresses that pages have there: `ho-tro/`, `assets/site.css?v=1`."""

    sources: Mapping[str, Source]
    looks: Table[_Look]

    def present(self, paths: Iterable[str]) -> list[str]:
        """Those that are published."""
        return [path for path in paths if _file(path) in self.sources]

    def fitting(self, paths: Iterable[str], most: int) -> list[str]:
        """As many of the published ones, from the first, as have at most so many bytes."""
        kept = self.present(paths)
        totals = accumulate(self.size([path]) for path in kept)
        return [path for path, total in zip(kept, totals, strict=True) if total <= most]

    def digests(self, paths: Iterable[str]) -> dict[str, str]:
        """What each holds."""
        return {path: self._look(path)["digest"] for path in paths}

    def size(self, paths: Iterable[str]) -> int:
        """Their size together, uncompressed."""
        return sum(self.sources[_file(path)].size for path in paths)

    def assets(self, pages: Iterable[str]) -> list[str]:
        """The styles, scripts, fonts and icons that these pages load, under the very addresses that they use."""
        found = dict.fromkeys(address for page in pages if _is_page(page) for address in self._loaded_by(page))
        styles = self.present(path for path in found if path.partition("?")[0].endswith(".css"))
        return self.present(found | dict.fromkeys(address for style in styles for address in self._loaded_by(style)))

    def _look(self, path: str) -> _Look:
        name = _file(path)
        return self.sources[name].seen(name, self.looks, _look)

    def _loaded_by(self, path: str) -> Iterator[str]:
        """Relative addresses, seen from the root of the site."""
        folder = posixpath.dirname(path.partition("?")[0])
        for address in self._look(path)["loads"]:
            name, mark, query = address.partition("#")[0].partition("?")
            seen = posixpath.normpath(posixpath.join(folder, name)) + mark + query
            if not seen.startswith(".."):
                yield seen


def _is_page(path: str) -> bool:
    return path.endswith("/") or not path


def _file(path: str) -> str:
    name = path.partition("?")[0]
    return f"{name}index.html" if _is_page(name) else name


def _look(file: str) -> _Look:
    data = Path(file).read_bytes()
    loads: list[str] = []
    if file.endswith(".html"):
        for node in LexborHTMLParser(data).css("link, script"):
            values = node.attributes
            if node.tag == "script" or _KEPT_LINKS & set((values.get("rel") or "").lower().split()):
                loads.append(values.get("src") or values.get("href") or "")
    elif file.endswith(".css"):
        loads = _CSS_URL.findall(data.decode("utf-8", "replace"))
    local = [address for address in loads if address and not re.match(r"[a-z][a-z0-9+.-]*:|/", address)]
    return {"digest": hashlib.sha256(data).hexdigest()[:_DIGITS], "loads": local}
