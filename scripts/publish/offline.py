"""The list from which a phone saves pages for reading without a line: addresses and what each holds now.

`offline.json`, as assembled, is a plan: addresses alone (scripts/assemble/site/offline.py). Once every page is
rendered it is made into

    {"version": 1, "bytes": {"base": n, "law": n}, "assets": {path: digest, …}, "base": {…}, "law": {…}, "short": {…}}

and, for each place that a reader may choose, `offline/<slug>.json` with {"version": 1, "bytes": n, "pages": {…}}. A
digest is the beginning of the SHA-256 of the published bytes, so that a phone knows without asking for the page whether
its copy is the page of today. Only files of the finished tree are named: what is not public is not there to be named.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from scripts.publish import files

LIST = "offline.json"
PLACES = "offline"
VERSION = 1
# A phone holds 5 MB at most (overrides/sw.js). What does not fit is left out here, from the end of a group, rather
# than found out there; the rest of the 5 MB is for the home page, help, styles, scripts and fonts.
LAW_BYTES, PLACE_BYTES = 3_200_000, 900_000

_DIGITS = 12
_KEPT_LINKS = {"stylesheet", "preload", "icon", "manifest", "modulepreload"}
_CSS_URL = re.compile(r"url\(\s*[\"']?(?!data:|#)([^\"')]+)")

Digests = dict[str, str]


def finish(stage: Path) -> list[str]:
    """Make the staged plan into the list, where there is a plan; the paths of what was written. Raises OSError."""
    target = stage / LIST
    if not target.is_file():
        return []
    plan = json.loads(target.read_bytes())
    tree = _Tree(stage)
    base = tree.present(plan["base"])
    law = tree.fitting(plan["law"], LAW_BYTES)
    assets = tree.assets([*base, *law])
    data = {
        "version": VERSION,
        "bytes": {"base": tree.size([*assets, *base]), "law": tree.size(law)},
        "assets": tree.digests(assets),
        "base": tree.digests(base),
        "law": tree.digests(law),
        "short": plan["short"],
    }
    # The plan may share its file with the published tree, which must not change under its readers.
    target.unlink()
    files.write(target, _json(data))
    if plan["places"]:
        files.make_folders(stage / PLACES, ())
    written = [LIST]
    for slug, urls in plan["places"].items():
        pages = tree.fitting(urls, PLACE_BYTES)
        pages += [path for path in tree.assets(pages) if path not in data["assets"]]
        own = {"version": VERSION, "bytes": tree.size(pages), "pages": tree.digests(pages)}
        files.write(stage / PLACES / f"{slug}.json", _json(own))
        written.append(f"{PLACES}/{slug}.json")
    return written


@dataclass(frozen=True)
class _Tree:
    """The finished tree, by the addresses that pages have there: `ho-tro/`, `assets/site.css?v=1`."""

    root: Path

    @cached_property
    def _read(self) -> dict[str, bytes]:
        return {}

    def present(self, paths: Iterable[str]) -> list[str]:
        """Those that are published."""
        return [path for path in paths if self._file(path).is_file()]

    def fitting(self, paths: Iterable[str], most: int) -> list[str]:
        """As many of the published ones, from the first, as have at most so many bytes."""
        kept, total = [], 0
        for path in self.present(paths):
            total += len(self.data(path))
            if total > most:
                break
            kept.append(path)
        return kept

    def digests(self, paths: Iterable[str]) -> Digests:
        """What each holds."""
        return {path: hashlib.sha256(self.data(path)).hexdigest()[:_DIGITS] for path in paths}

    def size(self, paths: Iterable[str]) -> int:
        """Their size together, uncompressed."""
        return sum(len(self.data(path)) for path in paths)

    def assets(self, pages: Iterable[str]) -> list[str]:
        """The styles, scripts, fonts and icons that these pages load, under the very addresses that they use."""
        found: dict[str, None] = {}
        for page in pages:
            if page.endswith("/") or not page:
                found |= dict.fromkeys(self._loaded_by(page))
        for path in [path for path in found if path.partition("?")[0].endswith(".css")]:
            text = self.data(path).decode("utf-8", "replace")
            found |= dict.fromkeys(self._inside(path, _CSS_URL.findall(text)))
        return self.present(found)

    def data(self, path: str) -> bytes:
        """The bytes of a published file."""
        if path not in self._read:
            self._read[path] = self._file(path).read_bytes()
        return self._read[path]

    def _file(self, path: str) -> Path:
        name = path.partition("?")[0]
        return self.root / (f"{name}index.html" if name.endswith("/") or not name else name)

    def _loaded_by(self, page: str) -> list[str]:
        addresses = []
        for node in LexborHTMLParser(self.data(page)).css("link, script"):
            values = node.attributes
            if node.tag == "script" or _KEPT_LINKS & set((values.get("rel") or "").lower().split()):
                addresses.append(values.get("src") or values.get("href") or "")
        return self._inside(page, addresses)

    def _inside(self, base: str, addresses: Iterable[str]) -> list[str]:
        """Relative addresses, seen from the root of the site."""
        folder = posixpath.dirname(base.partition("?")[0])
        local = [address for address in addresses if address and not re.match(r"[a-z][a-z0-9+.-]*:|/", address)]
        seen = []
        for address in local:
            name, mark, query = address.partition("#")[0].partition("?")
            seen.append(posixpath.normpath(posixpath.join(folder, name)) + mark + query)
        return [path for path in seen if not path.startswith("..")]


def _json(data: dict[str, Any]) -> bytes:
    return f"{json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n".encode()
