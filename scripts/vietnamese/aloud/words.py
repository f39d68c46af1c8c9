"""What stands in words.yml."""

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def _all() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("words.yml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return read


def readings(key: str) -> dict[str, str]:
    """What is written → what is said."""
    found: dict[str, str] = _all()[key]
    return found


def word(key: str) -> str:
    """One word."""
    return str(_all()[key])


def listed(key: str) -> frozenset[str]:
    """The members of a list."""
    return frozenset(_all()[key])


def either(key: str) -> str:
    """The alternatives of a pattern that is written over several lines."""
    return "|".join(part.strip() for part in word(key).split("|"))
