"""Which version of the project this is, to the byte: what two machines must agree on before they build one tree."""

import hashlib
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from scripts.setup.kit import KIT
from scripts.store.rules import rules

_LOCKED = re.compile(r"^([\w.-]+)(?:\[[^]]*])?==", re.MULTILINE)


@cache
def project_version() -> str:
    """A digest of our code, the templates, the installed packages, Python."""
    whole = hashlib.sha256(rules(("",)).encode())
    for name in _LOCKED.findall((KIT / "requirements.txt").read_text(encoding="utf-8")):
        whole.update(f" {name}={_installed(name)}".encode())
    folder = KIT / "overrides"
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # of another system
        return ""
