"""No word of the library of the command line reaches staff in English."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click
import pytest

from scripts.cli import commands, main
from scripts.words.command_words import catalogue

# Words of English that a message of click's would have, and none of ours.
ENGLISH = re.compile(
    r"\b(?:the|is|not|no|such|does|exist|valid|value|for|try|error|usage|options?|commands?|arguments?|missing|invalid|range"
    r"|integer|directory|file|show|exit|default|one|of|requires|text)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["khong-co"], "Không có lệnh “khong-co”"),
        (["buld"], "build"),
        (["build", "--khong-co"], "Không có tùy chọn “--khong-co”"),
        (["build", "--jobs", "0"], "nằm ngoài giới hạn"),
        (["build", "--jobs", "hai"], "không phải là số nguyên"),
        (["build", "--jobs"], "phải kèm một giá trị"),
        (["build", "--now", "hôm qua"], "2022-06-09 07:30"),
        (["build", "--site-url", "trang"], "https://vi-du.vn/"),
        (["build", "--keep-going=1"], "không kèm giá trị"),
        (["check", "--root", "/khong/co"], "“/khong/co” không có"),
        (["check", "--root", __file__], "ở đây cần thư mục"),
        (["check", "--format", "x"], "chọn một trong"),
        (["check", "a", "b"], "Thừa tham số"),
        (["import", "/khong/co.docx"], "“/khong/co.docx” không có"),
        (["export", "--out", "/"], "ở đây cần một tệp"),
        (["import", "--texts", "--sources"], "ghi một tệp, hoặc --sources, hoặc --texts"),
        (["serve", "--port", "99999999"], "nằm ngoài giới hạn"),
    ],
)
def test_wrong_use_is_told_in_vietnamese(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert said in told
    own = told
    for word in {*arguments, *commands.commands, *(name for one in commands.commands.values() for name in _names(one))}:
        own = own.replace(word, "")
    assert not ENGLISH.findall(re.sub(r"python3? -m scripts|--\w[\w-]*|json|sarif|github|text", "", own)), told


def _names(command: click.Command) -> list[str]:
    return [name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)]


@pytest.mark.parametrize("arguments", [["--help"], *([name, "-h"] for name in commands.commands)], ids=" ".join)
def test_help_is_in_vietnamese(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 0
    told = capsys.readouterr().out
    for english in (
        "Usage",
        "Options:",
        "Commands:",
        "Show this",
        "default:",
        "INTEGER",
        "DIRECTORY",
        "COMMAND",
        "ARGS",
    ):
        assert english not in told


def test_every_message_of_an_error_of_clicks_is_in_the_catalogue() -> None:
    """A new version of click may say something new."""
    folder = Path(click.__file__).parent
    found = set()
    for name in ("exceptions", "types", "parser", "formatting"):
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                found |= {arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant)}
    # Types that no command of ours has, and what only a programmer may see.
    unused = re.compile(r"UUID|format|Choice\(|executable|defined twice|deprecated")
    assert {words for words in found if not unused.search(words)} <= catalogue().keys()
