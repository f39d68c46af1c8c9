"""Signs that come with a paste and that nobody sees: blanks that are none, signs without a width, foreign ends of
lines, the wide letters of Chinese and Japanese keyboards, and Russian letters that look like ours within our words.
Each has one plain reading."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Lao and Thai part their words with U+200B, emoji are joined with U+200D; beside Chinese a wide sign is no slip.
_SCRIPTS = "\u0e00-\u0fff\u1780-\u17ff"
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_CHINESE = "\u2e80-\ua4cf\uf900-\ufaff"
# Both of a pair look alike; only beside a letter of ours is one of them in a word of ours.
_TWINS = dict(zip("асеорхуіјѕАВСЕНІЈКМОРЅТХУ", "aceopxyijsABCEHIJKMOPSTXY", strict=True))
_OURS = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_ODD = re.compile(
    "(?P<blank>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"
    "|(?P<end>[\x85\u2028\u2029])"
    f"|(?<![{_SCRIPTS}{_EMOJI}])(?P<joint>[\u200b-\u200d])"
    "|(?P<nothing>[\u00ad\u180e\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff])"
    f"|(?<![{_CHINESE}])(?P<wide>[\uff01-\uff5e])(?![{_CHINESE}])"
    f"|(?P<twin>(?<=[{_OURS}])[{''.join(_TWINS)}]|[{''.join(_TWINS)}](?=[{_OURS}]))"
)
_MAY_BE = re.compile(
    "[\u00a0\u1680\u2000-\u200f\u202f\u205f\u3000\x85\u2028-\u202e\u00ad\u180e\u2060-\u206f\ufeff\uff01-\uff5e\u0405-\u0458]"
)
_NAMES = {
    "\u00a0": "dấu cách cứng",
    "\u00ad": "gạch nối mềm",
    "\u200b": "dấu cách không bề rộng",
    "\ufeff": "dấu BOM",
}
_CALLED = {
    "blank": ("dấu cách lạ", "dấu cách thường"),
    "end": ("dấu xuống dòng lạ", "dấu cách; nếu chỗ ấy vốn là dấu ba chấm (…) thì gõ lại"),
    "joint": ("dấu không nhìn thấy", "không có gì"),
    "nothing": ("dấu không nhìn thấy", "không có gì"),
    "wide": ("chữ bản rộng", "chữ thường"),
    "twin": ("chữ của bàn phím tiếng Nga trông như chữ thường", "chữ thường"),
}


@dataclass(frozen=True, slots=True)
class OddSign:
    """One kind of sign in a text: where it first stands (an offset), how often, what it is called, how it is read."""

    sign: str
    first: int
    count: int
    name: str
    read_as: str


def mended(text: str) -> tuple[str, list[OddSign]]:
    """The text as it was meant, with as many lines, and the signs that were in it."""
    if not _MAY_BE.search(text):
        return text, []
    found: dict[str, list[re.Match[str]]] = {}
    for match in _ODD.finditer(text):
        found.setdefault(match[0], []).append(match)
    return _ODD.sub(_plain, text), list(_told(found))


def _plain(match: re.Match[str]) -> str:
    if match[0] == "\uff1a":  # it is as wide as a colon with its blank
        return ":" if re.match(r"[\s\d]|$", match.string[match.end() :]) else ": "
    if match["twin"]:
        return _TWINS[match[0]]
    return unicodedata.normalize("NFKC", match[0]) if match["wide"] else " " if match["blank"] or match["end"] else ""


def _told(found: dict[str, list[re.Match[str]]]) -> Iterator[OddSign]:
    for sign, matches in found.items():
        name, read_as = _CALLED[matches[0].lastgroup or ""]
        yield OddSign(sign, matches[0].start(), len(matches), _NAMES.get(sign, name), read_as)
