"""A zip of the same bytes for the same files on any system.

Sorted, one fixed time (a zip keeps years 1980 to 2107), no owner, no absolute path; names beyond ASCII, where there are
any, are flagged as UTF-8 by zipfile. Only another zlib could pack the same files into other bytes.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date

_UNIX = 3
_FILE = 0o100644  # an ordinary file that everybody may read
# Packed already: packing again takes time and saves nothing.
_PACKED = (b"PK\3\4", b"%PDF-", b"\xff\xd8", b"RIFF")  # ZIP, DOCX and XLSX; PDF; JPEG; WebP


def zipped(files: Mapping[str, bytes | Iterable[bytes]], day: date) -> bytes:
    """The zip of `files`, all of them dated `day`. Of those that come in parts one is packed while the next is made."""
    time = (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target, ThreadPoolExecutor(1) as packer:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(path, time)
            entry.create_system = _UNIX
            entry.external_attr = _FILE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            if isinstance(data, bytes):
                if data.startswith(_PACKED):
                    entry.compress_type = zipfile.ZIP_STORED
                target.writestr(entry, data)
                continue
            with target.open(entry, "w") as member:
                list(packer.map(member.write, data))
    return buffer.getvalue()
