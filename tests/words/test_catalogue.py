"""The catalogue of words says all that pages need and nothing else, and no words hide in code or templates."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from scripts.words import LANGUAGES
from tests.conftest import CHECKOUT


def catalogue(language: str) -> dict[str, Any]:
    """What a language's own file says, by key."""
    path = CHECKOUT / "scripts/words" / f"{language}.yml"
    return dict(flat(yaml.safe_load(path.read_text(encoding="utf-8"))))


def flat(words: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in words.items():
        yield from (
            flat(value, f"{before}{name}.") if isinstance(value, dict) and value else [(f"{before}{name}", value)]
        )


VIETNAMESE, ENGLISH = map(catalogue, LANGUAGES)
# Words that Vietnamese pages take from content/: in the catalogue the Vietnamese is empty, or the mapping is.
FROM_CONTENT = {"ui.name", "ui.tagline", "ui.disclaimer", "ui.nav"}
# Mappings that templates and code look into by a name that they are given, and by which.
LOOKED_INTO = {
    "ui.nav": "the address of a crumb or of a menu's entry",
    "ui.status": "the state of an event",
    "ui.press": "the ending of a press file; the lack of a contact",
}
# Modules that hold Vietnamese which is not said to readers as it is, and why.
HOLDERS = {
    "events/time_words.py": "dates in words",
    "laws/akoma_ntoso.py": "names of the law's own parts",
    "laws/citing.py": "words that a term must not follow",
    "laws/fines.py": "what a fine is counted in",
    "laws/heads.py": "names of the law's own parts",
    "machines/law_file.py": "names of the law's own parts",
    "machines/law_notes.py": "names of the law's own parts",
    "coverage/organisers.py": "what bodies are called, and their levels",
    "diagrams/figures.py": "names of the law's own parts, before their numbers",
    "places/old_names.py": "the letter of the alphabet that folding loses",
    "parts/contacts.py": "words before a short number",
    "parts/instrument.py": "how a provision and its text are named",
    "press/invitations.py": "how an invitation to look elsewhere begins",
    "site/fonts.py": "letters that a font must have",
}
_LETTER = re.compile("[À-ÖØ-öø-ỹ]")


def asked_for() -> Iterator[re.Pattern[str]]:
    """The keys that templates and code name; a part that is only known when it runs stands for one name."""
    for path in (CHECKOUT / "overrides").rglob("*.html"):
        for name in re.findall(r"\bui(?:\.vi\b)?(?!\.vi\b)((?:\.[a-z_]+)+)", path.read_text(encoding="utf-8")):
            yield re.compile(re.escape(f"ui{name.removesuffix('.get')}"))
    for path in modules("scripts"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "text" and node.args:
                yield from patterns(node.args[0])


def patterns(key: ast.expr) -> Iterator[re.Pattern[str]]:
    match key:
        case ast.Constant(value=str(name)):
            yield re.compile(re.escape(name))
        case ast.IfExp(body=one, orelse=other):
            yield from patterns(one)
            yield from patterns(other)
        case ast.JoinedStr(values=parts):
            yield re.compile(
                "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[^.]+" for part in parts)
            )


def modules(folder: str) -> Iterator[Path]:
    return (CHECKOUT / folder).rglob("*.py")


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    asked = set(asked_for())
    used = {key for pattern in asked for key in VIETNAMESE if pattern.fullmatch(key)}
    used |= {key for key in VIETNAMESE if key.rpartition(".")[0] in LOOKED_INTO} | FROM_CONTENT
    assert not sorted(VIETNAMESE.keys() - used), "nobody says these"
    there = [*VIETNAMESE, *LOOKED_INTO, *FROM_CONTENT, *{key.rpartition(".")[0] for key in VIETNAMESE}]
    assert not {one.pattern for one in asked if not any(map(one.fullmatch, there))}, "these are not in the catalogue"


def test_nothing_is_empty_or_english_alone() -> None:
    assert {key for key, words in VIETNAMESE.items() if not words} <= FROM_CONTENT
    assert not [key for key, words in ENGLISH.items() if not words]
    assert not {key for key in ENGLISH if key.rpartition(".")[0] not in FROM_CONTENT} - VIETNAMESE.keys()
    of_templates = [{key.split(".")[1] for key in words if key.startswith("ui.")} for words in (VIETNAMESE, ENGLISH)]
    assert of_templates[0] - {"disclaimer"} == of_templates[1], "English pages would mix both languages"


def test_templates_and_scripts_find_the_same_gaps_in_both_languages() -> None:
    def gaps(words: object) -> set[str]:
        return set(re.findall(r"\{\w+\}", str(words)))

    both = [key for key in ENGLISH if key.startswith("ui.") and key in VIETNAMESE]
    assert not [key for key in both if gaps(ENGLISH[key]) != gaps(VIETNAMESE[key])]


def test_no_words_of_the_site_are_in_code() -> None:
    found = set()
    for path in modules("scripts/assemble"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        said = {
            id(node.body[0].value)
            for node in nodes
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and isinstance(node.body[0], ast.Expr)
        }
        strings = (node for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
        if any(_LETTER.search(str(node.value)) for node in strings if id(node) not in said):
            found.add(path.relative_to(CHECKOUT / "scripts/assemble").as_posix())
    assert found == HOLDERS.keys()


def test_no_words_of_the_site_are_in_templates() -> None:
    for path in (CHECKOUT / "overrides").rglob("*.html"):
        bare = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not _LETTER.search(bare), path.name
