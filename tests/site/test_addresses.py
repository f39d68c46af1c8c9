"""docs/reference.md names the address of every published file."""

from __future__ import annotations

import re

from scripts.assemble import outputs
from tests.conftest import CHECKOUT, Built


def documented() -> list[str]:
    section = (CHECKOUT / "docs" / "reference.md").read_text(encoding="utf-8")
    section = section.split("\n## Published addresses\n")[1].split("\n## ")[0]
    cells = [row.split("|")[1] for row in section.splitlines() if row.startswith("| `")]
    addresses = [address for cell in cells for address in re.findall(r"`/([^`]*)`", cell)]
    return [address + "index.html" if not address or address.endswith("/") else address for address in addresses]


def pattern(address: str) -> re.Pattern[str]:
    """`su-kien/{year}/index.html` as a pattern; `…` is any number of parts."""
    return re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(address).replace("…", ".+")))


def test_every_kind_of_output_is_in_the_reference() -> None:
    named = {outputs.of(re.sub(r"\{\w+\}", "x", address).replace("…", "x/y")) for address in documented()}
    assert None not in named, "the reference names a file that nothing makes"
    assert [output.path for output in outputs.OUTPUTS if output not in named] == []


def test_every_published_file_is_in_the_reference(built: Built) -> None:
    known = [pattern(address) for address in documented()]
    files = {path.relative_to(built.root).as_posix() for path in built.root.rglob("*") if path.is_file()}
    packed = {name for name in files if name.removesuffix(".br").removesuffix(".gz") != name}
    strangers = [name for name in sorted(files - packed) if not any(one.fullmatch(name) for one in known)]
    assert strangers == []
