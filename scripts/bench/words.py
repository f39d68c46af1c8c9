"""Fictional Vietnamese text for the benchmark: sentences of everyday length over a realistic vocabulary.

Nothing in words.yml speaks of a real person, agency or law. Names are put together from common syllables so
that the number of distinct words keeps growing with the number of pages, as it does on a real site; a text
of a few fixed words would flatter every search index.
"""

from functools import cache
from pathlib import Path
from random import Random

import yaml


@cache
def words() -> dict[str, list[str]]:
    """words.yml; a list of single syllables is written as running text."""
    lists = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    return {name: items.split() if isinstance(items, str) else items for name, items in lists.items()}


def one_of(rng: Random, name: str) -> str:
    """A word or sentence from the list of that name."""
    return rng.choice(words()[name])


def person(rng: Random) -> str:
    """A name that belongs to nobody: family, middle and given name drawn apart."""
    return " ".join(one_of(rng, part) for part in ("family", "middle", "given"))


def hamlet(rng: Random) -> str:
    """`bản Nậm Quế`: one of some ten thousand possible names."""
    first, second = rng.sample(words()["syllables"], 2)
    return f"{rng.choice(('bản', 'thôn', 'xóm'))} {first.capitalize()} {second.capitalize()}"


def sentence(rng: Random, pattern: str | None = None) -> str:
    """One sentence of roughly 15 to 30 syllables."""
    text = (pattern or one_of(rng, "sentences")).format(
        group=one_of(rng, "groups"),
        place=hamlet(rng),
        venue=one_of(rng, "venues"),
        person=person(rng),
        few=rng.randint(2, 9),
        many=rng.randint(20, 480),
        topic=one_of(rng, "topics"),
        material=one_of(rng, "materials"),
        mood=one_of(rng, "moods"),
    )
    return text[0].upper() + text[1:]


def paragraphs(rng: Random, least: int, most: int) -> list[str]:
    """Paragraphs of three to five different sentences, about `least` to `most` words altogether."""
    goal, patterns = rng.randint(least, most), rng.sample(words()["sentences"], len(words()["sentences"]))
    found: list[str] = []
    while sum(len(text.split()) for text in found) < goal and patterns:
        count = min(rng.randint(3, 5), len(patterns))
        found.append(" ".join(sentence(rng, patterns.pop()) for _ in range(count)))
    return found
