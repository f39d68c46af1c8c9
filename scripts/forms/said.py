"""Problems in the words of a form: a field by the label of its box, a choice as it is offered, no signs of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from scripts.forms.fields import Field, Kind
from scripts.problems import Problem

# “status: cancelled”, “alt:”, “end”.
_NAMED = re.compile(r"“([a-z_]+)(?::\s*([^”]*))?”")
_TO_ADD = re.compile(r"\b([Tt])hêm(?: dòng)? “([a-z_]+):(?: …)?”")
_TO_TICK = re.compile(r"(?:\b(?:([Tt])hêm|([Gg])hi) )?“([a-z_]+): (true|false)”")
# `ngày sửa (date)`, `ghi đã diễn ra (held)`.
_BEHIND = re.compile(r" \(([a-z_]+)\)")
# What a file is told otherwise than who fills in a form, in this order.
_OF_FILES = (
    (re.compile(r" \(ở biểu mẫu: [^)]*\)"), ""),
    (re.compile(r"xóa dòng \d+ \(“# CẦN XEM LẠI: …”\); ở bàn làm việc, [^.]*"), "đánh dấu ô dưới đây"),
    (re.compile(r"nhưng tệp viết"), "nhưng ở đây ghi"),
    (re.compile(r"\bhai dòng (?=“[^”]*”)"), "hai ô "),
    (re.compile(r"\bdòng “(?=[^”]*”)"), "ô “"),
    (re.compile(r"content/places\.yml"), "Danh mục địa bàn"),
    (re.compile(r"vẫn là true"), "vẫn được đánh dấu"),
    (re.compile(r"“defaults”"), "phần chung của tệp"),
)
# No model of ours is nested further in.
_DEEPEST = 5

Names = Mapping[str, Field]


def in_form(one: Problem, fields: Sequence[Field], way: Sequence[str | int] = ()) -> Problem:
    """A problem of the field at `way`, as a form with these `fields` tells it."""
    names = _named(fields, way)
    if one.code == "E238":  # the day that it is held against is one of the whole entry
        other = dict(one.facts).get("other", "")
        label = next((field.words.label for field in fields if field.name == other), "")
        one = replace(one, message=one.message.replace(f"không sau “{other}”", f"không sau “{label or other}”"))
    return replace(one, message=_said(one.message, names), mend=_said(one.mend, _within(one.mend, names)))


def _within(text: str, names: Names) -> Names:
    """What a text tells to write into a group are that group's boxes, though the entry may have some of their names."""
    groups = [names[match[1]] for match in _NAMED.finditer(text) if match[1] in names]
    return {**names, **{field.name: field for group in groups for field in group.fields}}


def _named(fields: Sequence[Field], way: Sequence[str | int]) -> Names:
    """Fields by their names; of several, the one that stands nearest to the place."""
    found: dict[str, Field] = {}
    _add(found, fields, _DEEPEST)
    for step in way:
        one = next((field for field in fields if field.name == step), None)
        if one is not None:
            fields = one.fields
            found |= {field.name: field for field in fields}
    return found


def _add(found: dict[str, Field], fields: Sequence[Field], deep: int) -> None:
    for one in fields if deep else ():
        _add(found, one.fields, deep - 1)
    found |= {one.name: one for one in fields}


def _said(text: str, names: Names) -> str:
    for shape, words in _OF_FILES:
        text = shape.sub(words, text)
    choices = {value: label for one in names.values() if one.kind is Kind.CHOICE for value, label in one.choices}
    text = _TO_TICK.sub(partial(_tick, names), text)
    text = _TO_ADD.sub(partial(_fill, names), text)
    text = _NAMED.sub(partial(_label, names, choices), text)
    text = _BEHIND.sub(lambda match: "" if match[1] in names or match[1] in choices else match[0], text)
    for value, label in choices.items():
        text = text.replace(f"{value} ({label})", label)
    return text


def _tick(names: Names, match: re.Match[str]) -> str:
    adds, says, name, value = match.groups()
    if name not in names:
        return match[0]
    begins = adds or says
    if begins is None:
        return f"“{names[name].words.label}”"
    words = "đánh dấu ô" if value == "true" else "bỏ dấu ở ô"
    return f"{words.capitalize() if begins.isupper() else words} “{names[name].words.label}”"


def _fill(names: Names, match: re.Match[str]) -> str:
    if match[2] not in names:
        return match[0]
    return f"{'Điền' if match[1] == 'T' else 'điền'} ô “{names[match[2]].words.label}”"


def _label(names: Names, choices: Mapping[str, str], match: re.Match[str]) -> str:
    name, value = match.groups()
    if name not in names:
        return f"“{choices[name]}”" if value is None and name in choices else match[0]
    label = names[name].words.label
    if not value or value == "…":
        return f"“{label}”"
    return f"“{label}: {dict(names[name].choices).get(value, value)}”"
