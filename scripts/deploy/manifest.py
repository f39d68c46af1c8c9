"""What a deployment has put at a target, kept there and, as a copy, here.

`files` is all that is ours there, with the digest of what each file holds; of those that are being put or taken away it
says instead that nobody knows, or that the file may not be there yet. `leaving` is what no page of today asks for, but
one that a visitor opened before may.
"""

import hashlib
import zlib
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import deflate
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from scripts.store.cache import write

# A folder of the target that only we write in.
OWN = ".deploy"
FILE, RUN = f"{OWN}/files.json.gz", f"{OWN}/run"
UNKNOWN, AWAITED = "", "+"
# Of the largest site that we know, a million files, it has 40 MB unpacked.
_LARGEST = 400_000_000


def _inside(path: str) -> str:
    """Whoever can write at the target must not make us write or delete beside it."""
    parts = path.split("/")
    if not path.isprintable() or "\\" in path or {"", ".", ".."} & set(parts) or parts[0] == OWN or ":" in parts[0]:
        raise ValueError(path)
    return path


Inside = Annotated[str, AfterValidator(_inside)]


class Manifest(BaseModel):
    """What is ours at a target. `site` is the address that the tree says it is for, `run` the deployment that wrote."""

    model_config = ConfigDict(extra="ignore")

    format: Literal[1] = 1
    site: str = ""
    run: str = ""
    files: dict[Inside, str] = {}
    leaving: dict[Inside, datetime] = {}

    def packed(self) -> bytes:
        """As it is kept."""
        return bytes(deflate.gzip_compress(self.model_dump_json().encode(), 6))


def unpacked(data: bytes | None) -> Manifest | None:
    """What was kept; None where there is nothing, or nothing that can be trusted."""
    if data is None:
        return None
    try:
        unpacking = zlib.decompressobj(31)
        text = unpacking.decompress(data, _LARGEST)
        return Manifest.model_validate_json(text) if unpacking.eof else None
    except (zlib.error, ValidationError):
        return None


class Copy:
    """The copy of this machine: what one may touch at a target that lost its own."""

    def __init__(self, folder: Path, address: str) -> None:
        self._file = folder / f"{hashlib.sha256(address.encode()).hexdigest()[:16]}.json.gz"

    def read(self) -> Manifest | None:
        """As it was written last, if it was."""
        return unpacked(self._file.read_bytes()) if self._file.is_file() else None

    def write(self, manifest: Manifest) -> None:
        """Raises OSError."""
        write(self._file, manifest.packed())
