"""What a file says, as plain values to put into a form: text, lists, groups, each as it stands in the file."""

from scripts.edit.emitted import Value
from scripts.edit.rewritten import said
from scripts.problems import Problem
from scripts.read.tree import Node
from scripts.read.yaml_text import parse


def values_in(text: str, path: str, first_line: int = 1) -> tuple[dict[str, Value], Node | None, list[Problem]]:
    """The values of one YAML text, with the places and the problems that the reader finds. Where it reads more than
    YAML says (a comma within `{…}` that belongs to a sentence), what it reads counts. Raises UneditableError."""
    plain = said(text)
    node, problems = parse(text, path, first_line)
    if not isinstance(plain, dict) or (node and not isinstance(node.value, dict)):
        return {}, node, problems
    return (_read(plain, node) if node else plain), node, problems  # type: ignore[return-value]


def _read(plain: Value, node: Node) -> Value:
    if isinstance(node.value, dict):
        known = plain if isinstance(plain, dict) else {}
        return {name: _read(known.get(name, ""), part) for name, part in node.value.items()}
    if isinstance(node.value, tuple):
        items = plain if isinstance(plain, list) and len(plain) == len(node.value) else [""] * len(node.value)
        return [_read(one, part) for one, part in zip(items, node.value, strict=True)]
    # A name without a value, or with one of the signs for none.
    return node.value if node.value is not None else plain
