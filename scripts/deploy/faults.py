"""What a host does wrong, in words: faults.yml."""

from functools import cache
from importlib import resources
from typing import NamedTuple

import yaml


class Fault(NamedTuple):
    """A fault of a host; an error where visitors are hurt, else something that could be better."""

    name: str
    is_error: bool
    words: str


def fault(name: str, **facts: object) -> Fault:
    """The fault of that name, with its facts in its sentence."""
    found = _catalogue()[name]
    words = f"{found['says'].format(**facts)} {found['mend']}"
    return Fault(name, bool(found.get("error")), " ".join(words.split()))


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    text = resources.files(__package__).joinpath("faults.yml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = yaml.safe_load(text)
    return found
