"""What a file is by its first bytes and by what it holds, whatever its name says; each room says what to do with
one that it does not want."""

import io
import re
import zipfile
import zlib
from enum import Enum, auto
from typing import NamedTuple


class FileKind(Enum):
    """What files turn out to be."""

    PDF = auto()
    RTF = auto()
    PAGE = auto()
    WEB_ARCHIVE = auto()
    EXCEL_XML = auto()
    PICTURE = auto()
    HEIC = auto()
    MEDIA = auto()
    SHORTCUT = auto()
    LINK = auto()
    GOOGLE_LINK = auto()
    PROGRAM = auto()
    PACKED = auto()
    # Compound files, as Office wrote before 2007.
    LOCKED = auto()
    OLD_WORD = auto()
    OLD_SLIDES = auto()
    MAIL = auto()
    OLD_WORKBOOK = auto()
    # Archives.
    BROKEN = auto()
    WORD = auto()
    WORKBOOK = auto()
    SLIDES = auto()
    NUMBERS = auto()
    OPEN_WORKBOOK = auto()
    OPEN_DOCUMENT = auto()
    ZIP = auto()


class Recognised(NamedTuple):
    """What a file is, None where nothing tells; of an archive also how many bytes it says that it holds."""

    kind: FileKind | None
    unpacked: int = 0


_LOOKED_AT = 4096
_BEGINNINGS = tuple(
    (re.compile(beginning), kind)
    for beginning, kind in (
        (rb"%PDF-", FileKind.PDF),
        (rb"\s*\{\\rtf", FileKind.RTF),
        (
            rb"(?is)(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?"
            rb"<(?:!doctype\s+html|html|head|body|table)\b",
            FileKind.PAGE,
        ),
        (rb"(?i)\s*mime-version\s*:", FileKind.WEB_ARCHIVE),
        (rb"(?is)\s*<\?xml[^>]*>.{0,200}?progid=.Excel", FileKind.EXCEL_XML),
        (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP", FileKind.PICTURE),
        (rb"(?s).{4}ftyp(?:heic|heix|mif1|msf1|avif)", FileKind.HEIC),
        (rb"(?s).{4}ftyp|ID3|OggS|RIFF.{4}(?:AVI |WAVE)", FileKind.MEDIA),
        (rb"L\0\0\0\x01\x14\x02\0", FileKind.SHORTCUT),
        (rb"\[InternetShortcut\]", FileKind.LINK),
        (rb'\s*\{\s*"[^"]*"\s*:.{0,300}docs\.google', FileKind.GOOGLE_LINK),
        (rb"MZ|\x7fELF", FileKind.PROGRAM),
        (rb"Rar!|7z\xbc\xaf|\x1f\x8b", FileKind.PACKED),
    )
)
# By the names of streams, which are UTF-16.
_COMPOUND = (
    ("EncryptedPackage", FileKind.LOCKED),
    ("WordDocument", FileKind.OLD_WORD),
    ("PowerPoint Document", FileKind.OLD_SLIDES),
    ("__properties_version1.0", FileKind.MAIL),
)
_IN_ARCHIVE = (
    ("word/", FileKind.WORD),
    ("xl/", FileKind.WORKBOOK),
    ("ppt/", FileKind.SLIDES),
    ("Index/", FileKind.NUMBERS),
)


def recognised(data: bytes) -> Recognised:
    """What a file of these bytes is."""
    for beginning, kind in _BEGINNINGS:
        if beginning.match(data[:_LOOKED_AT]):
            return Recognised(kind)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        streams = (kind for stream, kind in _COMPOUND if stream.encode("utf-16-le") in data)
        return Recognised(next(streams, FileKind.OLD_WORKBOOK))
    return _archive(data) if data.startswith((b"PK\x03\x04", b"PK\x05\x06")) else Recognised(None)


def _archive(data: bytes) -> Recognised:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            names = [entry.filename for entry in entries]
            said = archive.open("mimetype").read(200) if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, RuntimeError):
        return Recognised(FileKind.BROKEN)
    return Recognised(_of_archive(names, said), sum(entry.file_size for entry in entries))


def _of_archive(names: list[str], said: bytes) -> FileKind:
    for part, kind in _IN_ARCHIVE:
        if any(name.startswith(part) for name in names):
            return kind
    if b"opendocument.spreadsheet" in said:
        return FileKind.OPEN_WORKBOOK
    return FileKind.OPEN_DOCUMENT if b"opendocument" in said or "content.xml" in names else FileKind.ZIP
