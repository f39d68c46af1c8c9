"""A Git repository written without Git: objects as files, a branch, an index, the files of the last commit.

Git's own formats (gitformat-pack is not needed for a few hundred objects): `loose object` in git-scm.com/book, chapter
10.2; index version 2 in gitformat-index. The same commits give the same names of objects on every machine.
"""

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

import deflate

BRANCH = "main"
_FILE, _FOLDER = 0o100644, 0o40000
# Vietnam's own, in which the days of acts are.
_ZONE, _BEHIND = "+0700", timedelta(hours=7)
_CONFIG = "[core]\n\trepositoryformatversion = 0\n\tfilemode = false\n\tbare = false\n"

Files: TypeAlias = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Change:
    """A commit: its day, its message, the files that it writes."""

    day: date
    message: str
    files: Files


@dataclass(slots=True)
class Repository:
    """Commits one after the other; `author` is `Name <address>`."""

    author: str
    files: dict[str, bytes] = field(default_factory=dict)
    head: str = ""
    _objects: dict[str, bytes] = field(default_factory=dict)
    _blobs: dict[str, str] = field(default_factory=dict)

    def commit(self, change: Change) -> None:
        """Add a commit on top. Raises ValueError for one that changes nothing: Git would leave it out."""
        if all(self.files.get(path) == data for path, data in change.files.items()):
            raise ValueError(change.message.partition("\n")[0])
        self.files |= change.files
        self._blobs |= {path: self._object("blob", data) for path, data in change.files.items()}
        moment = datetime.combine(change.day, datetime.min.time(), UTC) - _BEHIND
        who = f"{self.author} {int(moment.timestamp())} {_ZONE}"
        lines = [f"tree {self._tree(self._blobs)}", *([f"parent {self.head}"] if self.head else [])]
        lines += [f"author {who}", f"committer {who}", "", change.message]
        self.head = self._object("commit", "\n".join(lines).encode())

    def write(self, folder: Path) -> None:
        """Write all of it into a folder that is empty or not there. Raises OSError."""
        for path, data in self._written().items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        (folder / ".git/refs/tags").mkdir(parents=True)

    def _written(self) -> dict[str, bytes]:
        found = {
            f".git/objects/{name[:2]}/{name[2:]}": bytes(deflate.zlib_compress(data, 9))
            for name, data in self._objects.items()
        }
        found |= {".git/HEAD": f"ref: refs/heads/{BRANCH}\n".encode(), ".git/config": _CONFIG.encode()}
        return found | {
            f".git/refs/heads/{BRANCH}": f"{self.head}\n".encode(),
            ".git/index": self._index(),
            **self.files,
        }

    def _object(self, kind: str, data: bytes) -> str:
        whole = f"{kind} {len(data)}\0".encode() + data
        name = hashlib.sha1(whole, usedforsecurity=False).hexdigest()
        self._objects[name] = whole
        return name

    def _tree(self, blobs: Mapping[str, str]) -> str:
        """The tree of some files by their paths in it."""
        entries: dict[str, tuple[int, str]] = {}
        inside: dict[str, dict[str, str]] = {}
        for path, name in blobs.items():
            folder, slash, rest = path.partition("/")
            if slash:
                inside.setdefault(folder, {})[rest] = name
            else:
                entries[path] = (_FILE, name)
        entries |= {folder: (_FOLDER, self._tree(own)) for folder, own in inside.items()}
        # Git sorts a folder as if its name ended in a slash.
        order = sorted(entries, key=lambda entry: (f"{entry}/" if entries[entry][0] == _FOLDER else entry).encode())
        modes = ((entry, *entries[entry]) for entry in order)
        parts = (f"{mode:o} {entry}\0".encode() + bytes.fromhex(name) for entry, mode, name in modes)
        return self._object("tree", b"".join(parts))

    def _index(self) -> bytes:
        """What Git holds the files of the folder against; without times, so that it looks at each once."""
        parts = [b"DIRC" + struct.pack(">II", 2, len(self._blobs))]
        for path, name in sorted(self._blobs.items(), key=lambda entry: entry[0].encode()):
            encoded = path.encode()
            entry = struct.pack(">10I", 0, 0, 0, 0, 0, 0, _FILE, 0, 0, 0)
            entry += bytes.fromhex(name) + struct.pack(">H", min(len(encoded), 0xFFF)) + encoded
            parts.append(entry + b"\0" * (8 - len(entry) % 8))
        data = b"".join(parts)
        return data + hashlib.sha1(data, usedforsecurity=False).digest()
