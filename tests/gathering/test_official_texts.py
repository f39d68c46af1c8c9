"""`import --texts` and the folder official/: what is declared is fetched, what lies there is imported once."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from scripts.gathering.fetching import FetchError
from scripts.gathering.official_texts import import_texts
from scripts.law_import.importing import Imported
from scripts.read import read
from tests.conftest import command
from tests.law_import.test_import import SMALL
from tests.sources import LAW, put, site

ADDRESS = "https://vi-du.vn/luat.aspx?id=1"
STORED, PAGE = "var/laws/1-2020-qh14.json", f"<!doctype html><html><body><p>{SMALL.replace(chr(10), '</p><p>')}</p>"
LAW_PATH = "content/luat/1-2020-qh14/law.yml"


def declared(root: Path, more: str = "") -> Path:
    law = LAW.replace("official_source:", f"official_file:\n  url: {ADDRESS}\n{more}official_source:")
    return site(root, {LAW_PATH: law})


def texts(root: Path, data: bytes | FetchError) -> Imported:
    def get(address: str, most: int) -> bytes:
        assert address == ADDRESS
        if isinstance(data, FetchError):
            raise data
        return data

    laws = read(root).site
    assert laws
    return import_texts(root, laws.laws, get)


def test_what_law_yml_names_is_fetched_and_imported(tmp_path: Path) -> None:
    root = declared(tmp_path)
    got = texts(root, PAGE.encode())
    assert not [one for one in got.problems if one.is_error]
    assert (root / "official/1-2020-qh14.html").read_text(encoding="utf-8") == PAGE
    assert json.loads((root / STORED).read_bytes())["articles"][1]["title"] == "Đối tượng"
    digest = hashlib.sha256(PAGE.encode()).hexdigest()
    assert any(f"sha256: {digest}" in note for note in got.notes), "to be written into law.yml"
    again = texts(root, PAGE.encode())
    assert "không có gì mới" in " ".join(again.notes) and "Đã lưu" not in " ".join(again.notes)


def test_another_file_than_the_declared_one_is_not_taken(tmp_path: Path) -> None:
    root = declared(tmp_path, f"  sha256: {'0' * 64}\n")
    [problem] = texts(root, PAGE.encode()).problems
    assert problem.code == "E529" and problem.at.path == LAW_PATH and problem.at.line > 1
    assert not (root / "official").exists() and not (root / STORED).exists()


def test_what_cannot_be_had_says_why_and_the_rest_is_imported(tmp_path: Path) -> None:
    root = declared(tmp_path)
    put(root, {"official/tai-tay.txt": SMALL})
    got = texts(root, FetchError("máy chủ trả lời 404"))
    assert [one.code for one in got.problems if one.is_error] == ["E528"] and "404" in str(got.problems)
    assert (root / STORED).is_file()


def test_a_law_without_text_and_address_is_named(tmp_path: Path) -> None:
    root = site(tmp_path)
    assert "1/2020/QH14" in " ".join(texts(root, b"").notes)


def test_what_lies_in_the_folder_is_imported_by_the_next_command(tmp_path: Path) -> None:
    root = put(site(tmp_path), {"official/luat.txt": SMALL, "official/~$luat.txt": "của Word"})
    done = command("check", "--root", str(root))
    assert "Đã lưu: var/laws/1-2020-qh14.json" in done.stderr
    assert command("check", "--root", str(root)).stderr == "", "once"
    stamp = (root / STORED).stat().st_mtime_ns
    put(root, {"official/luat.txt": SMALL.replace("Chữ.", "Chữ .")})
    os.utime(root / "official/luat.txt", ns=(stamp, stamp))
    assert "Đã lưu" in command("check", "--root", str(root)).stderr, "a file that was exchanged"


def test_a_file_that_is_no_law_is_refused_until_it_is_gone(tmp_path: Path) -> None:
    root = put(site(tmp_path), {"official/thu.txt": "Kính gửi ông bà.\n"})
    for _ in range(2):
        done = command("check", "--root", str(root))
        assert done.returncode == 1 and "thu.txt" in done.stderr and "E503" in done.stderr
    (root / "official/thu.txt").unlink()
    assert command("check", "--root", str(root)).returncode == 0


def test_import_alone_takes_the_folder(tmp_path: Path) -> None:
    root = site(tmp_path)
    assert "Không có tệp nào mới trong official/" in command("import", "--root", str(root)).stdout
    put(root, {"official/luat.txt": SMALL})
    assert "toàn văn hiện ở /luat/1-2020-qh14/" in command("import", "--root", str(root)).stdout
    assert command("import", "--texts", "--sources", "--root", str(root)).returncode == 2
