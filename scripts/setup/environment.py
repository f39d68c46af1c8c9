"""The environment of every command. Standard library only, and syntax that any Python 3 can parse: one that is too old
must still be able to say so.

The first run makes .venv, installs the hash-locked requirements into it and carries on inside it. A stamp written last
says that an environment is whole; without it the next run starts again: an interrupted install is repaired.
"""

import hashlib
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from typing import IO

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".venv")
LOCK = os.path.join(ROOT, ".venv.lock")
# Exists while packages are being written; found later, it shows an install that was cut off halfway.
UNFINISHED = os.path.join(VENV, "unfinished")
OLDEST = (3, 11)
NEARLY_FULL = 8_000_000
BROKEN, WRONG_USE, INTERRUPTED = 3, 2, 130
# Where `deploy` needs libraries of its own.
REMOTE = ("sftp://", "ftps://", "webdav://", "webdavs://", "s3://")
WINDOWS = os.name == "nt"
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if WINDOWS else ("bin", "python")))

# What pip or venv said → why it failed and how to fix it. The first that fits is printed.
REASONS = (
    (
        ("No space left on device", "Disk quota exceeded", "not enough space on the disk", "[WinError 112]"),
        "Ổ đĩa đầy: giải phóng chỗ (cần khoảng 500 MB) rồi chạy lại.",
        "The disk is full: free some space (about 500 MB) and run again.",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        "Gói tải về không khớp mã kiểm tra đã khóa nên chưa cài gì; có thể kho gói hoặc đường mạng bị can thiệp.",
        "A downloaded package does not match its locked hash, so nothing was installed; "
        "the index or the network may have been tampered with.",
    ),
    (
        ("Long Path", "[WinError 206]"),
        "Đường dẫn thư mục quá dài đối với Windows: chuyển dự án về một thư mục ngắn như C:\\trang rồi chạy lại.",
        "The folder's path is too long for Windows: move the project to a short one such as C:\\site and run again.",
    ),
    (
        ("ensurepip is not available", "No module named venv", "No module named ensurepip"),
        "Python của máy thiếu phần tạo môi trường. Trên Windows: cài Python từ python.org; trên Debian, Ubuntu: "
        "sudo apt install python3-venv. Rồi chạy lại.",
        "This Python cannot make environments. On Windows, install the one of python.org; on Debian or Ubuntu: sudo "
        "apt install python3-venv. Then run again.",
    ),
    (
        ("PATH separator",),
        "Tên thư mục chứa dấu “%s” nên không tạo được môi trường: đổi tên thư mục rồi chạy lại." % os.pathsep,
        'The folder\'s name holds a "%s", so no environment can be made: rename it and run again.' % os.pathsep,
    ),
    (
        # Windows words its errors in its user's language; the numbers stay. 358 to 404 are those of cloud folders.
        ("[WinError 225]", "[WinError 226]"),
        "Phần mềm diệt virus chặn một tệp của thư viện: nhờ người quản trị máy cho phép thư mục dự án rồi chạy lại.",
        "An antivirus program blocks a file of a library: have the project's folder allowed and run again.",
    ),
    (
        tuple("[WinError %d]" % number for number in range(358, 405)),
        "Dịch vụ đồng bộ (OneDrive) giữ tệp: chuyển cả thư mục ra ngoài OneDrive, ví dụ C:\\trang, rồi chạy lại.",
        "A service that synchronises the folder (OneDrive) holds a file: move the project out of it and run again.",
    ),
    (
        ("Permission denied", "Access is denied", "Read-only file system", "being used by another process")
        + ("[WinError 5]", "[WinError 32]", "[Errno 13]", "[Errno 30]"),
        "Không ghi được vào thư mục dự án: đóng các chương trình đang dùng .venv (có khi là phần mềm diệt virus hay "
        "đồng bộ), kiểm tra quyền ghi rồi chạy lại.",
        "The project's folder cannot be written: close what uses .venv, check the permissions and run again.",
    ),
    (
        ("ProxyError", "Cannot connect to proxy", "Tunnel connection failed", "407 Proxy"),
        "Không qua được proxy{proxy}: hỏi người quản trị mạng địa chỉ proxy, đặt vào biến HTTPS_PROXY rồi chạy lại.",
        "The proxy{proxy} does not let us through: set HTTPS_PROXY to the right address and run again.",
    ),
    (
        ("CERTIFICATE_VERIFY_FAILED",),
        "Mạng cơ quan đổi chứng chỉ bảo mật nên không tải được thư viện: nhờ người quản trị mạng cho qua pypi.org và "
        "files.pythonhosted.org, rồi chạy lại.",
        "The network replaces certificates: have pypi.org and files.pythonhosted.org let through and run again.",
    ),
    (
        ("Retrying (", "connection", "Connection", "Timeout", "SSLError", "ProxyError", "HTTP error", "versions: none"),
        "Không tới được kho gói Python{needing}: lần đầu phải có mạng, những lần sau thì không. Kiểm tra mạng "
        "(hoặc proxy) rồi chạy lại.",
        "The Python package index cannot be reached{needing}: check the network (or the proxy) and run again.",
    ),
    (
        ("No matching distribution",),
        "Kho gói không có bản chạy được trên máy này{needing}: thử một bản Python khác, từ 3.11 đến 3.14.",
        "The index has nothing that runs on this machine{needing}: try another Python, 3.11 to 3.14.",
    ),
    ((), "Không cài được các thư viện{needing}.", "The libraries could not be installed{needing}."),
)


def _say(vietnamese: str, english: str) -> None:
    sys.stderr.write(vietnamese + "\n" + english + "\n")
    sys.stderr.flush()


def explain(output: str) -> None:
    """Say in two languages why an installer failed, then give its own last lines."""
    import re
    import shutil

    if shutil.disk_usage(ROOT).free < NEARLY_FULL:
        output = "No space left on device\n" + output  # venv does not say so
    named = re.search(r"(?:satisfies the requirement|distribution found for) ([^ (]+)", output)
    needing = " (%s)" % named.group(1) if named else ""
    for signs, vietnamese, english in REASONS:
        if not signs or any(sign in output for sign in signs):
            for name, text in (("{needing}", needing), ("{proxy}", _proxy())):
                vietnamese, english = vietnamese.replace(name, text), english.replace(name, text)
            _say(vietnamese, english)
            break
    lines = [line for line in output.splitlines() if line.strip() and not line.startswith(("Ignoring ", "[notice]"))]
    sys.stderr.write("".join("  %s\n" % line[:300] for line in lines[-4:]))


def _proxy() -> str:
    """Where packages are fetched through, without the password."""
    from urllib.request import getproxies

    return (" " + getproxies().get("https", "").rpartition("@")[2]).rstrip()


def _digest(path: str) -> str:
    """What the stamp must say: these requirements, this Python, this checkout."""
    with open(path, "rb") as file:
        content = file.read()
    return hashlib.sha256(content + repr((sys.version_info[:3], sys.platform, ROOT)).encode()).hexdigest()


def _stamp(path: str) -> str:
    """The file that says an install of these requirements is complete."""
    return os.path.join(VENV, os.path.basename(path) + ".installed")


def is_ready(path: str) -> bool:
    """Say whether the requirements of this lock file are installed, whole, by this Python."""
    try:
        with open(_stamp(path)) as file:
            stamped = file.read() == _digest(path)
    except OSError:
        return False
    return stamped and os.path.exists(PYTHON) and not os.path.exists(UNFINISHED)


def _install(path: str, lock: "IO[str]") -> int:
    """Make the environment whole; returns an exit code, and raises OSError when the disk will not have it."""
    base = os.path.join(ROOT, "requirements.txt")
    if not is_ready(base):
        _say("Lần đầu chạy: đang tạo môi trường .venv…", "First run: making the environment .venv…")
        _clear()
        # When an environment's own Python runs this, the one that it was made from outlives it.
        maker = getattr(sys, "_base_executable", None) or sys.executable
        code, output = _run([maker, "-I", "-X", "utf8", "-m", "venv", VENV], lock)
        if code:
            explain(output)
            return BROKEN
    _say("Đang cài các thư viện (một, hai phút)…", "Installing the libraries (a minute or two)…")
    _write(UNFINISHED, "")
    command = [PYTHON, "-I", "-X", "utf8", "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--no-color", "--progress-bar", "off", "--require-hashes", "-r", path]
    code, output = _run(command, lock, _counter(path))
    if code:
        explain(output)
        if "Installing collected packages" not in output:
            os.unlink(UNFINISHED)  # nothing was written, so what was whole before still is
        return BROKEN
    for whole in (base, path):
        _write(_stamp(whole), _digest(whole))
    os.unlink(UNFINISHED)
    return 0


def _clear() -> None:
    """Take an old environment away: first out of sight in one step, so that nobody meets half of one."""
    import shutil

    old = VENV + ".old"
    shutil.rmtree(old, ignore_errors=True)
    if os.path.lexists(VENV):
        os.rename(VENV, old)  # Windows refuses while a program of the environment runs
        shutil.rmtree(old, ignore_errors=True)


def _write(path: str, text: str) -> None:
    with open(path, "w") as file:
        file.write(text)


def _run(command: "list[str]", lock: "IO[str]", show: "Callable[[str], None]" = lambda line: None) -> "tuple[int, str]":
    """Run an installer; its exit code and what it said.

    It inherits the lock: should this process be killed, the next one waits until the installer too is gone.
    """
    import subprocess

    # Staff's own settings of pip (a mirror, a proxy) count, but the packages must land in .venv.
    environment = dict(os.environ, PIP_USER="false")
    for name in ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_DRY_RUN"):
        environment.pop(name, None)
    process = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=() if WINDOWS else (lock.fileno(),),
    )
    assert process.stdout
    lines = []
    for raw in process.stdout:
        lines.append(raw.decode("utf-8", "replace"))
        show(lines[-1])
    code = process.wait()
    show("")
    return code, "".join(lines)


def _counter(path: str) -> "Callable[[str], None]":
    """Something that turns pip's lines into one line of progress, on a terminal."""
    with open(path, "rb") as file:
        total = len({line.split(b"==")[0] for line in file if b"==" in line})
    done = []

    def show(line: str) -> None:
        text = ""
        if line.startswith(("Collecting ", "Requirement already satisfied: ")):
            done.append(line)
            name = line.partition(": ")[2] or line.partition(" ")[2]
            text = "%d/%d %s" % (min(len(done), total), total, name.split("==")[0].split(" ")[0])
        elif "Retrying (" in line:
            text = "mạng chưa thông, đang thử lại…"
        elif line.startswith("Installing collected packages"):
            text = "%d/%d → .venv…" % (total, total)
        if (text or not line) and sys.stderr.isatty():
            sys.stderr.write("\r" + text.ljust(60)[:60] + ("" if text else "\r"))
            sys.stderr.flush()

    return show


def _wait_for(lock: "IO[str]") -> None:
    """One install at a time in a checkout. The system lets go of the lock when its holders are gone."""
    import time

    if not _taken(lock):
        _say("Một lần cài khác đang chạy, xin chờ…", "Another install is running, waiting…")
        while not _taken(lock):
            time.sleep(0.3)


if sys.platform == "win32":
    import msvcrt

    def _taken(lock: "IO[str]") -> bool:
        try:
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(lock: "IO[str]") -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            pass  # a disk that knows no locks has none to take
        return True


def _hand_over(arguments: "list[str]") -> int:
    """Carry on inside the environment, in the caller's folder and with its exit code."""
    # Material's notice about the end of MkDocs 1.x is for maintainers, not for staff.
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    environment = dict(os.environ, PYTHONPATH=ROOT, PYTHONUTF8="1", **quiet)
    environment.pop("PYTHONHOME", None)
    # -P: a folder named scripts, or a file named as a library, in the caller's folder must not win.
    command = [PYTHON, "-P", "-c", "from scripts.setup.environment import inside; inside()", *arguments]
    if not WINDOWS:
        os.execve(command[0], command, environment)
    import signal
    import subprocess

    # Ctrl+C reaches both; the command ends in its own way, and we wait for its exit code.
    signal.signal(signal.SIGINT, lambda number, frame: None)
    return subprocess.call(command, env=environment)


def inside() -> None:
    """The command itself, within the environment: a library that something took away since (an antivirus program, a
    service that synchronises) gets a sentence, and the next run installs all of them again."""
    import runpy

    try:
        runpy.run_module("scripts.cli", run_name="__main__", alter_sys=True)
    except ImportError as error:
        if (error.name or "").startswith("scripts"):
            raise
        for path in ("requirements.txt", "requirements-test.txt", "requirements-deploy.txt"):
            if os.path.exists(_stamp(path)):
                os.unlink(_stamp(path))
        _say(
            "Thiếu thư viện %s trong .venv, có khi phần mềm diệt virus đã xóa: chạy lại là máy tự cài lại (cần mạng)."
            % (error.name or error),
            "The library %s is missing from .venv: run again, with a network, to have all of them installed anew."
            % (error.name or error),
        )
        sys.exit(BROKEN)


def _requirements(arguments: "list[str]") -> str:
    """The lock file that a command needs; the others are supersets of the build's."""
    if arguments[:1] == ["test"]:
        return "requirements-test.txt"
    remote = [word for word in arguments for scheme in REMOTE if scheme in word]
    return "requirements-deploy.txt" if arguments[:1] == ["deploy"] and remote else "requirements.txt"


def _fetch_tools() -> "subprocess.Popen[bytes]":
    """Fetch what the tests need beyond Python while pip works; `test` itself says what is then still missing."""
    import subprocess

    command = [sys.executable, "-I", "-X", "utf8", os.path.join(ROOT, "scripts", "setup", "testing.py")]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)


def main(arguments: "list[str]") -> int:
    """Set up what is missing, then run the command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.version_info[:2] < OLDEST:
        _say(
            "Cần Python 3.11 trở lên; máy đang dùng %d.%d." % sys.version_info[:2],
            "Python 3.11 or newer is needed; this is %d.%d." % sys.version_info[:2],
        )
        return WRONG_USE
    path = os.path.join(ROOT, _requirements(arguments))
    try:
        if not is_ready(path):
            tools = _fetch_tools() if arguments[:1] == ["test"] else None
            with open(LOCK, "a") as lock:
                _wait_for(lock)
                code = 0 if is_ready(path) else _install(path, lock)
            if tools:
                tools.wait()
            if code:
                return code
    except KeyboardInterrupt:
        _say("\nĐã dừng; lần chạy sau sẽ cài lại.", "Stopped; the next run will install again.")
        return INTERRUPTED
    except OSError as error:
        explain(str(error))
        return BROKEN
    return _hand_over(arguments)
