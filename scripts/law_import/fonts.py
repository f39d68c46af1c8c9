"""Vietnamese before Unicode: fonts that draw their own letters at the places of others (.VnTime, VNI-Times)."""

from scripts.law_import.line import UNWRITTEN
from scripts.vietnamese.encodings import tcvn3, vni

# Word keeps the letters of what it takes for a font of symbols in this private area.
_PRIVATE = {0xF000 + code: code for code in range(0x20, 0x100)}
# What the fonts of symbols draw at the places of letters, as decrees have it in amounts, formulas and forms.
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOLS = {
    "symbol": {
        **dict(zip(range(0x41, 0x5B), _GREEK[0], strict=True)),
        **dict(zip(range(0x61, 0x7B), _GREEK[1], strict=True)),
        **{place: chr(place) for place in b" !#%&()+,./0123456789:;<=>?[]_{|}"},
        **dict(zip(b"\x2d\xa2\xa3\xa5\xab\xac\xad\xae\xaf\xb0\xb1\xb2\xb3\xb4\xb7\xb8\xb9\xbb\xbc\xd6\xe5",
                   "−′≤∞↔←↑→↓°±″≥×•÷≠≈…√∑", strict=True)),
    },
    "wingdings": dict(zip(b" loquv\xa7\xa8\xd8\xe0\xfb\xfc\xfd\xfe", " ●☐☐◆❖▪☐➢→✗✓☒☑", strict=True)),
}  # fmt: skip


def is_of_symbols(font: str) -> bool:
    """Does the font draw signs at the places of letters?"""
    return font.lower() in _SYMBOLS


def symbol(font: str, place: int) -> str | None:
    """The sign that a font draws at a place; None where nobody here knows it."""
    signs = _SYMBOLS.get(font.lower())
    if place in _PRIVATE or (signs is not None and place < 0x100):
        return (signs or {}).get(place & 0xFF)
    return chr(place)


def drawn(font: str, letter: str) -> str:
    """What a font of symbols draws for a letter: typed as such, programs differ, so it is not known."""
    place = ord(letter)
    if place in _PRIVATE:
        return symbol(font, place) or UNWRITTEN
    return f"{UNWRITTEN}{letter}" if letter.isalpha() or (letter.isdigit() and font.lower() != "symbol") else letter


def is_legacy(font: str) -> bool:
    """Does the font draw Vietnamese letters at the places of others?"""
    return font.lower().startswith((".vn", "vni-"))


def shown_in(font: str, text: str) -> str:
    """The letters that a reader sees of a text set in the font."""
    if not is_legacy(font):
        return text
    text = text.translate(_PRIVATE)
    if font.lower().startswith("vni-"):
        return vni(text)
    shown = tcvn3(text)
    return shown.upper() if font.upper().rstrip("0123456789 ").endswith("H") else shown  # .VnTimeH: capitals alone
