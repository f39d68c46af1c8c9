"""What the docs promise of the code: the direction of imports, and that nothing is left unnamed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from scripts.cli import commands
from tests.conftest import CHECKOUT

SCRIPTS = CHECKOUT / "scripts"
# Every room may import those before it, never one after it.
ROOMS = (
    "setup",
    "vietnamese",
    "words",
    "problems",
    "store",
    "workers",
    "markup",
    "model",
    "read",
    "edit",
    "check",
    "assemble",
    "draw",
    "reports",
    "render",
    "publish",
    "deploy",
    "flow",
    "law_import",
    "gathering",
    "tables",
    "scaffold",
    "forms",
    "plans",
    "pack",
    "workbench",
    "preview",
    "bench",
    "commands",
    "cli",
    "__main__",
)
LOOSE = {"__init__", "cli", "__main__"}
# Options that the reference describes once, for all commands.
COMMON = {"--root", "--now"}
ARCHITECTURE = (CHECKOUT / "docs" / "architecture.md").read_text(encoding="utf-8")
REFERENCE = (CHECKOUT / "docs" / "reference.md").read_text(encoding="utf-8")


def room(path: Path) -> str:
    return path.relative_to(SCRIPTS).with_suffix("").parts[0]


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the room of each import of our own, those within functions and for types alone included."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno} imports by a relative name"
            names = [f"{node.module}.{name.name}" for name in node.names]
        for name in names:
            if name.startswith("scripts."):
                yield node.lineno, name.split(".")[1]


MODULES = sorted(SCRIPTS.rglob("*.py"))


def test_every_module_has_a_room() -> None:
    assert {room(path) for path in MODULES} == {*ROOMS, "__init__"}
    assert {path.stem for path in SCRIPTS.glob("*.py")} == LOOSE


def test_imports_run_in_one_direction() -> None:
    upwards = [
        f"{path.relative_to(CHECKOUT)}:{line} imports scripts.{target}"
        for path in MODULES
        if room(path) in ROOMS
        for line, target in imported(path)
        if target not in ROOMS[: ROOMS.index(room(path)) + 1]
    ]
    assert upwards == []


def test_every_room_is_described() -> None:
    rooms = {room(path) for path in MODULES if path.parent != SCRIPTS} | {"overrides", "tests"}
    assert [name for name in sorted(rooms) if f"`{name}/" not in ARCHITECTURE.replace("`scripts/", "`")] == []


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_every_command_and_option_is_in_the_reference(name: str) -> None:
    row = re.search(rf"^\| `{name}\b.*$", REFERENCE, re.MULTILINE)
    assert row, f"{name} is missing"
    options = [option for option in commands.commands[name].params if isinstance(option, click.Option)]
    assert [long for option in options if (long := option.opts[-1]) not in row[0] and long not in COMMON] == []


def test_what_the_docs_name_exists() -> None:
    for document in (CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").rglob("*.md"))):
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert (document.parent / target).exists(), f"{document.name} leads to {target}"
        if "decisions" not in document.parts:
            for path in re.findall(r"`((?:scripts|tests|overrides|docs)/[\w/.-]*\w)/?`", text):
                assert (CHECKOUT / path).exists(), f"{document.name} names {path}"
