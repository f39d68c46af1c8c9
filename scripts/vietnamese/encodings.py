"""Which encoding a file was saved in, and its text.

UTF-8 is what we ask for. Vietnamese offices still hold files in UTF-16 (old Notepad's "Unicode"),
Windows-1258 and the TCVN 5712 (ABC) fonts' encoding; they are recognised so that the message can name
them and the file's other problems come in the same run.
"""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

# TCVN 5712:1993 (VN3), the high half as precomposed letters; None is unused in text.
_TCVN3 = {
    0xA1: "Ă", 0xA2: "Â", 0xA3: "Ê", 0xA4: "Ô", 0xA5: "Ơ", 0xA6: "Ư", 0xA7: "Đ", 0xA8: "ă", 0xA9: "â", 0xAA: "ê",
    0xAB: "ô", 0xAC: "ơ", 0xAD: "ư", 0xAE: "đ", 0xB5: "à", 0xB6: "ả", 0xB7: "ã", 0xB8: "á", 0xB9: "ạ", 0xBB: "ằ",
    0xBC: "ẳ", 0xBD: "ẵ", 0xBE: "ắ", 0xC6: "ặ", 0xC7: "ầ", 0xC8: "ẩ", 0xC9: "ẫ", 0xCA: "ấ", 0xCB: "ậ", 0xCC: "è",
    0xCE: "ẻ", 0xCF: "ẽ", 0xD0: "é", 0xD1: "ẹ", 0xD2: "ề", 0xD3: "ể", 0xD4: "ễ", 0xD5: "ế", 0xD6: "ệ", 0xD7: "ì",
    0xD8: "ỉ", 0xDC: "ĩ", 0xDD: "í", 0xDE: "ị", 0xDF: "ò", 0xE1: "ỏ", 0xE2: "õ", 0xE3: "ó", 0xE4: "ọ", 0xE5: "ồ",
    0xE6: "ổ", 0xE7: "ỗ", 0xE8: "ố", 0xE9: "ộ", 0xEA: "ờ", 0xEB: "ở", 0xEC: "ỡ", 0xED: "ớ", 0xEE: "ợ", 0xEF: "ù",
    0xF1: "ủ", 0xF2: "ũ", 0xF3: "ú", 0xF4: "ụ", 0xF5: "ừ", 0xF6: "ử", 0xF7: "ữ", 0xF8: "ứ", 0xF9: "ự", 0xFA: "ỳ",
    0xFB: "ỷ", 0xFC: "ỹ", 0xFD: "ý", 0xFE: "ỵ",
}  # fmt: skip

# Letters that are common in Vietnamese prose; a right guess of the encoding is full of them.
_COMMON = frozenset("àáảãạăâđêôơưầấậềếệồốộờớợừứựịọụẻỏủỉ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, NFC, and the name of the encoding it was read by."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """The text of a file; None for what is not text."""
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data, "utf-8-sig") or _legacy(data)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16")
    if b"\0" in data:
        return _utf16(data)
    return _strict(data, "utf-8") or _legacy(data)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(unicodedata.normalize("NFC", data.decode(encoding)), encoding)
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte of its ASCII letters is zero."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros * 5 > len(data) and others * 20 < len(data) and len(data) % 2 == 0:
            found = _strict(data, encoding)
            if found and _is_text(found.text):
                return found
    return None


def _legacy(data: bytes) -> Decoded | None:
    guesses = [guess for guess in (_windows_1258(data), _tcvn3(data)) if guess and _is_text(guess.text)]
    return max(guesses, key=_likeness, default=None)


def _windows_1258(data: bytes) -> Decoded | None:
    # Tones are combining characters there; NFC joins them with their letters.
    found = _strict(data, "cp1258")
    return Decoded(found.text, "Windows-1258") if found else None


def _tcvn3(data: bytes) -> Decoded | None:
    try:
        return Decoded("".join(chr(byte) if byte < 0x80 else _TCVN3[byte] for byte in data), "TCVN3 (ABC)")
    except KeyError:
        return None


def _likeness(guess: Decoded) -> int:
    return sum(letter in _COMMON for letter in guess.text.lower())


def _is_text(text: str) -> bool:
    odd = sum(not (letter.isprintable() or letter in "\n\r\t") for letter in text)
    return odd * 50 <= len(text)
