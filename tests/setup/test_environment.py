"""The entry on a machine that has nothing yet: small checkouts of its own, and no network."""

from __future__ import annotations

import ast
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import scripts
from scripts.setup import environment
from tests.conftest import CHECKOUT

PACKAGE = Path(scripts.__file__).parent
# All that runs before the environment is there.
ENTRY = ("__init__.py", "__main__.py", "setup/__init__.py", "setup/environment.py")
# One worker makes one environment for all.
pytestmark = pytest.mark.xdist_group("environment")
COMMANDS = """
import json, os, sys
import base
said = {"arguments": sys.argv[1:], "cwd": os.getcwd(), "utf8": sys.flags.utf8_mode, "base": base.__file__}
print(json.dumps(said, ensure_ascii=False))
sys.exit(7)
"""


def wheel(folder: Path, name: str) -> str:
    """A library of one module, and the line that locks it."""
    path = folder / f"{name}-1-py3-none-any.whl"
    info = f"{name}-1.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", f"name = {name!r}\n")
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", "")
    return f"{name} @ {path.as_uri()} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@dataclass(frozen=True)
class Checkout:
    root: Path

    def run(self, *arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        process = self.start(*arguments, cwd=cwd, **environment)
        out, err = process.communicate(timeout=200)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def start(self, *arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.Popen[str]:
        plain = {name: text for name, text in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
        return subprocess.Popen(
            [sys.executable, str(self.root / "scripts"), *arguments],
            cwd=cwd or self.root,
            env=plain | {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1"} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def lock(self, name: str, *lines: str) -> None:
        (self.root / name).write_text("".join(lines), encoding="utf-8")


def bare(folder: Path) -> Checkout:
    """A checkout without an environment."""
    root = folder / "Thư mục có dấu, 100%" / "trang"
    (root / "scripts/setup").mkdir(parents=True)
    for name in ENTRY:
        shutil.copy(PACKAGE / name, root / "scripts" / name)
    (root / "scripts/cli.py").write_text(COMMANDS, encoding="utf-8")
    made = Checkout(root)
    base, more = wheel(folder, "base"), wheel(folder, "more")
    made.lock("requirements.txt", base)
    made.lock("requirements-test.txt", base, more)
    return made


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return bare(tmp_path)


@dataclass(frozen=True)
class Raced:
    """Two first runs of one checkout at the same time, and the folder where they were started."""

    checkout: Checkout
    folder: Path
    done: list[subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def raced(tmp_path_factory: pytest.TempPathFactory) -> Raced:
    folder = tmp_path_factory.mktemp("first")
    checkout = bare(folder)
    both = [checkout.start("build", "--now", "Hôm nay 100%", cwd=folder) for _ in range(2)]
    said = [process.communicate(timeout=200) for process in both]
    return Raced(
        checkout,
        folder,
        [
            subprocess.CompletedProcess((), process.returncode, *texts)
            for process, texts in zip(both, said, strict=True)
        ],
    )


@pytest.fixture
def ready(checkout: Checkout, raced: Raced) -> Checkout:
    """A checkout whose environment is whole: that of the first runs, copied, for making one takes seconds."""
    shutil.copytree(raced.checkout.root / ".venv", checkout.root / ".venv", symlinks=True)
    stamp(checkout)
    assert checkout.run("build").stderr == ""
    return checkout


def stamp(checkout: Checkout) -> None:
    """Say that the environment is whole."""
    content = (checkout.root / "requirements.txt").read_bytes()
    content += repr((sys.version_info[:3], sys.platform, str(checkout.root))).encode()
    (checkout.root / ".venv/requirements.txt.installed").write_text(hashlib.sha256(content).hexdigest())


def installed(done: subprocess.CompletedProcess[str]) -> bool:
    return "Đang cài các thư viện" in done.stderr


def test_it_parses_on_old_pythons_and_imports_nothing_but_the_standard_library() -> None:
    names = set()
    for file in ENTRY:
        tree = ast.parse((PACKAGE / file).read_text(encoding="utf-8"), feature_version=(3, 6))
        names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    ours = {"scripts.setup.environment"}
    assert ours <= names and {name.partition(".")[0] for name in names - ours} <= sys.stdlib_module_names


def test_an_old_python_is_told_so_in_two_languages(checkout: Checkout) -> None:
    pretend = "import runpy, sys; sys.version_info = (3, 8, 2, 'final', 0); sys.argv = ['x', 'build']; "
    done = subprocess.run(
        [sys.executable, "-c", f"{pretend}runpy.run_path({str(checkout.root / 'scripts')!r}, run_name='__main__')"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "Cần Python 3.11 trở lên; máy đang dùng 3.8.",
        "Python 3.11 or newer is needed; this is 3.8.",
    ]
    assert not (checkout.root / ".venv").exists()


@pytest.mark.parametrize(
    ("output", "vietnamese", "english"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device", "Ổ đĩa đầy", "disk is full"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM",
            "không khớp mã kiểm tra",
            "does not match its locked hash",
        ),
        ("HINT: Windows Long Path support is not enabled", "quá dài đối với Windows", "too long for Windows"),
        ("ensurepip is not available.", "python3-venv", "python3-venv"),
        ("Refusing to create a venv: contains the PATH separator :.", "đổi tên thư mục", "rename it"),
        ("[Errno 13] Permission denied: '.venv'", "kiểm tra quyền ghi", "check the permissions"),
        (
            "ERROR: Could not find a version that satisfies the requirement a==1 (from versions: none)",
            "Không tới được kho gói Python (a==1)",
            "index cannot be reached (a==1)",
        ),
        (
            "ERROR: Could not find a version that satisfies the requirement a==1 (from versions: 2, 3)\n"
            "ERROR: No matching distribution found for a==1",
            "không có bản chạy được trên máy này (a==1)",
            "nothing that runs on this machine (a==1)",
        ),
        ("something new", "Không cài được các thư viện.", "could not be installed."),
    ],
)
def test_a_failed_install_is_explained(
    output: str, vietnamese: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.explain(output)
    first, second, *last = capsys.readouterr().err.splitlines()
    assert vietnamese in first and english in second
    assert [line.strip() for line in last] == output.splitlines()


def pretend_installed(checkout: Checkout) -> None:
    """Give the checkout this run's Python as its environment, with the stamp of a whole install."""
    (checkout.root / ".venv/bin").mkdir(parents=True)
    python = checkout.root / ".venv/bin/python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    (checkout.root / "base.py").touch()
    stamp(checkout)


@pytest.mark.skipif(os.name == "nt", reason="stands in for the environment with a shell script")
def test_it_works_from_any_folder_by_name_and_by_path(checkout: Checkout, tmp_path: Path) -> None:
    pretend_installed(checkout)
    for folder in (checkout.root, checkout.root / "scripts", tmp_path):
        by_path = checkout.run("check", cwd=folder)
        by_name = subprocess.run(
            [sys.executable, "-m", "scripts", "check"],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(checkout.root)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        for done in (by_path, by_name):
            assert (done.returncode, done.stderr) == (7, "")
            assert f'"cwd": "{folder}"' in done.stdout


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_every_requirement_is_locked_by_hash_and_names_no_address(name: str) -> None:
    text = (CHECKOUT / name).read_text(encoding="utf-8")
    entries = [line for line in text.replace("\\\n", " ").splitlines() if line.strip() and not line.startswith("#")]
    assert entries and all("==" in line and "--hash=sha256:" in line for line in entries)
    assert "://" not in text and "--index" not in text and "--find-links" not in text


def test_the_tests_run_on_the_libraries_of_the_build() -> None:
    locked = (CHECKOUT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert set(locked) <= set((CHECKOUT / "requirements-test.txt").read_text(encoding="utf-8").splitlines())


@pytest.mark.slow
def test_of_two_first_runs_one_installs_and_the_other_waits(raced: Raced) -> None:
    assert sorted(installed(done) for done in raced.done) == [False, True]
    assert sorted("xin chờ" in done.stderr for done in raced.done) == [False, True]


@pytest.mark.slow
def test_the_first_run_hands_over_and_the_next_starts_at_once(raced: Raced) -> None:
    again = raced.checkout.run("build", "--now", "Hôm nay 100%", cwd=raced.folder)
    assert again.stderr == ""
    for done in (*raced.done, again):
        assert done.returncode == 7
        assert '"arguments": ["build", "--now", "Hôm nay 100%"]' in done.stdout
        assert f'"cwd": "{raced.folder}"' in done.stdout and '"utf8": 1' in done.stdout


@pytest.mark.slow
def test_nothing_where_the_caller_stands_takes_the_place_of_our_code(checkout: Checkout, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for name in ("scripts/__init__.py", "scripts/cli.py", "base.py", "json.py", "pip/__main__.py", "venv.py"):
        path = other / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("raise SystemExit('the wrong one')\n", encoding="utf-8")
    done = checkout.run("build", cwd=other, PYTHONPATH=str(other))
    assert done.returncode == 7, done.stderr
    assert "site-packages" in done.stdout


def test_a_library_that_was_taken_away_gets_a_sentence_and_is_installed_again(checkout: Checkout) -> None:
    (checkout.root / ".venv").mkdir()
    stamp(checkout)
    command = [sys.executable, "-P", "-c", "from scripts.setup.environment import inside; inside()", "build"]
    around = {**os.environ, "PYTHONPATH": str(checkout.root), "PYTHONUTF8": "1"}
    done = subprocess.run(command, env=around, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 3 and done.stderr.startswith("Thiếu thư viện base trong .venv")
    assert len(done.stderr.splitlines()) == 2
    assert not (checkout.root / ".venv/requirements.txt.installed").exists()


PYTHON = "Scripts/python.exe" if os.name == "nt" else "bin/python"


@pytest.mark.slow
def test_an_environment_that_is_not_whole_is_made_anew(ready: Checkout) -> None:
    leftover = ready.root / ".venv/leftover"
    leftover.touch()
    (ready.root / ".venv" / PYTHON).unlink()
    assert installed(ready.run("build"))
    assert not leftover.exists()
    assert ready.run("build").stderr == ""


@pytest.mark.parametrize("damage", ["no stamp", "another stamp", "unfinished", "no Python", "another lock"])
def test_what_is_not_whole(checkout: Checkout, monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    venv, lock = checkout.root / ".venv", checkout.root / "requirements.txt"
    (venv / PYTHON).parent.mkdir(parents=True)
    (venv / PYTHON).touch()
    stamp(checkout)
    paths = {"ROOT": checkout.root, "VENV": venv, "PYTHON": venv / PYTHON, "UNFINISHED": venv / "unfinished"}
    for name, path in paths.items():
        monkeypatch.setattr(environment, name, str(path))
    assert environment.is_ready(str(lock))
    {
        "no stamp": (venv / "requirements.txt.installed").unlink,
        "another stamp": lambda: (venv / "requirements.txt.installed").write_text("0" * 64),
        "unfinished": (venv / "unfinished").touch,
        "no Python": (venv / PYTHON).unlink,
        "another lock": lambda: checkout.lock("requirements.txt", lock.read_text(), "# changed\n"),
    }[damage]()
    assert not environment.is_ready(str(lock))


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a Windows process cannot be killed with its children")
def test_an_install_that_is_killed_is_made_whole_by_the_next_run(ready: Checkout) -> None:
    for kill in (os.killpg, os.kill):
        process = ready.start("test")  # what only the tests need is not there yet
        while not (ready.root / ".venv/unfinished").exists():
            assert process.poll() is None
            time.sleep(0.01)
        kill(process.pid, signal.SIGKILL)
        process.communicate()
        done = ready.run("build")
        assert done.returncode == 7 and installed(done)
        assert not (ready.root / ".venv/unfinished").exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no process groups")
def test_ctrl_c_while_installing_shows_no_traceback(ready: Checkout) -> None:
    ready.lock("requirements-test.txt", f"absent==1 --hash=sha256:{'0' * 64}\n")
    with socket.create_server(("127.0.0.1", 0)) as silent:  # an index that never answers
        silent.settimeout(200)
        index = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        # A suite that runs in the background ignores Ctrl+C, and hands that down.
        told = signal.signal(signal.SIGINT, signal.default_int_handler)
        process = ready.start("test", PIP_NO_INDEX="0", PIP_INDEX_URL=index)
        signal.signal(signal.SIGINT, told)
        asked, _ = silent.accept()
        with asked:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(60)
    _, err = process.communicate()
    assert process.returncode == 130
    assert "Đã dừng" in err and "Traceback" not in err


@pytest.mark.slow
def test_an_index_out_of_reach_is_named_and_ends_with_3(ready: Checkout) -> None:
    ready.lock("requirements-test.txt", f"absent==1 --hash=sha256:{'0' * 64}\n")
    done = ready.run("test", PIP_NO_INDEX="0", PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="0")
    assert done.returncode == 3
    assert "Không tới được kho gói Python (absent==1)" in done.stderr
    assert "The Python package index cannot be reached (absent==1)" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_what_only_the_tests_need_comes_on_top_and_its_failure_spoils_nothing(ready: Checkout) -> None:
    good = (ready.root / "requirements-test.txt").read_text()
    head, _, digits = good.rpartition(":")
    ready.lock("requirements-test.txt", head, ":", "0" * (len(digits) - 1), "\n")
    refused = ready.run("test")
    assert refused.returncode == 3 and "không khớp mã kiểm tra" in refused.stderr
    assert ready.run("build").stderr == ""

    ready.lock("requirements-test.txt", good)
    tools = "import pathlib, time; time.sleep(0.5); pathlib.Path(__file__).with_name('fetched').touch(); 1 / 0"
    (ready.root / "scripts/setup/testing.py").write_text(tools, encoding="utf-8")
    done = ready.run("test")
    assert installed(done) and done.returncode == 7 and "ZeroDivision" not in done.stderr
    assert (ready.root / "scripts/setup/fetched").is_file(), "what else they need was fetched meanwhile"
    assert ready.run("test").stderr == ready.run("build").stderr == ""
    assert list((ready.root / ".venv").rglob("more.py"))
