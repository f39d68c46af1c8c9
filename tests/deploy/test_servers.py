"""A tree is put on real servers, over lines that break; what is read back is the tree."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT, command
from tests.deploy.servers import KINDS, BadLine, Server, enter, started
from tests.deploy.small_tree import asked_for, missing, public, tree, write


@pytest.fixture(params=KINDS)
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    root = tmp_path / "server"
    (root / "www").mkdir(parents=True)
    with started(request.param, root) as server:
        yield server


def sent(server: Server, files: dict[str, bytes]) -> dict[str, bytes]:
    """What of a tree is put there: a bucket chooses no packed copy."""
    return {
        path: data for path, data in files.items() if "s3:" not in server.address(0) or path[-3:] not in (".br", ".gz")
    }


def test_a_tree_and_its_changes_arrive_whole_over_lines_that_break(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "root"
    server.write("index.php", b"of somebody else")
    server.write(".well-known/security.txt", b"of somebody else")
    write(root, tree(1))
    refused = command(*enter(server, server.port, monkeypatch), "--root", str(root))
    assert refused.returncode == 2 and "lên: .well-known/security.txt." in refused.stderr, refused.stderr
    for day in (1, 2):
        write(root, tree(day))
        with BadLine(server.port, day, 3, server.burst) as line:
            call = enter(server, line.port, monkeypatch)
            done = command(*call, "--root", str(root), "--now", f"2026-06-0{day}", *["--overwrite"] * (day == 1))
            assert done.returncode == 0, done.stderr + done.stdout
            assert line.cuts < 3
        found = public(server.files())
        assert found.pop("index.php") == b"of somebody else"
        wanted = sent(server, tree(day))
        # What a page that is still open may ask for stays a day.
        stays = {path for path in found if path not in wanted}
        assert all(path.startswith("assets/main.") for path in stays) and bool(stays) == (day == 2)
        assert {path: data for path, data in found.items() if path not in stays} == wanted
        assert [path for path in server.files() if path.endswith(".part")] == []
    # Nothing differs: nothing is put.
    call = enter(server, server.port, monkeypatch)
    done = command(*call, "--root", str(root), "--now", "2026-06-02")
    assert "đã đúng như trang vừa dựng" in done.stdout
    # A day later the styles of before go.
    command(*call, "--root", str(root), "--now", "2026-06-04")
    found = public(server.files())
    found.pop("index.php")
    assert found == wanted
    assert not missing(found)


def test_the_folder_is_made_where_there_is_none(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"index.html": b"1", "luat/index.html": b"2"}
    done = command(*enter(server, server.port, monkeypatch), "--root", str(write(tmp_path / "root", files)))
    assert done.returncode == 0, done.stderr
    assert public(server.files()) == files


def visits(folder: Path, over: threading.Event, missed: list[str]) -> None:
    """A visitor who opens page after page, and what each asks for."""
    while not over.wait(0.002):  # else the server, in this process too, seldom gets its turn
        # Not by `rglob`, which ends where a folder goes while it looks.
        found = (Path(at, name) for at, _, names in os.walk(folder) for name in names)
        for page in sorted(path for path in found if path.suffix == ".html"):
            try:
                text = page.read_bytes()
                gone = [target for target in asked_for(text) if not (folder / target).exists()]
                # A page that was replaced meanwhile was old when its visitor asked.
                missed += [f"{page} → {target}" for target in gone if page.read_bytes() == text]
            except FileNotFoundError:
                continue


@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
def test_killed_in_the_middle_it_goes_on_and_a_visitor_meets_whole_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, folder = tmp_path / "root", tmp_path / "server/www/trang"
    (tmp_path / "server/www").mkdir(parents=True)
    missed: list[str] = []
    with started("sftp", tmp_path / "server") as server:
        call = enter(server, server.port, monkeypatch)
        assert command(*call, "--root", str(write(root, tree(1)))).returncode == 0
        done = threading.Event()
        visitor = threading.Thread(target=visits, args=(folder, done, missed))
        visitor.start()
        write(root, tree(2))
        killed: list[subprocess.Popen[bytes]] = []
        with BadLine(server.port, 2, 1, 150_000, lambda: killed[0].kill()) as line:
            arguments = [*enter(server, line.port, monkeypatch), "--root", str(root)]
            environment = os.environ | {"PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}
            killed.append(subprocess.Popen([sys.executable, "-m", "scripts.cli", *arguments], env=environment))
            assert killed[0].wait() < 0
        assert server.files() != tree(2)
        # Another machine goes on: it knows nothing but what is there.
        (root / "var").rename(tmp_path / "var")
        again = command(*call, "--root", str(root))
        done.set()
        visitor.join()
        assert again.returncode == 0 and "Lần đăng trước chưa xong" in again.stdout
        assert missed == []
        found = public(server.files())
        assert {path: found[path] for path in tree(2)} == tree(2)
        assert all(path.startswith("assets/main.") for path in found.keys() - tree(2).keys())
        assert f"đưa lên {len(tree(2).keys() - tree(1).keys())} tệp" not in again.stdout
