"""Where on its page other words for a question are answered."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scripts.model.page import Question
from scripts.vietnamese.folding import canonical_tone

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """Other words for the question, and the `id` of the paragraph that answers them."""

    text: str
    id: str


def placed(page: Question, idle: Collection[str]) -> Iterator[Asked]:
    """A worry of the page (help/answers.py: `lo-1`) answers what has words that the title has not, all of them in that
    worry and one of them in no other; everything else the answer at the head. `idle` are words that tell nothing."""
    said = _words(page.title) | set(idle)
    worries = [_words(" ".join(worry.ways)) for worry in page.worries]
    common = Counter(word for words in worries for word in words)
    for text in page.asked:
        own = _words(text) - said
        fits = [number for number, words in enumerate(worries, 1) if len(own) > 1 and own <= words]
        sure = [number for number in fits if any(common[word] == 1 for word in own)]
        yield Asked(text, f"lo-{sure[0]}" if sure else "tra-loi")


def _words(text: str) -> set[str]:
    return set(_WORD.findall(canonical_tone(text).lower()))
