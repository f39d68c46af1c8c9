"""The declarations of a Markdown file stand between two lines of three hyphens, of which Word makes dashes
and people more."""

import re

FENCE = "---"
_FENCE = re.compile(rf"{FENCE}-*|[\u2012-\u2015]{{1,3}}-?")


def last_fence(lines: list[str]) -> int | None:
    """The number, from 0, of the line that ends the declarations; None where there are none."""
    fences = (number for number, line in enumerate(lines) if _FENCE.fullmatch(line.rstrip()))
    return next(fences, None) if next(fences, None) == 0 else None
