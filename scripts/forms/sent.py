"""What a browser sends of a form: pairs of a name and a text, of which the tree that was shown is made again.

The name of a field is the way to it, `f/sources/0/title`. The items of a list are told by pairs of the list's own name,
each with the key of an item, in their order; so nothing depends on a script. What no pair names was not shown.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from scripts.forms.fields import Field, Kind
from scripts.forms.shown import Item, Shown, opened
from scripts.vietnamese.list_marks import MARK, SIGN

ROOT = "f"
# The button that was pressed, where it was not the one that saves.
ACTION = "lam"
_MARK = re.compile(rf"^(?:{MARK.pattern})+|^{SIGN}$")
# In lists of names a semicolon parts two of them.
_PARTED = re.compile(r";\s")
_NAMES = ("organisers", "audience")
ADD, DROP, UP, DOWN, SEE = "them", "bo", "len", "xuong", "xem"


class Act(NamedTuple):
    """A list to change before it is shown again: `item` is a key, none where one is to be added; or a text to see as
    pages show it."""

    what: str
    path: str
    item: str = ""

    @classmethod
    def parse(cls, text: str) -> "Act | None":
        """What a button says."""
        what, path, item = (*text.split(" "), "", "")[:3]
        return cls(what, path, item) if what in (ADD, DROP, UP, DOWN, SEE) and path else None


def tree(fields: Sequence[Field], pairs: Iterable[tuple[str, str]], act: Act | None = None) -> dict[str, Shown]:
    """What the fields show, as it was sent."""
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value.replace("\r\n", "\n"))
    return _group(fields, ROOT, given, act)


def _group(fields: Sequence[Field], path: str, given: Mapping[str, list[str]], act: Act | None) -> dict[str, Shown]:
    return {field.name: _field(field, f"{path}/{field.name}", given, act) for field in fields}


def _field(field: Field, path: str, given: Mapping[str, list[str]], act: Act | None) -> Shown:
    if field.kind is Kind.GROUP:
        there = any(name.startswith(f"{path}/") for name in given)
        return _group(field.fields, path, given, act) if there else None
    if path not in given:
        return None
    texts = given[path]
    if field.kind is Kind.ITEMS:
        return _items(field, path, texts, given, act)
    if field.kind is Kind.LINES:
        lines = "\n".join(texts).split("\n")
        if field.name == "tags":
            lines = [tag for line in lines for tag in re.split(r"[,;]", line)]
        if field.name in _NAMES:
            lines = [name for line in lines for name in _PARTED.split(line)]
        return tuple(words for line in lines if (words := _MARK.sub("", " ".join(line.split()))))
    return texts[-1].rstrip("\n") if field.kind is Kind.TEXT else texts[-1]


def _items(field: Field, path: str, keys: list[str], given: Mapping[str, list[str]], act: Act | None) -> Shown:
    keys = [key for key in dict.fromkeys(keys) if key]
    if act and act.path == path:
        keys = _acted(keys, act)
    found: list[Item] = []
    for key in keys:
        below = f"{path}/{key}"
        if field.model and any(name.startswith(f"{below}/") for name in given):
            found.append(Item(key, _group(field.fields, below, given, act)))
        elif field.model:  # added just now
            found.append(Item(key, opened(field.fields, {})))
        else:
            found.append(Item(key, given.get(below, [""])[-1].rstrip("\n")))
    return tuple(found)


def _acted(keys: list[str], act: Act) -> list[str]:
    if act.what == ADD:
        taken = [int(key[1:]) for key in keys if key[0] == "n" and key[1:].isdecimal()]
        return [*keys, f"n{max(taken, default=-1) + 1}"]
    if act.item not in keys or act.what == SEE:
        return keys
    at = keys.index(act.item)
    if act.what == DROP:
        return keys[:at] + keys[at + 1 :]
    other = at - 1 if act.what == UP else at + 1
    if 0 <= other < len(keys):
        keys[at], keys[other] = keys[other], keys[at]
    return keys
