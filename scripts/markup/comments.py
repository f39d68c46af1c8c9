"""Comments of staff, which are theirs alone and stand in no output."""

import re
from collections.abc import Iterator

from scripts.markup.markdown_text import without_code

# The second is how writers of Markdown hide a line.
_BEGINS = re.compile(r"<!--|^\[//\]: #", re.MULTILINE)
_BEGINS_IN_YAML = re.compile(r"<!--")
# In YAML a comment that is closed in another field or item would take those between with it.
_NEXT_FIELD = re.compile(r"\n[ \t]*(?:-[ \t]|[\w-]+:[ \t\n])")


def without_comments(text: str) -> str:
    """Markdown without its comments outside code, on as many lines as before."""
    return _without(text, _BEGINS)


def without_comments_of_yaml(text: str) -> str:
    """The same of YAML."""
    return _without(text, _BEGINS_IN_YAML, _NEXT_FIELD)


def _without(text: str, begins: re.Pattern[str], border: re.Pattern[str] | None = None) -> str:
    if not has_comment(text):
        return text
    pieces, reached = [], 0
    for start, end in _comments(without_code(text), begins, border):
        while start > reached and text[start - 1] in " \t":  # in the text itself: code is no blank
            start -= 1
        pieces += [text[reached:start], "\n" * text.count("\n", start, end)]
        reached = end
    return "".join([*pieces, text[reached:]])


def _comments(text: str, begins: re.Pattern[str], border: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """From where to where the comments stand, each letter looked at once however many are left open."""
    place, last = 0, text.rfind("-->")
    while match := begins.search(text, place):
        start, place = match.span()
        if match[0] != "<!--":
            line = text.find("\n", start)
            place = line if line >= 0 else len(text)
            yield start, place
        elif place <= last:
            end = text.find("-->", place)
            if border and (crossed := border.search(text, place, end)):
                place = crossed.end() - 1  # its own last sign may belong to another
                continue
            place = end + 3
            yield start, place


def open_comment(text: str) -> int | None:
    """Where a comment begins that nothing ends, in a text without the others."""
    place = without_code(text).find("<!--") if "<!--" in text else -1
    return place if place >= 0 else None


def has_comment(text: str) -> bool:
    """A quick look: could the text have a comment?"""
    return "<!--" in text or "[//]: #" in text
