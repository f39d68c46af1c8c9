"""Stale pages rendered apart from all others, side by side, without a hook in the engine.

Links are whole addresses and nothing of ours is in the engine's navigation, so a page needs no other one: each share
has some of the stale pages alone, and what was made of them is put into the tree of all.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.render.shares import Rendered, Share, html_path, rendered
from scripts.store.cache import write
from scripts.workers.crew import Crew

# Below this a second process costs more than it saves (its start is about 0.6 s).
_WORTHWHILE = 150
# Above this a process holds more than it need.
_MOST = 1000
# So many go to another machine at a time: what does not come back is soon done again.
_MOST_OUT = 500


@dataclass(frozen=True, slots=True)
class _Shop:
    """Where the pages come from and go to, and by what they are made: `mark` says all of that."""

    build: Path
    templates: Mapping[str, bytes]
    crew: Crew
    mark: str

    def put(self, made: Mapping[str, bytes]) -> None:
        for path, data in made.items():
            target = self.build / "html" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)

    def shares(self, pages: Sequence[str], compiled: bytes) -> Iterator[Share]:
        """What is to be rendered; what others have rendered is put where it belongs instead."""
        config = (self.build / "mkdocs.yml").read_bytes()
        for number, share in enumerate(_dealt(pages, self.crew)):
            docs = {page.removeprefix("docs/"): (self.build / page).read_bytes() for page in share}
            there = self.crew.shared.found([self.name(page, data) for page, data in docs.items()])
            found = {page: there[name] for page, data in docs.items() if (name := self.name(page, data)) in there}
            self.put({html_path(page): data for page, data in found.items()})
            left = {page: data for page, data in docs.items() if page not in found}
            # One at least is rendered: with it comes what the engine makes once a site.
            if left or not number:
                yield Share(left or dict([docs.popitem()]), config, self.templates, compiled, not_found=not number)

    def take(self, share: Share, made: Rendered) -> None:
        """What came back."""
        self.put(made.pages)
        if self.crew.shared:
            names = {html_path(page): self.name(page, data) for page, data in share.pages.items()}
            self.crew.shared.keep({name: made.pages[path] for path, name in names.items()})

    def name(self, page: str, data: bytes) -> str:
        """What the HTML of a page is kept under for others."""
        made_from = b"\0".join((self.mark.encode(), page.encode(), data))
        return f"trang/{hashlib.sha256(made_from).hexdigest()}"


def build(build_folder: Path, pages: Sequence[str], templates: Mapping[str, bytes], crew: Crew, mark: str) -> list[str]:
    """Render these pages of `docs/` into `html/` with our `templates`; returns the engine's warnings.

    `mark` names what every page depends on. Where this machine has one process for it, that is this one. Raises
    workers.apart.Died when an engine dies, and whatever it raises.
    """
    code = build_folder / "cache" / "templates"
    compiled = code.read_bytes() if code.is_file() else b""
    shop, warnings = _Shop(build_folder, templates, crew, mark), set[str]()
    shares = shop.shares(pages, compiled)
    here = crew.hands == 1 and not crew.cluster
    done: Iterable[tuple[Share, Rendered]] = (
        ((share, rendered(share)) for share in shares) if here else crew.done(rendered, shares)
    )
    for share, made in done:
        shop.take(share, made)
        warnings.update(made.warnings)
        if made.compiled is not None:
            compiled = made.compiled
            write(code, compiled)
    return sorted(warnings)


def _dealt(pages: Sequence[str], crew: Crew) -> Iterator[Sequence[str]]:
    """In turn, so that long and short pages spread evenly."""
    most = _MOST_OUT if crew.cluster else _MOST
    count = max(min(crew.hands, len(pages) // _WORTHWHILE), -(-len(pages) // most), 1)
    return (pages[first::count] for first in range(count))
