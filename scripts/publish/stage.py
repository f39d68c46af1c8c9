"""The new tree, made whole beside the published one, then swapped in.

What is equal in the published tree is not copied but linked, so a small edit costs a small publish. Nothing
is flushed to the disk by hand: a killed process loses nothing it has written, and after a power cut the
engine's own tree would be as doubtful as ours; the answer there is a clean build. docs/decisions/004-swap.md
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scripts.publish import compress, files, offline
from scripts.publish.errors import KEPT, PublishError, from_os
from scripts.publish.search import FOLDER, SearchIndex, index
from scripts.publish.swap import STAGE, recover, swap

# What the engines and the theme put beside the pages and no page of ours uses; files and folders.
LEFTOVERS = (
    # The theme's own, and the sources of ours: what is published of them comes in `own`.
    "assets/",
    "objects.inv",
    "search/",
    "search.json",
    # Its header holds the time of the build, and sitemap.xml is there.
    "sitemap.xml.gz",
)


@dataclass(frozen=True, slots=True)
class Published:
    """What is published now: pages (HTML files), how many files were linked because they had not changed, and the
    search index."""

    pages: int
    linked: int
    search: SearchIndex


def publish(
    rendered: Path,
    own: Path,
    site: Path,
    work: Path,
    *,
    made: Mapping[str, Path] = MappingProxyType({}),
    compressed: bool = False,
) -> Published:
    """Publish the `rendered` pages, overlaid with our `own` files and with those `made` for this tree and kept
    elsewhere, as the tree `site`; `compressed`, with packed copies of its texts.

    `work`, on the same disk as `site`, holds the tree while it is made. Killed at any moment, this leaves at
    `site` the old tree or the new one, whole. Not for two at a time: hold `lock.locked`. Raises PublishError;
    the old tree is then still there.
    """
    try:
        # A site that is a link to a folder elsewhere stays a link.
        site = site.resolve()
        site.parent.mkdir(parents=True, exist_ok=True)
        recover(site, work)
        published = _stage(_sources(rendered, own, made), site, work, compressed)
        swap(site, work)
        if compressed:
            compress.remember(work)
    except OSError as error:
        shutil.rmtree(work / STAGE, ignore_errors=True)
        raise from_os(error) from error
    except PublishError:
        shutil.rmtree(work / STAGE, ignore_errors=True)
        raise
    return published


def _stage(sources: Mapping[str, str], site: Path, work: Path, compressed: bool) -> Published:
    stage = work / STAGE
    pages = {path: source for path, source in sources.items() if path.endswith(".html")}
    if not pages:
        raise PublishError(f"Bộ dựng không có trang nào để đăng. {KEPT}")
    files.make_folders(stage, ())
    with ThreadPoolExecutor(1) as beside:  # Pagefind is a program of its own: meanwhile the files are placed
        indexing = beside.submit(index, pages, stage / FOLDER, work / "cache", site / FOLDER)
        files.make_folders(stage, sources)
        linked = sum(files.place(source, f"{stage}/{path}", f"{site}/{path}") for path, source in sources.items())
        if compressed:
            compress.compress((path for path in sources if path != offline.LIST), stage, site, work)
        search = indexing.result()
    last = offline.finish(stage)
    if compressed:
        last += [f"{FOLDER}/{path}" for path, _ in files.walk(stage / FOLDER)]
        compress.compress(last, stage, site, work)
    return Published(len(pages), linked, search)


def _sources(rendered: Path, own: Path, made: Mapping[str, Path]) -> dict[str, str]:
    """Where each published file comes from; ours stand before the engine's."""
    found = {path: entry.path for path, entry in files.walk(rendered) if not _leftover(path)}
    found |= {path: entry.path for path, entry in files.walk(own)}
    return found | {path: str(file) for path, file in made.items()}


def _leftover(path: str) -> bool:
    return any(path == name or (name.endswith("/") and path.startswith(name)) for name in LEFTOVERS)
