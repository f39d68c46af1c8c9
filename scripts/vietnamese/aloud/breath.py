"""Signs: said where they are words, a breath where they part, nothing where they only mark."""

import re
import unicodedata

from scripts.vietnamese.aloud.scan import AT_LINE, BREATH, Here, Rule
from scripts.vietnamese.aloud.words import readings

_CAPITALS_BEFORE, _CAPITALS_AFTER = re.compile(r"[A-ZĐ]{2}\Z"), re.compile(r"[A-ZĐ]{2}")
_LETTER_BEFORE, _LETTER_AFTER = re.compile(r"[^\W\d_]\Z"), re.compile(r"[^\W\d_]")
_PER = re.compile(r"(?:đồng|triệu|nghìn|tỷ|lần|lượt|gam|mét|lít|Mỹ|USD|VNĐ|đ)(?:/\w+)*\Z")
_SPACES = re.compile(r"[ \t]+")


def _between(here: Here) -> str:
    """A hyphen within a word stays (Việt-Lào); others are breaths."""
    shouted = here.before(_CAPITALS_BEFORE) or here.after(_CAPITALS_AFTER)
    if here[0] == "-" and here.before(_LETTER_BEFORE) and here.after(_LETTER_AFTER) and not shouted:
        return "-"
    return f"{BREATH} "


def _stroke(here: Here) -> str:
    if here.before(_PER) and here.after(_LETTER_AFTER):
        return " mỗi "
    if here.before(re.compile(r"\w\Z")) and here.after(re.compile(r"\w")):
        return " hoặc "
    if here.before(re.compile(r"\w \Z")) or here.after(re.compile(r" ")):
        return f"{BREATH} "
    return " gạch chéo "


def _mark(here: Here) -> str | None:
    """At the beginning of a line it marks an item of a list."""
    if here.before(AT_LINE):
        return ""
    return None if here[0] == "+" else f"{BREATH} "


def _other(here: Here) -> str:
    said = readings("signs").get(here[0])
    if said:
        return f" {said} "
    if unicodedata.category(here[0])[0] in "MZC":
        return " "
    here.ask("sign", "")
    return " "


RULES = (
    Rule(r"\.{2,}", lambda _: "…"),
    Rule(r"[-–—−‑]+", _between),
    Rule(r"/+", _stroke),
    Rule(r"[()\[\]{}|·]|<(?=\w)|(?<=\w)>", lambda _: f"{BREATH} "),
    Rule(r"[*•▪●○◦■►✓+](?=\s)", _mark),
    Rule(r"[*_`]+", lambda _: ""),
    Rule(r"(?<![^\W\d_])['’]|['’](?![^\W\d_])", lambda _: ""),
    Rule(r"[²³½¼¾]", _other),
    Rule(rf"[^\w\s,.;:?!…“”‘’\"'{BREATH}-]", _other),
)


def settled(text: str) -> str:
    """Breaths become commas, or nothing beside other signs and at the ends of lines."""
    text = re.sub(rf"[ \t]*{BREATH}(?:[ \t]*{BREATH})*[ \t]*", BREATH, text)
    text = re.sub(rf"{BREATH}(?=[,.;:?!…”’\n]|\"(?!\w)|\Z)|(?<=[,;:“‘\n]){BREATH}|\A{BREATH}", _kept_space, text)
    text = re.sub(rf"(?<=[.?!…]){BREATH}", " ", text)
    lines = (_SPACES.sub(" ", line).strip() for line in text.replace(BREATH, ", ").split("\n"))
    return re.sub(r"\.{2,}", "…", re.sub(r" +([,.;:?!…])", r"\1", "\n".join(lines)))


def _kept_space(match: re.Match[str]) -> str:
    text = match.string
    return " " if match.start() and text[match.start() - 1] in ",;:" else ""
