"""A Markdown file as two texts: its declarations, in YAML between two fences, and its body."""

from typing import NamedTuple

from scripts.edit.emitted import Value
from scripts.edit.rewritten import rewritten
from scripts.read.front_matter import FENCE, last_fence


class Halves(NamedTuple):
    """The declarations without their fences, which may be empty, and everything behind the second fence."""

    declarations: str
    body: str


def halves(text: str) -> Halves:
    """The two texts of a file with `\\n` line ends."""
    lines = text.split("\n")
    end = last_fence(lines)
    if end is None:
        return Halves("", text)
    return Halves("".join(f"{line}\n" for line in lines[1:end]), "\n".join(lines[end + 1 :]))


def page_rewritten(text: str, declarations: dict[str, Value], body: str) -> str:
    """The file when it declares something else, or has another body; what stays the same stays byte for byte.

    Raises UneditableError.
    """
    before = halves(text)
    if text == "" or last_fence(text.split("\n")) is None:
        return f"{FENCE}\n{rewritten('', declarations)}{FENCE}\n{body}"
    first, rest = text.split("\n", 1)
    last = rest[len(before.declarations) :].split("\n", 1)[0]
    return f"{first}\n{rewritten(before.declarations, declarations)}{last}\n{body}"
