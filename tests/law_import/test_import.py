"""The import command on a small site: what it stores, what it says, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from scripts.flow.checking import problems_of
from tests.conftest import command
from tests.law_import.test_structure import CASES
from tests.sources import NOW, put, site

SMALL = "Luật số: 1/2020/QH14\nLUẬT\nMẪU\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nChữ.\nĐiều 2. Đối tượng\nChữ.\n"


def test_a_law_that_the_site_does_not_know_comes_with_a_draft(tmp_path: Path) -> None:
    root = site(tmp_path)
    done = command("import", str(CASES / "consolidated.txt"), "--root", str(root))
    assert done.returncode == 0 and "content/luat/5-2021-qh97/law.yml" in done.stdout
    stored = json.loads((root / "var/laws/5-2021-qh97.json").read_text(encoding="utf-8"))
    assert [article["number"] for article in stored["articles"]] == ["1", "2", "2a", "3"]
    assert [found.code for found in problems_of(root, NOW)] == ["W407"]
    draft = (root / "var/laws/5-2021-qh97.law.yml").read_text(encoding="utf-8")
    assert "title" in yaml.safe_load(draft)["chapters"][1]["sections"][0]
    put(root, {"content/luat/5-2021-qh97/law.yml": draft})
    assert problems_of(root, NOW) == (), "the draft is a complete law.yml"


def test_titles_and_counts_are_checked_against_law_yml(tmp_path: Path) -> None:
    root = site(tmp_path / "goc")
    good = put(tmp_path, {"luat.txt": SMALL}) / "luat.txt"
    done = command("import", str(good), "--root", str(root))
    assert done.returncode == 0 and done.stderr == ""
    put(tmp_path, {"luat.txt": SMALL.replace("Phạm vi", "Phạm ví") + "Điều 3. Thừa\nChữ.\n"})
    done = command("import", str(good), "--root", str(root))
    assert done.returncode == 0
    assert "content/luat/1-2020-qh14/law.yml:1:1: cảnh báo W506: toàn văn có Điều 3. Thừa" in done.stderr
    assert "cảnh báo W507: tên Điều 1 trong toàn văn là “Phạm ví”, law.yml ghi “Phạm vi”" in done.stderr


def test_what_could_not_be_placed_is_reported_with_its_line(tmp_path: Path) -> None:
    done = command("import", str(CASES / "trouble.txt"), "--root", str(site(tmp_path)))
    assert (
        "trouble.txt:16:1: cảnh báo W505: “Điều 95. Không phải của quyết định này” đứng không đúng thứ tự"
        in done.stderr
    )


def test_a_file_without_law_stores_nothing(tmp_path: Path) -> None:
    root = site(tmp_path / "goc")
    for name, text, code in (
        ("a.txt", "Một lá thư.", "E503"),
        ("b.txt", "Điều 1. Không có số.\nChữ", "E504"),
        ("c.xlsx", "x", "E501"),
    ):
        done = command("import", str(put(tmp_path, {name: text}) / name), "--root", str(root))
        assert done.returncode == 1 and f"{name}:1:1: lỗi {code}" in done.stderr and "Traceback" not in done.stderr
    assert not (root / "var").exists()


def test_a_damaged_store_is_a_problem_of_its_own(tmp_path: Path) -> None:
    for number, text in enumerate(('{"number": 1', "[]", '{"number": "1/2020/QH14", "title": "x"}', "\0")):
        root = site(tmp_path / str(number), {"var/laws/1-2020-qh14.json": text})
        [found] = problems_of(root, NOW)
        assert found.code == "E509" and found.at.path == "var/laws/1-2020-qh14.json"
