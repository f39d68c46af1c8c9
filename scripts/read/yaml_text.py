"""YAML read as text, with the line and column of every key and value.

PyYAML's own types are traps here (`19:30` is 1170, `NO` is false, `0912` is octal), so nothing is
resolved: a scalar is its text, and pydantic gives it a type later. The tree is built from the
parser's events rather than composed, because that is where depth can be bounded and where aliases
(a billion laughs in ten lines) can be refused before they cost anything.
"""

import yaml

from scripts.problems import Position, Problem, problem
from scripts.read import word_signs
from scripts.read.text_file import control_characters, without_control_characters
from scripts.read.tree import DEPTH_LIMIT, Node
from scripts.read.yaml_slips import LOADER, Slips
from scripts.read.yaml_tree import Builder, TooDeepError


def parse(text: str, path: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Parse one YAML document; `first_line` is the line in the file where `text` begins.

    A slip costs the value that it stands in. Returns no node when the text holds nothing; never raises.
    """
    control = control_characters(text, path, first_line)
    text, problems = word_signs.mended(without_control_characters(text), path, first_line)
    problems = [*control, *problems]
    try:
        node, found = _parsed(text, path, first_line)
    except yaml.YAMLError:
        slips = Slips(text, path, first_line)
        problems += slips.problems
        try:
            node, found = _parsed(slips.text, path, first_line)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            at = Position(path, first_line + min(mark.line if mark else 0, text.count("\n")))
            return None, [*problems, problem("E104", at, detail="không đọc được từ chỗ này")]
    return node, [*problems, *found]


def _parsed(text: str, path: str, first_line: int) -> tuple[Node | None, list[Problem]]:
    """Raises yaml.YAMLError."""
    builder = Builder(path, text, first_line, yaml.parse(text, Loader=LOADER))
    try:
        return builder.document(), builder.problems
    except TooDeepError as error:
        return None, [*builder.problems, problem("E108", error.args[0], limit=DEPTH_LIMIT)]
