"""The code of templates that is kept between builds: it saves compiling them, and never shows in a page."""

from __future__ import annotations

import marshal
from pathlib import Path
from unittest.mock import Mock

import pytest
from jinja2 import DictLoader, Environment

from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from scripts.render.templates import Compiled
from tests.sources import NOW, site


def rendered(file: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, int]:
    """What a template says, and how many had to be compiled for it."""
    code = Compiled(file)
    environment = Environment(loader=DictLoader({"mau.html": text}), bytecode_cache=code, autoescape=True)
    compiled = Mock(wraps=environment.compile)
    monkeypatch.setattr(environment, "compile", compiled)
    said = environment.get_template("mau.html").render(ten="Mường")
    code.save()
    return said, compiled.call_count


def test_a_template_is_compiled_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "templates"
    assert rendered(file, "Bản {{ ten }}", monkeypatch) == ("Bản Mường", 1)
    assert rendered(file, "Bản {{ ten }}", monkeypatch) == ("Bản Mường", 0)
    assert rendered(file, "Xã {{ ten }}", monkeypatch) == ("Xã Mường", 1)


@pytest.mark.parametrize("at", [0, 31, 32, 40, -1])
def test_spoilt_code_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    file = tmp_path / "templates"
    rendered(file, "Bản {{ ten }}", monkeypatch)
    data = bytearray(file.read_bytes())
    data[at] ^= 0xFF
    file.write_bytes(data)
    assert rendered(file, "Bản {{ ten }}", monkeypatch) == ("Bản Mường", 1)
    file.write_bytes(b"")
    assert rendered(file, "Bản {{ ten }}", monkeypatch) == ("Bản Mường", 1)


def test_a_site_keeps_the_code_of_its_templates(tmp_path: Path) -> None:
    root = site(tmp_path)
    file = root / "build/cache/templates"
    file.unlink()
    assert build(root, NOW, Options(compressed=False), Progress(quiet=True)).output
    assert len(marshal.loads(file.read_bytes()[32:])) > 40
