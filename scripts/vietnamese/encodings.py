"""Which encoding a file was saved in, and its text.

UTF-8 is what we ask for. Vietnamese offices still hold files in UTF-16 (old Notepad's "Unicode"),
Windows-1258, TCVN 5712 (the ABC fonts, such as .VnTime) and VNI (VNI-Times); they are recognised so that
a message can name them and the file's other problems come in the same run.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from scripts.vietnamese.folding import TONES, nfc

# TCVN 5712:1993 (VN3), the high half as precomposed letters; quotes and dashes came from Windows-1252.
_TCVN3 = {
    0xA1: "Ă", 0xA2: "Â", 0xA3: "Ê", 0xA4: "Ô", 0xA5: "Ơ", 0xA6: "Ư", 0xA7: "Đ", 0xA8: "ă", 0xA9: "â",
    0xAA: "ê", 0xAB: "ô", 0xAC: "ơ", 0xAD: "ư", 0xAE: "đ", 0xB5: "à", 0xB6: "ả", 0xB7: "ã", 0xB8: "á",
    0xB9: "ạ", 0xBB: "ằ", 0xBC: "ẳ", 0xBD: "ẵ", 0xBE: "ắ", 0xC6: "ặ", 0xC7: "ầ", 0xC8: "ẩ", 0xC9: "ẫ",
    0xCA: "ấ", 0xCB: "ậ", 0xCC: "è", 0xCE: "ẻ", 0xCF: "ẽ", 0xD0: "é", 0xD1: "ẹ", 0xD2: "ề", 0xD3: "ể",
    0xD4: "ễ", 0xD5: "ế", 0xD6: "ệ", 0xD7: "ì", 0xD8: "ỉ", 0xDC: "ĩ", 0xDD: "í", 0xDE: "ị", 0xDF: "ò",
    0xE1: "ỏ", 0xE2: "õ", 0xE3: "ó", 0xE4: "ọ", 0xE5: "ồ", 0xE6: "ổ", 0xE7: "ỗ", 0xE8: "ố", 0xE9: "ộ",
    0xEA: "ờ", 0xEB: "ở", 0xEC: "ỡ", 0xED: "ớ", 0xEE: "ợ", 0xEF: "ù", 0xF1: "ủ", 0xF2: "ũ", 0xF3: "ú",
    0xF4: "ụ", 0xF5: "ừ", 0xF6: "ử", 0xF7: "ữ", 0xF8: "ứ", 0xF9: "ự", 0xFA: "ỳ", 0xFB: "ỷ", 0xFC: "ỹ",
    0xFD: "ý", 0xFE: "ỵ",
}  # fmt: skip

# VNI for Windows writes a vowel, then a second letter for its marks: aù = á, aá = ấ, aé = ắ.
_VNI_MARKS = {
    **dict(zip("ùøûõï", ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True)),
    **dict(zip("âáàåãä", ("\u0302" + tone for tone in ("", *"\u0301\u0300\u0309\u0303\u0323")), strict=True)),
    **dict(zip("êéèúüë", ("\u0306" + tone for tone in ("", *"\u0301\u0300\u0309\u0303\u0323")), strict=True)),
}
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
_SURE = 5


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, NFC, and the name of the encoding it was read by; `sure` unless that was a guess."""

    text: str
    encoding: str
    sure: bool = True


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
    best: Decoded | None = None
    best_score = 0
    for encoding, read in _LEGACY.items():
        try:
            text = nfc(read(data))
        except UnicodeDecodeError:
            continue
        score = _vietnamese_score(text[:_SAMPLE])
        if _is_text(text) and (best is None or score > best_score):
            best, best_score = Decoded(text, encoding, score >= _SURE), score
    return best


def _windows_1258(data: bytes) -> str:
    return data.decode("cp1258")  # its tones are combining characters; NFC joins them


def _tcvn3(data: bytes) -> str:
    return data.decode("cp1252").translate(_TCVN3)


def _vni(data: bytes) -> str:
    return _VNI_PAIR.sub(_vni_letter, data.decode("cp1252"))


def _damaged_utf8(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _vni_letter(match: re.Match[str]) -> str:
    first, marks = match["vowel"] or match["letter"], match["marks"]
    letter = _VNI_LETTERS.get(first.lower(), first.lower())
    return (letter.upper() if first.isupper() else letter) + (_VNI_MARKS[marks.lower()] if marks else "")


_LEGACY: dict[str, Callable[[bytes], str]] = {
    "Windows-1258": _windows_1258,
    "TCVN3 (ABC)": _tcvn3,
    "VNI": _vni,
    "UTF-8 có byte hỏng": _damaged_utf8,
}


def _vietnamese_score(text: str) -> int:
    """Words with marks that are Vietnamese syllables, less those that are not and what could not be read."""
    marked = [word for word in _WORD.findall(text.lower()) if not word.isascii()]
    return 2 * sum(map(_is_syllable, marked)) - len(marked) - text.count("\ufffd")


def _is_syllable(word: str) -> bool:
    parts = unicodedata.normalize("NFD", word)
    bare = "".join(part for part in parts if part not in TONES)
    return len(parts) - len(bare) < 2 and _SYLLABLE.fullmatch(nfc(bare)) is not None


def _is_text(text: str) -> bool:
    odd = sum(not (letter.isprintable() or letter in "\n\r\t\f\xa0") for letter in text)
    return odd * 50 <= len(text)
