"""The words of the site by language: one catalogue a language, loaded once.

`ui` holds what templates print; the other parts hold what our code says, by subject. What a catalogue lacks is said in
Vietnamese. tests/words finds keys that nobody uses and keys that are missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

ORIGINAL = "vi"
LANGUAGES = (ORIGINAL, "en")


def text(key: str, language: str = ORIGINAL, /, **facts: object) -> str:
    """The words at `events.year.lead`, each `{name}` in them replaced by the fact of that name. Raises KeyError."""
    words = _by_key(language).get(key)
    if words is None:
        words = _by_key(ORIGINAL)[key]
    return words.format(**facts) if facts else words


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


@cache
def _by_key(language: str) -> dict[str, str]:
    return dict(_flat(catalogue(language)))


def _flat(words: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in words.items():
        found += _flat(value, f"{before}{key}.") if isinstance(value, dict) else [(f"{before}{key}", value)]
    return found
