"""Which paragraphs of an amending law are words that it puts into another law.

`Sửa đổi, bổ sung Điều 95 như sau: “Điều 95. …”` quotes articles, clauses and points of the other law over many
paragraphs. They look like the amending law's own and must not be counted as such.
"""

import re
from collections.abc import Sequence

_OPEN, _CLOSE = "“", "”"
# A quotation that never closes is a slip of the typist; it may not swallow the rest of the law. Blocks begin a
# paragraph or follow a colon (`như sau: “…`); words quoted within a sentence end soon.
_LONGEST, _LONGEST_WITHIN = 2_000, 3


def quoted(texts: Sequence[str]) -> tuple[set[int], list[int]]:
    """The places of the paragraphs that belong to a quotation begun before, or that open one themselves at
    their first letter; and the places of quotations that nobody closed."""
    inside: set[int] = set()
    unclosed: list[int] = []
    place = 0
    while place < len(texts):
        if _depth(texts[place], 0) <= 0:
            place += 1
            continue
        end = _end(texts, place)
        if end is None:
            unclosed.append(place)
            place += 1
            continue
        begins = texts[place].lstrip()[:1] in (_OPEN, '"')
        inside.update(range(place if begins else place + 1, end + 1))
        place = end + 1
    return inside, unclosed


def _end(texts: Sequence[str], start: int) -> int | None:
    depth = _depth(texts[start], 0)
    is_block = texts[start].lstrip()[:1] in (_OPEN, '"') or re.search(r":\s*[“\"][^“”\"]*$", texts[start])
    for place in range(start + 1, min(len(texts), start + 1 + (_LONGEST if is_block else _LONGEST_WITHIN))):
        text = texts[place].lstrip()
        # Some set a mark before each paragraph of a quotation and close only the last.
        again = text[:1] in (_OPEN, '"') and _depth(text, 0) > 0
        depth = _depth(text[1:].lstrip(_OPEN) if again else text, depth)
        if depth <= 0:
            return place
    return None


def _depth(text: str, depth: int) -> int:
    """How many quotations are open after the text; a straight mark opens after a blank and closes otherwise."""
    before = " "
    for letter in text:
        if letter == _OPEN:
            depth += 1
        elif letter == _CLOSE:
            depth = max(0, depth - 1)
        elif letter == '"':
            depth = depth + 1 if before in " \t(\n" else max(0, depth - 1)
        before = letter
    return depth
