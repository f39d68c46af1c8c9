"""The list of outputs: every published file is of one kind, and what the list says of it is so."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from scripts.assemble.outputs import OUTPUTS, Output, of
from scripts.assemble.site import headers
from scripts.publish.compress import PACKED, TEXTS
from tests.assemble.test_assemble import meta
from tests.conftest import CHECKOUT, Built
from tests.sources import site, tree_of

HOSTING = (CHECKOUT / "docs/hosting.md").read_text(encoding="utf-8")


def kinds(path: str) -> list[Output]:
    return [output for output in OUTPUTS if output.pattern.fullmatch(path)]


def test_every_file_of_the_real_site_is_of_exactly_one_kind(built: Built) -> None:
    files = {path.relative_to(built.root).as_posix() for path in built.root.rglob("*") if path.is_file()}
    plain = {name for name in files if not name.endswith(PACKED)}
    assert not {name: found for name in plain if len(found := kinds(name)) != 1}
    packed = {name.rpartition(".")[0] for name in files - plain}
    assert packed == {name for name in packed if kinds(name)[0].packed}, "a copy of what is not to be packed"


@pytest.mark.parametrize(
    "path",
    [
        "anh.jpg",
        "su-kien/2022/le-ra-quan/ANH CHỤP.JPG",
        "bao-chi/anh-goc/su-kien/2022/le-ra-quan/anh.jpg",
        "assets/anh/anh-640.0123abcd.webp",
        "tin-tuc/chu-de/truyen-thong/rss.xml",
        "bao-chi/goi/en/mot-tin.pptx",
        "api/v1/ninjs/en/mot-tin.json",
        ".well-known/security.txt",
    ],
)
def test_what_the_real_site_does_not_have_yet_is_of_one_kind_too(path: str) -> None:
    assert len(kinds(path)) == 1


@pytest.mark.parametrize(
    "path", ["anh.exe", "api/v1/mat.json", "tin-tuc/mat.csv", "a/index.html.br", "bao-chi/goi/a.txt.gz"]
)
def test_what_nobody_publishes_is_of_no_kind(path: str) -> None:
    assert of(path) is None


def test_makers_are_modules_and_texts_have_a_charset() -> None:
    for output in OUTPUTS:
        assert importlib.util.find_spec(f"scripts.{output.maker}"), output.path
    assert not [one.path for one in OUTPUTS if one.media in {"text/html", "text/plain", "text/css", "text/javascript"}]


def test_all_that_is_packed_is_text() -> None:
    binary = {".png", ".jpg", ".webp", ".woff2", ".pdf", ".docx", ".zip", ".xlsx"}
    assert not binary & set(TEXTS) and Path("index.html").suffix in TEXTS


def test_the_press_room_offers_every_whole_file_of_the_api(tmp_path: Path) -> None:
    room = "---\ntitle: Báo chí\nsummary: Cho nhà báo.\n---\n## Trích dẫn\n\nNhư sau.\n"
    tree = tree_of(site(tmp_path, {"content/bao-chi.md": room}))
    machines = meta(tree, "bao-chi/")["machines"]
    urls = {link["url"] for machine in machines for link in (machine, *machine["parts"])}
    whole = {output.path for output in OUTPUTS if output.words and not output.parameters}
    tables = {f"{name}.{ending}" for name in ("fines", "law-changes") for ending in ("csv", "json", "xlsx")}
    without = {*tables, "exemplars.json", "materials.json"}
    # Their own pages, one step from here, lead to them.
    urls |= {meta(tree, url)["data"] for url in ("bao-chi/mang-xa-hoi/", "nguon/")}
    assert whole - urls == {f"api/v1/{name}" for name in without}, "which this site has nothing for"
    assert not [url for url in urls if not url.endswith("/") and not of(url)]


def test_the_guide_for_servers_names_the_same_folders_to_keep_for_ever() -> None:
    row = next(line for line in HOSTING.splitlines() if headers.FOR_EVER in line and line.startswith("|"))
    assert tuple(re.findall(r"`([a-z/]+/)`", row)) == headers.NAMED_BY_BYTES
    caddy = " ".join(f"/{folder}*" for folder in headers.NAMED_BY_BYTES)
    assert HOSTING.count(f"path {caddy}") == 2
    pattern = "^/(assets|pagefind/(fragment|index))/"
    assert HOSTING.count(pattern) == 2
    assert [output for output in OUTPUTS if re.match(pattern, f"/{output.path}") and not output.named_by_bytes] == []
    assert all(re.match(pattern, f"/{folder}") for folder in headers.NAMED_BY_BYTES)
