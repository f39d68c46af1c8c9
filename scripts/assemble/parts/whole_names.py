"""A heading whose lines do not end within a name: “Mường Xén” stands on one line where it fits there.

In what is shown alone: titles stay as they are in data, in search and in what is copied. styles/12-ground.css
"""

import html
import re
from itertools import groupby

# With the mark behind them: no line begins with a comma.
_WORDS = re.compile(r"([^\W\d_]+(?: [^\W\d_]+)+)([,.:;!?)]*)")


def heading(title: str) -> str:
    """The title as HTML, each run of words with a capital letter (Kỳ Sơn, Nghệ An) as one piece."""
    return _WORDS.sub(_pieces, html.escape(title, quote=False))


def _pieces(words: re.Match[str]) -> str:
    runs = [(named, [*run]) for named, run in groupby(words[1].split(" "), _is_name)]
    runs[-1][1][-1] += words[2]
    return " ".join(
        f'<span class="name">{" ".join(run)}</span>' if named and len(run) > 1 else " ".join(run) for named, run in runs
    )


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower()
