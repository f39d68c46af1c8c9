"""Commands as staff run them: what they print and the code they end with."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import NOW, command, process
from tests.sources import LISTING, site

BROKEN = {"events/2022/mau-thuong.yml": LISTING.replace("start: 2022-06-09", "start: 2022-06-31")}


def test_check_of_good_sources_ends_with_0(tmp_path: Path) -> None:
    done = command("check", "--root", str(site(tmp_path)))
    assert (done.returncode, done.stderr) == (0, "")
    assert "0 lỗi" in done.stdout


def test_check_names_path_line_and_column_and_ends_with_1(tmp_path: Path) -> None:
    done = process("check", "--root", str(site(tmp_path, BROKEN)))
    assert done.returncode == 1
    assert "events/2022/mau-thuong.yml:10:10: lỗi E206: ngày 2022-06-31 không có trong lịch. Sửa:" in done.stdout


def test_check_as_json(tmp_path: Path) -> None:
    rows = json.loads(command("check", "--format", "json", "--root", str(site(tmp_path, BROKEN))).stdout)
    assert {"path", "line", "column", "severity", "code", "message", "mend"} == set(rows[0])
    assert "E206" in {row["code"] for row in rows}


def test_check_for_github(tmp_path: Path) -> None:
    out = command("check", "--format", "github", "--root", str(site(tmp_path, BROKEN))).stdout
    assert "::error file=events/2022/mau-thuong.yml,line=10,col=10,title=E206::" in out


def test_check_as_sarif(tmp_path: Path) -> None:
    log = json.loads(command("check", "--format", "sarif", "--root", str(site(tmp_path, BROKEN))).stdout)
    assert log["version"] == "2.1.0"
    result = next(row for row in log["runs"][0]["results"] if row["ruleId"] == "E206")
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 10, "startColumn": 10}


def test_build_says_where_the_site_is_and_how_long_it_took(tmp_path: Path) -> None:
    done = process("build", "--root", str(site(tmp_path)))
    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "site") in done.stdout
    assert re.search(r"^[0-9]+ trang, 1 sự kiện, 1 tin; 0 lỗi, 0 cảnh báo\.$", done.stdout, re.MULTILINE)
    for stage in ("đọc", "soát", "ghép", "dựng", "đăng"):
        assert f"{stage} " in done.stdout.splitlines()[-1]
    assert (tmp_path / "site/index.html").is_file()


def test_a_refused_build_leaves_the_last_good_site(tmp_path: Path) -> None:
    root = site(tmp_path)
    assert command("build", "--root", str(root)).returncode == 0
    before = (root / "site/index.html").read_bytes()
    site(tmp_path, BROKEN | {"content/index.md": "---\ntitle: Khác\nsummary: Khác.\n---\nKhác."})
    done = command("build", "--root", str(root))
    assert done.returncode == 1
    assert "E206" in done.stderr and "vẫn giữ nguyên" in done.stdout
    assert (root / "site/index.html").read_bytes() == before


def test_keep_going_leaves_out_what_is_refused_and_nothing_else(tmp_path: Path) -> None:
    root = site(tmp_path, BROKEN)
    done = command("build", "--keep-going", "--root", str(root))
    assert done.returncode == 1
    assert "E206" in done.stderr and "E301" not in done.stderr
    assert not (root / "site/su-kien/2022").exists()
    page = (root / "site/ho-tro/index.html").read_text(encoding="utf-8")
    assert "Xem sự kiện và" in page and "mau-thuong-2022-06-09" not in page, (
        "its link to the refused event is taken off"
    )
    assert (root / "site/hoi-dap/cau-hoi-mau/index.html").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ("khong-co",),
        ("build", "--now", "hôm qua"),
        ("build", "--jobs", "0"),
        ("build", "--site-url", "trang-cua-toi"),
        ("check", "--root", "/khong/co"),
        ("check", "--format", "x"),
    ],
)
def test_wrong_use_ends_with_2_and_no_traceback(arguments: tuple[str, ...]) -> None:
    done = command(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_failure_of_ours_ends_with_3_and_no_traceback(tmp_path: Path) -> None:
    root = site(tmp_path)
    (root / "mkdocs.yml").write_text("theme: [", encoding="utf-8")
    done = command("build", "--root", str(root))
    assert done.returncode == 3
    assert "Traceback" not in done.stderr and "Không dựng được" in done.stderr


@pytest.mark.parametrize(("place", "name"), [(".", "."), ("dưới/nữa", "../.."), ("../cạnh", "../trang/")])
def test_a_folder_may_be_named_from_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, name: str
) -> None:
    root = site(tmp_path / "trang")
    (root / place).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(root / place)
    done = command("build", "--root", name, "--now", NOW)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "site/index.html").is_file()
    assert command("check", "--root", name, "--now", NOW).returncode == 0


def test_the_site_url_is_in_every_absolute_address(tmp_path: Path) -> None:
    root = site(tmp_path)
    assert command("build", "--root", str(root), "--site-url", "https://khac.example/tinh").returncode == 0
    page = (root / "site/ho-tro/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://khac.example/tinh/ho-tro/">' in page
    assert "mau.example/" not in (root / "site/sitemap.xml").read_text(encoding="utf-8")


def test_source_date_epoch_is_the_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1654041600")
    assert command("build", "--root", str(root)).returncode == 0
    assert "Sắp diễn ra" in (root / "site/su-kien/2022/mau-thuong-2022-06-09/index.html").read_text(encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "xưa")
    assert command("build", "--root", str(root)).returncode == 2
