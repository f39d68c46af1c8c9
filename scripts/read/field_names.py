"""The names of all fields that a source may have: what stands where a name could is then told from text."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from scripts.model.explainer import Explainer, Glossary
from scripts.model.identity import Identity
from scripts.model.kinds import KINDS
from scripts.model.ledger import Redirects
from scripts.model.place import Places
from scripts.model.search_words import SearchWords
from scripts.model.wording import Wording


@cache
def field_names() -> frozenset[str]:
    """As they are written in YAML."""
    return frozenset({"defaults", "events", *described().values()})


@cache
def described() -> Mapping[str, str]:
    """The name of the field that is described so: what staff may write for it in Vietnamese."""
    found: dict[str, str] = {}
    for model in models():
        for name, info in model.model_fields.items():
            words = re.split(r"[,;:(]", info.description or "")[0].strip()
            found[f"{words} ({model.__name__}.{name})" if words in found else words or name] = info.alias or name
    return found


@cache
def models() -> tuple[type[BaseModel], ...]:
    """Every record that staff write, and every part of one."""
    found: list[type[BaseModel]] = [Identity, Places, Redirects, SearchWords, Wording, Explainer, Glossary]
    found += [kind.model for kind in KINDS]
    for model in found:  # grows as it goes
        for info in model.model_fields.values():
            found += [one for one in _models_in(info.annotation) if one not in found]
    return tuple(found)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
