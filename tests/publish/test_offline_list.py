"""The list from which phones save: what the finished tree holds, no more, the same bytes each time."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from scripts.publish import files, offline
from tests.publish.small_site import put
from tests.sources import HELP, LISTING, NEWS, NOW, QUESTION, SITE, site

# One worker builds their site for all.
pytestmark = pytest.mark.xdist_group("offline list")

Change = Mapping[str, str | bytes | None]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, published as it is."""
    return rebuilt(site(tmp_path_factory.mktemp("plain")))


@pytest.fixture
def built(tmp_path: Path) -> Callable[[Change], Path]:
    """Publishes a changed small site."""

    def make(changes: Change) -> Path:
        return rebuilt(site(tmp_path / str(len(list(tmp_path.iterdir()))), changes))

    return make


def rebuilt(root: Path) -> Path:
    done = build(root, NOW, Options(), Progress(quiet=True))
    assert done.output is not None, done.problems
    return done.output


def lists(output: Path) -> dict[str, bytes]:
    found = [output / "offline.json", *sorted((output / "offline").iterdir())]
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


def files_of(data: dict[str, Any]) -> dict[str, str]:
    return {path: digest for name in ("assets", "base", "law", "pages") for path, digest in data.get(name, {}).items()}


def file_of(path: str) -> str:
    name = path.partition("?")[0]
    return f"{name}index.html" if name.endswith("/") or not name else name


def test_each_digest_is_that_of_the_published_bytes(plain: Path) -> None:
    main = json.loads((plain / "offline.json").read_bytes())
    assert list(main["base"]) == ["", "ho-tro/", "da-luu/", "ngoai-tuyen/"]
    assert {"luat/1-2020-qh14/", "hoi-dap/", "hoi-dap/cau-hoi-mau/"} <= set(main["law"])
    assert main["short"] == {"l/1-2020": "luat/1-2020-qh14/"}
    place = json.loads((plain / "offline/mau-thuong.json").read_bytes())
    assert list(place["pages"])[:2] == ["su-kien/dia-ban/mau-thuong/", "su-kien/2022/mau-thuong-2022-06-09/"]
    for path, digest in (files_of(main) | files_of(place)).items():
        assert hashlib.sha256((plain / file_of(path)).read_bytes()).hexdigest().startswith(digest), path
    base = [*main["assets"], *main["base"]]
    assert main["bytes"]["base"] == sum(len((plain / file_of(path)).read_bytes()) for path in base)


def test_what_pages_of_the_law_alone_load_waits_with_them(plain: Path) -> None:
    main = json.loads((plain / "offline.json").read_bytes())
    named = {
        file_of(path).rpartition("/")[2].partition(".")[0]: name for name in ("assets", "law") for path in main[name]
    }
    assert (named["site"], named["law"]) == ("assets", "law")


def test_every_style_script_and_font_of_a_kept_page_is_kept(plain: Path) -> None:
    assets = [file_of(path).rpartition("/")[2] for path in json.loads((plain / "offline.json").read_bytes())["assets"]]
    for stem, suffix in (
        ("site.", ".css"),
        ("site.", ".js"),
        ("theme.", ".js"),
        ("saved.", ".js"),
        ("icon.", ".svg"),
        ("manifest.", ".webmanifest"),
        ("be-vietnam-pro-400.", ".woff2"),
        ("be-vietnam-pro-700.", ".woff2"),
    ):
        assert any(name.startswith(stem) and name.endswith(suffix) for name in assets), (stem, assets)


def test_two_builds_and_one_after_an_edit_give_the_same_list(plain: Path, built: Callable[[Change], Path]) -> None:
    edited = {"content/ho-tro.md": HELP.replace("Gọi cho ai.", "Gọi cho người khác.")}
    before = built({})
    assert lists(before) == lists(plain)
    root = site(before.parent, edited)
    after = lists(rebuilt(root))
    assert after == lists(built(edited))
    changed, were = json.loads(after["offline.json"]), json.loads(lists(plain)["offline.json"])
    assert [path for path in changed["base"] if changed["base"][path] != were["base"][path]] == ["ho-tro/"]


def test_nothing_that_is_not_public_is_named(plain: Path, built: Callable[[Change], Path]) -> None:
    secret = {
        "content/hoi-dap/nhap.md": QUESTION.replace("title:", "draft: true\ntitle:", 1),
        "content/tin-tuc/2026-12-01-sap-dang.md": NEWS.replace("2022-06-10", "2026-12-01"),
        "content/tinh-huong/mau.md": (
            "---\ntitle: Mẫu\nsummary: Một.\nsample: true\nicon: account\nsteps: [{text: Làm.}]\n"
            "law: ['1/2020/QH14#dieu-1']\nsources: [1/2020/QH14]\n---\n"
        ),
        "events/2022/mau-ha.yml": LISTING.replace("Mẫu Thượng", "Mẫu Hạ").replace(
            "- id: mau-thuong", "- sample: true\n  id: mau-ha"
        ),
    }
    assert lists(built(secret)) == lists(plain)
    assert "offline/mau-ha.json" in lists(
        built({"events/2022/mau-ha.yml": str(secret["events/2022/mau-ha.yml"]).replace("sample: true\n  ", "")})
    )


def finished(root: Path) -> dict[str, bytes]:
    """The lists of a rendered tree."""
    found = offline.finished(files.sources(root), root.parent / "work")
    return {path: Path(source.file).read_bytes() for path, source in found.items() if path.startswith("offline")}


def test_the_plan_is_left_as_it_was_assembled(tmp_path: Path) -> None:
    """The next build compares it with what is assembled then."""
    plan = json.dumps({"base": [""], "law": [], "short": {}, "places": {"a": [""]}})
    put(tmp_path / "html/index.html", "<!doctype html>")
    put(tmp_path / "html/offline.json", plan)
    found = finished(tmp_path / "html")
    assert (tmp_path / "html/offline.json").read_text(encoding="utf-8") == plan
    assert {path: json.loads(data)["version"] for path, data in found.items()} == {
        "offline.json": offline.VERSION,
        "offline/a.json": offline.VERSION,
    }


def test_only_what_changed_is_read_and_written_again(tmp_path: Path) -> None:
    root = tmp_path / "html"
    put(root / "offline.json", json.dumps({"base": ["", "a/"], "law": [], "short": {}, "places": {"b": ["b/"]}}))
    for name in ("index.html", "a/index.html", "b/index.html"):
        put(root / name, "<!doctype html>")
    before = finished(root)
    written = {path: path.stat().st_mtime_ns for path in (tmp_path / "work/offline").rglob("*.json")}
    unread = root / "b/index.html"
    unread.chmod(0)
    put(root / "a/index.html", "<!doctype html>!")
    after = finished(root)
    unread.chmod(0o644)
    assert [path for path in after if after[path] != before[path]] == ["offline.json"]
    again = {path: path.stat().st_mtime_ns for path in written}
    assert [path.name for path in written if again[path] != written[path]] == ["offline.json"]


@pytest.mark.parametrize("spoilt", ["", "[]", '{"rules": "1"}', '{"rules": "1", "files": []}'])
def test_a_spoilt_memory_of_pages_counts_as_none(tmp_path: Path, spoilt: str) -> None:
    root = tmp_path / "html"
    put(root / "index.html", "<!doctype html>")
    put(root / "offline.json", json.dumps({"base": [""], "law": [], "short": {}, "places": {}}))
    before = finished(root)
    put(tmp_path / "work/cache/offline.json", spoilt)
    assert finished(root) == before


def test_a_site_without_a_plan_has_no_list(tmp_path: Path) -> None:
    put(tmp_path / "html/index.html", "<!doctype html>")
    assert finished(tmp_path / "html") == {}


def test_a_group_too_large_loses_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offline, "LAW_BYTES", 250)
    root = tmp_path / "html"
    plan = {"base": ["", "mat/"], "law": ["a/", "b/", "c/"], "short": {}, "places": {}}
    put(root / "offline.json", json.dumps(plan))
    for name in ("index.html", "a/index.html", "b/index.html", "c/index.html"):
        put(root / name, "x" * 100)
    data = json.loads(finished(root)["offline.json"])
    assert (list(data["base"]), list(data["law"])) == ([""], ["a/", "b/"])
    assert data["bytes"] == {"base": 100, "law": 200}


def test_addresses_are_read_however_the_page_writes_them(tmp_path: Path) -> None:
    root = tmp_path / "html"
    plan = {"base": ["a/b/"], "law": [], "short": {}, "places": {}}
    put(root / "offline.json", json.dumps(plan))
    put(
        root / "a/b/index.html",
        "<link href=../../assets/s.css rel=stylesheet><script src='../../assets/s.js?v=1' defer></script>"
        '<link rel="canonical" href="https://mau.example/a/b/"><link rel="icon" href="../../none.svg">'
        '<script src="https://elsewhere.example/x.js"></script><script src="../../../outside.js"></script>'
        '<script type="application/ld+json">{"src": "y.js"}</script><a href="../c/">c</a>',
    )
    put(root / "assets/s.css", '@font-face{src:url("fonts/f.woff2")}x{background:url(data:image/png;base64,AA)}')
    put(root / "assets/s.js", "1")
    put(root / "assets/fonts/f.woff2", "f")
    put(tmp_path / "outside.js", "1")
    data = json.loads(finished(root)["offline.json"])
    assert list(data["assets"]) == ["assets/s.css", "assets/s.js?v=1", "assets/fonts/f.woff2"]


def test_a_site_without_a_help_page_has_a_list_of_what_there_is(built: Callable[[Change], Path]) -> None:
    home = re.sub(r"situations:\n.*\n", "", str(SITE["content/index.md"]))
    identity = re.sub(r"- \{title: Trợ giúp.*\n", "", str(SITE["content/site.yml"]))
    output = built({"content/ho-tro.md": None, "content/index.md": home, "content/site.yml": identity})
    assert list(json.loads((output / "offline.json").read_bytes())["base"]) == ["", "da-luu/", "ngoai-tuyen/"]
    assert "tel:000" in (output / "ngoai-tuyen/index.html").read_text(encoding="utf-8")
