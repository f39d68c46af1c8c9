"""The words of click, the library of our command line, in Vietnamese.

Each of its modules takes its words from gettext, which would want a compiled catalogue and a language in the
environment of every machine; so the modules are given this catalogue in its place.
"""

from functools import cache
from importlib import resources
from types import ModuleType

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.termui
import click.types
import yaml


def speak_vietnamese() -> None:
    """From now on click says what the catalogue has in Vietnamese; parameters made before keep their English names."""
    modules: tuple[ModuleType, ...] = (
        click.core,
        click.decorators,
        click.exceptions,
        click.formatting,
        click.parser,
        click.termui,
        click.types,
    )
    for module in modules:
        for name, say in (("_", _say), ("ngettext", _say_many)):
            if hasattr(module, name):
                setattr(module, name, say)


@cache
def catalogue() -> dict[str, str]:
    """What is said for each of click's own words."""
    words = resources.files(__package__).joinpath("commands.yml").read_text(encoding="utf-8")
    found: dict[str, str] = yaml.load(words, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


def _say(words: str) -> str:
    return catalogue().get(words, words)


def _say_many(one: str, many: str, count: int) -> str:
    """Vietnamese has no plural; where one word and several are said apart, both are in the catalogue."""
    return catalogue().get(many if count != 1 else one) or _say(one)
