"""The words of reports: nothing is asked for that is not there, nothing is there that nobody asks for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

import yaml

from tests.conftest import CHECKOUT

ROOM = CHECKOUT / "scripts" / "reports"


def flat(words: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in words.items():
        yield from flat(value, f"{before}{name}.") if isinstance(value, dict) else [(f"{before}{name}", value)]


WORDS = dict(flat(yaml.safe_load((ROOM / "words.yml").read_text(encoding="utf-8"))))


def asked_for() -> Iterator[re.Pattern[str]]:
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in WORDS:
                yield re.compile(re.escape(node.value))
            if isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(one.value)) if isinstance(one, ast.Constant) else "[a-z_]+" for one in node.values
                ]
                yield re.compile("".join(parts))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "blank":
                yield from (re.compile(f"blank\\.{one.value}") for one in node.args if isinstance(one, ast.Constant))


def test_all_words_are_said_and_all_blanks_are_used() -> None:
    patterns = list(asked_for())
    fields = {
        name for text in WORDS.values() if isinstance(text, str) for _, name, _, _ in Formatter().parse(text) if name
    }
    unused = [
        key
        for key in WORDS
        if key != "rules"
        and not any(one.fullmatch(key) for one in patterns)
        and not (key.startswith("blank.") and key.removeprefix("blank.") in fields)
    ]
    assert unused == []


def test_all_that_is_asked_for_is_there() -> None:
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("said", "pieces"):
                key = node.args[0]
                if isinstance(key, ast.Constant):
                    assert key.value in WORDS, f"{path.name}:{node.lineno}"


def test_blanks_have_names_that_word_takes() -> None:
    for key, value in WORDS.items():
        if key.startswith("blank."):
            assert len(value) == 2 and 0 < len(value[0]) <= 64 and value[1], key
