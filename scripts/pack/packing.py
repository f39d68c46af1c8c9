"""`pack`: the site is built, so that no copy is older than its sources, then copied into one zip."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scripts.draw import archive
from scripts.flow.building import Built, Options, build
from scripts.flow.progress import Progress
from scripts.model.values import day_of
from scripts.pack.offline_copy import Origin, offline_copy
from scripts.publish.errors import from_os
from scripts.publish.files import sources
from scripts.publish.lock import locked
from scripts.store.cache import write
from scripts.vietnamese.numbers import megabytes


@dataclass(frozen=True, slots=True)
class Packed:
    """What came of it: the build before it, and the zip; no zip where the sources have errors."""

    built: Built
    path: Path | None = None
    pages: int = 0
    bytes: int = 0

    def summary(self) -> str:
        """The lines printed at the end."""
        if self.path is None:
            return f"{self.built.summary()}\nChưa làm bản ngoại tuyến: bản chép không được cũ hơn nguồn."
        return f"{self.built.summary()}\nBản ngoại tuyến: {self.path} ({self.pages} trang, {megabytes(self.bytes)} MB)."


def pack(root: Path, now: datetime, options: Options, progress: Progress) -> Packed:
    """Build the site of `root` and put its offline copy into root/goi, named by the day of `now`.

    Raises Failure or OSError when something of ours breaks; an earlier zip is then what it was.
    """
    built = build(root, now, options, progress)
    if built.output is None or built.identity is None:
        return Packed(built)
    day = day_of(now)
    name = f"phong-chong-ma-tuy-{day.isoformat()}"
    with locked(root / "build"):
        published = {path: Path(source.file).read_bytes() for path, source in sources(built.output).items()}
    has_domain = bool(options.site_url) or not built.identity.no_domain
    origin = Origin(built.identity.name, built.identity.url.rstrip("/") + "/", day, has_domain)
    copy = offline_copy(published, origin)
    data = archive.zipped({f"{name}/{path}": content for path, content in copy.items()}, day)
    path = root / "goi" / f"{name}.zip"
    try:
        write(path, data)
    except OSError as error:
        raise from_os(error) from error
    return Packed(built, path, sum(name.endswith("/index.html") for name in copy), len(data))
