"""XML that any reader accepts: elements from the standard library, without characters that XML 1.0 forbids."""

import re
from xml.etree import ElementTree as ET

# XML 1.0 (fifth edition) §2.2: a document may hold everything but these.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    """A child element; names with a namespace are written `{uri}name`."""
    child = ET.SubElement(parent, name, {key: clean(value) for key, value in attributes.items()})
    child.text = clean(text) if text is not None else None
    return child


def clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def document(root: ET.Element) -> bytes:
    """The whole document, with its declaration; the same tree gives the same bytes."""
    ET.indent(root, "")
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
