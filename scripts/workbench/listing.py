"""The files that staff write, by the kind of what is in them, and a search through them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scripts.flow.outgoing import held_back
from scripts.model.event import Event
from scripts.model.page import Article
from scripts.model.record import Record
from scripts.model.website import Site
from scripts.problems import Problem
from scripts.read.files import read_file
from scripts.read.inside import TOPS
from scripts.vietnamese.folding import fold

_TEXTS = (".md", ".yml", ".yaml")
# The events of other sites are fetched, not written.
_FETCHED = "events/sources/"
# What a folder or file holds, in the order of the list; the first that fits.
KINDS = (
    ("tin", "Tin, thông cáo", "content/tin-tuc/"),
    ("hoi-dap", "Câu hỏi", "content/hoi-dap/"),
    ("tinh-huong", "Tình huống", "content/tinh-huong/"),
    ("de-doc", "Bản dễ đọc", "content/de-doc/"),
    ("so-do", "Sơ đồ", "content/so-do/"),
    ("mo-hinh", "Mô hình, điển hình", "content/mo-hinh/"),
    ("bai-hoc", "Bài học ở trường", "content/bai-hoc/"),
    ("luat", "Văn bản pháp luật", "content/luat/"),
    ("chien-dich", "Chiến dịch", "campaign."),
    ("su-kien", "Sự kiện", "events/"),
    ("cai-dat", "Cài đặt, danh mục", "content/*.yml"),
    ("trang", "Trang", "content/"),
)
_SHOWN_FIRST = ("su-kien", "tin", "hoi-dap", "trang", "chien-dich")


@dataclass(frozen=True, slots=True)
class File:
    """A file: its path, the kind of what it holds, its titles, how many errors and warnings, why it is not out;
    `about` are the places and the units that it is about, for the search."""

    path: str
    kind: str
    titles: tuple[str, ...] = ()
    errors: int = 0
    warnings: int = 0
    held: str = ""
    about: str = ""

    @property
    def title(self) -> str:
        """What it is called in a list."""
        return self.titles[0] if self.titles else Path(self.path).name

    @property
    def more(self) -> int:
        """How many entries it holds besides the first."""
        return max(0, len(self.titles) - 1)


def files(root: Path, site: Site | None, problems: Iterable[Problem], now: datetime) -> list[File]:
    """Every file that staff write, the kinds that change most first."""
    titles: dict[str, list[str]] = {}
    about: dict[str, list[str]] = {}
    there = paths(root)
    known = [*_records(site)]
    # What was saved a moment ago, or is not right, is no part of the site; it is looked for all the same.
    for path in {*there}.difference(record.file for record in known):
        known += _alone(root, path)
    for record in known:
        titles.setdefault(record.file, []).append(title_of(record))
        about.setdefault(record.file, []).extend(_about(record))
    counts = Counter((one.at.path, one.is_error) for one in problems)
    held = {one.path: one.why for one in held_back(site, now)} if site else {}
    order = list(dict.fromkeys([*_SHOWN_FIRST, *(kind for kind, _, _ in KINDS)]))
    found = [
        File(
            path,
            _kind_of(path),
            tuple(titles.get(path, ())),
            counts[path, True],
            counts[path, False],
            held.get(path, ""),
            " ".join(dict.fromkeys(about.get(path, ()))),
        )
        for path in there
    ]
    return sorted(found, key=lambda one: order.index(one.kind))


def paths(root: Path) -> list[str]:
    """The paths of all files that staff write, what is new within a folder first: names begin with days and years."""
    found = (file for top in TOPS for file in (root / top).rglob("*") if file.suffix in _TEXTS and file.is_file())
    names = (file.relative_to(root).as_posix() for file in found)
    return sorted((name for name in names if not name.startswith(_FETCHED)), key=_newest_first)


def matching(found: Iterable[File], asked: str, kind: str) -> list[File]:
    """Those of a kind that have every word of what is asked, in any order, with or without marks over the letters."""
    words = fold(asked).split()
    return [one for one in found if kind in ("", one.kind) and all(word in _text(one) for word in words)]


def _text(file: File) -> str:
    return fold(" ".join([file.path, *file.titles, file.about])) + " " + file.path


def _newest_first(path: str) -> list[tuple[int, ...]]:
    """Folders and names that begin with a year or a day from the last to the first, others by their letters."""
    return [tuple(-ord(one) if part[:4].isdecimal() else ord(one) for one in part) for part in path.split("/")]


def _kind_of(path: str) -> str:
    """The kind of a file by its path."""
    for kind, _, mark in KINDS:
        if mark.endswith(".yml"):
            if path.count("/") == 1 and path.startswith("content/") and not path.endswith(".md"):
                return kind
        elif path.startswith(mark) or (mark.endswith(".") and Path(path).name.startswith(mark)):
            return kind
    return KINDS[-1][0]


def _records(site: Site | None) -> Iterator[Record]:
    if site:
        yield from (*site.single, *site.campaigns, *site.events, *site.laws, *site.articles)
        yield from (*site.explainers, *site.glossaries)


def _alone(root: Path, path: str) -> list[Record]:
    """The records of one file; none where it cannot be read."""
    try:
        found = read_file(path, (root / path).read_bytes())
    except OSError:
        return []
    return [record for _, record in (*found.records, *found.stand_ins)]


def _about(record: Record) -> tuple[str, ...]:
    if isinstance(record, Event):
        where = record.place
        return (*where.commune, *where.district, where.venue or "", where.outside or "", *record.organisers)
    return record.places if isinstance(record, Article) else ()


def title_of(record: Record) -> str:
    """What a record is called in a list."""
    found = (getattr(record, name, None) for name in ("title", "short_title", "name"))
    return next((one for one in found if isinstance(one, str)), Path(record.file).name)
