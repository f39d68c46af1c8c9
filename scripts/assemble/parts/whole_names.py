"""A heading whose lines do not end within a name: “Mường Xén” stands on one line where it fits there.

In what is shown alone: titles stay as they are in data, in search and in what is copied. styles/12-ground.css
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from scripts.words import text

# With the mark behind them: no line begins with a comma.
# Longer ones, such as those of offices, would leave large letters no line to break.
_NAME = 4
_NO_BREAK = "\u00a0"
_WORDS = re.compile(r"([^\W\d_]+(?: [^\W\d_]+)+)([,.:;!?)]*)")


def heading(title: str) -> str:
    """The title as HTML, each run of words with a capital letter (Kỳ Sơn, Nghệ An) as one piece."""
    return _WORDS.sub(_pieces, html.escape(title, quote=False))


@lru_cache(4096)  # a thousand events name few places and offices
def joined(words: str) -> str:
    """The same for large letters on paper, whose names, days and hours no line breaks: `7 giờ 30`, `ma túy`."""
    names = _WORDS.sub(lambda found: " ".join(_kept(found[1])) + found[2], words)
    units = re.sub(rf"\b({text('materials.units')}) (\w)", _with_name, names)
    return re.sub(text("materials.together"), lambda found: found[0].replace(" ", _NO_BREAK), units)


def _with_name(found: re.Match[str]) -> str:
    return f"{found[1]}{_NO_BREAK if found[2].isupper() else ' '}{found[2]}"


def _kept(words: str) -> Iterator[str]:
    for named, run in groupby(words.split(" "), _is_name):
        kept = [*run]
        yield (_NO_BREAK if named and len(kept) <= _NAME else " ").join(kept)


def _pieces(words: re.Match[str]) -> str:
    runs = [(named, [*run]) for named, run in groupby(words[1].split(" "), _is_name)]
    runs[-1][1][-1] += words[2]
    return " ".join(
        f'<span class="name">{" ".join(run)}</span>' if named and len(run) > 1 else " ".join(run) for named, run in runs
    )


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower()
