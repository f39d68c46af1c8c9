"""What is installed with the tool, under which licences: `python -m tests.setup.licences > docs/licences.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from typing import NamedTuple

from tests.conftest import CHECKOUT

# What may be run, changed and handed on by an office without asking; of the last two what is changed must be open too,
# and we change nothing.
ALLOWED = {
    *("Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MIT-0", "MIT-CMU", "OFL-1.1", "PSF-2.0"),
    *("LGPL-2.1", "MPL-2.0"),
}
# What packages say in words of their own.
_SAID = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    # pypdfium2's, of which the rest are PDFium's own: BSD, Apache-2.0, MIT and the like.
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
}
# Only for Windows, and so not on the machine that makes the list.
_ELSEWHERE = {"pywin32-ctypes": "BSD-3-Clause"}
_LOCKS = {"requirements.txt": "build", "requirements-deploy.txt": "deploy", "requirements-cluster.txt": "cluster"}
_LOCKED = re.compile(r"^([\w.-]+)(?:\[[^]]*])?==([^\s;]+)", re.MULTILINE)


class Package(NamedTuple):
    name: str
    version: str
    licence: str
    needed: str


def packages() -> Iterator[Package]:
    """Every locked one, with the first command that needs it."""
    seen = set()
    for lock, needed in _LOCKS.items():
        for name, version in _LOCKED.findall((CHECKOUT / lock).read_text(encoding="utf-8")):
            if (name, version) not in seen:
                seen.add((name, version))
                yield Package(name, version, licence(name), needed)


def licence(name: str) -> str:
    try:
        known = metadata(name)
    except PackageNotFoundError:
        return _ELSEWHERE.get(name, "")
    classes = [one.split(" :: ")[-1] for one in known.get_all("Classifier") or [] if one.startswith("License ::")]
    said = [known["License-Expression"]] if "License-Expression" in known else classes or [known.get("License", "")]
    return " AND ".join(_SAID.get(one, one) for one in said)


def is_allowed(licence: str) -> bool:
    """Of alternatives one is enough, of what holds together each must be allowed."""
    return any(all(part.strip("() ") in ALLOWED for part in one.split(" AND ")) for one in licence.split(" OR "))


def report() -> str:
    """The list as it stands in docs/licences.md."""
    rows = sorted({(one.name, one.licence, one.needed) for one in packages()})
    lines = [f"| {name} | {words} | {needed} |" for name, words, needed in rows]
    return "\n".join([_HEAD, *lines, ""])


_HEAD = """\
# Licences of what is installed

Every package that the locks name, its licence as the package states it, and the first command that needs it. What may
be there is decided in `tests/setup/licences.py`; the suite fails for a licence that is not allowed, or when this list
is old: `python -m tests.setup.licences > docs/licences.md`. Pagefind, typst and PDFium are programs within their
packages. Icons: Apache 2.0; the typeface: OFL 1.1; both licences are published with the site.

| package | licence | for |
| --- | --- | --- |"""

if __name__ == "__main__":
    print(report(), end="")
