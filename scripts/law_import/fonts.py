"""Vietnamese before Unicode: fonts that draw their own letters at the places of others (.VnTime, VNI-Times)."""

from scripts.vietnamese.encodings import tcvn3, vni

# Word keeps the letters of what it takes for a font of symbols in this private area.
_PRIVATE = {0xF000 + code: code for code in range(0x20, 0x100)}


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
