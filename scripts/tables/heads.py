"""What a column is, by its head: in any words, order and spelling that offices use."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from rapidfuzz import process
from rapidfuzz.distance import OSA

from scripts.vietnamese.folding import fold

# Heads of what no page should show: money, cars, who signs.
INSIDE = "inside"
# Those of tables that are no schedules (unfit.py).
_OF_OTHERS = {"person", "personal", "case", "duty", "lent"}
_LONGEST = 70
_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NAME_BESIDES = re.compile(r"\b(?:du kien|cu the|neu co|bat buoc|to chuc|thuc hien)\b")


@cache
def _words() -> Mapping[str, list[object]]:
    """The names of columns by field, as the file has them."""
    import yaml

    words = resources.files(__package__).joinpath("head_words.yml").read_text(encoding="utf-8")
    given: dict[str, list[object]] = yaml.load(words, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return given


@cache
def _names() -> Mapping[str, str]:
    """Every name of a column, with its field; the first that has it counts."""
    found: dict[str, str] = {}
    for field, names in _words().items():
        for name in names:
            found.setdefault(str(name), field)
    return found


@cache
def _near_names() -> tuple[str, ...]:
    """Those that a slip of the keyboard may have changed."""
    return tuple(name for name, field in _names().items() if field not in _OF_OTHERS)


@cache
def _also_names() -> frozenset[str]:
    """Heads of a column that has the event's name where another has what happens."""
    return frozenset(map(str, _words()["name"]))


@cache
def field_of(head: str) -> str | None:
    """The field of a column of that head; None where nobody can tell."""
    key = key_of(head)
    if key in ("don vi", "ten don vi") and re.search(r"\(\W*(?:ten )?(?:xa|phuong)\b", fold(head)):
        return "commune"  # `Đơn vị (xã/phường)` of a form
    if not key or len(key) > _LONGEST:
        return None
    names = _names()
    if key in names:
        return names[key]
    shorter = " ".join(_NAME_BESIDES.sub(" ", key).split())
    if shorter in names:
        return names[shorter]
    padded = f" {key} "
    # What an agency is called (`Ban Dân tộc`) is no head of a table of people.
    within = [
        name
        for name, field in names.items()
        if len(name) > 3 and f" {name} " in padded and not (field in _OF_OTHERS and name.count(" ") < 2)
    ]
    if within:
        return names[max(within, key=lambda name: (len(name), -key.index(name)))]
    near = (
        process.extractOne(key, _near_names(), scorer=OSA.distance, score_cutoff=len(key) // 6)
        if len(key) > 5
        else None
    )
    return names[near[0]] if near else None


def is_head(text: str) -> bool:
    """Is it, word for word, a head that is known? What stands in a table may be like one."""
    return key_of(text) in _names()


def key_of(head: str) -> str:
    """A head without its accents, signs and what it says in brackets."""
    return " ".join(re.sub(r"[^\w#]+|_", " ", fold(_IN_BRACKETS.sub(" ", head))).split())


def resolved(heads: Sequence[str]) -> list[str | None]:
    """The fields of a table's columns: each once, but for what several columns may say together. Where one column has
    the name and another the contents, the first is the title."""
    fields = [field_of(head) for head in heads]
    titles = [number for number, field in enumerate(fields) if field == "title"]
    if len(titles) > 1:
        named = [number for number in titles if key_of(heads[number]) in _also_names()]
        first = named[0] if named else titles[0]
        for number in titles:
            fields[number] = "title" if number == first else "details"
    elif not titles and "details" in fields:
        fields[fields.index("details")] = "title"
    elif not titles and "kind" in fields:
        fields[fields.index("kind")] = "title"
    # A form's own columns, and those of an estimate of costs, are about who sent it and what is bought.
    for sign, own in (("stamp", "email"), ("money", "size")):
        if sign in fields:
            fields = [INSIDE if field in (sign, own) else field for field in fields]
    for field in ("when", "day"):
        same = [number for number, one in enumerate(fields) if one == field]
        if len(same) > 1:
            for number in same[1:]:
                fields[number] = "hour" if "gio" in key_of(heads[number]).split() else "when_more"
    return fields
