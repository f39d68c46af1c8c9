"""What openpyxl writes, without the time of saving: the same workbook gives the same bytes."""

import io
import re
import zipfile
from datetime import date
from typing import Any

from scripts.draw import archive

MADE = date(1980, 1, 1)
_CORE = "docProps/core.xml"
# openpyxl writes the time of saving, whatever it is given.
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*")


def files(book: Any, made: date = MADE) -> dict[str, bytes]:
    """The files of the package."""
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as saved:
        found = {name: saved.read(name) for name in saved.namelist()}
    return found | {_CORE: _SAVED.sub(rb"\g<1>%sT00:00:00Z" % made.isoformat().encode(), found[_CORE])}


def data(book: Any) -> bytes:
    """The package as one file."""
    return archive.zipped(files(book), MADE)
