"""What `check --fix` mends in a file, and what it leaves alone."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.edit.mending import mended
from scripts.vietnamese.folding import TONES
from tests.conftest import CHECKOUT

CASES = yaml.safe_load((CHECKOUT / "tests/cases/mends.yml").read_text(encoding="utf-8"))
PAGE = "content/tin-tuc/2027-06-09-tin-mau.md"
LISTING = "events/2027/xa-mau.yml"


def after(text: str, path: str = PAGE) -> str:
    found = mended(path, text.encode())
    return found.text if found else text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_the_text_becomes_what_is_written_beside_it(case: dict[str, str]) -> None:
    before, wanted = case["before"], case.get("after", case["before"])
    assert after(before, case["path"]) == wanted
    assert after(wanted, case["path"]) == wanted, "mended twice"


def test_every_changed_line_is_shown_with_its_number() -> None:
    before = "events:\n- id: hop-2027-06-09\n  title: Họp  dân\n  start: 7h30 - 9h, 9/6/2027\n  kind: khac\n"
    found = mended(LISTING, before.encode())
    assert found is not None
    shown = [(change.line, change.before, change.after) for change in found.changes]
    assert shown == [
        (3, "  title: Họp  dân", "  title: Họp dân"),
        (4, "  start: 7h30 - 9h, 9/6/2027", "  start: 2027-06-09 07:30\n  end: 2027-06-09 09:00"),
    ]


def _in_1258(text: str) -> bytes:
    """Letters of the code page, then their tones, as Windows writes it."""
    pieces = [unicodedata.normalize("NFD", letter) for letter in text]
    bases = ["".join(sign for sign in piece if sign not in TONES) for piece in pieces]
    tones = ["".join(sign for sign in piece if sign in TONES) for piece in pieces]
    return "".join(unicodedata.normalize("NFC", b) + tone for b, tone in zip(bases, tones, strict=True)).encode(
        "cp1258"
    )


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Phßng, chèng ma tóy ë x· biªn giíi: ng\xad\xeai d©n".encode("latin-1"), "TCVN3"),
        ("Phoøng, choáng ma tuùy ôû xaõ bieân giôùi: ngöôøi daân".encode("cp1252"), "VNI"),
        (_in_1258("Phòng, chống ma túy ở xã biên giới: người dân"), "Windows-1258"),
        ("Phòng, chống ma túy ở xã biên giới: người dân".encode("utf-16"), "utf-16"),
        ("\ufeffPhòng, chống ma túy ở xã biên giới: người dân".encode(), "BOM"),
    ],
)
def test_a_file_of_another_encoding_is_converted_and_shown(raw: bytes, name: str) -> None:
    is_wide = raw.startswith(b"\xff\xfe")
    head, end = ("---\ntitle: ", "\n---\n")
    begin, rest = (head.encode("utf-16-le"), end.encode("utf-16-le")) if is_wide else (head.encode(), end.encode())
    mark = b"\xff\xfe" if is_wide else b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    found = mended(PAGE, mark + begin + raw.removeprefix(mark) + rest)
    assert found is not None
    assert "title: Phòng, chống ma túy ở xã biên giới: người dân\n" in found.text
    assert name in found.changes[0].names[0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(range(256)),
        "---\ntitle: Caf\xe9 \xff\xfe\n---\n".encode("latin-1"),
        ("a: " + "[" * 5000).encode(),
        b"a: &x [1]\nb: *x\nc: d  d\n",
        b"<<<<<<< HEAD\na:  b  b\n=======\na: c\n>>>>>>> x\n",
        b"? {a: b}\n: c  d\n",
        "---\ntitle: Ph\xf2ng, cho?\xecng ma tu\xecy".encode("cp1252"),
    ],
)
def test_what_nobody_can_be_sure_of_is_not_touched(data: bytes) -> None:
    found = mended(LISTING, data)
    assert found is None or not found.changes


WORDS = [
    "ma",
    "tuý",
    "hoà",
    "Thuý",
    "ngày",
    "09/6",
    "7 : 30",
    "1 ,5",
    "khoẻ",
    "“lời  dẫn ,”",
    "`mã  x ,`",
    "#Không",
    "# chú",
]
WORDS += [
    "https://vi-du.vn/hoà",
    "[a  b](tin:x)",
    "<b>",
    "|",
    "–",
    "- ",
    "1. ",
    "\u00a0",
    "\u200b",
    "Phßng",
    "x·",
    "\t",
    "\n",
    ",",
]
WORDS += [".", "...", ":", ";", "?", ")", "“", '"', "'", "{", "}", "&", "*", unicodedata.normalize("NFD", "Việt")]
LINES = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(
    title=LINES, start=st.sampled_from(["9/6/2027", "7h30 9/6/2027", "sáng 9/6", "2027-06-09"]), body=LINES, gap=LINES
)
def test_mending_twice_is_mending_once_and_code_and_numbers_stay(title: str, start: str, body: str, gap: str) -> None:
    page = f"---\ntitle: {title}\nsummary: '{gap}'\ndate: {start}\n---\n{body}\n{gap}\n"
    listing = f"events:\n- id: hop-2027\n  title: {title}\n  start: {start}\n  description: |\n    {body}\n"
    for path, text in ((PAGE, page), (LISTING, listing)):
        found = mended(path, text.encode())
        if found is None:
            continue
        assert after(found.text, path) == found.text
        if path == PAGE:
            kept = re.compile(r"`[^`\n]*`|https?://\S+|\d+")
            before, now = (one.split("---\n", 2)[2] for one in (text, found.text))
            assert kept.findall(before) == kept.findall(now)
        assert all(change.before != change.after for change in found.changes)


@pytest.mark.parametrize("piece", ["“", "<!-- ", "<", '"', "a@", "{", "`", "](", "tuý  ,", "- x #y\n", "\u00a0", "Ã¡ "])
def test_a_file_that_is_one_sign_repeated_takes_no_minutes(piece: str) -> None:
    lines = "\n".join([piece * (400 // len(piece))] * 200)
    for path, text in ((PAGE, f"---\ntitle: Tin\n---\n{lines}\n"), (LISTING, lines)):
        begun = time.process_time()
        mended(path, text.encode())
        assert time.process_time() - begun < 5
