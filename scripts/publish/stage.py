"""The new tree, made beside the published one from what was there before it, then exchanged with it.

Two trees take turns: the one that was published before waits in `build/spare`, and the next publish brings it up to
date by the difference, so a small edit costs a small publish. Nothing is flushed to the disk by hand: a killed process
loses nothing it has written, and after a power cut the engine's own tree would be as doubtful as ours; the answer there
is a clean build. docs/decisions/004-swap.md
"""

import os
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scripts.publish import compress, files, materials, mirror, offline, search_apart, twins
from scripts.publish.errors import KEPT, PublishError, from_os
from scripts.publish.files import Source
from scripts.publish.listing import Listing, listing
from scripts.publish.search import FOLDER, index
from scripts.publish.swap import SPARE, recover, swap
from scripts.workers.crew import Crew

# What the engines and the theme put beside the pages and no page of ours uses. The header of sitemap.xml.gz holds the
# time of the build, and sitemap.xml is there.
_LEFTOVERS = {"objects.inv", "search.json", "sitemap.xml.gz"}
# The theme's own, and the sources of ours: what is published of them comes in `own`.
_LEFTOVER_FOLDERS = ("assets/", "search/")
_STAMP = "compressed.txt"


def publish(
    rendered: Path,
    own: Path,
    site: Path,
    work: Path,
    *,
    made: Mapping[str, Path] = MappingProxyType({}),
    listed: Mapping[Path, Mapping[str, Source]] = MappingProxyType({}),
    compressed: bool = False,
    crew: Crew | None = None,
) -> None:
    """Publish the `rendered` pages, overlaid with our `own` files and with those `made` for this tree and kept
    elsewhere, as the tree `site`; `compressed`, with packed copies of its texts and the pages' twins in Markdown.
    What is in a folder that was `listed` already is not looked for.

    `work`, on the same disk as `site`, holds the other tree. Killed at any moment, this leaves at `site` the old tree
    or the new one, whole. Not for two at a time: hold `lock.locked`. Raises PublishError; the old tree is then still
    there.
    """
    # A site that is a link to a folder elsewhere stays a link.
    site, spare = site.resolve(), work / SPARE
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        recover(site, work)
        trusted = not compressed or _trusted(work)
        if not trusted and spare.exists():
            shutil.rmtree(spare)
        turn = _Turn(spare, site, compressed, trusted, crew or Crew(os.cpu_count() or 1))
        with listing(str(spare)) as present:
            sources = materials.finished(_sources(rendered, own, made, listed), work)
            paired = twins.copies(sources, rendered, work / materials.FOLDER) if compressed else {}
            turn.prepare(sources, paired, present, work)
        swap(site, work)
    except OSError as error:
        shutil.rmtree(spare, ignore_errors=True)  # what was written so far may be what fills the disk
        raise from_os(error) from error
    with suppress(OSError):  # the site is published; the next build mends what fails from here on
        if not trusted:
            if spare.exists():
                shutil.rmtree(spare)
            (work / _STAMP).write_text(_rules(), encoding="utf-8")
        if not spare.exists():  # the next publish, mostly a small one, finds it ready
            shutil.copytree(site, spare, copy_function=os.link)


@dataclass(frozen=True, slots=True)
class _Turn:
    """The tree that is to be published, and the one that is."""

    tree: Path
    live: Path
    compressed: bool
    trusted: bool  # are packed copies and twins those of today's rules?
    crew: Crew

    def prepare(
        self, sources: dict[str, Source], paired: Mapping[str, Source], present: Callable[[], Listing], work: Path
    ) -> None:
        """Make the tree, in which this is `present`, equal to its sources, the search index and the twins of pages
        among them."""
        pages = {path: source for path, source in sources.items() if path.endswith(".html")}
        if not pages:
            raise PublishError(f"Bộ dựng không có trang nào để đăng. {KEPT}")
        with ThreadPoolExecutor(1) as beside:  # Pagefind is a program of its own: meanwhile the files are placed
            indexing = beside.submit(index, pages, work / FOLDER, work / "cache", self.crew, search_apart.read(work))
            sources = offline.finished(sources, work)
            there = present()
            inside = [path for path in there if path == FOLDER or path.startswith(f"{FOLDER}/")]
            indexed = {path[len(FOLDER) + 1 :]: there.pop(path) for path in inside}
            self._place("", there, sources, self.live, paired)
            parts = indexing.result()
        if parts:
            self._place(FOLDER, indexed, parts, work / FOLDER)
        else:
            mirror.clear(str(self.tree / FOLDER), indexed, {})
            (self.tree / FOLDER).rmdir()

    def _place(
        self,
        folder: str,
        present: Listing,
        sources: Mapping[str, Source],
        other: Path,
        paired: Mapping[str, Source] = MappingProxyType({}),
    ) -> None:
        """Bring one folder of the tree up to date, by links to the `other` where that has the file as it is wanted."""
        tree = str(self.tree / folder)
        packed = compress.copies(sources) if self.compressed else {}
        wanted = {**sources, **packed, **paired}
        fresh = [
            path
            for path in mirror.clear(tree, present, wanted)
            if (path not in sources and not self.trusted)
            or not mirror.link(f"{other}/{path}", f"{tree}/{path}", wanted[path])
        ]
        with ThreadPoolExecutor(1) as beside:
            twinned = {f"{tree}/{path}": paired[path] for path in fresh if path in paired}
            writing = beside.submit(twins.write, twinned, self.crew)
            for path in fresh:
                if path in sources:
                    files.copy(sources[path], f"{tree}/{path}")
            compress.pack({f"{tree}/{path}": packed[path] for path in fresh if path in packed}, self.crew)
            writing.result()


def _trusted(work: Path) -> bool:
    """Are packed copies and twins in both trees made by today's rules? Noted once no tree holds one of other rules."""
    try:
        return (work / _STAMP).read_text(encoding="utf-8") == _rules()
    except (OSError, UnicodeDecodeError):
        return False


def _rules() -> str:
    return f"{compress.packed_by()} {twins.written_by()}"


def _sources(
    rendered: Path, own: Path, made: Mapping[str, Path], listed: Mapping[Path, Mapping[str, Source]]
) -> dict[str, Source]:
    """Where each published file comes from; ours take precedence over the engine's."""
    found, ours = (listed[folder] if folder in listed else files.sources(folder) for folder in (rendered, own))
    pages = {path: found[path] for path in found if path not in _LEFTOVERS and not path.startswith(_LEFTOVER_FOLDERS)}
    return pages | {**ours} | {path: files.source(str(file)) for path, file in made.items()}
