"""Every published file has an address that docs/reference.md names."""

from __future__ import annotations

import re

from tests.conftest import CHECKOUT, Built


def documented() -> list[re.Pattern[str]]:
    section = (CHECKOUT / "docs" / "reference.md").read_text(encoding="utf-8")
    section = section.split("\n## Published addresses\n")[1].split("\n## ")[0]
    cells = [row.split("|")[1] for row in section.splitlines() if row.startswith("| `")]
    return [pattern(address) for cell in cells for address in re.findall(r"`(/[^`]*)`", cell)]


def pattern(address: str) -> re.Pattern[str]:
    """`/su-kien/{year}/` → the files of such pages; `…` is any number of parts."""
    file = address + "index.html" if address.endswith("/") else address
    text = re.escape(file[1:]).replace("…", ".+")
    return re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", text))


def test_every_published_file_is_in_the_reference(built: Built) -> None:
    known = documented()
    files = {path.relative_to(built.root).as_posix() for path in built.root.rglob("*") if path.is_file()}
    packed = {name for name in files if name.removesuffix(".br").removesuffix(".gz") != name}
    strangers = [name for name in sorted(files - packed) if not any(one.fullmatch(name) for one in known)]
    assert strangers == []
