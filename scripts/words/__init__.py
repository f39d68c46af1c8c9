"""The words of the site by language: one catalogue a language, loaded once.

`ui` holds what templates print; the other parts hold what our code says, by subject. What a catalogue lacks is said in
Vietnamese. tests/words finds keys that nobody uses and keys that are missing.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

ORIGINAL = "vi"
LANGUAGES = (ORIGINAL, "en")


def text(key: str, language: str = ORIGINAL, /, **facts: object) -> str:
    """The words at `events.year.lead`, each `{name}` in them replaced by the fact of that name. Raises KeyError."""
    words = _said(key, language)
    return words.format(**facts) if facts else words


@cache
def _said(key: str, language: str) -> str:
    said: Any = catalogue(language)
    for part in key.split("."):
        said = said[part]
    return str(said)


@cache
def catalogue(language: str) -> Mapping[str, Any]:
    """Everything a language says, as nested mappings; of a language without a catalogue, the Vietnamese."""
    if language not in LANGUAGES:
        return catalogue(ORIGINAL)
    data = resources.files(__package__).joinpath(f"{language}.yml").read_text(encoding="utf-8")
    own: dict[str, Any] = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return own if language == ORIGINAL else _over(catalogue(ORIGINAL), own)


def interface(language: str) -> Mapping[str, Any]:
    """What templates print."""
    found: Mapping[str, Any] = catalogue(language)["ui"]
    return found


def _over(below: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """`own` laid over `below`, level by level."""
    merged = dict(below)
    for key, value in own.items():
        merged[key] = _over(below.get(key) or {}, value) if isinstance(value, dict) else value
    return merged
