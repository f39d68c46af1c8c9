"""What stands in words.yml."""

import re
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


def behind(key: str, *others: str) -> re.Pattern[str]:
    """One of the alternatives right behind a number."""
    return re.compile(rf" (?:{'|'.join((either(key), *others))})(?!\w)", re.I)


def either(key: str) -> str:
    """The alternatives of a pattern that is written over several lines."""
    return "|".join(part.strip() for part in word(key).split("|"))
