"""The sources of another province's site in a folder of their own, with what opens them."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from scripts.model.place_names import name_key
from scripts.model.website import Site
from scripts.scaffold import provinces, units
from scripts.scaffold.answers import UnfitError


class Written(NamedTuple):
    """Whose site it is now, where it lies, and the pages that were left out, being of this province alone."""

    province: str
    folder: Path
    left_out: tuple[str, ...]


def write(name: str, folder: str, root: Path, site: Site) -> Written:
    """Write them. Raises UnfitError for a name or folder that cannot be used, OSError."""
    new, target = units.named(name), Path(folder).resolve()
    if name_key(new.name) == name_key(site.places.province.name):
        raise UnfitError(f"Trang này đã là của {new.name}.")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UnfitError(f"{target} đã có; máy không ghi đè. Chọn một thư mục mới.")
    if target.is_relative_to(root / "content") or target.is_relative_to(root / "events"):
        raise UnfitError(f"{target} nằm trong nguồn của trang này. Chọn thư mục khác.")
    paths = sorted(path for path in (root / "content").rglob("*") if path.is_file())
    made = provinces.made({path.relative_to(root).as_posix(): path.read_bytes() for path in paths}, site, new)
    _written_whole(target, {**made.files, **_starters()})
    return Written(new.name, target, tuple(made.left_out))


def _starters() -> dict[str, bytes]:
    """What opens the workbench over the new folder by double click, by the program that is here."""
    program = Path(__file__).resolve().parents[2]
    files = (program / "Bat-dau.cmd", program / "Bat-dau.command")
    return {
        **{file.name: file.read_bytes() for file in files if file.is_file()},
        "chuong-trinh.txt": f"{program}\n".encode(),
    }


def _written_whole(target: Path, files: Mapping[str, bytes]) -> None:
    """The folder with its files, or, where the disk refuses one, nothing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f"{target.name}-") as beside:
        made = Path(beside) / "made"
        (made / "events").mkdir(parents=True)
        for path, data in files.items():
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_bytes(data)
            if path.endswith(".command"):
                (made / path).chmod(0o755)
        if target.exists():
            target.rmdir()
        made.rename(target)
