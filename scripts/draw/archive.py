"""A zip of the same bytes for the same files on any system.

Sorted, one fixed time (a zip keeps years 1980 to 2107), no owner, no absolute path; names beyond ASCII, where there are
any, are flagged as UTF-8 by zipfile. Only another zlib could pack the same files into other bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

_UNIX = 3
_FILE = 0o100644  # an ordinary file that everybody may read
# Packed already: packing again takes time and saves nothing.
_PACKED = (".docx", ".jpg", ".pdf", ".webp")


def zipped(files: Mapping[str, bytes], day: date) -> bytes:
    """The zip of `files`, all of them dated `day`."""
    time = (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(path, time)
            entry.create_system = _UNIX
            entry.external_attr = _FILE << 16
            entry.compress_type = zipfile.ZIP_STORED if path.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            target.writestr(entry, data)
    return buffer.getvalue()
