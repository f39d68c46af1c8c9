"""`check --fix`: what is mended is shown, asked for once, written, and can be taken back."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from scripts.edit import fixing, saving
from scripts.model.values import VIETNAM
from tests.conftest import CHECKOUT, command
from tests.sources import LISTING, site

NOW = datetime(2027, 6, 1, 8, 0, tzinfo=VIETNAM)
PATH = "events/2022/mau-thuong.yml"
SLIPPED = LISTING.replace("start: 2022-06-09", "start: 9/6/2022  # chờ giờ")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    assert SLIPPED != LISTING
    return site(tmp_path, {PATH: SLIPPED})


def answer(monkeypatch: pytest.MonkeyPatch, words: str | None) -> None:
    """What somebody types when asked; None where nobody sits there."""

    def said(prompt: str = "", *_: object, **__: object) -> str:
        if words is None:
            raise EOFError
        return words

    monkeypatch.setattr("click.termui.visible_prompt_func", said)


@pytest.mark.parametrize(("words", "is_mended"), [("c", True), ("Có", True), ("k", False), ("", False), (None, False)])
def test_it_asks_once_and_does_what_is_said(
    root: Path, monkeypatch: pytest.MonkeyPatch, words: str | None, is_mended: bool
) -> None:
    answer(monkeypatch, words)
    done = command("check", "--fix", "--root", str(root))
    assert "- " in done.stdout and "start: 2022-06-09" in done.stdout
    text = (root / PATH).read_text(encoding="utf-8")
    assert ("start: 2022-06-09  # chờ giờ" in text) is is_mended
    assert ("Đã sửa 1 tệp" if is_mended else "Chưa sửa gì: 1 dòng trong 1 tệp") in done.stdout
    assert done.stdout.endswith("cảnh báo.\n")  # the check itself follows
    assert [state.text for state in saving.states(root, PATH)] == ([SLIPPED] if is_mended else [])


def test_without_asking_or_only_shown(root: Path) -> None:
    assert "Chưa sửa gì" in command("check", "--fix", "--dry-run", "--root", str(root)).stdout
    assert (root / PATH).read_text(encoding="utf-8") == SLIPPED
    assert "Đã sửa 1 tệp" in command("check", "--fix", "--yes", "--root", str(root)).stdout
    assert "Không có chỗ nào cần sửa tự động." in command("check", "--fix", "--yes", "--root", str(root)).stdout
    assert command("check", "--yes", "--root", str(root)).returncode == 2


def test_what_machines_read_is_not_mixed_with_it(root: Path) -> None:
    done = command("check", "--fix", "--yes", "--format", "json", "--root", str(root))
    assert done.stdout.lstrip().startswith("[") and "Đã sửa 1 tệp" in done.stderr


def test_a_file_that_somebody_changes_meanwhile_stays_theirs(root: Path) -> None:
    fixes = fixing.found(root)
    (root / PATH).write_text("events: []\n", encoding="utf-8")
    assert [*fixing.made(root, fixes, NOW)] == [f"{PATH}: có người vừa sửa tệp này nên để nguyên; hãy chạy lại."]
    assert (root / PATH).read_text(encoding="utf-8") == "events: []\n"


def test_the_real_sources_need_no_mending(tmp_path: Path) -> None:
    for top in ("content", "events"):
        shutil.copytree(CHECKOUT / top, tmp_path / top)
    assert [*fixing.told(fixing.found(tmp_path))] == []
