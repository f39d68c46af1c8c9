"""`python3 -m scripts test`: fetch what the tests need beyond Python, then run them.

A browser, web servers and a Java run time come from Debian's packages where that needs no password; the page checkers
come from npm.
What cannot be installed is named, and the tests that need it say so when they skip. Standard library only: on a new
machine environment.py runs this file beside pip, and `test` only looks whether all is there.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

# The first of these that is there; the shell draws the same pages with a quarter less work.
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
# command → Debian packages that bring it
DEBIAN = {
    BROWSERS[0]: (BROWSERS[0], "fonts-noto-core"),
    "java": ("default-jre-headless",),
    "npm": ("npm",),
    "nginx": ("nginx-light", "libnginx-mod-http-brotli-static"),
    "caddy": ("caddy",),
    "apache2": ("apache2",),
    "sshd": ("openssh-server",),
    "vsftpd": ("vsftpd",),
    "wrk": ("wrk",),
}
# command → Debian's service of it
_SERVICES = {"nginx": "nginx", "caddy": "caddy", "apache2": "apache2", "sshd": "ssh", "vsftpd": "vsftpd"}
_SYSTEMD = Path("/run/systemd/system")
# Where servers lie, which is not on everybody's path.
_ALSO = "/usr/sbin"
# Files in memory: to make a small one on a disk takes a third of what most tests do.
MEMORY = Path("/dev/shm")
_ROOM = 5 * 2**30  # bytes; the tests take half of it


def run(checkout: Path, arguments: Sequence[str]) -> int:
    """Prepare and run pytest; its exit code; what failed is in pytest's own lines."""
    for line in prepare(checkout):
        print(line, file=sys.stderr)
    # The tests start hundreds of Pythons, and each would compile our code anew where its bytecode may not be kept.
    environment = os.environ | {"PYTHONPATH": str(checkout), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": ""}
    # A third of a test is waiting for browsers and processes: three at once on two processors took 710 s, two 780.
    own = [f"-n{(os.cpu_count() or 1) * 3 // 2}", "--dist", "loadgroup"]
    workers = [] if any(word.startswith("-n") for word in arguments) else own
    command = [sys.executable, "-m", "pytest", *workers, *arguments]
    with _temporary() as folder:
        return subprocess.run(command, cwd=checkout, env=environment | folder, check=False).returncode


@contextmanager
def _temporary() -> Iterator[dict[str, str]]:
    """What sends temporary files into memory, where this machine has room for them and nobody chose another place."""
    if "TMPDIR" in os.environ or not MEMORY.is_dir() or not _fits(MEMORY):
        yield {}
        return
    with tempfile.TemporaryDirectory(dir=MEMORY, ignore_cleanup_errors=True) as folder:
        yield {"TMPDIR": folder}


def _fits(folder: Path) -> bool:
    """Is there room, and may programs be started there, as tests do?"""
    status = os.statvfs(folder)
    return status.f_bavail * status.f_frsize >= _ROOM and not status.f_flag & os.ST_NOEXEC


def prepare(checkout: Path) -> list[str]:
    """Install what is missing; a line for each thing that stays missing."""
    if (missing := _missing()) and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _apt([DEBIAN[name] for name in missing])
        _quiet([_SERVICES[name] for name in missing if name in _SERVICES and program(name)])
    lines = [
        f"Máy này chưa có {name}; các phép thử cần nó sẽ bị bỏ qua. Cài gói: {' '.join(DEBIAN[name])}."
        for name in _missing()
    ]
    if (npm := shutil.which("npm")) and not _checkers(checkout / "tests" / "tools", npm):
        lines.append("Không cài được axe-core và vnu-jar bằng npm; các phép thử cần chúng sẽ bị bỏ qua.")
    return lines


def browser() -> str | None:
    """The path of a browser for the tests, if this machine has one."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def program(name: str) -> str | None:
    """The path of a command, if this machine has it."""
    return shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}{os.pathsep}{_ALSO}")


def _missing() -> list[str]:
    return [name for name in DEBIAN if program(name) is None and not (name in BROWSERS and browser())]


def _apt(wanted: Sequence[Sequence[str]]) -> None:
    """Install the packages of each command: together, or one command's after the other where that fails."""
    print(f"Đang cài {' '.join(chain(*wanted))}…", file=sys.stderr)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    if _done(["apt-get", "update", "-qq"]) and not _done([*install, *chain(*wanted)]):
        for packages in wanted:
            _done([*install, *packages])


def _quiet(services: Sequence[str]) -> None:
    """The tests start servers of their own; the machine is to answer nobody because of them."""
    if services and _SYSTEMD.is_dir():
        _done(["systemctl", "disable", "--now", "--quiet", *services])


def _checkers(folder: Path, npm: str) -> bool:
    """Install the locked page checkers unless they are there already."""
    stamp = folder / "node_modules" / ".package-lock.json"
    if stamp.exists() and stamp.stat().st_mtime >= (folder / "package-lock.json").stat().st_mtime:
        return True
    return _done([npm, "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], folder)


def _done(command: list[str], folder: Path | None = None) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, stdin=subprocess.DEVNULL)
    if ended.returncode:
        print(ended.stderr.decode("utf-8", "replace")[-2000:], file=sys.stderr)
    return not ended.returncode


if __name__ == "__main__":
    prepare(Path(__file__).resolve().parents[2])
