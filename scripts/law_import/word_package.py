"""A Word file as its parts (Open Packaging Conventions): XML by what it is to the document, Strict or not."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from lxml import etree

from scripts.law_import.line import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFF = ("0", "false", "off")
# A document of a few megabytes that unpacks to more is a bomb.
_UNPACKED_LIMIT = 400_000_000
# Strict Open XML (ISO/IEC 29500 Part 1) has the same elements under other names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.strip("{}").encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.strip("{}").encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


class Package:
    """The parts of a .docx by their names. Of a damaged one it raises what zipfile and lxml do, or KeyError."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        if sum(entry.file_size for entry in self._archive.infolist()) > _UNPACKED_LIMIT:
            raise Unreadable("tệp nén giải ra quá lớn")

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text."""
        return next(path for _, path in self.related("", "officeDocument"))

    def bytes_of(self, path: str) -> bytes:
        """A part as it is."""
        return self._archive.read(path)

    def xml(self, path: str) -> Any:
        """The root of a part, in the names of transitional Open XML."""
        data = self.bytes_of(path)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))

    def related(self, path: str, kind: str) -> Iterator[tuple[str, str]]:
        """The id and name of each part that `path` relates to in this way, such as `styles`."""
        folder, name = posixpath.split(path)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self._archive.namelist():
            return
        for relation in self.xml(rels).iter(_RELATIONSHIP):
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                yield relation.get("Id", ""), posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")

    def roots(self, kind: str) -> Iterator[Any]:
        """The roots of the parts that the document relates to in this way."""
        for _, path in self.related(self.main, kind):
            yield self.xml(path)


def value(element: Any, default: str) -> str:
    """The `w:val` of an element, or of none the default."""
    return default if element is None else element.get(f"{W}val", default)


def is_on(element: Any) -> bool | None:
    """What a property that is on or off says; None where it says nothing."""
    return None if element is None else value(element, "true") not in OFF
