"""What the tool is made of: licences, a list of its parts, the steps of the workflows."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from tests.setup import licences


def test_every_licence_is_allowed_and_listed() -> None:
    refused = {one.name: one.licence for one in licences.packages() if not licences.is_allowed(one.licence)}
    assert not refused
    listed = (CHECKOUT / "docs/licences.md").read_text(encoding="utf-8")
    assert listed == licences.report(), "python -m tests.setup.licences > docs/licences.md"


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("Apache-2.0 OR GPL-3.0", True),
        ("Apache-2.0 AND GPL-3.0", False),
        ("AGPL-3.0-only", False),
        ("", False),
    ],
)
def test_a_licence_is_allowed_by_what_it_asks(licence: str, allowed: bool) -> None:
    assert licences.is_allowed(licence) is allowed


def test_actions_are_pinned_by_their_bytes() -> None:
    used = [
        (path.name, action)
        for path in sorted((CHECKOUT / ".github/workflows").glob("*.yml"))
        for action in re.findall(r"uses: *(\S+)", path.read_text(encoding="utf-8"))
    ]
    assert used
    assert [one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one[1])] == []


@pytest.mark.slow
def test_the_list_of_parts_names_every_locked_package_with_its_hashes(tmp_path: Path) -> None:
    """As .github/workflows/release.yml makes it."""
    out = tmp_path / "sbom.json"
    options = ["--output-reproducible", "--pyproject", "pyproject.toml", "--of", "JSON", "-o", str(out)]
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", *options, "requirements.txt"]
    run = subprocess.run(command, cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    bom = json.loads(out.read_bytes())
    assert bom["bomFormat"] == "CycloneDX" and bom["metadata"]["component"]["name"] == "phong-chong-ma-tuy"
    parts = {(part["name"], part["version"]) for part in bom["components"]}
    assert parts == {(one.name, one.version) for one in licences.packages() if one.needed == "build"}
    for part in bom["components"]:
        assert any(place.get("hashes") for place in part["externalReferences"]), part["name"]
