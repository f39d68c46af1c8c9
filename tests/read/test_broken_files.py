"""Whatever a clerk puts into a folder or gives to `import` gets its sentence with what to do: no other, no fewer, and
nothing is lost by it. Each broken file says what is expected of it, or stands in a table (tests/cases/broken)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.flow import checking
from scripts.law_import import bounded
from scripts.law_import.reading import understand
from scripts.problems import Problem
from tests import broken
from tests.conftest import CHECKOUT, command
from tests.pictures import photo
from tests.sources import NOW, SITE, put

CASES = CHECKOUT / "tests/cases/broken"
# Where the files of a folder are put.
PLACES = {"su-kien": "events/2022/{}", "bai-viet": "content/tin-tuc/2022-06-11-{}"}
# `E203 dòng 5 cột 8 «Đổi “end”» ở events/2022/khac.yml`; the place is the file's own unless another is named.
_EXPECTED = re.compile(
    r"(?P<code>\S+) dòng (?P<line>\d+)(?: cột (?P<column>\d+))?(?: «(?P<words>.+?)»)?(?: ở (?P<path>.+))?"
)
_TOLD = re.compile(r"Mong đợi: (.*?)(?: -->)?$", re.MULTILINE)
_ELSEWHERE = re.compile(r"^# Đặt ở: (.*)$", re.MULTILINE)


def _files() -> Iterator[Any]:
    for file in sorted(CASES.glob("*/*")):
        text = file.read_bytes().decode()
        expected = [words for words in _TOLD.findall(text) if words != "không có gì"]
        place = _ELSEWHERE.search(text)
        path = place[1] if place else PLACES[file.parent.name].format(file.name)
        yield pytest.param(path, file.read_bytes(), expected, id=f"{file.parent.name}/{file.name}")


def _table(name: str) -> list[Any]:
    return list(yaml.safe_load((CASES / name).read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site without a fault, and a picture in each folder."""
    folder = put(tmp_path_factory.mktemp("hỏng"), SITE)
    put(folder, {f"{place}/le.jpg": photo(640, 480) for place in ("events/2022", "content/tin-tuc")})
    assert checking.of(folder, NOW).problems == ()
    return folder


def _judge(root: Path, path: str, expected: list[str]) -> None:
    found = checking.of(root, NOW)
    told = {(one.code, one.at.path, one.at.line): one for one in found.problems}
    wanted = [match for words in expected if (match := _EXPECTED.fullmatch(words))]
    assert len(wanted) == len(expected), "what is expected is written wrongly"
    assert sorted(told) == sorted((one["code"], one["path"] or path, int(one["line"])) for one in wanted)
    assert len(found.problems) == len(told), "told twice"
    for one in wanted:
        problem = told[one["code"], one["path"] or path, int(one["line"])]
        assert not one["column"] or problem.at.column == int(one["column"])
        assert (one["words"] or "") in problem.words
        _is_a_sentence(problem)
    if path not in SITE:
        assert found.site is not None and "mau-thuong-2022-06-09" in found.site.events_by_id
        assert {"index", "ho-tro"} <= found.site.pages_by_slug.keys() and "tin-mau" in {
            item.slug for item in found.site.news
        }


def _is_a_sentence(problem: Problem) -> None:
    assert problem.mend.strip() and "Traceback" not in problem.words and "Error" not in problem.words


@pytest.mark.parametrize(("path", "data", "expected"), [*_files()])
def test_a_broken_file_is_told_in_its_place_and_costs_nothing_else(
    root: Path, path: str, data: bytes, expected: list[str]
) -> None:
    file = root / path
    before = file.read_bytes() if file.exists() else None
    put(root, {path: data})
    try:
        _judge(root, path, expected)
        assert file.read_bytes() == data
    finally:
        file.unlink()
        if before is not None:
            file.write_bytes(before)


@pytest.mark.parametrize("case", _table("made.yml"), ids=lambda case: case["path"])
def test_a_file_that_cannot_be_read_is_told_and_costs_nothing_else(root: Path, case: Mapping[str, Any]) -> None:
    files = {case["path"]: case["made"], **case.get("beside", {})}
    for path, recipe in files.items():
        broken.put(root / path, recipe)
    sizes = {path: (root / path).stat().st_size for path in files}
    try:
        _judge(root, case["path"], case["expected"])
        assert {path: (root / path).stat().st_size for path in files} == sizes
    finally:
        for path in files:
            (root / path).unlink()


@pytest.mark.parametrize("case", _table("import.yml"), ids=lambda case: case["file"])
def test_a_file_that_cannot_be_imported_is_told(
    root: Path, tmp_path: Path, case: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / case["file"]
    broken.put(file, case["made"])
    before = sorted(path.relative_to(root) for path in root.rglob("*") if "var" not in path.parts)
    monkeypatch.setattr(bounded, "within_limits", understand)  # a process for each would take minutes
    options = ("--yes",) if case.get("out") else ()
    done = command("import", str(file), *options, "--root", str(root), "--now", "2026-11-24 09:00")
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert all(words in said for words in case["told"]), said
    assert "Sửa:" in said and "Traceback" not in said and "Error" not in said
    assert len(re.findall(r"lỗi E\d{3}", said)) == 1, said
    assert before == sorted(path.relative_to(root) for path in root.rglob("*") if "var" not in path.parts)
