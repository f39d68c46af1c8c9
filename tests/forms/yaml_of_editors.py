"""YAML as the language server of editors reads it: by the core schema of YAML 1.2, in which `NO` and days are text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml


class _Core(yaml.CSafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), first)
_Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))


def declarations(text: str) -> str:
    """What stands between the two lines of hyphens of a Markdown file."""
    return text.split("---\n", 2)[1]


def load(text: str) -> Any:
    return yaml.load(text, _Core)


def of_file(file: Path) -> Any:
    text = file.read_text(encoding="utf-8")
    return load(declarations(text) if file.suffix == ".md" else text)
