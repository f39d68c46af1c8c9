"""The tool as a wheel: a folder with nothing but content is built by it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from tests.sources import NOW, site


@pytest.mark.slow
def test_a_wheel_builds_a_repository_of_content_alone(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    done(*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", tmp_path, CHECKOUT)
    (wheel,) = tmp_path.glob("*.whl")
    tool = tmp_path / "tool"
    done(*pip, "install", "-q", "--no-deps", "--no-index", "--target", tool, wheel)
    root = tmp_path / "kho nội dung"
    root.mkdir()
    site(root)
    shutil.rmtree(root / "build", ignore_errors=True)
    assert {path.name for path in root.iterdir()} == {"content", "events"}
    command = tool / "bin" / "phong-chong-ma-tuy"
    environment = os.environ | {"PYTHONPATH": str(tool), "PYTHONUTF8": "1"}
    said = done(command, "build", "--now", f"{NOW:%Y-%m-%d %H:%M}", cwd=root, environment=environment)
    assert "0 lỗi" in said
    home = (root / "site/index.html").read_text(encoding="utf-8")
    assert "<title>" in home and "Trang mẫu" in home and (root / "site/404.html").is_file()
    assert str(CHECKOUT) not in (root / "build/mkdocs.yml").read_text(encoding="utf-8")


def done(*command: object, cwd: Path | None = None, environment: dict[str, str] | None = None) -> str:
    words = list(map(str, command))
    run = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout
