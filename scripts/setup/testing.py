"""`python3 -m scripts test`: fetch what the tests need beyond Python, then run them.

A browser and a Java run time come from Debian's packages where that needs no password; the page
checkers come from npm. What cannot be installed is named, and the tests that need it say so when they skip.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click

# command → Debian packages that bring it
DEBIAN = {
    "chromium": ("chromium", "fonts-noto-core"),
    "java": ("default-jre-headless",),
    "npm": ("npm",),
}


def run(checkout: Path, arguments: Sequence[str]) -> int:
    """Prepare and run pytest; its exit code; what failed is in pytest's own lines."""
    for line in prepare(checkout):
        click.echo(line, err=True)
    # The tests start hundreds of Pythons, and each would compile our code anew where its bytecode may not be kept.
    environment = os.environ | {"PYTHONPATH": str(checkout), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": ""}
    workers = [] if any(word.startswith("-n") for word in arguments) else ["-n", "auto", "--dist", "loadgroup"]
    command = [sys.executable, "-m", "pytest", *workers, *arguments]
    return subprocess.run(command, cwd=checkout, env=environment, check=False).returncode


def prepare(checkout: Path) -> list[str]:
    """Install what is missing; a line for each thing that stays missing."""
    missing = [name for name in DEBIAN if shutil.which(name) is None]
    if missing and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _apt([package for name in missing for package in DEBIAN[name]])
    lines = [
        f"Máy này chưa có {name}; các phép thử cần nó sẽ bị bỏ qua. Cài gói: {' '.join(DEBIAN[name])}."
        for name in DEBIAN
        if shutil.which(name) is None
    ]
    if shutil.which("npm") and not _checkers(checkout / "tests" / "tools"):
        lines.append("Không cài được axe-core và vnu-jar bằng npm; các phép thử cần chúng sẽ bị bỏ qua.")
    return lines


def _apt(packages: list[str]) -> None:
    click.echo(f"Đang cài {' '.join(packages)}…", err=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(command, env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=False)
        if done.returncode:
            click.echo(done.stderr.decode("utf-8", "replace")[-2000:], err=True)
            return


def _checkers(folder: Path) -> bool:
    """Install the locked page checkers unless they are there already."""
    stamp = folder / "node_modules" / ".package-lock.json"
    lock = folder / "package-lock.json"
    if stamp.exists() and stamp.stat().st_mtime >= lock.stat().st_mtime:
        return True
    npm = shutil.which("npm")
    assert npm
    command = [npm, "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
    done = subprocess.run(command, cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        click.echo(done.stderr.decode("utf-8", "replace")[-2000:], err=True)
    return done.returncode == 0
