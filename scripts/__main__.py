"""The one way in. Standard library only, and syntax that any Python 3 can parse.

The first run makes .venv, installs the hash-locked requirements into it and carries on inside it. A
stamp written last says that an environment is whole; without it the next run starts again, which is
how an interrupted install mends itself.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
OLDEST = (3, 11)
BROKEN, WRONG_USE = 3, 2
WINDOWS = os.name == "nt"


def say(vietnamese: str, english: str) -> None:
    """One line in each language, for whoever reads the terminal."""
    sys.stderr.write(vietnamese + "\n" + english + "\n")
    sys.stderr.flush()


def requirements(arguments: "list[str]") -> str:
    """The locked requirements that a command needs: the tests' are a superset of the build's."""
    wanted = "requirements-test.txt" if arguments[:1] == ["test"] else "requirements.txt"
    return os.path.join(ROOT, wanted)


def digest(path: str) -> str:
    """What the stamp must say: these requirements, this Python, this checkout."""
    with open(path, "rb") as file:
        content = file.read()
    return hashlib.sha256(content + repr((sys.version_info[:3], sys.platform, ROOT)).encode()).hexdigest()


def stamp(path: str) -> str:
    """The file that says an install of these requirements is complete."""
    return os.path.join(VENV, os.path.basename(path) + ".installed")


def is_ready(path: str) -> bool:
    """Is everything that the command needs installed?"""
    try:
        with open(stamp(path)) as file:
            return file.read() == digest(path) and os.path.exists(python())
    except OSError:
        return False


def python() -> str:
    """The environment's own Python."""
    return os.path.join(VENV, "Scripts", "python.exe") if WINDOWS else os.path.join(VENV, "bin", "python")


def install(path: str) -> int:
    """Make the environment whole; returns an exit code."""
    base = os.path.join(ROOT, "requirements.txt")
    if not is_ready(base) and os.path.isdir(VENV):
        shutil.rmtree(VENV, ignore_errors=True)
    if not os.path.exists(python()):
        say("Lần đầu chạy: đang tạo môi trường .venv…", "First run: making the environment .venv…")
        made = subprocess.run([sys.executable, "-m", "venv", VENV], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if made.returncode:
            say(
                "Không tạo được .venv. Trên Debian, Ubuntu: cài gói python3-venv rồi chạy lại.",
                "Could not make .venv. On Debian or Ubuntu install the package python3-venv and run again.",
            )
            sys.stderr.write(made.stdout.decode("utf-8", "replace")[-1000:])
            return BROKEN
    say("Đang cài các thư viện (một, hai phút)…", "Installing the libraries (a minute or two)…")
    command = [python(), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"]
    command += ["--require-hashes", "--retries", "2", "--timeout", "30", "-r", path]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        explain(done.stdout.decode("utf-8", "replace"))
        return BROKEN
    for whole in {base, path} if path != base else {base}:
        with open(stamp(whole), "w") as file:
            file.write(digest(whole))
    return 0


def explain(output: str) -> None:
    """Say in two languages why pip failed, then give its own last lines."""
    if "No space left" in output:
        say("Ổ đĩa đầy: giải phóng chỗ rồi chạy lại.", "The disk is full: free some space and run again.")
    elif "DO NOT MATCH THE HASHES" in output:
        say(
            "Gói tải về không khớp mã kiểm tra đã khóa; chưa cài gì cả.",
            "A downloaded package does not match its locked hash; nothing was installed.",
        )
    else:
        say(
            "Không cài được thư viện: không tới được kho gói Python. Kiểm tra mạng rồi chạy lại.",
            "Could not install the libraries: the Python package index cannot be reached. "
            "Check the network and run again.",
        )
    lines = [line for line in output.splitlines() if line.strip() and not line.startswith("WARNING: Location")]
    sys.stderr.write("\n".join(lines[-4:]) + "\n")


class Lock:
    """One install at a time in a checkout; a lock left by a killed run goes stale when its process is gone."""

    path = os.path.join(ROOT, ".venv.lock")

    def __enter__(self) -> "Lock":
        """Wait for the other install, however long it takes."""
        told = False
        while True:
            try:
                handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
                os.write(handle, str(os.getpid()).encode())
                os.close(handle)
                return self
            except FileExistsError:
                if not self.alive():
                    self.remove()
                    continue
                if not told:
                    say("Một lần cài khác đang chạy, xin chờ…", "Another install is running, waiting…")
                    told = True
                time.sleep(0.3)

    def __exit__(self, *details: object) -> None:
        """Let the next one in."""
        self.remove()

    def alive(self) -> bool:
        """Does the process that holds the lock still run?"""
        try:
            with open(self.path) as file:
                owner = int(file.read() or "0")
            fresh = time.time() - os.path.getmtime(self.path) < 5
        except (OSError, ValueError):
            return False
        if owner == 0:
            return fresh
        if WINDOWS:
            listed = subprocess.run(["tasklist", "/FI", "PID eq %d" % owner], stdout=subprocess.PIPE).stdout
            return str(owner).encode() in listed
        try:
            os.kill(owner, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True

    def remove(self) -> None:
        """Take the lock away if it is there."""
        try:
            os.unlink(self.path)
        except OSError:
            pass


def hand_over(arguments: "list[str]") -> int:
    """Carry on inside the environment, in the caller's folder and with its exit code."""
    environment = dict(os.environ)
    environment.update(
        PYTHONPATH=ROOT + (os.pathsep + environment["PYTHONPATH"] if environment.get("PYTHONPATH") else ""),
        PYTHONUTF8="1",
        # Material's notice about the end of MkDocs 1.x is for maintainers, not for staff.
        NO_MKDOCS_2_WARNING="1",
        DISABLE_MKDOCS_2_WARNING="true",
    )
    # -P: a file in the caller's folder must not pass for one of our modules.
    command = [python(), "-P", "-m", "scripts.cli"] + arguments
    if not WINDOWS:
        os.execve(command[0], command, environment)
    try:
        return subprocess.call(command, env=environment)
    except KeyboardInterrupt:
        return 130


def main(arguments: "list[str]") -> int:
    """Set up what is missing, then run the command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.version_info[:2] < OLDEST:
        say(
            "Cần Python 3.11 trở lên; máy đang dùng %d.%d." % sys.version_info[:2],
            "Python 3.11 or newer is needed; this is %d.%d." % sys.version_info[:2],
        )
        return WRONG_USE
    path = requirements(arguments)
    if not is_ready(path):
        with Lock():
            if not is_ready(path):
                code = install(path)
                if code:
                    return code
    return hand_over(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
