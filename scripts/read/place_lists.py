"""The form that place lists had before: `districts` with `communes` in them, and `communes` right below the province.
Both are read as what they are, units within units."""

from dataclasses import replace

from scripts.read.tree import Node

_OF_BEFORE = ("districts", "communes")


def as_units(node: Node) -> Node:
    """The same tree with all of them in `units`, each value at its own place."""
    if not isinstance(node.value, dict):
        return node
    found = [(name, node.value[name]) for name in ("units", *_OF_BEFORE) if name in node.value]
    fields = {name: part for name, part in node.value.items() if name != "units" and name not in _OF_BEFORE}
    if not found:
        return node
    first = found[0][1]
    lists = [part.value for _, part in found]
    together = tuple(as_units(one) for part in lists if isinstance(part, tuple) for one in part)
    # What is no list is for the model to refuse.
    unfit = next((part for _, part in found if part.value is not None and not isinstance(part.value, tuple)), None)
    fields["units"] = unfit or replace(first, value=together)
    return replace(node, value=fields)
