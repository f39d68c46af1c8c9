"""HTML kept between builds is the HTML that would be made."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.assemble.parts import markdown_html
from scripts.assemble.parts.markdown_html import Conversions
from scripts.markup.conversion import to_html


def test_what_is_kept_is_what_would_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "markdown.json"
    first = Conversions(kept)
    assert first.of("**một**") == to_html("**một**")
    first.save()
    made: list[str] = []
    monkeypatch.setattr(markdown_html, "to_html", lambda text, *_: made.append(text) or "mới")
    second = Conversions(kept)
    assert second.of("**một**") == "<p><strong>một</strong></p>" and made == []
    assert second.of("hai") == "mới" and made == ["hai"]
    kept.write_bytes(b"\xff{")
    assert Conversions(kept).of("**một**") == "mới"
    monkeypatch.setattr(markdown_html, "rules", lambda *made_by: "khác")
    assert Conversions(kept).of("**một**") == "mới"
