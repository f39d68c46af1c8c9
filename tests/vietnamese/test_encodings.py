from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.vietnamese import encodings
from scripts.vietnamese.encodings import decode
from scripts.vietnamese.folding import TONES

PROSE = "Tháng hành động phòng, chống ma túy: người dân ở xã biên giới được nghe, được hỏi và được giúp đỡ.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PROSE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + PROSE.encode(), "utf-8-sig"),
        (PROSE.encode("utf-16"), "utf-16"),
        (PROSE.encode("utf-16-le"), "utf-16-le"),
        (PROSE.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_is_read_whole(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (PROSE, encoding)


def test_windows_1258_is_recognised_and_its_tones_joined() -> None:
    # As Windows writes it: base letters of the code page, then combining tones.
    pieces = {"á": "a\u0301", "ù": "u\u0300", "ế": "ê\u0301", "ệ": "ê\u0323", "ạ": "a\u0323", "ở": "ơ\u0309"}
    text = "Tiếng Việt ở đây, cùng bạn"
    data = "".join(pieces.get(letter, letter) for letter in text).encode("cp1258")
    decoded = decode(data)
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (text, "Windows-1258")


def test_the_old_abc_fonts_are_recognised() -> None:
    raw = "Phßng, chèng ma tóy ë x· biªn giíi: ng\xad\xeai d©n \xae\xad\xeec gióp \xae\xec".encode("latin-1")
    decoded = decode(raw)
    assert decoded is not None
    assert decoded.encoding == "TCVN3 (ABC)"
    assert decoded.text.startswith("Phòng, chống ma túy ở xã biên giới: người dân được giúp")


@pytest.mark.parametrize("data", [bytes(range(256)), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\0\0\x08\0"])
def test_what_is_not_text_is_none(data: bytes) -> None:
    assert decode(data) is None


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_none(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or isinstance(decoded.text, str)


def test_vni_fonts_are_recognised() -> None:
    raw = "Phoøng, choáng ma tuùy ôû xaõ bieân giôùi: ngöôøi daân ñöôïc giuùp ñôõ; ÑIEÀU 5".encode("cp1252")
    decoded = decode(raw)
    assert decoded is not None
    assert decoded.encoding == "VNI"
    assert decoded.text == "Phòng, chống ma túy ở xã biên giới: người dân được giúp đỡ; ĐIỀU 5"


def test_utf_8_with_a_broken_byte_is_not_taken_for_another_encoding() -> None:
    decoded = decode(PROSE.encode().replace("ộ".encode(), "ộ".encode()[:2], 1))
    assert decoded is not None
    assert decoded.encoding == "UTF-8 có byte hỏng"
    assert decoded.text.endswith("được giúp đỡ.\n")


def test_without_vietnamese_words_letters_are_those_of_western_europe() -> None:
    french = decode("Journée mondiale contre l’abus de drogues à Genève".encode("cp1252"))
    assert french is not None and french.text == "Journée mondiale contre l’abus de drogues à Genève"


@pytest.mark.parametrize("data", [b"\xff\xfe\0\0a\0\0\0", b"a\0b", b"\xff\xfea", b"\x01\x02\x03\x80" * 9])
def test_what_only_looks_like_a_text_is_none(data: bytes) -> None:
    assert decode(data) is None


def in_abc(text: str) -> bytes:
    codes = {letter: code for code, letter in encodings._TCVN3.items()}
    return bytes(codes.get(letter, ord(letter)) for letter in text)


def in_1258(text: str) -> bytes:
    return b"".join(letter.encode("cp1258", "ignore") or apart(letter).encode("cp1258") for letter in text)


def in_vni(text: str) -> bytes:
    letters = {letter: code for code, letter in encodings._VNI_LETTERS.items()}
    pairs = {marks: code for code, marks in encodings._VNI_MARKS.items()}
    written = ""
    for letter in text:
        base, marks = apart(letter)[0], apart(letter)[1:]
        if base in "âêôă":
            parts = unicodedata.normalize("NFD", base)
            base, marks = parts[0], parts[1:] + marks
        written += letters.get(letter) or letters.get(base, base) + pairs.get(marks, "")
    return written.encode("cp1252")


def apart(letter: str) -> str:
    """Its base with hat, breve or horn, then its tone."""
    parts = unicodedata.normalize("NFD", letter)
    base = "".join(part for part in parts if part not in TONES)
    return unicodedata.normalize("NFC", base) + "".join(part for part in parts if part in TONES)


@given(st.lists(st.sampled_from(PROSE.lower().replace(":", "").split()), min_size=12, max_size=60))
def test_vietnamese_prose_survives_each_legacy_encoding(chosen: list[str]) -> None:
    text = " ".join([*chosen, "phòng, chống ma túy ở xã biên giới được giúp đỡ"])
    for encode, name in ((in_abc, "TCVN3 (ABC)"), (in_1258, "Windows-1258"), (in_vni, "VNI")):
        decoded = decode(encode(text))
        assert decoded is not None
        assert (decoded.text, decoded.encoding) == (text, name)
