"""The import command on a small site: what it stores, what it says, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from scripts.flow.checking import problems_of
from tests.conftest import command
from tests.law_import.test_structure import CASES
from tests.sources import NOW, put, site

SMALL = "Luật số: 1/2020/QH14\nLUẬT\nMẪU\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nChữ.\nĐiều 2. Đối tượng\nChữ.\n"


def test_a_law_that_the_site_does_not_know_comes_with_a_draft(tmp_path: Path) -> None:
    root = site(tmp_path)
    done = command("import", str(CASES / "consolidated.txt"), "--root", str(root))
    assert done.returncode == 0 and "content/luat/12-vbhn-vpm/law.yml" in done.stdout
    stored = json.loads((root / "var/laws/12-vbhn-vpm.json").read_text(encoding="utf-8"))
    assert [article["number"] for article in stored["articles"]] == ["1", "2", "2a", "3"]
    assert [found.code for found in problems_of(root, NOW)] == ["W407"]
    draft = (root / "var/laws/12-vbhn-vpm.law.yml").read_text(encoding="utf-8")
    assert "title" in yaml.safe_load(draft)["chapters"][1]["sections"][0]
    put(root, {"content/luat/12-vbhn-vpm/law.yml": draft})
    assert problems_of(root, NOW) == (), "the draft is a complete law.yml"


def test_titles_and_counts_are_checked_against_law_yml(tmp_path: Path) -> None:
    root = site(tmp_path / "goc")
    good = put(tmp_path, {"luat.txt": SMALL}) / "luat.txt"
    done = command("import", str(good), "--root", str(root))
    assert done.returncode == 0 and done.stderr == "" and "toàn văn hiện ở /luat/1-2020-qh14/" in done.stdout
    put(tmp_path, {"luat.txt": SMALL.replace("Phạm vi", "Phạm ví")})  # a slip
    done = command("import", str(good), "--root", str(root))
    assert done.returncode == 0
    assert "cảnh báo W507: tên Điều 1 trong toàn văn là “Phạm ví”, law.yml ghi “Phạm vi”" in done.stderr
    assert "W507" in codes(root), "check says again what import said"


def codes(root: Path) -> list[str]:
    return [found.code for found in problems_of(root, NOW)]


def test_another_text_is_never_stored_over_the_good_one_without_a_reason(tmp_path: Path) -> None:
    root = site(tmp_path / "goc")
    good = put(tmp_path, {"luat.txt": SMALL}) / "luat.txt"
    assert command("import", str(good), "--root", str(root)).returncode == 0
    stored = root / "var/laws/1-2020-qh14.json"
    before = stored.read_bytes()
    put(tmp_path, {"luat.txt": SMALL.replace("Điều 2. Đối tượng\nChữ.", "Điều 2. Đối tượng\n30 ngày.")})
    done = command("import", str(good), "--root", str(root))
    assert done.returncode == 1 and "E516" in done.stderr and "Điều 2 khác" in done.stderr
    assert stored.read_bytes() == before
    done = command("import", str(good), "--root", str(root), "--replace", " ")
    assert done.returncode == 2 and stored.read_bytes() == before
    done = command("import", str(good), "--root", str(root), "--replace", "bản trên Công báo")
    assert done.returncode == 0 and "lý do: bản trên Công báo" in done.stdout
    assert json.loads(stored.read_text(encoding="utf-8"))["replaced"] == "bản trên Công báo"


LONG = "".join(f"Điều {number}. Tên {number}\nChữ.\n" for number in range(1, 41))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (SMALL + "Điều 3. Thừa\nChữ.\n", "3 điều, law.yml có 2"),
        (SMALL.replace("Đối tượng", "Việc khác hẳn"), "Điều 2 tên là “Việc khác hẳn”"),
        ("Luật số: 1/2020/QH14\nXứ Mẫu, ngày 5 tháng 2 năm 2021\n" + SMALL, "ngày 05/02/2021, law.yml ghi 01/01/2020"),
        ("Số: 8/2030/NĐ-CP\n" + "".join(LONG.splitlines(keepends=True)[::8]), "thiếu"),
    ],
)
def test_what_law_yml_or_its_own_numbers_deny_is_not_stored(tmp_path: Path, text: str, says: str) -> None:
    root = site(tmp_path / "goc")
    done = command("import", str(put(tmp_path, {"luat.txt": text}) / "luat.txt"), "--root", str(root))
    assert done.returncode == 1 and "E516" in done.stderr and says in done.stderr
    assert not (root / "var").exists()


def test_a_number_that_only_one_text_can_have_is_not_stored_beside_it(tmp_path: Path) -> None:
    text = put(tmp_path, {"luat.txt": SMALL.replace("QH14", "QH15")}) / "luat.txt"
    done = command("import", str(text), "--root", str(site(tmp_path / "goc")))
    assert done.returncode == 1 and "E517" in done.stderr and "1/2020/QH14" in done.stderr


@pytest.mark.parametrize(
    ("head", "number", "name"),
    [
        ("Số: 140/QĐ-TTg\nHà Mẫu, ngày 25/01/2024\nQUYẾT ĐỊNH\n", "140/QĐ-TTg", "140-qd-ttg-2024"),
        ("Số: 321 /KH-UBND\nMẫu, ngày 5 tháng 6 năm 2026\nKẾ HOẠCH\n", "321/KH-UBND", "321-kh-ubnd-2026"),
        ("Số 36-CT/TW\nMẫu, ngày 16 tháng 8 năm 2019\nCHỈ THỊ\n", "36-CT/TW", "36-ct-tw-2019"),
    ],
)
def test_numbers_without_a_year_take_that_of_the_date_line(tmp_path: Path, head: str, number: str, name: str) -> None:
    root = site(tmp_path / "goc")
    path = put(tmp_path, {"luat.txt": head + "MẪU\nĐiều 1. Một\nChữ.\n"}) / "luat.txt"
    done = command("import", str(path), "--root", str(root))
    assert done.returncode == 0, done.stderr
    assert json.loads((root / f"var/laws/{name}.json").read_text(encoding="utf-8"))["number"] == number
    put(root, {f"content/luat/{name}/law.yml": (root / f"var/laws/{name}.law.yml").read_text(encoding="utf-8")})
    assert codes(root) == []
    put(tmp_path, {"luat.txt": f"{head.splitlines()[0]}\nĐiều 1. Một\nChữ.\n"})
    done = command("import", str(path), "--root", str(root))
    assert done.returncode == 1 and "E515" in done.stderr


def test_what_could_not_be_placed_is_reported_with_its_line(tmp_path: Path) -> None:
    done = command("import", str(CASES / "trouble.txt"), "--root", str(site(tmp_path)))
    assert (
        "trouble.txt:16:1: cảnh báo W505: “Điều 95. Không phải của quyết định này” đứng không đúng thứ tự"
        in done.stderr
    )


def test_a_file_without_law_stores_nothing(tmp_path: Path) -> None:
    root = site(tmp_path / "goc")
    for name, text, code in (
        ("a.txt", "Một lá thư.", "E820"),
        ("d.txt", "Điêu 1. Tên điều.", "E513"),
        ("b.txt", "Điều 1. Không có số.\nChữ", "E504"),
        ("c.xlsx", "x", "E820"),
    ):
        done = command("import", str(put(tmp_path, {name: text}) / name), "--root", str(root))
        assert done.returncode == 1 and f"{name}:1:1: lỗi {code}" in done.stderr and "Traceback" not in done.stderr
    assert not (root / "var").exists()


def test_a_damaged_store_is_a_problem_of_its_own(tmp_path: Path) -> None:
    for number, text in enumerate(('{"number": 1', "[]", '{"number": "1/2020/QH14", "title": "x"}', "\0")):
        root = site(tmp_path / str(number), {"var/laws/1-2020-qh14.json": text})
        [found] = problems_of(root, NOW)
        assert found.code == "E509" and found.at.path == "var/laws/1-2020-qh14.json"
