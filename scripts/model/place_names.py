"""The names of places: with and without their kind, shortened as offices shorten them."""

import re
from functools import lru_cache

from scripts.vietnamese.collation import Key, sort_key
from scripts.vietnamese.folding import canonical_tone

_KINDS = ("tỉnh", "thành phố", "thị xã", "huyện", "quận", "thị trấn", "phường", "xã")
# As offices shorten them before a name: `TX Hoàng Mai`, `P. Vinh Tân`.
_SHORT = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "t": "tỉnh",
    "h": "huyện",
    "q": "quận",
    "p": "phường",
    "x": "xã",
}
_SHORTENED = re.compile(r"(tp|tx|tt|[thqpx])(?:\.\s*|\s+)(?=\w)")


def plain_name(name: str) -> str:
    """`Huyện Con Cuông` → `Con Cuông`; a name without its kind is returned as it is."""
    lower = name.lower()
    for kind in _KINDS:
        if lower.startswith(kind + " "):
            return name[len(kind) + 1 :]
    return name


@lru_cache(maxsize=16_384)
def name_key(name: str) -> str:
    """What two ways to write one name have in common. Case and the tone style do not tell places apart, but accents do:
    Nậm Cắn and Nậm Càn are two communes."""
    key = canonical_tone(" ".join(name.split())).lower()
    if match := _SHORTENED.match(key):
        return f"{_SHORT[match[1]]} {key[match.end() :]}"
    return key


def name_order(name: str) -> tuple[Key, Key]:
    """What places sort by: the name that people look for (Anh Sơn), then the whole of it."""
    return sort_key(plain_name(name)), sort_key(name)
