"""An editor underlines what is wrong in a file of staff, and nothing that our own reader takes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from scripts.forms.field_words import KEYS, catalogue
from scripts.forms.kinds import WRITTEN
from scripts.forms.schema_files import files
from scripts.forms.schemas import schema_of
from scripts.read.field_names import models
from scripts.read.files import read_file
from tests.conftest import CHECKOUT
from tests.forms.yaml_of_editors import load, of_file

CASES = yaml.load((Path(__file__).parent / "broken.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
SOUND, BROKEN = CASES["sound"], CASES["broken"]
# Vietnamese that has no accent.
ASCII = ("Trang web",)
PATHS = {
    "events": "events/2027/con-cuong.yml",
    "campaign": "events/2027/campaign.yml",
    "places": "content/places.yml",
    "law": "content/luat/105-2021-nd-cp/law.yml",
    "search": "content/search.yml",
    "redirects": "content/redirects.yml",
    "glossary": "content/luat/105-2021-nd-cp/tu-ngu.yml",
    "news": "content/tin-tuc/2027-06-10-mot-tin.md",
    "question": "content/hoi-dap/cau-hoi.md",
}


@cache
def validator(name: str) -> Draft7Validator:
    schema = schema_of(name)
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def real_files(name: str) -> Iterator[Path]:
    for pattern in WRITTEN[name].files:
        found = (file for end in _spelled(pattern) for file in CHECKOUT.glob(end))
        yield from (file for file in found if name != "events" or file.stem != "campaign")


def _spelled(pattern: str) -> list[str]:
    """`{en,lo}` of editors, for which Python has no sign."""
    if "{" not in pattern:
        return [pattern]
    head, rest = pattern.split("{", 1)
    names, tail = rest.split("}", 1)
    return [head + name + tail for name in names.split(",")]


def test_every_real_file_is_of_a_kind_with_a_schema() -> None:
    known = {file for name in WRITTEN for file in real_files(name)}
    sources = {
        file
        for top in ("content", "events")
        for file in (CHECKOUT / top).rglob("*")
        if file.suffix in (".yml", ".yaml", ".md")
    }
    assert sources - known == set()


@pytest.mark.parametrize("name", WRITTEN)
def test_no_real_file_is_underlined(name: str) -> None:
    for file in real_files(name):
        found = validator(name).iter_errors(of_file(file))
        said = [f"{file}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in found]
        assert not said, said


def underlined(name: str, value: Any) -> list[str]:
    return [error.message for error in validator(name).iter_errors(value)]


def refused(kind: str, text: str) -> list[str]:
    """What our own reader says against a file."""
    path = PATHS[kind]
    found = read_file(path, (f"---\n{text}---\nLời.\n" if path.endswith(".md") else text).encode())
    return [problem.words for problem in found.problems if problem.is_error]


@pytest.mark.parametrize("kind", SOUND)
def test_the_broken_ones_are_sound_but_for_one_fault(kind: str) -> None:
    assert not underlined(kind, load(SOUND[kind]))
    assert not refused(kind, SOUND[kind])


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case['kind']}: {case['wrong']}")
def test_what_is_broken_is_underlined_and_refused(case: dict[str, str]) -> None:
    kind = case["kind"]
    assert SOUND[kind].count(case["was"]) == 1
    text = SOUND[kind].replace(case["was"], case["text"])
    assert underlined(kind, load(text))
    assert refused(kind, text), "underlined, but taken"


def test_there_are_thirty_broken_ones() -> None:
    assert len(BROKEN) >= 30


@pytest.mark.parametrize("case", CASES["taken"], ids=lambda case: case["right"])
def test_what_the_reader_takes_is_not_underlined(case: dict[str, str]) -> None:
    assert not underlined(case["kind"], load(case["text"]))
    assert not refused(case["kind"], case["text"])


def test_the_committed_files_are_those_of_the_models() -> None:
    for path, text in files().items():
        written = (CHECKOUT / path).read_text(encoding="utf-8")
        assert written == text, f"{path} is old: run python -m scripts.forms.schema_files"
    assert {f".vscode/schemas/{file.name}" for file in (CHECKOUT / ".vscode/schemas").iterdir()} <= files().keys()


def test_every_field_has_words_of_its_own_and_no_english() -> None:
    for name in WRITTEN:
        for path, part in _fields(schema_of(name)):
            title = part["title"]
            assert title[0].isupper() or title[0].isdigit(), f"{name}: {path}: {title}"
            assert any(letter > "\x7f" for letter in title + part["description"]) or title in ASCII, f"{path}: {title}"


def _fields(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, list):
        for one in schema:
            yield from _fields(one, path)
    elif isinstance(schema, dict):
        for key, part in schema.items():
            if key == "properties" and all("title" in one for one in part.values()):
                yield from ((f"{path}/{name}", one) for name, one in part.items() if name not in ("defaults", "events"))
            yield from _fields(part, f"{path}/{key}")


def test_the_words_are_of_fields_that_there_are() -> None:
    family = [one for model in models() for one in model.__mro__ if hasattr(one, "model_fields")]
    found = {(model.__name__, info.alias or name) for model in family for name, info in model.model_fields.items()}
    for model, fields in catalogue().items():
        for field, words in fields.items():
            assert (model, field) in found, f"{model}.{field}"
            assert words.keys() <= set(KEYS), f"{model}.{field}"
