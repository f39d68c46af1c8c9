from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.vietnamese.encodings import decode

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
