"""The letters and figures of a file, counted by other means than those that read it: no import may lose one."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable

import pypdfium2
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from scripts.vietnamese.encodings import decode
from scripts.vietnamese.folding import nfc

_OLD_FONT = re.compile(r"(?:face\s*=\s*[\"']?|font-family\s*:\s*[\"']?)(?:\.vn|vni-)", re.IGNORECASE)
_UNSEEN = ["head", "script", "style", "template", "noscript", "iframe", "object", "select", "textarea", "button"]


def missing(suffix: str, data: bytes, lines: Iterable[str], added: str, left_out: str) -> str | None:
    """What the file has more often, or less often, than its lines; empty where they agree, None where the ways to count
    cannot be compared. `added` and `left_out` are as in `Read`."""
    count = _COUNTS.get(suffix)
    there = count(data) if count else None
    if there is None:
        return None
    found = _letters("".join(lines))
    there.update(_letters(added))
    found.update(_letters(left_out))
    return "".join(sorted(set((there - found) + (found - there))))


def _letters(text: str) -> Counter[str]:
    return Counter(letter for letter in nfc(text) if letter.isalnum())


def _of_docx(data: bytes) -> Counter[str]:
    """Of every part with text, with what tracked changes removed cut out of the XML as text."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(?:document[0-9]*|footnotes|endnotes)\.xml", name):
                root = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
                for gone in [*root.iter("{*}del", "{*}moveFrom", "{*}Fallback")]:
                    etree.strip_elements(gone, "*", with_tail=False)  # an empty one marks the end of a paragraph
                found += _letters("".join(text.text or "" for text in root.iter("{*}t")))
    return found


def _of_html(data: bytes) -> Counter[str] | None:
    decoded = decode(data)
    if decoded is None or _OLD_FONT.search(decoded.text):
        return None
    tree = LexborHTMLParser(decoded.text)
    tree.strip_tags(_UNSEEN)
    return _letters(tree.root.text() if tree.root else "")


def _of_pdf(data: bytes) -> Counter[str]:
    found: Counter[str] = Counter()
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            found += _letters(page.get_textpage().get_text_bounded())
            page.close()
    finally:
        document.close()
    return found


def _of_text(data: bytes) -> Counter[str] | None:
    decoded = decode(data)
    return _letters(decoded.text) if decoded else None


_COUNTS: dict[str, Callable[[bytes], Counter[str] | None]] = {
    ".docx": _of_docx,
    ".html": _of_html,
    ".htm": _of_html,
    ".pdf": _of_pdf,
    ".txt": _of_text,
    ".md": _of_text,
}
