"""Pages of news: what they say of an item, in which language, and what is made again when an item changes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from scripts.assemble.pieces import Lazy, Tree
from scripts.flow.building import assembled
from scripts.read import read
from tests.assemble.test_assemble import meta
from tests.sources import NEWS, NOW, site, tree_of
from tests.translated import declared

ITEM = "content/tin-tuc/2022-06-10-tin-mau.md"
OTHER = "content/tin-tuc/2022-06-11-tin-khac.md"
FILES: dict[str, str | bytes | None] = {OTHER: NEWS.replace("Tin mẫu", "Tin khác").replace("06-10", "06-11")}


def made_from(root: Path, files: dict[str, str | bytes | None], days: int = 0) -> Tree:
    """The tree of a site some days later, nothing made yet."""
    found = read(site(root, files)).site
    assert found
    return assembled(root, root / "build", found, NOW + timedelta(days))


def keys(tree: Tree, name: str) -> dict[str, str]:
    """Of the files of one item: page, JSON, ninjs, what its pack says, plain text."""
    return {path: file.key for path, file in tree.items() if name in path and isinstance(file, Lazy)}


def test_an_edit_of_an_item_makes_no_other_again(tmp_path: Path) -> None:
    before = made_from(tmp_path / "a", FILES)
    after = made_from(tmp_path / "b", FILES | {ITEM: NEWS.replace("Nội dung tin mẫu", "Nội dung khác")})
    assert len(keys(before, "tin-khac")) == 5 and keys(before, "tin-khac") == keys(after, "tin-khac")
    own, edited = keys(before, "tin-mau"), keys(after, "tin-mau")
    assert own.keys() == edited.keys() and all(own[path] != edited[path] for path in own)


def test_time_alone_makes_no_item_again(tmp_path: Path) -> None:
    today, later = made_from(tmp_path / "a", FILES), made_from(tmp_path / "b", FILES, days=400)
    assert keys(today, "tin-") == keys(later, "tin-")


@pytest.mark.parametrize(("lang", "kind"), [("en", "Press release"), ("lo", "Thông cáo báo chí")])
def test_a_kind_is_named_in_the_language_of_the_page(tmp_path: Path, lang: str, kind: str) -> None:
    original = NEWS.replace("kind: news", "kind: release")
    version = f"content/{lang}/tin-tuc/2022-06-10-tin-mau.md"
    tree = tree_of(site(tmp_path, {ITEM: original, version: declared(lang, original)}))
    assert meta(tree, f"{lang}/tin-tuc/2022/tin-mau/")["kind_label"] == kind
    assert meta(tree, "tin-tuc/2022/tin-mau/")["kind_label"] == "Thông cáo báo chí"


def test_whoever_an_item_names_can_be_called(tmp_path: Path) -> None:
    contact = "contact: {name: Văn phòng, phone: 0000.000 001, email: a@mau.example, url: 'https://mau.example/hoi'}"
    tree = tree_of(site(tmp_path, {ITEM: NEWS.replace("kind: news", f"kind: news\n{contact}")}))
    found = [(one["text"], one["to"] or one["url"]) for one in meta(tree, "tin-tuc/2022/tin-mau/")["contact"]]
    assert found == [
        ("Văn phòng", "https://mau.example/hoi"),
        ("0000.000 001", "tel:0000000001"),
        ("a@mau.example", "mailto:a@mau.example"),
    ]
