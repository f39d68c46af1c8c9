"""Lists as people type them: which lines begin an entry, and how far in each line stands."""

import re

from scripts.markup.markdown_text import prose_lines

# What only looks like an entry stays as typed: `2027. Năm nay`, `01. …`, `9. 6. 2027`, `- 5°C`, `+ 84 912`; so
# does `1)`, which HTML would print as `1.`.
ENTRY = re.compile(
    r"(?:[-+](?![ \t]+\d[\d., \t]*(?:°|%|‰|độ\b|$))|\*|(?!0)\d{1,3}\.(?![ \t]+\d+\.(?:[ \t]|$)))(?=[ \t]+\S)"
)
LIKE_ENTRY = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
_INDENTED = re.compile(r"^[ \t]+\S", re.MULTILINE)


def levelled(text: str) -> str:
    """The text with each line as far in as CommonMark wants it: two blanks put an entry below another, whatever its
    sign, one blank puts a line into its entry; what is below no entry begins at the margin."""
    if not _INDENTED.search(text):
        return text
    lines = text.split("\n")
    above: list[tuple[int, int]] = []  # entries that are open: where each was typed, where its text begins now
    for number in [*prose_lines(lines)]:
        words = lines[number].lstrip(" \t")
        if not words:
            continue
        typed = len(lines[number][: -len(words)].expandtabs(4))
        entry, note = ENTRY.match(words), _NOTE.match(words)
        while above and typed < above[-1][0] + (2 if entry else 1):
            above.pop()
        inward = above[-1][1] if above else 0
        if entry:
            words = entry[0] + " " + words[entry.end() :].lstrip(" \t")
        if entry or note:
            above.append((typed, inward + (len(entry[0]) + 1 if entry else 4)))
        lines[number] = " " * inward + words
    return "\n".join(lines)
