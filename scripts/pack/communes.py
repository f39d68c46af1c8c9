"""`pack --commune`, `pack --all-communes`: the site is built, so that no bundle is older than its sources, then a zip
is written for a commune, or for each of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from scripts.flow.building import Built, Options, build, view_of
from scripts.flow.progress import Progress
from scripts.model.communes import NoCommuneError, commune_named, communes
from scripts.model.placed import Placed
from scripts.model.values import day_of
from scripts.model.website import Site
from scripts.pack.commune_bundle import Bundle, Bundles
from scripts.publish.errors import from_os
from scripts.publish.files import Source, sources
from scripts.publish.lock import locked
from scripts.read import read
from scripts.store.cache import write
from scripts.vietnamese.numbers import megabytes


@dataclass(frozen=True, slots=True)
class Asked:
    """The commune by its name or code, or all of them for None; those of now, or of the action month of a `year`; the
    zip or the folder to write, for None goi/."""

    name: str | None
    year: int | None
    out: Path | None


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of it: the build before it, and the bundles; none where the sources have errors."""

    built: Built
    bundles: int = 0
    files: int = 0
    bytes: int = 0
    where: Path | None = None

    def summary(self) -> str:
        """The lines printed at the end."""
        if self.where is None:
            return f"{self.built.summary()}\nChưa làm bộ tài liệu: bộ tài liệu không được cũ hơn nguồn."
        size = f"{self.files} tệp, {megabytes(self.bytes)} MB"
        return f"{self.built.summary()}\nĐã ghi {self.bundles} bộ tài liệu ({size}): {self.where}"


class Published(Mapping[str, bytes]):
    """The published files, each read once: most bundles take the same ones."""

    def __init__(self, files: Mapping[str, Source]) -> None:
        self._files = files
        self._read: dict[str, bytes] = {}

    def __getitem__(self, path: str) -> bytes:
        if path not in self._read:
            self._read[path] = Path(self._files[path].file).read_bytes()
        return self._read[path]

    def __contains__(self, path: object) -> bool:
        return path in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def sent(
    root: Path, now: datetime, options: Options, progress: Progress, asked: Asked, say: Callable[[str], None]
) -> Sent:
    """Build the site of `root` and write what is asked for; `say` is told how far it is.

    Raises NoCommuneError, and Failure or OSError when something of ours breaks.
    """
    site = read(root).site
    day = date(asked.year, 6, 30) if asked.year else day_of(now)
    # Whoever mistypes a name need not wait for a build.
    places = _places(site, asked.name, day) if site else []
    built = build(root, now, options, progress)
    if built.output is None or site is None:
        return Sent(built)
    view = view_of(root / "build", site, now, options)
    with locked(root / "build"):
        made = Bundles(view, Published(sources(built.output)))
        return _written(built, places, made, asked, root, say)


def _places(site: Site, name: str | None, day: date) -> list[Placed]:
    places = [commune_named(site.places, name, day)] if name else communes(site.places, day)
    if not places:
        raise NoCommuneError(f"Danh sách địa bàn không có xã, phường nào ngày {day:%d/%m/%Y}.")
    return places


def _written(
    built: Built, places: list[Placed], made: Bundles, asked: Asked, root: Path, say: Callable[[str], None]
) -> Sent:
    files = size = 0
    where = asked.out or root / "goi"
    for number, place in enumerate(places, 1):
        bundle = made.of_year(place, asked.year) if asked.year else made.of_now(place)
        if asked.name:
            where = asked.out or where / bundle.name
        _write(where if asked.name else where / bundle.name, bundle)
        files, size = files + bundle.files, size + len(bundle.data)
        if not asked.name and (number % 10 == 0 or number == len(places)):
            say(f"{number}/{len(places)}")
    return Sent(built, len(places), files, size, where)


def _write(path: Path, bundle: Bundle) -> None:
    try:
        write(path, bundle.data)
    except OSError as error:
        raise from_os(error) from error
