"""Files of staff written whole, never over what somebody else changed meanwhile, and with the way back kept."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from scripts.model.values import VIETNAM
from scripts.read.inside import TOPS, leads_out
from scripts.read.text_file import SIZE_LIMIT
from scripts.store import cache
from scripts.vietnamese.encodings import decode

# So many states of each file are kept.
MOST_STATES = 50
_STATES = Path("var", "states")
_STAMP = "%Y-%m-%dT%H-%M-%S"


class ChangedMeanwhileError(Exception):
    """The file is not as it was when whoever saves it read it."""


class Seen(NamedTuple):
    """A file as it was read: its text with `\\n` line ends, and by what it is known again. Where there is no file yet,
    both are empty."""

    text: str
    digest: str


class State(NamedTuple):
    """The file as it stood until `until`; without text, there was none."""

    until: datetime
    text: str | None
    file: Path


def look(root: Path, path: str) -> Seen:
    """The file at a path below `root`. Raises OSError, ValueError where it is no text or lies elsewhere."""
    file = _inside(root, path)
    if not file.exists():
        return Seen("", "")
    if file.stat().st_size > SIZE_LIMIT:
        raise ValueError(f"{path} lớn quá {SIZE_LIMIT} byte")
    data = file.read_bytes()
    decoded = decode(data)
    if decoded is None and data.strip():
        raise ValueError(f"{path} không phải tệp chữ")
    text = decoded.text if decoded else ""
    return Seen(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), digest_of(data))


def save(root: Path, path: str, text: str | None, digest: str, now: datetime) -> Seen:
    """Write the file whole, in UTF-8 and with the line ends that it has, or take it away where there is no text; the
    state before is kept.

    Raises ChangedMeanwhileError where it is no more as `digest` knows it, OSError, ValueError.
    """
    file = _inside(root, path)
    before = file.read_bytes() if file.exists() else None
    if (digest_of(before) if before is not None else "") != digest:
        raise ChangedMeanwhileError(path)
    data = None if text is None else _ends(text, before).encode()
    if data == before:
        return Seen(text or "", digest)
    _keep(root, path, before, now)
    if data is None:
        file.unlink()
        return Seen("", "")
    file.parent.mkdir(parents=True, exist_ok=True)
    cache.write(file, data)
    return Seen(text or "", digest_of(data))


def states(root: Path, path: str) -> Iterator[State]:
    """What the file was before, the latest first."""
    folder = root / _STATES / path
    for file in sorted(folder.iterdir(), reverse=True) if folder.is_dir() else ():
        stamp, _, kind = file.name.partition(".")
        data = file.read_bytes()
        yield State(_moment(stamp), None if kind == "none" else data.decode().replace("\r\n", "\n"), file)


def _ends(text: str, before: bytes | None) -> str:
    """Word and old Notepad end lines by two signs; a file keeps what it has."""
    return text.replace("\n", "\r\n") if before is not None and b"\r\n" in before else text


def _keep(root: Path, path: str, before: bytes | None, now: datetime) -> None:
    folder = root / _STATES / path
    folder.mkdir(parents=True, exist_ok=True)
    kept = sorted(file.name for file in folder.iterdir())
    # Two within a second: the later must sort behind, whatever the clock says.
    if kept and kept[-1].partition(".")[0] >= now.strftime(_STAMP):
        now = _moment(kept[-1].partition(".")[0]) + timedelta(seconds=1)
    kind = "none" if before is None else f"kept{Path(path).suffix}"
    cache.write(folder / f"{now.strftime(_STAMP)}.{kind}", before or b"")
    for name in kept[: max(0, len(kept) + 1 - MOST_STATES)]:
        (folder / name).unlink()


def _moment(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=VIETNAM)


def _inside(root: Path, path: str) -> Path:
    """Raises ValueError where a path is none of the sources."""
    parts = path.split("/")
    if parts[0] not in TOPS or any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts):
        raise ValueError(f"{path} không nằm trong content/ hay events/")
    if leads_out(root, path):
        raise ValueError(f"{path} dẫn ra ngoài thư mục dự án")
    return root / path


def digest_of(data: bytes) -> str:
    """By what a file of these bytes is known again."""
    return hashlib.sha256(data).hexdigest()
