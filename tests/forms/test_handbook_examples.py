"""What the handbook shows as an example is taken as it stands: nobody who copies one is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from scripts.forms.fields import fields_of
from scripts.forms.handbook_tables import models
from scripts.model.event_time import spread
from scripts.model.page import News
from scripts.read.yaml_text import parse
from tests.conftest import CHECKOUT

# The last chapter shows what is refused, or mended, beside what to write instead.
HANDBOOK = (CHECKOUT / "HUONG-DAN.md").read_text(encoding="utf-8")
TEACHING = HANDBOOK.partition("\nMáy sửa:\n")[0]
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", TEACHING, re.MULTILINE | re.DOTALL)
# `{file, alt}` names fields, … and <…> stand for what is to be written.
SHAPES = re.compile(r"…|<|\{[\w, ]+\}|\|$")


def said() -> Iterator[str]:
    """Each `field: value` within a line of the handbook, and each example of its tables of fields."""
    for line in re.findall(r"`([a-z_]+: [^`]+)`", re.sub(r"^```.*?^```", "", TEACHING, flags=re.M | re.S)):
        if not SHAPES.search(line):
            yield line
    for model in models().values():
        yield from (f"{one.name}: {one.words.example}" for one in fields_of(model) if one.words.example)


def refused(name: str, value: Any) -> list[str]:
    """Why no record takes the value in its field of that name; empty where one does."""
    given = spread({"year": 2027, "start": "2027-06-09 07:30", name: value})[name]
    reasons: list[str] = []
    for model in models().values():
        for known, info in model.model_fields.items():
            if name not in (known, info.alias):
                continue
            adapter: TypeAdapter[Any] = TypeAdapter(info.rebuild_annotation())
            for form in (given, [given], str(given)):
                try:
                    adapter.validate_python(form)
                except ValidationError as error:
                    reasons.append(f"{model.__name__}: {error}")
                else:
                    return []
    return reasons or [f"{name}: nowhere"]


@pytest.mark.parametrize("line", sorted({*said()}))
def test_an_example_of_a_field_is_taken(line: str) -> None:
    name, _, text = line.partition(": ")
    node, problems = parse(line, "x.yml")
    assert node is not None and not problems
    value = node.plain[name]
    assert not refused(name, text if isinstance(value, dict) and not text.startswith("{") else value)


def test_an_hour_is_asked_for_where_a_day_alone_is_refused() -> None:
    assert refused("expires", "2027-07-01") and refused("embargo", "2027-07-01")
    assert all(one.timed for one in fields_of(News) if one.name in ("embargo", "expires"))


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.strip().splitlines()[0])
def test_a_block_can_be_read(block: str) -> None:
    declared = block.partition("---\n")[2].partition("---\n")[0] if block.startswith("---\n") else block
    node, problems = parse(declared, "x.yml")
    assert node is not None and not [one for one in problems if one.is_error]
