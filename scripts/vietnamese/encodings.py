"""Which encoding a file was saved in, and its text.

UTF-8 is what we ask for. Vietnamese offices still hold files in UTF-16 (old Notepad's "Unicode"),
Windows-1258, TCVN 5712 (the ABC fonts, such as .VnTime) and VNI (VNI-Times); they are recognised so that
a message can name them and the file's other problems come in the same run.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from scripts.vietnamese.folding import TONES, nfc

# TCVN 5712:1993 (VN3) from 0xA1 on, with dots for what is no letter; quotes and dashes came from Windows-1252.
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"
_TCVN3 = {code: letter for code, letter in enumerate(_TCVN3_LETTERS, 0xA1) if letter != "."}

# VNI for Windows writes a vowel, then a second letter for its marks: aù = á, aá = ấ, aé = ắ.
_TONED = ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_MARKED = (*_TONED, *(mark + tone for mark in "\u0302\u0306" for tone in ("", *_TONED)))
_VNI_MARKS = dict(zip("ùøûõïâáàåãäêéèúüë", _MARKED, strict=True))
_VNI_LETTERS = dict(zip("ôöñíìæóòî", "ơưđíìỉĩịỵ", strict=True))
_VNI_PAIR = re.compile(r"(?P<vowel>[aeouyôö])(?P<marks>[ùøûõïâáàåãäêéèúüë])|(?P<letter>[ôöñíìæóòî])", re.IGNORECASE)

# A Vietnamese syllable without its tone: an initial, a rhyme's vowels, a final.
_SYLLABLE = re.compile(
    r"(?:b|ch?|d|đ|gi|gh?|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
    r"(?:[aăâeêioôơuưy]|[ao]i|[aâ]y|a[ou]|âu|e[ou]|êu|i[aêu]|o[aăeio]|[ôơ]i|u[aâêiôơy]|ư[aơiu]|yê"
    r"|iêu|oa[iy]|oeo|u[ôâ]i|uây|uy[aêu]|ươ[iu]|yêu)"
    r"(?:ch?|m|ng?|nh|p|t)?"
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 100_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, NFC, and the name of the encoding it was read by."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """The text of a file; None for what is not text."""
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data, "utf-8-sig") or _legacy(data.removeprefix(codecs.BOM_UTF8))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16")
    if b"\0" in data:
        return _utf16(data)
    return _strict(data, "utf-8") or _legacy(data)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return Decoded(nfc(text), encoding) if "\0" not in text else None


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte of its ASCII letters is zero."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros * 5 > len(data) and others * 20 < len(data):
            found = _strict(data, encoding)
            if found and _is_text(found.text):
                return found
    return None


def _legacy(data: bytes) -> Decoded | None:
    """The reading with the most Vietnamese words in it; the first named wins where there are none."""
    found: list[Decoded] = []
    for encoding, read in _LEGACY.items():
        with suppress(UnicodeDecodeError):
            found.append(Decoded(nfc(read(data)), encoding))
    texts = [one for one in found if _is_text(one.text)]
    return max(texts, key=lambda one: _vietnamese_score(one.text[:_SAMPLE]), default=None)


def tcvn3(text: str) -> str:
    """What a text says whose letters are those that Windows-1252 shows for TCVN 5712."""
    return text.translate(_TCVN3)


def vni(text: str) -> str:
    """What a text says whose letters are those that Windows-1252 shows for VNI."""
    return nfc(_VNI_PAIR.sub(_vni_letter, text))


def _vni_letter(match: re.Match[str]) -> str:
    first, marks = match["vowel"] or match["letter"], match["marks"]
    letter = _VNI_LETTERS.get(first.lower(), first.lower())
    return (letter.upper() if first.isupper() else letter) + (_VNI_MARKS[marks.lower()] if marks else "")


_LEGACY: dict[str, Callable[[bytes], str]] = {
    "Windows-1258": lambda data: data.decode("cp1258"),  # its tones are combining characters; NFC joins them
    "TCVN3 (ABC)": lambda data: tcvn3(data.decode("cp1252")),
    "VNI": lambda data: vni(data.decode("cp1252")),
    "UTF-8 có byte hỏng": lambda data: data.decode("utf-8", "replace"),
}


def is_mostly_vietnamese(text: str) -> bool:
    """Are nearly all of its words with marks Vietnamese syllables, and some words such?"""
    marked = [word for word in _WORD.findall(text.lower()) if not word.isascii()]
    return 0 < 0.9 * len(marked) <= sum(map(is_syllable, marked))


def _vietnamese_score(text: str) -> int:
    """Words with marks that are Vietnamese syllables, less those that are not and what could not be read."""
    marked = [word for word in _WORD.findall(text.lower()) if not word.isascii()]
    return 2 * sum(map(is_syllable, marked)) - len(marked) - text.count("\ufffd")


def is_syllable(word: str) -> bool:
    """Is it a Vietnamese syllable, in lower case?"""
    parts = unicodedata.normalize("NFD", word)
    bare = "".join(part for part in parts if part not in TONES)
    return len(parts) - len(bare) < 2 and _SYLLABLE.fullmatch(nfc(bare)) is not None


def _is_text(text: str) -> bool:
    odd = sum(not (letter.isprintable() or letter in "\n\r\t\f\xa0") for letter in text)
    return odd * 50 <= len(text)
