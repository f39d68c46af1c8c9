"""Comments of staff, which are theirs alone and stand in no output."""

import re

from scripts.markup.markdown_text import without_code

# The second is how writers of Markdown hide a line.
_COMMENT = re.compile(r"[ \t]*<!--.*?-->|^\[//\]: #.*?$", re.DOTALL | re.MULTILINE)
# In YAML a comment that is closed in another field or item would take those between with it.
_WITHIN_FIELD = re.compile(r"[ \t]*<!--(?:(?!-->|\n[ \t]*(?:-[ \t]|[\w-]+:(?:[ \t\n]|$))).)*-->", re.DOTALL)


def without_comments(text: str) -> str:
    """Markdown without its comments outside code, on as many lines as before."""
    return _without(_COMMENT, text)


def without_comments_of_yaml(text: str) -> str:
    """The same of YAML."""
    return _without(_WITHIN_FIELD, text)


def _without(comment: re.Pattern[str], text: str) -> str:
    if not has_comment(text):
        return text
    for match in reversed([*comment.finditer(without_code(text))]):
        text = text[: match.start()] + "\n" * match[0].count("\n") + text[match.end() :]
    return text


def open_comment(text: str) -> int | None:
    """Where a comment begins that nothing ends, in a text without the others."""
    place = without_code(text).find("<!--") if "<!--" in text else -1
    return place if place >= 0 else None


def has_comment(text: str) -> bool:
    """A quick look: could the text have a comment?"""
    return "<!--" in text or "[//]: #" in text
