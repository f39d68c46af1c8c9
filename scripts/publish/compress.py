"""Each text a second and a third time, packed: a server then sends `index.html.br` at no cost of its own.

Measured at 4,106 pages (44.7 MB of text, two cores): Brotli 5 makes 15.1 MB in 0.9 s, Brotli 7 14.7 MB in 2.2 s, Brotli
9 14.6 MB in 27 s; gzip 6 15.7 MB in 0.5 s. The few large shared files are packed as small as they get, by Zopfli (gzip
that takes its time: 0.2 MB in 0.5 s, 3 to 6 % smaller than gzip 9). Beside Brotli stands gzip because browsers take
Brotli over HTTPS only and because some servers have no other. It is libdeflate's (docs/decisions/043-same-bytes.md).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import brotli
import deflate
from zopfli import gzip as zopfli

from scripts.assemble.outputs import OUTPUTS
from scripts.publish import files
from scripts.publish.files import Source
from scripts.publish.mirror import ANY_SIZE
from scripts.workers.crew import Crew

# What is text. All else, pictures, fonts and Pagefind's own gzip among it, is packed already; calendars are sent as
# they are, because Outlook does not read packed ones (markuspoerschke/iCal#541).
TEXTS = tuple(dict.fromkeys(output.ending for output in OUTPUTS if output.packed))
# One packet of a network holds as much anyway (1,460 bytes); below it a copy saves nothing.
LEAST = 1400
PACKED = (".br", ".gz")
# The items of the API, which programs fetch a few at a time: at 4,000 pages their copies would be as many files as all
# others have together. The lists are packed.
_ITEMS = re.compile(
    "|".join(output.pattern.pattern for output in OUTPUTS if output.ending in TEXTS and not output.packed)
)
_SHARED = ("assets/", "tim-kiem/")
# Below it Zopfli spends 5 s on the hundred small parts of the search, to save 9 bytes on each.
_SMALL = 8_000
# A list of everything, written anew with each edit, for which Zopfli takes too long.
_LARGE = 1_000_000
_BATCH = 500_000


def copies(texts: Mapping[str, Source]) -> dict[str, Source]:
    """The packed copies that gain by it, each with its text and that one's time."""
    return {
        path + kind: Source(text.file, ANY_SIZE, text.time)
        for path, text in texts.items()
        if text.size >= LEAST and path.endswith(TEXTS) and not _ITEMS.fullmatch(path)
        for kind in PACKED
    }


class _Text(NamedTuple):
    """A text to pack, in the way of the packed copy's ending; `small`, as small as it gets."""

    target: str
    data: bytes
    small: bool


def pack(targets: Mapping[str, Source], crew: Crew) -> None:
    """Write packed copies as new files. The bytes depend on the text alone. Raises OSError."""
    # Both packers let the other threads run, so none needs a process of its own; and a text is packed in the time that
    # it takes to send it to another machine and back.
    for texts, packed in Crew(crew.here).done(smaller, _batches(targets), alone=False):
        for text, data in zip(texts, packed, strict=True):
            # nginx recommends the text's own time (ngx_http_gzip_static_module); it also shows whose copy this is.
            files.write(Path(text.target), data, targets[text.target].time)


def _batches(targets: Mapping[str, Source]) -> Iterator[list[_Text]]:
    """So many that handing them out costs nothing beside; one large text is a batch."""
    batch: list[_Text] = []
    size = 0
    for target, text in targets.items():
        small = any(f"/{folder}" in target for folder in _SHARED)
        batch.append(_Text(target, Path(text.file).read_bytes(), small))
        # What Zopfli packs takes a hundred times as long.
        size += _BATCH if small and len(batch[-1].data) >= _SMALL else len(batch[-1].data)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def smaller(texts: Sequence[_Text]) -> list[bytes]:
    """Each of them packed."""
    return [_packed(text) for text in texts]


def packed_by() -> str:
    """By what copies are packed: those of other rules are packed again."""
    return f"5 brotli={version('brotli')} deflate={version('deflate')} zopfli={version('zopfli')}"


def _packed(text: _Text) -> bytes:
    data = text.data
    if text.target.endswith(".br"):
        return bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=11 if text.small else 5))
    if text.small and _SMALL <= len(data) < _LARGE:
        return bytes(zopfli.compress(data))
    return bytes(deflate.gzip_compress(data, 12 if text.small and len(data) < _LARGE else 6))
