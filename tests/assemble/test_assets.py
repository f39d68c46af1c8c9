"""Names of shared files: from their bytes, passed to whoever refers to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.assemble.site import assets

SOURCES = {
    "site.css": b'@font-face { src: url("fonts/a.woff2") }\n/* why */ p { color: red; background: url("data:x") }\n',
    "open.js": b'import(new URL("later.js", here)); // comes "later.js"\nvar word = "site";\n',
    "later.js": b'style("later.css");\n',
    "later.css": b"b { color: blue }\n",
    "fonts/a.woff2": b"\x00font",
}


def text(made: assets.Assets, name: str) -> str:
    return made.tree[f"files/{made.names[name]}"].decode()


def test_every_file_is_published_under_a_name_of_its_bytes() -> None:
    made = assets.build(SOURCES)
    assert list(made.names) == sorted(SOURCES)
    assert set(made.tree) == {f"files/{name}" for name in made.names.values()}
    assert re.fullmatch(r"assets/fonts/a\.[0-9a-f]{8}\.woff2", made.names["fonts/a.woff2"])
    assert made.tree[f"files/{made.names['fonts/a.woff2']}"] == SOURCES["fonts/a.woff2"]


def test_files_name_one_another_as_they_are_published() -> None:
    made = assets.build(SOURCES)
    assert f'url("{made.names["fonts/a.woff2"].removeprefix("assets/")}")' in text(made, "site.css")
    assert f'URL("{made.names["later.js"].removeprefix("assets/")}"' in text(made, "open.js")
    assert f'style("{made.names["later.css"].removeprefix("assets/")}")' in text(made, "later.js")
    assert '"site"' in text(made, "open.js") and 'url("data:x")' in text(made, "site.css")


def test_a_change_renames_the_file_and_those_that_name_it_and_no_other() -> None:
    before, after = (
        assets.build(SOURCES | {"later.css": colour}).names for colour in (b"b { color: blue }", b"b { color: red }")
    )
    assert {name for name in before if before[name] != after[name]} == {"later.css", "later.js", "open.js"}


def test_a_comment_more_renames_nothing() -> None:
    told = SOURCES | {"later.css": b"/* The sea. */\n" + SOURCES["later.css"]}
    assert assets.build(told).names == assets.build(SOURCES).names


def test_a_ring_of_names_is_refused() -> None:
    with pytest.raises(ValueError, match=r"a\.js → b\.js → a\.js"):
        assets.build({"a.js": b'import("b.js")', "b.js": b'import("a.js")'})


def test_parts_are_joined_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name, words in {
        "styles/20-b.css": "b{}",
        "styles/10-a.css": "a{}",
        "scripts/x.js": "x()",
        "search/y.js": "y()",
        "one.js": "1",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(words, encoding="utf-8")
    assert assets.read(tmp_path) == {
        "one.js": b"1",
        "site.css": b"a{}\nb{}",
        "site.js": b"x()",
        "search.js": b"y()",
    }
