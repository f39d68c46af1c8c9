"""Text of old fonts inside UTF-8: TCVN3 and VNI letters pasted as they are, UTF-8 that was read as Windows-1252, and
letters that a program could not keep. Nobody can read a page of it, so what it says is worked out word by word.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from scripts.vietnamese.encodings import is_syllable, tcvn3, vni

# Bytes 80 to 9F as Windows-1252 shows them; those that it has no sign for are shown as they are.
_SHOWN = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0xA0)}
_LATER = "".join(map(re.escape, _SHOWN)) + "\xa0-\xbf"
_MOJIBAKE = re.compile(f"[\xc2-\xdf][{_LATER}]|[\xe0-\xef][{_LATER}]{{2}}|\xc3 ")
# After a capital these are as likely meant as they stand: “ĐÃ”, XÃ MẪU.
_MAYBE = re.compile("[\xc2\xc3][ \xa0\u2018\u2019\u201c\u201d\u2013\u2014\u2026]")
# Signs that an old font shows as letters.
_SIGNS = "\xa7-\xae\xb5-\xbe\xd7\xf7"
_WORD = re.compile(rf"(?:[^\W\d_]|[{_SIGNS}]){{2,}}")
_ALONE = re.compile(r"(?<!\w)[^\W\d_a-zA-Z](?!\w)")
_WITHIN = re.compile(rf"(?!\xad)[{_SIGNS}]\w")
_LOST = re.compile(r"\S*\ufffd\S*")
_ASKED = re.compile(r"(?<![\w/=&.:?-])[^\W\d_]*(?:\?+[^\W\d_A-Z]+)+(?![\w/=&])")
# Of each kind of old font how it is read.
OLD: dict[str, Callable[[str], str]] = {"TCVN3 (ABC)": tcvn3, "VNI": vni}


@dataclass(frozen=True, slots=True)
class Garbled:
    """A line of garbled text: its number and where on it that begins, both from 0, what kind of text it is, the line as
    found and as it was meant; no kind and no meaning where letters are lost for good."""

    line: int
    column: int
    found: str
    kind: str = ""
    meant: str = ""


def garbled(text: str) -> Iterator[Garbled]:
    """Every line that holds garbled text. A foreign name among Vietnamese words is none."""
    if _may_be(text):
        for number, line in enumerate(text.split("\n")):
            if found := _mojibake(line, number) or _old_font(line, number) or _lost(line, number):
                yield found


def _may_be(text: str) -> bool:
    """A quick look: each word of the whole text once."""
    words = " ".join(word for word in set(text.split()) if not word.isascii() or "?" in word)
    if "\ufffd" in words or _MOJIBAKE.search(words) or _ASKED.search(words):
        return True
    return any(_is_old(word) for word in set(_WORD.findall(words)))


def _mojibake(line: str, number: int) -> Garbled | None:
    found = [match for match in _MOJIBAKE.finditer(line) if not _MAYBE.fullmatch(match[0])]
    if not any(_letter(match[0]).isalpha() for match in found):
        return None
    meant, before = line, ""
    while meant != before:  # some texts went that way twice
        meant, before = _MOJIBAKE.sub(lambda match: _letter(match[0]) or match[0], meant), meant
    return Garbled(number, found[0].start(), line.strip(), "UTF-8 bị đọc nhầm", meant.strip())


def _letter(shown: str) -> str:
    """The letter or sign of ours whose bytes are shown one by one; empty where they make none."""
    data = bytes(_SHOWN.get(sign, 0xA0 if sign == " " else ord(sign)) for sign in shown)
    try:
        letter = data.decode()
    except UnicodeDecodeError:
        return ""
    return letter if letter < "\u01b1" or "\u1ea0" <= letter <= "\u1ef9" or "\u2010" <= letter <= "\u2026" else ""


def _old_font(line: str, number: int) -> Garbled | None:
    words = list(_WORD.finditer(line))
    old = [match for match in words if _is_old(match[0])]
    # One such word among good ones may be a name.
    if not old or (len(old) == 1 and not _WITHIN.search(old[0][0]) and any(_is_good(match[0]) for match in words)):
        return None
    kind = max(OLD, key=lambda kind: sum(_reads(match[0], kind) for match in words))
    keeps = sum(_is_good(match[0]) for match in words) > len(old)
    meant = _WORD.sub(lambda match: match[0] if keeps and _is_good(match[0]) else OLD[kind](match[0]), line)
    meant = _ALONE.sub(lambda match: OLD[kind](match[0]) if _reads(match[0], kind) else match[0], meant)
    return Garbled(number, old[0].start(), line.strip(), kind, meant.strip())


def _lost(line: str, number: int) -> Garbled | None:
    """Letters replaced by U+FFFD, or by question marks within words."""
    found = _LOST.search(line)
    if found is None and "://" not in line:
        asked = list(_ASKED.finditer(line))
        found = asked[0] if len(asked) > 1 else None
    return Garbled(number, found.start(), found[0]) if found else None


def _is_good(word: str) -> bool:
    return not word.isascii() and is_syllable(word.lower())


@lru_cache(maxsize=65_536)
def _is_old(word: str) -> bool:
    return not word.isascii() and any(_reads(word, kind) for kind in OLD)


def _reads(word: str, kind: str) -> bool:
    """Is the word Vietnamese in that font, and not as it stands?"""
    bare = word.replace("\xad", "")  # a soft hyphen is more often what it is
    if bare.isascii() or is_syllable(bare.lower()):
        return False
    meant = OLD[kind](word)
    return meant != word and is_syllable(meant.lower())
