"""The words of words.yml as patterns."""

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def said(key: str) -> list[Any]:
    """What the file lists under a key."""
    data = resources.files(__package__).joinpath("words.yml").read_text(encoding="utf-8")
    found: dict[str, list[Any]] = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found[key]


@cache
def pattern(key: str, *, any_case: bool = False) -> re.Pattern[str]:
    """One pattern for all that is listed under a key."""
    return re.compile("|".join(f"(?:{one})" for one in said(key)), re.I if any_case else 0)


@cache
def named(key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The pairs of name and pattern under a key, in order."""
    return tuple((name, re.compile(found)) for name, found in said(key))


def name_of(key: str, folded: str) -> str:
    """The first name whose pattern a folded text holds; empty where none."""
    return next((name for name, found in named(key) if found.search(folded)), "")
