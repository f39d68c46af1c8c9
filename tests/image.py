"""The image of docs/container, made and run by podman with the two lines of docs/hosting.md."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from scripts.bench.serving import free_ports
from tests.conftest import CHECKOUT
from tests.recipes import PAGE

_FOLDER = Path("docs/container")


@contextmanager
def contained(site: Path, work: Path) -> Iterator[str]:
    """The address of a container with that site; skips where podman would have to fetch what the image begins with."""
    text = (CHECKOUT / _FOLDER / "Containerfile").read_text(encoding="utf-8")
    [base] = re.findall(r"^FROM (\S+)", text, re.MULTILINE)
    if not shutil.which("podman") or subprocess.run(["podman", "image", "exists", base], check=False).returncode:
        pytest.skip(f"podman and {base} are missing on this machine")
    build, run = (line.split() for line in re.findall(r"^podman .+$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    name, [port] = f"trang-{uuid.uuid4().hex}", free_ports(1)
    shutil.copytree(CHECKOUT / _FOLDER, work / _FOLDER)
    shutil.copytree(site, work / "site", copy_function=os.link)
    _done([name if word == "trang" else word for word in build], work)
    try:
        told = {"8080:8080": f"127.0.0.1:{port}:8080", "trang": name, "--rm": f"--detach --name={name}"}
        _done(" ".join(told.get(word, word) for word in run).split(), work)
        address = f"http://127.0.0.1:{port}/"
        _wait(address)
        yield address
    finally:
        subprocess.run(["podman", "rm", "--force", name], capture_output=True, check=False)
        subprocess.run(["podman", "rmi", "--force", name], capture_output=True, check=False)


def _done(command: list[str], folder: Path) -> None:
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert not ended.returncode, ended.stderr


def _wait(address: str) -> None:
    """Until it answers: podman may listen before what is in the container does."""
    for _ in range(200):
        with suppress(OSError), urlopen(address, timeout=1):
            return
        time.sleep(0.1)
    pytest.fail("the container does not answer")
