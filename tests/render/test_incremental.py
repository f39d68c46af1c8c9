"""A rebuild gives the same bytes as a build from nothing, whatever was edited before it."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from scripts.problems.failure import Failure
from scripts.store.state import State
from tests.sources import LISTING, NEWS, NOW, QUESTION, forget, lend, site

Edit = Callable[[Path, int], None]


def published(root: Path) -> dict[str, bytes]:
    output = root / "site"
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def build_site(root: Path) -> dict[str, bytes]:
    # Here pages come and go that readers never hear of; tests/check/test_published.py is about those that stay.
    forget(root)
    built = build(root, NOW, Options(), Progress(quiet=True))
    assert built.output is not None, built.problems
    return published(root)


def add_event(root: Path, number: int) -> None:
    text = LISTING.replace("mau-thuong-2022-06-09", f"them-{number}").replace(
        "Lễ ra quân mẫu", f"Hoạt động thứ {number}"
    )
    (root / f"events/2022/them-{number}.yml").write_text(text, encoding="utf-8")


def drop_event(root: Path, number: int) -> None:
    (root / f"events/2022/them-{number}.yml").unlink(missing_ok=True)


def retitle_event(root: Path, number: int) -> None:
    path = root / "events/2022/mau-thuong.yml"
    path.write_text(LISTING.replace("Lễ ra quân mẫu", f"Lễ ra quân lần {number}"), encoding="utf-8")


def add_news(root: Path, number: int) -> None:
    path = root / f"content/tin-tuc/2022-06-1{number}-tin-them-{number}.md"
    path.write_text(
        NEWS.replace("2022-06-10", f"2022-06-1{number}").replace("Tin mẫu", f"Tin số {number}"), encoding="utf-8"
    )


def drop_news(root: Path, number: int) -> None:
    (root / f"content/tin-tuc/2022-06-1{number}-tin-them-{number}.md").unlink(missing_ok=True)


def edit_question(root: Path, number: int) -> None:
    path = root / "content/hoi-dap/cau-hoi-mau.md"
    path.write_text(QUESTION.replace("Nội dung.", f"Nội dung {number}.\n\n## Thêm mục {number}"), encoding="utf-8")


def rename_site(root: Path, number: int) -> None:
    path = root / "content/site.yml"
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join([f"name: Trang mẫu {number}", *lines[1:]]), encoding="utf-8")


def touch_everything(root: Path, number: int) -> None:
    for path in sorted((root / "content").rglob("*.md")):
        path.touch()


EDITS: tuple[Edit, ...] = (
    add_event,
    drop_event,
    retitle_event,
    add_news,
    drop_news,
    edit_question,
    rename_site,
    touch_everything,
)


@pytest.mark.slow
def test_any_sequence_of_edits_equals_a_clean_build(tmp_path: Path) -> None:
    choose = random.Random(2022)
    walk = [*EDITS, *choose.choices(EDITS, k=2)]
    choose.shuffle(walk)
    root = site(tmp_path / "dan-tung-buoc")
    build_site(root)
    for step, edit in enumerate(walk, 1):
        edit(root, choose.randint(1, 2))
        incremental = build_site(root)
        if step % 5 == 0:
            clean = tmp_path / f"bản sạch {step}"
            shutil.copytree(root, clean, ignore=shutil.ignore_patterns("build", "site"))
            assert incremental == build_site(lend(clean)), walk[:step]


def test_an_edit_renders_only_what_it_changed(tmp_path: Path) -> None:
    root = site(tmp_path)
    build_site(root)
    html = root / "build/html"
    before = {path: path.stat().st_mtime_ns for path in html.rglob("*.html")}
    retitle_event(root, 2)
    build_site(root)
    changed = {path.relative_to(html).as_posix() for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert "su-kien/2022/mau-thuong-2022-06-09/index.html" in changed
    assert "hoi-dap/cau-hoi-mau/index.html" not in changed
    assert "luat/1-2020-qh14/index.html" not in changed


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A site that was built, and what came out: the next build must give the same again, whatever a test spoils."""
    root = site(tmp_path_factory.mktemp("hỏng"))
    return root, build_site(root)


def test_a_page_that_a_killed_build_left_half_written_is_rendered_again(mended: tuple[Path, dict[str, bytes]]) -> None:
    root, whole = mended
    # What kill -9 in the middle of a page leaves: a cut file, newer than its source.
    page = root / "build/html/ho-tro/index.html"
    page.write_bytes(page.read_bytes()[:100])
    assert build_site(root) == whole


@pytest.mark.parametrize(
    "spoilt", [b"", b"SQLite format 3\0 and then nothing", b"x" * 5000], ids=["empty", "cut off", "no database"]
)
def test_a_spoilt_store_is_thrown_away(mended: tuple[Path, dict[str, bytes]], spoilt: bytes) -> None:
    root, whole = mended
    (root / "build/state.sqlite").write_bytes(spoilt)
    assert build_site(root) == whole


def test_a_change_of_template_rebuilds_every_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import scripts.flow.building

    project = tmp_path / "du-an"
    shutil.copytree(scripts.flow.building.KIT / "overrides", project / "overrides")
    shutil.copy(scripts.flow.building.KIT / "mkdocs.yml", project)
    monkeypatch.setattr(scripts.flow.building, "KIT", project)
    root = site(tmp_path / "nguon")
    build_site(root)
    footer = project / "overrides/partials/footer.html"
    footer.write_text(footer.read_text(encoding="utf-8") + "<!-- mới -->", encoding="utf-8")
    # The short addresses under l/ are no pages of the engine's.
    built = build_site(root).items()
    pages = {
        path: data for path, data in built if path.endswith("/index.html") and not path.startswith(("l/", "nhung/"))
    }
    assert pages and all("<!-- mới -->".encode() in data for data in pages.values())


def test_a_build_whose_engine_fails_lets_go_of_its_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import scripts.flow.building

    kept: list[State] = []

    def fail(work: Path, overrides: Path, state: State, *rest: object) -> None:
        kept.append(state)
        raise Failure("bộ dựng hỏng")

    monkeypatch.setattr(scripts.flow.building, "render", fail)
    with pytest.raises(Failure):
        build(site(tmp_path), NOW, Options(), Progress(quiet=True))
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        kept[0].save()
