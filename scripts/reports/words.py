"""The words of words.yml: whole, or in pieces around what is to be filled in."""

from functools import cache
from importlib import resources
from string import Formatter
from typing import Any

import yaml

from scripts.reports.paper import Blank, Words


def said(key: str, **facts: object) -> str:
    """The words at `overall.held`, each `{name}` in them replaced by the fact of that name. Raises KeyError."""
    words = str(_at(key))
    return words.format(**facts) if facts else words


def pieces(key: str, **facts: str | Blank) -> Words:
    """The same in pieces; a name without a fact is the blank of that name."""
    found: list[str | Blank] = []
    for words, name, _, _ in Formatter().parse(str(_at(key))):
        found.append(words)
        if name is not None:
            found.append(facts[name] if name in facts else blank(name))
    return tuple(one for one in found if one)


def blank(name: str) -> Blank:
    """A field that people fill in."""
    return Blank(*_at(f"blank.{name}"))


def rules() -> tuple[str, ...]:
    """How all was counted."""
    return tuple(_at("rules"))


def _at(key: str) -> Any:
    found = _words()
    for part in key.split("."):
        found = found[part]
    return found


@cache
def _words() -> Any:
    text = resources.files(__package__).joinpath("words.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
