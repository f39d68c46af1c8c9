"""What Word makes of the signs of YAML as they are typed: a dash for the hyphen of a list, curly quotation marks for
straight ones. They are understood where they can be nothing else, and are text elsewhere."""

import re

from scripts.problems import Position, Problem, problem
from scripts.read.field_names import field_names
from scripts.read.yaml_lines import DASHES, Line, lines_of

_ITEM = re.compile(rf"[ ]*([-{DASHES}])[ ]")
_CURLY = "\u201c\u201d\u201e\u201f\u2033"
_WORDS = re.compile(
    rf"[{DASHES}{_CURLY}]|^ *(?:- +)?[A-Za-z_]+:[^\s/]|[{{,] *[A-Za-z_]+:[^\s/]|^ *--?-?[ A-Za-z_]", re.M
)
# A value between two marks, alone on its line or within `{…}` and `[…]`. What stands between straight ones is a text
# already, whatever it holds, and so is what begins with a word (a group or list on several lines goes on at its end).
_QUOTED = re.compile(
    rf"""^(?!\s*(?:- +)?(?:[\w -]+: *)?[{_CURLY}"'{{\[]).*[^\s,\]}}] *$"""
    r"|(?P<before>^[ ]*(?:- +)?(?:[\w-]+: +)?|[{\[,:] *)"
    r"""(?:(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?= *(?:$|[,\]}]| #))"""
    rf'|[{_CURLY}"](?P<text>[^{_CURLY}"]*)[{_CURLY}"](?= *(?:$|[,\]}}])))'
)
# `title:Tên` with a field's name before the colon, or after a colon of a Chinese keyboard that was made plain.
_COLON = re.compile(r"( *(?:- +)?)([A-Za-z_]+)(?::(?=[^\s/:])|(::+) *)")
_COLON_WITHIN = re.compile(r"(?<=[{,])( *)([A-Za-z_]+):(?=[^\s/:,}\]])")
_MARK = re.compile(rf"[{_CURLY}\"']")
_HYPHEN = re.compile(r"( *)(?:-|--|--- *|-- +)(?=([A-Za-z_]+):)")
# What could not stand in a value without straight marks around it; of the rest, the marks are to be printed.
_NEEDS_MARKS = re.compile(r":(?:\s|$)|\s#|^[\[{>|@%`!&*#?-]|^[!-~]*$|^[\d\W_]*$")


def mended(text: str, path: str, first_line: int) -> tuple[str, list[Problem]]:
    """The text with straight signs, and a warning for each line that had others."""
    if not _WORDS.search(text):
        return text, []
    problems: list[Problem] = []
    written: list[str] = []
    above: list[tuple[Line, bool]] = []  # the lines around, the nearest last; is it an item?
    for number, line in enumerate(lines_of(text), first_line):
        if not line.is_structure:
            written.append(line.text)
            continue
        while above and above[-1][0].indent > line.indent:
            above.pop()
        at, plain = Position(path, number, line.indent + 1), line.text
        if (match := _HYPHEN.match(plain)) and match[2] in field_names():
            plain = f"{match[1]}- {plain[match.end() :]}"
            problems.append(problem("W134", at, sign="-"))
        dash = _ITEM.match(plain)
        is_item = dash is not None and (dash[1] == "-" or _may_begin_an_item(line, above))
        if dash and is_item and dash[1] != "-":
            plain = f"{plain[: line.indent]}-{plain[line.indent + 1 :]}"
            problems.append(problem("W128", at, found=dash[1], meant="-"))
        if (straight := _QUOTED.sub(_straight, plain)) != plain:
            plain = straight
            problems.append(problem("W128", at, found="“ ”", meant='" "'))
        if (match := _COLON.match(plain)) and match[2] in field_names():
            plain = f"{match[1]}{match[2]}: {plain[match.end() :]}"
            wrong = problem("W128", at, found=match[3], meant=":") if match[3] else problem("W134", at, sign=":")
            problems.append(wrong)
        if "{" in plain and not _MARK.search(plain) and (spaced := _COLON_WITHIN.sub(_with_blank, plain)) != plain:
            plain = spaced
            problems.append(problem("W134", at, sign=":"))
        if is_item or dash is None:
            above.append((line, is_item))
        written.append(plain)
    return "\n".join(written), problems


def _may_begin_an_item(line: Line, above: list[tuple[Line, bool]]) -> bool:
    """Does a dash begin an item, rather than go on with the text above it?"""
    if not above:
        return True
    last, is_item = above[-1]
    return (is_item and last.indent == line.indent) or last.text.rstrip().endswith(":")


def _with_blank(match: re.Match[str]) -> str:
    return f"{match[0]} " if match[2] in field_names() else match[0]


def _straight(match: re.Match[str]) -> str:
    text, before = match["text"], match["before"]
    if text is None:
        return match[0]
    is_within = before.strip()[-1:] in ("{", "[", ",") or match.string[match.end() :].strip()[:1] in (",", "]", "}")
    has_odd = not match[0].startswith(before + '"') or not match[0].endswith('"')
    if not has_odd or not (_NEEDS_MARKS.search(text) or (is_within and "," in text)):
        return match[0]
    escaped = text.replace("\\", "\\\\")
    return f'{before}"{escaped}"'
