"""One tree in the place of another, with the system's own exchange and without."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

from scripts.publish import swap
from scripts.publish.errors import from_os
from tests.publish.small_site import put


@pytest.fixture
def site(tmp_path: Path) -> Path:
    put(tmp_path / "site/index.html", "old")
    put(tmp_path / "build/spare/index.html", "new")
    return tmp_path / "site"


def text(tree: Path) -> str:
    return (tree / "index.html").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="no exchange on this system")
def test_exchange_is_one_step(site: Path, tmp_path: Path) -> None:
    assert swap.exchange(tmp_path / "build/spare", site)
    assert (text(site), text(tmp_path / "build/spare")) == ("new", "old")


def kept(work: Path) -> dict[str, str]:
    """The trees beside the published one."""
    return {tree.name: text(tree) for tree in work.iterdir()}


def test_the_new_tree_stands_and_the_old_one_is_the_spare(site: Path, tmp_path: Path) -> None:
    swap.swap(site, tmp_path / "build")
    assert text(site) == "new"
    assert kept(tmp_path / "build") == {"spare": "old"}


@pytest.mark.parametrize("refusal", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])
def test_without_exchange_two_renames_do(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: int
) -> None:
    monkeypatch.setattr(swap, "_linux", lambda *_: refusal)
    monkeypatch.setattr(swap, "_macos", lambda *_: refusal)
    swap.swap(site, tmp_path / "build")
    assert text(site) == "new"
    assert kept(tmp_path / "build") == {"spare": "old"}


def test_first_publish_needs_no_old_tree(tmp_path: Path) -> None:
    put(tmp_path / "build/spare/index.html", "new")
    swap.swap(tmp_path / "site", tmp_path / "build")
    assert text(tmp_path / "site") == "new"


def test_a_refused_second_rename_puts_the_old_tree_back(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    rename = Path.rename

    def refuse_spare(self: Path, target: Path) -> Path:
        if self.name == swap.SPARE:
            raise OSError(errno.EACCES, "denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse_spare)
    with pytest.raises(OSError, match="denied"):
        swap.swap(site, tmp_path / "build")
    assert text(site) == "old"


def test_an_old_tree_that_cannot_be_kept_waits_for_the_next_build(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new tree is published by then, so this is no failure."""
    rename = Path.rename

    def refuse_previous(self: Path, target: Path) -> Path:
        if self.name == swap.PREVIOUS:
            raise OSError(errno.EACCES, "denied")
        return rename(self, target)

    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse_previous)
        swap.swap(site, tmp_path / "build")
    assert (text(site), kept(tmp_path / "build")) == ("new", {"previous": "old"})
    swap.recover(site, tmp_path / "build")
    assert (text(site), kept(tmp_path / "build")) == ("new", {"spare": "old"})


def test_a_build_killed_between_two_renames_is_undone(site: Path, tmp_path: Path) -> None:
    site.rename(tmp_path / "build/previous")
    swap.recover(site, tmp_path / "build")
    assert text(site) == "old"
    assert kept(tmp_path / "build") == {"spare": "new"}


def test_a_third_tree_is_cleaned_up(site: Path, tmp_path: Path) -> None:
    put(tmp_path / "build/previous/index.html", "older")
    swap.recover(site, tmp_path / "build")
    assert text(site) == "old"
    assert kept(tmp_path / "build") == {"spare": "new"}


def test_another_refusal_is_an_error(site: Path, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        swap.exchange(tmp_path / "build/missing", site)
    assert text(site) == "old"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "Ổ đĩa đã đầy"),
        (errno.EACCES, "Không được phép ghi"),
        (errno.EROFS, "Ổ đĩa chỉ cho đọc"),
        (errno.EXDEV, "cùng một ổ đĩa"),
        (errno.EIO, "Không ghi được trang"),
    ],
)
def test_every_refusal_is_told_in_vietnamese(number: int, words: str) -> None:
    told = str(from_os(OSError(number, "reason", "site/index.html")))
    assert words in told
    assert "Trang đã đăng trước đó vẫn giữ nguyên." in told
