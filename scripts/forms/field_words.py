"""What a field is called where staff write it: a label, a hint, an example, and how a form asks for it. The records
describe themselves; words.yml has what a form says otherwise."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel

# Behind these a description goes on with how, not what.
_HOW = "ví dụ|khi|nếu|tên tệp ở|viết|nói|tính|để|đúng|lấy|mỗi|cùng|theo|không|đặt|ghi|của|được|nhiều nhất"
_BREAK = re.compile(rf"\s*(?:[;:(]|, (?:{_HOW})\b)\s*")
KEYS = ("label", "hint", "example", "rare", "needed", "choices", "chosen", "markdown", "picture")


@dataclass(frozen=True, slots=True)
class FieldWords:
    """`hint` and `example` may be empty. A `rare` field is folded away while it is empty; one that is `needed` is asked
    for although its model does not need it. `choices` are words for values whose model has none; `chosen` names the
    list of the site that its values are chosen from. A `picture` can be sent in place of its name."""

    label: str
    hint: str = ""
    example: str = ""
    rare: bool = False
    needed: bool = False
    chosen: str = ""
    markdown: bool = False
    picture: bool = False
    choices: Mapping[str, str] = field(default_factory=dict, hash=False)


@cache
def catalogue() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """By model, then by field as it is written in YAML: those of KEYS that differ."""
    words = resources.files(__package__).joinpath("words.yml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, Mapping[str, Any]]] = yaml.load(words, yaml.BaseLoader)
    return found


def words_of(model: type[BaseModel], name: str) -> FieldWords:
    """The words of a field, by its name in the model; those of a field that a record inherits are its parent's."""
    info = model.model_fields[name]
    about = info.description or name
    own: dict[str, Any] = {}
    for parent in reversed(model.__mro__):
        own |= catalogue().get(parent.__name__, {}).get(info.alias or name, {})
    at = _BREAK.search(about)
    label, hint = (about[: at.start()], about) if at else (about, "")
    return FieldWords(
        own.get("label", label),
        own.get("hint", hint),
        own.get("example", ""),
        rare=own.get("rare") == "true",
        needed=own.get("needed") == "true",
        chosen=own.get("chosen", ""),
        markdown=own.get("markdown") == "true" or "(Markdown)" in about,
        picture=own.get("picture") == "true",
        choices=own.get("choices", {}),
    )
