"""Texts in letters that can be drawn: PDF/UA-1 (7.21.8) forbids one without a shape, and typst then makes no file."""

import re
from functools import cache
from typing import Any

from scripts.assemble.parts import typeface

# Arrows, signs of mathematics, boxes and ticks of DejaVu Sans Mono, which typst carries as the fallback of ours.
_SIGNS_BEHIND = frozenset((*range(0x2190, 0x219A), 0x2212, 0x221E, 0x25A1, 0x25CF, 0x2713, 0x2717, 0x2011, 0x202F))
# Of no width; they say where to break or which way to read, and no font need have them.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
# For a letter that no font has, until it is known what stands there: itself one that no text can hold.
_LOST = "\ue000"
# With it goes a space beside it that would be one too many.
_LEFT_OUT = re.compile(rf"^(?:{_LOST}\s*)+|(?:[^\S\n]*{_LOST})+(?=[\s.,;:!?]|$)|{_LOST}", re.MULTILINE)
_HUGE = re.compile(r"[^\W_]{32,}")
# What leads somewhere or names something stays as it is.
_NAMES = ("is", "url", "file", "address")


def drawable(data: Any, untitled: str, lost: str = "") -> Any:
    """The same data, every text in letters that the fonts have. `lost` stands for those that they lack; a title of
    which nothing is left is `untitled`, for PDF/UA-1 wants headings that are seen."""
    return _drawable(data, _line(untitled, lost), lost)


def _drawable(value: Any, untitled: str, lost: str, key: str = "") -> Any:
    if isinstance(value, str):
        drawn = value if key in _NAMES else _line(value, lost)
        return untitled if key == "title" and not drawn.strip() else drawn
    if isinstance(value, list):
        return [_drawable(entry, untitled, lost) for entry in value]
    if isinstance(value, dict):
        return {name: _drawable(entry, untitled, lost, name) for name, entry in value.items()}
    return value


def _line(text: str, lost: str) -> str:
    # A word that no line can hold may break anywhere.
    return _HUGE.sub(lambda word: "\u200b".join(word[0]), shaped(text, lost))


def shaped(text: str, lost: str = "") -> str:
    """The text without what has no width, one `lost` for all letters side by side that no font has."""
    signs, seen = _signs(), _UNSEEN.sub("", text)
    drawn = "".join(sign if sign in "\n" or ord(sign) in signs else " " if sign.isspace() else _LOST for sign in seen)
    return re.sub(f"{_LOST}+", lost, drawn) if lost else _LEFT_OUT.sub("", drawn)


@cache
def _signs() -> frozenset[int]:
    return typeface.signs("Regular", "Bold", "Italic", "BoldItalic") | _SIGNS_BEHIND
