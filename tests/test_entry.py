"""The first run on a fresh machine: what it sets up, what it says when it cannot."""

from __future__ import annotations

import ast
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import __main__ as entry
from tests.conftest import CHECKOUT
from tests.sources import site

NO_INDEX = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_NO_CACHE_DIR": "1"}


def copy(folder: Path) -> Path:
    """A clean checkout: what git would give, without .venv and build."""
    folder.mkdir(parents=True)
    for name in ("scripts", "overrides"):
        shutil.copytree(CHECKOUT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "requirements.txt", "requirements-test.txt"):
        shutil.copy(CHECKOUT / name, folder)
    return folder


def start(
    checkout: Path, *arguments: str, cwd: Path | None = None, module: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    return subprocess.run(
        [getattr(sys, "_base_executable", sys.executable), *([module] if module else ["-m", "scripts"]), *arguments],
        cwd=cwd or checkout,
        env=clean | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def pretend_installed(checkout: Path, test: bool = False) -> None:
    """Give the copy this run's environment and the stamps of a complete install."""
    (checkout / ".venv/bin").mkdir(parents=True)
    (checkout / ".venv/bin/python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (checkout / ".venv/bin/python").chmod(0o755)
    base = tuple(sys.version_info[:3])
    for name in ("requirements.txt", "requirements-test.txt") if test else ("requirements.txt",):
        content = (checkout / name).read_bytes()
        digest = hashlib.sha256(content + repr((base, sys.platform, str(checkout))).encode()).hexdigest()
        (checkout / f".venv/{name}.installed").write_text(digest, encoding="utf-8")


def test_the_entry_parses_on_old_pythons() -> None:
    source = (CHECKOUT / "scripts/__main__.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 4))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert imported <= set(sys.stdlib_module_names)
    assert not [node for node in ast.walk(tree) if isinstance(node, (ast.ImportFrom, ast.JoinedStr, ast.AnnAssign))]


def test_an_old_python_is_told_in_both_languages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(entry.sys, "version_info", (3, 9, 1, "final", 0))
    assert entry.main(["build"]) == 2
    said = capsys.readouterr().err
    assert "Cần Python 3.11 trở lên; máy đang dùng 3.9." in said
    assert "Python 3.11 or newer is needed; this is 3.9." in said


@pytest.mark.slow
def test_an_unreachable_index_is_told_in_both_languages_and_leaves_nothing_half_done(tmp_path: Path) -> None:
    checkout = copy(tmp_path / "bản sao mới")
    done = start(checkout, "build", **NO_INDEX)
    assert done.returncode == 3
    assert "không tới được kho gói Python" in done.stderr
    assert "package index cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((checkout / ".venv").glob("*.installed"))
    assert not (checkout / ".venv.lock").exists()


@pytest.mark.skipif(os.name == "nt", reason="stands in for the environment with a shell script")
@pytest.mark.parametrize("name", ["thường", "có dấu cách và 100% tiếng Việt"])
def test_it_works_from_any_folder_and_in_any_path(tmp_path: Path, name: str) -> None:
    checkout = copy(tmp_path / name)
    pretend_installed(checkout)
    site(checkout)
    for folder in (checkout, checkout / "scripts", tmp_path):
        done = start(checkout, "check", cwd=folder, PYTHONPATH=str(checkout))
        assert (done.returncode, done.stderr) == (0, "")
        assert "0 lỗi, 0 cảnh báo." in done.stdout
    # Where Python cannot find the package by its name, its folder can be run by its path.
    for folder in (checkout / "content", checkout / "scripts", tmp_path):
        done = start(checkout, "check", cwd=folder, module=str(checkout / "scripts"))
        assert (done.returncode, done.stderr) == (0, "")
        assert "0 lỗi, 0 cảnh báo." in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="stands in for the environment with a shell script")
def test_a_broken_install_is_made_anew(tmp_path: Path) -> None:
    checkout = copy(tmp_path / "dở dang")
    pretend_installed(checkout)
    (checkout / ".venv/requirements.txt.installed").unlink()
    (checkout / ".venv/hong").write_text("dở dang", encoding="utf-8")
    done = start(checkout, "check", **NO_INDEX)
    assert done.returncode == 3
    assert not (checkout / ".venv/hong").exists(), "the half-made environment was thrown away"


def test_a_lock_left_by_a_dead_run_does_not_stop_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    path = tmp_path / ".venv.lock"
    path.write_text(str(dead.pid), encoding="utf-8")
    monkeypatch.setattr(entry.Lock, "path", str(path))
    with entry.Lock():
        assert path.read_text(encoding="utf-8") == str(os.getpid())
    assert not path.exists()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_every_requirement_is_locked_by_hash_and_names_no_address(name: str) -> None:
    text = (CHECKOUT / name).read_text(encoding="utf-8")
    entries = [line for line in text.replace("\\\n", " ").splitlines() if line.strip() and not line.startswith("#")]
    assert entries and all("==" in line and "--hash=sha256:" in line for line in entries)
    assert "://" not in text and "--index" not in text and "--find-links" not in text
