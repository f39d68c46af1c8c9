"""What Bat-dau.cmd and Bat-dau.command run once they have a Python: look whether the workbench can work in this folder,
then `python -m scripts serve`. Standard library only.

Staff start it by double click, so whatever stands in the way is a sentence in a window that stays open.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

if __name__ == "__main__":
    # Not resolved: of a drive that stands for a network folder, the address would become another.
    sys.path[0] = str(Path(__file__).absolute().parents[2])

from scripts.setup import environment

# Megabytes that the environment and a first build take.
NEEDED = 700
# The longest path below the project's folder, in .venv/Lib/site-packages (120 letters in the packages of today).
_BELOW = 150
_WINDOWS_LONGEST = 259
# What holds an archive's files while a program only looks into it.
_UNPACKED = (".zip", ".rar", ".7z", "rar$", "7zo")
_SYNCHRONISED = ("onedrive", "google drive", "my drive", "googledrive", "dropbox", "icloud")
# What Python ends with that could not load the program; our own commands say themselves what is wrong.
NOT_LOADED = 1
BROKEN_LIBRARY = (
    "Chương trình không nạp được: có khi phần mềm diệt virus đã bỏ một tệp. Xóa thư mục .venv rồi mở lại Bat-dau (cần "
    "mạng); còn thế thì gửi những dòng trên cho người phụ trách."
)
CLOSE = "Nhấn phím bất kỳ để đóng cửa sổ này."


def obstacles(root: Path, program: Path) -> Iterator[str]:
    """Why the workbench cannot work here, a sentence each."""
    if is_unpacked_for_a_look(root, Path(tempfile.gettempdir())):
        yield (
            "Bạn đang mở trang ngay trong tệp nén, những gì sửa sẽ mất: bấm chuột phải vào tệp .zip, chọn “Giải nén "
            "tất cả” (Extract All), rồi mở Bat-dau trong thư mục vừa giải nén."
        )
        return
    if not (root / "content").is_dir():
        yield f"Không thấy thư mục content trong {root}: để Bat-dau cạnh các thư mục content và events rồi mở lại."
        return
    refused = [folder for folder in dict.fromkeys((root, program)) if not _can_write(folder)]
    if environment.is_ready(str(program / "requirements.txt")):
        refused = [folder for folder in refused if folder == root]
    else:
        yield from _of_first_start(program)
    for folder in refused:
        yield (
            f"Không ghi được vào thư mục {folder}: chép cả thư mục vào ổ đĩa của bạn, ví dụ thư mục Tài liệu "
            "(Documents), rồi mở Bat-dau ở đó."
        )


def _of_first_start(program: Path) -> Iterator[str]:
    if environment.WINDOWS and is_too_long(program) and not _long_paths():
        yield f"Đường dẫn {program} quá dài đối với Windows: chuyển cả thư mục về một chỗ như C:\\trang rồi mở lại."
    free = shutil.disk_usage(program).free // 1_000_000
    if free < NEEDED:
        yield f"Ổ đĩa chỉ còn {free} MB; cần khoảng {NEEDED} MB: xóa bớt hoặc chuyển thư mục sang ổ khác rồi mở lại."


def is_too_long(program: PurePath) -> bool:
    """Would a library's file have a path that Windows refuses?"""
    return len(str(program)) + _BELOW > _WINDOWS_LONGEST


def is_unpacked_for_a_look(root: PurePath, temporary: PurePath) -> bool:
    """Has a program that shows archives laid this folder where it will throw it away?"""
    if not root.is_relative_to(temporary):
        return False
    names = [name.lower() for name in root.relative_to(temporary).parts]
    return any(sign in name for name in names for sign in _UNPACKED)


def synchronised(root: PurePath, variables: Mapping[str, str]) -> str:
    """The name of the service that copies this folder to the net; empty where none is known to."""
    folders = (variables.get(name, "") for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"))
    if any(folder and root.is_relative_to(folder) for folder in folders):
        return "OneDrive"
    return next((name for name in root.parts if name.lower().startswith(_SYNCHRONISED)), "")


def _can_write(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _long_paths() -> bool:
    """Has somebody switched long paths on?"""
    if sys.platform != "win32":
        return True
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key:
            return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])
    except OSError:
        return False


def _said(line: str) -> None:
    print(line, flush=True)


def start(arguments: list[str]) -> int:
    """Say what stands in the way, else serve; an exit code. `--root FOLDER` comes first."""
    program = Path(environment.ROOT)
    root = Path(arguments[1]).absolute() if arguments[:1] == ["--root"] and len(arguments) > 1 else program
    _said("Đang mở bàn làm việc… Đừng đóng cửa sổ này khi còn làm việc; đóng nó là đóng bàn làm việc.")
    found = list(obstacles(root, program))
    for line in found:
        _said(line)
    if found:
        return environment.BROKEN
    if name := synchronised(root, os.environ):
        _said(
            f"Thư mục này do {name} đồng bộ: có khi nó giữ tệp làm máy không ghi được. Nên chuyển cả thư mục ra ngoài, "
            "ví dụ C:\\trang."
        )
    return environment.main(["serve", "--root", str(root), *arguments[2:]])


def main(arguments: list[str]) -> int:
    """Start; no traceback reaches whoever clicked."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = start(arguments)
    except KeyboardInterrupt:
        code = environment.INTERRUPTED
    except OSError as error:
        environment.explain(str(error))
        code = environment.BROKEN
    except Exception as error:
        _said(f"Lỗi của chương trình: {type(error).__name__}: {error}")
        code = environment.BROKEN
    if environment.WINDOWS and code == NOT_LOADED:
        _said(BROKEN_LIBRARY)
    if environment.WINDOWS:  # elsewhere the shell says it, for there the command took this process over
        _said(CLOSE)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
