"""Each text a second and a third time, packed: a server then sends `index.html.br` at no cost of its own.

Measured at 4,106 pages (44.7 MB of text, two cores): Brotli 5 makes 15.1 MB in 0.9 s, Brotli 7 14.7 MB in 2.2 s, Brotli
9 14.6 MB in 27 s; gzip 6 15.7 MB in 0.5 s. The few shared files are packed as small as they get. Beside Brotli stands
gzip because browsers take Brotli over HTTPS only and because some servers have no other.
"""

from __future__ import annotations

import gzip
import os
import re
import zlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

import brotli

from scripts.publish import files

# What is text. All else, pictures, fonts and Pagefind's own gzip among it, is packed already.
TEXTS = (".css", ".csv", ".html", ".ics", ".js", ".json", ".md", ".svg", ".txt", ".webmanifest", ".xml")
# One packet of a network holds as much anyway (1,460 bytes); below it are the calendars of single events.
LEAST = 1400
PACKED = (".br", ".gz")
# The items of the API, which programs fetch a few at a time: at 4,000 pages their copies would be as many files as all
# others have together. The lists are packed.
_ITEMS = re.compile(r"api/v1/[^/]+/")
_SHARED = "assets/"
_STAMP = "compressed.txt"


def compress(paths: Iterable[str], stage: Path, live: Path, work: Path) -> None:
    """Put packed copies beside those of `paths` in `stage` that gain by it; those of files unchanged since `live` are
    taken from there.

    The bytes depend on the text alone. Raises OSError.
    """
    trusted = _read(work / _STAMP) == _rules()
    texts = [path for path in paths if _gains(path) and (stage / path).stat().st_size >= LEAST]
    fresh = [path for path in texts if not (trusted and _take(f"{stage}/{path}", f"{live}/{path}"))]
    with ThreadPoolExecutor() as threads:  # both packers let the other threads run
        for _ in threads.map(lambda path: _pack(stage / path, path.startswith(_SHARED)), fresh, chunksize=64):
            pass


def remember(work: Path) -> None:
    """Note, once the tree is live, by which rules its copies were packed, so that the next build may take them."""
    (work / _STAMP).write_text(_rules(), encoding="utf-8")


def _gains(path: str) -> bool:
    return path.endswith(TEXTS) and not _ITEMS.match(path)


def _take(text: str, live: str) -> bool:
    if not files.unchanged(text, live):
        return False
    for kind in PACKED:
        if not files.link(live + kind, text + kind):
            Path(text + PACKED[0]).unlink(missing_ok=True)  # what is live is never written to
            return False
    return True


def _pack(text: Path, shared: bool) -> None:
    data, status = text.read_bytes(), text.stat()
    packed: dict[str, Callable[[], bytes]] = {
        ".br": lambda: bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=11 if shared else 5)),
        ".gz": lambda: gzip.compress(data, 9 if shared else 6, mtime=0),
    }
    for kind in PACKED:
        target = text.with_name(text.name + kind)
        files.write(target, packed[kind]())
        # nginx recommends the text's own time (ngx_http_gzip_static_module).
        os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))


def _rules() -> str:
    return f"1 brotli={version('brotli')} zlib={zlib.ZLIB_RUNTIME_VERSION}"


def _read(stamp: Path) -> str | None:
    try:
        return stamp.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
