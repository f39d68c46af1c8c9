"""What a field is called where staff write it: a label, a hint, an example. The records describe themselves; words.yml
has what a form says otherwise."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import yaml
from pydantic import BaseModel

# Behind these a description goes on with how, not what.
_HOW = "ví dụ|khi|nếu|tên tệp ở|viết|nói|tính|để|đúng|lấy|mỗi|cùng|theo|không|đặt|ghi|của|được|nhiều nhất"
_BREAK = re.compile(rf"\s*(?:[;:(]|, (?:{_HOW})\b)\s*")


class FieldWords(NamedTuple):
    """`hint` and `example` may be empty."""

    label: str
    hint: str
    example: str


@cache
def catalogue() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """By model, then by field as it is written in YAML: `label`, `hint`, `example`, each where it differs."""
    words = resources.files(__package__).joinpath("words.yml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.load(words, yaml.BaseLoader)
    return found


def words_of(model: type[BaseModel], name: str) -> FieldWords:
    """The words of a field, by its name in the model; those of a field that a record inherits are its parent's."""
    info = model.model_fields[name]
    about = info.description or name
    own: dict[str, str] = {}
    for parent in reversed(model.__mro__):
        own |= _own(parent, info.alias or name)
    at = _BREAK.search(about)
    label, hint = (about[: at.start()], about) if at else (about, "")
    return FieldWords(own.get("label", label), own.get("hint", hint), own.get("example", ""))


def _own(model: Any, name: str) -> Mapping[str, str]:
    return catalogue().get(model.__name__, {}).get(name, {})
