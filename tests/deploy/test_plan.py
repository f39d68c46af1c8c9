"""What is put where, in which order, whatever was there and wherever it is cut off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import ClassVar

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from scripts.deploy import command as deploying
from scripts.deploy import opening
from scripts.deploy.manifest import FILE, RUN, Manifest, unpacked
from scripts.deploy.plan import planned
from scripts.deploy.targets.folder import Folder
from scripts.deploy.tree import File
from scripts.model.values import VIETNAM
from tests.conftest import command
from tests.deploy.servers import files_of
from tests.deploy.small_tree import missing, public, tree, write

NOW = datetime(2026, 6, 1, 9, tzinfo=VIETNAM)


def digests(files: Mapping[str, str]) -> dict[str, File]:
    return {path: File(digest, 1) for path, digest in files.items()}


def nothing_there(folder: str) -> Mapping[str, bool] | None:
    return {}


def test_what_is_new_comes_before_pages_and_what_is_gone_goes_last() -> None:
    there = Manifest(files={"index.html": "1", "a/index.html": "1", "a/anh.png": "1", "sitemap.xml": "1", "sw.js": "1"})
    files = {
        "index.html": "2",
        "index.html.br": "2",
        "b/index.html": "2",
        "b/anh.png": "2",
        "sitemap.xml": "2",
        "sw.js": "2",
    }
    plan = planned(digests(files), there, nothing_there, NOW)
    assert plan.puts == [["b/anh.png"], ["b/index.html"], ["index.html", "index.html.br"], ["sitemap.xml"], ["sw.js"]]
    assert plan.gone == ["a/index.html", "a/anh.png"]


def test_styles_of_pages_that_are_still_open_stay_for_a_day() -> None:
    there = Manifest(files={"index.html": "1", "assets/main.1.css": "1", "assets/anh/x.webp": "1"})
    plan = planned(digests({"index.html": "1"}), there, nothing_there, NOW)
    assert plan.gone == ["assets/anh/x.webp"]
    assert plan.leaving == {"assets/main.1.css": NOW}
    later = Manifest(files={"index.html": "1", "assets/main.1.css": "1"}, leaving=plan.leaving)
    assert planned(digests({"index.html": "1"}), later, nothing_there, NOW + timedelta(hours=23)).gone == []
    assert planned(digests({"index.html": "1"}), later, nothing_there, NOW + timedelta(hours=24)).gone == [
        "assets/main.1.css"
    ]
    # The clock was a year ahead, and is right again.
    early = planned(digests({"index.html": "1"}), later, nothing_there, NOW - timedelta(days=365))
    assert early.leaving == {"assets/main.1.css": NOW - timedelta(days=365)}


def test_the_target_is_asked_only_where_something_new_goes() -> None:
    asked = []

    def names(folder: str) -> Mapping[str, bool] | None:
        asked.append(folder)
        return {"": {"tin-tuc": True, "index.html": False}, "tin-tuc": {"a": False}}.get(folder)

    there = Manifest(files={"index.html": "1", "su-kien/x/index.html": "1"})
    files = {"index.html": "2", "su-kien/x/index.html": "2", "tin-tuc/a/index.html": "1", "moi/b/index.html": "1"}
    plan = planned(digests(files), there, names, NOW)
    assert plan.foreign == ["tin-tuc/a"]
    assert asked == ["", "tin-tuc"]


class _Killed(BaseException):
    """As signal 9: nothing of ours runs after it."""


class _Watched(Folder):
    """A folder whose pages are looked at after each step, and where a step may fail or be the last."""

    steps_left, fails, broken = 10**9, Random(0), 0.0
    missed: ClassVar[list[str]] = []

    def _step(self) -> None:
        found = public(files_of(self._root))
        self.missed += missing({path: data for path, data in found.items() if path != "cua-nguoi-khac.html"})
        _Watched.steps_left -= 1
        if _Watched.steps_left < 0:
            raise _Killed
        if self.fails.random() < self.broken:
            raise ConnectionResetError

    def put(self, path: str, data: bytes, spare: str) -> None:
        if self.fails.random() < self.broken:
            (self._root / spare).write_bytes(data[: len(data) // 2])
            raise ConnectionResetError
        super().put(path, data, spare)
        self._step()

    def remove(self, path: str) -> None:
        super().remove(path)
        self._step()

    def close(self) -> None:
        pass


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.deploy.targets.folder.Folder", _Watched)
    monkeypatch.setitem(opening._LINES, "file", 1)


def deploy(root: Path, target: Path, now: datetime, **asked: bool) -> list[str]:
    said: list[str] = []
    around = deploying.Around(said.append, lambda done, count: None, None)
    deploying.run(root, f"file://{target}", deploying.Asked(**asked), now, None, around)
    return said


@pytest.mark.usefixtures("watched")
@settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate])
@example(days=[(1, 0), (2, 9)], seed=0)
@example(days=[(1, 99), (2, 14), (3, 30)], seed=1)
@given(days=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 45)), min_size=2, max_size=4), seed=st.integers(0, 99))
def test_killed_anywhere_it_goes_on_and_no_visitor_meets_half_a_page(days: list[tuple[int, int]], seed: int) -> None:
    """A tree a day; on each the deployment is killed after some steps, and run again over a line that fails."""
    _Watched.missed.clear()
    with TemporaryDirectory() as folder:
        root, target = Path(folder, "root"), Path(folder, "www")
        target.mkdir()
        (target / "cua-nguoi-khac.html").write_text('<a href="/khong-co">', encoding="utf-8")
        now = NOW
        for day, kill in days:
            write(root, tree(day, 3))
            _Watched.steps_left, _Watched.broken, _Watched.fails = kill, 0.0, Random(seed)
            try:
                deploy(root, target, now)
            except _Killed:
                _Watched.steps_left, _Watched.broken = 10**9, 0.1
                deploy(root, target, now)
            assert _Watched.missed == []
            found = files_of(target)
            assert found.pop("cua-nguoi-khac.html")
            stay = unpacked(found[FILE])
            assert stay is not None
            assert {path: data for path, data in public(found).items() if path not in stay.leaving} == tree(day, 3)
            now += timedelta(hours=30)


def test_a_file_of_somebody_else_is_never_written_over_nor_deleted(tmp_path: Path) -> None:
    root, target = write(tmp_path / "root", {"index.html": b"of ours", "a/index.html": b"of ours"}), tmp_path / "www"
    (target / "a").mkdir(parents=True)
    (target / "a/index.html").write_bytes(b"by hand")
    (target / "b.html").write_bytes(b"by hand")
    call = ("deploy", "--to", f"file://{target}", "--root", str(root), "--now", "2026-06-01")
    done = command(*call)
    assert done.returncode == 2
    assert "1 tệp trùng tên" in done.stderr and "a/index.html" in done.stderr and "--overwrite" in done.stderr
    assert files_of(target) == {"a/index.html": b"by hand", "b.html": b"by hand"}
    assert command(*call, "--overwrite").returncode == 0
    write(root, {"index.html": b"of ours"})
    assert command(*call).returncode == 0
    assert public(files_of(target)) == {"index.html": b"of ours", "b.html": b"by hand"}
    assert not (target / "a").exists()


def test_a_file_in_the_place_of_a_folder_and_the_other_way(tmp_path: Path) -> None:
    root, target = tmp_path / "root", tmp_path / "www"
    for files in ({"index.html": b"1", "a": b"2", "b/c": b"3"}, {"index.html": b"1", "a/x": b"2", "b": b"3"}):
        write(root, files)
        assert command("deploy", "--to", f"file://{target}", "--root", str(root)).returncode == 0
        assert public(files_of(target)) == files


def test_a_dry_run_says_what_would_change_and_changes_nothing(tmp_path: Path) -> None:
    root, target = write(tmp_path / "root", {"index.html": b"1"}), tmp_path / "www"
    call = ("deploy", "--to", f"file://{target}", "--root", str(root))
    assert "+ index.html" in command(*call, "--dry-run").stdout
    assert not target.exists()
    command(*call)
    write(root, {"index.html": b"1", "moi.html": b"2"})
    before = files_of(target)
    assert "  + moi.html\n" in (said := command(*call, "--dry-run").stdout) and "index.html" not in said
    assert files_of(target) == before


def test_what_was_lost_there_is_put_again_when_asked(tmp_path: Path) -> None:
    root, target = write(tmp_path / "root", {"index.html": b"1", "a/b.png": b"2"}), tmp_path / "www"
    call = ("deploy", "--to", f"file://{target}", "--root", str(root))
    command(*call)
    (target / "a/b.png").unlink()
    (target / "a").rmdir()
    assert command(*call, "--again").returncode == 0
    assert public(files_of(target)) == {"index.html": b"1", "a/b.png": b"2"}


def test_a_target_that_lost_its_list_is_known_by_the_copy_here(tmp_path: Path) -> None:
    root, target = write(tmp_path / "root", {"index.html": b"1", "a.png": b"2"}), tmp_path / "www"
    call = ("deploy", "--to", f"file://{target}", "--root", str(root))
    command(*call)
    (target / FILE).write_bytes(b"spoilt")
    write(root, {"index.html": b"3"})
    assert command(*call).returncode == 0
    assert public(files_of(target)) == {"index.html": b"3"}


def test_the_list_of_a_target_leads_nowhere_else(tmp_path: Path) -> None:
    """Whoever writes there must not make us write or delete beside the folder."""
    for path in ("../x", "/etc/passwd", "a/../../x", "a\\..\\x", "C:/x", ".deploy/x", "a//x", "a/./x", ""):
        assert unpacked(Manifest.model_construct(files={path: "1"}).packed()) is None, path


def test_a_site_in_the_place_of_another_is_refused(tmp_path: Path) -> None:
    root, target = write(tmp_path / "root", tree(1)), tmp_path / "www"
    call = ("deploy", "--to", f"file://{target}", "--root", str(root))
    command(*call)
    write(root, tree(1) | {"robots.txt": b"Sitemap: https://tinh-khac.example/sitemap.xml\n"})
    done = command(*call)
    assert done.returncode == 2 and "đang là trang khác (https://trang.example/)" in done.stderr
    assert public(files_of(target)) == tree(1)


def test_a_second_run_waits_for_one_that_is_alive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, target = write(tmp_path / "root", {"index.html": b"1"}), tmp_path / "www"
    (target / ".deploy").mkdir(parents=True)
    call = ("deploy", "--to", f"file://{target}", "--root", str(root))
    mark = target / RUN
    mark.write_bytes(b"abcdef01 1\n")
    beats = iter(range(2, 99))
    monkeypatch.setattr("time.sleep", lambda seconds: mark.write_bytes(f"abcdef01 {next(beats)}\n".encode()))
    done = command(*call)
    assert done.returncode == 3 and "Một lần đăng khác lên chỗ này đang chạy" in done.stderr
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    assert command(*call).returncode == 0
    assert public(files_of(target)) == {"index.html": b"1"}


def test_a_tree_that_is_built_anew_meanwhile_is_put_as_it_is_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, target = write(tmp_path / "root", tree(1)), tmp_path / "www"
    puts = []

    class Slow(Folder):
        def put(self, path: str, data: bytes, spare: str) -> None:
            puts.append(path)
            if len(puts) == 12:
                write(root, tree(2))
            super().put(path, data, spare)

    monkeypatch.setattr("scripts.deploy.targets.folder.Folder", Slow)
    said = deploy(root, target, NOW)
    assert any("vừa được dựng lại" in line for line in said)
    found = public(files_of(target))
    assert {path: found[path] for path in tree(2)} == tree(2) and not missing(found)
