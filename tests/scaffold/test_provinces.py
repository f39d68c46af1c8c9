"""`new province`: another province's site, with its real units and nothing of this one."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from scripts.model.place import Places
from scripts.read.files import read_file
from scripts.scaffold import provinces, units
from scripts.scaffold.answers import UnfitError
from scripts.vietnamese.folding import fold
from tests.conftest import CHECKOUT, NOW, command
from tests.real import real_site

# One worker builds its site for all.
pytestmark = pytest.mark.xdist_group("province")

# Its name, units that this site tells most of, papers of its offices. (Hà Tĩnh has a Kỳ Sơn of its own.)
TRACES = re.compile(r"nghe[ -]?an\b|quynh luu|con[ -]cuong|thanh pho vinh\b|keng du|muong xen|[0-9]/kh-ubnd")


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of Hà Tĩnh, built."""
    folder = tmp_path_factory.mktemp("tỉnh") / "Hà Tĩnh"
    done = command("new", "province", "hà tĩnh", "--folder", str(folder))
    assert done.returncode == 0, done.stderr
    assert "content/tin-tuc/" in done.stdout and "new campaign" in done.stdout
    checked = command("check", "--root", str(folder), "--now", NOW)
    assert "\n0 lỗi, 0 cảnh báo." in checked.stdout, checked.stdout
    built = command("build", "--root", str(folder), "--now", NOW, "--jobs", "1")
    assert built.returncode == 0, built.stderr
    return folder


def test_its_workbench_opens_by_double_click(other: Path) -> None:
    assert (other / "chuong-trinh.txt").read_text(encoding="utf-8") == f"{CHECKOUT}\n"
    for name in ("Bat-dau.cmd", "Bat-dau.command"):
        assert (other / name).read_bytes() == (CHECKOUT / name).read_bytes()
    assert os.access(other / "Bat-dau.command", os.X_OK)


def places_of(name: str) -> Places:
    text = "\n".join(provinces.unit_lines(units.places(units.named(name))))
    found = read_file("content/places.yml", text.encode())
    assert found.problems == []
    ((_, places),) = found.records
    assert isinstance(places, Places)
    return places


def test_no_trace_of_this_province_is_left(other: Path) -> None:
    texts = [
        path for path in other.rglob("*") if path.suffix in (".md", ".yml", ".html", ".json", ".xml", ".js", ".txt")
    ]
    assert len(texts) > 500
    found = {
        f"{path.relative_to(other)}: {match[0]}"
        for path in texts
        if "build" not in path.relative_to(other).parts and path.name != "chuong-trinh.txt"
        if (match := TRACES.search(fold(path.read_text(encoding="utf-8"))))
    }
    assert found == set()
    names = [path.relative_to(other).as_posix() for path in other.rglob("*") if TRACES.search(fold(path.name))]
    assert names == []


def test_what_is_national_stays(other: Path) -> None:
    for folder in ("luat", "hoi-dap", "tinh-huong", "de-doc"):
        kept = {path.relative_to(other) for path in (other / "content" / folder).rglob("*.*")}
        here = {path.relative_to(CHECKOUT) for path in (CHECKOUT / "content" / folder).rglob("*.*")}
        for path in here - kept:
            is_listed = any(re.fullmatch(one, path.as_posix()) for one in provinces.rules()["left_out"])
            title = (CHECKOUT / path).read_text(encoding="utf-8").split("\n")[1]
            assert is_listed or "Nghệ An" in title, f"{path} went although it is national"
    for address in ("", "luat/", "luat/120-2025-qh15/dieu-24/", "ho-tro/", "su-kien/dia-ban/", "hoi-dap/", "bao-chi/"):
        assert "Hà Tĩnh" in (other / "site" / address / "index.html").read_text(encoding="utf-8"), address
    help_page = (other / "site/ho-tro/index.html").read_text(encoding="utf-8")
    assert 'href="tel:0769040404"' in help_page and 'href="tel:111"' in help_page
    assert "Số của Công an tỉnh Hà Tĩnh về ma túy" in help_page
    assert "Phường Thành Sen" in (other / "site/su-kien/dia-ban/index.html").read_text(encoding="utf-8")


def test_the_list_says_of_this_province_what_its_own_list_says() -> None:
    """Two ways from the same package, made months apart; the own list was compared with official ones."""
    listed = {one.code: one for one in places_of("Nghệ An").leaves}
    own = {one.code: one for one in real_site().places.leaves}
    assert listed.keys() == own.keys() and len(own) == 130
    for code, one in own.items():
        other = listed[code]
        assert (one.name, one.unit.centre, one.unit.since) == (other.name, other.unit.centre, other.unit.since)
        assert {share.name for share in one.origins} == {share.name for share in other.origins}, one.name


def test_every_province_of_today_is_there() -> None:
    every = list(units.provinces())
    assert len(every) == 34
    assert sum(len(one.of("N")) for one in every) == 3321
    assert sum(one.is_city for one in every) == 6


@pytest.mark.parametrize("name", ["Đồng Tháp", "Huế"])
def test_units_of_merged_provinces_do_not_clash(name: str) -> None:
    places = places_of(name)
    assert len({one.path for one in places.all}) == len({one.key for one in places.all}) == len(places.all)


def test_names_near_it_are_offered() -> None:
    with pytest.raises(UnfitError, match="“Hà Tĩnh”"):
        units.named("Hà Tịnh")
    with pytest.raises(UnfitError, match="34 đơn vị"):
        units.named("Hà Tây cũ")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "ghi-chu.txt").write_text("của tôi", encoding="utf-8")
    done = command("new", "province", "Hà Tĩnh", "--folder", str(tmp_path))
    assert done.returncode != 0 and "không ghi đè" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["ghi-chu.txt"]
    assert "của Tỉnh Nghệ An" in command("new", "province", "Nghệ An", "--folder", str(tmp_path / "a")).stderr
    assert command("new", "province").returncode == 2


def test_a_folder_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    done = command("new", "province", "Hà Tĩnh", "--folder", str(tmp_path / "moi"))
    assert done.returncode == 3 and "Ổ đĩa đã đầy" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_sentence_that_nobody_listed_goes_and_its_neighbours_stay() -> None:
    site = real_site()
    text = (
        "---\ntitle: Thử\nsummary: Câu chung.\nsources:\n- 120/2025/QH15\n- title: Báo Nghệ An\n  url: https://a.vn/b\n---\n"
        "Câu thứ nhất. Ở huyện Kỳ Sơn có việc này. Câu thứ ba.\n\n- Kế hoạch 321/KH-UBND.\n- Mục chung.\n\n"
        "## Riêng Nghệ An\n\nMất cả mục.\n\n## Chung\n\nCòn lại.\n"
    )
    made = provinces.made({"content/thu.md": text.encode()}, site, units.named("Hà Tĩnh"))
    left = made.files["content/thu.md"].decode()
    assert left.endswith("---\nCâu thứ nhất. Câu thứ ba.\n\n- Mục chung.\n\n## Chung\n\nCòn lại.\n")
    assert "Báo" not in left and "120/2025/QH15" in left
