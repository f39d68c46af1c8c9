"""Fictional Vietnamese text for the benchmark: sentences of everyday length over a realistic vocabulary.

Nothing in words.yml speaks of a real person, agency or law. Names are put together from common syllables so
that the number of distinct words keeps growing with the number of pages, as it does on a real site; a text
of a few fixed words would flatter every search index.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from random import Random

import yaml


@dataclass(frozen=True, slots=True)
class Words:
    """words.yml: parts of names, fillers of sentences, and sentences with {gaps}."""

    family: tuple[str, ...]
    middle: tuple[str, ...]
    given: tuple[str, ...]
    syllables: tuple[str, ...]
    groups: tuple[str, ...]
    organisers: tuple[str, ...]
    venues: tuple[str, ...]
    topics: tuple[str, ...]
    materials: tuple[str, ...]
    moods: tuple[str, ...]
    headings: tuple[str, ...]
    sentences: tuple[str, ...]


@cache
def words() -> Words:
    """The lists, read once; a list of single syllables is written as running text."""
    lists = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    found = {name: items.split() if isinstance(items, str) else items for name, items in lists.items()}
    return Words(**{field.name: tuple(found[field.name]) for field in fields(Words)})


def person(rng: Random) -> str:
    """A name that belongs to nobody: family, middle and given name drawn apart."""
    return f"{rng.choice(words().family)} {rng.choice(words().middle)} {rng.choice(words().given)}"


def hamlet(rng: Random) -> str:
    """`bản Nậm Quế`: one of some ten thousand possible names."""
    first, second = rng.sample(words().syllables, 2)
    return f"{rng.choice(('bản', 'thôn', 'xóm'))} {first.capitalize()} {second.capitalize()}"


def sentence(rng: Random, pattern: str | None = None) -> str:
    """One sentence of roughly 15 to 30 syllables."""
    text = (pattern or rng.choice(words().sentences)).format_map(_gaps(rng))
    return text[0].upper() + text[1:]


def paragraphs(rng: Random, least: int, most: int) -> list[str]:
    """Paragraphs of three to five different sentences, about `least` to `most` words altogether."""
    goal, patterns = rng.randint(least, most), rng.sample(words().sentences, len(words().sentences))
    found: list[str] = []
    length = 0
    while length < goal and patterns:
        count = min(rng.randint(3, 5), len(patterns))
        text = " ".join(sentence(rng, patterns.pop()) for _ in range(count))
        found.append(text)
        length += len(text.split())
    return found


def _gaps(rng: Random) -> dict[str, str]:
    return {
        "group": rng.choice(words().groups),
        "place": hamlet(rng),
        "venue": rng.choice(words().venues),
        "person": person(rng),
        "few": str(rng.randint(2, 9)),
        "many": str(rng.randint(20, 480)),
        "topic": rng.choice(words().topics),
        "material": rng.choice(words().materials),
        "mood": rng.choice(words().moods),
    }
