"""Lists as people type them: which lines begin an entry, and how far in each line stands."""

import re
from itertools import groupby

from scripts.markup.markdown_text import prose_lines

# What only looks like an entry stays as typed: `2027. Năm nay`, `01. …`, `9. 6. 2027`, `- 5°C`, `+ 84 912`; so
# does `1)`, which HTML would print as `1.`.
ENTRY = re.compile(
    r"(?:[-+](?![ \t]+\d[\d., \t]*(?:°|%|‰|độ\b|$))|\*|(?!0)\d{1,3}\.(?![ \t]+\d+\.(?:[ \t]|$)))(?=[ \t]+\S)"
)
LIKE_ENTRY = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)")
MORE_THAN = re.compile(r">[ \t]*\d+(?:[.,]\d+)*[ \t]?(?:[ \t]|%|°|$)")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
# Where no line stands further in than its marks, and nothing asks to, all is as CommonMark wants it.
_UNEVEN = re.compile(r"^(?:[ \t]*>)*[ \t]+\S|^[ \t>]*\+[ \t]", re.MULTILINE)
_QUOTATION = re.compile(r"[ \t]*>[ \t]?")


def levelled(text: str) -> str:
    """The text with each line as far in as CommonMark wants it: two blanks put an entry below another, whatever its
    sign, and so does `+` right below `-`, as offices write; one blank puts a line into its entry; what is below no
    entry begins at the margin. A quotation is a text of its own."""
    if not _UNEVEN.search(text):
        return text
    lines = text.split("\n")
    _level_quotations(lines)
    # Entries that are open: where each was typed, where its text begins now, its sign.
    above: list[tuple[int, int, str]] = []
    for number in [*prose_lines(lines)]:
        words = lines[number].lstrip(" \t")
        if not words:
            continue
        typed = len(lines[number][: -len(words)].expandtabs(4))
        entry, note = ENTRY.match(words), _NOTE.match(words)
        if entry and entry[0] == "+" and any((at, sign) == (typed, "-") for at, _, sign in above):
            typed += 2
        while above and typed < above[-1][0] + (2 if entry else 1):
            above.pop()
        inward = above[-1][1] if above else 0
        if entry:
            words = entry[0] + " " + words[entry.end() :].lstrip(" \t")
        if entry or note:
            above.append((typed, inward + (len(entry[0]) + 1 if entry else 4), entry[0] if entry else ""))
        lines[number] = " " * inward + words
    return "\n".join(lines)


def _level_quotations(lines: list[str]) -> None:
    for is_quoted, numbers in groupby(prose_lines([*lines]), lambda number: _is_quoted(lines[number])):
        if is_quoted:
            run = [(number, match) for number in numbers if (match := _QUOTATION.match(lines[number]))]
            inside = levelled("\n".join(lines[number][match.end() :] for number, match in run)).split("\n")
            for (number, match), words in zip(run, inside, strict=True):
                lines[number] = match[0] + words


def _is_quoted(line: str) -> bool:
    return line.lstrip(" \t").startswith(">") and not MORE_THAN.match(line.lstrip(" \t"))
