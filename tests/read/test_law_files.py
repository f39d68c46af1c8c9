"""Files about the law with anything anywhere: a problem with a place, and what passes can be assembled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.flow.checking import problems_of
from tests.assemble.test_assemble import tree_of
from tests.check.test_law import EASY, LAW_PATH, OUTLINED, SITUATION
from tests.read.test_files_of_every_kind import _TREES, BAD_FILES
from tests.sources import NOW, site

GLOSSARY_PATH = "content/luat/1-2020-qh14/tu-ngu.yml"
SITUATION_PATH, EASY_PATH = "content/tinh-huong/mau.md", "content/de-doc/mau.md"


def front(text: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(text.split("---")[1], Loader=yaml.BaseLoader)
    return loaded


GOOD: dict[str, dict[str, Any]] = {
    LAW_PATH: yaml.load(OUTLINED, Loader=yaml.BaseLoader)
    | {
        "names": ["Luật M 2020"],
        "ended": "2027-01-01",
        "unclear_from": "2026-12-01",
        "later": [{"provision": "dieu-1.2", "effective": "2021-01-01", "basis": "1/2020/QH14#dieu-2"}],
        "replaces": ["2/2010/QH12"],
        "amends": {"number": "3/2011/QH12", "scope": "Một điều", "basis": "1/2020/QH14#dieu-2"},
        "guided_by": "4/2021/NĐ-CP",
        "sources": ["1/KH-MAU"],
        "notes": ["Ghi chú."],
    },
    GLOSSARY_PATH: {"article": "1", "terms": [{"term": "việc mẫu", "clause": "1", "also": ["mẫu"], "text": "Nghĩa."}]},
    SITUATION_PATH: front(SITUATION)
    | {
        "questions": ["cau-hoi-mau"],
        "deadlines": [{"what": "Việc", "value": "01 ngày", "law": "1/2020/QH14#dieu-1.2.đ"}],
    },
    EASY_PATH: front(EASY) | {"law": ["1/2020/QH14#dieu-1.2"], "order": "2"},
}


def write(path: str, data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False)
    return f"---\n{text}\n---\nThân bài theo Điều 1 Luật mẫu.\n" if path.endswith(".md") else text


def places(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        found += places(value, (*path, key))
    return found


def changed(data: Any, path: tuple[str | int, ...], tree: Any) -> Any:
    if not path:
        return tree
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = changed(data[path[0]], path[1:], tree)
    return copy


def test_the_good_files_are_good_and_assemble(tmp_path: Path) -> None:
    root = site(tmp_path, {path: write(path, data) for path, data in GOOD.items()})
    assert {one.code for one in problems_of(root, NOW)} <= {"W409"}, "relations to texts that the small site lacks"
    tree = tree_of(root)
    assert "docs/tinh-huong/mau/index.md" in tree and "docs/de-doc/mau/index.md" in tree


@pytest.mark.parametrize("path", GOOD)
def test_a_bad_file_is_a_problem_of_that_file(tmp_path: Path, path: str) -> None:
    for number, (data, _) in enumerate(BAD_FILES.values()):
        root = site(tmp_path / str(number), {path: data})
        assert [found for found in problems_of(root, NOW) if found.at.path == path]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_anything_anywhere_is_a_problem_or_is_assembled(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    files = dict(GOOD)
    path = data.draw(st.sampled_from(sorted(files)))
    place = data.draw(st.sampled_from(places(files[path])))
    files[path] = changed(files[path], place, data.draw(_TREES))
    root = site(tmp_path_factory.mktemp("luật"), {name: write(name, tree) for name, tree in files.items()})
    found = problems_of(root, NOW)
    assert all(problem.at.line >= 1 and problem.at.column >= 1 and problem.message for problem in found)
    if not any(problem.is_error for problem in found):
        tree_of(root)
