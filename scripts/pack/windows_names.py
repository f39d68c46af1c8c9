"""Names that Windows can unpack: its own zip folders stop at `con`, at `?`, at paths of more than 260 characters, and
before Windows 8 they spoil every letter beyond ASCII.

Naming Files, Paths, and Namespaces: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""

import hashlib
import re
from collections.abc import Iterable

from scripts.vietnamese.slugs import slug_or

# The deepest paths have four parts, two of them named by staff; with the folder above they stay below 200 characters.
LONGEST = 60
_PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?<!\.)")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def windows_names(paths: Iterable[str]) -> dict[str, str]:
    """Each path with the one it has in the copy: mostly itself. No two differ by capitals alone."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for path in sorted(paths):
        safe = "/".join(part if _is_safe(part) else _renamed(part) for part in path.split("/"))
        if safe.lower() in taken:
            folder, slash, name = safe.rpartition("/")
            safe = f"{folder}{slash}{_digest(path)}-{name}"
        taken.add(safe.lower())
        names[path] = safe
    return names


def _is_safe(part: str) -> bool:
    return len(part) <= LONGEST and bool(_PLAIN.fullmatch(part)) and not _RESERVED.fullmatch(part)


def _renamed(part: str) -> str:
    """What can be read of the name, a digest of the whole, and the ending by which a system knows the kind of file."""
    stem, dot, ending = part.rpartition(".")
    if not dot or not re.fullmatch(r"[A-Za-z0-9]{1,5}", ending):
        stem, ending = part, ""
    readable = f"{slug_or('', stem, 30)}-".lstrip("-")
    return f"{readable}{_digest(part)}" + (f".{ending.lower()}" if ending else "")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
