"""Does a text name another province, or another country?"""

import re
from functools import cache
from importlib import resources

from scripts.model.place import Places
from scripts.model.place_names import name_key

_PART = re.compile(r"\s*[,;\n()]\s*|\s[-–]\s")


@cache
def _names(group: str) -> tuple[str, ...]:
    import yaml

    words = resources.files(__package__).joinpath("elsewhere.yml").read_text(encoding="utf-8")
    found: list[str] = yaml.safe_load(words)[group]
    return tuple(found)


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_names("provinces"), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:tỉnh|thành phố|tp\.?)\s+(?P<name>{names})(?!\w)", re.IGNORECASE)


def elsewhere(text: str, places: Places) -> str:
    """The words of a text that name a place outside of the province; nothing where there are none."""
    for match in _named().finditer(text):
        if not places.is_province(match["name"]) and not places.named(match[0]):
            return match[0]
    parts = [part for part in _PART.split(text) if part]
    known = {name_key(name) for name in (*_names("well_known"), *_names("countries"))}
    for part in parts:
        bare = re.sub(r"(?i)^(?:tại|ở|tỉnh)\s+", "", part.strip(" ."))
        if name_key(bare) in known and not places.is_province(bare) and not places.named(bare):
            return part
    return ""
