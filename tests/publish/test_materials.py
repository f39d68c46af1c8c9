"""How large what is printed and read out is: told once it is made, and told anew when it changes."""

from __future__ import annotations

import json
from pathlib import Path

from scripts.publish.stage import publish
from tests.publish.small_site import page, put

PAPER = "so-do/mau/so-do.pdf"
ROW = f'<a href="../{PAPER}">A4</a> <small data-bytes="{PAPER}"></small>'


def published(root: Path, data: bytes) -> Path:
    put(root / "build/html/tai-lieu/index.html", page("tai-lieu/", "Tài liệu", ROW))
    listed = {
        "site": {"url": "https://mau.example/"},
        "materials": [{"url": f"https://mau.example/{PAPER}", "bytes": 0}],
    }
    put(root / "build/files/api/v1/materials.json", json.dumps(listed))
    kept = root / f"build/cache/hinh/{len(data)}.pdf"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(data)
    publish(
        root / "build/html", root / "build/files", root / "site", root / "build", made={PAPER: kept}, compressed=True
    )
    return root / "site"


def test_the_page_its_twin_and_the_list_say_how_large_each_file_is(tmp_path: Path) -> None:
    for data, said in ((b"x" * 45_001, "46"), (b"x" * 999, "1")):
        site = published(tmp_path, data)
        assert f"<small>PDF, {said}\u00a0KB</small>" in (site / "tai-lieu/index.html").read_text(encoding="utf-8")
        assert f"PDF, {said}\u00a0KB" in (site / "tai-lieu/index.md").read_text(encoding="utf-8")
        [row] = json.loads((site / "api/v1/materials.json").read_bytes())["materials"]
        assert row["bytes"] == len(data)
        assert json.loads((tmp_path / "build/files/api/v1/materials.json").read_bytes())["materials"][0]["bytes"] == 0
