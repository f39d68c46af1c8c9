"""Which page a question is about, learned from questions that people ask of each page (content/search.yml).

A linear classifier of syllables and pairs of syllables, as they are typed in a hurry: passive-aggressive learning,
averaged (Crammer et al., “Online Passive-Aggressive Algorithms”, JMLR 7, 2006, PA-I; weights averaged after Collins,
2002). overrides/assets/search/22-learned.js asks it. docs/decisions/039-questions-learned.md
"""

import itertools
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scripts.vietnamese.folding import canonical_tone, fold

PATH = "tim-kiem/y-hoi.json"
_EPOCHS = 3
_STEP = 0.5  # at most by so much one example moves a weight
_KEPT = 8000  # weights, 22 KB packed; with 6,000 (17 KB) two of 80 new questions more fail, 12,000 (30 KB) help none
_LEVELS = 9  # of a weight
_UNDER_AGE = re.compile(r"\b(?:[0-9]|1[0-7]) tuoi\b")
_SHORT = 4  # letters of a syllable that is soon another by its marks
_SYLLABLE = re.compile(r"[^\W\d_]+")
# Signs that stand for pages, the most frequent page first; figures tell weights. More than there are weights.
_SIGNS = (range(35, 48), range(58, 92), range(93, 124), range(0xC0, 0x250), range(0x4E00, 0xA000))


@dataclass(frozen=True)
class Example:
    """A question and the address of the page that answers it."""

    text: str
    page: str


def features(text: str) -> list[str]:
    """Folded syllables, then pairs of them; whoever is under 18 is “duoi 18”, as in 10-words.js."""
    words = re.findall("[a-z0-9]+", _UNDER_AGE.sub("duoi 18", fold(text)))
    return [*words, *map(" ".join, itertools.pairwise(words))]


def written(examples: Iterable[Example], order: Mapping[str, int], of: str) -> bytes:
    """The file: signs of pages, and the number of each in `order`, which is that of the file called `of`; then by a
    first syllable how it is written with marks, its own weights and those of its pairs."""
    examples = list(examples)
    marked = _marked(one.text for one in examples)
    weights = _largest(_learned([(features(one.text), one.page) for one in examples]))
    count = Counter(page for _, page, _ in weights)
    pages = sorted(count, key=lambda page: (-count[page], page))
    signs = dict(zip(pages, map(chr, itertools.chain(*_SIGNS)), strict=False))
    rows: dict[str, dict[str, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    for feature, page, level in weights:
        first, _, second = feature.partition(" ")
        rows[first][second].append((-level, signs[page]))
    told = [
        "|".join([" ".join([first, *sorted(marked[first])]), *(_row(*one) for one in sorted(rows[first].items()))])
        for first in sorted(rows)
    ]
    data = {"of": of, "signs": "".join(signs.values()), "pages": [order[page] for page in pages], "rows": told}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _marked(texts: Iterable[str]) -> dict[str, set[str]]:
    """By a syllable without marks its forms with them: who types “gói” does not ask what “gọi” does."""
    found: dict[str, set[str]] = defaultdict(set)
    for form in {form for text in texts for form in _SYLLABLE.findall(canonical_tone(text).lower())}:
        if (bare := fold(form)) != form and len(bare) <= _SHORT:
            found[bare].add(form)
    return found


def _row(second: str, weights: list[tuple[int, str]]) -> str:
    """`ma 5ab3c`: the second syllable, if any; each weight before the pages that have it."""
    levels: dict[int, str] = defaultdict(str)
    for level, sign in sorted(weights):
        levels[-level] += sign
    return f"{second} {''.join(f'{level}{some}' for level, some in levels.items())}"


def _largest(learned: dict[str, dict[str, float]]) -> list[tuple[str, str, int]]:
    """The largest weights that speak for a page, in levels of the largest but for a hundredth of them."""
    every = ((weight, feature, page) for feature, row in learned.items() for page, weight in row.items() if weight > 0)
    kept = sorted(every, key=lambda one: (-one[0], one[1:]))[:_KEPT]
    most = kept[len(kept) // 100][0] if kept else 1
    return [(feature, page, max(1, min(_LEVELS, round(_LEVELS * weight / most)))) for weight, feature, page in kept]


def _learned(examples: Sequence[tuple[list[str], str]]) -> dict[str, dict[str, float]]:
    """By feature and page a weight, that of a feature by how rare it is in it."""
    having = Counter(feature for some, _ in examples for feature in set(some))
    rarity = {feature: math.log((1 + len(examples)) / (1 + count)) + 1 for feature, count in having.items()}
    vectors = [_unit({feature: rarity[feature] for feature in some}) for some, _ in examples]
    weights: dict[str, dict[str, float]] = {feature: defaultdict(float) for feature in rarity}
    summed: dict[str, dict[str, float]] = {feature: defaultdict(float) for feature in rarity}
    order, turn = list(range(len(examples))), 0
    for _ in range(_EPOCHS):
        random.Random(len(order) + turn).shuffle(order)
        for number in order:
            turn += 1
            vector, page = vectors[number], examples[number][1]
            scores: dict[str, float] = defaultdict(float)
            for feature, value in vector.items():
                for other, weight in weights[feature].items():
                    scores[other] += weight * value
            own = scores.pop(page, 0.0)
            rivals = sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:1]
            missing = 1 - own + math.fsum(max(0.0, score) for _, score in rivals)
            step = min(_STEP, max(0.0, missing) / 2)
            for target, move in ((page, step), *((rival, -step) for rival, _ in rivals)) if step else ():
                for feature, value in vector.items():
                    weights[feature][target] += move * value
                    summed[feature][target] += move * value * turn
    return {
        feature: {page: (weight - summed[feature][page] / (turn + 1)) * rarity[feature] for page, weight in row.items()}
        for feature, row in weights.items()
    }


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(math.fsum(value * value for value in vector.values())) or 1
    return {feature: value / length for feature, value in vector.items()}
