"""The start by double click: where it works, which Python it takes, what it says where it cannot go on."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import stat
import subprocess
import sys
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest

from scripts.setup import environment, starting
from tests.conftest import CHECKOUT

CMD, COMMAND = CHECKOUT / "Bat-dau.cmd", CHECKOUT / "Bat-dau.command"
FITS = CHECKOUT / "scripts/setup/fits.py"
ODD = "Thư mục $x `y` 100% & (hai) !x! 'q' ^ " + unicodedata.normalize("NFD", "Tài liệu")
# What says that Python was started and with what, in its place.
ECHO = "#!/bin/sh\ncase $3 in known | any) exit {code} ;; esac\nprintf '%s\\n' \"$@\"\nexit 7\n"
needs_sh = pytest.mark.skipif(os.name == "nt", reason="Bat-dau.command is for macOS and Linux")
SHELLS = [name for name in ("sh", "dash", "bash", "zsh") if shutil.which(name)]


def laid(root: Path) -> Path:
    """A project of the files that the start needs."""
    for name in (CMD, COMMAND):
        root.mkdir(parents=True, exist_ok=True)
        shutil.copy(name, root)
    shutil.copytree(CHECKOUT / "scripts/setup", root / "scripts/setup", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("scripts/__init__.py", "scripts/__main__.py", "requirements.txt"):
        shutil.copy(CHECKOUT / name, root / name)
    (root / "content").mkdir()
    return root


def machine(folder: Path, **pythons: str) -> str:
    """A PATH with what every system has, and these Pythons."""
    folder.mkdir()
    for name in ("dirname", "cat", "tr", "uname", "sh"):
        (folder / name).symlink_to(str(shutil.which(name)))
    for name, text in pythons.items():
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755)
    return str(folder)


def started(file: Path, path: str, *arguments: str, shell: str = "sh") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(shutil.which(shell)), str(file), *arguments],
        cwd="/",
        env={"PATH": path, "HOME": path, "PIP_CONFIG_FILE": os.devnull},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@needs_sh
@pytest.mark.parametrize("shell", SHELLS)
def test_a_folder_with_any_name_works(tmp_path: Path, shell: str) -> None:
    root = laid(tmp_path / ODD)
    done = started(
        root / COMMAND.name, machine(tmp_path / "bin", python3=ECHO.format(code=20)), "--no-open", shell=shell
    )
    assert done.stdout.splitlines()[-4:] == [str(root / "scripts/setup/starting.py"), "--root", str(root), "--no-open"]
    assert (done.returncode, done.stderr) == (7, "")


@needs_sh
def test_the_environment_of_before_is_taken_first_and_one_that_does_not_do_is_left(tmp_path: Path) -> None:
    root = laid(tmp_path / "trang")
    own = root / ".venv/bin/python"
    own.parent.mkdir(parents=True)
    path = machine(tmp_path / "bin", python3=ECHO.format(code=24), python=ECHO.format(code=20) + "# python")
    for code, status in ((20, 5), (24, 7)):
        own.write_text(ECHO.format(code=code).replace("exit 7", "exit 5"), encoding="utf-8")
        own.chmod(0o755)
        assert started(root / COMMAND.name, path).returncode == status


@needs_sh
def test_without_python_it_says_where_to_get_it(tmp_path: Path) -> None:
    done = started(laid(tmp_path / ODD) / COMMAND.name, machine(tmp_path / "bin"))
    assert "https://www.python.org/downloads/" in done.stdout and "Add python.exe to PATH" in done.stdout
    assert (done.returncode, done.stderr) == (3, "")


@needs_sh
def test_an_old_python_is_named(tmp_path: Path) -> None:
    old = f'#!/bin/sh\nexec {sys.executable} -c "import sys; sys.version_info = (3, 8, 2); sys.argv = sys.argv[2:]\n'
    old += 'import runpy; runpy.run_path(sys.argv[0])" "$@"\n'
    done = started(laid(tmp_path / "trang") / COMMAND.name, machine(tmp_path / "bin", python3=old))
    assert done.stdout.splitlines()[0] == "Máy có Python 3.8, nhưng bản ấy cũ quá: cần từ 3.11 trở lên."
    assert "python.org" in done.stdout and done.returncode == 3


@needs_sh
def test_it_says_so_where_the_program_is_not_beside_it(tmp_path: Path) -> None:
    shutil.copy(COMMAND, tmp_path)
    assert "giải nén cả thư mục" in started(tmp_path / COMMAND.name, machine(tmp_path / "bin")).stdout


@needs_sh
def test_a_program_that_cannot_be_loaded_is_said(tmp_path: Path) -> None:
    root = laid(tmp_path / "trang")
    broken = ECHO.format(code=20).replace("exit 7", "exit 1")
    assert "xóa thư mục .venv" in started(root / COMMAND.name, machine(tmp_path / "bin", python3=broken)).stdout


@needs_sh
def test_another_provinces_folder_starts_the_program_where_it_is(tmp_path: Path) -> None:
    program, other = laid(tmp_path / ODD), tmp_path / "Hà Tĩnh"
    other.mkdir()
    shutil.copy(COMMAND, other)
    (other / "chuong-trinh.txt").write_bytes(f"{program}\r\n".encode())
    done = started(other / COMMAND.name, machine(tmp_path / "bin", python3=ECHO.format(code=20)))
    assert done.stdout.splitlines()[-3:] == [str(program / "scripts/setup/starting.py"), "--root", str(other)]


def test_the_files_begin_and_end_their_lines_as_their_systems_want() -> None:
    attributes = (CHECKOUT / ".gitattributes").read_text(encoding="utf-8")
    assert "*.cmd text eol=crlf" in attributes and "*.command text eol=lf" in attributes
    batch = CMD.read_bytes()
    assert batch.count(b"\n") == batch.count(b"\r\n") > 20 and batch.isascii()
    assert COMMAND.read_bytes().startswith(b"#!/bin/sh\n") and b"\r\n" not in COMMAND.read_bytes()
    assert os.name == "nt" or COMMAND.stat().st_mode & stat.S_IXUSR


@pytest.mark.parametrize("page", ["cp1258", "cp437", "cp932"])
def test_what_it_says_is_utf_8_whatever_the_console_was(tmp_path: Path, page: str) -> None:
    done = subprocess.run(
        [sys.executable, str(laid(tmp_path / ODD) / "scripts/setup/starting.py"), "--root", str(tmp_path)],
        env={**os.environ, "PYTHONIOENCODING": page, "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert "Không thấy thư mục content" in done.stdout.decode() and not done.stderr


def test_what_the_batch_file_does_with_a_folders_name_is_safe() -> None:
    """cmd reads a line once: "%" of a name is read again only by `call`, "!" only with delayed expansion, and "&" or
    ")" cut a line where no quotes are around them."""
    lines = CMD.read_text(encoding="ascii").splitlines()
    lines = [line for line in lines if not line.startswith("rem")]
    assert "DisableDelayedExpansion" in lines[1] and "EnableDelayedExpansion" not in "".join(lines)
    for line in lines:
        bare = re.sub(r'"[^"]*"', '""', line)
        assert not re.search(r"%(?:HERE|HOME_OF|FITS|~dp0|LocalAppData|ProgramFiles)|%~dp0|%%[LD](?! in)|%%~D", bare), (
            line
        )
        if re.search(r"\bcall\b", bare):
            assert not re.search(r"%(?![1%]|~P)", line.partition("call")[2]), line
    assert "(\n" not in "\n".join(lines), "a block would be read whole, with the names in it"
    labels = {line[1:] for line in lines if re.match(r":\w", line)}
    assert {name for line in lines for name in re.findall(r"(?:goto |call :)(\w+)", line)} <= labels
    paths = re.findall(r"%(?:HERE|HOME_OF)%([\w\\.-]+\.(?:py|txt|html))", "".join(lines))
    assert len(paths) > 4
    assert all((CHECKOUT / PureWindowsPath(path)).is_file() for path in paths if path != "chuong-trinh.txt")


def fits(monkeypatch: pytest.MonkeyPatch, range_: str = "known", **machine: object) -> int:
    for name, value in machine.items():
        monkeypatch.setattr(os if name == "name" else sys, name, value)
    monkeypatch.setattr(sys, "argv", ["fits.py", range_])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(FITS))
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.mark.parametrize(
    ("version", "known", "any_"),
    [((2, 7), 21, 21), ((3, 10), 21, 21), ((3, 11), 20, 20), ((3, 14), 20, 20), ((3, 15), 25, 20)],
)
def test_which_pythons_do(monkeypatch: pytest.MonkeyPatch, version: tuple[int, int], known: int, any_: int) -> None:
    monkeypatch.setattr(sys, "prefix", "/usr")
    assert fits(monkeypatch, version_info=(*version, 1, "final", 0)) == known
    assert fits(monkeypatch, "any") == any_


def test_windows_needs_64_bits_and_no_python_of_another_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", "C:\\Python")
    assert fits(monkeypatch, platform="cygwin") == 23
    monkeypatch.setattr(sys, "platform", "linux")
    text = FITS.read_text(encoding="utf-8").replace('os.name == "nt"', "True")
    for name, value, code in (("maxsize", 2**31 - 1, "22"), ("version", "3.13.0 (GCC 14)", "23")):
        pretend = f"import sys; sys.version = '3.13'; sys.{name} = {value!r}; __file__ = {str(FITS)!r}\n"
        done = subprocess.run([sys.executable, "-c", pretend + text, "any", "say"], capture_output=True, check=False)
        assert str(done.returncode) == code
        assert "cần" in done.stdout.decode()


def test_the_environments_own_python_does_only_while_it_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", str(CHECKOUT / ".venv"))
    for whole, code in ((True, 20), (False, 24)):
        monkeypatch.setattr(environment, "is_ready", lambda path, whole=whole: whole)
        assert fits(monkeypatch) == code


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        (r"C:\Users\Lan\OneDrive - UBND tỉnh\trang", "OneDrive"),
        (r"c:\users\lan\onedrive - ubnd tỉnh\trang", "OneDrive"),
        (r"C:\Users\Lan\OneDrive\trang", "OneDrive"),
        (r"G:\My Drive\trang", "My Drive"),
        (r"C:\Users\Lan\Documents\trang", ""),
    ],
)
def test_a_folder_that_is_copied_to_the_net_is_known(folder: str, expected: str) -> None:
    machine = {"OneDriveCommercial": r"C:\Users\Lan\OneDrive - UBND tỉnh"}
    assert starting.synchronised(PureWindowsPath(folder), machine) == expected


def test_a_folder_within_an_archive_is_known() -> None:
    temporary = PureWindowsPath(r"C:\Users\Lan\AppData\Local\Temp")
    for name in ("Temp1_trang.zip", "Rar$EXa1234.5678", "7zO4A1B2C"):
        assert starting.is_unpacked_for_a_look(temporary / name / "trang", temporary)
    assert not starting.is_unpacked_for_a_look(temporary / "trang", temporary)
    assert not starting.is_unpacked_for_a_look(PureWindowsPath(r"D:\trang.zip\trang"), temporary)


def test_a_path_is_too_long_where_the_libraries_would_pass_260_letters() -> None:
    assert not starting.is_too_long(PureWindowsPath("C:\\" + "x" * 100))
    assert starting.is_too_long(PureWindowsPath("C:\\" + "x" * 110))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(environment, "ROOT", str(tmp_path))
    monkeypatch.setattr(environment, "is_ready", lambda path: False)
    (tmp_path / "content").mkdir()
    return tmp_path


def refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_what_stands_in_the_way_is_said_and_nothing_is_begun(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "main", lambda arguments: pytest.fail("begun"))
    for name, value, said in (
        ("shutil.disk_usage", lambda path: shutil._ntuple_diskusage(1, 1, 5_000_000), "Ổ đĩa chỉ còn 5 MB"),
        ("tempfile.TemporaryFile", refuse, f"Không ghi được vào thư mục {root}"),
        ("tempfile.gettempdir", lambda: str(root.parent.parent), "ngay trong tệp nén"),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(f"scripts.setup.starting.{name}", value)
            folder = root
            if "gettempdir" in name:
                folder = root.parent / "Temp1_trang.zip"
                folder.mkdir()
            assert starting.main(["--root", str(folder)]) == 3
        assert said in capsys.readouterr().out
    assert starting.main(["--root", str(root / "content")]) == 3
    assert "Không thấy thư mục content" in capsys.readouterr().out


def test_nothing_in_the_way_and_it_serves(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[list[str]] = []
    monkeypatch.setattr(environment, "main", lambda arguments: begun.append(arguments) or 0)
    assert starting.main(["--root", str(root), "--no-open"]) == 0
    assert begun == [["serve", "--root", str(root), "--no-open"]]


def test_on_windows_the_window_says_the_last_word(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "WINDOWS", True)
    for code in (0, 1):
        monkeypatch.setattr(environment, "main", lambda arguments, code=code: code)
        assert starting.main(["--root", str(root)]) == code
        lines = capsys.readouterr().out.splitlines()
        assert lines[-1] == starting.CLOSE and (starting.BROKEN_LIBRARY in lines) == bool(code)


@pytest.mark.parametrize("error", [RuntimeError("hỏng"), OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_no_traceback_reaches_who_clicked(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException
) -> None:
    def fail(arguments: list[str]) -> int:
        raise error

    monkeypatch.setattr(environment, "main", fail)
    assert starting.main(["--root", str(root)]) in (3, 130)
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("[WinError 5] Truy nhập bị từ chối: 'C:\\\\trang\\\\.venv'", "phần mềm diệt virus hay đồng bộ"),
        ("[WinError 112] Không đủ dung lượng đĩa", "Ổ đĩa đầy"),
        ("[WinError 225] Thao tác không hoàn tất", "Phần mềm diệt virus chặn"),
        ("[WinError 362] Nhà cung cấp tệp đám mây không chạy", "OneDrive"),
        ("[WinError 206] Tên tệp quá dài", "quá dài đối với Windows"),
        ("WARNING: Retrying (Retry(total=0)) after connection broken by 'ProxyError('Cannot connect')'", "HTTPS_PROXY"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] unable", "files.pythonhosted.org"),
    ],
)
def test_what_windows_says_in_its_own_language_is_understood(
    output: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.explain(output)
    assert said in capsys.readouterr().err.splitlines()[0]


def test_the_proxy_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://lan:mat-khau@proxy.vi-du.vn:8080")
    environment.explain("ProxyError('Cannot connect to proxy.')")
    said = capsys.readouterr().err.splitlines()[0]
    assert "Không qua được proxy proxy.vi-du.vn:8080" in said and "mat-khau" not in said
