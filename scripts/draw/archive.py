"""A zip of the same bytes for the same files on any system.

Sorted, one fixed time (a zip keeps years 1980 to 2107), no owner, no absolute path; names beyond ASCII, where there are
any, are flagged as UTF-8 by zipfile. What packs is libdeflate, since zlib makes other bytes in another Python.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import deflate

_UNIX = 3
_FILE = 0o100644  # an ordinary file that everybody may read
# Packed already: packing again takes time and saves nothing.
_PACKED = (b"PK\3\4", b"%PDF-", b"\xff\xd8", b"RIFF")  # ZIP, DOCX and XLSX; PDF; JPEG; WebP


def zipped(files: Mapping[str, bytes | Iterable[bytes]], day: date) -> bytes:
    """The zip of `files`, all of them dated `day`."""
    time = (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(path, time)
            entry.create_system = _UNIX
            entry.external_attr = _FILE << 16
            stored = isinstance(data, bytes) and data.startswith(_PACKED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            with target.open(entry, "w") as member:
                if not stored:
                    _pack_with(_Packer(), member)
                for part in [data] if isinstance(data, bytes) else data:
                    member.write(part)
    return buffer.getvalue()


class _Packer:
    """What zipfile asks of zlib's compressor. libdeflate packs a whole at once."""

    def __init__(self) -> None:
        self._whole = bytearray()

    def compress(self, data: bytes) -> bytes:
        self._whole += data
        return b""

    def flush(self) -> bytes:
        return bytes(deflate.deflate_compress(self._whole, 6))


def _pack_with(packer: _Packer, member: Any) -> None:
    # zipfile lets nobody choose the packer, and has kept its own under this name since Python 3.6.
    assert member._compressor is not None
    member._compressor = packer
